"""The table of ROI names, to be read and changed.

Other tables are read only; here every cell is typed into, lines come, go and move: so
it is Qt's own table of editable items.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import in_quotes, tr
from dosiscope.core.roi_names import (
    HEADS,
    NameRule,
    NameRuleError,
    checked,
    normal_name,
    propose,
)
from dosiscope.core.text import DASH
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.widgets.grown import grow_with_text
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_TITLES = (
    tr("Pattern"),
    tr("Type"),
    tr("TG-263 name"),
    tr("Manufacturer"),
    tr("Model"),
)
_WIDTHS = (300, 112, 136, 104)


class RoiNamesEditor(QDialog):
    """Rules from top to bottom: the first that fits a name counts."""

    saved = Signal(object)  # the rules, a tuple of NameRule
    restored = Signal()  # the program's own table is wanted back

    def __init__(
        self, rules: Sequence[NameRule], file: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Names of structures"))
        self.resize(880, 600)
        about = Paragraph(
            tr(
                "Where a file states no interpreted type, the first line whose pattern "
                "(a regular expression) is found in the name proposes one. Proposals "
                "are marked with a question mark; names and types of the file never "
                "change."
            ),
            role="secondary",
        )
        self.table = self._make_table()
        self.try_field = QLineEdit()
        self.try_field.setPlaceholderText(tr("Try a name: Lt_Parotid"))
        self.try_field.setAccessibleName(tr("Try a name"))
        self.tried = Line(role="secondary")
        self.problem = Paragraph(role="bad")
        self.problem.hide()
        where = Line(
            tr("Save writes your copy to {file}", file=file), "secondary", "small"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * GRID, 4 * GRID, 4 * GRID, 4 * GRID)
        column.setSpacing(3 * GRID)
        column.addWidget(about)
        column.addWidget(self.table, 1)
        column.addLayout(self._tools())
        column.addWidget(self.problem)
        column.addWidget(where)
        column.addLayout(self._buttons())
        self.show_rules(rules)
        self.try_field.textChanged.connect(self._try)
        self.table.itemChanged.connect(self._try)

    def _make_table(self) -> QTableWidget:
        table = QTableWidget(0, len(HEADS))
        table.setAccessibleName(tr("Rules of names"))
        table.setHorizontalHeaderLabels(_TITLES)
        table.setTabKeyNavigation(False)  # out of it, not round in it
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.verticalHeader().setDefaultSectionSize(ROW)
        table.verticalHeader().hide()
        head = table.horizontalHeader()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        head.setDefaultAlignment(left)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, max(width, head.sectionSizeHint(column)))
        head.setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        return table

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GRID)
        for icon, hint, run in (
            ("plus", tr("Add a line below the chosen one"), self.add_line),
            ("trash-2", tr("Remove the chosen lines"), self.remove_lines),
            ("chevron-down", tr("Move the chosen line down"), self.move_down),
        ):
            row.addWidget(_tool(icon, hint, run))
        row.addSpacing(2 * GRID)
        grow_with_text(self.try_field, width=232)
        row.addWidget(self.try_field)
        row.addSpacing(GRID)
        row.addWidget(self.tried, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        restore = QPushButton(tr("Restore the program's table"))
        restore.setAutoDefault(False)
        restore.clicked.connect(self.restored)
        cancel = QPushButton(tr("Cancel"))
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.save_button = QPushButton(tr("Save"))
        self.save_button.setDefault(True)
        self.save_button.clicked.connect(self.save)
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(restore)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.save_button)
        return row

    # --- the lines -----------------------------------------------------------------

    def show_rules(self, rules: Sequence[NameRule]) -> None:
        """Fill the table."""
        self.table.setRowCount(0)
        for rule in rules:
            self._put(self.table.rowCount(), rule)

    def _put(self, row: int, rule: NameRule) -> None:
        self.table.insertRow(row)
        cells = (rule.pattern, rule.type, rule.name, rule.manufacturer, rule.model)
        for column, text in enumerate(cells):
            self.table.setItem(row, column, QTableWidgetItem(text))

    def _line(self, row: int) -> NameRule:
        items = {name: self.table.item(row, n) for n, name in enumerate(HEADS)}
        return NameRule(**{n: i.text().strip() if i else "" for n, i in items.items()})

    def rules(self) -> tuple[NameRule, ...]:
        """Return the lines as rules, empty ones left out.

        Raises
        ------
        NameRuleError
            A line is no rule; the message tells which.
        """
        lines = [(n, self._line(n - 1)) for n in range(1, self.table.rowCount() + 1)]
        return tuple(checked(line, n) for n, line in lines if line.pattern or line.type)

    def add_line(self) -> None:
        """Add an empty line below the chosen one and edit it."""
        row = self.table.currentRow() + 1 or self.table.rowCount()
        self._put(row, NameRule(pattern="", type="ORGAN"))
        self.table.setCurrentCell(row, 0)
        item = self.table.item(row, 0)
        if item is not None:
            self.table.editItem(item)

    def remove_lines(self) -> None:
        """Remove the chosen lines."""
        rows = {index.row() for index in self.table.selectedIndexes()}
        for row in sorted(rows, reverse=True):
            self.table.removeRow(row)

    def move_down(self) -> None:
        """Move the chosen line below the next one."""
        row = self.table.currentRow()
        if 0 <= row < self.table.rowCount() - 1:
            line = self._line(row)
            self.table.removeRow(row)
            self._put(row + 1, line)
            self.table.setCurrentCell(row + 1, 0)

    # --- what comes of it ------------------------------------------------------------

    def save(self) -> None:
        """Hand the rules over and close; with a wrong line, say which, and stay."""
        try:
            rules = self.rules()
        except NameRuleError as error:
            self._complain(str(error))
            return
        self.saved.emit(rules)
        self.accept()

    def _complain(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _try(self) -> None:
        name = self.try_field.text()
        try:
            rules = self.rules()
        except NameRuleError as error:
            self._complain(str(error))
            return
        self._complain("")
        found = propose(name, rules) if name.strip() else None
        if not name.strip():
            text = ""
        elif found is None:
            text = tr('"{name}": no line fits', name=normal_name(name))
        else:
            quoted = in_quotes(normal_name(name))
            text = f"{quoted}: {found.type}?, {found.name or DASH}"
        self.tried.setText(text)


def _tool(icon: str, hint: str, run: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    set_icon(button, icon)
    button.setToolTip(hint)
    button.setAccessibleName(hint)
    button.clicked.connect(lambda: run())
    return button
