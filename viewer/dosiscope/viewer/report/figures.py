"""What pictures and plots of a report are painted by, and how they stand on a page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.report.document import Figure, Tone
from dosiscope.viewer.picture import png_of
from dosiscope.viewer.report.lettering import (
    INCH,
    MM,
    POINT,
    SIDES,
    Letters,
    ink,
    lines_of,
    write,
)
from dosiscope.viewer.report.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.progress import Steps
    from dosiscope.core.report.document import Document
    from dosiscope.core.report.template import Colours, Template

_GAP: Final = 10 * POINT
_ABOVE: Final = 8 * POINT
_ABOVE_WORDS: Final = 4 * POINT  # where it is words of the pictures above
_BELOW: Final = 2.5 * POINT  # between a figure and its caption
_CAPTION: Final = Letters.SMALL
_CAPTIONS: Final = 0.3  # of a page, at most
_DOTS: Final = 200.0  # an inch, of images
_LOW: Final = 5.0  # as wide by its height: no picture, but words of those above it
_WHOLE: Final = 1.001  # of shares of a width


class Figures(Protocol):
    """Whoever can paint the figures of a document."""

    def paint(
        self, key: str, painter: QPainter, room: QRectF, colours: Colours
    ) -> None:
        """Paint a figure into a room, in tenths of a point.

        Plots are painted as shapes, pictures as pixels of about 200 an inch.
        """
        ...

    def make(self, key: str, room: QRectF, colours: Colours) -> None:
        """Make what is painted as pixels, which are kept: that takes a while."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shown:
    figure: Figure
    room: QRectF  # from the top of its strip
    caption: tuple[str, ...]


def figure_strips(
    figures: Sequence[Figure],
    painted_by: Figures,
    colours: Colours,
    width: float,
    height: float,
) -> Iterator[Strip]:
    """Yield figures that follow each other: rows of those that fit beside each other.

    A row with its captions is never cut; what is too high for a page is made smaller.
    """
    rows = list(_rows(figures))
    for row, following in zip(rows, [*rows[1:], []], strict=True):
        # what says which line is which stands with the pictures that have them
        keeps = len(following) == 1 and following[0].aspect > _LOW
        for strip in _row_strips(row, painted_by, colours, width, height):
            yield replace(strip, keeps=keeps)


def _rows(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    row: list[Figure] = []
    for figure in figures:
        if row and sum(one.width for one in row) + figure.width > _WHOLE:
            yield row
            row = []
        row.append(figure)
    if row:
        yield row


def _row_strips(
    row: Sequence[Figure],
    painted_by: Figures,
    colours: Colours,
    width: float,
    height: float,
) -> Iterator[Strip]:
    rooms: list[QRectF] = []
    left = 0.0
    for figure in row:
        wide = min(figure.width, 1.0) * (width + _GAP) - _GAP
        rooms.append(QRectF(left, 0, wide, wide / max(figure.aspect, 0.05)))
        left += wide + _GAP
    most = (1 - _CAPTIONS) * height
    share = min(1.0, most / max(room.height() for room in rooms))
    fit = int(_CAPTIONS * height // _CAPTION.height) - 1
    shown, rests = [], []
    for figure, room in zip(row, rooms, strict=True):
        told = figure.caption
        lines = lines_of(told, _CAPTION, room.width() + 0.5) if told else ()
        small = QRectF(
            room.left(), 0, share * room.width(), share * room.height()
        ).translated((1 - share) * room.width() / 2, 0)
        shown.append(_Shown(figure=figure, room=small, caption=lines[:fit]))
        rests.append((room.left(), lines[fit:]))
    tallest = max(one.room.height() for one in shown)
    below = max(len(one.caption) for one in shown) * _CAPTION.height
    if below:
        below += _BELOW

    def paint(painter: QPainter, top: float) -> None:
        for one, room in zip(shown, rooms, strict=True):
            painter.save()
            key = one.figure.key
            painted_by.paint(key, painter, one.room.translated(0, top), colours)
            painter.restore()
            y = top + one.room.height() + _BELOW
            quiet = ink(Tone.FAINT)
            write(painter, one.caption, _CAPTION, room.left(), y, quiet)

    makes = tuple(
        partial(painted_by.make, one.figure.key, one.room, colours) for one in shown
    )
    high = tallest + below
    before = _ABOVE if row[0].aspect <= _LOW else _ABOVE_WORDS
    yield Strip(height=high, paint=paint, before=before, makes=makes)
    yield from _rest_strips(rests, height)


def _rest_strips(
    rests: Sequence[tuple[float, tuple[str, ...]]], height: float
) -> Iterator[Strip]:
    """Yield what captions have beyond the room beside their figures."""
    for left, lines in rests:
        for line in lines:

            def paint(
                painter: QPainter, top: float, left: float = left, line: str = line
            ) -> None:
                write(painter, (line,), _CAPTION, left, top, ink(Tone.FAINT))

            yield Strip(height=min(_CAPTION.height, height), paint=paint)


def figure_pngs(
    document: Document, painted_by: Figures, template: Template
) -> Steps[dict[str, bytes]]:
    """Return every figure of a document by its key as PNG, as large as on its page.

    For forms of a report that have no pages; in the thread that paints.
    """
    width = template.size_mm[0] * MM - 2 * SIDES
    blocks = [block for section in document.sections for block in section.blocks]
    figures = [block for block in blocks if isinstance(block, Figure)]
    pngs: dict[str, bytes] = {}
    for figure in figures:
        yield Progress(len(pngs), len(figures), tr("Pictures"))
        wide = min(figure.width, 1.0) * width
        room = QRectF(0, 0, wide, wide / max(figure.aspect, 0.05))
        pngs[figure.key] = png_of(_image(figure, painted_by, room, template.colours))
    return pngs


def _image(
    figure: Figure, painted_by: Figures, room: QRectF, colours: Colours
) -> QImage:
    scale = _DOTS / INCH
    image = QImage(
        max(round(room.width() * scale), 1),
        max(round(room.height() * scale), 1),
        QImage.Format.Format_RGB32,
    )
    image.fill(0xFFFFFFFF)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painted_by.paint(figure.key, painter, room, colours)
    return image
