"""Doses that were found beside the open case, and are read to be compared with it."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.app.loading import companion_steps
from dosiscope.core.errors import NotComparedError

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.app.busy import Busy
    from dosiscope.app.jobs import Jobs
    from dosiscope.app.open_case import OpenCase, WasRead
    from dosiscope.app.showing import Showing
    from dosiscope.core.case import Case
    from dosiscope.core.rivals import Rival
    from dosiscope.viewer.review import Review


class Rivals(QObject):
    """Finds them, and reads the case of one beside what is shown.

    Attributes
    ----------
    changed
        What may be compared: found, read or refused.
    progressed
        How far the reading of one is.
    failed
        Why one cannot be compared, or that the program made a mistake.
    """

    changed = Signal()
    progressed = Signal(object)  # Progress
    failed = Signal(Exception)

    def __init__(
        self,
        open_case: OpenCase,
        review: Review,
        showing: Showing,
        jobs: Jobs,
        busy: Busy,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open, self._review, self._showing = open_case, review, showing
        self._jobs, self._busy = jobs, busy

    def found(self) -> tuple[Rival, ...]:
        """Return every dose that was found and is not of the open case.

        Each tells its name and, where it may not be compared, why.  Those of a
        companion hold their dose: they have been read.  What was added since is among
        them.
        """
        from dosiscope.core.rivals import rivals

        read, case = self._open.compared_in, self._review.case
        if read is None or self._open.selection is None or case is None:
            return ()
        found = rivals(read.scan.inventory, self._open.selection, case)
        refused = self._open.refused
        return tuple(
            replace(one, refusal=one.refusal or refused.get(one.uid, ""))
            for one in found
        )

    @property
    def compared(self) -> tuple[str, ...]:
        """The UIDs of those that have been read."""
        return tuple(one.uid for one in self.found() if one.dose is not None)

    def compare_with(self, uid: str) -> None:
        """Compare the shown dose with another: B is then that; "" for none.

        One of the case is there; that of a rival is read first, with its plan, and
        is of a companion of the case from then on.  Why it cannot be is told as of
        whatever fails, and by `found`; what is shown stays.  `changed` tells that it is
        over, however it ended; nothing is read while another case is.
        """
        case, comparison = self._review.case, self._review.comparison
        if case is None or self._open.compared_in is None:
            return
        there = {dose.key: dose for dose in case.every_dose}
        there |= {one.uid: one.dose for one in self.found() if one.dose is not None}
        if not uid or uid in there:
            comparison.set_other(there.get(uid))
            return
        self._read(uid, lambda: self.compare_with(uid))

    def read(self, uid: str) -> None:
        """Read one as `compare_with` does, for another use than to compare it."""
        self._read(uid, lambda: None)

    def _read(self, uid: str, then: Callable[[], None]) -> None:
        case, read = self._review.case, self._open.compared_in
        selection = self._open.selection
        if case is None or read is None or selection is None:
            self.changed.emit()
            return
        if self._busy.is_on and not self._busy.is_comparing:
            self.changed.emit()
            return
        self._busy.begin(is_comparing=True)
        steps = companion_steps(
            read.scan, selection, case, uid, self._open.accepted, self._open.kept
        )
        job = self._jobs.start("open", steps)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda companion: self._take(companion, read, then))
        job.failed.connect(lambda error: self._refuse(uid, error))

    def _take(self, companion: Case, read: WasRead, then: Callable[[], None]) -> None:
        accepted = self._open.accepted
        now = replace(read, accepted=accepted, begins_anew=False)
        self._open.change(read, now)
        self._showing.add_companion(companion)
        self._busy.end()
        gc.freeze()
        self.changed.emit()
        then()

    def _refuse(self, uid: str, error: Exception) -> None:
        if isinstance(error, NotComparedError):
            self._open.refused[uid] = error.why
        self._busy.end()
        self.changed.emit()
        self.failed.emit(error)
