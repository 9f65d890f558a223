"""The view from the source on the screen: zoom, pan, what lies under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.plane import AXIAL, Plane
from dosiscope.viewer.beams_eye.directions import plane_of
from dosiscope.viewer.beams_eye.painting import paint_sight
from dosiscope.viewer.beams_eye.room import field_box
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.picking import distance_to
from dosiscope.viewer.picture_item import PictureItem
from dosiscope.viewer.plane_box import PlaneBox
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.beams_eye.sight import BeamSight

_ZOOM: Final = 1.25  # a notch
_NOTCH: Final = 120
_STILL: Final = 4  # px that a click may move
_REACH: Final = 6.0  # px
_NOWHERE: Final = Plane(AXIAL, 0.0)


class BeamsEyeView(SceneView):
    """Paints one sight; the mouse zooms and pans, the wheel steps control points.

    Attributes
    ----------
    hovered
        x, y of the isocentre plane under the mouse, mm, or None.
    stepped
        So many control points on.
    picked
        Number of the structure whose outline was clicked, or None.
    enlarge_requested
        The user wants all the room for it, or no more.
    scale_changed
        Another part of the plane is in sight.
    """

    hovered = Signal(object)
    stepped = Signal(int)
    picked = Signal(object)
    enlarge_requested = Signal()
    scale_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sight: BeamSight | None = None
        self.highlight: int | None = None
        self._fitted: object = None  # what was fitted last
        self._turned = 0.0  # notches of the wheel that are not a step yet
        self._dragged: QPointF | None = None
        self._is_panned = False
        self.box = PlaneBox()
        self.setCentralItem(self.box)
        self._item = PictureItem(self.box, self._paint)
        self.setViewportUpdateMode(self.ViewportUpdateMode.FullViewportUpdate)
        self.setOptimizationFlags(
            self.OptimizationFlag.DontSavePainterState
            | self.OptimizationFlag.DontAdjustForAntialiasing
        )
        self.setObjectName("beams-eye-view")
        self.setAccessibleName("Beam's eye")
        self.setMinimumSize(200, 160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMouseTracking(True)
        self.box.sigRangeChanged.connect(self._follow_range)
        state.changed.connect(self._recolour)

    def show_sight(self, sight: BeamSight | None) -> None:
        """Show another sight; of another beam the field as a whole."""
        self.sight = sight
        of = None if sight is None else (sight.plan, sight.beam)
        if of != self._fitted:
            self._fitted = of
            self.fit()
        self.update()

    def show_highlight(self, number: int | None) -> None:
        """Point at a structure, or at none."""
        self.highlight = number
        self.update()

    @property
    def is_moved(self) -> bool:
        """Whether the user has moved it: it shows no longer the field as a whole."""
        return self.box.aim.whole is None

    def fit(self) -> None:
        """Show all that the beam opens at any of its control points, and around it."""
        if self.sight is not None:
            self.box.show_whole(field_box(self.sight))

    @property
    def frame(self) -> Frame:
        """What is in sight now."""
        seen, size = self.box.viewRect(), self.box.size()
        eye = None if self.sight is None else self.sight.eye
        return Frame(
            seen.left(),
            seen.top(),
            self.box.pixels_per_mm,
            size.width(),
            size.height(),
            _NOWHERE if eye is None else plane_of(eye),
            self.devicePixelRatioF(),
        )

    def place_at(self, pixel: QPointF) -> tuple[float, float]:
        """Return x, y of the isocentre plane at a pixel, mm."""
        frame = self.frame
        u = frame.left + pixel.x() / frame.scale
        return u, -(frame.top + pixel.y() / frame.scale)

    def pixel_of(self, x: float, y: float) -> QPointF:
        """Return where a place of the isocentre plane is, px."""
        return self.frame.to_pixel(x, -y)

    def roi_at(self, pixel: QPointF) -> int | None:
        """Return the structure whose outline is within 6 px of a pixel, or None."""
        sight, frame = self.sight, self.frame
        nearest, found = _REACH, None
        for roi in () if sight is None else sight.rois:
            rows = frame.pixels(roi.lines.segments)
            apart = distance_to(rows, pixel.x(), pixel.y())
            if apart <= nearest:
                nearest, found = apart, roi.number
        return found

    def sizeHint(self) -> QSize:
        """Take the room that there is."""
        return QSize(360, 360)

    def _recolour(self) -> None:
        self.update()

    def _follow_range(self) -> None:
        self.update()
        self.scale_changed.emit()

    def _paint(self, painter: QPainter) -> None:
        frame = self.frame
        if self.sight is None:
            painter.fillRect(
                QRectF(0, 0, frame.width, frame.height), Qt.GlobalColor.black
            )
            return
        paint_sight(painter, frame, self.sight, self.highlight)

    # --- Qt's events: all are ours ----------------------------------------------------

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the control points; with control held zoom around the mouse."""
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
        """Begin to pan."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            self._dragged, self._is_panned = event.position(), False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or tell what lies under the mouse."""
        if self._dragged is not None and event.buttons():
            step = event.position() - self._dragged
            if self._is_panned or step.manhattanLength() >= _STILL:
                self._is_panned = True
                self.setCursor(_HAND)
                self.box.pan(step)
                self._dragged = event.position()
        self.hovered.emit(self.place_at(event.position()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan, or pick a structure."""
        is_click = self._dragged is not None and not self._is_panned
        self._dragged = None
        if is_click and event.button() is Qt.MouseButton.LeftButton:
            self.picked.emit(self.roi_at(event.position()))
        self.setCursor(Qt.CursorShape.CrossCursor)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Ask for all the room, or give it back."""
        self._dragged = None
        self.enlarge_requested.emit()
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the mouse."""
        self.hovered.emit(None)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()


_HAND: Final = Qt.CursorShape.ClosedHandCursor
