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


def surfaces_of(eye: BeamsEye, outlines: Iterable[Floats]) -> Floats:
    """Return the edges of a beam as triangles, shape (n, 3, 3), mm of the patient.

    They reach from the source to `BEYOND_MM` beyond the isocentre.

    Parameters
    ----------
    outlines
        Of what is left open, each of shape (n, 2), mm on the isocentre plane as
        `BeamsEye.place` takes them; each is closed.

    Notes
    -----
    All their points are seen from the source on the outlines.  Ions have two sources,
    and edges that are twisted where they lie askew to both: there the corners are on
    the edge, and what is between them within some hundredths of a mm, near the patient.
    """
    found = [_surface(eye, outline) for outline in outlines if len(outline)]
    return np.concatenate([np.empty((0, 3, 3)), *found])


def _surface(eye: BeamsEye, outline: Floats) -> Floats:
    ring = np.concatenate([outline, outline[:1]])
    if eye.distances[0] == eye.distances[1]:
        ends = eye.at_depth(ring, -BEYOND_MM)
        source = np.broadcast_to(eye.source, ends[:-1].shape)
        return np.stack([source, ends[:-1], ends[1:]], axis=1)
    depths = np.linspace(min(eye.distances), -BEYOND_MM, _LEVELS + 1).tolist()
    ring = _divided(ring)
    grid = np.stack([eye.at_depth(ring, depth) for depth in depths])
    first, second = grid[:-1, :-1], grid[:-1, 1:]
    third, fourth = grid[1:, 1:], grid[1:, :-1]
    return np.concatenate(
        [
            np.stack(corners, axis=2).reshape(-1, 3, 3)
            for corners in ((first, second, third), (first, third, fourth))
        ]
    )


def _divided(ring: Floats) -> Floats:
    """Return a ring with corners at least every few mm."""
    parts = []
    for start, end in pairwise(ring):
        count = int(np.ceil(np.linalg.norm(end - start) / _PIECE_MM)) or 1
        parts.append(start + (end - start) * (np.arange(count) / count)[:, np.newaxis])
    return np.concatenate([*parts, ring[-1:]])


def cut_surfaces(triangles: Floats, plane: Plane) -> tuple[Floats, NDArray[np.intp]]:
    """Return the lines in which a plane cuts triangles, and which each line is of.

    Where the plane holds a corner, that is taken to lie on the side to which the normal
    points.

    Parameters
    ----------
    triangles
        Shape (n, 3, 3), mm.

    Returns
    -------
    lines
        From end to end, shape (lines, 2, 3), mm of the patient.
    index
        Of the triangle that each is in, shape (lines,).
    """
    far = plane.distance(triangles)
    above = far >= 0
    count = above.sum(axis=1)
    (index,) = np.nonzero((count == 1) | (count == 2))
    corners, far, above = triangles[index], far[index], above[index]
    # the corner that is alone on its side
    alone = above == (count[index] == 1)[:, np.newaxis]
    rows, lone = np.arange(len(index)), alone.argmax(axis=1)
    others = (lone[:, np.newaxis] + (1, 2)) % 3
    at, start = far[rows, lone], corners[rows, lone]
    share = at[:, np.newaxis] / (at[:, np.newaxis] - far[rows[:, np.newaxis], others])
    ends = corners[rows[:, np.newaxis], others]
    start = start[:, np.newaxis]
    lines: Floats = start + share[..., np.newaxis] * (ends - start)
    is_long = np.abs(lines[:, 1] - lines[:, 0]).max(axis=1, initial=0.0) > _LEAST_MM
    return lines[is_long], index[is_long]


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


def between(
    lines: Floats, plane: Plane, low: float, high: float
) -> tuple[Floats, NDArray[np.intp]]:
    """Return the parts of lines that lie between two planes parallel to one.

    Parameters
    ----------
    lines
        Shape (n, 2, 3), mm.
    low, high
        Where the two lie along the normal, mm.

    Returns
    -------
    parts
        Shape (parts, 2, 3), mm.
    index
        Of the line that each is of, shape (parts,).
    """
    at = plane.distance(lines) + plane.at
    if (
        not len(at) or at.max() < low or at.min() > high
    ):  # most planes of a coplanar arc
        return np.empty((0, 2, 3)), np.empty(0, np.intp)
    start, step = at[:, :1], at[:, 1:] - at[:, :1]
    is_level = step == 0
    is_within = (low <= start) & (start <= high)
    ends = (np.array([[low, high]]) - start) / np.where(is_level, 1.0, step)
    ends = np.where(is_level, np.where(is_within, (0.0, 1.0), 2.0), ends)
    first, last = ends.min(axis=1).clip(0.0), ends.max(axis=1).clip(max=1.0)
    (index,) = np.nonzero(last > first)
    kept = lines[index]
    shares = np.stack([first[index], last[index]], axis=1)[..., np.newaxis]
    begin = kept[:, :1]
    return begin + shares * (kept[:, 1:] - begin), index
