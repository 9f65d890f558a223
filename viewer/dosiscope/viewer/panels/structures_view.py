"""The table of ROIs: how a row is drawn and what the mouse does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QRectF, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QTableView,
)

from dosiscope.core.roi_state import State
from dosiscope.resources.theme import GRID, ICON, ROW, SMALL
from dosiscope.viewer import icons
from dosiscope.viewer.panels.structures_model import (
    AWAITED,
    DOUBTFUL,
    NUMBERS,
    PROPOSED,
    ROI,
    SORT,
    STATE,
    Column,
    StructuresModel,
)
from dosiscope.viewer.style import colour, current_theme, font
from dosiscope.viewer.widgets.frozen import CUT, FrozenTable, is_cut
from dosiscope.viewer.widgets.swatch import SIDE, paint_swatch

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFont, QMouseEvent, QResizeEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from dosiscope.core.roi_state import RoiState
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.panels.structures_model import Index
    from dosiscope.viewer.review import Review

_TALL = 44  # px, a row with a reason under the name
_WIDTHS = {
    Column.COLOUR: 36,
    Column.TYPE: 80,
    Column.VOLUME: 60,
    Column.CONTOURS: 60,
    Column.OFF_SLICE: 60,
    Column.GAPS: 48,
    Column.ISLANDS: 56,
    Column.MODE: 88,
    Column.STATE: 88,
    Column.ALGORITHM: 104,
    Column.LATERALITY: 72,
    Column.TG263: 112,
    Column.EYE: 40,
}
_UNDER_THE_NAME = (Column.NAME, Column.TYPE, Column.VOLUME)
_NAME_AT_LEAST = 96
_TYPE_AT_LEAST = 44


def _shade(told: RoiState) -> str:
    """Colour of a notice: red where the ROI itself is not valid."""
    theme = current_theme()
    return theme.bad if told.state is State.INVALID else theme.caution


class StructuresFilter(QSortFilterProxyModel):
    """Keeps the rows whose name, type or number holds what was typed."""

    def __init__(self, model: StructuresModel) -> None:
        super().__init__()
        self._wanted = ""
        self.setSourceModel(model)
        self.setSortRole(SORT)

    def set_text(self, text: str) -> None:
        """Keep only what holds this text, in any case of letters."""
        self._wanted = text.strip().casefold()
        self.invalidate()

    def filterAcceptsRow(self, row: int, _parent: Index) -> bool:
        """Whether a row stays."""
        model = self.sourceModel()
        assert isinstance(model, StructuresModel)
        roi = model.roi(row)
        texts = (roi.shown_name, *model.types(roi), f"#{roi.number}")
        return any(self._wanted in text.casefold() for text in texts)


class RowDelegate(QStyledItemDelegate):
    """Draws the cells: quiet, on the grid, faint where an ROI is hidden."""

    def __init__(self, review: Review, view: StructuresView) -> None:
        super().__init__(view)
        self._review = review
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one cell."""
        roi: Roi = index.data(ROI)
        column = Column(index.column())
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        self._background(painter, rect, state, index, roi)
        if column is Column.COLOUR:
            self._swatch(painter, rect, roi)
        elif column is Column.EYE:
            self._eye(painter, rect, roi)
        else:
            self._text(painter, rect, index, roi, column, option.widget)
        painter.restore()

    def _background(
        self,
        painter: QPainter,
        rect: QRect,
        state: QStyle.StateFlag,
        index: Index,
        roi: Roi,
    ) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif roi.number == self._review.display.highlight:
            painter.fillRect(rect, colour("raised"))
        elif index.row() % 2 == 0:
            painter.fillRect(rect, colour("zebra"))

    def _swatch(self, painter: QPainter, rect: QRect, roi: Roi) -> None:
        shade = QColor(*self._review.display.colour(roi.number))
        if not len(roi.contours) or roi.withheld:
            shade.setAlphaF(0.35)
        side = QRectF(0, 0, SIDE, SIDE)
        side.moveCenter(QRectF(rect).center())
        paint_swatch(painter, side, shade)

    def _eye(self, painter: QPainter, rect: QRect, roi: Roi) -> None:
        theme = current_theme()
        shown = self._review.display.is_visible(roi.number)
        name = "ban" if roi.withheld else "eye" if shown else "eye-off"
        shade = theme.accent if shown else theme.disabled
        if shown and not len(roi.contours):
            shade = theme.disabled
        ratio = painter.device().devicePixelRatioF()
        mark = icons.cached_pixmap(name, shade, ICON, ratio)
        box = QRect(0, 0, ICON, ICON)
        box.moveCenter(rect.center())
        painter.drawPixmap(box, mark)

    def _text(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        roi: Roi,
        column: Column,
        table: object,
    ) -> None:
        theme = current_theme()
        text = str(index.data() or "")
        faint = not self._review.display.is_visible(roi.number) or not len(roi.contours)
        shade = theme.secondary if faint or index.data(AWAITED) else theme.text
        small = column is Column.TYPE or column >= Column.MODE
        if small and not faint:
            shade = theme.secondary
        told: RoiState = index.data(STATE)
        if index.data(DOUBTFUL):
            shade, small = _shade(told), True
        face = font(SMALL) if small else font()
        if index.data(PROPOSED):
            face.setItalic(True)  # a proposal, not the file's
            shade = theme.secondary if faint else theme.accent
        flags = Qt.AlignmentFlag.AlignVCenter
        flags |= (
            Qt.AlignmentFlag.AlignRight
            if column in NUMBERS
            else Qt.AlignmentFlag.AlignLeft
        )
        box = rect.adjusted(GRID, 0, -GRID, 0)
        painter.setFont(face)
        if told.notice:
            self._notice(painter, rect, index, told, table)
            high = max(20, painter.fontMetrics().height())
            box = QRect(box.left(), box.top() + 4, box.width(), high)
        wide = painter.fontMetrics().horizontalAdvance(text)
        is_number = column in NUMBERS and wide > box.width()
        if is_number or is_cut(table, rect.left(), rect.right()):
            text = CUT
        self._draw(painter, box, flags, text, face, shade)

    def _notice(
        self,
        painter: QPainter,
        rect: QRect,
        index: Index,
        told: RoiState,
        table: object,
    ) -> None:
        """Draw this cell's part of the notice, which runs under several cells."""
        column = Column(index.column())
        if column not in _UNDER_THE_NAME:
            return
        seen = table if isinstance(table, QTableView) else self._view
        left = seen.columnViewportPosition(Column.NAME)
        right = left + sum(map(self._view.columnWidth, _UNDER_THE_NAME))
        box = QRect(left + GRID, rect.top() + 22, right - left - 2 * GRID, 18)
        painter.save()
        painter.setClipRect(rect)
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self._draw(painter, box, left_middle, told.notice, font(SMALL), _shade(told))
        painter.restore()

    @staticmethod
    def _draw(
        painter: QPainter,
        box: QRect,
        flags: Qt.AlignmentFlag,
        text: str,
        face: QFont,
        shade: str,
    ) -> None:
        painter.setFont(face)
        painter.setPen(QColor(shade))
        elided = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, box.width()
        )
        painter.drawText(box, flags, elided)


class StructuresView(FrozenTable):
    """The list, its names always in sight; hovering points at an ROI in every view."""

    colour_asked = Signal(int)  # ROI Number
    eye_clicked = Signal(int)

    def __init__(self, review: Review, model: StructuresFilter) -> None:
        super().__init__(Column.NAME + 1)
        self._review = review
        self.setModel(model)
        self.setItemDelegate(RowDelegate(review, self))
        self.setMouseTracking(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.verticalHeader().hide()
        self.fit_heights()
        head = self.horizontalHeader()
        head.setMinimumSectionSize(24)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        for column in _WIDTHS:
            self.setColumnWidth(column, self._width_of(column))
        model.modelReset.connect(self.fit_rows)
        model.modelReset.connect(self.fit_columns)
        model.dataChanged.connect(self.fit_columns)  # volumes arrive one by one
        model.layoutChanged.connect(self.fit_rows)

    def fit_rows(self) -> None:
        """Give rows with a reason their second line."""
        for row in range(self.model().rowCount()):
            told: RoiState = self.model().index(row, 0).data(STATE)
            # text of a larger font asks for more than the usual height
            high = self.verticalHeader().defaultSectionSize()
            self.setRowHeight(row, high + _TALL - ROW if told.notice else high)

    def _width_of(self, column: Column) -> int:
        """Return the width that a column needs: its usual one, or more for numbers."""
        heads, metrics = self.horizontalHeader(), QFontMetrics(font())
        small = QFontMetrics(font(SMALL))
        words = str(self.model().headerData(column, Qt.Orientation.Horizontal) or "")
        wide = heads.fontMetrics().horizontalAdvance(words)
        rows = range(self.model().rowCount() if column in NUMBERS else 0)
        for row in rows:
            index = self.model().index(row, column)
            text = str(index.data() or "")
            # as the delegate draws it
            own = small if index.data(DOUBTFUL) else metrics
            wide = max(wide, own.horizontalAdvance(text))
        return max(_WIDTHS[column], wide + 3 * GRID)

    def fit_heights(self) -> None:
        """Give rows and heads the height that their fonts need."""
        super().fit_heights()
        high = max(ROW, QFontMetrics(font()).height() + GRID)
        self.verticalHeader().setMinimumSectionSize(high)
        self.verticalHeader().setDefaultSectionSize(high)

    def fit_columns(self) -> None:
        """Give the name what is left; where that is little, shorten the type."""
        for number in NUMBERS:
            column = Column(number)
            if not self.isColumnHidden(column):
                self.setColumnWidth(column, self._width_of(column))
        others = sum(
            self.columnWidth(c) if c is not Column.TYPE else 0
            for c in Column
            if c is not Column.NAME and not self.isColumnHidden(c)
        )
        left = self.viewport().width() - others
        kind = min(max(left - 120, _TYPE_AT_LEAST), _WIDTHS[Column.TYPE])
        self.setColumnWidth(Column.TYPE, kind)
        self.setColumnWidth(Column.NAME, max(left - kind, _NAME_AT_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the columns."""
        super().resizeEvent(event)
        self.fit_columns()

    def roi_at(self, index: QModelIndex) -> Roi | None:
        """Return the ROI of a row."""
        return index.data(ROI) if index.isValid() else None

    def selected_rois(self) -> list[Roi]:
        """Return the selected ROIs, in order."""
        rows = sorted(i.row() for i in self.selectionModel().selectedRows())
        return [self.model().index(row, 0).data(ROI) for row in rows]

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Point at the ROI under the mouse."""
        roi = self.roi_at(self.indexAt(event.position().toPoint()))
        self._review.display.set_highlight(roi.number if roi is not None else None)
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing any more."""
        self._review.display.set_highlight(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Switch the eye, ask for a colour, or select."""
        index = self.indexAt(event.position().toPoint())
        roi = self.roi_at(index)
        if roi is not None and event.button() == Qt.MouseButton.LeftButton:
            if index.column() == Column.EYE:
                self.eye_clicked.emit(roi.number)
                return
            if index.column() == Column.COLOUR:
                self.colour_asked.emit(roi.number)
                return
        super().mousePressEvent(event)
