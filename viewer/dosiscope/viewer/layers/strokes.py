"""Lines from arrays: straight to the painter on the screen, joined in exports."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shiboken6
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from dosiscope.core.isodose import Dash

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.frame import Frame

_DASHES = {Dash.DASHED: [5.0, 4.0], Dash.DOTTED: [1.5, 2.5]}  # widths


def pen(colour: RGB | QColor, width: float, alpha: int = 255) -> QPen:
    """Return a pen for lines of many pieces, width in pixels.

    Square ends overlap by half a width: flat ones leave a bead at every vertex.
    """
    rgba = colour.getRgb() if isinstance(colour, QColor) else (*colour, 255)
    return QPen(_pen(rgba, width, alpha))  # what the caller changes is its own


@lru_cache(maxsize=512)
def _pen(rgba: tuple[int, ...], width: float, alpha: int) -> QPen:
    shade = QColor(*rgba)
    shade.setAlpha(min(alpha, shade.alpha()))
    result = QPen(shade, width)
    result.setCapStyle(Qt.PenCapStyle.SquareCap)
    result.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return result


def with_dash(line: QPen, dash: Dash) -> QPen:
    """Return the pen as lines of this kind run."""
    if dash not in _DASHES:
        return line
    result = QPen(line)
    result.setCapStyle(Qt.PenCapStyle.FlatCap)
    result.setDashPattern(_DASHES[dash])
    return result


def dashed(line: QPen) -> QPen:
    """Return the pen with dashes and clear gaps."""
    result = QPen(line)
    result.setCapStyle(Qt.PenCapStyle.FlatCap)
    result.setDashPattern([5, 4])
    return result


def with_pattern(line: QPen, pattern: Sequence[float]) -> QPen:
    """Return the pen with dashes and gaps of these lengths, pixels."""
    result = QPen(line)
    result.setCapStyle(Qt.PenCapStyle.FlatCap)
    result.setDashPattern([length / line.widthF() for length in pattern])
    return result


def segments(lines: Iterable[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return all pieces of polylines (n, 2) as one array (m, 4): x, y, x, y."""
    pieces = [np.concatenate([line[:-1], line[1:]], axis=1) for line in lines]
    return np.concatenate([np.empty((0, 4)), *pieces])


def ring_starts(rows: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the rows (x, y, x, y) that do not go on where the last one ended."""
    breaks = np.any(rows[:-1, 2:] != rows[1:, :2], axis=1)
    return np.flatnonzero(np.concatenate([np.ones(min(len(rows), 1), bool), breaks]))


def dashes(rows: NDArray[np.float64], on: float, off: float) -> NDArray[np.float64]:
    """Cut lines, shape (m, 4), into dashes, each line of pieces from its start on.

    A thousand outlines take Qt 200 ms to dash and this 5.
    """
    along = rows[:, 2:] - rows[:, :2]
    length = np.hypot(along[:, 0], along[:, 1])
    starts = ring_starts(rows)
    before = np.cumsum(length) - length
    sizes = np.diff(np.append(starts, len(rows)))
    before -= np.repeat(before[starts], sizes)
    period = on + off
    first = np.floor(before / period)
    count = (np.floor((before + length) / period) - first + 1).astype(np.int64)
    owner = np.repeat(np.arange(len(rows)), count)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    begin = (first[owner] + nth) * period - before[owner]
    low = np.maximum(begin, 0.0)
    high = np.minimum(begin + on, length[owner])
    kept = high > low
    owner, low, high = owner[kept], low[kept], high[kept]
    unit = along[owner] / length[owner, None]
    origin = rows[owner, :2]
    ends = origin + low[:, None] * unit, origin + high[:, None] * unit
    return np.concatenate(ends, axis=1)


def clipped(
    groups: Sequence[NDArray[np.float64]], box: QRectF
) -> list[NDArray[np.float64]]:
    """Return the parts of lines, of groups of shape (m, 4), that lie in a rectangle.

    Long lines are not handed to Qt whole: of a dashed one it would make every dash.
    """
    rows = np.concatenate([np.empty((0, 4)), *groups])
    if not len(rows):
        return list(groups)
    start, along = rows[:, :2], rows[:, 2:] - rows[:, :2]
    is_still = along == 0
    sides = np.array([[[box.left(), box.top()]], [[box.right(), box.bottom()]]])
    is_in = (sides[0] <= start) & (start <= sides[1])
    ends = (sides - start) / np.where(is_still, 1.0, along)
    low = np.where(is_still, np.where(is_in, 0.0, 2.0), ends.min(axis=0))
    high = np.where(is_still, 1.0, ends.max(axis=0))
    first = low.max(axis=1, keepdims=True).clip(0.0)
    last = high.min(axis=1, keepdims=True).clip(max=1.0)
    kept = (last > first)[:, 0]
    parts = np.concatenate([start + first * along, start + last * along], axis=1)[kept]
    owners = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    counts = np.bincount(owners[kept], minlength=len(groups))
    return np.split(parts, np.cumsum(counts)[:-1])


class Lines:
    """Segments of one style in one plane, mm, ready for both kinds of picture."""

    __slots__ = ("_pixels", "_polylines", "segments")

    def __init__(self, segments: NDArray[np.float64]) -> None:
        self.segments = segments
        self._polylines: list[NDArray[np.float64]] | None = None
        # where they lie on the picture that was painted last: a halo asks for it first
        self._pixels: tuple[tuple[float, float, float], NDArray[np.float64]] | None
        self._pixels = None

    def __bool__(self) -> bool:
        return len(self.segments) > 0

    @property
    def polylines(self) -> list[NDArray[np.float64]]:
        """Segments that follow one another, joined; each of shape (n, 2)."""
        if self._polylines is None:
            rows = self.segments
            breaks = np.flatnonzero(np.any(rows[:-1, 2:] != rows[1:, :2], axis=1)) + 1
            parts = np.split(rows, breaks) if len(rows) else []
            self._polylines = [
                np.concatenate([part[:, :2], part[-1:, 2:]]) for part in parts
            ]
        return self._polylines

    def stroke(self, painter: QPainter, frame: Frame) -> None:
        """Draw with the painter's pen."""
        drawn_with = painter.pen()
        is_dashed = drawn_with.style() != Qt.PenStyle.SolidLine
        is_translucent = drawn_with.color().alpha() < 255
        if frame.is_export or (is_translucent and not is_dashed):
            self._stroke_joined(painter, frame)
        elif len(self.segments):
            pixels = self._on(frame)
            if not is_dashed:
                _draw(painter, pixels)
                return
            dashed_pen = drawn_with
            width, pattern = dashed_pen.widthF(), dashed_pen.dashPattern()
            solid = QPen(dashed_pen)
            solid.setStyle(Qt.PenStyle.SolidLine)
            painter.setPen(solid)
            _draw(painter, dashes(pixels, width * pattern[0], width * pattern[1]))
            painter.setPen(dashed_pen)

    def _on(self, frame: Frame) -> NDArray[np.float64]:
        """Return where the segments lie on a picture, pixels."""
        place = frame.left, frame.top, frame.scale
        if self._pixels is None or self._pixels[0] != place:
            self._pixels = place, frame.pixels(self.segments)
        return self._pixels[1]

    def _stroke_joined(self, painter: QPainter, frame: Frame) -> None:
        path = QPainterPath()
        for line in self.polylines:
            pixels = frame.pixels(line).tolist()
            path.addPolygon(QPolygonF([QPointF(x, y) for x, y in pixels]))
            if np.array_equal(line[0], line[-1]):
                path.closeSubpath()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)


def draw_apart(painter: QPainter, frame: Frame, rows: NDArray[np.float64]) -> None:
    """Draw lines that do not follow one another, shape (n, 4), mm.

    Qt itself dashes each from its start, which of a few takes a fifth of the time.
    """
    _draw(painter, frame.pixels(rows))


def _draw(painter: QPainter, pixels: NDArray[np.float64]) -> None:
    """Draw lines, shape (n, 4), contiguous, in pixels."""
    if len(pixels):
        # Qt reads the array's memory as QLineF: no Python object per line
        address, _ = pixels.__array_interface__["data"]
        first = shiboken6.wrapInstance(address, QLineF)
        painter.drawLines(first, len(pixels))  # type: ignore[call-overload]  # a QLineF
