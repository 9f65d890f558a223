"""Goals of the plan: the dose held against a template, in the panel and the DVH."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action
from dosiscope.app.features.goal_templates import GoalTemplates
from dosiscope.app.goals_in_use import GoalsInUse
from dosiscope.app.judging import Judging
from dosiscope.app.remembered_goals import RememberedGoals
from dosiscope.core.goals.structure_match import MatchedBy, StructureNames
from dosiscope.core.identity import anonymous
from dosiscope.core.language import tr
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.dose import Dose
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.outcome import GoalOutcome
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.panels.goals import GoalsPanel
    from dosiscope.viewer.panels.goals_text import GoalRow
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice


class Goals(QObject):
    """The panel of goals, their marks in the DVH, and how they are changed.

    Which template is used is a matter of its ``templates``.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    name_rules
        Returns the table of ROI names.
    top
        The widget that its dialogs belong to.
    """

    def __init__(
        self,
        session: Session,
        review: Review,
        structures: StructuresPanel,
        dvh: DvhPanel,
        dock: QDockWidget,
        settings: Settings,
        saving: Saving,
        notice: Notice,
        name_rules: Callable[[], tuple[NameRule, ...]],
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._session, self._review, self._structures = session, review, structures
        self._dvh, self._dock, self._top = dvh, dock, top
        self._saving, self._notice, self._name_rules = saving, notice, name_rules
        self._panel: GoalsPanel | None = None
        self._is_seen = self._is_all_marked = self._are_names_taken = False
        self.remembered = RememberedGoals(settings)
        self._names_of_session: dict[str, str] = {}
        self.in_use = GoalsInUse(self)
        self.judging = Judging(review, session.measuring, session.jobs, self)
        self.judging_other = Judging(
            review, session.measuring, session.jobs, self, of_other=True
        )
        for judging in self._both:
            judging.failed.connect(session.faulted)
            judging.changed.connect(self._show)
        self.in_use.changed.connect(self._take_template)
        review.case_opened.connect(self._forget_names)
        review.case_changed.connect(self._show)
        review.comparison.changed.connect(self._show)
        self.templates = GoalTemplates(
            self.in_use, self.remembered, session, review, saving, notice, top
        )
        self.templates.chosen.connect(self.show_panel)
        dock.visibilityChanged.connect(self._look)
        screen_identity.changed.connect(self._show)
        self._look(is_in_sight(dock))

    @property
    def _both(self) -> tuple[Judging, Judging]:
        """What judges the shown dose, and the one that it is compared with."""
        return self.judging, self.judging_other

    # --- the panel -------------------------------------------------------------------

    @property
    def panel(self) -> GoalsPanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.goals import GoalsPanel

            self._panel = panel = GoalsPanel(
                self._fill_menu, self.templates.fill_examples
            )
            panel.row_chosen.connect(self.go_to)
            panel.view.row_hovered.connect(self._point_at)
            panel.assigned.connect(self.assign)
            panel.requested.connect(self._do)
            panel.dropped.connect(self.templates.open)
            panel.marks_toggled.connect(self.mark_all)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        if is_seen:
            _ = self.panel
        for judging in self._both:
            judging.want("panel", is_seen or self._is_all_marked)
        if is_seen:
            self._show()

    def show_panel(self) -> None:
        """Bring the panel to the front."""
        self._dock.show()
        self._dock.raise_()
        self.panel.setFocus()

    def _do(self, what: str) -> None:
        match what:
            case "open":
                self.templates.ask_and_open()
            case "add":
                self.add()
            case "change":
                self.change()
            case "remove":
                self.in_use.remove({row.place for row in self.panel.selected})

    def rows(self) -> list[GoalRow]:
        """Return all goals with what became of them, the worst first."""
        from dosiscope.viewer.panels.goals_text import GoalRow, sorted_rows

        template, case = self.in_use.template, self._review.case
        if template is None:
            return []
        rows, is_compared = [], self._review.other_dose is not None
        others: Sequence[GoalOutcome | None] = (None,) * len(template.goals)
        # the other one takes a template after the first
        if is_compared and self.judging_other.template is template:
            others = self.judging_other.outcomes
        for n, (goal, outcome, other) in enumerate(
            zip(template.goals, self.judging.outcomes, others, strict=True)
        ):
            found = self.judging.names.match(
                goal, case.structure_set if case is not None else None
            )
            is_assigned = found.by is MatchedBy.ASSIGNMENT and found.roi is not None
            is_about = case is not None and bool(goal.structure.strip())
            rows.append(
                GoalRow(
                    place=n,
                    goal=goal,
                    outcome=outcome,
                    assigned=found.roi.shown_name if is_assigned and found.roi else "",
                    is_choosable=is_about and found.by is not MatchedBy.NAME,
                    is_missing=is_about and found.roi is None,
                    is_idle=case is None,
                    is_compared=is_compared,
                    other=other,
                )
            )
        return sorted_rows(rows)

    def _show(self) -> None:
        """Show in panel and DVH what is known."""
        judged, others = (
            [
                one
                for one in judging.outcomes
                if one is not None and one.roi_number is not None
            ]
            for judging in self._both
        )
        is_compared = self._review.other_dose is not None
        self._dvh.plot.set_goals(
            judged,
            self._review.look.reference,
            others if is_compared else (),
            self.judging_other.reference,
        )
        if self._panel is None:
            return
        from dosiscope.viewer.dvh.sides import sides_of

        panel, templates, template = self._panel, self.templates, self.in_use.template
        panel.show_template(
            templates.name,
            is_there=template is not None,
            aside=templates.aside,
            remark=templates.remarks,
        )
        rois = [(roi.number, roi.shown_name) for roi in self._rois]
        is_open = self._review.case is not None
        template = self.in_use.template
        panel.show_rows(
            self.rows(),
            rois,
            left_out=len(template.left_out) if template is not None else 0,
            waiting_for=""
            if is_open
            else tr("Open a case: these goals are judged on its dose."),
            sides=sides_of(self._review),
        )

    @property
    def _rois(self) -> Sequence[Roi]:
        return self._review.display.rois if self._review.case is not None else ()

    # --- which template --------------------------------------------------------------

    def _take_template(self) -> None:
        if not self._are_names_taken:
            self._find_by_names()
        for judging in self._both:
            judging.set_template(self.in_use.template)
        self._show()

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        has_goals = self._has_goals
        yield Action(
            "goals", "Plan", tr("Goals"), "Ctrl+Shift+G",
            tr("Show whether the dose meets the goals of a template"), self.show_panel,
            icon="circle-check",
        )  # fmt: skip
        yield from self.templates.entries()
        yield Action(
            "add_goal", "Plan", tr("Add a goal…"), "",
            tr("Add a goal to the template, or begin a new one"), self.add, icon="plus",
        )  # fmt: skip
        yield Action(
            "mark_goals", "Plan", tr("All goals in the DVH"), "",
            tr(
                "Mark the goals of all shown structures, not only of the one pointed at"
            ),
            self._turn_marks, is_on=lambda: self._is_all_marked, has_line=True,
        )  # fmt: skip
        yield Action(
            "copy_goals", "Plan", tr("Copy goals"), "",
            tr("Copy the goals and what became of them"), self.copy, icon="copy",
            is_offered=has_goals,
        )  # fmt: skip
        yield Action(
            "goals_csv", "Plan", tr("Goals and results as CSV…"), "",
            tr("Save the goals and what became of them"), self.export, icon="download",
            needs_case=True, is_offered=has_goals,
        )  # fmt: skip

    def _has_goals(self) -> bool:
        return self.in_use.template is not None

    def _fill_menu(self, menu: QMenu) -> None:
        self.templates.fill(menu)
        menu.addSeparator()
        menu.addAction(tr("Copy goals"), self.copy).setEnabled(self._has_goals())
        export = menu.addAction(tr("Goals and results as CSV…"), self.export)
        export.setEnabled(self._has_goals() and self._review.case is not None)

    # --- changing and saving ---------------------------------------------------------

    def add(self) -> None:
        """Ask for a goal and add it."""
        from dosiscope.viewer.panels.goal_form import GoalForm

        self.show_panel()
        form = GoalForm(None, [roi.name for roi in self._rois], self._top)
        if form.exec() == QDialog.DialogCode.Accepted:
            self.in_use.add(form.goal)
            template = self.in_use.template
            self.panel.view.select_place(len(template.goals) - 1 if template else 0)

    def change(self) -> None:
        """Ask what the selected goal shall be."""
        from dosiscope.viewer.panels.goal_form import GoalForm

        row = self.panel.current
        if row is None:
            return
        form = GoalForm(row.goal, [roi.name for roi in self._rois], self._top)
        if form.exec() == QDialog.DialogCode.Accepted and form.goal != row.goal:
            self.in_use.change(row.place, form.goal)

    # --- structures and marks --------------------------------------------------------

    def assign(self, structure: str, number: int | None) -> None:
        """Take an ROI for a structure of the template, now and in later cases."""
        roi = next((roi for roi in self._rois if roi.number == number), None)
        self._names_of_session.pop(structure, None)
        self.remembered.take(structure, roi.name if roi is not None else None)
        self._take_names()

    @property
    def assignments(self) -> Mapping[str, str]:
        """Names of ROIs that are taken for structures of the template."""
        return {**self.remembered.structures, **self._names_of_session}

    def take_again(
        self, template: GoalTemplate | None, assignments: Mapping[str, str]
    ) -> None:
        """Take goals of before, and which ROIs they were about; for this case alone."""
        self._names_of_session = dict(assignments)
        self.in_use.use(template)
        self._take_names()

    def _forget_names(self) -> None:
        if self._names_of_session:
            self._names_of_session = {}
            self._take_names()

    def _take_names(self) -> None:
        self._find_by_names()
        self._show()

    def _find_by_names(self) -> None:
        """Have structures found by the names of now, as soon as there are goals."""
        self._are_names_taken = self.in_use.template is not None
        if not self._are_names_taken:
            return  # no table of names is read for nothing
        names = StructureNames(assignments=self.assignments, rules=self._name_rules())
        for judging in self._both:
            judging.set_names(names)

    def go_to(self, row: GoalRow) -> None:
        """Select the structure of a goal, and point at the goal in the DVH."""
        from dosiscope.viewer.panels.goals_of_two_text import lines_of_two
        from dosiscope.viewer.panels.goals_text import lines_of

        outcome, dose = row.outcome, self._review.dose
        number = outcome.roi_number if outcome is not None else None
        if outcome is None or number is None:
            self._dvh.plot.choose_goal(None, ())
            if dose is not None and not row.goal.structure.strip():
                self._review.centre_on(dose.maximum_at)
            return
        display = self._review.display
        display.set_visible([number], True)
        self._structures.select(number)
        roi = display.roi(number)
        if not (abs(roi.contours.z - self._review.axial.at) < 0.5).any():
            self._review.centre_on_roi(roi)
        lines = lines_of_two(row) if row.is_compared else lines_of(row)
        self._dvh.plot.choose_goal(outcome, lines)

    def _point_at(self, place: int | None) -> None:
        """Bring the structure of a goal forward, with its goals in the DVH."""
        outcomes = self.judging.outcomes
        known = place is not None and place < len(outcomes)
        outcome = outcomes[place] if known and place is not None else None
        self._review.display.set_highlight(outcome.roi_number if outcome else None)

    def mark_all(self, is_all: bool) -> None:
        """Mark the goals of all curves in the DVH, or of the one pointed at."""
        self._is_all_marked = is_all
        self._dvh.plot.show_all_goals(is_all)
        for judging in self._both:
            judging.want("panel", is_all or self._is_seen)
        if self._panel is not None:
            self._panel.marks.setChecked(is_all)

    def _turn_marks(self) -> None:
        self.mark_all(not self._is_all_marked)

    # --- out of the program ----------------------------------------------------------

    def copy(self) -> None:
        """Copy the goals and what became of them, as they are to be seen."""
        self.show_panel()
        self.panel.view.copy()

    def export(self) -> None:
        """Ask for a file and write the goals and what became of them."""
        self.show_panel()  # they are judged while somebody looks
        report, other = self.judging.report, self._review.other_dose
        of_other = self.judging_other.report if other is not None else None
        if report is None or (other is not None and of_other is None):
            self._notice.show_note(
                tr(
                    "The goals are still measured: save them when the panel has them "
                    "all."
                )
            )
            return
        if self._review.case is None:
            return
        from dosiscope.io.out.goals_csv import JudgedOther, goals_csv

        text = goals_csv(
            report,
            self._made_of(self._review.dose),
            anonymous(report.template.name),
            None if of_other is None else JudgedOther(of_other, self._made_of(other)),
        )
        self._saving.ask_and_write("goals-results.csv", text)

    def _made_of(self, dose: Dose | None) -> dict[str, Any]:
        from dosiscope.io.out.provenance import made_of

        case = self._review.case_as_of(dose)
        return made_of(case.without_identity(), dose) if case is not None else {}
