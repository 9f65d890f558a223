"""How far apart the outlines of two solids are: distances of their surfaces in space.

From every triangle of either surface to the nearest point of the other one, counted by
area: the mean of both ways, the 95 % Hausdorff distance (the larger of the 95th
percentiles of both ways) and the largest distance.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.surface import Surface

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_PERCENTILE: Final = 95.0
_NO_AREA: Final = 1e-12  # mm⁴
_NEAR: Final = 3  # vertices whose triangles are looked at
_MORE: Final = 24  # of the farthest
_FARTHEST: Final = 256
_MOST_TRIANGLES: Final = 12  # around each
_AT_ONCE: Final = 10_000  # points


@dataclass(frozen=True, slots=True, kw_only=True)
class SurfaceDistance:
    """Distances between two surfaces, mm.

    Attributes
    ----------
    mean
        Over both surfaces, by area.
    hausdorff_95
        That 95 % of the area of either surface is not farther than.
    largest
        Of all: the Hausdorff distance.
    step_mm
        The grid of the coarser surface: finer detail is not in the distances.
    """

    mean: float
    hausdorff_95: float
    largest: float
    step_mm: float


#: Of two that are the same, without measuring.
NO_DISTANCE: Final = SurfaceDistance(
    mean=0.0, hausdorff_95=0.0, largest=0.0, step_mm=0.0
)


def surface_distance(a: Surface, b: Surface) -> SurfaceDistance:
    """Measure how far two surfaces are apart."""
    ways = [(_distances(one, other), one.areas) for one, other in ((a, b), (b, a))]
    total = sum(float(areas.sum()) for _, areas in ways)
    return SurfaceDistance(
        mean=sum(float(areas @ found) for found, areas in ways) / total,
        hausdorff_95=max(_percentile(found, areas) for found, areas in ways),
        largest=max(float(found.max()) for found, _ in ways),
        step_mm=max(a.step_mm, b.step_mm),
    )


def _percentile(distances: Floats, areas: Floats) -> float:
    order = np.argsort(distances)
    share = np.cumsum(areas[order]) / areas.sum()
    n = int(np.searchsorted(share, _PERCENTILE / 100))
    return float(distances[order[min(n, len(order) - 1)]])


def _distances(one: Surface, other: Surface) -> Floats:
    """Return the distance of the middle of every triangle to the other surface, mm."""
    nearest = _Nearest(other)
    middles = one.corners.mean(axis=1)
    found = np.concatenate(
        [
            nearest.distances(middles[begin : begin + _AT_ONCE], _NEAR)
            for begin in range(0, len(middles), _AT_ONCE)
        ]
    )
    # the nearest triangle may have no corner among the nearest: of the farthest, which
    # tell the largest distance, more are looked at, until no other can be farther
    order = np.argsort(-found)
    farthest = 0.0
    for begin in range(0, len(order), _FARTHEST):
        some = order[begin : begin + _FARTHEST]
        if found[some[0]] <= farthest:
            break
        found[some] = nearest.distances(middles[some], _MORE)
        farthest = max(farthest, float(found[some].max()))
    return found


class _Nearest:
    """Tells how far points are from a surface."""

    def __init__(self, surface: Surface) -> None:
        from scipy.spatial import cKDTree

        self._tree = cKDTree(surface.points)
        self._corners = surface.corners
        self._around = _triangles_around(surface)

    def distances(self, points: Floats, near: int) -> Floats:
        """Return the distance of points to the triangles at so many near corners."""
        spend(len(points) * near)
        far, corners = self._tree.query(points, k=near)
        best = far[:, 0] ** 2
        for vertices in corners.T:
            known = np.flatnonzero(vertices < len(self._around))  # else: not so many
            for column in self._around[vertices[known]].T:
                has = column >= 0
                which = known[has]
                squares = _to_triangles(points[which], self._corners[column[has]])
                best[which] = np.minimum(best[which], squares)
        return np.asarray(np.sqrt(best))


def _triangles_around(surface: Surface) -> Ints:
    """Return the triangles at every vertex, -1 beyond, shape (points, most)."""
    vertex = surface.triangles.ravel()
    order = np.argsort(vertex, kind="stable")
    counts = np.bincount(vertex, minlength=len(surface.points))
    nth = np.arange(len(order)) - np.repeat(np.cumsum(counts) - counts, counts)
    most = min(int(counts.max()), _MOST_TRIANGLES)
    found = np.full((len(surface.points), most), -1, dtype=np.int64)
    kept = nth < most
    found[vertex[order[kept]], nth[kept]] = order[kept] // 3
    return found


def _to_triangles(points: Floats, corners: Floats) -> Floats:
    """Return the squared distance of each point to a triangle of its own, mm².

    It is that to the plane where the foot lies within, else to the nearest edge.
    """
    a, b, c = np.moveaxis(corners, 1, 0)
    best = np.minimum.reduce(
        [_to_edges(points, one, two) for one, two in ((a, b), (b, c), (c, a))]
    )
    normal = np.cross(b - a, c - a)
    square = (normal**2).sum(axis=1)
    height = ((points - a) * normal).sum(axis=1)
    within = square > _NO_AREA  # of a needle the edges say all
    for one, two in ((a, b), (b, c), (c, a)):
        side = (np.cross(two - one, points - one) * normal).sum(axis=1)
        within &= side >= 0
    foot = np.minimum(best, height**2 / np.maximum(square, _NO_AREA))
    nearest: Floats = np.where(within, foot, best)
    return nearest


def _to_edges(points: Floats, starts: Floats, ends: Floats) -> Floats:
    along, to = ends - starts, points - starts
    square = np.maximum((along**2).sum(axis=1), 1e-300)
    share = np.clip((along * to).sum(axis=1) / square, 0.0, 1.0)[:, None]
    return np.asarray(((to - share * along) ** 2).sum(axis=1))
