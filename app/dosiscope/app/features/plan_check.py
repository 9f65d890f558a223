"""The plan check: made when it is looked at, anew when what it reads changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl
from PySide6.QtGui import QDesktopServices

from dosiscope.app.choices import PLAN_LIMITS
from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.file_dialogs import ask_for_file
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.visible import path_text
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.judging import Judging
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.plan_check.item import ItemOutcome
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.progress import Steps
    from dosiscope.core.roi_names import NameRule
    from dosiscope.viewer.panels.plan_check import PlanCheckPanel
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_KEY = "plan check"  # of its job
_KINDS = tr("Limits (*.txt)")
PROGRAMS_LIMITS = tr("Limits of the program")


class PlanCheck(QObject):
    """Checks the open plan in a job, when its structures and DVHs are measured.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    judging
        The goals, which an item reports.
    name_rules
        Returns the table of ROI names.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        structures: StructuresPanel,
        dock: QDockWidget,
        settings: Settings,
        saving: Saving,
        notice: Notice,
        judging: Judging,
        name_rules: Callable[[], tuple[NameRule, ...]],
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review, self._structures = session, review, structures
        self._dock, self._settings, self._notice = dock, settings, notice
        self._judging, self._name_rules, self._top = judging, name_rules, top
        self._saving = saving
        self._panel: PlanCheckPanel | None = None
        self._limits: Limits | None = None
        self._is_seen = False
        self._is_refused = False  # the user's file cannot be used
        self._reference, self._goals = review.look.reference, judging.report
        self.outcomes: tuple[ItemOutcome, ...] = ()
        self._is_wanted = False  # not made yet of what there is
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow)
        for changed in (
            review.case_changed,
            review.dose_changed,
            review.results.solids_changed,
            review.results.dvhs_changed,
            review.results.reasons_changed,
            session.opened,
        ):
            changed.connect(self._renew)
        review.look.levels_changed.connect(self._take_reference)
        judging.changed.connect(self._take_goals)
        judging.failed.connect(self._soon.start)
        dock.visibilityChanged.connect(self._look)
        settings.changed.connect(self._follow_limits)
        screen_identity.changed.connect(self._soon.start)
        self._look(is_in_sight(dock))

    # --- the panel -------------------------------------------------------------------

    @property
    def panel(self) -> PlanCheckPanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.plan_check import PlanCheckPanel

            self._panel = panel = PlanCheckPanel(self._fill_limits)
            panel.row_chosen.connect(self.go_to)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        self._judging.want(_KEY, is_seen)
        if is_seen:
            _ = self.panel
            self._soon.start()
        else:
            self._session.measuring.want_dvhs(())

    def show_panel(self) -> None:
        """Bring the panel to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    # --- checking --------------------------------------------------------------------

    def _take_reference(self) -> None:
        """Check anew where another dose is 100 %; levels alone change nothing."""
        if self._review.look.reference != self._reference:
            self._reference = self._review.look.reference
            self._renew()

    def _take_goals(self) -> None:
        """Check anew where goals are judged, or no longer."""
        if self._judging.report is not self._goals:
            self._goals = self._judging.report
            self._renew()

    def _renew(self) -> None:
        """Drop what was found: it is of something else."""
        self._session.jobs.cancel(_KEY)
        self._is_wanted = True
        if self.outcomes:
            self.outcomes = ()
        self._soon.start()

    def _instead(self) -> str:
        """Return why nothing can be checked now; "" where it can."""
        case = self._review.shown_case
        if case is None:
            return tr("Open a case: its plan is checked here.")
        if case.plan is None and self._is_of_several():
            return tr("The dose is of several plans: show that of one to check it.")
        if case.plan is None:
            return tr("There is no plan to check.")
        if not self._is_measured:
            return tr("Measuring structures and DVHs…")
        if self._judging.is_awaited:
            return tr("Judging goals…")
        return ""

    def _is_of_several(self) -> bool:
        case, dose = self._review.case, self._review.dose
        return case is not None and case.is_of_several(dose)

    @property
    def _is_measured(self) -> bool:
        """Whether every structure has its volume and DVH, or a reason for none."""
        review = self._review
        case = review.case
        if case is None or case.structure_set is None:
            return True
        results = review.results
        known = {*results.reasons, *(results.dvhs if review.dose else results.solids)}
        return all(roi.number in known for roi in case.structure_set.rois)

    def _follow(self) -> None:
        """Check what can be checked, if somebody looks."""
        if not self._is_seen:
            return
        self._want_dvhs()
        instead = self._instead()
        if self.outcomes or not self._is_wanted or instead:
            self._show(instead)
            return
        subject = self._subject()
        if subject is None:
            return
        self._is_wanted = False
        self._show(tr("Checking…"))
        job = self._session.jobs.start(_KEY, _checked(subject))
        job.succeeded.connect(self._take)
        job.failed.connect(self._fail)

    def _want_dvhs(self) -> None:
        rois = self._review.display.rois if self._review.case is not None else ()
        self._session.measuring.want_dvhs({roi.number for roi in rois})

    def _subject(self) -> PlanSubject | None:
        review, case, inventory = (
            self._review,
            self._review.shown_case,
            self._session.inventory,
        )
        limits = self.limits
        if case is None or limits is None:
            return None
        from dosiscope.core.plan_check.subject import PlanSubject

        results, measuring = review.results, self._session.measuring
        self._reference, self._goals = review.look.reference, self._judging.report
        return PlanSubject(
            case=case,
            limits=limits,
            chosen_dose=review.dose,
            reference=self._reference,
            solids=dict(results.solids),
            results={
                number: review.result_of(dvh, measuring.bands.get(dvh))
                for number, dvh in results.dvhs.items()
            },
            goals=self._goals,
            entries=inventory.entries if inventory is not None else (),
            name_rules=self._name_rules(),
        )

    def _take(self, outcomes: tuple[ItemOutcome, ...]) -> None:
        self.outcomes = outcomes
        self._show("")

    def _fail(self, error: Exception) -> None:
        self._show(tr("The plan could not be checked."))
        self._session.faulted.emit(error)

    def _show(self, instead: str) -> None:
        panel = self.panel
        panel.show_outcomes(() if instead else self.outcomes, instead)
        panel.show_limits(self._limits_name())

    # --- limits ----------------------------------------------------------------------

    @property
    def limits_file(self) -> Path | None:
        """The user's file of limits; None: those of the program."""
        path = self._settings.get(PLAN_LIMITS)
        return Path(path) if path else None

    @property
    def limits(self) -> Limits | None:
        """The limits in use: the user's, or with a word the program's own."""
        if self._limits is None:
            from dosiscope.app.plan_checking import limits_of

            try:
                self._limits = limits_of(self.limits_file)
            except DosiscopeError as error:
                self._notice.show_caution(
                    tr(
                        "{sentence} The program's own limits are used.",
                        sentence=error.sentence,
                    )
                )
                self._limits, self._is_refused = limits_of(None), True
        return self._limits

    def limits_text(self) -> str:
        """Return the text of the user's limits in use; "" for the program's own."""
        from dosiscope.app.plan_checking import limits_text

        is_in_use = self.limits is not None and not self._is_refused
        return limits_text(self.limits_file) if is_in_use else ""

    def _limits_name(self) -> str:
        path = self.limits_file
        if path is None or self._is_refused:
            return PROGRAMS_LIMITS
        if screen_identity.is_hidden:
            return tr("Limits of your own")
        return tr("Limits: {file}", file=path_text(path.name))

    def use_limits(self, path: Path | None) -> None:
        """Hold plans against the limits of a file, or against the program's own."""
        if path is not None:
            from dosiscope.app.plan_checking import limits_of

            try:
                limits_of(path)
            except DosiscopeError as error:
                self._notice.show_error(error.sentence)
                return
        self._settings.set(PLAN_LIMITS, "" if path is None else str(path))
        self.read_limits()

    def _follow_limits(self, key: str) -> None:
        """Go back to the program's limits where all choices go back."""
        if key == PLAN_LIMITS.key and not self._settings.get(PLAN_LIMITS):
            self.read_limits()

    def read_limits(self) -> None:
        """Read the limits again, which may have been changed, and check anew."""
        self._limits, self._is_refused = None, False
        self._renew()

    def ask_for_limits(self) -> None:
        """Ask for a file of limits."""
        path = ask_for_file(self._top, tr("Limits of the plan check"), _KINDS)
        if path:
            self.use_limits(Path(path))

    def write_limits(self) -> None:
        """Ask where a copy of the program's limits shall be, and use and open that."""
        from dosiscope.resources.plan_limits import bundled_text

        # not where the last dialog ended: that may be the patient's folder
        name = str(Path.home() / "plan-limits.txt")
        path = self._saving.ask_where(tr("Limits of your own"), name, _KINDS)
        if path and self._saving.write(path, bundled_text):
            self.use_limits(Path(path))
            self.open_limits()

    def open_limits(self) -> None:
        """Open the user's limits where they can be changed."""
        path = self.limits_file
        if path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _fill_limits(self, menu: QMenu) -> None:
        has_own = self.limits_file is not None
        menu.addAction(tr("Use limits of a file…"), self.ask_for_limits)
        menu.addAction(tr("Begin limits of your own…"), self.write_limits)
        menu.addAction(tr("Open the file"), self.open_limits).setEnabled(has_own)
        menu.addAction(tr("Read it again"), self.read_limits).setEnabled(has_own)
        menu.addSeparator()
        own = menu.addAction(tr("Limits of the program"), lambda: self.use_limits(None))
        own.setCheckable(True)
        own.setChecked(not has_own)

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "plan_check", "Plan", tr("Plan check"), "Ctrl+Shift+K",
            tr("Show what a reviewer checks of a plan, as far as files can tell"),
            self.show_panel, icon="list", has_line=True,
        )  # fmt: skip
        yield Submenu("Plan", tr("Limits of the plan check"), fill=self._fill_limits)
        yield Action(
            "copy_plan_check", "Plan", tr("Copy the plan check"), "",
            tr("Copy all items and what was found of them"), self._copy, icon="copy",
            is_offered=lambda: bool(self.outcomes),
        )  # fmt: skip

    def _copy(self) -> None:
        self.panel.view.copy()

    def go_to(self, outcome: ItemOutcome) -> None:
        """Go to the structures or the isocentre of the beams that an item is about."""
        review, plan = self._review, self._review.plan
        known = {roi.number: roi for roi in review.display.rois}
        rois = [known[number] for number in outcome.rois if number in known]
        if rois:
            review.display.set_visible([roi.number for roi in rois], True)
            self._structures.select(rois[0].number)
            review.centre_on_roi(rois[0])
            return
        for beam in plan.beams if plan is not None else ():
            if beam.number in outcome.beams and beam.isocentre is not None:
                review.centre_on(beam.isocentre)
                return


def _checked(subject: PlanSubject) -> Steps[tuple[ItemOutcome, ...]]:
    from dosiscope.core.plan_check.check import check_plan

    yield Progress(0, 1, tr("Plan check"))
    return check_plan(subject)
