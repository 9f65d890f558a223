"""The view from the source on the screen: zoom, pan, what lies under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt, Signal

from dosiscope.core.language import tr
from dosiscope.viewer.beams_eye.directions import plane_of
from dosiscope.viewer.beams_eye.painting import paint_sight
from dosiscope.viewer.beams_eye.room import field_box
from dosiscope.viewer.isocentre_view import NOWHERE, IsocentreView
from dosiscope.viewer.picking import distance_to

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPainter
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.beams_eye.sight import BeamSight
    from dosiscope.viewer.frame import Frame

_STILL: Final = 4  # px that a click may move
_REACH: Final = 6.0  # px


class BeamsEyeView(IsocentreView):
    """Paints one sight; the mouse zooms and pans, the wheel steps control points.

    Attributes
    ----------
    picked
        Number of the structure whose outline was clicked, or None.
    scale_changed
        Another part of the plane is in sight.
    """

    picked = Signal(object)
    scale_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sight: BeamSight | None = None
        self.highlight: int | None = None
        self._fitted: object = None  # what was fitted last
        self._dragged: QPointF | None = None
        self._is_panned = False
        self.setObjectName("beams-eye-view")
        self.setAccessibleName(tr("Beam's eye"))
        self.box.sigRangeChanged.connect(self.scale_changed)

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

    def fit(self) -> None:
        """Show all that the beam opens at any of its control points, and around it."""
        if self.sight is not None:
            self.box.show_whole(field_box(self.sight))

    @property
    def plane(self) -> Plane:
        """The isocentre plane as it is seen, in the patient; else `NOWHERE`."""
        eye = None if self.sight is None else self.sight.eye
        return NOWHERE if eye is None else plane_of(eye)

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

    def paint_on(self, painter: QPainter, frame: Frame) -> bool:
        """Paint the sight, if there is one."""
        if self.sight is None:
            return False
        paint_sight(painter, frame, self.sight, self.highlight)
        return True

    # --- Qt's events: all are ours ----------------------------------------------------

    def end_drag(self) -> None:
        """Pan no more."""
        self._dragged = None

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


_HAND: Final = Qt.CursorShape.ClosedHandCursor
