"""Paints what stands in space, with its words, as seen in a frame."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.beam_colours import on_ground
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.lettering import (
    Run,
    draw_line,
    elided,
    height_of,
    written,
)
from dosiscope.viewer.layers.scales import paint_scale_bar, paint_sides
from dosiscope.viewer.three_d.shapes import named_in

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.three_d.shapes import Space

_SWATCH: Final = 16.0
_MOST_ROWS: Final = 14


class Draws(Protocol):
    """What draws surfaces and lines in space: `Drawer`, through OpenGL."""

    def load(self, space: Space) -> None:
        """Take what stands there."""

    def draw(self, frame: Frame, ground: QColor, *, is_fine: bool) -> QImage:
        """Return it as seen in a frame, with the frame's ratio of pixels."""


def paint_space(
    painter: QPainter,
    frame: Frame,
    space: Space,
    drawer: Draws,
    *,
    is_fine: bool,
    share: float = 1.0,
) -> None:
    """Paint surfaces, lines, the patient's sides and a scale; a key of isodoses.

    ``share`` is that of the frame's pixels, along each side, with which what stands in
    space is drawn; words and scale have all of them.
    """
    if frame.is_on_white:
        space = on_white(space)
    drawer.load(space)
    drawn = replace(frame, ratio=frame.ratio * share)
    image = drawer.draw(drawn, QColor(frame.colours.ground), is_fine=is_fine)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawImage(QRectF(0, 0, frame.width, frame.height), image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    with written():
        paint_scale_bar(painter, frame)
        if not frame.is_export:  # a picture of its own has a key of all below it
            _paint_key(painter, frame, space)
        paint_sides(painter, frame)


def on_white(space: Space) -> Space:
    """Return the same with darker lines and beams: they are pale as no isodose is."""
    return replace(
        space,
        shapes=tuple(
            replace(one, colour=_dark(one.colour)) if one.is_beam else one
            for one in space.shapes
        ),
        strokes=tuple(replace(one, colour=_dark(one.colour)) for one in space.strokes),
    )


def _dark(colour: RGB) -> RGB:
    dark = on_ground(colour, is_on_white=True)
    return dark.red(), dark.green(), dark.blue()


def _paint_key(painter: QPainter, frame: Frame, space: Space) -> None:
    """Name what the structures' list does not: isodoses and fields of beams.

    What there is no room for is counted in the last row.
    """
    rows = named_in(shape for shape in space.shapes if shape.roi is None)
    high = height_of((Run("A", size=SMALL),))
    room = min(int((frame.height - 2 * MARGIN) / high), _MOST_ROWS)
    told = rows if len(rows) <= room else rows[: max(room - 1, 0)]
    x, y = MARGIN + _SWATCH + 2 * GRID, float(MARGIN)
    width = frame.width / 2 - MARGIN - x  # beside the letter above
    for name, colour in told:
        line = (elided(Run(name, size=SMALL), width),)
        painter.setPen(QPen(QColor(*colour), 3.0))
        painter.drawLine(
            QPointF(MARGIN, y + high / 2), QPointF(MARGIN + _SWATCH, y + high / 2)
        )
        draw_line(painter, QPointF(x, y), line, frame)
        y += high
    if len(told) < len(rows):
        more = (Run(tr("and {n} more", n=len(rows) - len(told)), size=SMALL),)
        draw_line(painter, QPointF(x, y), more, frame)
