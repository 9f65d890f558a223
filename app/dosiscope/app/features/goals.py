"""Goals of the plan: a template chosen, changed and saved; the dose held against it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QMessageBox,
)

from dosiscope.app.docks import is_in_sight
from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.goals_in_use import GoalsInUse
from dosiscope.app.judging import Judging
from dosiscope.app.remembered_goals import RememberedGoals
from dosiscope.core.goals.goal_file import read_goals
from dosiscope.core.goals.goals_csv import GoalFileError, goals_text
from dosiscope.core.goals.structure_match import MatchedBy, StructureNames
from dosiscope.core.identity import anonymous
from dosiscope.core.visible import path_text
from dosiscope.resources.goal_examples import example_goals, example_names
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import tip, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.core.roi_names import NameRule
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.dvh.panel import DvhPanel
    from dosiscope.viewer.panels.goals import GoalsPanel
    from dosiscope.viewer.panels.goals_text import GoalRow
    from dosiscope.viewer.panels.structures import StructuresPanel
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_READ = "Goals (*.csv *.json)"
_WRITTEN = "CSV (*.csv)"
_FILE = "goals.csv"


class Goals(QObject):
    """The template in use, the panel that shows it, and its marks in the DVH.

    Parameters
    ----------
    dock
        Where the panel is; it is made when it is looked at.
    name_rules
        Returns the table of ROI names.
    top
        The widget that its dialogs belong to; with it unsaved goals would be lost.
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
        self._is_seen = self._is_all_marked = self._is_plan_new = False
        self.remembered = RememberedGoals(settings)
        self.in_use = GoalsInUse(self)
        self.judging = Judging(review, session.measuring, session.jobs, self)
        self.judging.failed.connect(session.faulted)
        self.in_use.changed.connect(self._take_template)
        self.judging.changed.connect(self._show)
        # when the window has told of the case: what is told here must stay
        review.case_opened.connect(self._expect_plan)
        session.opened.connect(self._choose_by_plan)
        review.case_changed.connect(self._show)
        dock.visibilityChanged.connect(self._look)
        top.installEventFilter(self)
        screen_identity.changed.connect(self._show)
        self._take_names()
        self._look(is_in_sight(dock))

    # --- the panel -------------------------------------------------------------------

    @property
    def panel(self) -> GoalsPanel:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.viewer.panels.goals import GoalsPanel

            self._panel = panel = GoalsPanel(self._fill_templates, self._fill_examples)
            panel.row_chosen.connect(self.go_to)
            panel.view.row_hovered.connect(self._point_at)
            panel.assigned.connect(self.assign)
            panel.requested.connect(self._do)
            panel.dropped.connect(self.open)
            panel.marks_toggled.connect(self.mark_all)
            self._dock.setWidget(panel)
        return self._panel

    def _look(self, is_seen: bool) -> None:
        self._is_seen = is_seen
        if is_seen:
            _ = self.panel
        self.judging.want("panel", is_seen or self._is_all_marked)
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
                self.ask_and_open()
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
        rows = []
        for n, (goal, outcome) in enumerate(
            zip(template.goals, self.judging.outcomes, strict=True)
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
                )
            )
        return sorted_rows(rows)

    def _show(self) -> None:
        """Show in panel and DVH what is known."""
        judged = [
            one
            for one in self.judging.outcomes
            if one is not None and one.roi_number is not None
        ]
        self._dvh.plot.set_goals(judged, self._review.look.reference)
        if self._panel is None:
            return
        in_use, panel = self.in_use, self._panel
        template = in_use.template
        panel.show_template(
            self._name(),
            is_there=template is not None,
            aside=self._aside(),
            remark=self._remarks,
        )
        rois = [(roi.number, roi.shown_name) for roi in self._rois]
        is_open = self._review.case is not None
        panel.show_rows(
            self.rows(),
            rois,
            "" if is_open else "Open a case: its dose is held against these goals.",
        )

    def _name(self) -> str:
        """Return what the template is called: that of a file may name a patient."""
        in_use = self.in_use
        if in_use.template is None:
            return ""
        is_of_file = (
            in_use.path is not None and in_use.template.name == in_use.path.stem
        )
        if screen_identity.is_hidden and is_of_file:
            return "Goals"
        return screen_identity.text(in_use.template.name)

    @property
    def _remarks(self) -> str:
        """What the template says of itself, and what of its file is left out."""
        template = self.in_use.template
        if template is None:
            return ""
        left_out = [f"Left out: {why}" for why in template.left_out]
        return "\n".join((*template.remarks, *left_out))

    def show_remarks(self) -> None:
        """Show all that the template says of itself."""
        QMessageBox.information(self._top, self._name(), self._remarks)

    def _aside(self) -> str:
        words = []
        if self.in_use.is_example:
            words.append("example")
        if self.in_use.is_unsaved:
            words.append("not saved")
        return ", ".join(words)

    @property
    def _rois(self) -> Sequence[Roi]:
        return self._review.display.rois if self._review.case is not None else ()

    # --- which template --------------------------------------------------------------

    def _take_template(self) -> None:
        self.judging.set_template(self.in_use.template)
        self._show()

    def ask_and_open(self) -> None:
        """Ask for a file of goals and use them."""
        path, _ = QFileDialog.getOpenFileName(self._top, "Open goals", "", _READ)
        if path:
            self.open(Path(path))

    def open(self, path: Path, pattern: str = "") -> None:
        """Use the goals of a file, or say why not."""
        if not self.may_leave():
            return
        try:
            template = read_goals(path)
        except GoalFileError as error:
            self._notice.show_error(_in_one_line(error.sentence))
            return
        self.in_use.use(template, path, pattern=pattern)
        if not pattern:
            self.show_panel()

    def use_example(self, name: str) -> None:
        """Use goals that come with the program."""
        if self.may_leave():
            self.in_use.use(example_goals(name), is_example=True)
            self.show_panel()

    def close(self) -> None:
        """Use no goals."""
        if self.may_leave():
            self.in_use.use(None)

    def _expect_plan(self) -> None:
        self._is_plan_new = True

    def _choose_by_plan(self) -> None:
        """Use the template that the user wants for plans of this label, if any."""
        if not self._is_plan_new:  # the same case, told in another way
            return
        self._is_plan_new = False
        case = self._review.case
        label = case.plan.label if case is not None and case.plan is not None else ""
        path = self.remembered.template_for(label) if label else None
        if path is None:
            if self.in_use.pattern and not self.in_use.is_unsaved:
                self.in_use.use(None)  # it was for another plan
            return
        if self.in_use.is_unsaved:
            self._notice.show_note(
                "Your goals are kept, as they are not saved; for this plan you have "
                "chosen others."
            )
        elif path != self.in_use.path:
            self.open(path, pattern=label)

    def ask_for_pattern(self) -> None:
        """Ask for which plans this template shall be used from now on."""
        if self.in_use.path is None or self.in_use.is_unsaved:
            self.save()
        path = self.in_use.path
        if path is None or self.in_use.is_unsaved:
            return
        case = self._review.case
        label = case.plan.label if case is not None and case.plan is not None else ""
        pattern, is_given = QInputDialog.getText(
            self._top,
            "Goals of plans",
            "Use this template for plans called (* stands for any letters)",
            QLineEdit.EchoMode.Normal,
            label,
        )
        if is_given and pattern.strip():
            self.remembered.use_for(pattern.strip(), path)

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        has_goals = self._has_goals
        yield Action(
            "goals", "Plan", "Goals", "Ctrl+Shift+G",
            "Show whether the dose meets the goals of a template", self.show_panel,
            icon="circle-check",
        )  # fmt: skip
        yield Action(
            "open_goals", "Plan", "Open goals…", "",
            "Use the goals of a file: CSV, or JSON of ProKnow or PlanScoreCard",
            self.ask_and_open, icon="folder-open",
        )  # fmt: skip
        yield Submenu("Plan", "Example goals", fill=self._fill_examples)
        yield Submenu("Plan", "Goals of plans called", fill=self._fill_patterns)
        yield Action(
            "add_goal", "Plan", "Add a goal…", "",
            "Add a goal to the template, or begin a new one", self.add, icon="plus",
        )  # fmt: skip
        yield Action(
            "save_goals", "Plan", "Save goals…", "",
            "Save the template where you want it", self.save_as,
            is_offered=has_goals,
        )  # fmt: skip
        yield Action(
            "close_goals", "Plan", "No goals", "",
            "Use no template", self.close, is_offered=has_goals,
        )  # fmt: skip
        yield Action(
            "mark_goals", "Plan", "All goals in the DVH", "",
            "Mark the goals of all shown structures, not only of the one pointed at",
            self._turn_marks, is_on=lambda: self._is_all_marked, has_line=True,
        )  # fmt: skip
        yield Action(
            "copy_goals", "Plan", "Copy goals", "",
            "Copy the goals and what became of them", self.copy, icon="copy",
            is_offered=has_goals,
        )  # fmt: skip
        yield Action(
            "goals_csv", "Plan", "Goals and results as CSV…", "",
            "Save the goals and what became of them", self.export, icon="download",
            needs_case=True, is_offered=has_goals,
        )  # fmt: skip

    def _has_goals(self) -> bool:
        return self.in_use.template is not None

    def _fill_templates(self, menu: QMenu) -> None:
        menu.addAction("Open goals…", self.ask_and_open)
        self._fill_examples(menu.addMenu("Examples"))
        menu.addSeparator()
        save = menu.addAction("Save", self.save)
        save.setEnabled(self.in_use.is_unsaved)
        menu.addAction("Save as…", self.save_as).setEnabled(self._has_goals())
        patterns = menu.addMenu("Plans called")
        patterns.setToolTipsVisible(True)
        self._fill_patterns(patterns)
        menu.addSeparator()
        about = menu.addAction("About this template…", self.show_remarks)
        about.setEnabled(bool(self._remarks))
        menu.addAction("Copy goals", self.copy).setEnabled(self._has_goals())
        export = menu.addAction("Goals and results as CSV…", self.export)
        export.setEnabled(self._has_goals() and self._review.case is not None)
        menu.addSeparator()
        menu.addAction("No goals", self.close).setEnabled(self._has_goals())

    def _fill_examples(self, menu: QMenu) -> None:
        for name in example_names():
            example = example_goals(name)
            use = partial(self.use_example, name)
            action = menu.addAction(verbatim(example.name), use)
            action.setToolTip(tip("\n".join(example.remarks)))

    def _fill_patterns(self, menu: QMenu) -> None:
        use = menu.addAction(
            "Use this template for plans called…", self.ask_for_pattern
        )
        use.setEnabled(self._has_goals())
        if self.remembered.by_plan:
            menu.addSeparator()
        for pattern, path in self.remembered.by_plan:
            name = "" if screen_identity.is_hidden else path_text(path.name)
            one = menu.addMenu(verbatim(f"{pattern}: {name}".removesuffix(": ")))
            one.addAction("Use it now", partial(self.open, path))
            one.addAction("Forget", partial(self.remembered.use_for, pattern, None))

    # --- changing and saving ---------------------------------------------------------

    def add(self) -> None:
        """Ask for a goal and add it."""
        from dosiscope.viewer.panels.goal_form import GoalForm

        self.show_panel()
        form = GoalForm(None, [roi.name for roi in self._rois], self._top)
        if form.exec() == QDialog.DialogCode.Accepted:
            self.in_use.add(form.goal)

    def change(self) -> None:
        """Ask what the selected goal shall be."""
        from dosiscope.viewer.panels.goal_form import GoalForm

        row = self.panel.current
        if row is None:
            return
        form = GoalForm(row.goal, [roi.name for roi in self._rois], self._top)
        if form.exec() == QDialog.DialogCode.Accepted and form.goal != row.goal:
            self.in_use.change(row.place, form.goal)

    def save(self) -> bool:
        """Save the template to its own file; ask for one where it has none."""
        path = self.in_use.path
        if path is None or path.suffix.lower() != ".csv":
            return self.save_as()
        return self._write(str(path))

    def save_as(self) -> bool:
        """Ask for a file and save the template; return whether it is there."""
        own = self.in_use.path
        # not where the last dialog ended: that may be the patient's folder
        name = str(own.with_suffix(".csv") if own is not None else Path.home() / _FILE)
        path = self._saving.ask_where("Save goals", name, _WRITTEN)
        return bool(path) and self._write(path)

    def _write(self, path: str) -> bool:
        template = self.in_use.template
        if template is None:
            return False
        is_there = self._saving.write(path, lambda: goals_text(template))
        if is_there:
            self.in_use.take_saved(Path(path))
        return is_there

    def may_leave(self) -> bool:
        """Whether the template may be left; one with changes is asked about."""
        if not self.in_use.is_unsaved:
            return True
        buttons = QMessageBox.StandardButton
        answer = self.ask_unsaved()
        if answer is buttons.Save:
            return self.save()
        return answer is buttons.Discard

    def ask_unsaved(self) -> QMessageBox.StandardButton:
        """Ask what becomes of changes that are not saved."""
        buttons = QMessageBox.StandardButton
        return QMessageBox.question(
            self._top,
            "Goals are not saved",
            "The goals were changed and are not saved.",
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open where changes would be lost that are wanted."""
        if watched is self._top and event.type() is QEvent.Type.Close:
            if not self.may_leave():
                event.ignore()
                return True
            self.in_use.is_unsaved = False  # it was asked for
        return False

    # --- structures and marks --------------------------------------------------------

    def assign(self, structure: str, number: int | None) -> None:
        """Take an ROI for a structure of the template, now and in later cases."""
        roi = next((roi for roi in self._rois if roi.number == number), None)
        self.remembered.take(structure, roi.name if roi is not None else None)
        self._take_names()

    def _take_names(self) -> None:
        names = StructureNames(
            assignments=self.remembered.structures, rules=self._name_rules()
        )
        self.judging.set_names(names)
        self._show()

    def go_to(self, row: GoalRow) -> None:
        """Select the structure of a goal, and point at the goal in the DVH."""
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
        self._dvh.plot.choose_goal(outcome, lines_of(row))

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
        self.judging.want("panel", is_all or self._is_seen)
        if self._panel is not None:
            self._panel.marks.setChecked(is_all)

    def _turn_marks(self) -> None:
        self.mark_all(not self._is_all_marked)

    # --- out of the program ----------------------------------------------------------

    def copy(self) -> None:
        """Copy the goals and what became of them."""
        self.panel.view.copy()

    def export(self) -> None:
        """Ask for a file and write the goals and what became of them."""
        report = self.judging.report
        if report is None:
            self._notice.show_note("The goals are not all measured yet.")
            return
        case = self._review.case
        if case is None:
            return
        from dosiscope.io.out.goals_csv import goals_csv
        from dosiscope.io.out.provenance import made_of

        made = made_of(case.without_identity(), self._review.dose)
        text = goals_csv(report, made, anonymous(report.template.name))
        self._saving.ask_and_write("goals-results.csv", text)


def _in_one_line(text: str) -> str:
    """Return a message without the breaks between the lines that it names."""
    return " ".join(text.replace("\N{RETURN SYMBOL}", " ").split())
