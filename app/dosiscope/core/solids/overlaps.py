"""Which polygons of many overlap: by their boxes first, then by their outlines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.solids.polygons import Inside

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.polygons import Rings

_AT_ONCE = 2_000_000
# So many pairs that one vertex does not decide are looked at edge by edge.
_EXACT = 2000


def overlapping_boxes(
    boxes: NDArray[np.float64], group: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the pairs of boxes of one group that overlap, shape (pairs, 2).

    ``boxes`` has shape (n, 4) as `bounding_boxes` gives it, ``group`` shape (n,).
    """
    several = np.bincount(group)[group] > 1 if len(group) else np.zeros(0, np.bool_)
    members = np.flatnonzero(several & (boxes[:, 0] <= boxes[:, 2]))
    if not len(members):
        return np.empty((0, 2), dtype=np.int64)
    order = members[np.lexsort((boxes[members, 0], group[members]))]
    left, right, owner = boxes[order, 0], boxes[order, 2], group[order]
    # one axis for all groups, each in a stretch of its own
    width = float(right.max() - left.min()) + 1.0
    shift = owner * width - left.min()
    last = np.searchsorted(left + shift, right + shift, side="right")
    candidates = np.maximum(last - np.arange(len(order)) - 1, 0)
    ends = np.cumsum(candidates)
    found: list[NDArray[np.int64]] = [np.empty((0, 2), dtype=np.int64)]
    start = 0
    while start < len(order):
        done = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, done + _AT_ONCE)), start + 1)
        many = candidates[start:stop]
        first = np.repeat(np.arange(start, stop), many)
        nth = np.arange(len(first)) - np.repeat(np.cumsum(many) - many, many)
        a, b = order[first], order[first + 1 + nth]
        overlap = (
            (group[a] == group[b])
            & (boxes[a, 1] <= boxes[b, 3])
            & (boxes[b, 1] <= boxes[a, 3])
        )
        found.append(np.stack([a[overlap], b[overlap]], axis=1))
        start = stop
    return np.concatenate(found)


def inside_each(
    rings: Rings, polygon: NDArray[np.int64], xy: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether point n, of shape (n, 2), is inside polygon ``polygon[n]``; (n,)."""
    following = rings.following()
    counts = rings.lengths[polygon]
    ends = np.cumsum(counts)
    result = np.zeros(len(polygon), dtype=np.bool_)
    start = 0
    while start < len(polygon):
        done = ends[start - 1] if start else 0
        stop = max(int(np.searchsorted(ends, done + _AT_ONCE)), start + 1)
        many = counts[start:stop]
        point = np.repeat(np.arange(start, stop), many)
        nth = np.arange(len(point)) - np.repeat(np.cumsum(many) - many, many)
        edge = rings.starts[polygon[point]] + nth
        (x1, y1), (x2, y2) = rings.xy[edge].T, rings.xy[following[edge]].T
        x, y = xy[point].T
        crossed = (y1 <= y) != (y2 <= y)
        with np.errstate(divide="ignore", invalid="ignore"):
            right = x1 + (y - y1) * (x2 - x1) / (y2 - y1) > x
        hits = np.bincount(point[crossed & right] - start, minlength=stop - start)
        result[start:stop] = hits & 1
        start = stop
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
    along_a, along_b = np.roll(a, -1, axis=0) - a, np.roll(b, -1, axis=0) - b

    def sides(
        line: NDArray[np.float64], along: NDArray[np.float64], p: NDArray[np.float64]
    ) -> NDArray[np.bool_]:
        to = p[None, :, :] - line[:, None, :]
        side = along[:, None, 0] * to[..., 1] - along[:, None, 1] * to[..., 0] > 0
        changes: NDArray[np.bool_] = side != np.roll(side, -1, axis=1)
        return changes

    return bool((sides(a, along_a, b) & sides(b, along_b, a).T).any())
