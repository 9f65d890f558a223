"""A table that scrolls sideways under its first columns, and never shows half a number.

Part of a number is another number: what does not fit is left out as a whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from dosiscope.resources.theme import GRID
from dosiscope.viewer.theming import colour

if TYPE_CHECKING:
    from PySide6.QtCore import QPersistentModelIndex
    from PySide6.QtGui import QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionHeader

CUT = "…"  # in place of what would be seen only in part
_HEAD_MARGIN = 10  # px, what the style sheet and the style take of a head
SORT_SIGN = 2 * GRID  # px, of a head by which rows are sorted
_CELL_MARGIN = 2 * GRID  # px, what the style takes left of a text
_OF_THE_TABLE = frozenset(
    (
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.ToolTip,
        QEvent.Type.ContextMenu,
        QEvent.Type.HoverMove,
    )
)


class Heads(QHeaderView):
    """Heads of columns, elided where their column is narrow; none is seen in part."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionsClickable(True)
        self.setHighlightSections(False)

    def shown_text(self, section: int) -> str:
        """Return what is painted of a head: all of it, its beginning, or a mark."""
        model = self.model()
        text = str(model.headerData(section, Qt.Orientation.Horizontal) or "")
        left = self.sectionViewportPosition(section)
        right = left + self.sectionSize(section) - 1
        if not self._is_seen_in_part(section) and is_cut(self._table, left, right):
            wide = self.fontMetrics().horizontalAdvance(CUT)
            return cut_mark(self._table, left, right, wide) if text else ""
        room = self.sectionSize(section) - _HEAD_MARGIN
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            room -= SORT_SIGN
        metrics = self.fontMetrics()
        if (
            metrics.horizontalAdvance(text) <= room
        ):  # not to lose a letter for part of a px
            return text
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)

    def _is_seen_in_part(self, section: int) -> bool:
        table = self._table
        return isinstance(table, FrozenTable) and table.is_seen_in_part(section)

    def initStyleOptionForIndex(self, option: QStyleOptionHeader, section: int) -> None:
        """Take the text that fits."""
        super().initStyleOptionForIndex(option, section)
        option.text = self.shown_text(section)
        if option.text == CUT:
            option.textAlignment = (
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint on a ground of its own where the table below goes on."""
        if isinstance(self._table, _Front):
            with QPainter(self.viewport()) as painter:
                painter.fillRect(self.viewport().rect(), colour("panel"))
        super().paintEvent(event)


class FrozenTable(QTableView):
    """A table whose first columns stay in sight when it is scrolled sideways."""

    def __init__(self, columns: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frozen = columns
        self._front: _Front | None = None
        self.setHorizontalHeader(Heads(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalScrollBar().valueChanged.connect(self._place)
        self.horizontalHeader().sectionResized.connect(self._place)

    @property
    def frozen_columns(self) -> int:
        """How many of the first columns stay."""
        return self._frozen

    def freeze(self, columns: int) -> None:
        """Let so many of the first columns stay."""
        if columns != self._frozen:
            self._frozen = columns
            self._place()

    @property
    def frozen_width(self) -> int:
        """How much of the left the columns that stay cover, px; 0 unscrolled."""
        front = self._front
        return front.width() if front is not None and not front.isHidden() else 0

    @property
    def front(self) -> QTableView | None:
        """The table of the columns that stay; None before the first scrolling."""
        return self._front

    def is_seen_in_part(self, _column: int) -> bool:
        """Whether a column is shown also where it is seen only in part."""
        return False

    def _place(self) -> None:
        is_needed = self.horizontalScrollBar().value() > 0
        if is_needed and self._front is None:
            self._front = _Front(self)
        if self._front is not None:
            self._front.follow(is_needed)
        self.viewport().update()
        self.horizontalHeader().viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the columns that stay be as high as the table."""
        super().resizeEvent(event)
        self._place()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place."""
        if point.x() >= self.frozen_width or self._front is None:
            return super().indexAt(point)
        row, column = self.rowAt(point.y()), self._front.columnAt(point.x())
        if row < 0 or column < 0:
            return QModelIndex()
        return self.model().index(row, column, self.rootIndex())

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a cell into sight, beside the columns that stay."""
        super().scrollTo(index, hint)
        hidden = self.frozen_width - self.visualRect(index).left()
        if index.column() >= self._frozen and hidden > 0:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() - hidden)


class _Front(QTableView):
    """The first columns of a table once more, above it."""

    def __init__(self, table: FrozenTable) -> None:
        super().__init__(table)
        self._table = table
        self.hide()
        self.setHorizontalHeader(Heads(self))
        self.setModel(table.model())
        self.setSelectionModel(table.selectionModel())
        self.setItemDelegate(table.itemDelegate())
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        heads = self.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.sectionClicked.connect(self._sort)
        bar = table.verticalScrollBar()
        bar.valueChanged.connect(self.verticalScrollBar().setValue)
        table.model().modelReset.connect(lambda: self.follow(not self.isHidden()))
        table.verticalHeader().sectionResized.connect(
            lambda row, _, high: self.setRowHeight(row, high)
        )

    def follow(self, is_shown: bool) -> None:
        """Lie on the table's first columns, as wide and high as they are."""
        table, model = self._table, self._table.model()
        if not is_shown:
            self.hide()
            return
        self.setFont(table.font())
        own, its = self.verticalHeader(), table.verticalHeader()
        own.setMinimumSectionSize(its.minimumSectionSize())
        own.setDefaultSectionSize(its.defaultSectionSize())
        for row in range(model.rowCount()):
            self.setRowHeight(row, table.rowHeight(row))
        width = 0
        heads, its_heads = self.horizontalHeader(), table.horizontalHeader()
        heads.setMinimumSectionSize(its_heads.minimumSectionSize())
        for column in range(model.columnCount()):
            stays = column < table.frozen_columns and not table.isColumnHidden(column)
            self.setColumnHidden(column, not stays)
            if stays:
                self.setColumnWidth(column, table.columnWidth(column))
                width += table.columnWidth(column)
        heads.setFont(its_heads.font())
        heads.setFixedHeight(its_heads.height())
        place = table.viewport().geometry()
        self.setGeometry(
            place.left(), its_heads.y(), width, its_heads.height() + place.height()
        )
        self.show()
        self.raise_()
        self.verticalScrollBar().setValue(table.verticalScrollBar().value())

    def _sort(self, column: int) -> None:
        """Sort as the table's own head does: up, down, and as it was."""
        heads, order = self._table.horizontalHeader(), Qt.SortOrder
        if heads.sortIndicatorSection() != column:
            heads.setSortIndicator(column, order.AscendingOrder)
        elif heads.sortIndicatorOrder() is order.AscendingOrder:
            heads.setSortIndicator(column, order.DescendingOrder)
        else:
            heads.setSortIndicator(-1, order.AscendingOrder)

    def viewportEvent(self, event: QEvent) -> bool:
        """Let the table do what the mouse asks for: places are the same in both."""
        if event.type() in _OF_THE_TABLE:
            return bool(self._table.viewportEvent(event))
        return bool(super().viewportEvent(event))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint on a ground of its own, with an edge."""
        with QPainter(self.viewport()) as painter:
            painter.fillRect(self.viewport().rect(), colour("panel"))
        super().paintEvent(event)
        with QPainter(self.viewport()) as painter:
            edge = self.viewport().width() - 1
            painter.fillRect(edge, 0, 1, self.viewport().height(), colour("line"))


def is_cut(table: Any, left: int, right: int) -> bool:
    """Whether what reaches from ``left`` to ``right``, px, is seen only in part."""
    if not isinstance(table, QTableView):
        return False
    start = table.frozen_width if isinstance(table, FrozenTable) else 0
    port = table.viewport().width()
    return left < start <= right or left < port <= right


def cut_mark(table: Any, left: int, right: int, wide: int) -> str:
    """Return `CUT`, ``wide`` px, or "" where not even that is seen as a whole."""
    if not isinstance(table, QTableView):
        return CUT
    start = table.frozen_width if isinstance(table, FrozenTable) else 0
    seen = min(right, table.viewport().width() - 1) - max(left, start) + 1
    return CUT if seen >= wide + _CELL_MARGIN else ""
