"""The one model of tables: rows of one type under typed columns."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from dosiscope.viewer.widgets.columned import SORT, Columned
from dosiscope.viewer.widgets.columns import Column, Row

if TYPE_CHECKING:
    from collections.abc import Sequence

Index = QModelIndex | QPersistentModelIndex


class TableModel(Columned[Row], QAbstractTableModel):
    """Rows, each under the columns."""

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

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, tooltip, side, tick, sort key, or the row itself."""
        if not index.isValid():
            return None
        return self.cell_data(self.rows[index.row()], index.column(), role)


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


def _heads(columns: Sequence[Column[Any]]) -> list[str]:
    return [column.head for column in columns]
