"""What the plane of a view holds of beams, kept until the view shows another plane."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.viewer.review import ViewState
    from dosiscope.viewer.seen_beam import SeenBeam

    Floats = NDArray[np.float64]

_WAY_MM: Final = 160.0  # from the isocentre: where the way of an arc is drawn


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BeamCut:
    """A beam in a plane; all u and v in mm, lines of shape (n, 4).

    Attributes
    ----------
    edges, axis
        Lines in which the plane cuts the edges at the control point that is shown, and
        the part of the central axis that is nearer to this plane than to others.
    end_edges, end_axes
        The same of the first and the last control point of an arc.
    way
        The way of an arc around its isocentre, first to last, as much as the axis.
    passage
        Where the axis goes through the plane, shape (2,); None where it does not.
    source, isocentre
        Their feet, shape (2,).
    """

    edges: Floats
    axis: Floats
    end_edges: Floats
    end_axes: Floats
    way: Floats
    passage: Floats | None
    source: Floats
    isocentre: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Shape:
    """What is cut: it is the same for all planes.

    Attributes
    ----------
    surfaces
        The edges at the control point that is shown, shape (n, 3, 3), mm; from
        ``ends_from`` on those of the ends of an arc.
    lines
        Shape (n, 2, 3), mm: the axis, then those of the ends of an arc, and from
        ``way_from`` on its way.
    """

    eye: BeamsEye
    surfaces: Floats
    ends_from: int
    lines: Floats
    way_from: int


class BeamCuts:
    """The cuts of a view."""

    def __init__(self, view: ViewState) -> None:
        self._view, self._shown = view, view.review.beam
        self._shapes: dict[tuple[str, int], tuple[int, bool, _Shape | None]] = {}
        self._cuts: dict[tuple[str, int, int, bool], BeamCut | None] = {}

    def forget_plane(self) -> None:
        """Forget the cuts of the last plane."""
        self._cuts = {}

    def cut(self, plan: Plan, beam: Beam) -> BeamCut | None:
        """Return what the plane holds of a beam; None where it cannot be drawn.

        Of the chosen one with the ends and the way of its arc.
        """
        is_chosen = beam is self._shown.beam
        key = plan.header.uid, beam.number, self._shown.point_of(beam), is_chosen
        if key not in self._cuts:
            shape = self._shape(plan, beam)
            self._cuts[key] = None if shape is None else self._made(shape)
        return self._cuts[key]

    def _made(self, shape: _Shape) -> BeamCut:
        from dosiscope.core.beams.in_plane import between, cut_surfaces

        view, plane = self._view, self._view.plane
        edges, edge_of = cut_surfaces(shape.surfaces, plane)
        lines, line_of = between(shape.lines, plane, *view.slab())
        every = np.concatenate([edges, lines]).reshape(-1, 3)
        flat = plane.to_uv(every).reshape(-1, 4)
        edges, lines = flat[: len(edges)], flat[len(edges) :]
        axis = shape.lines[0]
        near, far = plane.distance(axis).tolist()
        through = None
        if near * far < 0:
            through = plane.to_uv(axis[0] + near / (near - far) * (axis[1] - axis[0]))
        return BeamCut(
            edges=edges[edge_of < shape.ends_from],
            axis=lines[line_of == 0],
            end_edges=edges[edge_of >= shape.ends_from],
            end_axes=lines[(line_of > 0) & (line_of < shape.way_from)],
            way=lines[line_of >= shape.way_from],
            passage=through,
            source=plane.to_uv(shape.eye.source),
            isocentre=plane.to_uv(shape.eye.isocentre),
        )

    # --- what is cut -----------------------------------------------------------------

    def _shape(self, plan: Plan, beam: Beam) -> _Shape | None:
        """Return what is cut of a beam: the last is kept, as planes are stepped."""
        key, point = (plan.header.uid, beam.number), self._shown.point_of(beam)
        is_chosen = beam is self._shown.beam
        kept = self._shapes.get(key)
        if kept is None or kept[:2] != (point, is_chosen):
            ends: tuple[int, ...] = ()
            way: tuple[BeamsEye, ...] = ()
            if is_chosen:
                way = self._shown.way(plan, beam)
                ends = tuple({0, len(way) - 1} - {point}) if way else ()
            seen = [self._shown.seen(plan, beam, n) for n in (point, *ends)]
            kept = self._shapes[key] = (point, is_chosen, _shape_of(seen, way))
        return kept[2]


def _shape_of(seen: Sequence[SeenBeam], way: Sequence[BeamsEye]) -> _Shape | None:
    """Return what is cut of a beam: the first is as it is shown, the others ends."""
    from dosiscope.core.beams.in_plane import axis_of, way_of

    eye = seen[0].eye
    if eye is None:
        return None
    first, others = (_surfaces(seen[:1]), _surfaces(seen[1:]))
    axes = [axis_of(one.eye) for one in seen if one.eye is not None]
    return _Shape(
        eye=eye,
        surfaces=np.concatenate([first, others]),
        ends_from=len(first),
        lines=np.concatenate([*axes, *([way_of(way, _WAY_MM)] if way else ())]),
        way_from=len(axes),
    )


def _surfaces(seen: Iterable[SeenBeam]) -> Floats:
    from dosiscope.core.beams.in_plane import surfaces_of

    found = (
        surfaces_of(one.edge_eye, one.outlines)
        for one in seen
        if one.edge_eye is not None
    )
    return np.concatenate([np.empty((0, 3, 3)), *found])
