"""How the states of deliveries look: a sign and a colour each, in table and chart."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPen, QPolygonF

from dosiscope.core.course import State

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.resources.theme import Theme

_PEN: Final = 1.6  # px


class Shape(Enum):
    """A sign of the chart; no two states share one."""

    DOT = auto()
    RING = auto()
    TRIANGLE = auto()
    HALF = auto()  # a triangle that points down
    SQUARE = auto()
    CROSS = auto()
    DASH = auto()
    DIAMOND = auto()
    OPEN_DIAMOND = auto()
    OPEN_SQUARE = auto()
    OPEN_TRIANGLE = auto()


_OPEN: Final = (
    Shape.RING, Shape.OPEN_DIAMOND, Shape.OPEN_SQUARE, Shape.OPEN_TRIANGLE,
)  # fmt: skip


class Look(NamedTuple):
    """An icon of the table, a shape of the chart, and the theme's colour of both."""

    icon: str
    shape: Shape
    role: str


LOOKS: Final = {
    State.AS_PLANNED: Look("circle-check", Shape.DOT, "good"),
    State.RESUMED: Look("circle-dot", Shape.RING, "good"),
    State.FLAGGED: Look("info", Shape.OPEN_TRIANGLE, "caution"),
    State.DIFFERS: Look("triangle-alert", Shape.TRIANGLE, "caution"),
    State.PARTIAL: Look("triangle-alert", Shape.HALF, "bad"),
    State.REPEATED: Look("copy", Shape.SQUARE, "bad"),
    State.MISSING: Look("x", Shape.CROSS, "bad"),
    State.OPEN: Look("circle", Shape.DASH, "secondary"),
    State.UNPLANNED: Look("octagon-alert", Shape.DIAMOND, "bad"),
    State.UNKNOWN: Look("circle-help", Shape.OPEN_DIAMOND, "caution"),
    State.IMAGING: Look("camera", Shape.OPEN_SQUARE, "secondary"),
}


def paint_shape(
    painter: QPainter,
    state: State,
    at: QPointF,
    half: float,
    theme: Theme,
    ground: str,
) -> None:
    """Paint the sign of a state; ``half`` is half its size, px."""
    look = LOOKS[state]
    colour = QColor(getattr(theme, look.role))
    painter.setPen(QPen(colour, _PEN))
    is_open = look.shape in _OPEN
    painter.setBrush(QColor(ground) if is_open else colour)
    x, y = at.x(), at.y()
    box = QRectF(x - half, y - half, 2 * half, 2 * half)
    match look.shape:
        case Shape.DOT | Shape.RING:
            painter.drawEllipse(box)
        case Shape.SQUARE | Shape.OPEN_SQUARE:
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        case Shape.DASH:
            painter.drawLine(QPointF(x - half, y), QPointF(x + half, y))
        case Shape.CROSS:
            painter.drawLine(box.topLeft(), box.bottomRight())
            painter.drawLine(box.bottomLeft(), box.topRight())
        case _:
            painter.drawPolygon(_polygon(look.shape, x, y, half + 0.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _polygon(shape: Shape, x: float, y: float, half: float) -> QPolygonF:
    corners: tuple[tuple[float, float], ...]
    if shape in (Shape.TRIANGLE, Shape.OPEN_TRIANGLE):
        corners = ((0, -half), (half, half), (-half, half))
    elif shape is Shape.HALF:
        corners = ((0, half), (half, -half), (-half, -half))
    else:
        corners = ((0, -half - 1), (half + 1, 0), (0, half + 1), (-half - 1, 0))
    return QPolygonF([QPointF(x + dx, y + dy) for dx, dy in corners])
