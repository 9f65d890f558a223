"""The cross-hair, and where the planes of the other pictures cut this one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QRegion

from dosiscope.viewer.layers.layer import Layer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QPointF

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import Point, ViewState

_GAP = 9.0  # px left free around the point
_ALPHA, _FAINT = 190, 80
_REACH = 4.0  # px from a line within which the mouse means it
_MEETING = 12.0  # px from where lines meet: there the mouse means both
_ROWS = 48  # px, even on a dense screen too few for other threads
_PARALLEL = 1e-9  # sine of the angle of planes that do not meet


class CrossHairLayer(Layer):
    """Two lines that leave the point itself free; faint on another plane.

    Beside other pictures they are the planes of these.
    """

    overlay = "cursor"
    is_moving = True

    def __init__(self, view: ViewState) -> None:
        super().__init__(view)
        # what was asked for last, and the lines: asked for several times for a painting
        self._kept: (
            tuple[tuple[list[Plane], Point | None, Frame], list[QLineF]] | None
        ) = None
        self._around: tuple[list[QLineF], QRegion | None] | None = None

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the planes of the other pictures, else the cross-hair, if any."""
        _draw(painter, frame, *self._lines(frame))

    def moving_region(self, frame: Frame) -> QRegion | None:
        """Return where the lines are; None where one runs askew."""
        lines, _ = self._lines(frame)
        if self._around is None or self._around[0] is not lines:
            self._around = lines, _region_of(lines)
        return self._around[1]

    def _lines(self, frame: Frame) -> tuple[list[QLineF], int]:
        """Return the lines, and how far they cover what is below, of 255."""
        others = [] if frame.is_export else crossing_planes(self.view)
        point = None if others else self.review.cursor
        asked = others, point, frame
        if self._kept is None or self._kept[0] != asked:
            self._kept = asked, _made(*asked)
        is_faint = point is not None and not frame.plane.holds(point)
        return self._kept[1], _FAINT if is_faint else _ALPHA


def _made(others: list[Plane], point: Point | None, frame: Frame) -> list[QLineF]:
    if others:
        return lines_of_planes(others, frame)
    return [] if point is None else _cross(frame.pixel_of(point), frame)


def _region_of(lines: list[QLineF]) -> QRegion | None:
    """Return the pixels that lines touch; None where one runs askew."""
    region = QRegion()
    for line in lines:
        if line.dx() and line.dy():
            return None
        ends = QRectF(line.p1(), line.p2()).normalized()
        region |= ends.adjusted(-1, -1, 1, 1).toAlignedRect()
    return region


def crossing_planes(view: ViewState) -> list[Plane]:
    """Return the planes of the other views on the screen that cut that of a view."""
    return [
        other.plane
        for other in view.review.views
        if other.is_shown and other.orientation != view.orientation
    ]


def line_at(view: ViewState, frame: Frame, pixel: QPointF) -> ViewState | None:
    """Return the view whose plane is a line at a pixel, but not where lines meet."""
    if not view.review.look.is_shown("cursor"):
        return None
    u, v = pixel.x() / frame.scale + frame.left, pixel.y() / frame.scale + frame.top
    point = frame.plane.to_mm((u, v))
    near: list[tuple[float, ViewState]] = []
    for other in view.review.views:
        if not other.is_shown or other.orientation == view.orientation:
            continue
        across = frame.plane.orientation.directions[:2] @ other.orientation.normal
        slope = float(np.hypot(*across))
        if slope > _PARALLEL:
            far = abs(float(other.plane.distance(point))) / slope * frame.scale
            near.append((far, other))
    if not near or sum(far < _MEETING for far, _ in near) > 1:
        return None
    far, other = min(near, key=lambda one: one[0])
    return other if far <= _REACH else None


def _draw(painter: QPainter, frame: Frame, lines: list[QLineF], alpha: int) -> None:
    """Draw lines one pixel wide; what runs along rows or columns is filled, faster."""
    colour = QColor(frame.signs.accent)
    colour.setAlpha(alpha)
    painter.setPen(QPen(colour, 1.0))
    for line in lines:
        x, y = min(line.x1(), line.x2()), min(line.y1(), line.y2())
        if not line.dx():
            upright = QRectF(x - 0.5, y, 1.0, abs(line.dy()))
            for piece in [upright] if frame.is_export else _pieces(upright):
                painter.fillRect(piece, colour)
        elif not line.dy():
            painter.fillRect(QRectF(x, y - 0.5, abs(line.dx()), 1.0), colour)
        else:
            painter.drawLine(line)


def _pieces(upright: QRectF) -> Iterator[QRectF]:
    """Yield a narrow rectangle in low ones, which Qt fills faster.

    It hands the rows of a high one to other threads: to wait for them takes longer
    than to fill them, most of all where the processors are busy.
    """
    top = upright.top()
    while top < upright.bottom():
        end = min(_ROWS * (math.floor(top / _ROWS) + 1), upright.bottom())
        yield QRectF(upright.left(), top, upright.width(), end - top)
        top = end


def _cross(at: QPointF, frame: Frame) -> list[QLineF]:
    x, y = round(at.x()) + 0.5, round(at.y()) + 0.5
    return [
        QLineF(0, y, x - _GAP, y),
        QLineF(x + _GAP, y, frame.width, y),
        QLineF(x, 0, x, y - _GAP),
        QLineF(x, y + _GAP, x, frame.height),
    ]


def lines_of_planes(planes: list[Plane], frame: Frame) -> list[QLineF]:
    """Return where planes cut that of the picture; both leave free where they meet."""
    lines: list[tuple[float, float, float]] = []  # a u + b v = c
    for plane in planes:
        across = frame.plane.orientation.directions @ plane.orientation.normal
        a, b, deep = across.tolist()
        if math.hypot(a, b) > _PARALLEL:
            lines.append((a, b, plane.at - deep * frame.plane.at))
    if len(lines) == 2 and not any(a and b for a, b, _ in lines):
        # along rows and columns
        (a, b, c), (d, e, f) = lines
        turn = a * e - b * d
        if abs(turn) > _PARALLEL:
            u, v = (c * e - b * f) / turn, (a * f - c * d) / turn
            return _cross(frame.to_pixel(u, v), frame)
    result = []
    far = 2 * (frame.width + frame.height) / frame.scale
    middle = np.array([frame.box.center().x(), frame.box.center().y()])
    for a, b, c in lines:
        along, normal = np.array([-b, a]), np.array([a, b])
        foot = middle + (c - normal @ middle) / (normal @ normal) * normal
        ends = (foot - far * along, foot + far * along)
        result.append(QLineF(*(frame.to_pixel(*end.tolist()) for end in ends)))
    return result
