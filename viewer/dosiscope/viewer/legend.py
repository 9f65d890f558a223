"""What is on a saved picture: a strip below it with colours and names.

They are those of structures, and of beams.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QColor

from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.beam_colours import beam_colour
from dosiscope.viewer.layers import off_slice
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.beams import beam_text
from dosiscope.viewer.layers.contours import SHADOW, halo_of
from dosiscope.viewer.layers.lettering import (
    QUIET,
    Run,
    draw_line,
    height_of,
    measured,
    width_of,
)
from dosiscope.viewer.layers.markers import passage, target
from dosiscope.viewer.layers.points import near_points
from dosiscope.viewer.layers.strokes import dashed, pen, with_dash
from dosiscope.viewer.plane_step import offset_text
from dosiscope.viewer.roi_lines import roi_lines
from dosiscope.viewer.roi_style import RoiStyle

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter, QPen

    from dosiscope.core.isodose import RGB
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.lettering import Line, Words
    from dosiscope.viewer.review import ViewState
    from dosiscope.viewer.roi_lines import RoiLines

_STROKE = 22.0  # px, the piece of line before a name
_FILL = 4.0  # px above and below it, of what is filled
_GAP = 4.0 * GRID  # px between columns
_MOST = 0.4  # of the picture's height that the strip may take


class Entry(NamedTuple):
    """A structure or a beam as it is drawn: colour, words, and how."""

    colour: RGB
    name: str
    is_point: bool = False
    is_open: bool = False
    is_passing: bool = False  # a line goes through the plane
    beside: str = ""  # how far from the plane it lies; "" where it is on it
    style: RoiStyle = RoiStyle()
    has_halo: bool = False
    is_note: bool = False  # words alone


def entries(*views: ViewState) -> list[Entry]:
    """Return the structures that are drawn on any picture, then the beams.

    Where their colours are not the file's, that is said at the end.

    Each structure once, in the file's order: as it is on the first picture whose plane
    it does not lie beside.
    """
    rois = views[0].review.display.visible_rois
    numbers = [roi.number for roi in rois]
    lines = [roi_lines(view.review, numbers, view.plane) for view in views]
    listed = []
    for roi in rois:
        found = [
            entry
            for view, its in zip(views, lines, strict=True)
            if (entry := _entry(view, roi, its[roi.number])) is not None
        ]
        if found:
            listed.append(min(found, key=lambda entry: bool(entry.beside)))
    note = views[0].review.display.palette_text
    told = [Entry((0, 0, 0), note, is_note=True)] if listed and note else []
    return [*listed, *_beams(*views), *told]


def _beams(*views: ViewState) -> list[Entry]:
    """Return the beams that can be drawn on any picture, with their angles."""
    shown = views[0].review.beam
    if not shown.drawn or not views[0].review.look.is_shown("beams"):
        return []
    told = {view.dose: view.review.case for view in views}
    plans = {
        plan for dose, case in told.items() if case for plan in case.plans_here(dose)
    }
    listed = []
    for plan, beam in shown.drawn:
        eye = shown.seen_now(plan, beam).eye
        if plan in plans and eye is not None:
            listed.append(Entry(beam_colour(plan, beam), beam_text(beam, eye)))
    return listed


def _entry(view: ViewState, roi: Roi, lines: RoiLines) -> Entry | None:
    review, plane = view.review, view.plane
    display, name = review.display, roi.shown_name
    colour, style = display.colour(roi.number), display.style(roi.number)
    if review.look.is_shown("contours"):
        if len(lines.closed):
            return Entry(colour, name, style=style, has_halo=display.has_halo)
        if len(lines.still_open):
            return Entry(
                colour, name, is_open=True, style=style, has_halo=display.has_halo
            )
        if len(lines.crossings):
            return Entry(colour, name, is_passing=True)
    if review.look.is_shown("off_slice") and plane.is_axial and view.has_image:
        near = review.display.near(roi.number, view.at)
        if near:
            told = ", ".join(offset_text(one.distance) for one in near)
            return Entry(colour, name, beside=told)
    if review.look.is_shown("points") and (points := near_points(view, roi.number)):
        offsets = dict.fromkeys(offset for _, offset in points)
        is_on = "" in offsets
        return Entry(
            colour, name, is_point=True, beside="" if is_on else ", ".join(offsets)
        )
    return None


class Legend:
    """The strip for a picture of some width: in columns, nothing of a name left out.

    Attributes
    ----------
    height
        What it takes below the picture, pixels; 0 where nothing is drawn.
    """

    def __init__(self, listed: list[Entry], width: float, height: float) -> None:
        self._entries = listed
        self._lines = [_line(entry) for entry in listed]
        self._row = height_of(_line(Entry((0, 0, 0), "0")))
        widest = max(map(width_of, self._lines), default=0.0)
        self._column = _STROKE + 2 * GRID + widest
        room = width - 2 * MARGIN
        self._columns = max(1, int((room + _GAP) // (self._column + _GAP)))
        self._rows = math.ceil(len(listed) / self._columns)
        self.height = self._rows * self._row + 2 * MARGIN if listed else 0.0
        self.fits = self._column <= room and self.height <= _MOST * height

    def measure(self, frame: Frame, top: float) -> list[Words]:
        """Return the words that `paint` would write and their places; paint nothing."""
        with measured() as (painter, words):
            self.paint(painter, frame, top)
        return words

    def paint(self, painter: QPainter, frame: Frame, top: float) -> None:
        """Paint it from ``top`` on, below the picture."""
        if not self._entries:
            return
        painter.setPen(QColor(frame.colours.line))
        painter.drawLine(QLineF(0, top + 0.5, frame.width, top + 0.5))
        for n, (entry, line) in enumerate(zip(self._entries, self._lines, strict=True)):
            column, row = divmod(n, self._rows)
            x = MARGIN + column * (self._column + _GAP)
            y = top + MARGIN + row * self._row
            box = QRectF(x, y, _STROKE, self._row)
            _paint_sign(painter, box, entry, on_white=frame.colours.is_light)
            at = QPointF(x + _STROKE + 2 * GRID, y)
            draw_line(painter, at, line, frame)


def _line(entry: Entry) -> Line:
    name = Run(entry.name, size=SMALL)
    return (name, Run(entry.beside, QUIET, size=SMALL)) if entry.beside else (name,)


def _paint_sign(
    painter: QPainter, box: QRectF, entry: Entry, *, on_white: bool
) -> None:
    """Draw the stroke or the sign with which the structure is on the picture."""
    if entry.is_note:
        return
    if entry.is_passing:
        passage(painter, box.center(), QColor(*entry.colour))
        return
    if entry.is_point:
        target(painter, box.center(), QColor(*entry.colour), 1.5, bool(entry.beside))
        return
    y = round(box.center().y()) + 0.5
    line = QLineF(box.left(), y, box.right(), y)
    style = entry.style
    strokes: list[QPen] = []
    halo = halo_of(entry.colour, on_white=on_white)
    if halo is not None:
        strokes.append(pen(halo, style.width + 2))
    elif entry.has_halo:
        strokes.append(pen(SHADOW, style.width + 2.5))
    if style.fill > 0 and not entry.beside and not entry.is_open:
        shade = QColor(*entry.colour)
        shade.setAlphaF(style.fill)
        painter.fillRect(QRectF(box.left(), y - _FILL, box.width(), 2 * _FILL), shade)
    if entry.beside:
        strokes.append(dashed(pen(entry.colour, off_slice.WIDTH, off_slice.ALPHA)))
    else:
        own = pen(entry.colour, style.width, round(255 * style.opacity))
        strokes.append(dashed(own) if entry.is_open else with_dash(own, style.dash))
    for stroke in strokes:
        painter.setPen(stroke)
        painter.drawLine(line)
