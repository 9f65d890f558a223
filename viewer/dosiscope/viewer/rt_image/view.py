"""An RT Image on the screen: zoom, pan, window, what lies under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.plane import AXIAL, Plane
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.mouse_scheme import Drag
from dosiscope.viewer.picture_item import PictureItem
from dosiscope.viewer.plane_box import PlaneBox
from dosiscope.viewer.rt_image.painting import Shows, paint_sight
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.review import Review
    from dosiscope.viewer.rt_image.sight import ImageSight

_ZOOM: Final = 1.25  # a notch
_ZOOM_PX: Final = 1.01  # a pixel of a drag
_NOTCH: Final = 120
_WHOLE_WINDOW: Final = 300.0  # px of a drag that double a window
#: No plane of the patient: an image is seen in the gantry system.
NOWHERE: Final = Plane(AXIAL, 0.0)
_ROOM: Final = 1.04  # of its extent, that is seen at first


class RtImageView(SceneView):
    """Paints one image; the mouse is that of the slice pictures.

    Attributes
    ----------
    hovered
        Where the mouse is: x, y of the isocentre plane, mm, or None.
    windowed
        Centre and width that the user drags.
    stepped
        So many images on.
    enlarge_requested
        The user wants all the room for it, or no more.
    """

    hovered = Signal(object)
    windowed = Signal(float, float)
    stepped = Signal(int)
    enlarge_requested = Signal()

    def __init__(self, review: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self.sight: ImageSight | None = None
        self.shows = Shows()
        self._drags: Drag | None = None
        self._turned = 0.0  # parts of a notch
        self._start = self._last = QPointF()
        self._window = (0.0, 1.0)
        self.box = PlaneBox()
        self.setCentralItem(self.box)
        self._item = PictureItem(self.box, self._paint)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlags(
            self.OptimizationFlag.DontSavePainterState
            | self.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setObjectName("rt-image-view")
        self.setAccessibleName("RT Image")
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.box.sigRangeChanged.connect(self._repaint)
        # a method of its own: one of Qt's would be called once the view is gone
        state.changed.connect(self._repaint)

    def show_sight(self, sight: ImageSight | None) -> None:
        """Show an image; another one than before as a whole."""
        before, self.sight = self.sight, sight
        if sight is not None and (before is None or before.image is not sight.image):
            self.fit()
        self.update()

    def fit(self) -> None:
        """Show the whole image."""
        if self.sight is not None:
            self.box.show_whole(whole_of(self.sight))

    @property
    def is_moved(self) -> bool:
        """Whether it does not show the image as a whole."""
        return self.box.aim.whole is None

    @property
    def frame(self) -> Frame:
        """What is in sight now."""
        seen, size = self.box.viewRect(), self.box.size()
        return Frame(
            seen.left(),
            seen.top(),
            self.box.pixels_per_mm,
            size.width(),
            size.height(),
            NOWHERE,
            self.devicePixelRatioF(),
        )

    def place_at(self, pixel: QPointF) -> tuple[float, float]:
        """Return x, y of the isocentre plane at a pixel, mm."""
        frame = self.frame
        u = frame.left + pixel.x() / frame.scale
        return u, -(frame.top + pixel.y() / frame.scale)

    def sizeHint(self) -> QSize:
        """Take the room that there is."""
        return QSize(360, 360)

    def _repaint(self) -> None:
        self.update()

    def _paint(self, painter: QPainter) -> None:
        frame = self.frame
        if self.sight is None:
            ground = QRectF(0, 0, frame.width, frame.height)
            painter.fillRect(ground, Qt.GlobalColor.black)
            return
        paint_sight(painter, frame, self.sight, self.shows)

    # --- Qt's events: all are ours ----------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the images; with control held zoom around the mouse."""
        event.accept()
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            x, y = self.place_at(event.position())
            self.box.zoom(_ZOOM**notches, x, -y)
            return
        self._turned -= notches
        whole = int(self._turned)
        if whole:
            self._turned -= whole
            self.stepped.emit(whole)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin what the mouse scheme says."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drags = self._review.mouse_scheme.drag(event.button())
        if self._drags is Drag.CURSOR:  # there is no cross-hair here
            self._drags = Drag.PAN
        self._start = self._last = event.position()
        if self.sight is not None:
            self._window = self.sight.window
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, zoom or window, and tell what lies under the mouse."""
        position = event.position()
        if event.buttons() and self.sight is not None:
            self._drag(position)
        self.hovered.emit(self.place_at(position))
        event.accept()

    def _drag(self, position: QPointF) -> None:
        step = position - self._last
        if self._drags is Drag.PAN:
            self.box.pan(step)
        elif self._drags is Drag.ZOOM:
            x, y = self.place_at(self._start)
            self.box.zoom(_ZOOM_PX ** -step.y(), x, -y)
        elif self._drags is Drag.WINDOW:
            centre, width = self._window
            moved = position - self._start
            share = width / _WHOLE_WINDOW
            wanted = max(width + moved.x() * share, width / 100)
            self.windowed.emit(centre + moved.y() * share, wanted)
        self._last = position

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag."""
        self._drags = None
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for all the room, or give it back."""
        self._drags = None
        self.enlarge_requested.emit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self.hovered.emit(None)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()


def whole_of(sight: ImageSight) -> QRectF:
    """Return the box around an image and its openings' middle, u and v in mm."""
    left, right, top, bottom = sight.extent
    box = QRectF(left, -top, right - left, top - bottom)
    middle, size = box.center(), box.size() * _ROOM
    box.setSize(size)
    box.moveCenter(middle)
    return box
