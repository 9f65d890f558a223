"""An RT Image with its openings and words, painted in any size on any painter.

The picture's u is x of the gantry system and its v is -y, mm on the isocentre plane: x
to the right and y upwards, as the source sees them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from dosiscope.core.language import tr
from dosiscope.core.rt_image_words import (
    angles_text,
    image_name,
    of_beam_text,
    scale_text,
    taken_text,
)
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.beam_colours import beam_colour, on_ground
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.lettering import (
    CAUTION,
    QUIET,
    STRONG,
    Run,
    draw_block,
    draw_line,
    height_of,
    width_of,
    wrapped,
)
from dosiscope.viewer.layers.scales import paint_scale_bar
from dosiscope.viewer.layers.strokes import pen
from dosiscope.viewer.rt_image.greys import paint_greys
from dosiscope.viewer.rt_image.words import window_text

if TYPE_CHECKING:
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.lettering import Line
    from dosiscope.viewer.rt_image.sight import ImageSight, Opening

_WIDTH, _HALO = 2.0, 2.4  # px, of an opening and of what is around it
_SHADOW: Final = 170  # of 255
_SHADE: Final = 180  # of 255: what stands behind words
_DASH: Final = [5.0, 3.0]  # widths, of what is planned
_CROSS: Final = 11.0  # px from the isocentre to the end of its cross
_SAMPLE: Final = 24.0  # px of a line in the key
_SHARE: Final = 0.62  # of the width, of words
_BAR: Final = 50.0  # px that the scale bar takes with its number


@dataclass(frozen=True, slots=True)
class Shows:
    """What is drawn on the image; words and image always are."""

    exposure: bool = True
    beam: bool = True
    isocentre: bool = True

    def has(self, opening: Opening) -> bool:
        """Whether an opening is drawn."""
        return self.beam if opening.is_planned else self.exposure


ALL: Final = Shows()


def paint_sight(
    painter: QPainter, frame: Frame, sight: ImageSight, shows: Shows
) -> None:
    """Paint an image and what belongs to it.

    Parameters
    ----------
    frame
        Which part of the isocentre plane is in sight.
    """
    ground = QRectF(0, 0, frame.width, frame.height)
    painter.fillRect(ground, QColor(frame.colours.ground))
    paint_greys(painter, frame, sight.image, sight.window, sight.to_plane)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if frame.is_on_white:  # on black an edge is seen by itself
        _paint_edge(painter, frame, sight)
    drawn = [one for one in sight.openings if shows.has(one)]
    for opening in drawn:
        _paint_opening(painter, frame, opening, colour_of(sight, opening, frame))
    if not sight.image.why_not_scaled:
        if shows.isocentre:
            _paint_isocentre(painter, frame)
        paint_scale_bar(painter, frame)
    _paint_words(painter, frame, sight)
    _paint_key(painter, frame, sight, drawn)


def _paint_edge(painter: QPainter, frame: Frame, sight: ImageSight) -> None:
    places = (sight.to_plane @ sight.image.corners.T).T.tolist()
    painter.setPen(QPen(QColor(frame.colours.line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([frame.to_pixel(x, -y) for x, y in places]))


def colour_of(sight: ImageSight, opening: Opening, frame: Frame) -> QColor:
    """Return the colour of an opening: that of its beam, else white."""
    if not opening.is_planned or sight.plan is None or sight.beam is None:
        return QColor(frame.colours.strong)
    colour = beam_colour(sight.plan, sight.beam)
    return on_ground(colour, is_on_white=frame.is_on_white)


def _paint_opening(
    painter: QPainter, frame: Frame, opening: Opening, colour: QColor
) -> None:
    path = QPainterPath()
    for outline in opening.outlines:
        places = frame.pixels(outline * np.array((1.0, -1.0)))
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in places.tolist()]))
        path.closeSubpath()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for line in _strokes(colour, frame, is_dashed=opening.is_planned):
        painter.strokePath(path, line)


def _strokes(colour: QColor, frame: Frame, *, is_dashed: bool) -> list[QPen]:
    """Return the pens of a line: dark below, so that it is seen on any ground."""
    found = []
    for ink, width, strength in (
        (QColor(frame.colours.halo), _WIDTH + _HALO, _SHADOW),
        (colour, _WIDTH, 255),
    ):
        drawn = pen(ink, width, strength)
        if is_dashed:
            drawn.setCapStyle(Qt.PenCapStyle.FlatCap)
            drawn.setDashPattern([one * _WIDTH / width for one in _DASH])
        found.append(drawn)
    return found


def _paint_isocentre(painter: QPainter, frame: Frame) -> None:
    """Draw a cross where the beam's axis goes through, open in its middle."""
    at, near = frame.to_pixel(0.0, 0.0), 0.35 * _CROSS
    lines = [
        QLineF(at + way * near, at + way * _CROSS)
        for way in (QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1))
    ]
    for line in _strokes(QColor(frame.colours.caution), frame, is_dashed=False):
        line.setWidthF(0.8 * line.widthF())
        painter.setPen(line)
        painter.drawLines(lines)


def _paint_words(painter: QPainter, frame: Frame, sight: ImageSight) -> None:
    """Write what it is, when it was taken and how; below that what is wrong."""
    image, room = sight.image, _SHARE * frame.width
    lines: list[Line] = [*wrapped(Run(image_name(image), STRONG, 600), room)]
    for text in (
        taken_text(image),
        of_beam_text(image, sight.plan),
        angles_text(image),
        "" if image.why_not_scaled else scale_text(image),  # a note says why
    ):
        lines += wrapped(Run(text, size=SMALL), room) if text else []
    for note in sight.notes:
        lines += wrapped(Run(note, CAUTION, 500, SMALL), room)
    _draw_block(painter, QPointF(MARGIN, MARGIN), lines, frame)
    window: list[Line] = [(Run(window_text(sight), QUIET, size=SMALL),)]
    if image.is_inverted:
        window.append((Run(tr("low values are bright"), QUIET, size=SMALL),))
    right = QPointF(frame.width - MARGIN, MARGIN)
    _draw_block(painter, right, window, frame, align=1)


def _draw_block(
    painter: QPainter, at: QPointF, lines: list[Line], frame: Frame, align: int = 0
) -> None:
    """Write lines, on a shade of the ground: an image may be white all over."""
    width = max(map(width_of, lines))
    high = sum(map(height_of, lines))
    _shade(painter, QRectF(at.x() - align * width, at.y(), width, high), frame)
    draw_block(painter, at, lines, frame, align=align)


def _shade(painter: QPainter, room: QRectF, frame: Frame) -> None:
    shade = QColor(frame.colours.ground)
    shade.setAlpha(_SHADE)
    painter.fillRect(room.adjusted(-GRID, -GRID, GRID, GRID), shade)


def _paint_key(
    painter: QPainter, frame: Frame, sight: ImageSight, drawn: list[Opening]
) -> None:
    """Draw which line is which opening, in the lower left corner."""
    room = frame.width - 2 * MARGIN - _SAMPLE - 2 * GRID
    rows = [(one, wrapped(Run(one.name, size=SMALL), room)) for one in drawn]
    high = sum(height_of(line) for _, lines in rows for line in lines)
    bar = 0.0 if sight.image.why_not_scaled else _BAR
    y = frame.height - MARGIN - high - bar
    if rows:
        wide = max(width_of(line) for _, lines in rows for line in lines)
        key = QRectF(MARGIN, y, _SAMPLE + 2 * GRID + wide, high)
        _shade(painter, key, frame)
    for opening, lines in rows:
        middle = y + height_of(lines[0]) / 2
        sample = QLineF(MARGIN, middle, MARGIN + _SAMPLE, middle)
        colour = colour_of(sight, opening, frame)
        for line in _strokes(colour, frame, is_dashed=opening.is_planned):
            painter.setPen(line)
            painter.drawLine(sample)
        for text in lines:
            at = QPointF(MARGIN + _SAMPLE + 2 * GRID, y)
            draw_line(painter, at, text, frame)
            y += height_of(text)
