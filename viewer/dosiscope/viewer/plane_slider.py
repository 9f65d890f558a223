"""The planes along the edge of the view: where they are, and which one is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from dosiscope.core.contours.modes import on_planes
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.sections.volume_cut import extents
from dosiscope.resources.theme import DARK
from dosiscope.viewer.picture_text import place_text

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QWheelEvent

    from dosiscope.viewer.review import ViewState

_WIDTH, _EDGE = 32, 28  # px
_TICK, _HOLLOW, _HANDLE = 5.0, 2.0, 6.5  # px
_CLOSE = 3.0  # px; ticks nearer than this merge into a band
_NOTCH = 120


class PlaneSlider(QWidget):
    """All planes that a view can reach, of axial ones the head on top.

    Images (without a CT: planes of contours and dose) are solid ticks on the left of
    the line, off-slice contour planes hollow dots on its right; a thick line marks
    where there is dose.  Images on which a contour is missing are red.
    """

    def __init__(self, state: ViewState, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        review = state.review
        self.state, self.review = state, review
        self._turned = 0
        self._ground: QPixmap | None = None  # all but the handle
        self.setFixedWidth(_WIDTH)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)
        self.setAccessibleName(tr("Planes"))
        for changed in (
            review.case_changed,
            review.dose_changed,
            state.dose_changed,
            state.planes_changed,
            review.display.rois_changed,
        ):
            changed.connect(self._renew)
        state.plane_changed.connect(self.update)

    def _renew(self) -> None:
        self._ground = None
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as fixed, as high as the view."""
        return QSize(_WIDTH, 300)

    # --- places and pixels -----------------------------------------------------------

    def _range(self) -> tuple[float, float]:
        planes = self.state.planes
        low, high = float(planes[0]), float(planes[-1])
        return (low, high) if high > low else (low - 1, high + 1)

    def pixel_of(self, at: float) -> float:
        """Return the height at which a plane is drawn, pixels."""
        low, high = self._range()
        return _EDGE + (high - at) / (high - low) * (self.height() - 2 * _EDGE)

    def place_at(self, y: float) -> float:
        """Return the place along the normal at a height, mm."""
        low, high = self._range()
        share = (y - _EDGE) / max(self.height() - 2 * _EDGE, 1)
        return high - share * (high - low)

    @property
    def missing_planes(self) -> tuple[float, ...]:
        """Images on which a visible ROI lacks a contour that it should have, mm."""
        if not self.state.plane.is_axial:
            return ()
        ghosts = (
            self.review.display.ghosts(roi.number)
            for roi in self.review.display.visible_rois
        )
        return tuple(sorted({ghost.z for found in ghosts for ghost in found}))

    # --- painting --------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw line, dose, ticks and handle."""
        ratio = self.devicePixelRatioF()
        size = self.size() * ratio
        if self._ground is None or self._ground.size() != size:
            self._ground = QPixmap(size)
            self._ground.setDevicePixelRatio(ratio)
            with QPainter(self._ground) as painter:
                self._paint_ground(painter)
        with QPainter(self) as painter:
            painter.drawPixmap(0, 0, self._ground)
            if not len(self.state.planes):
                return
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            at = QPointF(self.width() / 2, self.pixel_of(self.state.at))
            painter.setPen(QPen(QColor(DARK.picture), 2))
            is_image = self.state.has_image
            painter.setBrush(QColor(DARK.accent if is_image else DARK.picture))
            if not is_image:
                painter.setPen(QPen(QColor(DARK.accent), 2.5))
            painter.drawEllipse(at, _HANDLE, _HANDLE)

    def _paint_ground(self, painter: QPainter) -> None:
        """Draw line, dose and ticks: of a step only the handle moves."""
        painter.fillRect(self.rect(), QColor(DARK.picture))
        if not len(self.state.planes):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x = self.width() / 2
        painter.setPen(QPen(QColor(DARK.line), 1.5))
        low, high = self._range()
        painter.drawLine(QLineF(x, self.pixel_of(high), x, self.pixel_of(low)))
        self._paint_dose(painter, x)
        self._paint_ticks(painter, x)

    def _paint_dose(self, painter: QPainter, x: float) -> None:
        if self.state.dose is None:
            return
        reach = extents(self.state.dose.geometry, self.state.orientation, 0.0)[2]
        low, high = self._range()
        bottom, top = (min(max(place, low), high) for place in reach)
        colour = QColor(DARK.caution)
        colour.setAlpha(110)
        painter.setPen(QPen(colour, 3.0, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QLineF(x, self.pixel_of(top), x, self.pixel_of(bottom)))

    def _paint_ticks(self, painter: QPainter, x: float) -> None:
        images = self.state.image_planes
        planes = self.state.planes
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        heights = np.unique([round(self.pixel_of(float(z))) for z in images])
        near = len(heights) > 1 and float(np.diff(heights).mean()) < _CLOSE
        colour = QColor(DARK.secondary)
        colour.setAlpha(70 if near else 170)
        painter.setPen(QPen(colour, 1.0))
        painter.drawLines(
            [QLineF(x - 4 - _TICK, y, x - 4, y) for y in heights.tolist()]
        )
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        planes = planes[~on_planes(planes, images)]
        painter.setPen(QPen(QColor(DARK.secondary), 1.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for y in np.unique([round(self.pixel_of(float(z))) for z in planes]).tolist():
            painter.drawEllipse(QRectF(x + 5, y - _HOLLOW, 2 * _HOLLOW, 2 * _HOLLOW))
        painter.setPen(QPen(QColor(DARK.bad), 2.0))
        for z in self.missing_planes:
            y = self.pixel_of(z)
            painter.drawLine(QLineF(x - 4 - 1.6 * _TICK, y, x - 4, y))

    # --- mouse -----------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the plane at the mouse."""
        self.mouseMoveEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse while the button is down; name the plane below it."""
        planes = self.state.planes
        if not len(planes):
            return
        wanted = self.place_at(event.position().y())
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.state.go_to(wanted)
        at = float(planes[np.abs(planes - wanted).argmin()])
        told = [place_text(self.state.plane.moved(at))]
        if any(abs(at - missing) <= SAME_PLANE_MM for missing in self.missing_planes):
            told.append(tr("a contour is missing here"))
        elif not self.state.has_image_at(at):
            told.append(tr("no image"))
        self.setToolTip(", ".join(told))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Step through the planes."""
        self._turned += event.angleDelta().y()
        notches = int(self._turned / _NOTCH)
        self._turned -= notches * _NOTCH
        if notches:
            self.state.step(notches)
        event.accept()
