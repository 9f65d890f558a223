"""Which goals are used: of a file, an example, of plans called so; and their saving."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMessageBox

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.file_dialogs import ask_for_file
from dosiscope.app.goals_in_use import unnamed
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import tip, verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.goals_in_use import GoalsInUse
    from dosiscope.app.remembered_goals import RememberedGoals
    from dosiscope.app.saving import Saving
    from dosiscope.app.session import Session
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.widgets.notice import Notice

_READ = tr("Goals (*.csv *.json)")
_WRITTEN = "CSV (*.csv)"
_FILE = "goals.csv"


class GoalTemplates(QObject):
    """Chooses the template in use, and saves it.

    Parameters
    ----------
    top
        The widget that its dialogs belong to; with it unsaved goals would be lost.

    Attributes
    ----------
    chosen
        The user has chosen a template.
    """

    chosen = Signal()

    def __init__(
        self,
        in_use: GoalsInUse,
        remembered: RememberedGoals,
        session: Session,
        review: Review,
        saving: Saving,
        notice: Notice,
        top: QWidget,
    ) -> None:
        super().__init__(top)
        self._in_use, self._remembered = in_use, remembered
        self._review, self._saving, self._notice = review, saving, notice
        self._top = top
        self._is_plan_new = False
        self._path_before: Path | None = None  # of the template, when a case was opened
        # when the window has told of the case: what is told here must stay
        review.case_opened.connect(self._expect_plan)
        session.opened.connect(self._choose_by_plan)
        top.installEventFilter(self)

    # --- what it says of itself ------------------------------------------------------

    @property
    def name(self) -> str:
        """What the template is called: the name of a file may be a patient's."""
        in_use = self._in_use
        if in_use.template is None:
            return ""
        is_of_file = (
            in_use.path is not None and in_use.template.name == in_use.path.stem
        )
        if screen_identity.is_hidden and is_of_file:
            return tr("Goals")
        return screen_identity.text(in_use.template.name)

    @property
    def remarks(self) -> str:
        """What the template says of itself, and what of its file is left out."""
        template = self._in_use.template
        if template is None:
            return ""
        left_out = [tr("Left out: {why}", why=why) for why in template.left_out]
        return "\n".join((*template.remarks, *left_out))

    def show_remarks(self) -> None:
        """Show all that the template says of itself."""
        box = QMessageBox(self._top)
        box.setWindowTitle(self.name)
        box.setTextFormat(Qt.TextFormat.PlainText)  # what files say is no HTML
        box.setText(self.remarks)
        box.exec()

    @property
    def aside(self) -> str:
        """What must be known of it: that it is an example, that it is not saved."""
        words = []
        if self._in_use.is_example:
            words.append(tr("example"))
        if self._in_use.is_unsaved:
            words.append(tr("not saved"))
        return ", ".join(words)

    # --- which one -------------------------------------------------------------------

    def ask_and_open(self) -> None:
        """Ask for a file of goals and use them."""
        path = ask_for_file(self._top, tr("Open goals"), _READ)
        if path:
            self.open(Path(path))

    def open(self, path: Path, pattern: str = "") -> None:
        """Use the goals of a file, or say why not."""
        if not self.may_leave():
            return
        from dosiscope.core.goals.goal_file import read_goals
        from dosiscope.core.goals.goals_csv import GoalFileError

        try:
            template = read_goals(path)
        except GoalFileError as error:
            self._notice.show_error(error.sentence)
            return
        self._in_use.use(template, path, pattern=pattern)
        if not pattern:
            self.chosen.emit()

    def use_example(self, name: str) -> None:
        """Use goals that come with the program."""
        from dosiscope.resources.goal_examples import example_goals

        if self.may_leave():
            self._in_use.use(example_goals(name), is_example=True)
            self.chosen.emit()

    def close(self) -> None:
        """Use no goals."""
        if self.may_leave():
            self._in_use.use(None)

    def _expect_plan(self) -> None:
        self._is_plan_new, self._path_before = True, self._in_use.path

    def _choose_by_plan(self) -> None:
        """Use the template that the user wants for plans of this label, if any."""
        if not self._is_plan_new:  # the same case, told in another way
            return
        plan = self._review.plan
        self._is_plan_new = plan is None  # it may still arrive
        if plan is not None and self._in_use.path != self._path_before:
            return  # the user has chosen one before it came
        label = plan.label if plan is not None else ""
        path = self._remembered.template_for(label) if label else None
        if path is None:
            if self._in_use.pattern and not self._in_use.is_unsaved:
                self._in_use.use(None)  # it was for another plan
            return
        if self._in_use.is_unsaved:
            self._notice.show_note(
                tr(
                    "Your goals are kept, as they are not saved; for this plan you "
                    "have chosen others."
                )
            )
        elif path != self._in_use.path:
            self.open(path, pattern=label)

    def ask_for_pattern(self) -> None:
        """Ask for which plans this template shall be used from now on."""
        if self._in_use.path is None or self._in_use.is_unsaved:
            self.save()
        path = self._in_use.path
        if path is None or self._in_use.is_unsaved:
            return
        plan = self._review.plan
        label = plan.label if plan is not None else ""
        pattern, is_given = QInputDialog.getText(
            self._top,
            tr("Goals of plans"),
            tr("Use this template for plans called (* stands for any letters)"),
            QLineEdit.EchoMode.Normal,
            label,
        )
        if is_given and pattern.strip():
            self._remembered.use_for(pattern.strip(), path)

    # --- in the menus ----------------------------------------------------------------

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "open_goals", "Plan", tr("Open goals…"), "",
            tr("Use the goals of a file: CSV, or JSON of ProKnow or PlanScoreCard"),
            self.ask_and_open, icon="folder-open",
        )  # fmt: skip
        yield Submenu("Plan", tr("Example goals"), fill=self.fill_examples)
        yield Submenu("Plan", tr("Goals of plans called"), fill=self.fill_patterns)
        yield Action(
            "save_goals", "Plan", tr("Save goals…"), "",
            tr("Save the template where you want it"), self.ask_and_save,
            is_offered=self._has_goals,
        )  # fmt: skip
        yield Action(
            "close_goals", "Plan", tr("No goals"), "",
            tr("Use no template"), self.close, is_offered=self._has_goals,
        )  # fmt: skip

    def _has_goals(self) -> bool:
        return self._in_use.template is not None

    def fill(self, menu: QMenu) -> None:
        """Fill a menu with what can be done with templates."""
        menu.addAction(tr("Open goals…"), self.ask_and_open)
        self.fill_examples(menu.addMenu(tr("Examples")))
        patterns = menu.addMenu(tr("Plans called"))
        self.fill_patterns(patterns)
        menu.addSeparator()
        menu.addAction(tr("Save"), self.save).setEnabled(self._in_use.is_unsaved)
        menu.addAction(tr("Save as…"), self.ask_and_save).setEnabled(self._has_goals())
        about = menu.addAction(tr("About this template…"), self.show_remarks)
        about.setEnabled(bool(self.remarks))
        menu.addAction(tr("No goals"), self.close).setEnabled(self._has_goals())

    def fill_examples(self, menu: QMenu) -> None:
        """Fill a menu with the goals that come with the program."""
        from dosiscope.resources.goal_examples import example_goals, example_names

        for name in example_names():
            example = example_goals(name)
            use = partial(self.use_example, name)
            action = menu.addAction(verbatim(example.name), use)
            action.setToolTip(tip("\n".join(example.remarks)))

    def fill_patterns(self, menu: QMenu) -> None:
        """Fill a menu with which goals are used for which plans."""
        use = menu.addAction(
            tr("Use this template for plans called…"), self.ask_for_pattern
        )
        use.setEnabled(self._has_goals())
        if self._remembered.by_plan:
            menu.addSeparator()
        for pattern, path in self._remembered.by_plan:
            name = "" if screen_identity.is_hidden else path_text(path.name)
            one = menu.addMenu(verbatim(f"{pattern}: {name}".removesuffix(": ")))
            one.addAction(tr("Use it now"), partial(self.open, path))
            one.addAction(
                tr("Forget"), partial(self._remembered.use_for, pattern, None)
            )

    # --- saving ----------------------------------------------------------------------

    def save(self) -> bool:
        """Save the template to its own file; ask for one where it has none."""
        path = self._in_use.path
        if path is None or path.suffix.lower() != ".csv":
            return self.ask_and_save()
        return self._write(str(path))

    def ask_and_save(self) -> bool:
        """Ask for a file and save the template; return whether it is there."""
        own = self._in_use.path
        # not where the last dialog ended: that may be the patient's folder
        name = str(Path.home() / _FILE)
        if own is not None and not screen_identity.is_hidden:
            name = str(own.with_suffix(".csv"))
        path = self._saving.ask_where(tr("Save goals"), name, _WRITTEN)
        return bool(path) and self._write(path)

    def _write(self, path: str) -> bool:
        from dosiscope.core.goals.goals_csv import goals_text

        template = self._in_use.template
        if template is None:
            return False
        is_there = self._saving.write(path, lambda: goals_text(unnamed(template)))
        if is_there:
            self._in_use.take_saved(Path(path))
        return is_there

    def may_leave(self) -> bool:
        """Whether the template may be left; one with changes is asked about."""
        if not self._in_use.is_unsaved:
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
            tr("Goals are not saved"),
            tr("The goals were changed and are not saved."),
            buttons.Save | buttons.Discard | buttons.Cancel,
            buttons.Save,
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the window open where changes would be lost that are wanted."""
        if watched is self._top and event.type() is QEvent.Type.Close:
            if not self.may_leave():
                event.ignore()
                return True
            self._in_use.is_unsaved = False  # it was asked for
        return False
