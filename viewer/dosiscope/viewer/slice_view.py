"""The axial view: the stack of layers with zoom, pan, wheel and cross-hair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QCursor, QPainter
from PySide6.QtWidgets import QWidget

from dosiscope.resources.theme import DARK
from dosiscope.viewer.gestures import Gestures
from dosiscope.viewer.picking import roi_at
from dosiscope.viewer.sight import Sight
from dosiscope.viewer.slice_painter import SlicePainter
from dosiscope.viewer.view_box import body_box, whole_box

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import Point, Review

_REACH = 6  # px
_INNER = 0.15  # of the view on each side counts as its edge


class SliceView(QWidget):
    """An axial view of the review: patient x to the right, y down, in mm.

    ``context_menu_requested`` gives the global position and the point (mm).
    """

    context_menu_requested = Signal(QPoint, object)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.review = review
        self.painter = SlicePainter(review, self)
        self._sight = Sight(self.width(), self.height())
        self._gestures = Gestures(self)
        self.setObjectName("slice-view")
        self.setMinimumSize(240, 200)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("Axial picture")
        self.painter.changed.connect(self.update)
        review.case_opened.connect(self.fit)
        review.centre_requested.connect(self.bring_into_view)
        self.fit()

    # --- what is in sight --------------------------------------------------------

    def fit(self) -> None:
        """Show the whole patient; it stays whole when the window changes its size."""
        self._sight.show(body_box(self.review))
        self._follow_picture()

    def show_whole(self) -> None:
        """Show the whole image."""
        self._sight.show(whole_box(self.review))
        self._follow_picture()

    def reset_view(self) -> None:
        """Show the whole patient again."""
        self.fit()

    def _follow_picture(self) -> None:
        """Paint, and tell what is under the mouse now that the picture has moved."""
        self.update()
        if self.review.hover is not None:
            pixel = self.mapFromGlobal(QCursor.pos())
            self._gestures.tell_hover(QPointF(pixel))

    @property
    def frame(self) -> Frame:
        """What is in sight now."""
        return self._sight.frame(self.review.z, self.devicePixelRatioF())

    def view_rect(self) -> QRectF:
        """Return the part of the plane in sight, mm."""
        return self.frame.box

    def pan(self, pixels: QPointF) -> None:
        """Move the picture by so many pixels."""
        self._sight.pan(pixels)
        self._follow_picture()

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel, which keeps its place."""
        self._sight.zoom(factor, pixel)
        self._follow_picture()

    def bring_into_view(self, point: Point) -> None:
        """Move a point to the middle unless it is well in sight."""
        rect = self.view_rect()
        edge_x, edge_y = _INNER * rect.width(), _INNER * rect.height()
        inner = rect.adjusted(edge_x, edge_y, -edge_x, -edge_y)
        if not inner.contains(QPointF(point[0], point[1])):
            self._sight.centre_on(point[0], point[1])
            self._follow_picture()

    @property
    def mm_per_pixel(self) -> float:
        """Size of a logical pixel, mm."""
        return 1.0 / self.frame.scale

    def point_at(self, pixel: QPointF) -> Point:
        """Return the point of the shown plane at a pixel of the view, mm."""
        return self.frame.to_mm(pixel)

    def pixel_of(self, point: Point) -> QPointF:
        """Return where a point of the plane is in the view, in pixels."""
        return self.frame.to_pixel(point[0], point[1])

    def pick(self, pixel: QPointF) -> None:
        """Highlight the ROI at a pixel, or none, and bring its middle into view."""
        roi = roi_at(self.review, self.point_at(pixel), _REACH * self.mm_per_pixel)
        self.review.set_highlight(None if roi is None else roi.number)
        if roi is not None and roi.centre is not None:
            x, y, _ = roi.centre
            self.bring_into_view((x, y, self.review.z))

    def open_menu(self, pixel: QPoint) -> None:
        """Ask whoever offers a menu to open it."""
        self.context_menu_requested.emit(
            self.mapToGlobal(pixel), self.point_at(QPointF(pixel))
        )

    # --- Qt's events ---------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the layers on the ground of the picture."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
            painter.fillRect(self.rect(), QColor(DARK.picture))
            self.painter.paint(painter, self.frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the whole in sight, if it was."""
        self._sight.resize(self.width(), self.height())
        self._follow_picture()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the planes or zoom."""
        self._gestures.wheel(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._gestures.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or hover."""
        self._gestures.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        self._gestures.release(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go to the ROI below the mouse."""
        self._gestures.double_click(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the hovered point."""
        self._gestures.leave()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step or fit; other keys go to the window."""
        event.setAccepted(self._gestures.key(event))
