"""The one delegate of tables and trees: it paints whatever a cell is.

Part of a number is another number: a text that has no room is left out as a whole
where it is a number or its column is seen in part, else it ends in dots.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTreeView,
)

from dosiscope.resources.theme import GRID, ICON, ROW, SMALL
from dosiscope.viewer import icons
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import colour, current_theme, scaled
from dosiscope.viewer.widgets.columned import MIDDLE, side
from dosiscope.viewer.widgets.columns import SwatchLook
from dosiscope.viewer.widgets.frozen import CUT, cut_mark, is_cut
from dosiscope.viewer.widgets.swatch import SIDE, paint_swatch
from dosiscope.viewer.widgets.text import wrapped

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from dosiscope.viewer.widgets.columns import Cell, Column, Note

INDENT = 28  # px, room of a colour or an icon before a text
_FAINT = 0.35  # opacity
_PILL = 18  # px, height of a pill
_LEFT = Qt.AlignmentFlag.AlignLeft | MIDDLE


@dataclass(frozen=True, slots=True)
class Look:
    """Measures of a table, px.

    Attributes
    ----------
    row, head
        Height of rows and heads, more where a font needs it.
    padding
        Left and right of a text.
    spare
        What a column is wider than its widest text.
    is_striped
        Every other row stands on another ground.
    is_hovered
        The cell under the mouse stands on another ground.
    taller
        What a row with a note is higher than others.
    first, second
        Top and height of the first line of such a row, and of its note.
    """

    row: int = ROW - GRID
    head: int = ROW
    padding: int = 7
    spare: int = 5 * GRID
    is_striped: bool = False
    is_hovered: bool = True
    taller: int = 12
    first: tuple[int, int] = (3, 18)
    second: tuple[int, int] = (20, 16)

    def noted(self, high: int) -> int:
        """Return the height of a row with a note, px; without one it has ``high``."""
        top, note = (scaled(one) for one in self.second)
        return max(high + self.taller, round(top + note + self.first[0]))


class Shown(Protocol):
    """A view of cells: what it tells of the row and the column of an index."""

    look: Look

    def cell_at(self, index: QModelIndex) -> tuple[Cell, Column[Any]]:
        """Return a cell and its column."""

    def note_at(self, index: QModelIndex) -> Note | None:
        """Return the note of a row."""

    def note_span(
        self, option: QStyleOptionViewItem, index: QModelIndex
    ) -> tuple[int, int]:
        """Return where a note begins and ends, of which a cell shows its part, px."""

    def is_marked(self, index: QModelIndex) -> bool:
        """Whether a row is pointed at."""


class CellDelegate(QStyledItemDelegate):
    """Paints text, colour, icon, pill and tick of a cell, and its row's note."""

    def __init__(self, view: QTableView | QTreeView, shown: Shown) -> None:
        super().__init__(view)
        self._view = view
        self._shown = shown

    def initStyleOption(self, option: QStyleOptionViewItem, index: Any) -> None:
        """Take font and text as they are painted."""
        super().initStyleOption(option, index)
        cell, column = self._shown.cell_at(index)
        option.font = face(option.font, cell)
        option.fontMetrics = QFontMetrics(option.font)
        option.text, option.displayAlignment = self._text(option, cell, column)

    def sizeHint(self, option: QStyleOptionViewItem, index: Any) -> QSize:
        """Return the size that a text needs in its column, in several lines if so."""
        cell, column = self._shown.cell_at(index)
        width, look = self._view.columnWidth(index.column()), self._shown.look
        if not column.is_wrapped:
            high = max(look.row, option.fontMetrics.height() + GRID)
            has_note = self._shown.note_at(index) is not None
            return QSize(width, look.noted(high) if has_note else high)
        room = self._place(QRect(0, 0, width, 0), cell).width()
        lines = wrapped(cell.shown_text, face(option.font, cell), room)
        return QSize(width, round(lines.boundingRect().height()) + 2 * GRID)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Any
    ) -> None:
        """Paint one cell."""
        cell, column = self._shown.cell_at(index)
        painter.save()
        self._paint_ground(painter, option, index)
        box = QRect(option.rect)
        note = self._shown.note_at(index)
        if note is not None:
            self._paint_note(painter, option, index, note)
        painter.setFont(face(option.font, cell))
        is_sign = not cell.text and not cell.pill
        if note is not None and not is_sign:
            top, high = (round(scaled(one)) for one in self._shown.look.first)
            high = max(high, painter.fontMetrics().height())
            box = QRect(box.left(), box.top() + top, box.width(), high)
        self._paint_signs(painter, option, box, cell)
        if cell.pill:
            self._paint_pill(painter, option, box, cell, column)
        elif column.is_wrapped:
            self._paint_wrapped(painter, box, cell)
        elif cell.text:
            self._paint_text(painter, option, box, cell, column)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex
    ) -> None:
        look, state = self._shown.look, option.state
        is_under_mouse = look.is_hovered and state & QStyle.StateFlag.State_MouseOver
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("selected"))
        elif is_under_mouse or self._shown.is_marked(index):
            painter.fillRect(option.rect, colour("raised"))
        elif look.is_striped and index.row() % 2 == 0:
            painter.fillRect(option.rect, colour("zebra"))

    def _paint_note(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex,
        note: Note,
    ) -> None:
        """Paint this cell's part of a note, which runs under several cells."""
        left, right = self._shown.note_span(option, index)
        if right <= left:
            return
        top, high = (round(scaled(one)) for one in self._shown.look.second)
        box = QRect(left, option.rect.top() + top, right - left, high)
        painter.save()
        painter.setClipRect(option.rect)
        painter.setFont(small(option.font))
        painter.setPen(colour(note.role))
        dots = Qt.TextElideMode.ElideRight
        text = painter.fontMetrics().elidedText(note.text, dots, box.width())
        painter.drawText(box, _LEFT, text)
        painter.restore()

    def _paint_signs(
        self, painter: QPainter, option: QStyleOptionViewItem, box: QRect, cell: Cell
    ) -> None:
        """Paint colour, icon and tick: before the text, or where there is none."""
        if cell.swatch is not None:
            shade = QColor(*cell.swatch)
            if cell.swatch_look is SwatchLook.FAINT:
                shade.setAlphaF(_FAINT)
            is_filled = cell.swatch_look is not SwatchLook.RING
            square = QRectF(0, 0, SIDE, SIDE)
            square.moveCenter(QRectF(option.rect).center())
            if cell.text:
                square.moveTo(box.left() + 2 * GRID, QRectF(box).center().y() - 5.5)
            painter.save()
            paint_swatch(painter, square, shade, is_filled=is_filled)
            painter.restore()
        elif cell.icon:
            ratio = painter.device().devicePixelRatioF()
            shade_name = getattr(current_theme(), cell.icon_role)
            place = QRect(0, 0, ICON, ICON)
            place.moveCenter(option.rect.center())
            if cell.text:
                middle = box.top() + (box.height() - ICON) // 2
                place.moveTo(box.left() + GRID, middle)
            painter.drawPixmap(
                place, icons.cached_pixmap(cell.icon, shade_name, ICON, ratio)
            )
        elif cell.is_checked is not None:
            self._paint_tick(painter, option, is_checked=cell.is_checked)

    def _paint_tick(
        self, painter: QPainter, option: QStyleOptionViewItem, *, is_checked: bool
    ) -> None:
        tick = QStyleOptionViewItem(option)
        tick.features |= QStyleOptionViewItem.ViewItemFeature.HasCheckIndicator
        flag = QStyle.StateFlag
        tick.state &= ~(flag.State_HasFocus | flag.State_Selected)
        tick.state |= flag.State_On if is_checked else flag.State_Off
        tick.rect = QRect(0, 0, ICON, ICON)
        tick.rect.moveCenter(option.rect.center())
        element = QStyle.PrimitiveElement.PE_IndicatorItemViewItemCheck
        self._view.style().drawPrimitive(element, tick, painter, self._view)

    def _paint_pill(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        cell: Cell,
        column: Column[Any],
    ) -> None:
        theme = current_theme()
        is_neutral = cell.pill == "neutral"
        text, _ = self._text(option, cell, column)
        if text in (CUT, ""):
            self._paint_text(painter, option, box, cell, column)
            return
        wide = painter.fontMetrics().horizontalAdvance(text) + 4 * GRID
        pill = QRectF(box.left() + GRID, 0, wide, _PILL)
        pill.moveTop(box.top() + (box.height() - _PILL) // 2)
        shade = theme.text if is_neutral else getattr(theme, cell.pill)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.raised if is_neutral else theme.soft(shade)))
        painter.drawRoundedRect(pill, _PILL / 2, _PILL / 2)
        painter.setPen(QColor(shade))
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_wrapped(self, painter: QPainter, box: QRect, cell: Cell) -> None:
        place = self._place(box, cell)
        lines = wrapped(cell.shown_text, painter.font(), place.width())
        above = (place.height() - lines.boundingRect().height()) / 2
        painter.setPen(colour(cell.shade))
        lines.draw(painter, QPointF(place.left(), place.top() + above))

    def _paint_text(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        box: QRect,
        cell: Cell,
        column: Column[Any],
    ) -> None:
        text, flags = self._text(option, cell, column)
        painter.setPen(colour(cell.shade))
        painter.drawText(self._place(box, cell), flags, text)

    def _place(self, box: QRect, cell: Cell) -> QRect:
        """Return the room of a text beside what stands before it."""
        look = self._shown.look
        left = before_text(cell, look)
        right = GRID if left == INDENT else look.padding
        return box.adjusted(left, 0, -right, 0)

    def _text(
        self, option: QStyleOptionViewItem, cell: Cell, column: Column[Any]
    ) -> tuple[str, Qt.AlignmentFlag]:
        """Return what is painted of a text (all, its beginning, a mark), and where."""
        text, rect = cell.shown_text, QRect(option.rect)
        if column.is_wrapped or not text:
            return text, side(column)
        metrics = QFontMetrics(face(option.font, cell))
        wide = metrics.horizontalAdvance(text)
        room = self._place(rect, cell).width() - (4 * GRID if cell.pill else 0)
        is_whole_or_nothing = column.is_number or bool(cell.pill)
        if is_cut(option.widget, rect.left(), rect.right()) or (
            is_whole_or_nothing and wide > room
        ):
            mark = metrics.horizontalAdvance(CUT)
            return cut_mark(option.widget, rect.left(), rect.right(), mark), _LEFT
        dots = Qt.TextElideMode.ElideRight
        return metrics.elidedText(text, dots, room), side(column)


def before_text(cell: Cell, look: Look) -> int:
    """Return how far from the left of a cell its text begins, px."""
    has_sign = cell.text and (cell.swatch is not None or cell.icon)
    return INDENT if has_sign else look.padding


def small(base: QFont) -> QFont:
    """Return a font in the size of what is quiet."""
    result = QFont(base)
    result.setPointSizeF(font(SMALL).pointSizeF())
    return result


def face(base: QFont, cell: Cell) -> QFont:
    """Return the font that a cell is written in, from that of its table."""
    if not (cell.is_small or cell.is_italic or cell.is_strong):
        return base
    result = small(base) if cell.is_small else QFont(base)
    result.setItalic(cell.is_italic)
    if cell.is_strong:
        result.setWeight(QFont.Weight.Medium)
    return result
