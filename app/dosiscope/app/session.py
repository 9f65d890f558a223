"""What is open: runs opening as jobs, and has what shows, compares and grows it."""

from __future__ import annotations

import gc
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.app.breather import Breather
from dosiscope.app.busy import Busy
from dosiscope.app.growing import Growing
from dosiscope.app.jobs import Jobs
from dosiscope.app.loading import load_steps
from dosiscope.app.open_case import OpenCase, WasRead
from dosiscope.app.rivals import Rivals
from dosiscope.app.showing import Showing
from dosiscope.core.acceptance import (
    IGNORE_OFF_SLICE,
    NOTHING_ACCEPTED,
    SHIFT_TO_SLICES,
    Accepted,
)
from dosiscope.core.errors import ChoiceError, DosiscopeError
from dosiscope.core.identity import Personal, joined
from dosiscope.core.language import tr
from dosiscope.core.rules import acceptable_rules
from dosiscope.core.text import capitalised, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from dosiscope.app.arrivals import Arrivals
    from dosiscope.app.keeping import Opened
    from dosiscope.app.loading import Loaded, MakingSteps
    from dosiscope.app.made_when_opened import Making
    from dosiscope.app.measuring import Measuring
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.shifting import Shifting
    from dosiscope.app.temporary import RunFolder
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.case import Case
    from dosiscope.core.dvh.curve import WithheldDvh
    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.core.progress import Progress, Steps
    from dosiscope.core.rivals import Rival
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review

REPORT = "report"  # the key of its job
_ANY: Final = ("",) * 4  # UIDs of plan, dose, structure set and image series


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
        self._when_furnished = when_furnished
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
        self._growing.found.connect(lambda read: self._scanned(read, _ANY, None))
        self._growing.failed.connect(self._tell)
        self._paths: tuple[Path, ...] = ()  # that were asked for last
        self._wanted = _ANY
        self._accepted_beforehand = NOTHING_ACCEPTED  # of what is opened next
        self._making: Making | None = None  # of the dose that is shown of it
        self._demo: RunFolder | None = None

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
        self._wanted = (plan, dose, structure_set, ct)

    def make_when_opened(self, making: Making | None) -> None:
        """Make a dose of what is opened next, and show it."""
        self._making = making

    def accept_when_opened(self, rules: Collection[str]) -> None:
        """Decide against these rules in what is opened next, and in that alone."""
        self._accepted_beforehand = Accepted(acceptable_rules().intersection(rules))

    def open(self, paths: Sequence[Path], *, add: bool = False) -> None:
        """Scan paths and show the case they hold; ``add`` keeps what is open."""
        from dosiscope.app.temporary import unpacking_folder
        from dosiscope.io.case.scan import scan

        read, wanted = self._open.last, self._wanted
        if read is not None:
            gc.unfreeze()  # the case before may go
        accepted, known = self._accepted_beforehand, None
        if add and read is not None:
            case = self.review.case if read is self._open.shown else None
            accepted, known = read.accepted.only_seen(case), read.scan
        self._accepted_beforehand, self._wanted = NOTHING_ACCEPTED, _ANY
        making, self._making = self._making, None
        self._paths = tuple(paths)
        before = read.paths if add and read is not None else ()
        all_paths = tuple(dict.fromkeys([*before, *self._paths]))
        self._open.add_inputs(self._paths)
        job = self.jobs.start("open", scan(paths, known, unpacking_folder))
        self._busy.begin()
        job.progressed.connect(self.progressed)
        job.succeeded.connect(
            lambda found: self._scanned(
                WasRead(
                    scan=found,
                    accepted=accepted,
                    begins_anew=not add,
                    paths=all_paths,
                ),
                wanted,
                making,
            )
        )
        job.failed.connect(self._fail)

    def reopen(
        self, steps: Steps[Reopened], then: Callable[[Reopened], object]
    ) -> None:
        """Open what a sidecar leads to, with what was chosen and decided then.

        ``then`` is called once that is known, before any of it is read.
        """
        if self._open.last is not None:
            gc.unfreeze()  # the case before may go
        self._accepted_beforehand, self._wanted = NOTHING_ACCEPTED, _ANY
        self._making = None
        job = self.jobs.start("open", steps)
        self._busy.begin()
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda found: self._found_again(found, then))
        job.failed.connect(self._fail)

    def _found_again(self, found: Reopened, then: Callable[[Reopened], object]) -> None:
        self._paths = found.paths
        self._open.add_inputs(found.paths)
        read = WasRead(
            scan=found.scan,
            accepted=found.accepted,
            begins_anew=True,
            paths=found.paths,
        )
        then(found)
        if found.selection is None:  # not all of it is there
            self._scanned(read, _ANY, None)
            return
        self._open.last = read
        self.read.emit(self._paths)
        self._choose(found.selection, compared=found.compared)

    def open_demo(self) -> None:
        """Write the demo patient to a private temporary folder and open it."""
        from dosiscope.app.temporary import RunFolder
        from dosiscope.demo.patient import write_demo

        try:
            self._demo = self._demo or RunFolder()
        except OSError as error:
            self._fail_demo(error)
            return
        folder = self._demo.path / "demo"
        self._busy.begin()
        job = self.jobs.start("open", write_demo(folder))
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda _: self.open([folder]))
        job.failed.connect(self._fail_demo)

    def _fail_demo(self, error: Exception) -> None:
        if isinstance(error, OSError):
            from dosiscope.core.outputs import reason_of

            told = tr(
                "The demo patient cannot be written: {reason}.", reason=reason_of(error)
            )
            error = DosiscopeError(told)
        self._fail(error)

    def settle_added(self, *, replace: bool) -> None:
        """Keep what is open, or open what was added alone."""
        if replace:
            self.open(self._paths)
        else:
            self._open.keep()

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
            self._keep()

    def _keep(self) -> None:
        """Go on with what is open: nothing else will be."""
        self._open.keep()
        self._busy.end()

    def _scanned(
        self, read: WasRead, wanted: Sequence[str], making: Making | None
    ) -> None:
        from dosiscope.core.link import propose
        from dosiscope.core.typed_uid import typed_choice
        from dosiscope.io.case.overlay import of_any_frame

        inventory = read.scan.inventory
        if not inventory.entries:
            self._fail(DosiscopeError(_nothing_found(inventory)))
            return
        self._open.last = read
        self.read.emit(self._paths)
        try:
            plan, dose, structure_set, ct = wanted
            request = making.request_of(inventory) if making is not None else None
            uids = typed_choice(
                inventory,
                plan=plan,
                dose=dose if request is None else request.leading,
                structure_set=structure_set,
                ct_series=ct,
            )
            selection = propose(inventory, of_any_frame(read.accepted), **uids)
        except ChoiceError as error:
            self._busy.end()
            why = self._where_to_choose(error.question)
            self._when_furnished(lambda: self.choice_needed.emit(why))
            return
        except DosiscopeError as error:
            self._fail(error)
            return
        if making is None or request is None:
            self.choose(selection)
        else:

            def make(case: Case) -> MakingSteps:
                return making.make(request, case, read.scan)

            self._choose(selection, make, request.uids)

    def _where_to_choose(self, question: str) -> str:
        """Say where to choose, and what can be done instead where a case is open."""
        unread = [one for one in self.rivals() if one.dose is None]
        is_added = self._open.compared_in is self._open.last
        if not is_added or not any(one.may_be_compared for one in unread):
            return tr("{question} in the case browser.", question=question)
        self.rivals_changed.emit()
        return tr(
            "{question} in the case browser, or in the Compare panel one to compare "
            "with what is open.",
            question=question,
        )

    def choose(self, selection: Selection) -> None:
        """Load the chosen objects of what was scanned."""
        self._choose(selection)

    def _choose(
        self,
        selection: Selection,
        make: Callable[[Case], MakingSteps] | None = None,
        compared: tuple[str, ...] = (),
        kept: Kept | None = None,
    ) -> None:
        """Load the same, with the plans of some doses, and make one of them.

        ``kept`` is what has been read of it, if that is to be taken as it is.
        """
        read = self._open.last
        if read is None:
            return
        if self._open.is_again(selection, read):
            compared = self._rivals.compared
        self._busy.begin()
        coming = self.arrivals.coming(read.scan.heads)
        steps = load_steps(
            read.scan, selection, read.accepted, compared, make, kept, coming
        )
        job = self.jobs.start("open", steps)
        job.progressed.connect(self._show_step)
        job.succeeded.connect(
            lambda found: self._when_furnished(
                lambda: self._loaded(found, read, selection)
            )
        )
        job.failed.connect(self._fail)

    def _show_step(self, progress: Progress[Loaded]) -> None:
        if progress.part is not None and self.review.case is None:
            # what is open stays until the new case is whole
            self.part_read.emit(progress.part.case, progress.part.shapes)
        self.progressed.emit(progress)

    def accept(self, one: Acceptable) -> None:
        """Show what these findings withhold, until the case is closed."""
        if one.rule == SHIFT_TO_SLICES:
            self.shift_structures()
            return
        shown, selection, kept = self._open.shown, self.selection, self._open.kept
        if shown is not None and selection is not None:
            accepted = shown.accepted.also(one)
            self._open.last = replace(shown, accepted=accepted)
            self._choose(selection, kept=kept.copy() if kept is not None else None)

    def _loaded(self, found: Loaded, read: WasRead, selection: Selection) -> None:
        is_again = self._open.is_again(selection, read)
        self._open.take(replace(read, begins_anew=False), selection, found)
        self._growing.begin(is_another=read.begins_anew)
        if read.begins_anew:
            self._showing.begin_with(read.accepted)
        self._showing.show(found, is_again=is_again)
        self.rivals_changed.emit()
        self._busy.end()
        # a case lives until the next one: no need to look through it again and again
        gc.freeze()
        self._showing.go_on()
        if found.failure is not None:
            self._tell(found.failure)

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
        self.jobs.cancel("open")
        self._growing.forget()
        self._open.forget()
        self._accepted_beforehand = NOTHING_ACCEPTED
        self._showing.forget()
        self.rivals_changed.emit()

    def _fail(self, error: Exception) -> None:
        self._keep()
        self._tell(error)

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
        if self._demo is not None:
            self._demo.remove()


def _nothing_found(inventory: Inventory) -> str:
    """Say that nothing can be shown, and why of the first files."""
    from dosiscope.core.link import NOTHING_FOUND

    skipped, most = inventory.skipped, 3
    reasons = [
        joined(": ", [Personal(Path(one.file).name), one.reason])
        for one in skipped[:most]
    ]
    if len(skipped) > most:
        reasons.append(
            tr("and {files} more", files=counted(len(skipped) - most, "file"))
        )
    sentence = capitalised(NOTHING_FOUND)
    if not reasons:
        return tr("{sentence}: there are no files.", sentence=sentence)
    return tr(
        "{sentence}; {files} skipped ({reasons}).",
        sentence=sentence,
        files=counted(len(skipped), "file"),
        reasons=joined("; ", reasons),
    )
