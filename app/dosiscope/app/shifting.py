"""Offers to show contours that lie beside the images on the nearest slice (E13)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.app.jobs import Jobs
    from dosiscope.core.case import Case

_JOB = "shift"


class Shifting(QObject):
    """The open case as its files have it, and moved to the slices if asked.

    Every case is asked for anew: what was right for one exporter is not for others.

    Attributes
    ----------
    changed
        The case is to be shown in the other way.
    refused
        A sentence: why it was not done.
    failed
        The program made a mistake.
    """

    changed = Signal()
    refused = Signal(str)
    failed = Signal(Exception)

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._is_waiting = False
        self._as_stored: Case | None = None
        self._moved: Case | None = None
        self._offset: float | None = None

    def take(self, case: Case | None) -> None:
        """Begin with another case, as its files have it."""
        self._jobs.cancel(_JOB)
        self._as_stored, self._moved = case, None
        self._offset = None
        if case is not None:
            # late, as below: it is not needed for the first images of a case
            from dosiscope.core.nearest_slice import offered_shift

            self._offset = offered_shift(case)

    def amend(self, change: Callable[[Case], Case]) -> None:
        """Take more of the same case, in whichever way it is shown."""
        if self._as_stored is not None:
            self._as_stored = change(self._as_stored)
        if self._moved is not None:
            self._moved = change(self._moved)

    @property
    def as_stored(self) -> Case | None:
        """The case as its files have it."""
        return self._as_stored

    @property
    def case(self) -> Case | None:
        """The case as it is to be shown."""
        return self._moved or self._as_stored

    @property
    def is_offered(self) -> bool:
        """Whether all contours lie beside the images by one distance."""
        return self._offset is not None

    @property
    def is_on(self) -> bool:
        """Whether they are shown on the nearest slice."""
        return self._moved is not None

    @property
    def offset(self) -> str:
        """The distance as it is told; "" where there is none."""
        if self._offset is None:
            return ""
        from dosiscope.core.nearest_slice import offset_text

        return offset_text(self._offset)

    @property
    def words(self) -> str:
        """What the user may ask for."""
        if self.offset:
            return tr("Show on nearest slice ({offset})", offset=self.offset)
        return tr("Show on nearest slice")

    def set_on(self, value: bool) -> None:
        """Show contours on the nearest slice, or where their file has them."""
        from dosiscope.core.nearest_slice import (
            NO_SHIFT,
            show_on_nearest_slice,
        )

        self._jobs.cancel(_JOB)
        if not value:
            if self._moved is not None:
                self._moved = None
                self.changed.emit()
        elif self._as_stored is not None and self._offset is None:
            self.refused.emit(tr("Not shown on the nearest slice: {why}", why=NO_SHIFT))
        elif self._as_stored is not None and self._offset is not None:
            steps = show_on_nearest_slice(self._as_stored, self._offset)
            job = self._jobs.start(_JOB, steps)
            job.succeeded.connect(self._take_moved)
            job.failed.connect(self.failed)

    def wait(self, value: bool) -> None:
        """Show the next case that is opened so, if it can be, or as it is."""
        self._is_waiting = value

    def do_if_waiting(self) -> None:
        """Do what was asked for before the case was open."""
        if self._is_waiting:
            self._is_waiting = False
            self.set_on(True)

    def _take_moved(self, case: Case) -> None:
        stored = self._as_stored
        if stored is not None:  # companions may have come since it was asked for
            case = replace(case, companions=stored.companions, outside=stored.outside)
        self._moved = case
        self.changed.emit()
