"""Polygons that are proved not to touch themselves: they are wound around once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.effort import AT_ONCE, spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.polygons.rings import Rings

# more pairs for each edge are not looked at: the polygon counts as unproved
_PAIRS: Final = 200
_ROUNDING: Final = 1e-12


def are_simple(rings: Rings) -> NDArray[np.bool_]:
    """Whether no two edges of a polygon meet but at their common vertex, (polygons,).

    False also where that is not plain: edges that touch or nearly do, or very many
    edges next to each other.
    """
    lengths, owner, after = rings.lengths, rings.owner(), rings.following()
    simple = lengths >= 3
    if not simple.any():
        return simple
    # from the first vertex, so that far-off coordinates cost no digits
    filled = lengths > 0
    origins = rings.xy[rings.starts[:-1][filled]]
    begin = rings.xy - np.repeat(origins, lengths[filled], axis=0)
    end = begin[after]
    low, high = np.minimum(begin, end), np.maximum(begin, end)
    # one axis for all polygons, each in a stretch of its own
    width = float(high[:, 0].max() - low[:, 0].min()) + 1.0
    left, right = low[:, 0] + owner * width, high[:, 0] + owner * width
    order = np.argsort(left)
    last = np.searchsorted(left[order], right[order], side="right")
    many = last - np.arange(len(order)) - 1
    of = owner[order]
    simple &= np.bincount(of, many, len(rings)) <= _PAIRS * lengths
    many[~simple[of]] = 0
    for some in batches(many, AT_ONCE):
        count = many[some]
        spend(int(count.sum()))
        first = np.repeat(np.arange(some.start, some.stop), count)
        nth = np.arange(len(first)) - np.repeat(np.cumsum(count) - count, count)
        i, j = order[first], order[first + 1 + nth]
        near = (low[i, 1] <= high[j, 1]) & (low[j, 1] <= high[i, 1])
        i, j = i[near], j[near]
        wrong = _meet(begin, end, after, i, j)
        simple[owner[i[wrong]]] = False
    return simple


def _meet(
    begin: NDArray[np.float64],
    end: NDArray[np.float64],
    after: NDArray[np.int64],
    i: NDArray[np.int64],
    j: NDArray[np.int64],
) -> NDArray[np.bool_]:
    """Whether edges i and j of a polygon meet elsewhere than at a common vertex."""
    slack = _ROUNDING * (1.0 + float(np.abs(begin).max())) ** 2
    first, second = end[i] - begin[i], end[j] - begin[j]

    def side(along: NDArray[np.float64], to: NDArray[np.float64]) -> NDArray[np.int8]:
        cross = along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0]
        return (cross > slack).astype(np.int8) - (cross < -slack).astype(np.int8)

    # all of one edge is on one side of the other
    apart = side(first, begin[j] - begin[i]) * side(first, end[j] - begin[i]) > 0
    apart |= side(second, begin[i] - begin[j]) * side(second, end[i] - begin[j]) > 0
    # neighbours meet at their vertex; only one that turns back lies on the other
    back = (side(first, second) == 0) & ((first * second).sum(axis=1) <= 0)
    neighbours = (after[i] == j) | (after[j] == i)
    return np.where(neighbours, back, ~apart)
