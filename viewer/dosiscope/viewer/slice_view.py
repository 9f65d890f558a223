"""The axial view: the stack of layers with zoom, pan, wheel and cross-hair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QGraphicsView

from dosiscope.resources.theme import DARK
from dosiscope.viewer.gestures import Gestures
from dosiscope.viewer.picking import roi_at
from dosiscope.viewer.slice_item import SliceItem
from dosiscope.viewer.view_box import body_box, whole_box

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.review import Point, Review

_LEAST_MM, _MOST_MM = 4.0, 4000.0  # that can be seen
_REACH = 6  # px
_INNER = 0.15  # of the view on each side counts as its edge


class SliceView(pg.GraphicsView):
    """An axial view of the review: patient x to the right, y down, in mm.

    ``context_menu_requested`` gives the global position and the point (mm).
    """

    context_menu_requested = Signal(QPoint, object)

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent, background=DARK.picture)
        self.review = review
        self._gestures = Gestures(self)
        self._fitted: QRectF | None = None  # what the view shows of its own accord
        self.setObjectName("slice-view")
        self.setMinimumSize(240, 200)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.FullViewportUpdate)
        self.setCacheMode(QGraphicsView.CacheModeFlag.CacheNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName("Axial picture")
        self.box = pg.ViewBox(
            lockAspect=True,
            invertY=True,
            enableMouse=False,
            enableMenu=False,
            defaultPadding=0,
        )
        self.box.setLimits(
            minXRange=_LEAST_MM,
            minYRange=_LEAST_MM,
            maxXRange=_MOST_MM,
            maxYRange=_MOST_MM,
        )
        self.setCentralItem(self.box)
        self.item = SliceItem(review)
        self.box.addItem(self.item, ignoreBounds=True)
        self.box.sigRangeChanged.connect(self._follow_picture)
        review.case_changed.connect(self.fit)
        review.centre_requested.connect(self.bring_into_view)
        self.fit()

    # --- what is in sight --------------------------------------------------------

    def fit(self) -> None:
        """Show the whole patient; it stays whole when the window changes its size."""
        self._show(body_box(self.review))

    def show_whole(self) -> None:
        """Show the whole image."""
        self._show(whole_box(self.review))

    def reset_view(self) -> None:
        """Show the whole patient again."""
        self.fit()

    def _show(self, box: QRectF) -> None:
        self._fitted = box
        self.box.setRange(box, padding=0)

    def _follow_picture(self) -> None:
        """Tell what is under the mouse now that the picture has moved below it."""
        hover = self.review.hover
        if hover is not None:
            pixel = self.viewport().mapFromGlobal(QCursor.pos())
            self._gestures.tell_hover(QPointF(pixel))

    def view_rect(self) -> QRectF:
        """Return the part of the plane in sight, mm."""
        rect: QRectF = self.box.viewRect()
        return rect

    def pan(self, pixels: QPointF) -> None:
        """Move the picture by so many pixels."""
        step = self.mm_per_pixel
        self._fitted = None
        self.box.translateBy(x=-pixels.x() * step, y=-pixels.y() * step)

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel, which keeps its place."""
        self._fitted = None
        self.box.scaleBy((1 / factor, 1 / factor), center=self._xy(pixel))

    def bring_into_view(self, point: Point) -> None:
        """Move a point to the middle unless it is well in sight."""
        rect = self.view_rect()
        edge_x, edge_y = _INNER * rect.width(), _INNER * rect.height()
        at = QPointF(point[0], point[1])
        if not rect.adjusted(edge_x, edge_y, -edge_x, -edge_y).contains(at):
            self._fitted = None
            rect.moveCenter(at)
            self.box.setRange(rect, padding=0)

    @property
    def mm_per_pixel(self) -> float:
        """Size of a logical pixel, mm."""
        return self.view_rect().width() / max(float(self.viewport().width()), 1.0)

    def _xy(self, pixel: QPointF) -> QPointF:
        rect = self.view_rect()
        step = self.mm_per_pixel
        return QPointF(rect.left() + pixel.x() * step, rect.top() + pixel.y() * step)

    def point_at(self, pixel: QPointF) -> Point:
        """Return the point of the shown plane at a pixel of the view, mm."""
        at = self._xy(pixel)
        return at.x(), at.y(), self.review.z

    def pixel_of(self, point: Point) -> QPointF:
        """Return where a point of the plane is in the view, in pixels."""
        rect = self.view_rect()
        step = self.mm_per_pixel
        return QPointF((point[0] - rect.left()) / step, (point[1] - rect.top()) / step)

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
            self.viewport().mapToGlobal(pixel), self.point_at(QPointF(pixel))
        )

    def close(self) -> bool:
        """Close as any widget: pyqtgraph's own way takes the scene apart too early."""
        return QGraphicsView.close(self)

    # --- Qt's events ---------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Keep the whole in sight, if it was."""
        super().resizeEvent(event)
        # pyqtgraph resizes once before this class is ready
        if getattr(self, "_fitted", None) is not None and hasattr(self, "item"):
            self.box.setRange(self._fitted, padding=0)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Step through the planes or zoom."""
        self._gestures.wheel(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Begin a gesture."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._gestures.press(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Go on with a gesture, or hover."""
        self._gestures.move(event)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """End a gesture."""
        self._gestures.release(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's
        """Go to the ROI below the mouse."""
        self._gestures.double_click(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Forget the hovered point."""
        self._gestures.leave()
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Step or fit; other keys go to the window."""
        event.setAccepted(self._gestures.key(event))
