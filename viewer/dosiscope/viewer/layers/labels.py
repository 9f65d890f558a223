"""Names beside signs and notes near what they are about, none on another."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor

from dosiscope.resources.theme import GRID, RADIUS, SMALL
from dosiscope.viewer.layers.free_places import Taken
from dosiscope.viewer.layers.lettering import (
    CAUTION,
    Run,
    draw_block,
    draw_line,
    height_of,
    width_of,
    wrapped,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.lettering import Line, Words

SIZE = 11.0  # px
ON_LINE = 10.0  # px, of what is written on lines
_GAP = 11.0  # px from the middle of a sign to its name
_AIR = 4.0  # px between words side by side
_PADDING = 6.0  # px around a note
_PLATE = 225  # least opacity of a plate, of 255
_SHARE = 0.6  # of the width that a sentence takes


class Label(NamedTuple):
    """A name beside a sign: where the sign is in pixels, words, colour, weight.

    ``reach`` is how far the sign goes from there, pixels; 0 where it is none.
    Without a text the sign stands alone: nothing is written on it.
    """

    at: QPointF
    text: str
    colour: str
    weight: int = 500
    reach: float = 0.0

    @property
    def sign(self) -> QRectF:
        """The square that the sign takes, pixels."""
        side = 2 * self.reach
        return QRectF(self.at.x() - self.reach, self.at.y() - self.reach, side, side)


class Plate(NamedTuple):
    """Lines on a plate, as near as possible below what they are about (pixels)."""

    about: QRectF
    lines: tuple[Line, ...]


class OnLine(NamedTuple):
    """What a line is, written on it at the first of some places that is free (pixels).

    It is left out where none is: the legend says it too.
    """

    places: tuple[QPointF, ...]
    text: str
    colour: str


Placed = Label | Plate | OnLine


def missing(whys: Iterable[str], frame: Frame) -> Iterator[Plate]:
    """Yield a plate at the lower edge that says what of a layer is not drawn.

    None where it is all drawn, and where a larger picture beside says it.

    Parameters
    ----------
    whys
        A sentence each; of several alike one is told.
    """
    words = " ".join(dict.fromkeys(whys))
    if words and not frame.is_brief:
        lines = wrapped(Run(words, CAUTION, 500, SMALL), _SHARE * frame.width)
        yield Plate(QRectF(frame.width / 2, frame.height, 0, 0), tuple(lines))


def place(
    painter: QPainter,
    frame: Frame,
    wanted: Iterable[Placed],
    words: Sequence[Words] = (),
) -> None:
    """Write every note and label as near to its place as there is room.

    Nothing is written on ``words``, which are there already, on a sign, or on
    another label.  A sign beyond the picture has no name on it, nor has one on a
    crowded screen: part of two names is neither.  A file that has no room for a name
    is not made, so there it is written where it would be.
    """
    wanted = list(wanted)
    if not wanted:
        return
    labels = [one for one in wanted if isinstance(one, Label)]
    taken = Taken(one.place.adjusted(-_AIR, 0, _AIR, 0) for one in words)
    for label in labels:
        if label.reach:
            taken.add(label.sign)
    whole = QRectF(0, 0, frame.width, frame.height)
    for note in wanted:
        if isinstance(note, Plate):
            taken.add(_write_note(painter, frame, note, whole, taken))
    for label in labels:
        if label.text and frame.pane.contains(label.at):
            line = (Run(label.text, label.colour, label.weight, SIZE),)
            size = width_of(line), height_of(line)
            rect = taken.first_free(_beside(label.at, *size, frame.height), whole)
            if rect is None:
                if not frame.is_export or frame.is_brief:
                    continue
                rect = next(_beside(label.at, *size, frame.height))
            taken.add(rect.adjusted(-_AIR, 0, _AIR, 0))
            draw_line(painter, rect.topLeft(), line, frame)
    for one in wanted:
        if isinstance(one, OnLine):
            line = (Run(one.text, one.colour, 600, ON_LINE),)
            box = QRectF(0, 0, width_of(line) + 2 * GRID, height_of(line))
            rect = taken.first_free(_centred(box, one.places), frame.pane)
            if rect is not None:
                taken.add(rect)
                corner = rect.topLeft() + QPointF(GRID, 0)
                draw_line(painter, corner, line, frame)


def _centred(box: QRectF, places: Iterable[QPointF]) -> Iterator[QRectF]:
    """Yield a box with its middle at each place."""
    for place in places:
        yield box.translated(place - box.center())


def _beside(at: QPointF, width: float, height: float, most: float) -> Iterator[QRectF]:
    """Yield places of a label, the nearest to its sign first, up to ``most`` away."""
    right, left = at.x() + _GAP, at.x() - _GAP - width
    for row in range(math.ceil(most / height)):
        for n in (row, -row) if row else (0,):
            for x in (right, left, at.x() - width / 2) if row else (right, left):
                yield QRectF(x, at.y() - height / 2 + n * height, width, height)


def width_of_plate(lines: Sequence[Line]) -> float:
    """Return the width of a plate with these lines, pixels."""
    return max(map(width_of, lines)) + 2 * _PADDING + 4


def _write_note(
    painter: QPainter,
    frame: Frame,
    note: Plate,
    whole: QRectF,
    taken: Taken,
) -> QRectF:
    """Write a note on its plate; return the plate."""
    width = width_of_plate(note.lines)
    height = sum(map(height_of, note.lines)) + _PADDING
    first = _below(note.about, QSizeF(width, height), whole)
    # not all of thousands of places are asked for: most often the first one is free.
    # What is missing from a picture is told even where it is full of words, of which
    # it covers few then.
    plate = taken.first_free([first], whole) or taken.nearest_free(first, whole)
    plate = plate or taken.least_covering(first, whole) or first
    painter.setPen(Qt.PenStyle.NoPen)
    ground = QColor(frame.colours.plate)
    ground.setAlpha(max(_PLATE, frame.colours.plate_alpha))
    painter.setBrush(ground)
    painter.drawRoundedRect(plate, RADIUS, RADIUS)
    corner = plate.topLeft() + QPointF(_PADDING + 2, _PADDING / 2)
    draw_block(painter, corner, note.lines, frame)
    return plate


def _below(about: QRectF, size: QSizeF, whole: QRectF) -> QRectF:
    """Return the place of a plate below its object, on the picture."""
    most_x, most_y = whole.width() - size.width(), whole.height() - size.height()
    x = min(max(about.center().x() - size.width() / 2, 0.0), max(most_x, 0.0))
    y = min(max(about.bottom() + 2 * GRID, 0.0), max(most_y, 0.0))
    return QRectF(QPointF(x, y), size)
