"""A contour pointed out for a moment: a glow that fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QPainter

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.resources.theme import DARK
from dosiscope.viewer.layers.strokes import Lines, pen, segments

if TYPE_CHECKING:
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import Review

DURATION = 1200  # ms
_WIDEST, _NARROWEST = 16.0, 3.0  # px


class Flash(QObject):
    """Paints the contour that the review asks to flash.

    Attributes
    ----------
    changed
        The picture must be painted again.
    """

    changed = Signal()

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._points = np.empty((0, 3))  # along the contour, mm
        self._number = 0
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(DURATION)
        self._fade.valueChanged.connect(lambda _: self.changed.emit())
        self._fade.finished.connect(self.changed)
        review.flash_requested.connect(self.start)
        review.case_changed.connect(self._fade.stop)

    @property
    def strength(self) -> float:
        """How strong the glow is, 1 to 0; 0 where nothing is pointed out."""
        is_on = self._fade.state() is QVariantAnimation.State.Running
        return float(self._fade.currentValue()) if is_on else 0.0

    def start(self, number: int, contour: int) -> None:
        """Point out a contour (index in the ROI)."""
        roi = next((r for r in self._review.display.rois if r.number == number), None)
        if roi is None or not 0 <= contour < len(roi.contours):
            return
        found = roi.contours[contour]
        points = found.points
        is_closed = found.kind.is_closed
        self._points = np.concatenate([points, points[:1]]) if is_closed else points
        self._number = number
        self._fade.stop()
        self._fade.start()

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint the glow where the plane holds or cuts the contour, as seen there."""
        strength = self.strength
        if not strength or not self._review.display.is_visible(self._number):
            return
        far = frame.plane.distance(self._points)
        if far.min() > SAME_PLANE_MM + 1e-6 or far.max() < -SAME_PLANE_MM - 1e-6:
            return
        lines = Lines(segments([frame.plane.to_uv(self._points)]))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = _NARROWEST + (_WIDEST - _NARROWEST) * strength
        painter.setPen(pen(QColor(DARK.accent), width, round(190 * strength)))
        lines.stroke(painter, frame)
        painter.setPen(pen(QColor(DARK.text), 2.0, round(255 * strength)))
        lines.stroke(painter, frame)
        painter.restore()
