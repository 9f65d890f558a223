"""Small signs with a name beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.viewer.layers.text import Run, draw_line, height_of, width_of

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.frame import Frame

RADIUS = 5.0  # px
_ARM = 4.0  # px by which the cross reaches over the circle
LABEL = 11.0  # px
_SHADOW = QColor(0, 0, 0, 150)


def hex_of(colour: RGB) -> str:
    """Colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def target(
    painter: QPainter,
    at: QPointF,
    colour: QColor,
    width: float = 1.5,
    faint: bool = False,
) -> None:
    """Draw a circle with a cross; a faint one is dashed and has no cross."""
    for shade, extra in ((_SHADOW, 1.6), (colour, 0.0)):
        style = Qt.PenStyle.DotLine if faint else Qt.PenStyle.SolidLine
        painter.setPen(QPen(shade, width + extra, style))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(at, RADIUS, RADIUS)
        if not faint:
            _cross(painter, at, RADIUS - 2, RADIUS + _ARM)


def plus(painter: QPainter, at: QPointF, colour: QColor, width: float = 1.5) -> None:
    """Draw an open cross: the place itself stays visible."""
    for shade, extra in ((_SHADOW, 1.6), (colour, 0.0)):
        painter.setPen(QPen(shade, width + extra))
        _cross(painter, at, 2.5, RADIUS + _ARM)


def _cross(painter: QPainter, at: QPointF, inner: float, outer: float) -> None:
    for x, y in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        painter.drawLine(
            at + QPointF(inner * x, inner * y), at + QPointF(outer * x, outer * y)
        )


class Labels:
    """Places names beside their signs without covering one another."""

    def __init__(self, painter: QPainter, frame: Frame) -> None:
        self._painter = painter
        self._frame = frame
        self._taken: list[QRectF] = []

    def draw(self, at: QPointF, text: str, colour: str, weight: int = 500) -> None:
        """Write beside ``at``: right of it, or where there is room."""
        line = (Run(text, colour, weight, LABEL),)
        width, height = width_of(line), height_of(line)
        right = QPointF(at.x() + RADIUS + 6, at.y() - height / 2)
        left = QPointF(at.x() - RADIUS - 6 - width, at.y() - height / 2)
        places = [
            side + QPointF(0, n * height) for n in range(6) for side in (right, left)
        ]
        whole = QRectF(0, 0, self._frame.width, self._frame.height)
        for corner in places:
            rect = QRectF(corner.x(), corner.y(), width, height)
            if whole.contains(rect) and not any(
                rect.intersects(t) for t in self._taken
            ):
                break
        else:
            corner = right
        self._taken.append(QRectF(corner.x(), corner.y(), width, height))
        draw_line(self._painter, corner, line, self._frame.ratio)
