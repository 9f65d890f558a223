"""Details: all that is displayed of every object, side by side; one click away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QBrush, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QDialog,
    QHeaderView,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.text import table_text
from dosiscope.core.visible import Shortened, visible
from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.details_rows import columns_of, roi_rows, rows_of
from dosiscope.viewer.style import colour, font
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.long_text import LongText
from dosiscope.viewer.widgets.section import MARGIN, Heading
from dosiscope.viewer.widgets.text import wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from dosiscope.viewer.review import Review

Index = QModelIndex | QPersistentModelIndex
_NAME_WIDTH = 168
_AT_LEAST = 176  # px, column of an object
_PADDING = 6  # px at both sides of a cell
_ROI_HEADS = ("ROI Number", "ROI Name", "Interpreted Type", "Algorithm", "Laterality")


class Details(QDialog):
    """A window beside the main one; follows the review."""

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.setWindowTitle("Details of every object")
        self.resize(1040, 680)
        self.objects = _table()
        self.structures = _table()
        self.rois_heading = Heading("Structures")
        below = QWidget()
        column = QVBoxLayout(below)
        column.setContentsMargins(0, 2 * GRID, 0, 0)
        column.addWidget(self.rois_heading)
        column.addWidget(self.structures, 1)
        self.rois_heading.setContentsMargins(MARGIN, 0, MARGIN, 0)
        self._below = below
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(self.objects)
        both.addWidget(below)
        both.setStretchFactor(0, 5)
        both.setStretchFactor(1, 2)
        both.setChildrenCollapsible(False)
        self.long_text = LongText()
        page = QVBoxLayout(self)
        page.setContentsMargins(0, GRID, 0, 0)
        page.addWidget(both, 1)
        page.addWidget(self.long_text)
        for table in (self.objects, self.structures):
            keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), table)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(lambda table=table: _copy(table))
            table.currentItemChanged.connect(self._show_whole)
        review.case_changed.connect(self._reload)
        state.changed.connect(self._reload)
        self._reload()

    def _reload(self) -> None:
        self.long_text.show_text("")
        case = self._review.case
        columns = columns_of(case) if case is not None else []
        rows = rows_of(columns)
        heads = ("", *(column.title for column in columns))
        _fill(
            self.objects, heads, [(r.name, *(c or "" for c in r.cells)) for r in rows]
        )
        for n, row in enumerate(rows):
            if row.differs:
                for place in range(1, len(heads)):
                    _tint(self.objects.item(n, place), "caution")
        for n, column in enumerate(columns, 1):
            if column.is_withheld:
                _tint(self.objects.horizontalHeaderItem(n), "bad")
        found = roi_rows(case) if case is not None else []
        _fill(self.structures, _ROI_HEADS, found)
        self._below.setVisible(bool(found))
        self.rois_heading.aside.setText(f"{len(found)} in the file")
        self._fit()

    def _show_whole(self, item: QTableWidgetItem | None) -> None:
        """Show below the tables what a cell has no room for."""
        given = item.data(_GIVEN) if item is not None else None
        self.long_text.show_text(visible(given) if given else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the objects."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        for table, first in ((self.objects, _NAME_WIDTH), (self.structures, 88)):
            others = table.columnCount() - 1
            table.setColumnWidth(0, first)
            # both are as wide as the window; their own width may still be to come
            room = (self.width() - 12 - first) // max(others, 1)
            for column in range(1, others + 1):
                table.setColumnWidth(column, max(room, _AT_LEAST))
            table.resizeRowsToContents()

    def texts(self) -> list[str]:
        """Return the words of every cell and head."""
        return [text for t in (self.objects, self.structures) for text in _texts(t)]


class _Wrapping(QStyledItemDelegate):
    """Wraps long words too: what must be displayed is never cut short."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of the wrapped text at the column's width."""
        width = self._table.columnWidth(index.column())
        lines = wrapped(str(index.data() or ""), font(), width - 2 * _PADDING)
        return QSize(width, round(lines.boundingRect().height()) + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw the surface as the style does, and the wrapped text on it."""
        text = str(index.data() or "")
        self.initStyleOption(option, index)
        option.text = ""
        style = self._table.style()
        element = QStyle.ControlElement.CE_ItemViewItem
        style.drawControl(element, option, painter, self._table)
        shade = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.save()
        painter.setPen(shade.color() if isinstance(shade, QBrush) else colour("text"))
        lines = wrapped(text, font(), option.rect.width() - 2 * _PADDING)
        above = (option.rect.height() - lines.boundingRect().height()) / 2
        corner = option.rect.topLeft()
        lines.draw(painter, QPointF(corner.x() + _PADDING, corner.y() + above))
        painter.restore()


def _table() -> QTableWidget:
    table = QTableWidget()
    table.setItemDelegate(_Wrapping(table))
    table.setShowGrid(False)
    table.setAlternatingRowColors(True)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    table.verticalHeader().setMinimumSectionSize(ROW - 4)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setDefaultAlignment(_LEFT)
    head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
    return table


_GIVEN = Qt.ItemDataRole.UserRole + 1  # the whole of a text that is shortened
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _fill(
    table: QTableWidget, heads: Sequence[str], rows: Sequence[Sequence[str]]
) -> None:
    table.clear()
    table.setColumnCount(len(heads))
    table.setRowCount(len(rows))
    for column, head in enumerate(heads):
        table.setHorizontalHeaderItem(column, QTableWidgetItem(head))
    for n, row in enumerate(rows):
        for column, text in enumerate(row):
            item = QTableWidgetItem(text)
            item.setTextAlignment(_LEFT)
            if isinstance(text, Shortened):
                item.setData(_GIVEN, text.given)
                item.setToolTip("Click to read all of it below")
            if column == 0:
                item.setForeground(colour("secondary"))
            table.setItem(n, column, item)


def _tint(item: QTableWidgetItem | None, role: str) -> None:
    if item is not None:
        item.setForeground(colour(role))


def _texts(table: QTableWidget) -> list[str]:
    items = [
        table.item(row, column)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]
    return [item.text() for item in items if item is not None]


def _copy(table: QTableWidget) -> None:
    rows = sorted({index.row() for index in table.selectedIndexes()})
    lines = []
    for row in rows:
        items = (table.item(row, column) for column in range(table.columnCount()))
        lines.append([item.text() if item else "" for item in items])
    QApplication.clipboard().setText(table_text(lines))
