"""Takes files that have arrived into what is open, beside whatever the user does."""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QObject, Signal

from dosiscope.app.arrivals import Arrivals
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.growing import arrived_text, not_added_text, taken_apart_text
from dosiscope.core.language import tr
from dosiscope.core.not_shown import unread_text
from dosiscope.core.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from dosiscope.app.busy import Busy
    from dosiscope.app.grow import GrowingCase, Grown
    from dosiscope.app.jobs import Jobs
    from dosiscope.app.loading import Loaded
    from dosiscope.app.open_case import OpenCase
    from dosiscope.app.rivals import Rivals
    from dosiscope.app.showing import Showing
    from dosiscope.core.case import Case
    from dosiscope.core.kinds import Kind
    from dosiscope.io.case.scan import Scan

_JOB: Final = "growing"


class _Taken(NamedTuple):
    """What a job was begun with."""

    before: GrowingCase
    files: tuple[str, ...]
    have_gone: bool


class Growing(QObject):
    """The open case grows as its files arrive (docs/decisions/0022).

    Attributes
    ----------
    arrivals
        What has arrived and was not taken yet.
    news
        What is to be told of it, a sentence; "" for nothing.
    found
        What was read so far, where no case is open yet: one may be chosen of it.
    grown
        More of the case is shown.
    failed
        Why what arrived was not added, or that the program made a mistake.
    """

    found = Signal(object)  # WasRead
    grown = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        open_case: OpenCase,
        showing: Showing,
        rivals: Rivals,
        jobs: Jobs,
        busy: Busy,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open, self._showing, self._rivals = open_case, showing, rivals
        self._jobs, self._busy = jobs, busy
        self._busy.changed.connect(self._go_on)
        self.arrivals = Arrivals(self)
        self.arrivals.due.connect(self._grow)
        self._aside: Scan | None = None  # what arrived and is of others, lately
        # what arrived while a choice was left, or could not be added to the open case
        self._later: list[str] = []
        self._has_gone = False  # and whether files had left by then
        self._arrived: Counter[Kind] = Counter()  # what arrived of this case, lately
        self._seconds = 0.0  # that taking it took
        self.news = ""

    # --- which case grows --------------------------------------------------------

    def begin(self, *, is_another: bool) -> None:
        """Grow what was just read: another case, or more of the same."""
        self._forget_news()
        if is_another:
            self.arrivals.offer_again()
        self.arrivals.give_back(self._later, have_gone=self._has_gone)
        self._offer_no_more()

    def forget(self) -> None:
        """Let nothing grow: nothing is open."""
        self._jobs.cancel(_JOB)
        self._forget_news()
        self._aside = None
        self._offer_no_more()

    def _offer_no_more(self) -> None:
        self._later.clear()
        self._has_gone = False

    def _forget_news(self) -> None:
        self._arrived.clear()
        self.news = ""

    def _go_on(self, is_busy: bool) -> None:
        if not is_busy:
            self.arrivals.resume()

    # --- what arrives ------------------------------------------------------------

    def _grow(self) -> None:
        """Take what has arrived, unless something else is being read."""
        read = self._open.grows_in
        if self._busy.is_on:
            self.arrivals.postpone()
            return
        files, have_gone = self.arrivals.take()
        if read is None:
            self.arrivals.taken()
            return
        from dosiscope.app.grow import GrowingCase, grow_steps

        gc.unfreeze()  # what is replaced may go
        self._seconds = 0.0
        before = GrowingCase(
            scan=read.scan,
            aside=self._aside,
            selection=self._open.selection,
            case=self._showing.shifting.as_stored,
            compared=self._rivals.compared,
            accepted=read.accepted,
            kept=self._open.kept,
        )
        taken = _Taken(before, files, have_gone)
        coming = self.arrivals.coming
        steps = grow_steps(before, files, coming, have_gone=have_gone)
        job = self._jobs.start(_JOB, steps)
        job.succeeded.connect(lambda grown: self._take(grown, taken))
        job.failed.connect(lambda error: self._fail(error, taken))
        job.finished.connect(self._end)

    def _is_still(self, before: GrowingCase) -> bool:
        """Whether nothing else was opened, chosen or compared since."""
        read = self._open.grows_in
        return (
            read is not None
            and not self._busy.is_on
            and read.scan is before.scan
            and self._open.selection == before.selection
            and self._showing.shifting.as_stored is before.case
        )

    def _take(self, grown: Grown, taken: _Taken) -> None:
        before, files, have_gone = taken
        if not self._is_still(before):
            self.arrivals.give_back(files, have_gone=have_gone)
            return
        self._add(grown, before, files)
        if grown.left:
            self._leave(grown)

    def _add(self, grown: Grown, before: GrowingCase, files: Sequence[str]) -> None:
        self._seconds = grown.seconds
        self._aside = None if self.arrivals.is_quiet else grown.aside
        read = self._open.grows_in
        assert read is not None
        paths = tuple(map(Path, grown.scan.heads.keys() - read.scan.heads.keys()))
        now = replace(read, scan=grown.scan, paths=(*read.paths, *sorted(paths)))
        self._open.add_inputs(paths)
        if self._open.shown is None:
            if paths:
                self.found.emit(now)
            return
        if self._open.is_choice_left:
            self._later += files  # it may be of what was read since, too
        self._open.change(read, now)
        self._arrived.update(grown.arrived)
        if grown.loaded is None or grown.selection is None:
            return
        is_another = grown.scan is not before.scan
        if is_another or _is_told_otherwise(grown.loaded.case, before.case):
            self._open.take_more(grown.selection, grown.loaded)
            self._show(grown.loaded, grown.question)
        elif self.arrivals.is_quiet:
            self._forget_news()

    def _show(self, found: Loaded, question: str) -> None:
        self.news = _news(self._arrived, found.case, question)
        self._showing.show_more(found)
        self.grown.emit()
        if not found.case.unread and self.arrivals.is_quiet:
            self._forget_news()

    def _leave(self, grown: Grown) -> None:
        """Tell of what is not added, though the rest is."""
        self._later += sorted(grown.left)
        count = len(grown.left) if grown.arrived else 0
        self.failed.emit(DosiscopeError(taken_apart_text(count)))

    def _fail(self, error: Exception, taken: _Taken) -> None:
        before, files, have_gone = taken
        if not self._is_still(before):
            self.arrivals.give_back(files, have_gone=have_gone)
            return
        # with what comes next they would keep that out, too
        self._later += files
        self._has_gone = self._has_gone or have_gone
        if isinstance(error, DosiscopeError):
            error = DosiscopeError(not_added_text(error.told()))
        self.failed.emit(error)

    def _end(self) -> None:
        case = self._showing.shifting.case
        if case is not None and not case.unread and not self._busy.is_on:
            gc.freeze()  # as of a case that was opened
        self.arrivals.taken(self._seconds)


def _is_told_otherwise(case: Case, before: Case | None) -> bool:
    """Whether of the same files something else is told than before."""
    if before is None:
        return True
    one, other = ((c.unread, c.missing, c.findings, c.withheld) for c in (case, before))
    return one != other


def _news(arrived: Mapping[Kind, int], case: Case, question: str) -> str:
    """Return what is told of objects that arrived, and what is to be done."""
    told = [arrived_text(arrived.items())]
    coming = [one for one in case.unread if one.is_arriving]
    if coming:
        told.append(f"{capitalised(unread_text(coming))}.")
    if question:
        told.append(tr("{question} in the case browser.", question=question))
    return " ".join(filter(None, told))
