"""Which polygons of many overlap: by their boxes first, then by their outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.effort import AT_ONCE, Allowance, bounded, spend
from dosiscope.core.polygons.rings import Inside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.polygons.rings import Rings

_A_PAIR = 5
# So many pairs that one vertex does not decide are looked at edge by edge.
_EXACT = 2000


def overlapping_boxes(
    boxes: NDArray[np.float64], group: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the pairs of boxes of one group that overlap, shape (pairs, 2).

    ``boxes`` has shape (n, 4) as `bounding_boxes` gives it, ``group`` shape (n,).
    Raises `TooEntangledError` where there are too many.
    """
    with bounded(Allowance(len(boxes))):
        return _overlapping(boxes, group)


def _overlapping(
    boxes: NDArray[np.float64], group: NDArray[np.int64]
) -> NDArray[np.int64]:
    several = np.bincount(group)[group] > 1 if len(group) else np.zeros(0, np.bool_)
    members = np.flatnonzero(several & (boxes[:, 0] <= boxes[:, 2]))
    if not len(members):
        return np.empty((0, 2), dtype=np.int64)
    # along the axis on which fewer lie side by side
    along_x, along_y = (_side_by_side(boxes, group, members, axis) for axis in (0, 1))
    across = 1 if along_x[1].sum() <= along_y[1].sum() else 0
    order, candidates = along_x if across else along_y
    found: list[NDArray[np.int64]] = [np.empty((0, 2), dtype=np.int64)]
    for some in batches(candidates, AT_ONCE):
        many = candidates[some]
        spend(int(many.sum()))
        first = np.repeat(np.arange(some.start, some.stop), many)
        nth = np.arange(len(first)) - np.repeat(np.cumsum(many) - many, many)
        a, b = order[first], order[first + 1 + nth]
        overlap = (
            (group[a] == group[b])
            & (boxes[a, across] <= boxes[b, across + 2])
            & (boxes[b, across] <= boxes[a, across + 2])
        )
        spend(_A_PAIR * int(overlap.sum()))  # it is kept, and looked at by the caller
        found.append(np.stack([a[overlap], b[overlap]], axis=1))
    return np.concatenate(found)


def _side_by_side(
    boxes: NDArray[np.float64],
    group: NDArray[np.int64],
    members: NDArray[np.int64],
    axis: int,
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the members in order along an axis; how many after each begin in it."""
    order = members[np.lexsort((boxes[members, axis], group[members]))]
    begin, end, owner = boxes[order, axis], boxes[order, axis + 2], group[order]
    # one axis for all groups, each in a stretch of its own
    width = float(end.max() - begin.min()) + 1.0
    shift = owner * width - begin.min()
    last = np.searchsorted(begin + shift, end + shift, side="right")
    return order, np.maximum(last - np.arange(len(order)) - 1, 0)


def inside_each(
    rings: Rings, polygon: NDArray[np.int64], xy: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether point n, of shape (n, 2), is inside polygon ``polygon[n]``; (n,)."""
    following = rings.following()
    counts = rings.lengths[polygon]
    result = np.zeros(len(polygon), dtype=np.bool_)
    for some in batches(counts, AT_ONCE):
        many = counts[some]
        spend(int(many.sum()))
        point = np.repeat(np.arange(some.start, some.stop), many)
        nth = np.arange(len(point)) - np.repeat(np.cumsum(many) - many, many)
        edge = rings.starts[polygon[point]] + nth
        (x1, y1), (x2, y2) = rings.xy[edge].T, rings.xy[following[edge]].T
        x, y = xy[point].T
        crossed = (y1 <= y) != (y2 <= y)
        with np.errstate(divide="ignore", invalid="ignore"):
            right = x1 + (y - y1) * (x2 - x1) / (y2 - y1) > x
        hits = np.bincount(point[crossed & right] - some.start, minlength=len(many))
        result[some] = hits & 1
    return result


def overlap(rings: Rings, pairs: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether the polygons of each pair, shape (pairs, 2), overlap; (pairs,).

    Decided by whether the first vertex of one is inside the other, else by all
    vertices and edges; beyond 2000 such pairs, overlapping boxes count.
    """
    first = rings.xy[np.minimum(rings.starts[:-1], len(rings.xy) - 1)]
    result = inside_each(rings, pairs[:, 1], first[pairs[:, 0]])
    result |= inside_each(rings, pairs[:, 0], first[pairs[:, 1]])
    open_ = np.flatnonzero(~result)
    for n in open_[:_EXACT]:
        result[n] = _meet(*(_polygon(rings, int(m)) for m in pairs[n]))
    result[open_[_EXACT:]] = True
    return result


def _polygon(rings: Rings, n: int) -> NDArray[np.float64]:
    return rings.xy[rings.starts[n] : rings.starts[n + 1]]


def _meet(a: NDArray[np.float64], b: NDArray[np.float64]) -> bool:
    """Whether two polygons overlap: a vertex inside, or edges that cross."""
    if (a.max(axis=0) < b.min(axis=0)).any() or (b.max(axis=0) < a.min(axis=0)).any():
        return False
    if Inside((a,)).points(b).any() or Inside((b,)).points(a).any():
        return True
    low = np.maximum(a.min(axis=0), b.min(axis=0))
    high = np.minimum(a.max(axis=0), b.max(axis=0))
    one, other = _edges_in(a, low, high), _edges_in(b, low, high)
    part = max(AT_ONCE // max(len(other), 1), 1)
    for start in range(0, len(one), part):
        some = one[start : start + part]
        spend(len(some) * len(other))
        if (_parted(some, other) & _parted(other, some).T).any():
            return True
    return False


def _edges_in(
    polygon: NDArray[np.float64], low: NDArray[np.float64], high: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the edges whose box meets a box, shape (edges, 2 ends, 2)."""
    edges = np.stack([polygon, np.roll(polygon, -1, axis=0)], axis=1)
    meets = (edges.min(axis=1) <= high) & (edges.max(axis=1) >= low)
    found: NDArray[np.float64] = edges[meets.all(axis=1)]
    return found


def _parted(
    lines: NDArray[np.float64], edges: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether lines have the ends of edges on both sides, shape (lines, edges)."""
    along = lines[:, 1] - lines[:, 0]
    first, second = (
        along[:, None, 0] * (edges[:, n, 1] - lines[:, None, 0, 1])
        - along[:, None, 1] * (edges[:, n, 0] - lines[:, None, 0, 0])
        > 0
        for n in (0, 1)
    )
    found: NDArray[np.bool_] = first != second
    return found
