"""Beams in a plane: their edges, their central axis, and the way of an arc."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dosiscope.core.language import tr
from dosiscope.core.text import trimmed
from dosiscope.resources.theme import GRID, PRINT_PICTURE, blend
from dosiscope.viewer.beam_colours import beam_colour, on_ground
from dosiscope.viewer.layers.contours import SHADOW
from dosiscope.viewer.layers.labels import Label, missing
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.markers import passage
from dosiscope.viewer.layers.strokes import (
    Lines,
    clipped,
    draw_apart,
    pen,
    with_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.beam_cuts import BeamCut, BeamCuts
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import Placed

    Floats = NDArray[np.float64]

_EDGE, _THIN, _HALO = 1.6, 1.0, 2.0  # px
_FAINT: Final = 0.55  # of the colour, over the ground
_AXIS: Final = (10.0, 4.0)  # dashes and gaps, px
_BESIDE: Final = (3.0, 4.0)  # of beams that image
_HEAD, _SPREAD = 10.0, math.radians(22)  # px, of an arrow
_BEFORE: Final = 26.0  # px before the isocentre where the arrow of the axis ends
_LARGE: Final = 6.0  # px per mm, from which on Qt is not given whole lines
_MARGIN: Final = 6.0 * GRID  # px: words are no nearer to the edge of the picture


class BeamLayer(Layer):
    """The chosen beam at its control point, or all that treat.

    Of an arc its first and last control point are drawn faintly too.  The edges are
    cut by the plane itself; of the axis and of the way of an arc the part is drawn
    that is nearer to this plane than to others.
    """

    overlay = "beams"

    def set_case(self) -> None:
        """Forget the beams of the last case, and ask which plans its dose is of."""
        self._made: BeamCuts | None = None
        case = self.review.case
        self._plans = () if case is None else case.plans_here(self.view.dose)

    def show_plane(self, plane: Plane) -> None:
        """Forget the cuts of the last plane."""
        if self._made is not None:
            self._made.forget_plane()

    @property
    def _cuts(self) -> BeamCuts:
        """What planes hold of beams, made when the first is drawn."""
        if self._made is None:
            from dosiscope.viewer.beam_cuts import BeamCuts

            self._made = BeamCuts(self.view)
        return self._made

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw them, the chosen one last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shown = self.review.beam
        for plan, beam in self._drawn():
            cut = self._cuts.cut(plan, beam)
            if cut is not None:
                _paint(
                    painter,
                    frame,
                    cut,
                    _Look(
                        colour=_colour(plan, beam, frame),
                        is_chosen=beam is shown.beam,
                        is_dotted=beam.is_setup,
                    ),
                )

    def labels(self, frame: Frame) -> Iterator[Placed]:
        """Yield what beams are called, and what of them cannot be drawn."""
        shown = self.review.beam
        drawn = self._drawn()
        whys = (why for one in drawn for why in shown.seen_now(*one).whys)
        yield from missing(whys, frame)
        for plan, beam in drawn:
            cut = self._cuts.cut(plan, beam)
            at = None if cut is None else _place_of_words(cut, frame)
            if at is not None:
                is_whole = beam is shown.beam and not (
                    frame.is_brief or frame.is_captioned
                )
                eye = shown.seen_now(plan, beam).eye if is_whole else None
                yield Label(at, beam_text(beam, eye), _colour(plan, beam, frame).name())

    def _drawn(self) -> tuple[tuple[Plan, Beam], ...]:
        """Return the beams whose plan is told beside the dose of this picture."""
        drawn = self.review.beam.drawn
        return tuple(one for one in drawn if one[0] in self._plans)


class _Look(NamedTuple):
    """How a beam is drawn; one that is not chosen is faint."""

    colour: QColor
    is_chosen: bool
    is_dotted: bool


def _paint(painter: QPainter, frame: Frame, cut: BeamCut, look: _Look) -> None:
    """Draw what a plane holds of a beam: dark below, to be seen on any ground."""
    long = [cut.end_edges, cut.end_axes, cut.edges, cut.axis]
    has_dashes = look.is_dotted or len(cut.axis) or len(cut.end_axes)
    if frame.is_export or has_dashes or frame.scale > _LARGE:
        long = clipped(long, frame.box.adjusted(-1, -1, 1, 1))
    end_edges, end_axes, edges, axis = long
    ground = QColor(PRINT_PICTURE.ground) if frame.is_on_white else QColor(*SHADOW)
    faint = QColor(blend(ground.name(), look.colour.name(), _FAINT))
    colour = look.colour if look.is_chosen else faint

    def draw(rows: Floats, shade: QColor, width: float) -> None:
        if len(rows):
            drawn = pen(shade, width)
            painter.setPen(with_pattern(drawn, _BESIDE) if look.is_dotted else drawn)
            Lines(rows).stroke(painter, frame)

    def draw_axes(rows: Floats, shade: QColor) -> None:
        painter.setPen(with_pattern(pen(shade, _THIN), _AXIS))
        draw_apart(painter, frame, rows)

    draw(end_edges, faint, _THIN)
    draw(cut.way, faint, _THIN)
    draw_axes(end_axes, faint)
    if look.is_chosen:
        draw(edges, ground, _EDGE + _HALO)
    draw(edges, colour, _EDGE if look.is_chosen else _THIN)
    draw_axes(axis, colour)
    if look.is_chosen:
        painter.setPen(pen(colour, _EDGE))
        if not _is_a_point(cut.way, frame):
            start, end = cut.way[-1].reshape(2, 2)
            _arrow(painter, frame.to_pixel(*start), frame.to_pixel(*end))
        _mark_axis(painter, frame, cut, colour)


def _mark_axis(painter: QPainter, frame: Frame, cut: BeamCut, colour: QColor) -> None:
    """Draw which way the axis goes, or where it goes through the plane."""
    if not _is_a_point(cut.axis, frame):
        source, isocentre = (frame.to_pixel(*at) for at in (cut.source, cut.isocentre))
        _arrow(painter, source, isocentre - _unit(source, isocentre) * _BEFORE)
    elif cut.passage is not None:
        passage(painter, frame.to_pixel(*cut.passage), colour)


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Draw the head of an arrow that ends there, pixels."""
    along = _unit(start, end)
    way = math.atan2(along.y(), along.x()) + math.pi
    for angle in (way - _SPREAD, way + _SPREAD):
        tip = QPointF(math.cos(angle), math.sin(angle)) * _HEAD
        painter.drawLine(end, end + tip)


def beam_text(beam: Beam, eye: BeamsEye | None = None) -> str:
    """Return the name of a beam, and its angles where they are given."""
    name = beam.name.strip() or tr("Beam {number}", number=beam.number)
    if beam.is_setup:
        name = tr("{beam} (setup)", beam=name)
    return name if eye is None else f"{name}: {_angles_text(eye)}"


def _angles_text(eye: BeamsEye) -> str:
    """Return the angles of a beam: "gantry 302.4°, coll. 10°, couch 0°"."""
    angles = (
        (tr("gantry"), eye.gantry),
        (tr("coll."), eye.collimator),
        (tr("couch"), eye.couch),
    )
    return ", ".join(f"{name} {trimmed(angle, 1)}°" for name, angle in angles)


def _colour(plan: Plan, beam: Beam, frame: Frame) -> QColor:
    return on_ground(beam_colour(plan, beam), is_on_white=frame.is_on_white)


def _is_a_point(rows: Floats, frame: Frame) -> bool:
    """Whether lines are no longer than the sign of a place."""
    length = np.hypot(rows[:, 2] - rows[:, 0], rows[:, 3] - rows[:, 1]).sum()
    return bool(length * frame.scale < _HEAD)


def _unit(start: QPointF, end: QPointF) -> QPointF:
    along = end - start
    return along / max(math.hypot(along.x(), along.y()), 1e-9)


def _place_of_words(cut: BeamCut, frame: Frame) -> QPointF | None:
    """Return where the words of a beam belong, pixels; None: nothing is in sight.

    Where the axis comes into the picture, else at the edges, as far right as they go.
    """
    pane = frame.pane.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
    corner = QPointF(frame.left, frame.top)
    box = QRectF(corner + pane.topLeft() / frame.scale, pane.size() / frame.scale)
    axis, edges = clipped((cut.axis, cut.edges), box)
    if len(axis) and not _is_a_point(axis, frame):
        return frame.to_pixel(*axis[0, :2])
    if len(edges):
        ends = edges.reshape(-1, 2)
        return frame.to_pixel(*ends[ends[:, 0].argmax()])
    return frame.to_pixel(*axis[0, :2]) if len(axis) else None
