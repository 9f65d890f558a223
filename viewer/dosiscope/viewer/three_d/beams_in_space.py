"""Beams in space: the rays along the edges of what they reach, axis and isocentre."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beam_words import beam_name
from dosiscope.core.surfaces.mesh import Mesh
from dosiscope.viewer.beam_colours import beam_colour
from dosiscope.viewer.three_d.shapes import Shape, Strokes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.viewer.shown_beam import ShownBeam

    Floats = NDArray[np.float64]

_BEFORE: Final = 250.0  # mm before the isocentre that a field is drawn
_BEHIND: Final = 150.0
_CROSS: Final = 8.0  # mm, half of the isocentre's
_OPACITY, _FAINT = 0.14, 0.05  # of the chosen beam, and of others beside it


def beams_in_space(
    shown: ShownBeam,
) -> tuple[list[Shape], list[Strokes], list[str]]:
    """Return the beams that pictures show, and what of them is not drawn.

    The chosen one is the first.
    """
    shapes: list[Shape] = []
    strokes: list[Strokes] = []
    whys: list[str] = []
    for plan, beam in sorted(shown.drawn, key=lambda one: one[1] is not shown.beam):
        seen = shown.seen_now(plan, beam)
        whys += seen.whys
        if seen.eye is None:
            continue
        colour = beam_colour(plan, beam)
        opacity = _OPACITY if beam is shown.beam else _FAINT
        lines = [_axis(seen.eye), _isocentre(seen.eye)]
        edge_eye = seen.edge_eye
        if edge_eye is not None:
            for outline in seen.outlines:
                near, far = (_at(edge_eye, outline, t) for t in (_BEFORE, -_BEHIND))
                middle = edge_eye.place(outline)
                lines += [_around(near), _around(middle), _around(far)]
                mesh = _sides(near, far)
                shapes.append(
                    Shape(
                        name=beam_name(beam),
                        mesh=mesh,
                        colour=colour,
                        opacity=opacity,
                        is_beam=True,
                    )
                )
        strokes.append(Strokes(ends=np.concatenate(lines), colour=colour))
    return shapes, strokes, whys


def _at(eye: BeamsEye, outline: Floats, towards: float) -> Floats:
    """Return the outline so far from the isocentre to the source, before the source."""
    return eye.at_depth(outline, min(towards, 0.9 * min(eye.distances)))


def _axis(eye: BeamsEye) -> Floats:
    middle = np.zeros((1, 2))
    start = eye.source
    end = eye.at_depth(middle, -_BEHIND)[0]
    return np.array([[start, end]])


def _isocentre(eye: BeamsEye) -> Floats:
    arms = _CROSS * np.eye(3)
    return np.stack([eye.isocentre - arms, eye.isocentre + arms], axis=1)


def _around(points: Floats) -> Floats:
    return np.stack([points, np.roll(points, -1, axis=0)], axis=1)


def _sides(near: Floats, far: Floats) -> Mesh:
    """Return the sides between two outlines of as many corners."""
    corners = np.stack(
        [near, np.roll(near, -1, axis=0), np.roll(far, -1, axis=0), far], axis=1
    )
    across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 3] - corners[:, 0])
    length = np.linalg.norm(across, axis=1, keepdims=True)
    normals = np.repeat(across / np.maximum(length, 1e-12), 4, axis=0)
    number = 4 * np.arange(len(corners), dtype=np.int32)[:, None]
    halves = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    return Mesh(
        points=corners.reshape(-1, 3),
        normals=normals.astype(np.float32),
        triangles=(number[:, :, None] + halves).reshape(-1, 3),
    )
