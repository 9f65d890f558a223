"""The one model of tables: rows of one type under typed columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from dosiscope.viewer.theming import colour
from dosiscope.viewer.widgets.columns import Column, Note, Row
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole  # the row itself
SORT = Qt.ItemDataRole.UserRole + 1
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel, Generic[Row]):
    """Rows and columns; a table of its own kind says of a row more than its cells.

    Attributes
    ----------
    note_under
        The first and the last column that notes run under; None: all that follow.
    """

    note_under: tuple[int, int | None] = (0, None)

    def __init__(self, columns: Sequence[Column[Row]] = ()) -> None:
        super().__init__()
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.rows: tuple[Row, ...] = ()

    def set_rows(
        self, rows: Sequence[Row], columns: Sequence[Column[Row]] | None = None
    ) -> None:
        """Show other rows, under other columns if any are given.

        Where heads and number of rows stay, so do selection and place.
        """
        new = self.columns if columns is None else tuple(columns)
        is_alike = len(rows) == len(self.rows) and _heads(new) == _heads(self.columns)
        if is_alike and rows:
            self.rows, self.columns = tuple(rows), new
            self.refresh()
            return
        self.beginResetModel()
        self.rows, self.columns = tuple(rows), new
        self.endResetModel()

    def refresh(self) -> None:
        """Ask the views to draw all rows anew."""
        if self.rows:
            last = self.index(len(self.rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # --- what a table may say of its rows ------------------------------------------

    def note(self, row: Row) -> Note | None:
        """Return the second line of a row, if it has one."""
        texts = (column.note(row) for column in self.columns if column.note)
        text = next(texts, "")
        return Note(text) if text else None

    def key(self, row: Row) -> object:
        """Return what a row is known by where it is pointed at."""
        return row

    def hint(self, row: Row, column: Column[Row]) -> str:
        """Return the tooltip of a cell: at least what may have no room in it."""
        cell = column.cell(row)
        if column.note is not None:
            parts = (cell.text, column.note(row), cell.hint)
            return "\n".join(part for part in parts if part)
        return cell.hint or ("" if column.is_wrapped else cell.text)

    def searched(self, row: Row) -> Sequence[str]:
        """Return the texts of a row in which what is typed is looked for."""
        return [column.cell(row).text for column in self.columns]

    # --- for Qt --------------------------------------------------------------------

    def rowCount(self, parent: Index | None = None) -> int:
        """Return the number of rows."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """Return the number of columns."""
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return head, tooltip, side or colour of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.head
        if role == Qt.ItemDataRole.ToolTipRole:
            told = (column.head, column.hint) if column.hint else ()
            return tip("\n".join(text for text in told if text)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return side(column)
        if role == Qt.ItemDataRole.ForegroundRole and column.role:
            return colour(column.role)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, tooltip, side, tick, sort key, or the row itself."""
        if not index.isValid():
            return None
        row, column = self.rows[index.row()], self.columns[index.column()]
        if role == ROW:
            return row
        if role == SORT:
            return column.order(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return column.cell(row).shown_text
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(self.hint(row, column)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return side(column)
        if role == Qt.ItemDataRole.CheckStateRole:
            is_checked = column.cell(row).is_checked
            return None if is_checked is None else check_state(is_checked)
        return None


class SortedRows(QSortFilterProxyModel):
    """The rows as the user wants them: sorted, and those that hold what was typed."""

    def __init__(self, model: TableModel[Any]) -> None:
        super().__init__()
        self._model = model
        self._wanted = ""
        self.setSourceModel(model)
        self.setSortRole(SORT)

    def set_text(self, text: str) -> None:
        """Keep only what holds this text, in any case of letters."""
        self._wanted = text.strip().casefold()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a row stays."""
        if not self._wanted:
            return True
        texts = self._model.searched(self._model.rows[row])
        return any(self._wanted in text.casefold() for text in texts)


def side(column: Column[Any]) -> Qt.AlignmentFlag:
    """Numbers stand at the right, words at the left."""
    flag = Qt.AlignmentFlag
    return (flag.AlignRight if column.is_number else flag.AlignLeft) | MIDDLE


def check_state(is_checked: bool) -> Qt.CheckState:
    """Return Qt's word for a tick."""
    return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked


def _heads(columns: Sequence[Column[Any]]) -> list[str]:
    return [column.head for column in columns]
