"""A view of planes: the stack of layers with zoom, pan, wheel and cross-hair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.language import tr
from dosiscope.core.text import capitalised
from dosiscope.viewer.bar_levels import BarLevels
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.gestures import Gestures
from dosiscope.viewer.layers.cross_hair import line_at
from dosiscope.viewer.mark_item import MarkItem
from dosiscope.viewer.picture_item import PictureItem
from dosiscope.viewer.plane_box import PlaneBox
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.slice_painter import SlicePainter
from dosiscope.viewer.view_box import body_box

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import (
        QFocusEvent,
        QKeyEvent,
        QMouseEvent,
        QPainter,
        QWheelEvent,
    )
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.review import Point, ViewState

_REACH = 6  # px
_SLANT = 0.7  # of a line: above, it goes rather down than across
_INNER = 0.15  # of the view on each side counts as its edge


class SliceView(SceneView):
    """A view of the review along planes of one orientation, in mm of the plane.

    Attributes
    ----------
    state
        Which plane it shows, and which it can reach.
    is_brief
        Whether a larger view beside it says what identifies and qualifies both.
    box
        What is in sight, mm: pan, zoom, fit and mapping are this ViewBox's.
    painter
        What is painted into it.
    """

    focused = Signal()  # keys are meant for it from now on
    enlarge_requested = Signal()  # the room of all pictures for it, or no more

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.state, self.review = state, state.review
        self.is_brief = False
        review = self.review
        self.painter = SlicePainter(state, self)
        self.box = PlaneBox()
        self.setCentralItem(self.box)
        self._item = PictureItem(self.box, self._paint)
        self._grips = MarkItem(self.box, state, lambda: self.frame)
        self._gestures = Gestures(self)
        self._levels = BarLevels(review, self.painter.stack)
        self._hint: str | None = None  # what the mouse can do at the colour bar
        # what it follows from, and the frame: asked for several times for a painting
        self._framed: tuple[tuple[object, ...], Frame] | None = None
        self._paint_as_a_widget()
        self.setObjectName("slice-view")
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        name = tr("{orientation} picture", orientation=tr(state.orientation.name))
        self.setAccessibleName(capitalised(name))
        self.painter.changed.connect(self._paint_soon)
        self.painter.lines_moved.connect(self._follow_lines)
        self.box.sigRangeChanged.connect(self._follow_picture)
        review.case_opened.connect(self.fit)
        review.case_changed.connect(self._stay_whole)
        screen_identity.changed.connect(self.painter.changed)
        review.centre_requested.connect(self.bring_into_view)
        self.fit()

    def _paint_as_a_widget(self) -> None:
        """Let nothing come between an update and the painting of the one item.

        With the ground, the cache and the partial updates of a graphics view a step of
        the wheel takes half as long again.  An item saves the painter itself.
        """
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlags(
            self.OptimizationFlag.DontSavePainterState
            | self.OptimizationFlag.DontAdjustForAntialiasing
        )

    # --- what is in sight --------------------------------------------------------

    def fit(self) -> None:
        """Show the whole patient; it stays whole when the window changes its size."""
        self.box.show_whole(body_box(self.state))

    def _stay_whole(self) -> None:
        """Show the whole patient, of whom more is here, if that was shown before."""
        if self.box.aim.whole not in (None, body_box(self.state)):
            self.fit()

    def _paint_soon(self) -> None:
        self.update()

    def _follow_picture(self) -> None:
        """Paint, and tell what is under the mouse now that the picture has moved."""
        self.update()
        if self.review.hover is not None and self.review.hovered is self.state:
            pixel = self.mapFromGlobal(QCursor.pos())
            self._gestures.tell_hover(QPointF(pixel))

    @property
    def frame(self) -> Frame:
        """What is in sight now."""
        sight = self.box.viewRect()
        asked = (
            sight.getRect(),
            self.box.size().toTuple(),
            self.state.plane,
            self.devicePixelRatioF(),
            self.is_brief,
            screen_identity.is_hidden,
        )
        if self._framed is None or self._framed[0] != asked:
            self._framed = asked, self._frame_now(sight)
        return self._framed[1]

    def _frame_now(self, sight: QRectF) -> Frame:
        size = self.box.size()
        return Frame(
            sight.left(),
            sight.top(),
            self.box.pixels_per_mm,
            size.width(),
            size.height(),
            self.state.plane,
            self.devicePixelRatioF(),
            is_brief=self.is_brief,
            shows_identity=not screen_identity.is_hidden,
        )

    def view_rect(self) -> QRectF:
        """Return the part of the plane in sight, mm."""
        return self.frame.box

    def pan(self, pixels: QPointF) -> None:
        """Move the picture by so many pixels."""
        self.box.pan(pixels)

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel, which keeps its place."""
        u, v = self.state.plane.to_uv(self.point_at(pixel)).tolist()
        self.box.zoom(factor, u, v)

    def bring_into_view(self, point: Point) -> None:
        """Move a point to the middle unless it is well in sight."""
        rect = self.view_rect()
        edge_x, edge_y = _INNER * rect.width(), _INNER * rect.height()
        inner = rect.adjusted(edge_x, edge_y, -edge_x, -edge_y)
        place = QPointF(*self.state.plane.to_uv(point).tolist())
        if not inner.contains(place):
            self.box.centre_on(place.x(), place.y())

    @property
    def mm_per_pixel(self) -> float:
        """Size of a logical pixel, mm."""
        return 1.0 / self.frame.scale

    def point_at(self, pixel: QPointF) -> Point:
        """Return the point of the shown plane at a pixel of the view, mm."""
        return self.frame.to_mm(pixel)

    def pixel_of(self, point: Point) -> QPointF:
        """Return where the foot of a point is in the view, in pixels."""
        return self.frame.pixel_of(point)

    def show_cursor(self, shape: Qt.CursorShape) -> None:
        """Show another cursor, if it is another."""
        if shape is not self.cursor().shape():
            self.setCursor(shape)

    def pick(self, pixel: QPointF) -> None:
        """Highlight the ROI at a pixel, or none, and bring its middle into view."""
        from dosiscope.viewer.picking import roi_at

        roi = roi_at(self.state, self.point_at(pixel), _REACH * self.mm_per_pixel)
        self.review.display.set_highlight(None if roi is None else roi.number)
        if roi is not None and roi.centre is not None:
            self.bring_into_view(roi.centre)

    def line_at(self, pixel: QPointF) -> ViewState | None:
        """Return the view whose plane is a line at a pixel, and can be dragged."""
        return line_at(self.state, self.frame, pixel)

    def show_handle(self, line: ViewState | None) -> None:
        """Show by the mouse which way a line can be dragged."""
        shape = Qt.CursorShape.CrossCursor
        if line is not None:
            across = self.state.orientation.directions[0] @ line.orientation.normal
            shape = (
                Qt.CursorShape.SplitHCursor
                if abs(across) > _SLANT
                else Qt.CursorShape.SplitVCursor
            )
        if self.cursor().shape() is not shape:
            self.setCursor(shape)

    def enlarge(self) -> None:
        """Ask for the room of all pictures, or for the others beside it again."""
        self.enlarge_requested.emit()

    # --- painting ------------------------------------------------------------------

    def _follow_lines(self) -> None:
        """Paint again what lines have left and where they are, if that is enough."""
        region = self.painter.moved_lines(self.frame)
        if region is None:
            self.update()
        else:
            self.viewport().update(region)

    def _paint(self, painter: QPainter) -> None:
        self.painter.paint(painter, self.frame, self.exposed)
        self.review.picture_painted.emit()

    def sizeHint(self) -> QSize:
        """Take the room that there is: the picture has no size of its own."""
        return QSize()

    # --- Qt's events: all are ours, none comes to the scene and pyqtgraph's menus ----

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that keys are meant for this view."""
        super().focusInEvent(event)
        self.focused.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the planes or zoom."""
        self._gestures.wheel(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if not self._levels.press(event):
            self._gestures.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with a gesture, or hover."""
        if not self._levels.move(event):
            self._gestures.move(event)
            self._show_hint(self._levels.hint(event.position()))
        event.accept()

    def _show_hint(self, hint: str | None) -> None:
        """Show what the mouse can do at the colour bar; None where it is not there."""
        if hint != self._hint:
            self._hint = hint
            shapes = Qt.CursorShape
            self.setCursor(shapes.CrossCursor if hint is None else shapes.SizeVerCursor)
            self.setToolTip(hint or "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a gesture."""
        if not self._levels.release(event):
            self._gestures.release(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Change levels on the bar; else ask for all the room, or give it back."""
        if not self._levels.double_click(event):
            self._gestures.double_click(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the hovered point."""
        self._gestures.leave()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step; other keys go to the window."""
        is_escape = event.key() == Qt.Key.Key_Escape and self._levels.escape()
        event.setAccepted(is_escape or self._gestures.key(event))
