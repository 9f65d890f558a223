"""The surface of a solid as `Solid.contains` takes it: the walls and ends of prisms.

Nothing is smoothed: every prism has its walls, and where the next one has another
outline, what sticks out of either is a level face.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import Allowance, bounded
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.polygons.oriented import oriented_edges
from dosiscope.core.polygons.trapezoids import trapezoids_between
from dosiscope.core.solids.prisms import prisms_of
from dosiscope.core.surfaces.mesh import MOST_TRIANGLES, Mesh, too_fine

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]

_NONE = np.empty((0, 2)), np.empty((0, 2))


def solid_surface(solid: Solid) -> Mesh:
    """Return the surface of a solid.

    Raises
    ------
    NotEvaluableError
        It has no volume, too many corners, or outlines that are too entangled; the
        message is one clause.
    """
    prisms = prisms_of(solid)
    if not prisms:
        raise NotEvaluableError(tr("it has no volume"))
    polygons = [section.polygons for _, _, section in prisms]
    points = sum(len(ring) for group in polygons for ring in group)
    # two triangles of a wall for each corner
    if 2 * points > MOST_TRIANGLES:
        raise NotEvaluableError(too_fine(2 * points))
    with bounded(Allowance(points)):
        edges = oriented_edges(polygons)
        bounds = np.searchsorted(edges.group, np.arange(len(prisms) + 1))
        first, last = edges.xy[edges.first], edges.xy[edges.last]
        outlines = [
            (first[begin:end], last[begin:end])
            for begin, end in pairwise(bounds.tolist())
        ]
        low = np.array([low for low, _, _ in prisms])[edges.group]
        high = np.array([high for _, high, _ in prisms])[edges.group]
        quads = [_walls(first, last, low, high)]
        normals = [_outwards(first, last)]
        for below, above, z in _levels(prisms):
            faces, ups = _level_faces(
                _NONE if below is None else outlines[below],
                _NONE if above is None else outlines[above],
                z,
            )
            quads.append(faces)
            normals.append(ups)
    corners = np.concatenate(quads)
    if not len(corners):  # outlines that run to and fro enclose nothing
        raise NotEvaluableError(tr("it has no volume"))
    if 2 * len(corners) > MOST_TRIANGLES:
        raise NotEvaluableError(too_fine(2 * len(corners)))
    number = 4 * np.arange(len(corners), dtype=np.int32)[:, None]
    halves = np.array([[0, 1, 2], [0, 2, 3]], np.int32)
    return Mesh(
        points=corners.reshape(-1, 3),
        normals=np.repeat(np.concatenate(normals), 4, axis=0).astype(np.float32),
        triangles=(number[:, :, None] + halves).reshape(-1, 3),
    )


def _levels(
    prisms: Sequence[tuple[float, float, object]],
) -> list[tuple[int | None, int | None, float]]:
    """Return where prisms end: that below, that above, z in mm."""
    found: list[tuple[int | None, int | None, float]] = [(None, 0, prisms[0][0])]
    for n, (_, high, _) in enumerate(prisms):
        after = n + 1
        if after < len(prisms) and prisms[after][0] == high:
            found.append((n, after, high))
            continue
        found.append((n, None, high))
        if after < len(prisms):
            found.append((None, after, prisms[after][0]))
    return found


def _walls(first: Floats, last: Floats, low: Floats, high: Floats) -> Floats:
    """Return the corners of the wall on each edge, shape (edges, 4, 3), mm."""
    xy = np.stack([first, last, last, first], axis=1)
    z = np.stack([low, low, high, high], axis=1)
    return np.concatenate([xy, z[:, :, None]], axis=2)


def _outwards(first: Floats, last: Floats) -> Floats:
    """Return the unit vector to the right of each edge, shape (edges, 3)."""
    along = last - first
    length = np.hypot(along[:, 0], along[:, 1])
    found: Floats = np.stack(
        [along[:, 1] / length, -along[:, 0] / length, np.zeros(len(along))], axis=1
    )
    return found


def _level_faces(
    below: tuple[Floats, Floats], above: tuple[Floats, Floats], z: float
) -> tuple[Floats, Floats]:
    """Return corners, (n, 4, 3), and normals, (n, 3), of what one has at the other."""
    corners, winding = trapezoids_between(below, above)
    # seen from below, what looks down runs the other way round
    corners = np.where((winding < 0)[:, None, None], corners[:, ::-1], corners)
    height = np.full((*corners.shape[:2], 1), z)
    normals = np.zeros((len(winding), 3))
    normals[:, 2] = winding
    return np.concatenate([corners, height], axis=2), normals
