"""ROIs of one plane with any number of contours or points: plain, and entangled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.structures import Contours, GeometricType, Roi

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    Polygons = Sequence[NDArray[np.float64]]

#: z of the images around the plane of the contours, mm.
IMAGES: Final = np.arange(-9.0, 10.0, 3.0)
_TRIANGLE: Final = np.array([[0.0, 0.0], [1.0, 0.0], [0.3, 1.0]])


def _at(x: float, y: float) -> NDArray[np.float64]:
    moved: NDArray[np.float64] = _TRIANGLE + np.array([x, y])
    return moved


def roi_of(polygons: Polygons) -> Roi:
    """An ROI of these polygons, each of shape (n, 2), on the plane z = 0."""
    xy = np.concatenate(polygons)
    points = np.column_stack([xy, np.zeros(len(xy))])
    starts = np.cumsum([0, *map(len, polygons)])
    kinds = (GeometricType.CLOSED_PLANAR,) * len(polygons)
    return Roi(1, "Many", contours=Contours(points, starts, kinds))


def triangles(count: int) -> Roi:
    """Triangles of any size and place, all over each other."""
    rng = np.random.default_rng(1)
    middle = rng.uniform(-200, 200, (count, 1, 2))
    return roi_of(list(middle + rng.uniform(-100, 100, (count, 3, 2))))


def combs(count: int) -> Roi:
    """Five polygons of so many points anywhere."""
    rng = np.random.default_rng(2)
    return roi_of([rng.uniform(-100, 100, (count, 2)) for _ in range(5)])


def comb_polygons(count: int) -> Polygons:
    """A comb of so many points, every tooth of its full height."""
    x = np.linspace(0, 100, count)
    y = np.where(np.arange(count) % 2, 50.0, 0.0)
    return [np.concatenate([np.stack([x, y], 1), [[100, -5], [0, -5]]])]


def _comb(count: int) -> Roi:
    return roi_of(comb_polygons(count))


def _nested(count: int) -> Roi:
    square = np.array([[-1.0, -1], [1, -1], [1, 1], [-1, 1]])
    return roi_of([square * r for r in np.linspace(1, 100, count)])


def _cross(count: int) -> Roi:
    at = np.arange(count // 2) * 2.0
    column = [_at(0, y) for y in at]
    return roi_of([*column, *(_at(x - at[-1] / 2, at[-1] / 2) for x in at)])


def _grid(count: int) -> Roi:
    side = int(np.ceil(np.sqrt(count)))
    n = np.arange(count)
    at = np.stack([n % side, n // side], axis=1)[:, None] * 2.0
    return roi_of(list(at + _TRIANGLE))


def _column(count: int) -> Roi:
    return roi_of([_at(0, 2.0 * n) for n in range(count)])


def _row(count: int) -> Roi:
    return roi_of([_at(2.0 * n, 0) for n in range(count)])


def _apart(count: int) -> Roi:
    """Small triangles anywhere, a hundredth of the plane covered."""
    rng = np.random.default_rng(3)
    at = rng.uniform(0, 10 * np.sqrt(count), (count, 1, 2))
    return roi_of(list(at + _TRIANGLE))


def _circle(count: int) -> Roi:
    angle = np.arange(count) * 2 * np.pi / count
    return roi_of([np.stack([np.cos(angle), np.sin(angle)], axis=1) * 50])


def _spiral(count: int) -> Roi:
    """A band that winds around thirty times: not star-shaped, not convex."""
    t = np.linspace(0, 60 * np.pi, count // 2)
    sides = [np.stack([np.cos(t), np.sin(t)], 1) * (5 + t / 4 + w)[:, None]
             for w in (0.0, 0.3)]  # fmt: skip
    return roi_of([np.concatenate([sides[0], sides[1][::-1]])])


SHAPES: Final[dict[str, Callable[[int], Roi]]] = {
    "triangles": triangles,
    "combs": combs,
    "comb": _comb,
    "nested": _nested,
    "cross": _cross,
    "grid": _grid,
    "column": _column,
    "row": _row,
    "apart": _apart,
    "circle": _circle,
    "spiral": _spiral,
}
