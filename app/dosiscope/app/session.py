"""What is open: runs reading and measuring as jobs and fills the review.

Opening and comparing stand together because both replace what was read, what was
accepted of it and the case, which must stay of one state.
"""

from __future__ import annotations

import gc
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from dosiscope.app.arrivals import Arrivals
from dosiscope.app.breather import Breather
from dosiscope.app.growing import Growing, grow_steps
from dosiscope.app.jobs import Jobs
from dosiscope.app.loading import companion_steps, load_steps
from dosiscope.app.measuring import Measuring
from dosiscope.app.shifting import Shifting
from dosiscope.core.acceptance import (
    IGNORE_OFF_SLICE,
    NOTHING_ACCEPTED,
    SHIFT_TO_SLICES,
    Accepted,
)
from dosiscope.core.errors import ChoiceError, DosiscopeError, NotComparedError
from dosiscope.core.growing import arrived_text
from dosiscope.core.identity import Personal, filled, joined
from dosiscope.core.ignoring import ignoring_off_slice
from dosiscope.core.not_shown import unread_text
from dosiscope.core.rules import acceptable_rules
from dosiscope.core.text import capitalised, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from dosiscope.app.growing import Grown
    from dosiscope.app.keeping import Opened
    from dosiscope.app.loading import Loaded, MakingSteps
    from dosiscope.app.made_when_opened import Making
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.temporary import RunFolder
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import WithheldDvh
    from dosiscope.core.inventory import Inventory, Selection
    from dosiscope.core.kinds import Kind
    from dosiscope.core.progress import Progress, Steps
    from dosiscope.core.rivals import Rival
    from dosiscope.io.case.kept import Kept
    from dosiscope.io.case.scan import Scan
    from dosiscope.viewer.review import Review

REPORT = "report"  # the key of its job
GROWING = "growing"
_PAINTED_MS = 100  # by then a case that is opened has been painted


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
        self.is_busy = self._is_comparing = False
        self.jobs = Jobs(self)
        self._breather = Breather(lambda: self.jobs.is_working, self)
        review.picture_painted.connect(self._breather.picture_painted)
        self._read: _Read | None = None  # what was read last: of it one may choose
        self._shown: _Read | None = None  # what the open case was chosen of
        self._kept: Kept | None = None  # what the open case has read
        self._refused: dict[str, str] = {}  # rivals that could not be shown, and why
        self.selection: Selection | None = None  # what is open
        self.measuring = Measuring(review, self.jobs, self)
        self.measuring.failed.connect(self._tell)
        self._measure_soon = QTimer(self, singleShot=True, interval=_PAINTED_MS)
        self._measure_soon.timeout.connect(self.measuring.start)
        self.shifting = Shifting(self.jobs, self)
        self.shifting.changed.connect(self._amend)
        self.shifting.refused.connect(self.failed.emit)
        self.shifting.failed.connect(self._tell)
        self.withheld_dvhs: list[WithheldDvh] = []
        self.stored_source = ""  # UID of the RT Dose whose DVHs are shown; "": all
        self._paths: tuple[Path, ...] = ()
        self.inputs: tuple[Path, ...] = ()  # all that was ever opened: never written
        self._wanted = ("",) * 4  # UIDs of plan, dose, structure set and image series
        self._accepted_beforehand = NOTHING_ACCEPTED  # of what is opened next
        self._making: Making | None = None  # of the dose that is shown of it
        self.arrivals = Arrivals(self)
        self.arrivals.due.connect(self._grow)
        self._aside: Scan | None = None  # what arrived and is of others, lately
        self._meanwhile: list[str] = []  # what arrived while a choice was left
        self._arrived: Counter[Kind] = Counter()  # what arrived of this case, lately
        self._seconds = 0.0  # that taking them took
        self.news = ""  # what is to be told of it, a sentence
        self._demo: RunFolder | None = None
        self._ignores_off_slice = False

    @property
    def inventory(self) -> Inventory | None:
        """Everything found under the opened paths."""
        return self.scan.inventory if self.scan else None

    @property
    def scan(self) -> Scan | None:
        """What was read last; another than `scan_of_case` while a choice is left."""
        return self._read.scan if self._read else None

    @property
    def scan_of_case(self) -> Scan | None:
        """What the open case was found in."""
        return self._shown.scan if self._shown else None

    def _set_busy(self, busy: bool, *, is_comparing: bool = False) -> None:
        self.is_busy, self._is_comparing = busy, is_comparing
        self.busy_changed.emit(busy)
        if not busy:
            self.arrivals.resume()

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

        read, wanted = self._read, self._wanted
        if read is not None:
            gc.unfreeze()  # the case before may go
        accepted, known = self._accepted_beforehand, None
        if add and read is not None:
            case = self.review.case if read is self._shown else None
            accepted, known = read.accepted.only_seen(case), read.scan
        self._accepted_beforehand, self._wanted = NOTHING_ACCEPTED, ("",) * 4
        making, self._making = self._making, None
        self._paths = tuple(paths)
        before = read.paths if add and read is not None else ()
        all_paths = tuple(dict.fromkeys([*before, *self._paths]))
        self.inputs = tuple(dict.fromkeys([*self.inputs, *self._paths]))
        job = self.jobs.start("open", scan(paths, known, unpacking_folder))
        self._set_busy(True)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(
            lambda found: self._scanned(
                _Read(found, accepted, begins_anew=not add, paths=all_paths),
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
        if self._read is not None:
            gc.unfreeze()  # the case before may go
        self._accepted_beforehand, self._wanted = NOTHING_ACCEPTED, ("",) * 4
        self._making = None
        job = self.jobs.start("open", steps)
        self._set_busy(True)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda found: self._found_again(found, then))
        job.failed.connect(self._fail)

    def _found_again(self, found: Reopened, then: Callable[[Reopened], object]) -> None:
        self._paths = found.paths
        self.inputs = tuple(dict.fromkeys([*self.inputs, *found.paths]))
        paths = found.paths
        read = _Read(found.scan, found.accepted, begins_anew=True, paths=paths)
        then(found)
        if found.selection is None:  # not all of it is there
            self._scanned(read, ("",) * 4, None)
            return
        self._read = read
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
        self._set_busy(True)
        job = self.jobs.start("open", write_demo(folder))
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda _: self.open([folder]))
        job.failed.connect(self._fail_demo)

    def _fail_demo(self, error: Exception) -> None:
        if isinstance(error, OSError):
            from dosiscope.core.outputs import reason_of

            told = f"The demo patient cannot be written: {reason_of(error)}."
            error = DosiscopeError(told)
        self._fail(error)

    def settle_added(self, *, replace: bool) -> None:
        """Keep what is open, or open what was added alone."""
        if replace:
            self.open(self._paths)
        else:
            self._read = self._shown

    def cancel(self) -> None:
        """Stop what shows its progress: opening, a report; what was open stays."""
        from dosiscope.io.files.worker import stop_workers

        for key in ("open", REPORT):
            self.jobs.cancel(key)
        stop_workers()
        if self._is_comparing:  # what was added and not chosen stays too
            self._set_busy(False)
            self.rivals_changed.emit()
        else:
            self._keep()

    def _keep(self) -> None:
        """Go on with what is open: nothing else will be."""
        self._read = self._shown or self._read
        self._set_busy(False)

    def _scanned(
        self, read: _Read, wanted: Sequence[str], making: Making | None
    ) -> None:
        from dosiscope.core.link import propose
        from dosiscope.core.typed_uid import typed_choice
        from dosiscope.io.case.overlay import of_any_frame

        inventory = read.scan.inventory
        if not inventory.entries:
            self._fail(DosiscopeError(_nothing_found(inventory)))
            return
        self._read = read
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
            self._set_busy(False)
            why = f"{error.question} in the case browser{self._or_compare()}."
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

    def _or_compare(self) -> str:
        """Say what can be done instead of a choice where a case is open."""
        unread = [one for one in self.rivals() if one.dose is None]
        is_added = self._compared_in is self._read
        if not is_added or not any(one.may_be_compared for one in unread):
            return ""
        self.rivals_changed.emit()
        return ", or in the Compare panel one to compare with what is open"

    def choose(self, selection: Selection) -> None:
        """Load the chosen objects of what was scanned."""
        self._choose(selection)

    def _choose(
        self,
        selection: Selection,
        make: Callable[[Case], MakingSteps] | None = None,
        compared: tuple[str, ...] = (),
    ) -> None:
        """Load the same, with the plans of some doses, and make one of them."""
        read = self._read
        if read is None:
            return
        if selection == self.selection and not read.begins_anew:
            compared = tuple(one.uid for one in self.rivals() if one.dose is not None)
        self._set_busy(True)
        coming = self.arrivals.coming(read.scan.heads)
        steps = load_steps(
            read.scan, selection, read.accepted, compared, make, coming=coming
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
        if self._shown is not None and self.selection is not None:
            accepted = self._shown.accepted.also(one)
            self._read = replace(self._shown, accepted=accepted)
            self.choose(self.selection)

    def _loaded(self, found: Loaded, read: _Read, selection: Selection) -> None:
        case, shapes = found.case, found.shapes
        shown, compared = self.review.dose, self.review.comparison.keys
        is_again = selection == self.selection and not read.begins_anew
        self.selection = selection
        self._kept = found.kept
        self._refused = dict(found.refused)
        self._forget_arrived()
        if read.begins_anew:
            self._begin_with(read.accepted)
            self.arrivals.offer_again()
        self.arrivals.give_back(self._meanwhile)
        self._meanwhile.clear()
        self._read = self._shown = replace(read, begins_anew=False)
        self.measuring.forget()
        self.shifting.take(case)
        if self._ignores_off_slice:
            self.review.set_case(ignoring_off_slice(case))
        else:
            self.review.set_case(case, shapes)
        if found.made is not None:
            self.review.set_dose(self.review.add_made(found.made))
        self.stored_source = case.stored_source
        self._take_stored(case)
        if is_again or case.companions:  # it was open before, and compared
            self._show_again(case, shown, compared)
        self.opened.emit()
        self.rivals_changed.emit()
        self._set_busy(False)
        # a case lives until the next one: no need to look through it again and again
        gc.freeze()
        # its threads would compete with the first paint of the case
        self._measure_soon.start()
        self.shifting.do_if_waiting()
        if found.failure is not None:
            self._tell(found.failure)

    def _show_again(
        self, case: Case, shown: Dose | None, compared: Sequence[str]
    ) -> None:
        """Show and compare the doses of before, as far as they are of the case."""
        doses, review = {dose.key: dose for dose in case.every_dose}, self.review
        if shown is not None and shown.key in doses and not review.made:
            review.set_dose(doses[shown.key])
        if compared[0] in doses:
            review.comparison.take_again(compared, doses)

    # --- comparing -----------------------------------------------------------------

    def rivals(self) -> tuple[Rival, ...]:
        """Return every dose that was found and is not of the open case.

        Each tells its name and, where it may not be compared, why.  Those of a
        companion hold their dose: they have been read.  What was added since is among
        them.
        """
        from dosiscope.core.rivals import rivals

        read, selection, case = self._compared_in, self.selection, self.review.case
        if read is None or selection is None or case is None:
            return ()
        found = rivals(read.scan.inventory, selection, case)
        refused = self._refused
        return tuple(
            replace(one, refusal=one.refusal or refused.get(one.uid, ""))
            for one in found
        )

    @property
    def _compared_in(self) -> _Read | None:
        """What rivals are looked for in: what was read last, if it holds the case."""
        read, shown = self._read, self._shown
        if read is None or shown is None or self.selection is None:
            return None
        uids = self.selection.uids
        here, mine = (
            {(e.uid, e.header.files) for e in one.scan.inventory.entries}
            for one in (read, shown)
        )
        return read if here.issuperset(e for e in mine if e[0] in uids) else shown

    def compare_with(self, uid: str) -> None:
        """Compare the shown dose with another: B is then that; "" for none.

        One of the case is there; that of a rival is read first, with its plan, and
        is of a companion of the case from then on.  Why it cannot be is told as of
        whatever fails, and by `rivals`; what is shown stays.  `rivals_changed` tells
        that it is over, however it ended; nothing is read while another case is.
        """
        case, comparison = self.review.case, self.review.comparison
        if case is None or self._compared_in is None:
            return
        found = {dose.key: dose for dose in case.every_dose}
        found |= {one.uid: one.dose for one in self.rivals() if one.dose is not None}
        if not uid or uid in found:
            comparison.set_other(found.get(uid))
            return
        self._read_rival(uid, lambda: self.compare_with(uid))

    def read_rival(self, uid: str) -> None:
        """Read a rival as `compare_with` does, for another use than to compare it."""
        self._read_rival(uid, lambda: None)

    def _read_rival(self, uid: str, then: Callable[[], None]) -> None:
        case, read, selection = self.review.case, self._compared_in, self.selection
        if case is None or read is None or selection is None:
            self.rivals_changed.emit()
            return
        if self.is_busy and not self._is_comparing:
            self.rivals_changed.emit()
            return
        self._set_busy(True, is_comparing=True)
        steps = companion_steps(
            read.scan, selection, case, uid, self._accepted_of_case, self._kept
        )
        job = self.jobs.start("open", steps)
        job.progressed.connect(self.progressed)
        job.succeeded.connect(lambda companion: self._take(companion, read, then))
        job.failed.connect(lambda error: self._refuse(uid, error))

    @property
    def _accepted_of_case(self) -> Accepted:
        return self._shown.accepted if self._shown is not None else NOTHING_ACCEPTED

    def _take(self, companion: Case, read: _Read, then: Callable[[], None]) -> None:
        accepted = self._accepted_of_case
        now = replace(read, accepted=accepted, begins_anew=False)
        if self._read is read:  # else a choice is left among what was read since
            self._read = now
        self._shown = now
        self.shifting.amend(lambda case: case.compared_with(companion))
        case = self.shifting.case
        if case is None:
            return
        ignoring = ignoring_off_slice(case) if self._ignores_off_slice else case
        self.review.amend_case(ignoring)  # what was measured stays
        self._take_stored(case)
        self.opened.emit()
        self._set_busy(False)
        gc.freeze()
        self.rivals_changed.emit()
        then()

    def _refuse(self, uid: str, error: Exception) -> None:
        if isinstance(error, NotComparedError):
            self._refused[uid] = error.why
        self._set_busy(False)
        self.rivals_changed.emit()
        self._tell(error)

    @property
    def as_opened(self) -> Opened | None:
        """What is open, as a sidecar is made of it; None without a case."""
        from dosiscope.app.keeping import Opened

        case, shown, selection = self.review.case, self._shown, self.selection
        if case is None or shown is None or selection is None:
            return None
        rules = set(shown.accepted.rules) - {IGNORE_OFF_SLICE, SHIFT_TO_SLICES}
        if self._ignores_off_slice:
            rules.add(IGNORE_OFF_SLICE)
        if self.shifting.is_on:
            rules.add(SHIFT_TO_SLICES)
        return Opened(
            paths=shown.paths,
            scan=shown.scan,
            selection=selection,
            case=case,
            rules=frozenset(rules),
            compared=tuple(one.uid for one in self.rivals() if one.dose is not None),
            made=self.review.made,
            stored=self.stored_source,
        )

    # --- growing -------------------------------------------------------------------

    def _grow(self) -> None:
        """Take what has arrived into what is open, beside whatever the user does."""
        read = self._shown or self._read
        if self.is_busy:
            self.arrivals.postpone()
            return
        files, have_gone = self.arrivals.take()
        if read is None:
            self.arrivals.taken()
            return
        opened = Growing(
            scan=read.scan,
            aside=self._aside,
            selection=self.selection,
            case=self.shifting.as_stored,
            compared=tuple(one.uid for one in self.rivals() if one.dose is not None),
            accepted=read.accepted,
            kept=self._kept,
        )
        coming = self.arrivals.coming
        steps = grow_steps(opened, files, coming, have_gone=have_gone)
        job = self.jobs.start(GROWING, steps)
        job.succeeded.connect(
            lambda grown: self._take_grown(grown, opened, files, have_gone=have_gone)
        )
        job.failed.connect(self._tell)
        job.finished.connect(lambda: self.arrivals.taken(self._seconds))

    def _is_still(self, opened: Growing) -> bool:
        """Whether nothing else was opened, chosen or compared since."""
        read = self._shown or self._read
        return (
            read is not None
            and not self.is_busy
            and read.scan is opened.scan
            and self.selection == opened.selection
            and self.shifting.as_stored is opened.case
        )

    def _take_grown(
        self, grown: Grown, opened: Growing, files: Sequence[str], *, have_gone: bool
    ) -> None:
        if not self._is_still(opened):
            self.arrivals.give_back(files, have_gone=have_gone)
            return
        self._seconds = grown.seconds
        self._aside = None if self.arrivals.is_quiet else grown.aside
        read = self._shown or self._read
        assert read is not None
        paths = tuple(map(Path, grown.scan.heads.keys() - read.scan.heads.keys()))
        now = replace(read, scan=grown.scan, paths=(*read.paths, *sorted(paths)))
        self.inputs = tuple(dict.fromkeys([*self.inputs, *paths]))
        if self._shown is None:
            if paths:
                self._scanned(now, ("",) * 4, None)
            return
        if self._read is self._shown:
            self._read = now
        else:  # a choice is left among what was read since: it may be of that, too
            self._meanwhile += files
        self._shown = now
        self._arrived.update(grown.arrived)
        if grown.loaded is None or grown.selection is None:
            return
        is_another = grown.scan is not opened.scan
        if is_another or _is_told_otherwise(grown.loaded.case, opened.case):
            self._take_more(grown.loaded, grown.selection, grown.question)
        elif self.arrivals.is_quiet:
            self._forget_arrived()

    def _take_more(self, found: Loaded, selection: Selection, question: str) -> None:
        """Show more of the open case; whatever the user has chosen stays."""
        before, case, was_moved = self.review.case, found.case, self.shifting.is_on
        was_unread = before is not None and bool(before.unread)
        dose = self.review.dose
        self.selection, self._kept = selection, found.kept
        self._refused |= dict(found.refused)
        is_the_same = case.has_same_solids(self.shifting.as_stored)
        if not is_the_same:
            self._measure_soon.stop()
            self.measuring.forget()
        self.shifting.take(case)
        shown = ignoring_off_slice(case) if self._ignores_off_slice else case
        self.review.amend_case(shown, None if self._ignores_off_slice else found.shapes)
        self._take_stored(case)
        self.news = _news(self._arrived, case, question)
        self.opened.emit()
        self.rivals_changed.emit()
        if not case.unread and self.arrivals.is_quiet:
            self._forget_arrived()
        if not case.unread:
            gc.freeze()
        is_measured = is_the_same and shown.has_same_solids(before)
        if was_unread or not is_measured or self.review.dose is not dose:
            self._measure_soon.start()  # what is known is taken as it is
        if was_moved:
            self.shifting.set_on(True)

    def _forget_arrived(self) -> None:
        self._arrived.clear()
        self.news = ""

    # --- how contours are shown ----------------------------------------------------

    @property
    def ignores_off_slice(self) -> bool:
        """Whether contours between the images are left out, as some systems do."""
        return self._ignores_off_slice

    def set_ignore_off_slice(self, value: bool) -> None:
        """Leave contours between the images out, or take them again; measure anew."""
        self._ignores_off_slice = value
        self._amend()

    def shift_structures(self, value: bool = True) -> None:
        """Show contours that all lie beside the images on the nearest, or undo it."""
        self.shifting.set_on(value)

    def _amend(self) -> None:
        """Show the open case as it is wanted now, and measure it anew."""
        case = self.shifting.case
        if case is None:
            return
        self._measure_soon.stop()
        self.measuring.stop()
        self.review.amend_case(
            ignoring_off_slice(case) if self._ignores_off_slice else case
        )
        self._take_stored(case)
        self.opened.emit()
        self.measuring.start()

    def close_case(self) -> None:
        """Forget everything that is open."""
        self.jobs.cancel("open")
        self.jobs.cancel(GROWING)
        self._forget_arrived()
        self._aside = None
        self._meanwhile.clear()
        self._measure_soon.stop()
        self.measuring.forget()
        self._read = self._shown = self.selection = self._kept = None
        self._refused = {}
        self.shifting.take(None)
        self._accepted_beforehand = NOTHING_ACCEPTED
        self._begin_with(NOTHING_ACCEPTED)
        self.stored_source = ""
        self.review.set_case(None)
        self.opened.emit()
        self.rivals_changed.emit()

    def _begin_with(self, accepted: Accepted) -> None:
        """Show contours as is accepted of another case, not as of the last one."""
        self._ignores_off_slice = IGNORE_OFF_SLICE in accepted.rules
        self.shifting.wait(SHIFT_TO_SLICES in accepted.rules)

    def _fail(self, error: Exception) -> None:
        self._keep()
        self._tell(error)

    def _tell(self, error: Exception) -> None:
        if isinstance(error, DosiscopeError):
            self.failed.emit(error.told())
        else:
            self.faulted.emit(error)

    # --- measuring -----------------------------------------------------------------

    def _take_stored(self, case: Case) -> None:
        from dosiscope.app.stored import stored_dvhs

        shown, self.withheld_dvhs = stored_dvhs(case, self.stored_source)
        self.review.results.set_stored_dvhs(tuple(shown))

    def choose_stored(self, uid: str) -> None:
        """Show the stored DVHs of one RT Dose, or of all for ""."""
        if self.review.case is not None:
            self.stored_source = uid
            self._take_stored(self.review.case)

    def close(self) -> None:
        """Stop all work; call when the window closes."""
        self._measure_soon.stop()
        self.arrivals.close()
        self.jobs.close()
        if self._demo is not None:
            self._demo.remove()


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
        told.append(f"{question} in the case browser.")
    return " ".join(filter(None, told))


def _nothing_found(inventory: Inventory) -> str:
    """Say that nothing can be shown, and why of the first files."""
    skipped, most = inventory.skipped, 3
    reasons = [
        filled(
            "{name}: {reason}",
            {"name": Personal(Path(one.file).name), "reason": one.reason},
        )
        for one in skipped[:most]
    ]
    if len(skipped) > most:
        reasons.append(f"and {counted(len(skipped) - most, 'file')} more")
    sentence = "No CT, RT Structure Set, RT Plan or RT Dose was found"
    if not reasons:
        return f"{sentence}: there are no files."
    return filled(
        "{sentence}; {skipped} skipped ({reasons}).",
        {
            "sentence": sentence,
            "skipped": counted(len(skipped), "file"),
            "reasons": joined("; ", reasons),
        },
    )


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read of which paths, and what the user decided of it.

    ``begins_anew`` until a case of it is shown: what was done to the one before is not
    done to that.
    """

    scan: Scan
    accepted: Accepted
    begins_anew: bool
    paths: tuple[Path, ...] = ()
