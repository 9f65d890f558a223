"""What lies between two outlines, cut into trapezoids with level sides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.polygons.rising_edges import levels_of, raised

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_LEAST_MM2: Final = 1e-9  # what is less is rounding
_A_PAIR: Final = 3  # work of an edge in a slab


class Trapezoids(NamedTuple):
    """Places that are in one outline and not in the other.

    Attributes
    ----------
    corners
        Lower left, lower right, upper right, upper left, shape (n, 4, 2), mm.
    winding
        1 where they are in the first outline, -1 where in the second, shape (n,).
    """

    corners: Floats
    winding: Ints


def trapezoids_between(
    one: tuple[Floats, Floats], other: tuple[Floats, Floats]
) -> Trapezoids:
    """Return where two outlines differ, cut at every vertex and crossing.

    Parameters
    ----------
    one, other
        The edges around each, from and to, shape (n, 2), mm, with the inside to their
        left, as `oriented_edges` makes them.

    Raises
    ------
    TooEntangledError
        They cross so often that the work is more than is allowed for so many edges.
    """
    first, last = (np.concatenate(ends) for ends in zip(one, other, strict=True))
    # to the right of an edge that falls its outline begins
    enters = np.where(first[:, 1] > last[:, 1], 1, -1)
    enters[len(one[0]) :] *= -1
    edges = raised(first, last, enters)
    if not len(edges.owner):
        return Trapezoids(np.empty((0, 4, 2)), np.empty(0, np.int64))
    levels = levels_of(edges)
    low, high = edges.slabs(levels)
    many = high - low
    spend(_A_PAIR * int(many.sum()))
    edge = np.repeat(np.arange(len(many)), many)
    slab = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many - low, many)
    slope = (edges.upper[:, 0] - edges.lower[:, 0]) / (
        edges.upper[:, 1] - edges.lower[:, 1]
    )

    def across(which: Ints, y: Floats) -> Floats:
        x: Floats = edges.lower[which, 0] + (y - edges.lower[which, 1]) * slope[which]
        return x

    middle = across(edge, 0.5 * (levels[slab] + levels[slab + 1]))
    order = np.lexsort((middle, slab))
    edge, slab = edge[order], slab[order]
    # around each slab as many outlines end as begin: nothing goes on to the next
    winding = np.cumsum(edges.owner[edge])[:-1]
    is_between = (slab[1:] == slab[:-1]) & (winding != 0)
    left, right = edge[:-1][is_between], edge[1:][is_between]
    slab, winding = slab[:-1][is_between], winding[is_between]
    # what goes on between the same two edges is one
    order = np.lexsort((slab, winding, right, left))
    left, right, slab, winding = left[order], right[order], slab[order], winding[order]
    fresh = np.ones(len(slab), np.bool_)
    fresh[1:] = (
        (left[1:] != left[:-1])
        | (right[1:] != right[:-1])
        | (winding[1:] != winding[:-1])
        | (slab[1:] != slab[:-1] + 1)
    )
    begin = np.flatnonzero(fresh)
    end = np.append(begin[1:], len(slab)) - 1
    left, right, winding = left[begin], right[begin], winding[begin]
    y0, y1 = levels[slab[begin]], levels[slab[end] + 1]
    x = [across(left, y0), across(right, y0), across(right, y1), across(left, y1)]
    area = 0.5 * (x[1] - x[0] + x[2] - x[3]) * (y1 - y0)
    kept = area > _LEAST_MM2
    corners = np.stack([np.stack(x, axis=1), np.stack([y0, y0, y1, y1], axis=1)], 2)
    return Trapezoids(corners[kept], winding[kept])
