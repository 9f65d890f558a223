"""Small signs with a name beside them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

RADIUS = 5.0  # px
_ARM = 4.0  # px by which the cross reaches over the circle
REACH = RADIUS + _ARM + 1  # px that a sign takes around its place, with its shadow
_PASSAGE = 4.0  # px, radius
_RING = QColor(225, 225, 225)  # whatever colour the file has
PASSAGE_REACH = _PASSAGE + 2
_SHADOW = QColor(0, 0, 0, 150)


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


def passage(
    painter: QPainter, at: QPointF, colour: QColor, is_lit: bool = False
) -> None:
    """Draw a filled dot in a ring: where a line goes through the plane."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for shade, extra in ((_SHADOW, 1.6), (_RING, 0.0)):
        painter.setPen(QPen(shade, (2.5 if is_lit else 1.2) + extra))
        painter.drawEllipse(at, _PASSAGE, _PASSAGE)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(at, _PASSAGE - 0.6, _PASSAGE - 0.6)
    painter.setBrush(Qt.BrushStyle.NoBrush)


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
