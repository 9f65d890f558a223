"""What is open, and what opens, shows, compares and grows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.app.breather import Breather
from dosiscope.app.busy import Busy
from dosiscope.app.growing import Growing
from dosiscope.app.jobs import Jobs
from dosiscope.app.open_case import OpenCase
from dosiscope.app.opener import Opener
from dosiscope.app.rivals import Rivals
from dosiscope.app.showing import Showing
from dosiscope.core.acceptance import IGNORE_OFF_SLICE, SHIFT_TO_SLICES
from dosiscope.core.errors import DosiscopeError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from dosiscope.app.arrivals import Arrivals
    from dosiscope.app.keeping import Opened
    from dosiscope.app.made_when_opened import Making
    from dosiscope.app.measuring import Measuring
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.shifting import Shifting
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.dvh.curve import WithheldDvh
    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.core.progress import Steps
    from dosiscope.core.rivals import Rival
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review

REPORT = "report"  # the key of its job


class Session(QObject):
    """Opens paths, keeps the last good case until a new one is complete."""

    progressed = Signal(object)  # Progress
    read = Signal(object)  # the paths that were asked for, when what they hold is known
    opened = Signal()
    choice_needed = Signal(str)  # why; the inventory holds the candidates
    failed = Signal(object)  # a sentence for the user, identity in it marked
    faulted = Signal(object)  # an error of the program itself
    busy_changed = Signal(bool)
    part_read = Signal(object, object)  # a Case that is not whole, and its RoiShapes
    rivals_changed = Signal()  # what may be compared: found, read or refused

    def __init__(
        self,
        review: Review,
        parent: QObject | None = None,
        when_furnished: Callable[[Callable[[], object]], object] = lambda do: do(),
    ) -> None:
        """Fill a review; nothing is shown before it has its panels."""
        super().__init__(parent)
        self.review = review
        self.jobs = Jobs(self)
        self._breather = Breather(lambda: self.jobs.is_working, self)
        review.picture_painted.connect(self._breather.picture_painted)
        self._busy = Busy(self)
        self._busy.changed.connect(self.busy_changed)
        self._open = OpenCase()
        self._showing = Showing(review, self.jobs, self)
        self._showing.changed.connect(self.opened)
        self._showing.measuring.failed.connect(self._tell)
        self._showing.shifting.refused.connect(self.failed.emit)
        self._showing.shifting.failed.connect(self._tell)
        self._rivals = Rivals(
            self._open, review, self._showing, self.jobs, self._busy, self
        )
        self._rivals.changed.connect(self.rivals_changed)
        self._rivals.progressed.connect(self.progressed)
        self._rivals.failed.connect(self._tell)
        self._growing = Growing(
            self._open, self._showing, self._rivals, self.jobs, self._busy, self
        )
        self._growing.grown.connect(self.rivals_changed)
        self._growing.failed.connect(self._tell)
        self._opener = opener = Opener(
            self._open,
            review,
            self._showing,
            self._rivals,
            self._growing,
            self.jobs,
            self._busy,
            when_furnished,
            self,
        )
        opener.progressed.connect(self.progressed)
        opener.read.connect(self.read)
        opener.choice_needed.connect(self.choice_needed)
        opener.part_read.connect(self.part_read)
        opener.rivals_changed.connect(self.rivals_changed)
        opener.failed.connect(self._tell)

    # --- what is there -----------------------------------------------------------

    @property
    def inventory(self) -> Inventory | None:
        """Everything found under the opened paths."""
        return self.scan.inventory if self.scan else None

    @property
    def scan(self) -> Scan | None:
        """What was read last; another than `scan_of_case` while a choice is left."""
        return self._open.last.scan if self._open.last else None

    @property
    def scan_of_case(self) -> Scan | None:
        """What the open case was found in."""
        return self._open.shown.scan if self._open.shown else None

    @property
    def selection(self) -> Selection | None:
        """What is open."""
        return self._open.selection

    @property
    def inputs(self) -> tuple[Path, ...]:
        """All that was ever opened: never written."""
        return self._open.inputs

    @property
    def is_busy(self) -> bool:
        """Whether a case is being read, or another dose to compare with it."""
        return self._busy.is_on

    @property
    def measuring(self) -> Measuring:
        """What measures the open case."""
        return self._showing.measuring

    @property
    def shifting(self) -> Shifting:
        """The open case as its files have it, and moved to the slices."""
        return self._showing.shifting

    @property
    def arrivals(self) -> Arrivals:
        """What arrives, and may be of the open case."""
        return self._growing.arrivals

    @property
    def news(self) -> str:
        """What is to be told of what has arrived, a sentence."""
        return self._growing.news

    # --- opening -----------------------------------------------------------------

    def want(
        self, plan: str = "", dose: str = "", structure_set: str = "", ct: str = ""
    ) -> None:
        """Choose by UID ("" where it does not matter) in what is opened next."""
        self._opener.want(plan, dose, structure_set, ct)

    def make_when_opened(self, making: Making | None) -> None:
        """Make a dose of what is opened next, and show it."""
        self._opener.make_when_opened(making)

    def accept_when_opened(self, rules: Collection[str]) -> None:
        """Decide against these rules in what is opened next, and in that alone."""
        self._opener.accept_when_opened(rules)

    def open(self, paths: Sequence[Path], *, add: bool = False) -> None:
        """Scan paths and show the case they hold; ``add`` keeps what is open."""
        self._opener.open(paths, add=add)

    def reopen(
        self, steps: Steps[Reopened], then: Callable[[Reopened], object]
    ) -> None:
        """Open what a sidecar leads to, see `Opener.reopen`."""
        self._opener.reopen(steps, then)

    def open_demo(self) -> None:
        """Write the demo patient to a private temporary folder and open it."""
        self._opener.open_demo()

    def settle_added(self, *, replace: bool) -> None:
        """Keep what is open, or open what was added alone."""
        self._opener.settle_added(replace=replace)

    def choose(self, selection: Selection) -> None:
        """Load the chosen objects of what was scanned."""
        self._opener.choose(selection)

    def accept(self, one: Acceptable) -> None:
        """Show what these findings withhold, until the case is closed."""
        self._opener.accept(one)

    def cancel(self) -> None:
        """Stop what shows its progress: opening, a report; what was open stays."""
        from dosiscope.io.files.worker import stop_workers

        for key in ("open", REPORT):
            self.jobs.cancel(key)
        stop_workers()
        if self._busy.is_comparing:  # what was added and not chosen stays too
            self._busy.end()
            self.rivals_changed.emit()
        else:
            self._opener.keep()

    # --- comparing -----------------------------------------------------------------

    def rivals(self) -> tuple[Rival, ...]:
        """Return every dose that was found and is not of the open case."""
        return self._rivals.found()

    def compare_with(self, uid: str) -> None:
        """Compare the shown dose with another, see `Rivals.compare_with`."""
        self._rivals.compare_with(uid)

    def read_rival(self, uid: str) -> None:
        """Read a rival as `compare_with` does, for another use than to compare it."""
        self._rivals.read(uid)

    # --- what is open --------------------------------------------------------------

    @property
    def as_opened(self) -> Opened | None:
        """What is open, as a sidecar is made of it; None without a case."""
        from dosiscope.app.keeping import Opened

        case, shown, selection = self.review.case, self._open.shown, self.selection
        if case is None or shown is None or selection is None:
            return None
        rules = set(shown.accepted.rules) - {IGNORE_OFF_SLICE, SHIFT_TO_SLICES}
        if self.ignores_off_slice:
            rules.add(IGNORE_OFF_SLICE)
        if self.shifting.is_on:
            rules.add(SHIFT_TO_SLICES)
        return Opened(
            paths=shown.paths,
            scan=shown.scan,
            selection=selection,
            case=case,
            rules=frozenset(rules),
            compared=self._rivals.compared,
            made=self.review.made,
            stored=self.stored_source,
        )

    @property
    def stored_source(self) -> str:
        """UID of the RT Dose whose stored DVHs are shown; "" for all."""
        return self._showing.stored_source

    @property
    def withheld_dvhs(self) -> Sequence[WithheldDvh]:
        """Stored DVHs of the open case that are not shown."""
        return self._showing.withheld_dvhs

    def choose_stored(self, uid: str) -> None:
        """Show the stored DVHs of one RT Dose, or of all for ""."""
        self._showing.choose_stored(uid)

    @property
    def ignores_off_slice(self) -> bool:
        """Whether contours between the images are left out, as some systems do."""
        return self._showing.ignores_off_slice

    def set_ignore_off_slice(self, value: bool) -> None:
        """Leave contours between the images out, or take them again; measure anew."""
        self._showing.set_ignore_off_slice(value)

    def shift_structures(self, value: bool = True) -> None:
        """Show contours that all lie beside the images on the nearest, or undo it."""
        self.shifting.set_on(value)

    def close_case(self) -> None:
        """Forget everything that is open."""
        self._opener.forget()
        self._growing.forget()
        self._open.forget()
        self._showing.forget()
        self.rivals_changed.emit()

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            self.failed.emit(error.told())
        else:
            self.faulted.emit(error)

    def close(self) -> None:
        """Stop all work; call when the window closes."""
        self._showing.close()
        self.arrivals.close()
        self.jobs.close()
        self._opener.close()
