"""Where a plane through the patient cuts the edges, the axis and the way of a beam.

The edges of a beam are the surfaces through its source and the outline of what is left
open: a plane cuts them in straight lines.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.plane import Plane

    Floats = NDArray[np.float64]

BEYOND_MM: Final = 2000.0  # from the isocentre on: farther than any patient
_LEVELS: Final = 24  # of the edges of ions, which two sources twist
_PIECE_MM: Final = 5.0  # of their outlines
_LEAST_MM: Final = 1e-9  # shorter is a point


def edges_in_plane(eye: BeamsEye, outlines: Iterable[Floats], plane: Plane) -> Floats:
    """Return the lines in which a plane cuts the edges of a beam.

    Where the plane holds a part of an edge, that is taken to lie on the side to which
    the normal points.

    Parameters
    ----------
    outlines
        Of what is left open, each of shape (n, 2), mm on the isocentre plane as
        `BeamsEye.place` takes them; each is closed.

    Returns
    -------
    From end to end, shape (lines, 2, 3), mm of the patient: from the source to
    `BEYOND_MM` beyond the isocentre.

    Notes
    -----
    Their points are seen from the source on the outlines.  Ions have two sources, and
    edges that are twisted where they lie askew to both: there the ends of the lines are
    on the edge, and their middles within some hundredths of a mm.
    """
    found = [_cut(eye, outline, plane) for outline in outlines if len(outline)]
    return np.concatenate([np.empty((0, 2, 3)), *found])


def _cut(eye: BeamsEye, outline: Floats, plane: Plane) -> Floats:
    """Return where a plane cuts what one outline is seen by."""
    is_single = eye.distances[0] == eye.distances[1]
    ring = np.concatenate([outline, outline[:1]])
    if not is_single:
        ring = _divided(ring)
    near = min(eye.distances)
    depths = (near, -BEYOND_MM)
    if not is_single:
        depths = tuple(np.linspace(near, -BEYOND_MM, _LEVELS + 1).tolist())
    grid = np.stack([eye.at_depth(ring, depth) for depth in depths])
    first, second = grid[:-1, :-1], grid[:-1, 1:]
    third, fourth = grid[1:, 1:], grid[1:, :-1]
    triangles = np.concatenate(
        [
            np.stack(corners, axis=2).reshape(-1, 3, 3)
            for corners in ((first, second, third), (first, third, fourth))
        ]
    )
    return _cut_triangles(triangles, plane)


def _divided(ring: Floats) -> Floats:
    """Return a ring with corners at least every few mm."""
    parts = []
    for start, end in pairwise(ring):
        count = int(np.ceil(np.linalg.norm(end - start) / _PIECE_MM)) or 1
        parts.append(start + (end - start) * (np.arange(count) / count)[:, np.newaxis])
    return np.concatenate([*parts, ring[-1:]])


def _cut_triangles(triangles: Floats, plane: Plane) -> Floats:
    """Return the line in which a plane cuts each triangle that it cuts."""
    far = plane.distance(triangles)
    above = far >= 0
    count = above.sum(axis=1)
    is_cut = (count == 1) | (count == 2)
    triangles, far, above = triangles[is_cut], far[is_cut], above[is_cut]
    # the corner that is alone on its side
    is_one = above.sum(axis=1) == 1
    lone = np.where(is_one, above.argmax(axis=1), (~above).argmax(axis=1))
    rows = np.arange(len(triangles))
    ends = []
    for step in (1, 2):
        other = (lone + step) % 3
        at, on = far[rows, lone], far[rows, other]
        share = (at / (at - on))[:, np.newaxis]
        one, two = triangles[rows, lone], triangles[rows, other]
        ends.append(one + share * (two - one))
    lines = np.stack(ends, axis=1)
    long = np.linalg.norm(lines[:, 1] - lines[:, 0], axis=1) > _LEAST_MM
    found: Floats = lines[long]
    return found


def axis_of(eye: BeamsEye) -> Floats:
    """Return the central axis from the source on, shape (1, 2, 3), mm."""
    ends = (eye.source, eye.isocentre - BEYOND_MM * eye.axes[2])
    return np.stack(ends)[np.newaxis]


def way_of(eyes: Sequence[BeamsEye], radius: float) -> Floats:
    """Return the way of a gantry around the isocentre, shape (lines, 2, 3), mm.

    Parameters
    ----------
    eyes
        Those of the control points.
    radius
        How far from the isocentre it is drawn, mm.
    """
    places = np.array([eye.isocentre + radius * eye.axes[2] for eye in eyes])
    return np.stack([places[:-1], places[1:]], axis=1)


def between(lines: Floats, plane: Plane, low: float, high: float) -> Floats:
    """Return the parts of lines that lie between two planes parallel to one.

    Parameters
    ----------
    lines
        Shape (n, 2, 3), mm.
    low, high
        Where the two lie along the normal, mm.
    """
    at = plane.distance(lines) + plane.at
    start, step = at[:, 0], at[:, 1] - at[:, 0]
    is_level = step == 0
    step = np.where(is_level, 1.0, step)
    ends = np.stack([(low - start) / step, (high - start) / step])
    first = np.clip(ends.min(axis=0), 0.0, 1.0)
    last = np.clip(ends.max(axis=0), 0.0, 1.0)
    is_within = (low <= start) & (start <= high)
    first = np.where(is_level, 0.0, first)
    last = np.where(is_level, np.where(is_within, 1.0, 0.0), last)
    kept = last > first
    along = (lines[:, 1] - lines[:, 0])[kept]
    begin = lines[kept, 0]
    return np.stack(
        [
            begin + first[kept, np.newaxis] * along,
            begin + last[kept, np.newaxis] * along,
        ],
        axis=1,
    )
