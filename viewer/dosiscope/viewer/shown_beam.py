"""Which beam of the plan is looked at, and at which of its control points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.seen_beam import SeenBeam
    from dosiscope.viewer.seen_channels import SeenChannel

_MOST_SEEN: Final = 1000  # a few arcs


class ShownBeam(QObject):
    """The part of a review that is a beam: table, pictures and beam's eye follow it.

    No beam is chosen at first.  One stays chosen as long as its plan is told beside
    the shown dose.
    """

    changed = Signal()  # another plan, beam or control point
    beam_changed = Signal()  # another plan or beam; before ``changed``

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reset()

    def reset(self) -> None:
        """Begin anew, without plan and beam; `tell` tells it."""
        self._plans: tuple[Plan, ...] = ()
        self._plan: Plan | None = None
        self._beam: Beam | None = None
        self._point = 0
        self._shows_all = False
        self._seen: dict[tuple[str, int, int], SeenBeam] = {}
        self._ways: dict[tuple[str, int], tuple[BeamsEye, ...]] = {}
        self._channels: dict[str, tuple[SeenChannel, ...]] = {}
        self._has_other = True

    def take(self, plans: Sequence[Plan]) -> None:
        """Take the plans that are told beside the shown dose; `tell` tells it.

        The beam stays, and its control point, where its plan is there, if only read
        anew: the same UID.
        """
        if tuple(plans) == self._plans:
            return
        before, beam, point = self._plan, self._beam, self._point
        shows_all = self._shows_all
        self.reset()
        self._shows_all = shows_all
        self._plans = tuple(plans)
        uid = None if before is None else before.header.uid
        same = next((plan for plan in self._plans if plan.header.uid == uid), None)
        self._plan = same or next(iter(self._plans), None)
        if same is not None and beam is not None:
            self._beam = _numbered(same, beam.number)
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

    @property
    def shows_all(self) -> bool:
        """Whether pictures show all beams that treat, beside the chosen one."""
        return self._shows_all

    def show_all(self, on: bool) -> None:
        """Show all beams that treat, or the chosen one alone."""
        if on != self._shows_all:
            self._shows_all = on
            self.changed.emit()

    @property
    def drawn(self) -> tuple[tuple[Plan, Beam], ...]:
        """The beams that pictures show, each with its plan, the chosen one last."""
        chosen = (
            ()
            if self._plan is None or self._beam is None
            else ((self._plan, self._beam),)
        )
        if not self._shows_all:
            return chosen
        others = (
            (plan, beam)
            for plan in self._plans
            for beam in plan.beams
            if not beam.is_setup and beam is not self._beam
        )
        return (*others, *chosen)

    def point_of(self, beam: Beam) -> int:
        """Return the control point at which a beam is shown: of others the first."""
        return self._point if beam is self._beam else 0

    def seen(self, plan: Plan, beam: Beam, point: int) -> SeenBeam:
        """Return what can be drawn of a beam at a control point; it is made once."""
        key = plan.header.uid, beam.number, point
        if key not in self._seen:
            if len(self._seen) >= _MOST_SEEN:
                self._seen.clear()
            from dosiscope.viewer.seen_beam import see_beam

            self._seen[key] = see_beam(plan, beam, point)
        return self._seen[key]

    def seen_now(self, plan: Plan, beam: Beam) -> SeenBeam:
        """Return what can be drawn of a beam at the control point that is shown."""
        return self.seen(plan, beam, self.point_of(beam))

    def way(self, plan: Plan, beam: Beam) -> tuple[BeamsEye, ...]:
        """Return the views from an arc's source (`way_of_source`); made once."""
        key = plan.header.uid, beam.number
        if key not in self._ways:
            from dosiscope.viewer.seen_beam import way_of_source

            self._ways[key] = way_of_source(plan, beam)
        return self._ways[key]

    def seen_channels(self, plan: Plan) -> tuple[SeenChannel, ...]:
        """Return what can be drawn of the channels of a plan; it is made once."""
        key = plan.header.uid
        if key not in self._channels:
            from dosiscope.viewer.seen_channels import see_channels

            self._channels[key] = see_channels(plan)
        return self._channels[key]

    @property
    def whys(self) -> tuple[str, ...]:
        """What pictures do not draw of beams and channels, a sentence each."""
        told = [
            why for plan, beam in self.drawn for why in self.seen_now(plan, beam).whys
        ]
        told += [
            seen.why
            for plan in self._plans
            for seen in self.seen_channels(plan)
            if seen.why
        ]
        return tuple(dict.fromkeys(told))

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
