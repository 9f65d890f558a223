"""The DVH table: one row per ROI and source, numbers to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.text import table_text
from dosiscope.resources.theme import GRID, NORMAL, SMALL
from dosiscope.viewer.dvh.rows import DvhCell, DvhColumn, DvhRow, outside_cell
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import colour
from dosiscope.viewer.widgets.frozen import (
    CUT,
    PADDING,
    FrozenTable,
    cut_mark,
    fits,
    is_cut,
)
from dosiscope.viewer.widgets.swatch import paint_swatch
from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QMouseEvent

Index = QModelIndex | QPersistentModelIndex
SORT_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = SORT_ROLE + 1
MARKED_ROLE = SORT_ROLE + 2
CAUTION = "⚠ "
NAME_INDENT = 28  # px, room of the colour before a name
MOST_NAME, MOST_WHY = 200, 340  # px
WHY = "Why"
FIRST = ("ROI", "Source")


class DvhTableModel(QAbstractTableModel):
    """ROI, source, the numeric columns, and the share outside the grid."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[DvhRow] = []
        self._columns: tuple[DvhColumn, ...] = ()
        self._has_outside = False
        self._second = FIRST[1]
        self._highlight: int | None = None

    def set_highlight(self, number: int | None) -> None:
        """Mark the rows of an ROI."""
        former, self._highlight = self._highlight, number
        for n, row in enumerate(self._rows):
            if row.number in (former, number):
                self.dataChanged.emit(
                    self.index(n, 0),
                    self.index(n, self.columnCount() - 1),
                    [MARKED_ROLE],
                )

    def set_rows(
        self, rows: list[DvhRow], columns: Sequence[DvhColumn], second: str = FIRST[1]
    ) -> None:
        """Show other rows; columns of the same heads stay as they are.

        ``second`` is the head of the column of origins.
        """
        has_outside = any(r.dvh and outside_cell(r.dvh).is_doubtful for r in rows)
        heads = [second, *(c.head for c in columns)]
        same = heads == [self._second, *(c.head for c in self._columns)]
        if same and has_outside == self._has_outside and len(rows) == len(self._rows):
            self._rows, self._columns = rows, tuple(columns)
            self._second = second
            last = self.index(len(rows) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows, self._columns, self._second = rows, tuple(columns), second
        self._has_outside = has_outside
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return how many ROIs and sources there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (Qt's signature)
        """Return how many columns there are."""
        count = len(FIRST) + len(self._columns) + self._has_outside
        return 0 if parent.isValid() else count

    def cell(self, row: DvhRow, column: int) -> DvhCell:
        """Return what a row has in a column."""
        if column == 0:
            doubts = row.dvh.doubts if row.dvh else ()
            # the column of sources may be out of sight
            tip = "\n".join((row.name, row.origin, *doubts))
            return DvhCell(row.name, row.name.casefold(), tip, bool(doubts))
        if column == 1:
            return DvhCell(row.origin, row.origin, row.tooltip)
        if column - 2 < len(self._columns):
            return row.cells[column - 2]
        return row.blank if row.dvh is None else outside_cell(row.dvh)

    def column(self, section: int) -> DvhColumn:
        """Return a numeric column."""
        return self._columns[section - len(FIRST)]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one aspect of a cell."""
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.TextAlignmentRole:
            left = index.column() < len(FIRST)
            side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == MARKED_ROLE:
            return row.number == self._highlight
        cell = self.cell(row, index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return CAUTION + cell.text if cell.is_doubtful else cell.text
        if role == SORT_ROLE:
            return cell.order
        if role == Qt.ItemDataRole.ToolTipRole:
            return tip(cell.tooltip) or None
        if role == Qt.ItemDataRole.ForegroundRole:
            quiet = row.dvh is None or index.column() == 1
            if cell.is_doubtful:
                return colour("caution")
            return colour("secondary" if quiet else "text")
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return title and unit of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        n = section - len(FIRST)
        if role == Qt.ItemDataRole.DisplayRole:
            if n < 0:
                return self._second if section else FIRST[0]
            return self._columns[n].head if n < len(self._columns) else "outside %"
        if role == Qt.ItemDataRole.ToolTipRole and n >= 0:
            if n < len(self._columns):
                column = self._columns[n]
                return "\n".join(t for t in (column.head, column.tooltip) if t)
            return "Share of the volume outside the dose grid"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if n < 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Value(QStyledItemDelegate):
    """Paints a cell, on a raised surface where its ROI is pointed at."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        # a style sheet that styles items ignores the model's background
        if index.data(MARKED_ROLE):
            painter.fillRect(option.rect, colour("raised"))
        super().paint(painter, option, index)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        # part of a number is another number: what is cut is left out
        rect = option.rect
        wide = option.fontMetrics.horizontalAdvance(option.text)
        is_number = index.column() >= len(FIRST)
        if is_cut(option.widget, rect.left(), rect.right()) or (
            is_number and not fits(option.text, wide, rect)
        ):
            mark = option.fontMetrics.horizontalAdvance(CUT)
            option.text = cut_mark(option.widget, rect.left(), rect.right(), mark)
            option.displayAlignment = (
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )


class _Name(_Value):
    """Paints the ROI's colour before its name: filled if computed, a ring if stored."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        super().paint(painter, option, index)
        row: DvhRow = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect)
        swatch = QRectF(place.left() + 8, place.center().y() - 5.5, 12, 12)
        is_filled = row.source is DvhSource.COMPUTED
        paint_swatch(painter, swatch, QColor(*row.colour), is_filled=is_filled)
        text = place.adjusted(NAME_INDENT, 0, -GRID, 0)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole))
        name = painter.fontMetrics().elidedText(
            index.data(), Qt.TextElideMode.ElideRight, int(text.width())
        )
        painter.drawText(
            text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name
        )
        painter.restore()


class DvhTable(FrozenTable):
    """The table; tells which row the mouse is on and which value was clicked.

    Its names are always in sight.

    Attributes
    ----------
    row_hovered
        ROI Number of the row under the mouse, or None.
    value_clicked
        The row, the cell and the column of a click on a value.
    copy_requested
        The user wants the selected rows, or all, on the clipboard.
    """

    row_hovered = Signal(object)
    value_clicked = Signal(object, object, object)
    copy_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(1, parent)
        self._is_fitting = self._is_sized_by_user = False
        self._rows = DvhTableModel(self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self._rows)
        self._sorted.setSortRole(SORT_ROLE)
        self.setModel(self._sorted)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setItemDelegate(_Value(self))
        self.setItemDelegateForColumn(0, _Name(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setFont(font(NORMAL))
        self.setMouseTracking(True)
        self.setAccessibleName("DVH table")
        heads = self.horizontalHeader()
        heads.setFont(font(SMALL))
        heads.setMinimumSectionSize(36)
        heads.setSortIndicatorClearable(True)
        heads.sectionResized.connect(self._take_width)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.verticalHeader().hide()
        self.fit_heights()
        self.clicked.connect(self._click)
        copy = QShortcut(QKeySequence.StandardKey.Copy, self)
        copy.setContext(Qt.ShortcutContext.WidgetShortcut)
        copy.activated.connect(self.copy_requested)

    def set_rows(
        self, rows: list[DvhRow], columns: Sequence[DvhColumn], second: str = FIRST[1]
    ) -> None:
        """Show other rows; ``second`` is the head of the column of origins."""
        before = self._heads()
        self._rows.set_rows(rows, columns, second)
        # one source needs no column; the legend names it
        is_one = second == FIRST[1] and len({row.origin for row in rows}) < 2
        was_one = self.isColumnHidden(1)
        self._is_fitting = True  # what is hidden or shown was not sized by the user
        self.setColumnHidden(1, is_one)
        self._is_fitting = False
        # widths that the user gave stay until there are other columns
        if before != self._heads() or was_one != is_one:
            self._is_sized_by_user = False
        if not self._is_sized_by_user:
            self.fit_columns()

    def _heads(self) -> list[str]:
        horizontal = Qt.Orientation.Horizontal
        count = self._rows.columnCount()
        return [self._rows.headerData(n, horizontal) for n in range(count)]

    def _take_width(self) -> None:
        if not self._is_fitting:
            self._is_sized_by_user = True

    def changeEvent(self, event: QEvent) -> None:
        """Give texts of another font their room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "_rows"):
            self.fit_heights()
            self.fit_columns()

    def fit_columns(self) -> None:
        """Give every column the width of its widest text."""
        self._is_fitting = True
        heads, metrics = self.horizontalHeader(), self.fontMetrics()
        head_metrics = heads.fontMetrics()
        for column in range(self._rows.columnCount()):
            head = self._rows.headerData(column, Qt.Orientation.Horizontal)
            texts = [
                self._rows.index(row, column).data()
                for row in range(self._rows.rowCount())
            ]
            wide = max(
                head_metrics.horizontalAdvance(head),
                *(metrics.horizontalAdvance(text) for text in texts or [""]),
            )
            extra = NAME_INDENT + GRID if column == 0 else 0
            most = MOST_WHY if head == WHY else MOST_NAME
            heads.resizeSection(column, min(wide + PADDING + extra, most))
        self._is_fitting = False

    def natural_width(self) -> int:
        """Return the width that shows every column, px."""
        return self.horizontalHeader().length() + 3 * GRID

    def row_at(self, n: int) -> DvhRow:
        """Return row ``n`` as it is shown."""
        row: DvhRow = self._sorted.index(n, 0).data(ROW_ROLE)
        return row

    def set_highlight(self, number: int | None) -> None:
        """Mark the rows of an ROI and, unless the mouse is here, scroll to them."""
        self._rows.set_highlight(number)
        if number is None or self.underMouse():
            return
        for n in range(self._sorted.rowCount()):
            if self.row_at(n).number == number:
                self.scrollTo(self._sorted.index(n, 0))
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Tell which row the mouse is on."""
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        self.row_hovered.emit(index.data(ROW_ROLE).number if index.isValid() else None)

    def leaveEvent(self, event: Any) -> None:
        """Tell that the mouse is on no row."""
        super().leaveEvent(event)
        self.row_hovered.emit(None)

    def _click(self, index: QModelIndex) -> None:
        row: DvhRow = index.data(ROW_ROLE)
        cell = self._rows.cell(row, index.column())
        if cell.dose is not None:
            self.value_clicked.emit(row, cell, self._rows.column(index.column()))

    def text(self) -> str:
        """Return the selected rows, or all, with heads, separated by tabs."""
        chosen = sorted({i.row() for i in self.selectionModel().selectedRows()})
        lines = [
            [
                str(self._sorted.headerData(n, Qt.Orientation.Horizontal))
                for n in range(self._sorted.columnCount())
            ]
        ]
        for n in chosen or range(self._sorted.rowCount()):
            row = self.row_at(n)
            lines.append(
                [
                    self._rows.cell(row, c).text
                    for c in range(self._sorted.columnCount())
                ]
            )
        return table_text(lines)
