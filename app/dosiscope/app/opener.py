"""Opens paths: scans them, chooses the case that they hold, loads it and shows it."""

from __future__ import annotations

import gc
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.app.loading import load_steps
from dosiscope.app.open_case import WasRead
from dosiscope.core.acceptance import NOTHING_ACCEPTED, SHIFT_TO_SLICES, Accepted
from dosiscope.core.errors import ChoiceError, DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.rules import acceptable_rules

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from dosiscope.app.busy import Busy
    from dosiscope.app.growing import Growing
    from dosiscope.app.jobs import Jobs
    from dosiscope.app.loading import Loaded, MakingSteps
    from dosiscope.app.made_when_opened import Making
    from dosiscope.app.open_case import OpenCase
    from dosiscope.app.reopening import Reopened
    from dosiscope.app.rivals import Rivals
    from dosiscope.app.showing import Showing
    from dosiscope.app.temporary import RunFolder
    from dosiscope.core.acceptance import Acceptable
    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Selection
    from dosiscope.core.progress import Progress, Steps
    from dosiscope.io.case.kept import Kept
    from dosiscope.viewer.review import Review

_ANY: Final = ("",) * 4  # UIDs of plan, dose, structure set and image series


class Opener(QObject):
    """Opens what is asked for; what is open stays until the new case is whole.

    Attributes
    ----------
    progressed
        How far it is.
    read
        The paths that were asked for, when what they hold is known.
    choice_needed
        Why one has to choose among what was read.
    part_read
        A case that is not whole yet, and the shapes of its structures.
    rivals_changed
        Other doses may be compared than before.
    failed
        Why nothing is opened, or that the program made a mistake.
    """

    progressed = Signal(object)  # Progress
    read = Signal(object)
    choice_needed = Signal(str)
    part_read = Signal(object, object)
    rivals_changed = Signal()
    failed = Signal(Exception)

    def __init__(
        self,
        open_case: OpenCase,
        review: Review,
        showing: Showing,
        rivals: Rivals,
        growing: Growing,
        jobs: Jobs,
        busy: Busy,
        when_furnished: Callable[[Callable[[], object]], object],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._open, self._review, self._showing = open_case, review, showing
        self._rivals, self._growing = rivals, growing
        self._jobs, self._busy = jobs, busy
        self._when_furnished = when_furnished
        growing.found.connect(lambda read: self._scanned(read, _ANY, None))
        self._paths: tuple[Path, ...] = ()  # that were asked for last
        self._wanted = _ANY
        self._accepted_beforehand = NOTHING_ACCEPTED  # of what is opened next
        self._making: Making | None = None  # of the dose that is shown of it
        self._demo: RunFolder | None = None

    # --- what is opened next -------------------------------------------------------

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

    # --- from paths to what they hold ----------------------------------------------

    def open(self, paths: Sequence[Path], *, add: bool = False) -> None:
        """Scan paths and show the case they hold; ``add`` keeps what is open."""
        from dosiscope.app.temporary import unpacking_folder
        from dosiscope.io.case.scan import scan

        read, wanted = self._open.last, self._wanted
        if read is not None:
            gc.unfreeze()  # the case before may go
        accepted, known = self._accepted_beforehand, None
        if add and read is not None:
            case = self._review.case if read is self._open.shown else None
            accepted, known = read.accepted.only_seen(case), read.scan
        self._accepted_beforehand, self._wanted = NOTHING_ACCEPTED, _ANY
        making, self._making = self._making, None
        self._paths = tuple(paths)
        before = read.paths if add and read is not None else ()
        all_paths = tuple(dict.fromkeys([*before, *self._paths]))
        self._open.add_inputs(self._paths)
        job = self._jobs.start("open", scan(paths, known, unpacking_folder))
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
        job = self._jobs.start("open", steps)
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
        job = self._jobs.start("open", write_demo(folder))
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

    def keep(self) -> None:
        """Go on with what is open: nothing else will be."""
        self._open.keep()
        self._busy.end()

    # --- from what was read to a case ----------------------------------------------

    def _scanned(
        self, read: WasRead, wanted: Sequence[str], making: Making | None
    ) -> None:
        from dosiscope.app.why_nothing import nothing_found
        from dosiscope.core.link import propose
        from dosiscope.core.typed_uid import typed_choice
        from dosiscope.io.case.overlay import of_any_frame

        inventory = read.scan.inventory
        if not inventory.entries:
            self._fail(DosiscopeError(nothing_found(inventory)))
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
        unread = [one for one in self._rivals.found() if one.dose is None]
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
        coming = self._growing.arrivals.coming(read.scan.heads)
        steps = load_steps(
            read.scan, selection, read.accepted, compared, make, kept, coming
        )
        job = self._jobs.start("open", steps)
        job.progressed.connect(self._show_step)
        job.succeeded.connect(
            lambda found: self._when_furnished(
                lambda: self._loaded(found, read, selection)
            )
        )
        job.failed.connect(self._fail)

    def _show_step(self, progress: Progress[Loaded]) -> None:
        if progress.part is not None and self._review.case is None:
            # what is open stays until the new case is whole
            self.part_read.emit(progress.part.case, progress.part.shapes)
        self.progressed.emit(progress)

    def accept(self, one: Acceptable) -> None:
        """Show what these findings withhold, until the case is closed."""
        if one.rule == SHIFT_TO_SLICES:
            self._showing.shifting.set_on(True)
            return
        shown, selection = self._open.shown, self._open.selection
        kept = self._open.kept
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
            self.failed.emit(found.failure)

    def forget(self) -> None:
        """Open nothing any more, and the next case as if it were the first."""
        self._jobs.cancel("open")
        self._busy.end()
        self._accepted_beforehand = NOTHING_ACCEPTED

    def _fail(self, error: Exception) -> None:
        self.keep()
        self.failed.emit(error)

    def close(self) -> None:
        """Remove what was written for the demo patient."""
        if self._demo is not None:
            self._demo.remove()
