"""The Goals panel: whether the shown dose meets the goals of a template."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.core.text import unbroken
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.panels.goals_columns import CHOOSE, COLUMNS, GoalsView
from dosiscope.viewer.panels.goals_of_two import columns_of_two
from dosiscope.viewer.panels.goals_of_two_text import detail_of_two, total_of_two
from dosiscope.viewer.panels.goals_text import GoalRow, count_text, detail_text
from dosiscope.viewer.widgets.buttons import fresh_menu, quiet_button
from dosiscope.viewer.widgets.chips import Chip
from dosiscope.viewer.widgets.section import MARGIN, fill, part_of
from dosiscope.viewer.widgets.text import Line, Paragraph, verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from dosiscope.viewer.dvh.sides import Sides

KINDS = (".csv", ".json")  # of files that are templates
NO_TEMPLATE = tr(
    "No goals yet. Open a template, drop one here, begin with an example, or add a "
    "goal of your own. Each is then judged on the dose."
)


class GoalsPanel(QWidget):
    """The name of the template, the total, and a row for each goal.

    Attributes
    ----------
    row_chosen
        The user points at a `GoalRow`.
    assigned
        The user chose an ROI for the structure of a goal: its name in the template and
        the ROI Number; None takes the choice back.
    requested
        The user wants something done: "open", "add", "change" or "remove".
    dropped
        A file was dropped that may be a template: its `Path`.
    marks_toggled
        Whether the goals of all structures are marked in the DVH.
    """

    row_chosen = Signal(object)
    assigned = Signal(str, object)
    requested = Signal(str)
    dropped = Signal(object)
    marks_toggled = Signal(bool)

    def __init__(
        self,
        fill_templates: Callable[[QMenu], None],
        fill_examples: Callable[[QMenu], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._rois: Sequence[tuple[int, str]] = ()
        self._sides: Sides | None = None
        self.view = GoalsView()
        self.name = Line(weight="semibold")
        self.aside = Line(role="caution")
        self.total = Paragraph(role="secondary")
        self.remark = Line(role="secondary", size="small")
        self.empty = self._make_empty(fill_examples)
        self.head = self._make_head(fill_templates)
        self.detail = self._make_detail()
        fill(self, self.empty, self.head, self.view, self.detail)
        self._connect()
        self.show_template("", is_there=False)

    # --- its parts -------------------------------------------------------------------

    def _make_empty(self, fill_examples: Callable[[QMenu], None]) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(2 * GRID)
        column.addWidget(Paragraph(NO_TEMPLATE, role="secondary"))
        self.open = QPushButton(tr("Open template…"))
        set_icon(self.open, "folder-open")
        self.open.clicked.connect(partial(self._ask, "open"))
        self.examples = QPushButton(tr("Examples"))
        set_icon(self.examples, "list")
        self.examples.setMenu(fresh_menu(self.examples, fill_examples))
        self.add_first = QPushButton(tr("Add a goal…"))
        set_icon(self.add_first, "plus")
        self.add_first.clicked.connect(partial(self._ask, "add"))
        for button in (self.open, self.examples, self.add_first):
            column.addWidget(button)
        column.addStretch(1)
        return page

    def _make_head(self, fill_templates: Callable[[QMenu], None]) -> QWidget:
        self.template = quiet_button("list", tr("Template: open, examples, save, …"))
        self.template.setMenu(fresh_menu(self.template, fill_templates))
        self.add = quiet_button("plus", tr("Add a goal"))
        self.add.clicked.connect(partial(self._ask, "add"))
        self.marks = Chip(
            "DVH",
            tr(
                "Mark the goals of all shown structures in the DVH, not only of the "
                "one that is pointed at"
            ),
        )
        self.marks.toggled.connect(self.marks_toggled)
        first = QHBoxLayout()
        first.setSpacing(GRID)
        first.addWidget(self.name, 1)
        first.addWidget(self.aside)
        for button in (self.marks, self.add, self.template):
            first.addWidget(button)
        return part_of(first, self.remark, self.total)

    def _make_detail(self) -> QWidget:
        self.told = Paragraph(size="small")
        self.choose = QPushButton(tr("Choose a structure…"))
        self.choose.clicked.connect(self._choose_for_current)
        self.undo = QPushButton(tr("Undo the choice"))
        set_icon(self.undo, "rotate-ccw")
        self.undo.clicked.connect(self._undo_current)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.choose)
        row.addWidget(self.undo)
        row.addStretch(1)
        return part_of(self.told, row, above=2 * GRID)

    def _connect(self) -> None:
        self.view.clicked.connect(self._click)
        self.view.selectionModel().currentRowChanged.connect(self._show_current)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._ask_what)
        self.view.doubleClicked.connect(lambda _: self.requested.emit("change"))
        for keys, run in (
            ("Return", lambda: self._choose_row(self.view.currentIndex())),
            ("Del", partial(self.requested.emit, "remove")),
            ("F2", partial(self.requested.emit, "change")),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def _ask(self, what: str, *_: object) -> None:
        self.requested.emit(what)

    # --- what is shown ---------------------------------------------------------------

    def show_template(
        self, name: str, *, is_there: bool, aside: str = "", remark: str = ""
    ) -> None:
        """Show which template is used, and what is to be said of it."""
        self.empty.setVisible(not is_there)
        for part in (self.head, self.view):
            part.setVisible(is_there)
        self.name.setText(name)
        self.aside.setText(aside)
        self.aside.setVisible(bool(aside))
        self.remark.setText(remark.replace("\n", " "))
        self.remark.setVisible(bool(remark))
        if not is_there:
            self.detail.hide()

    def show_rows(
        self,
        rows: Sequence[GoalRow],
        rois: Sequence[tuple[int, str]],
        *,
        left_out: int = 0,
        waiting_for: str = "",
        sides: Sides | None = None,
    ) -> None:
        """Show the goals, the worst first; structures may be chosen among ``rois``.

        ``left_out`` is how many goals of the template's file cannot be judged here;
        ``waiting_for`` says why nothing is judged at all, such as that no case is open;
        ``sides`` are the names of two doses where they are compared.
        """
        current = self.current
        self._rois, self._sides = rois, sides
        self.view.show_goals(rows, COLUMNS if sides is None else columns_of_two(sides))
        totals = (
            [count_text(rows, left_out)]
            if sides is None
            else total_of_two(rows, left_out, sides)
        )
        self.total.setText(waiting_for or "\n".join(map(unbroken, totals)))
        if current is not None:
            self.view.select_place(current.place)
        self._show_current()

    @property
    def current(self) -> GoalRow | None:
        """The goal that is selected."""
        rows = self.view.selected_rows()
        return rows[0] if rows else None

    @property
    def selected(self) -> list[GoalRow]:
        """All goals that are selected."""
        return self.view.selected_rows()

    def _show_current(self, *_: object) -> None:
        row = self._row_of(self.view.currentIndex())
        self.detail.setVisible(row is not None)
        if row is not None:
            sides = self._sides
            told = detail_text(row) if sides is None else detail_of_two(row, sides)
            self.told.setText(told)
            self.choose.setVisible(row.is_choosable)
            self.undo.setVisible(bool(row.assigned))

    def _row_of(self, index: QModelIndex) -> GoalRow | None:
        return self.view.row_of(index) if index.isValid() else None

    # --- what the user does ----------------------------------------------------------

    def _click(self, index: QModelIndex) -> None:
        row = self._row_of(index)
        if row is not None and self.view.cell_at(index)[0].text == CHOOSE:
            self._ask_for_roi(row, self.view.visualRect(index))
            return
        self._choose_row(index)

    def _choose_row(self, index: QModelIndex) -> None:
        row = self._row_of(index)
        if row is not None:
            self.row_chosen.emit(row)

    def _ask_for_roi(self, row: GoalRow, at: QRect) -> None:
        below = self.view.viewport().mapToGlobal(at.bottomLeft())
        self.roi_menu(row).exec(below)

    def _choose_for_current(self) -> None:
        row = self._row_of(self.view.currentIndex())
        if row is not None:
            below = self.choose.mapToGlobal(self.choose.rect().bottomLeft())
            self.roi_menu(row).exec(below)

    def _undo_current(self) -> None:
        row = self._row_of(self.view.currentIndex())
        if row is not None:
            self.assigned.emit(row.goal.structure, None)

    def roi_menu(self, row: GoalRow) -> QMenu:
        """Return a menu of the structures that can be chosen for a goal."""
        menu = QMenu(self)
        menu.setTitle(tr("Choose a structure"))
        for number, name in self._rois:
            choose = partial(self.assigned.emit, row.goal.structure, number)
            menu.addAction(verbatim(name), choose)
        if not self._rois:
            menu.addAction(tr("The case has no structures")).setEnabled(False)
        return menu

    def _ask_what(self, at: QPoint) -> None:
        row = self._row_of(self.view.indexAt(at))
        if row is not None:
            self.context_menu(row).exec(self.view.viewport().mapToGlobal(at))

    def context_menu(self, row: GoalRow) -> QMenu:
        """Return what can be done with a goal."""
        menu = QMenu(self)
        menu.addAction(tr("Go to it"), partial(self.row_chosen.emit, row))
        if row.is_choosable:
            menu.addMenu(self.roi_menu(row))
        if row.assigned:
            menu.addAction(
                tr("Undo the choice"),
                partial(self.assigned.emit, row.goal.structure, None),
            )
        menu.addSeparator()
        menu.addAction(tr("Change…"), partial(self.requested.emit, "change"))
        menu.addAction(tr("Add a goal…"), partial(self.requested.emit, "add"))
        menu.addAction(tr("Remove"), partial(self.requested.emit, "remove"))
        menu.addSeparator()
        menu.addAction(tr("Copy the rows"), self.view.copy)
        columns = self.view.column_menu(menu)
        columns.setTitle(tr("Columns"))
        menu.addMenu(columns)
        return menu

    # --- what is dropped on it -------------------------------------------------------

    @staticmethod
    def _template_of(event: QDropEvent) -> Path | None:
        urls = event.mimeData().urls()
        if len(urls) != 1 or not urls[0].isLocalFile():
            return None
        path = Path(urls[0].toLocalFile())
        return path if path.suffix.lower() in KINDS else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a template; all else is the window's."""
        if self._template_of(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Tell which template was dropped."""
        path = self._template_of(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)
