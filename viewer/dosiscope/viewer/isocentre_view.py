"""Views of the isocentre plane of a beam: zoom, what lies under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.plane import AXIAL, Plane
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.picture_item import PictureItem
from dosiscope.viewer.plane_box import PlaneBox
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
    from PySide6.QtWidgets import QWidget

_ZOOM: Final = 1.25  # a notch
_NOTCH: Final = 120
#: No plane of the patient: what is seen from a source is of the beam's own systems.
NOWHERE: Final = Plane(AXIAL, 0.0)


class IsocentreView(SceneView):
    """Paints what is seen from a source, in mm of the isocentre plane.

    The wheel steps, and zooms with control held.  What a press, a drag and a release
    do is of whoever derives from it, as what is painted.

    Attributes
    ----------
    box
        What part of the plane is in sight: u to the right, v down, mm.
    hovered
        x, y of the isocentre plane under the mouse, mm, or None.
    stepped
        So many control points, or images, on.
    enlarge_requested
        The user wants all the room for it, or no more.
    """

    hovered = Signal(object)
    stepped = Signal(int)
    enlarge_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._turned = 0.0  # notches of the wheel that are not a step yet
        self.box = PlaneBox()
        self.setCentralItem(self.box)
        self._item = PictureItem(self.box, self._paint)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlags(
            self.OptimizationFlag.DontSavePainterState
            | self.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.box.sigRangeChanged.connect(self._repaint)
        # a method of its own: one of Qt's would be called once the view is gone
        state.changed.connect(self._repaint)

    def paint_on(self, painter: QPainter, frame: Frame) -> bool:
        """Paint what is seen; whether there is anything."""
        raise NotImplementedError

    def end_drag(self) -> None:
        """Drag no more: the press was the first of a double click."""
        raise NotImplementedError

    @property
    def plane(self) -> Plane:
        """The isocentre plane in the patient, where it is known; else `NOWHERE`."""
        return NOWHERE

    @property
    def is_moved(self) -> bool:
        """Whether the user has moved it: it shows no longer the whole."""
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
            self.plane,
            self.devicePixelRatioF(),
        )

    def place_at(self, pixel: QPointF) -> tuple[float, float]:
        """Return x, y of the isocentre plane at a pixel, mm."""
        frame = self.frame
        u = frame.left + pixel.x() / frame.scale
        return u, -(frame.top + pixel.y() / frame.scale)

    def zoom_at(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel, which keeps its place."""
        x, y = self.place_at(pixel)
        self.box.zoom(factor, x, -y)

    def sizeHint(self) -> QSize:
        """Take the room that there is."""
        return QSize(360, 360)

    def _repaint(self) -> None:
        self.update()

    def _paint(self, painter: QPainter) -> None:
        frame = self.frame
        if not self.paint_on(painter, frame):
            ground = QRectF(0, 0, frame.width, frame.height)
            painter.fillRect(ground, Qt.GlobalColor.black)

    # --- Qt's events: all are ours ----------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step; with control held zoom around the mouse."""
        event.accept()
        notches = event.angleDelta().y() / _NOTCH
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_at(_ZOOM**notches, event.position())
            return
        self._turned -= notches
        whole = int(self._turned)
        if whole:
            self._turned -= whole
            self.stepped.emit(whole)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for all the room, or give it back."""
        self.end_drag()
        self.enlarge_requested.emit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self.hovered.emit(None)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()
