"""Even-odd for coverage: the sign of every polygon, or lines where polygons cross."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import AT_ONCE, spend
from dosiscope.core.polygons.overlaps import overlapping_boxes
from dosiscope.core.polygons.rings import (
    Inside,
    Rings,
    bounding_boxes,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

# What it costs to look at what one polygon encloses, and at a crossing of a line beyond
# those that a line of a plain outline has: work that is counted.
_A_LOOK, _A_CROSSING = 1000, 5
#: Crossings a line, and pieces a row and column, of a plain outline: not counted.
PLAIN = 8
_AT_ONCE = AT_ONCE // 4  # crossings
# As a part of what the polygons of a plane enclose: less is rounding, or would change
# no more than the lines by which crossing polygons are sampled.
_SAME_AREA = 1e-4


def parity_signs(
    rings: Rings, plane: NDArray[np.int64], areas: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the sign by which each polygon's edges count, shape (polygons,).

    With it, what lies to the right of the edges, taken with the sign of their rise,
    is positive for an outer polygon and negative for a hole in it.  Holds where the
    polygons of a plane do not cross (`crossing_planes`).  ``areas`` are those of the
    polygons, with their sign, shape (polygons,).
    """
    sign = np.where(areas > 0, -1.0, 1.0)
    several = np.flatnonzero(np.bincount(plane)[plane] > 1)
    if not len(several):
        return sign
    boxes = bounding_boxes(rings)
    order = several[np.argsort(plane[several], kind="stable")]
    for members in np.split(order, np.flatnonzero(np.diff(plane[order])) + 1):
        for inner in _enclosed(rings, boxes, members):
            sign[inner] *= -1
    return sign


def crossing_planes(
    plane: NDArray[np.int64],
    counted: NDArray[np.float64],
    areas: NDArray[np.float64],
) -> NDArray[np.bool_]:
    """Whether polygons of each plane cross, themselves or each other, shape (planes,).

    What the signs count is then not the even-odd area: what two polygons share counts
    twice or not at all, a lobe that runs the other way counts as less than nothing.

    Parameters
    ----------
    counted
        Area of every polygon as its sign counts it, see `parity_signs`.
    areas
        Even-odd area of every plane, shape (planes,).
    """
    planes = len(areas)
    off = np.abs(np.bincount(plane, counted, planes) - areas)
    crossing: NDArray[np.bool_] = off > _SAME_AREA * np.bincount(
        plane, np.abs(counted), planes
    )
    return crossing


def _enclosed(
    rings: Rings, boxes: NDArray[np.float64], members: NDArray[np.int64]
) -> list[NDArray[np.int64]]:
    """Return, for every polygon of one plane, those it encloses."""
    found = []
    for outer, inner in _boxes_within(boxes[members]):
        # three vertices vote: one may touch the outer polygon
        inner = members[inner]
        start, length = rings.starts[inner], rings.lengths[inner]
        first = rings.starts[members[outer]]
        polygon = rings.xy[first : first + rings.lengths[members[outer]]]
        test = Inside((polygon,))
        votes = np.zeros(len(inner), dtype=np.int64)
        for third in range(3):
            votes += test.points(rings.xy[start + third * length // 3])
        found.append(inner[votes >= 2])
    return found


def _boxes_within(
    boxes: NDArray[np.float64],
) -> Iterator[tuple[int, NDArray[np.int64]]]:
    """Yield each box that has others within it, and those."""
    pairs = overlapping_boxes(boxes, np.zeros(len(boxes), dtype=np.int64))
    outer, inner = np.concatenate([pairs, pairs[:, ::-1]]).T
    within = (boxes[inner, :2] >= boxes[outer, :2]).all(axis=1)
    within &= (boxes[inner, 2:] <= boxes[outer, 2:]).all(axis=1)
    outer, inner = outer[within], inner[within]
    if not len(outer):
        return
    order = np.lexsort((inner, outer))
    outer, inner = outer[order], inner[order]
    begins = np.flatnonzero(np.diff(outer, prepend=-1))
    for n, members in zip(outer[begins], np.split(inner, begins[1:]), strict=True):
        spend(_A_LOOK + len(members))
        yield int(n), members


def scan(
    rings: Rings,
    plane: NDArray[np.int64],
    chosen: NDArray[np.bool_],
    shape: tuple[int, int, int],
    lines: int,
) -> Iterator[
    tuple[
        NDArray[np.int64], NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]
    ]
]:
    """Cross the polygons with horizontal lines, for planes where polygons cross.

    Parameters are those of `raster.rasterize`, and which polygons to cross.

    Yields
    ------
    cell, weight, x, y
        One entry a crossing: its cell, the line's part of the row with the sign of
        entering (+) or leaving (-), and its place in the cell, 0..1.
    """
    planes, rows, columns = shape
    stretched = Rings(rings.xy * (1, lines), rings.starts)
    of_planes = planes, rows * lines
    for line, crossing in cross(
        stretched, plane, of_planes, middle=True, chosen=chosen
    ):
        np.clip(crossing, 0, columns, out=crossing)
        # along each line, crossings enter and leave in turn
        weight = np.full(len(line), 1 / lines)
        weight[1::2] *= -1
        column = np.minimum(crossing.astype(np.int64), columns - 1)
        row = line // lines
        height = (line - row * lines + 0.5) / lines
        yield row * columns + column, weight, crossing - column, height


def cross(
    rings: Rings,
    plane: NDArray[np.int64],
    lines: tuple[int, int],
    *,
    middle: bool,
    chosen: NDArray[np.bool_] | None = None,
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.float64]]]:
    """Yield where horizontal lines cross polygons, some lines at a time.

    Parameters
    ----------
    plane
        Plane of every polygon.
    lines
        Number of planes, and of lines of each: line n lies at y = n, or in the
        ``middle`` between n and n + 1.
    chosen
        Which polygons to cross; all if None.

    Yields
    ------
    line, x
        One entry a crossing, sorted by both; lines are counted through all planes.
    """
    planes, count = lines
    at = 0.5 if middle else 0.0
    owner = rings.owner()
    x, y = rings.xy.T
    following = rings.following()
    x2, y2 = x[following], y[following]
    spend()
    first = np.ceil(np.minimum(y, y2) - at).astype(np.int64)
    last = np.ceil(np.maximum(y, y2) - at).astype(np.int64)
    np.clip(first, 0, count, out=first)
    np.clip(last, 0, count, out=last)
    crosses = last > first
    if chosen is not None:
        crosses &= chosen[owner]
    edges = np.flatnonzero(crosses)
    spend()
    slope = (x2[edges] - x[edges]) / (y2[edges] - y[edges])
    at_zero = x[edges] + (at - y[edges]) * slope
    above = plane[owner[edges]] * count
    first, last = first[edges] + above, last[edges] + above
    crossings = int((last - first).sum())
    spend(_A_CROSSING * max(crossings - PLAIN * planes * count, 0))
    for low, high in _lines_at_once(first, last, planes * count):
        spend()
        some = np.flatnonzero((first < high) & (last > low))
        begin = np.maximum(first[some], low)
        many = np.minimum(last[some], high) - begin
        before = np.cumsum(many) - many
        line = np.arange(int(many.sum())) - np.repeat(before - begin, many)
        crossing = np.repeat(at_zero[some], many)
        crossing += (line - np.repeat(above[some], many)) * np.repeat(slope[some], many)
        order = np.lexsort((crossing, line))
        yield line[order], crossing[order]


def _lines_at_once(
    first: NDArray[np.int64], last: NDArray[np.int64], lines: int
) -> Iterator[tuple[int, int]]:
    """Yield from and to of so many lines as are worked at once; empty ones at no end.

    Edges cross the lines ``first`` to ``last`` - 1.
    """
    change = np.bincount(first, minlength=lines + 1)
    change -= np.bincount(last, minlength=lines + 1)
    crossings = np.cumsum(np.cumsum(change[:-1]))
    all_ = int(crossings[-1]) if lines else 0
    begin = done = 0
    while done < all_:
        end = int(np.searchsorted(crossings, done + _AT_ONCE, side="right"))
        end = max(end, begin + 1)
        yield begin, end
        begin, done = end, int(crossings[end - 1])
