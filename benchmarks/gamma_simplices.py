"""Gamma by the distance to simplices (Ju et al., Med Phys 35 (2008) 879), to compare.

A cell is cut into the six tetrahedra along its diagonal from sample (0, 0, 0) to
(1, 1, 1), in which the dose is linear.  Sought is the least distance from the point to
any of them in the four coordinates k, j, i and dose: to the foot of the perpendicular
on a simplex of 4, 3, 2 or 1 samples, where that lies within it.
"""

from __future__ import annotations

from contextlib import contextmanager
from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.gamma import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.gamma.cells import Cells
    from dosiscope.core.gamma.evaluated import EvaluatedDose

    Array = NDArray[np.float64]

# Samples of a simplex, each a number of three bits, hold those of the one before.
CHAINS = [
    chain
    for count in (1, 2, 3, 4)
    for chain in combinations(range(8), count)
    if all(a & b == a for a, b in pairwise(chain))
]


def least_of_simplices(corners: Array, low: Array, width: Array) -> Array:
    """Return the least gamma^2 of cells, of the dose in simplices, (n,).

    ``corners`` are the differences at the samples, (2, 2, 2, n), in the criterion.
    """
    samples = [
        np.stack([*(low + np.array(at)[:, None] * width), corners[at]])
        for at in ((n >> 2 & 1, n >> 1 & 1, n & 1) for n in range(8))
    ]
    least = np.full(low.shape[1], np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        for chain in CHAINS:
            first, *others = (samples[n] for n in chain)
            found = _to_simplex(first, [one - first for one in others])
            np.fmin(least, found, out=least)
    return least


def _to_simplex(first: Array, edges: list[Array]) -> Array:
    """Return the squared distance of 0 to where its foot lies within, else infinite."""
    right = [-(edge * first).sum(0) for edge in edges]
    gram = [[(a * b).sum(0) for b in edges] for a in edges]
    weights = _solved(gram, right)
    foot = first.copy()
    total = np.zeros(first.shape[1])
    inside = np.ones(first.shape[1], np.bool_)
    for weight, edge in zip(weights, edges, strict=True):
        foot += weight * edge
        total += weight
        inside &= weight >= 0
    return np.where(inside & (total <= 1), (foot * foot).sum(0), np.inf)


def _solved(gram: list[list[Array]], right: list[Array]) -> list[Array]:
    """Solve one to three equations by Cramer's rule."""
    if len(right) < 2:
        return [one / gram[0][0] for one in right]
    if len(right) == 2:
        (a, b), (_, d) = gram
        whole = a * d - b * b
        return [(right[0] * d - right[1] * b) / whole,
                (right[1] * a - right[0] * b) / whole]  # fmt: skip
    (a, b, c), (_, d, e), (_, _, f) = gram
    co = (d * f - e * e, c * e - b * f, b * e - c * d)
    whole = a * co[0] + b * co[1] + c * co[2]
    rows = (
        co,
        (co[1], a * f - c * c, b * c - a * e),
        (co[2], b * c - a * e, a * d - b * b),
    )
    return [sum(x * y for x, y in zip(row, right, strict=True)) / whole for row in rows]


@contextmanager
def by_simplices() -> Iterator[None]:
    """Have gamma look into cells this way."""
    usual = nearest._look_into

    def look_into(
        evaluated: EvaluatedDose,
        points: nearest.Points,
        mm: float,
        which: Array,
        cells: Array,
    ) -> tuple[Cells, Array]:
        seen = nearest._cells(evaluated, points, mm, which, cells)
        corners = evaluated.corners(cells)
        corners -= points.dose[which]
        corners *= points.unit[which]
        found = least_of_simplices(corners, seen.low, seen.width)
        np.minimum.at(points.best, which, found)
        none = np.zeros(0, np.int64)
        return seen.some(none), none

    nearest._look_into = look_into
    try:
        yield
    finally:
        nearest._look_into = usual
