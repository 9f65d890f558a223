"""The cross-hair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.resources.theme import DARK
from dosiscope.viewer.layers.layer import Layer

if TYPE_CHECKING:
    from dosiscope.viewer.frame import Frame

_GAP = 9.0  # px left free around the point
_ALPHA, _FAINT = 190, 80


class CrossHairLayer(Layer):
    """Two lines that leave the point itself free; faint on another plane."""

    overlay = "cursor"

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the cross-hair where the review has one."""
        point = self.review.cursor
        if point is None:
            return
        at = frame.pixel_of(point)
        x, y = round(at.x()) + 0.5, round(at.y()) + 0.5
        colour = QColor(DARK.accent)
        colour.setAlpha(_ALPHA if frame.plane.holds(point) else _FAINT)
        painter.setPen(QPen(colour, 1.0))
        painter.drawLines(
            [
                QLineF(0, y, x - _GAP, y),
                QLineF(x + _GAP, y, frame.width, y),
                QLineF(x, 0, x, y - _GAP),
                QLineF(x, y + _GAP, x, frame.height),
            ]
        )
