"""A small read-only table, as high as its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from dosiscope.core.text import table_text
from dosiscope.resources.theme import GRID, ROW, SMALL
from dosiscope.viewer.style import colour, current_theme, font
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

Index = QModelIndex | QPersistentModelIndex
_TALL = 40  # px
_BELOW = Qt.ItemDataRole.UserRole
_FIRST_AT_LEAST = 72


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``below`` is a quiet second line, ``hint`` its tooltip."""

    text: str
    below: str = ""
    hint: str = ""


class TableModel(QAbstractTableModel):
    """Rows of cells; all columns but the first stand at the right."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self.heads = list(heads)
        self.rows: list[list[Cell]] = []

    def set_rows(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.rows = [
            [cell if isinstance(cell, Cell) else Cell(cell) for cell in row]
            for row in rows
        ]
        self.endResetModel()

    def rowCount(self, _parent: Index | None = None) -> int:
        """Return the number of rows."""
        return len(self.rows)

    def columnCount(self, _parent: Index | None = None) -> int:
        """Return the number of columns."""
        return len(self.heads)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.heads[section]
        return side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return text, second line, tooltip or alignment."""
        cell = self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell.text
        if role == _BELOW:
            return cell.below
        if role == Qt.ItemDataRole.ToolTipRole:
            parts = (cell.text, cell.below, cell.hint)
            return tip("\n".join(part for part in parts if part))
        return (
            side(index.column()) if role == Qt.ItemDataRole.TextAlignmentRole else None
        )


def side(column: int) -> Qt.AlignmentFlag:
    """Words of the first column stand at the left, numbers at the right."""
    flag = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return flag | Qt.AlignmentFlag.AlignVCenter


class _Delegate(QStyledItemDelegate):
    """Draws one or two lines, elided."""

    def __init__(self, table: Table) -> None:
        super().__init__(table)
        self._table = table

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        theme = current_theme()
        rect: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif index.row() % 2 == 0:
            painter.fillRect(rect, colour("zebra"))
        box = rect.adjusted(GRID, 0, -GRID, 0)
        below = index.sibling(index.row(), 0).data(_BELOW)
        if below:
            # it runs under all cells of its row; each cell draws its own part
            low = QRect(GRID - self._table.horizontalOffset(), box.top() + 20, 0, 16)
            low.setRight(self._table.viewport().width() - GRID)
            painter.setClipRect(rect)
            _draw(painter, low, str(below), 0, SMALL, theme.secondary)
        if rect.height() == _TALL:
            box = QRect(box.left(), box.top() + 3, box.width(), 18)
        _draw(painter, box, str(index.data()), index.column(), 0, theme.text)
        painter.restore()


def _draw(
    painter: QPainter, box: QRect, text: str, column: int, size: float, shade: str
) -> None:
    painter.setFont(font(size) if size else font())
    painter.setPen(QColor(shade))
    elided = painter.fontMetrics().elidedText(
        text, Qt.TextElideMode.ElideRight, box.width()
    )
    painter.drawText(box, side(column), elided)


class Table(QTableView):
    """The table; copies its selected rows as text with tabs."""

    def __init__(self, heads: Sequence[str]) -> None:
        super().__init__()
        self.rows = TableModel(heads)
        self.rows.setParent(self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(24)
        head.setFixedHeight(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def set_rows(self, rows: Sequence[Sequence[Cell | str]]) -> None:
        """Show other rows and take their height."""
        self.rows.set_rows(rows)
        for n, row in enumerate(self.rows.rows):
            self.setRowHeight(n, _TALL if any(cell.below for cell in row) else ROW)
        self._fit()

    def texts(self) -> list[list[str]]:
        """Return what the cells say, second lines after a line break."""
        return [
            [f"{c.text}\n{c.below}" if c.below else c.text for c in row]
            for row in self.rows.rows
        ]

    def _fit(self) -> None:
        small, normal = self.fontMetrics(), self.fontMetrics()
        total = 0
        for n, head in enumerate(self.rows.heads[1:], 1):
            widths = [normal.horizontalAdvance(row[n].text) for row in self.rows.rows]
            width = max([small.horizontalAdvance(head), *widths]) + 2 * GRID + 2
            self.setColumnWidth(n, width)
            total += width
        room = self.viewport().width()
        self.setColumnWidth(0, max(room - total, _FIRST_AT_LEAST))
        height = 24 + sum(self.rowHeight(n) for n in range(len(self.rows.rows)))
        if _FIRST_AT_LEAST + total > room:
            height += 12
        if height != self.height():
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows."""
        return QSize(200, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the first column what is left."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the selected rows."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = sorted({i.row() for i in self.selectedIndexes()})
        lines = [self.rows.heads, *(self.texts()[row] for row in chosen)]
        QApplication.clipboard().setText(table_text(lines))
