"""The ladder as a widget: z upwards, one dot a contour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHelpEvent,
    QImage,
    QPainter,
    QPen,
    QPixmap,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from dosiscope.core.text import mm_number
from dosiscope.resources.theme import NORMAL, SMALL
from dosiscope.viewer.ladder.painting import (
    LadderView,
    paint_ladder,
    radius_of,
    scale_labels,
    view_of,
)
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import colour, current_theme, state

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.ladder.model import LadderModel

REACH = 12.0  # px from a contour within which the mouse means it
NOTCH = 1.25


class LadderPlot(QWidget):
    """Draws a `LadderModel`.

    Attributes
    ----------
    contour_clicked
        Index in the ROI of the contour that was clicked.
    plane_clicked
        z of a click beside the contours, mm.
    """

    contour_clicked = Signal(int)
    plane_clicked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model: LadderModel | None = None
        self._colour: RGB = (200, 200, 200)
        self._message = ""
        self._range = (0.0, 1.0)
        self._z: float | None = None
        self._hovered: int | None = None
        self._picture: QPixmap | None = None
        self._dragged_from: QPointF | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(140, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName("Ladder of contours")
        state.changed.connect(self._redraw)

    # --- what is shown ---------------------------------------------------------

    @property
    def model(self) -> LadderModel | None:
        """What is drawn."""
        return self._model

    @property
    def view(self) -> LadderView:
        """The range of z that is seen."""
        assert self._model is not None
        return view_of(self._model, *self._range, self.width(), self.height())

    def set_model(self, model: LadderModel | None, ink: RGB, message: str = "") -> None:
        """Show another ladder, or why there is none."""
        is_same = (
            model is not None
            and self._model is not None
            and model.roi.number == self._model.roi.number
        )
        self._model, self._colour, self._message = model, ink, message
        self._hovered = None
        if not is_same:
            self.reset_view()
        self._redraw()

    def set_plane(self, z: float | None) -> None:
        """Mark the plane that is shown."""
        if z != self._z:
            self._z = z
            self.update()

    def sizeHint(self) -> QSize:
        """Return a size that shows a small ladder well."""
        return QSize(260, 420)

    def _limits(self) -> tuple[float, float]:
        """Return the range of z that shows everything and a little around it.

        The images next to its ends belong to it: they say what lies between.
        """
        if self._model is None:
            return 0.0, 1.0
        low, high = self._model.reach
        room = max(0.04 * (high - low), 1.2 * self._model.spacing, 1.0)
        return low - room, high + room

    def reset_view(self) -> None:
        """Show all of the ladder."""
        self._range = self._limits()
        self._redraw()

    def show_range(self, low: float, high: float) -> None:
        """Show a range of z, within what there is."""
        least, most = self._limits()
        width = min(max(high - low, 1e-3 * (most - least), 0.5), most - least)
        low = min(max(low, least), most - width)
        self._range = (low, low + width)
        self._redraw()

    def _redraw(self) -> None:
        self._picture = None
        self.update()

    # --- mouse -----------------------------------------------------------------

    def contour_at(self, point: QPointF) -> int | None:
        """Return the contour (node) under a place of the widget."""
        if self._model is None or not len(self._model.z):
            return None
        places = self.view.places(self._model) - (point.x(), point.y())
        distance = np.hypot(places[:, 0], places[:, 1])
        nearest = int(distance.argmin())
        return nearest if distance[nearest] <= REACH else None

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the height of the mouse."""
        turned = event.angleDelta().y()
        if self._model is None or not turned:
            return
        factor = NOTCH ** (-turned / 120)
        at = self.view.z(event.position().y())
        low, high = self._range
        self.show_range(at - (at - low) * factor, at + (high - at) * factor)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is clicked, or start a pan."""
        if self._model is None:
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = event.position()
        elif event.button() is Qt.MouseButton.LeftButton:
            node = self.contour_at(event.position())
            if node is not None:
                self.contour_clicked.emit(int(self._model.contour[node]))
            else:
                self.plane_clicked.emit(self.view.z(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the contour under the mouse, or pan."""
        if self._model is None:
            return
        if self._dragged_from is not None:
            step = (event.position().y() - self._dragged_from.y()) / self.view.scale
            self._dragged_from = event.position()
            self.show_range(self._range[0] + step, self._range[1] + step)
            return
        node = self.contour_at(event.position())
        if node != self._hovered:
            self._hovered = node
            self.setCursor(
                Qt.CursorShape.ArrowCursor
                if node is None
                else Qt.CursorShape.PointingHandCursor
            )
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything again."""
        self.reset_view()

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no contour."""
        self._hovered = None
        self.update()

    def event(self, event: QEvent) -> bool:
        """Show what there is to know of the contour under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            node = self.contour_at(QPointF(event.pos()))
            text = self._model.tooltip(node) if self._model and node is not None else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    # --- drawing ---------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw anew in the new size."""
        self._redraw()

    def _paint_still(self, painter: QPainter) -> None:
        if self._model is None or self._message:
            painter.setFont(font(NORMAL))
            painter.setPen(colour("secondary"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            area = self.rect().adjusted(16, 0, -16, 0)
            painter.drawText(area, flags, self._message)
            return
        paint_ladder(painter, self.view, self._model, self._colour, current_theme())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Copy the cached picture; draw the shown plane and the mouse's contour."""
        ratio = self.devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(colour("panel"))
            with QPainter(picture) as still:
                self._paint_still(still)
            self._picture = picture
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._picture)
            if self._model is not None and not self._message:
                self._paint_plane(painter)
                self._paint_hovered(painter)

    def _paint_plane(self, painter: QPainter) -> None:
        """Mark the plane that the picture shows."""
        view = self.view
        if self._z is None or not view.low <= self._z <= view.high:
            return
        accent, y = colour("accent"), view.y(self._z)
        painter.setPen(QPen(accent, 1))
        painter.drawLine(QPointF(view.area.left(), y), QPointF(self.width(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL, "semibold"))
        text = mm_number(self._z)
        wide = painter.fontMetrics().horizontalAdvance(text)
        left = view.area.left() - 10 - wide
        outline = QPolygonF(
            [
                QPointF(left - 5, y - 8),
                QPointF(view.area.left() - 6, y - 8),
                QPointF(view.area.left(), y),
                QPointF(view.area.left() - 6, y + 8),
                QPointF(left - 5, y + 8),
            ]
        )
        below = QFontMetricsF(font(SMALL))
        for place, _ in scale_labels(view, below):
            if place.intersects(outline.boundingRect()):  # no word under a word
                painter.fillRect(place.adjusted(-1, 0, 1, 0), colour("panel"))
        painter.setBrush(QColor(current_theme().active))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(outline)
        painter.setPen(QColor(current_theme().on_active))
        painter.drawText(QPointF(left, y + 4), text)

    def _paint_hovered(self, painter: QPainter) -> None:
        if self._hovered is None or self._model is None:
            return
        view = self.view
        place = view.places(self._model)[self._hovered]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        size = radius_of(self._model, view) + 3.5
        painter.drawEllipse(QPointF(*place), size, size)

    def picture(self, size: QSize, scale: float = 2.0) -> QImage:
        """Return the ladder as a picture of its own, for documents."""
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(scale)
        image.fill(colour("panel"))
        if self._model is not None:
            with QPainter(image) as painter:
                view = view_of(
                    self._model, *self._limits(), size.width(), size.height()
                )
                paint_ladder(painter, view, self._model, self._colour, current_theme())
        return image
