"""Exact area of sets of polygons by the even-odd rule.

Polygons that are star-shaped and touch no other have their shoelace area.  All
others are cut into horizontal slabs at every vertex; within a slab edges are
straight, and where two cross, the slab is cut again at the crossing.  So nested,
overlapping and self-crossing polygons are exact to rounding as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import AT_ONCE, Allowance, bounded, spend
from dosiscope.core.polygons.components import label_components
from dosiscope.core.polygons.overlaps import overlapping_boxes
from dosiscope.core.polygons.rings import Rings, bounding_boxes, signed_areas

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

# What a pair of edge and slab costs, as work that is counted.
_A_PAIR = 3
# What it costs to look at a slab in which edges cross, besides their pairs.
_A_LOOK = 1500
# So many pairs of edges, or of an edge and a cut, in a slab cost as much as one work.
_CHEAP = 4


def even_odd_area(polygons: Sequence[NDArray[np.float64]] | Rings) -> float:
    """Return the area enclosed by an odd number of the polygons, mm²."""
    rings = polygons if isinstance(polygons, Rings) else Rings.of(polygons)
    return float(even_odd_areas(rings, np.zeros(len(rings), dtype=np.int64), 1)[0])


def even_odd_areas(
    rings: Rings, group: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    """Return the even-odd area of every group of polygons, shape (count,), mm².

    Parameters
    ----------
    rings
        All polygons.
    group
        Group (0..count-1) each polygon belongs to, shape (polygons,); polygons of
        different groups do not see each other.

    Notes
    -----
    Exact to rounding.  Raises `TooEntangledError` where edges cross so often, or so
    many lie side by side, that the work is more than is allowed for so many points.
    """
    with bounded(Allowance(len(rings.xy))):
        return _areas(rings, group, count)


def _areas(rings: Rings, group: NDArray[np.int64], count: int) -> NDArray[np.float64]:
    areas = np.zeros(count)
    if not len(rings.xy):
        return areas
    cluster = _touching(rings, group)
    simple = are_star_shaped(rings)
    alone = np.bincount(cluster, minlength=len(rings))[cluster] == 1
    direct = alone & simple
    np.add.at(areas, group[direct], np.abs(signed_areas(rings)[direct]))
    rest = np.flatnonzero(~direct & (rings.lengths >= 3))
    if len(rest):
        labels, index = np.unique(cluster[rest], return_inverse=True)
        owner = np.zeros(len(labels), dtype=np.int64)
        owner[index] = group[rest]
        np.add.at(areas, owner, _cluster_areas(rings, rest, index, len(labels)))
    return areas


def are_star_shaped(rings: Rings) -> NDArray[np.bool_]:
    """Whether each polygon is seen whole from its mean vertex: then it is simple.

    It is wound around once then, so that its area is that of the shoelace.
    """
    result = np.zeros(len(rings), dtype=np.bool_)
    filled = np.flatnonzero(rings.lengths > 0)
    if not len(filled):
        return result
    starts, lengths = rings.starts[filled], rings.lengths[filled]
    x, y = (
        rings.xy[:, n]
        - np.repeat(np.add.reduceat(rings.xy[:, n], starts) / lengths, lengths)
        for n in (0, 1)
    )
    ends = starts + lengths - 1
    x_after, y_after = np.append(x[1:], 0.0), np.append(y[1:], 0.0)
    x_after[ends], y_after[ends] = x[starts], y[starts]
    turn = x * y_after
    turn -= x_after * y
    left = np.minimum.reduceat(turn, starts) >= 0
    right = np.maximum.reduceat(turn, starts) <= 0
    # all turns one way and one half turn up (so one down): wound around once
    rises = (y < 0) & (y_after >= 0)
    once = np.add.reduceat(rises, starts, dtype=np.int64) == 1
    result[filled] = (left | right) & once
    return result


def _touching(rings: Rings, group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Label polygons so that overlapping boxes within a group share a label."""
    pairs = overlapping_boxes(bounding_boxes(rings), group)
    return label_components(len(rings), pairs)


def _cluster_areas(
    rings: Rings, members: NDArray[np.int64], cluster: NDArray[np.int64], count: int
) -> NDArray[np.float64]:
    """Return the even-odd area of every cluster of touching polygons, (count,)."""
    label = np.full(len(rings), -1, dtype=np.int64)
    label[members] = cluster
    of_edge = label[rings.owner()]
    used = np.flatnonzero(of_edge >= 0)
    used = used[np.argsort(of_edge[used], kind="stable")]
    first, second = rings.xy[used], rings.xy[rings.following()[used]]
    of_edge = of_edge[used]
    up = (first[:, 1] < second[:, 1])[:, None]
    lower, upper = np.where(up, first, second), np.where(up, second, first)
    rising = lower[:, 1] < upper[:, 1]
    lower, upper, of_edge = lower[rising], upper[rising], of_edge[rising]
    if not len(of_edge):
        return np.zeros(count)
    levels, low, high = _levels(lower[:, 1], upper[:, 1], of_edge)
    ends = np.cumsum(high - low)
    areas = np.zeros(count)
    border = np.flatnonzero(np.diff(of_edge, prepend=-1, append=-1))
    begin = 0
    while begin < len(border) - 1:
        done = ends[border[begin] - 1] if border[begin] else 0
        inside = np.searchsorted(ends[border[1:] - 1], done + AT_ONCE, side="right")
        stop = max(int(inside), begin + 1)
        edges = slice(border[begin], border[stop])
        # a slab belongs to the cluster of any edge that crosses it
        base, top = int(low[edges].min()), int(high[edges].max())
        owner = np.zeros(top - base, dtype=np.int64)
        owner[low[edges] - base] = of_edge[edges]
        np.maximum.accumulate(owner, out=owner)
        for some, *slabs in _parts(low[edges], high[edges]):
            chosen = lower[edges][some], upper[edges][some]
            slab, widths = _slab_areas(*chosen, (slabs[0], slabs[1]), levels)
            np.add.at(areas, owner[slab - base], widths)
        begin = stop
    return areas


def _parts(
    low: NDArray[np.int64], high: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Yield edges (indices) and their slabs from and to, so many as are worked at once.

    Edges over many slabs come in several parts.
    """
    base, top = int(low.min()), int(high.max())
    if int((high - low).sum()) <= AT_ONCE:
        yield np.arange(len(low)), low, high
        return
    change = np.bincount(low - base, minlength=top - base + 1)
    change -= np.bincount(high - base, minlength=top - base + 1)
    pairs = np.cumsum(np.cumsum(change[:-1]))
    begin = 0
    while begin < len(pairs):
        done = int(pairs[begin - 1]) if begin else 0
        end = max(int(np.searchsorted(pairs, done + AT_ONCE)), begin + 1)
        spend(len(low))
        some = np.flatnonzero((low < base + end) & (high > base + begin))
        yield (
            some,
            np.maximum(low[some], base + begin),
            np.minimum(high[some], base + end),
        )
        begin = end


def _levels(
    low: NDArray[np.float64], high: NDArray[np.float64], cluster: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.int64]]:
    """Return y of all distinct heights, cluster by cluster, and each edge's two."""
    y = np.concatenate([low, high])
    owner = np.concatenate([cluster, cluster])
    order = np.lexsort((y, owner))
    y, owner = y[order], owner[order]
    fresh = np.concatenate([[True], (np.diff(y) != 0) | (np.diff(owner) != 0)])
    rank = np.empty(len(y), dtype=np.int64)
    rank[order] = np.cumsum(fresh) - 1
    return y[fresh], rank[: len(low)], rank[len(low) :]


def _slab_areas(
    lower: NDArray[np.float64],
    upper: NDArray[np.float64],
    slabs: tuple[NDArray[np.int64], NDArray[np.int64]],
    levels: NDArray[np.float64],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return slab numbers and the areas they contribute, crossing by crossing."""
    low, high = slabs
    many = high - low
    spend(_A_PAIR * int(many.sum()))
    edge = np.repeat(np.arange(len(low)), many)
    slab = np.arange(len(edge)) - np.repeat(np.cumsum(many) - many - low, many)
    slope = (upper[:, 0] - lower[:, 0]) / (upper[:, 1] - lower[:, 1])
    y0, y1 = levels[slab], levels[slab + 1]
    x, y, tilt = lower[edge, 0], lower[edge, 1], slope[edge]
    left, right = x + (y0 - y) * tilt, x + (y1 - y) * tilt
    middle = 0.5 * (left + right)
    order = np.lexsort((middle, slab))
    slab, left, right = slab[order], left[order], right[order]
    middle, height = middle[order], (y1 - y0)[order]
    sign = np.ones(len(slab))
    sign[0::2] = -1.0  # every slab is crossed an even number of times
    area = sign * middle * height
    tolerance = 1e-12 * (1.0 + float(np.abs(middle).max()))
    same = slab[1:] == slab[:-1]
    swapped = same & (
        (left[:-1] > left[1:] + tolerance) | (right[:-1] > right[1:] + tolerance)
    )
    for number in np.unique(slab[1:][swapped]):
        begin, end = np.searchsorted(slab, [number, number + 1])
        area[begin:end] = 0.0
        ends = left[begin:end], right[begin:end]
        area[begin] = _crossed_slab_area(*ends) * height[begin]
    return slab, area


def _crossed_slab_area(left: NDArray[np.float64], right: NDArray[np.float64]) -> float:
    """Return the even-odd area of a slab of height 1 in which edges cross."""
    tilt, count = right - left, len(left)
    spend(_A_LOOK)
    found = [np.array([0.0, 1.0])]
    part = max(AT_ONCE // count, 1)
    for start in range(0, count, part):
        some = slice(start, start + part)
        spend(len(left[some]) * count // _CHEAP)
        with np.errstate(divide="ignore", invalid="ignore"):
            at = (left[None, :] - left[some, None]) / (tilt[some, None] - tilt[None, :])
        found.append(at[(at > 0) & (at < 1)])
    cuts = np.unique(np.concatenate(found))
    middle, heights = 0.5 * (cuts[1:] + cuts[:-1]), np.diff(cuts)
    area = 0.0
    for start in range(0, len(middle), part):
        some = slice(start, start + part)
        spend(len(middle[some]) * count // _CHEAP)
        x = np.sort(left + middle[some, None] * tilt, axis=1)
        width = (x[:, 1::2] - x[:, 0::2]).sum(axis=1)
        area += float(width @ heights[some])
    return area
