"""What models of rows under columns have in common, tables and trees."""

from __future__ import annotations

from typing import Any, Generic

from PySide6.QtCore import Qt

from dosiscope.viewer.theming import colour
from dosiscope.viewer.widgets.columns import Column, Note, Row
from dosiscope.viewer.widgets.text import tip

ROW = Qt.ItemDataRole.UserRole  # the row itself
SORT = Qt.ItemDataRole.UserRole + 1
MIDDLE = Qt.AlignmentFlag.AlignVCenter


class Columned(Generic[Row]):
    """Says what Qt asks of a row and a column; stands before Qt's model.

    Attributes
    ----------
    columns
        The columns, in order.
    note_under
        The first and the last column that notes run under; None: all that follow.
    """

    columns: tuple[Column[Row], ...]
    note_under: tuple[int, int | None] = (0, None)

    # --- what a table of its own kind may say otherwise ------------------------------

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

    # --- for the models ------------------------------------------------------------

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

    def cell_data(self, row: Row, section: int, role: int) -> Any:
        """Return text, tooltip, side, note, tick, sort key, or the row itself."""
        column = self.columns[section]
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
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            note = self.note(row) if section == self.note_under[0] else None
            return note.text if note is not None else None
        if role == Qt.ItemDataRole.CheckStateRole:
            return _tick(column.cell(row).is_checked)
        return None


def side(column: Column[Any]) -> Qt.AlignmentFlag:
    """Numbers stand at the right, words at the left."""
    flag = Qt.AlignmentFlag
    return (flag.AlignRight if column.is_number else flag.AlignLeft) | MIDDLE


def _tick(is_checked: bool | None) -> Qt.CheckState | None:
    if is_checked is None:
        return None
    return Qt.CheckState.Checked if is_checked else Qt.CheckState.Unchecked
