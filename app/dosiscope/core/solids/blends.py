"""Outlines between two attached outlines.

A pair of convex outlines spans its convex hull, the ruled solid: cylinders,
frusta and pyramids, upright or oblique, are exact.  All others are blended by
their signed distances, linear in z, which needs no matching of points, so that
branches need no special case.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import numpy as np

from dosiscope.core.polygons.rings import Inside, Rings, signed_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Polygons = tuple[NDArray[np.float64], ...]

# A polygon this close (as a part of its area) to its convex hull counts as convex.
_CONVEX = 2e-4
# Nodes across the square root of the smaller area, and at most across the whole.
_NODES, _MOST_NODES = 40, 400
_FAR = 1e6


class Blend(Protocol):
    """The outline between a lower and an upper outline."""

    def at(self, t: float) -> Polygons:
        """Return the outline at the part ``t`` (0..1) of the way up."""


def convex_hull(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the convex hull, shape (n, 2), from the lowest point on, x towards y."""
    order = np.lexsort((points[:, 0], points[:, 1]))
    sorted_ = points[order].tolist()

    def chain(source: list[list[float]]) -> list[list[float]]:
        hull: list[list[float]] = []
        for x, y in source:
            while len(hull) >= 2:
                (ax, ay), (bx, by) = hull[-2], hull[-1]
                if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                    break
                hull.pop()
            hull.append([x, y])
        return hull

    right = chain(sorted_)
    left = chain(sorted_[::-1])
    hull = right[:-1] + left[:-1]
    return np.array(hull if hull else sorted_[:1])


def is_convex(polygon: NDArray[np.float64], hull: NDArray[np.float64]) -> bool:
    """Whether a polygon is its convex hull, but for the last digits of vertices."""
    whole = signed_area(hull) if len(hull) > 2 else 0.0
    return abs(signed_area(polygon)) >= (1 - _CONVEX) * whole


class ConvexBlend:
    """Between two convex polygons: the slice of their common convex hull.

    The slice is the weighted Minkowski sum: all edges of both, in order of their
    direction, each with its share.
    """

    def __init__(self, lower: NDArray[np.float64], upper: NDArray[np.float64]) -> None:
        self._start = lower[0], upper[0]
        edges = [np.roll(p, -1, axis=0) - p for p in (lower, upper)]
        joined = np.concatenate(edges)
        angle = np.arctan2(joined[:, 1], joined[:, 0])
        # a closing edge that runs along -x within rounding has angle -pi
        angle = np.where(angle < -1e-12, angle + 2 * np.pi, np.maximum(angle, 0.0))
        order = np.argsort(angle, kind="stable")
        self._edges = joined[order]
        self._is_upper = (np.arange(len(joined)) >= len(lower))[order]

    def at(self, t: float) -> Polygons:
        """Return the one polygon at the part ``t`` of the way up."""
        share = np.where(self._is_upper, t, 1 - t)
        steps = np.cumsum(self._edges * share[:, None], axis=0)
        start = (1 - t) * self._start[0] + t * self._start[1]
        return (np.concatenate([start[None], start + steps[:-1]]),)


class DistanceBlend:
    """Between two sets of polygons: level set of the blended signed distance."""

    def __init__(
        self, lower: Polygons, upper: Polygons, areas: Sequence[float]
    ) -> None:
        self._shift, self._scale = (np.zeros(2), np.zeros(2)), (1.0, 1.0)
        if len(lower) == len(upper) == 1:
            # a pair moves with its centroids, so that oblique tubes keep their shape
            self._shift = _centroid(lower[0]), _centroid(upper[0])
            self._scale = _common_scale(lower[0], upper[0], self._shift, areas)
        shapes = [
            tuple((p - shift) / scale for p in polygons)
            for polygons, shift, scale in zip(
                (lower, upper), self._shift, self._scale, strict=True
            )
        ]
        every = np.concatenate([p for shape in shapes for p in shape])
        low, high = every.min(axis=0), every.max(axis=0)
        smaller = min(
            float(np.sqrt(max(area, 1e-6))) / scale
            for area, scale in zip(areas, self._scale, strict=True)
        )
        step = max(smaller / _NODES, float((high - low).max()) / _MOST_NODES)
        self._origin, self._step = low - 2.5 * step, step
        count = np.ceil((high - low) / step).astype(np.int64) + 6
        x = self._origin[0] + step * np.arange(count[0])
        y = self._origin[1] + step * np.arange(count[1])
        nodes = np.stack(np.meshgrid(x, y), axis=-1).reshape(-1, 2)
        insides = [Inside(shape) for shape in shapes]
        signs = [inside.points(nodes).reshape(len(y), len(x)) for inside in insides]
        self._band = _beside_change(signs[0]) | _beside_change(signs[1])
        self._band |= signs[0] != signs[1]
        self._field = np.where(signs[0], -_FAR, _FAR)
        near = nodes[self._band.ravel()]
        self._distances = [
            np.where(sign[self._band], -1.0, 1.0) * _distance(near, shape, inside, step)
            for sign, shape, inside in zip(signs, shapes, insides, strict=True)
        ]

    def at(self, t: float) -> Polygons:
        """Return the polygons at the part ``t`` of the way up; none where empty."""
        from skimage.measure import find_contours

        field = self._field.copy()
        field[self._band] = (1 - t) * self._distances[0] + t * self._distances[1]
        shift = (1 - t) * self._shift[0] + t * self._shift[1]
        scale = (1 - t) * self._scale[0] + t * self._scale[1]
        return tuple(
            (line[:-1, ::-1] * self._step + self._origin) * scale + shift
            for line in find_contours(field, 0.0)
            if len(line) > 3
        )


def _common_scale(
    lower: NDArray[np.float64],
    upper: NDArray[np.float64],
    shift: tuple[NDArray[np.float64], NDArray[np.float64]],
    areas: Sequence[float],
) -> tuple[float, float]:
    """Return the sizes of two outlines if they have one shape, else (1, 1).

    An outline that only grows keeps its corners if it is blended at equal size.
    """
    if min(areas) <= 0:
        return 1.0, 1.0
    size = float(np.sqrt(areas[0] / max(areas))), float(np.sqrt(areas[1] / max(areas)))
    local = lower - shift[0], upper - shift[1]
    moved = farthest(*local)
    same_shape = farthest(local[0] / size[0], local[1] / size[1]) < 0.2 * moved
    return size if same_shape else (1.0, 1.0)


def farthest(a: NDArray[np.float64], b: NDArray[np.float64]) -> float:
    """Return the largest distance of a vertex to the nearest vertex of the other."""
    from scipy.spatial import cKDTree

    return max(float(cKDTree(b).query(a)[0].max()), float(cKDTree(a).query(b)[0].max()))


def _centroid(polygon: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the centre of area, or the mean vertex where there is no area."""
    local = polygon - polygon[0]
    after = np.roll(local, -1, axis=0)
    turn = local[:, 0] * after[:, 1] - after[:, 0] * local[:, 1]
    twice = float(turn.sum())
    if abs(twice) < 1e-9:
        mean: NDArray[np.float64] = polygon.mean(axis=0)
        return mean
    moment: NDArray[np.float64] = ((local + after) * turn[:, None]).sum(axis=0)
    centre: NDArray[np.float64] = polygon[0] + moment / (3 * twice)
    return centre


def _beside_change(inside: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Nodes next to a node of the other kind, diagonally as well."""
    low, high = inside.copy(), inside.copy()
    for axis in (0, 1):
        for result, join in ((low, np.logical_and), (high, np.logical_or)):
            before, after = np.roll(result, 1, axis), np.roll(result, -1, axis)
            join(join(result, before), after, out=result)
    changed: NDArray[np.bool_] = low != high
    return changed


def _distance(
    nodes: NDArray[np.float64], shape: Polygons, inside: Inside, step: float
) -> NDArray[np.float64]:
    """Return the distance of nodes, shape (n, 2), to the border of a shape, mm."""
    from scipy.spatial import cKDTree

    begin, end = _border_pieces(shape, inside, step)
    tree = cKDTree(0.5 * (begin + end))
    nearest = tree.query(nodes, k=min(3, len(begin)))[1].reshape(len(nodes), -1)
    best = np.full(len(nodes), np.inf)
    for which in nearest.T:
        a, along = begin[which], end[which] - begin[which]
        length = np.maximum((along**2).sum(axis=1), 1e-30)
        part = np.clip(((nodes - a) * along).sum(axis=1) / length, 0, 1)
        offset = nodes - a - part[:, None] * along
        np.minimum(best, np.hypot(offset[:, 0], offset[:, 1]), out=best)
    return best


def _border_pieces(
    shape: Polygons, inside: Inside, step: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Cut the outline into pieces of at most ``step``; leave channels out.

    A piece with inside on both of its sides belongs to the channel of a keyhole
    and is no border.
    """
    rings = Rings.of(shape)
    first = rings.xy
    along = rings.xy[rings.following()] - first
    length = np.hypot(along[:, 0], along[:, 1])
    many = np.maximum(np.ceil(length / step), 1).astype(np.int64)
    many[length == 0] = 0
    if not many.any():
        return first[:1], first[:1]
    owner = np.repeat(np.arange(len(first)), many)
    nth = np.arange(len(owner)) - np.repeat(np.cumsum(many) - many, many)
    piece = along[owner] / many[owner][:, None]
    begin = first[owner] + nth[:, None] * piece
    normal = np.stack([-piece[:, 1], piece[:, 0]], axis=1)
    normal *= max(0.02, 0.05 * step) / np.hypot(normal[:, 0], normal[:, 1])[:, None]
    middle = begin + 0.5 * piece
    border = inside.points(middle + normal) != inside.points(middle - normal)
    if not border.any():
        border[:] = True
    return begin[border], (begin + piece)[border]
