"""Which beam of the plan is looked at, and at which of its control points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.plan import Beam, Plan


class ShownBeam(QObject):
    """The part of a review that is a beam: table, pictures and beam's eye follow it.

    No beam is chosen at first.  One stays chosen as long as its plan is told beside
    the shown dose.
    """

    changed = Signal()  # another plan, beam or control point
    beam_changed = Signal()  # another plan or beam; before ``changed``

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._has_other = False
        self.reset()

    def reset(self) -> None:
        """Begin anew, without plan and beam; `tell` tells it."""
        self._plans: tuple[Plan, ...] = ()
        self._plan: Plan | None = None
        self._beam: Beam | None = None
        self._point = 0
        self._has_other = True

    def take(self, plans: Sequence[Plan]) -> None:
        """Take the plans that are told beside the shown dose; `tell` tells it.

        The beam stays, and its control point, where its plan is there, if only read
        anew: the same UID.
        """
        if tuple(plans) == self._plans:
            return
        before, beam, point = self._plan, self._beam, self._point
        self.reset()
        self._plans = tuple(plans)
        same = (
            plan
            for plan in self._plans
            if before is not None and plan.header.uid == before.header.uid
        )
        self._plan = next(same, self._plans[0] if self._plans else None)
        if beam is not None and before is not None and self._plan is not None:
            if self._plan.header.uid == before.header.uid:
                self._beam = _numbered(self._plan, beam.number)
                self._point = self._within(point)

    def tell(self) -> None:
        """Tell of what `reset` and `take` have changed."""
        if self._has_other:
            self._has_other = False
            self.beam_changed.emit()
            self.changed.emit()

    @property
    def plans(self) -> tuple[Plan, ...]:
        """The plans whose beams can be chosen: of a dose of several plans each."""
        return self._plans

    @property
    def plan(self) -> Plan | None:
        """The plan of the beam; without a beam the first one."""
        return self._plan

    @property
    def beam(self) -> Beam | None:
        """The beam; None while none is chosen."""
        return self._beam

    @property
    def point(self) -> int:
        """Index of the control point; 0 of a beam without any."""
        return self._point

    @property
    def points(self) -> int:
        """How many control points the beam has."""
        beam = self._beam
        return 0 if beam is None or beam.points is None else len(beam.points)

    def choose(self, number: int | None, plan: Plan | None = None) -> None:
        """Choose a beam by its number, at its first control point; None: none.

        A number that no beam of the plan has chooses none.

        Parameters
        ----------
        number
            Beam Number.
        plan
            One of ``plans``; else the plan stays.
        """
        where = plan if plan is not None and plan in self._plans else self._plan
        beam = None if number is None or where is None else _numbered(where, number)
        if beam is self._beam and where is self._plan:
            return
        self._plan, self._beam, self._point = where, beam, 0
        self._has_other = True
        self.tell()

    def go_to(self, point: int) -> None:
        """Show a control point of the beam: the nearest one that it has."""
        reached = self._within(point)
        if reached != self._point:
            self._point = reached
            self.changed.emit()

    def _within(self, point: int) -> int:
        return max(0, min(point, self.points - 1))


def _numbered(plan: Plan, number: int) -> Beam | None:
    return next((beam for beam in plan.beams if beam.number == number), None)
