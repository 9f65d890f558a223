"""Names beside signs, placed so that no words lie on other words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from dosiscope.viewer.layers.markers import RADIUS
from dosiscope.viewer.layers.text import Run, draw_line, height_of, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame

SIZE = 11.0  # px
_ROWS = 24  # that a label may be away from its sign


class Label(NamedTuple):
    """A name beside a sign: where the sign is in pixels, words, colour, weight."""

    at: QPointF
    text: str
    colour: str
    weight: int = 500


def place_labels(
    painter: QPainter,
    frame: Frame,
    labels: Iterable[Label],
    taken: Sequence[QRectF] = (),
) -> None:
    """Write every label right of its sign, or as near to it as there is room.

    ``taken`` are the rectangles of the words that are there already, pixels.
    """
    places = list(taken)
    whole = QRectF(0, 0, frame.width, frame.height)
    for label in labels:
        line = (Run(label.text, label.colour, label.weight, SIZE),)
        size = width_of(line), height_of(line)
        tried = [QRectF(at.x(), at.y(), *size) for at in _corners(label.at, *size)]
        free = (
            rect
            for rect in tried
            if whole.contains(rect) and not any(map(rect.intersects, places))
        )
        rect = next(free, tried[0])
        places.append(rect)
        draw_line(painter, rect.topLeft(), line, frame.ratio)


def _corners(at: QPointF, width: float, height: float) -> Iterator[QPointF]:
    """Yield upper left corners of a label, the nearest to its sign first."""
    right, left = at.x() + RADIUS + 6, at.x() - RADIUS - 6 - width
    for row in range(_ROWS):
        for n in (row, -row) if row else (0,):
            for x in (right, left):
                yield QPointF(x, at.y() - height / 2 + n * height)
