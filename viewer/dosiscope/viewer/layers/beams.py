"""Beams in a plane: their edges, their central axis, and the way of an arc."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from dosiscope.core.text import trimmed
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.beam_colours import beam_colour
from dosiscope.viewer.layers.labels import Label, Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import CAUTION, Run, wrapped
from dosiscope.viewer.layers.markers import passage
from dosiscope.viewer.layers.strokes import Lines, clipped, pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import Placed
    from dosiscope.viewer.seen_beam import SeenBeam

    Floats = NDArray[np.float64]

_EDGE, _THIN, _HALO = 1.6, 1.0, 2.0  # px
_FAINT, _SHADOW = 130, 150  # of 255
_AXIS_DASH: Final = [9.0, 3.0, 2.0, 3.0]  # widths
_BESIDE_DASH: Final = [2.0, 3.0]  # of beams that image
_WAY: Final = 0.4  # of the lesser side of the picture: where the way of an arc is
_STEP_DEG: Final = 0.05  # a gantry that turns by less does not turn
_HEAD, _SPREAD = 10.0, math.radians(22)  # px, of an arrow
_BEFORE: Final = 26.0  # px before the isocentre where the arrow of the axis ends
_MARGIN: Final = 6.0 * GRID  # px: words are no nearer to the edge of the picture
_SHARE: Final = 0.6  # of the width, of a sentence
_TOP: Final = 9.0 * GRID  # px


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Cut:
    """What a plane holds of a beam at a control point, u and v in mm.

    ``edges`` and ``axis`` have shape (n, 4); ``passage`` is where the axis goes
    through the plane, shape (2,), where that is all of it.
    """

    edges: Floats
    axis: Floats
    passage: Floats | None


class BeamLayer(Layer):
    """The chosen beam at its control point, or all that treat.

    Of an arc its first and last control point are drawn faintly too.  The edges are
    cut by the plane itself; of the axis and of the way of an arc the part is drawn
    that is nearer to this plane than to others.
    """

    overlay = "beams"

    def set_case(self) -> None:
        """Forget the beams of the last case."""
        self._cuts: dict[tuple[str, int, int], _Cut] = {}
        self._eyes: dict[tuple[str, int], tuple[BeamsEye, ...]] = {}

    def show_plane(self, plane: Plane) -> None:
        """Forget the cuts of the last plane."""
        self._cuts = {}

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw them, the chosen one last."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for plan, beam in self._drawn():
            stroke = _Stroke(painter, frame, _colour(plan, beam, frame), beam.is_setup)
            if beam is not self.review.beam.beam:
                self._paint_at(stroke, plan, beam, 0, is_faint=True)
                continue
            for point in self._ends_of_arc(plan, beam):
                self._paint_at(stroke, plan, beam, point, is_faint=True)
            self._paint_way(stroke, plan, beam)
            point = self.review.beam.point
            self._paint_at(stroke, plan, beam, point, is_faint=False)

    def labels(self, frame: Frame) -> Iterator[Placed]:
        """Yield what beams are called, and what of them cannot be drawn."""
        shown = self.review.beam
        drawn = self._drawn()
        whys = dict.fromkeys(
            why
            for plan, beam in drawn
            for why in shown.seen(plan, beam, shown.point_of(beam)).whys
        )
        if whys and not frame.is_brief:
            words = Run(" ".join(whys), CAUTION, 500, SMALL)
            lines = wrapped(words, _SHARE * frame.width)
            yield Plate(QRectF(frame.width / 2, _TOP, 0, 0), tuple(lines))
        for plan, beam in drawn:
            cut = self._cut(plan, beam, shown.point_of(beam))
            at = None if cut is None else _place_of_words(cut, frame)
            if at is not None:
                is_chosen = beam is shown.beam
                text = self._words(
                    plan, beam, is_whole=is_chosen and not frame.is_brief
                )
                yield Label(at, text, _colour(plan, beam, frame).name(), reach=0)

    # --- which, and what a plane holds of them ---------------------------------------

    def _drawn(self) -> tuple[tuple[Plan, Beam], ...]:
        """Return the beams whose plan is told beside the dose of this picture."""
        case = self.review.case
        if case is None or not self.review.beam.drawn:
            return ()
        plans = case.plans_here(self.view.dose)
        return tuple(one for one in self.review.beam.drawn if one[0] in plans)

    def _seen(self, plan: Plan, beam: Beam, point: int) -> SeenBeam:
        return self.review.beam.seen(plan, beam, point)

    def _cut(self, plan: Plan, beam: Beam, point: int) -> _Cut | None:
        """Return what the plane holds; None where the beam cannot be drawn."""
        key = plan.header.uid, beam.number, point
        if key not in self._cuts:
            seen = self._seen(plan, beam, point)
            if seen.eye is None:
                return None
            self._cuts[key] = self._made(seen.eye, seen)
        return self._cuts[key]

    def _made(self, eye: BeamsEye, seen: SeenBeam) -> _Cut:
        from dosiscope.core.beams.in_plane import axis_of, edges_in_plane

        plane = self.view.plane
        axis = axis_of(eye)
        edges = np.empty((0, 2, 3))
        if seen.edge_eye is not None:
            edges = edges_in_plane(seen.edge_eye, seen.outlines, plane)
        far = plane.distance(axis[0])
        through = None
        if far[0] * far[1] < 0:
            share = far[0] / (far[0] - far[1])
            through = plane.to_uv(axis[0, 0] + share * (axis[0, 1] - axis[0, 0]))
        return _Cut(
            edges=_flat(plane, edges),
            axis=_flat(plane, self._near(axis)),
            passage=through,
        )

    def _near(self, lines: Floats) -> Floats:
        """Return the parts of lines that are nearer to this plane than to others."""
        from dosiscope.core.beams.in_plane import between

        low, high = self.view.slab()
        return between(lines, self.view.plane, low, high)

    # --- arcs ------------------------------------------------------------------------

    def _ends_of_arc(self, plan: Plan, beam: Beam) -> tuple[int, ...]:
        """Return the first and the last control point of an arc; () of no arc."""
        if not self._way(plan, beam):
            return ()
        ends = 0, self.review.beam.points - 1
        return tuple(end for end in ends if end != self.review.beam.point)

    def _way(self, plan: Plan, beam: Beam) -> tuple[BeamsEye, ...]:
        """Return the views from an arc's source all along; () of no arc."""
        key = plan.header.uid, beam.number
        if key not in self._eyes:
            self._eyes[key] = self._eyes_along(plan, beam) if _turns(beam) else ()
        return self._eyes[key]

    def _eyes_along(self, plan: Plan, beam: Beam) -> tuple[BeamsEye, ...]:
        from dosiscope.core.beams.eye import eye_of
        from dosiscope.core.errors import DosiscopeError

        try:
            return tuple(eye_of(plan, beam, n) for n in range(self.review.beam.points))
        except DosiscopeError:
            return ()  # told where that control point is shown

    def _paint_way(self, stroke: _Stroke, plan: Plan, beam: Beam) -> None:
        """Draw the way of the gantry, with an arrow where it ends."""
        from dosiscope.core.beams.in_plane import way_of

        eyes = self._way(plan, beam)
        if not eyes:
            return
        frame = stroke.frame
        radius = _WAY * min(frame.width, frame.height) / frame.scale
        rows = _flat(self.view.plane, self._near(way_of(eyes, radius)))
        stroke.lines(rows, _THIN, alpha=_FAINT + 60)
        if len(rows):
            last = rows[-1]
            stroke.arrow(frame.to_pixel(*last[:2]), frame.to_pixel(*last[2:]))

    # --- painting --------------------------------------------------------------------

    def _paint_at(
        self, stroke: _Stroke, plan: Plan, beam: Beam, point: int, *, is_faint: bool
    ) -> None:
        cut = self._cut(plan, beam, point)
        if cut is None:
            return
        width, alpha = (_THIN, _FAINT) if is_faint else (_EDGE, 255)
        stroke.lines(cut.edges, width, alpha=alpha)
        stroke.lines(cut.axis, _THIN, alpha=alpha, dash=_AXIS_DASH)
        seen = self._seen(plan, beam, point)
        if is_faint or seen.eye is None:
            return
        frame = stroke.frame
        if _is_a_point(cut.axis, frame):
            if cut.passage is not None:
                passage(stroke.painter, frame.to_pixel(*cut.passage), stroke.colour)
            return
        source = frame.pixel_of(tuple(seen.eye.source.tolist()))
        isocentre = frame.pixel_of(tuple(seen.eye.isocentre.tolist()))
        along = _unit(source, isocentre)
        stroke.arrow(source, isocentre - along * _BEFORE)

    def _words(self, plan: Plan, beam: Beam, *, is_whole: bool) -> str:
        name = beam.name.strip() or f"Beam {beam.number}"
        if beam.is_setup:
            name += " (setup)"
        eye = self._seen(plan, beam, self.review.beam.point_of(beam)).eye
        if not is_whole or eye is None:
            return name
        return f"{name}: {angles_text(eye)}"


class _Stroke:
    """Draws lines of one beam: dark below, so that they are seen on any ground."""

    def __init__(
        self, painter: QPainter, frame: Frame, colour: QColor, is_dotted: bool
    ) -> None:
        self.painter, self.frame, self.colour = painter, frame, colour
        self._is_dotted = is_dotted
        self._box = frame.box.adjusted(-1, -1, 1, 1)

    def lines(
        self,
        rows: Floats,
        width: float,
        *,
        alpha: int = 255,
        dash: Sequence[float] = (),
    ) -> None:
        """Draw lines of the plane, mm."""
        lines = Lines(clipped(rows, self._box))
        if not lines:
            return
        dash = dash or (_BESIDE_DASH if self._is_dotted else ())
        shade = QColor(255, 255, 255) if self.frame.is_on_white else QColor(0, 0, 0)
        for colour, wide, strength in (
            (shade, width + _HALO, _SHADOW * alpha // 255),
            (self.colour, width, alpha),
        ):
            drawn = pen(colour, wide, strength)
            if dash:
                drawn.setCapStyle(Qt.PenCapStyle.FlatCap)
                drawn.setDashPattern([one * width / wide for one in dash])
            self.painter.setPen(drawn)
            lines.stroke(self.painter, self.frame)

    def arrow(self, start: QPointF, end: QPointF) -> None:
        """Draw the head of an arrow that ends there, pixels."""
        along = _unit(start, end)
        way = math.atan2(along.y(), along.x()) + math.pi
        self.painter.setPen(pen(self.colour, _EDGE))
        for angle in (way - _SPREAD, way + _SPREAD):
            tip = QPointF(math.cos(angle), math.sin(angle)) * _HEAD
            self.painter.drawLine(end, end + tip)


def angles_text(eye: BeamsEye) -> str:
    """Return the angles of a beam: "gantry 302.4°, coll. 10°, couch 0°"."""
    angles = ("gantry", eye.gantry), ("coll.", eye.collimator), ("couch", eye.couch)
    return ", ".join(f"{name} {trimmed(angle, 1)}°" for name, angle in angles)


def _turns(beam: Beam) -> bool:
    points = beam.points
    if points is None or not len(points):
        return False
    for angles in (points.gantry, points.couch):
        turned = np.abs((angles - angles[0] + 180) % 360 - 180)
        if np.nanmax(turned, initial=0.0) > _STEP_DEG:
            return True
    return False


def _colour(plan: Plan, beam: Beam, frame: Frame) -> QColor:
    colour = QColor(*beam_colour(plan, beam))
    return colour.darker(250) if frame.is_on_white else colour


def _flat(plane: Plane, lines: Floats) -> Floats:
    """Return lines, shape (n, 2, 3), mm, as u, v, u, v, shape (n, 4)."""
    return plane.to_uv(lines).reshape(-1, 4)


def _is_a_point(rows: Floats, frame: Frame) -> bool:
    """Whether lines are no longer than the sign of a place."""
    length = np.hypot(rows[:, 2] - rows[:, 0], rows[:, 3] - rows[:, 1]).sum()
    return bool(length * frame.scale < _HEAD)


def _unit(start: QPointF, end: QPointF) -> QPointF:
    along = end - start
    return along / max(math.hypot(along.x(), along.y()), 1e-9)


def _place_of_words(cut: _Cut, frame: Frame) -> QPointF | None:
    """Return where the words of a beam belong, pixels; None: nothing is in sight.

    Where the axis comes into the picture, else at the edges, as far right as they go.
    """
    margin = _MARGIN / frame.scale
    box = frame.box.adjusted(margin, margin, -margin, -margin)
    axis, edges = clipped(cut.axis, box), clipped(cut.edges, box)
    if len(axis) and not _is_a_point(axis, frame):
        return frame.to_pixel(*axis[0, :2])
    if not len(edges):
        return None if not len(axis) else frame.to_pixel(*axis[0, :2])
    ends = edges.reshape(-1, 2)
    return frame.to_pixel(*ends[ends[:, 0].argmax()])
