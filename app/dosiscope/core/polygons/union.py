"""The outline of what any of several polygons encloses, or other sets of them do.

Polygons are cut into horizontal slabs at every vertex and every crossing.  Within a
slab no edges cross, and those are kept where the set is entered or left: the first
polygon of all, the last one.  The ends of what is kept above and below a height make
pairs along it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.rings import signed_area
from dosiscope.core.polygons.rising_edges import SAME_MM, levels_of, rising_edges

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.polygons.rising_edges import RisingEdges

_STRAIGHT_MM: Final = 1e-7  # a vertex so near to the line of its neighbours is none
_LEAST_MM2: Final = 1e-6  # what is less is the rounding of a crossing


class _Piece(NamedTuple):
    """What is kept of an edge within a slab: x and y of both ends."""

    x: tuple[float, float]
    y: tuple[float, float]


def union_outlines(
    polygons: Sequence[NDArray[np.float64]],
) -> list[NDArray[np.float64]]:
    """Return outlines of which an odd number encloses what any of the polygons does.

    Each polygon has shape (n, 2), mm, and encloses what is inside it by even-odd: that
    of a keyhole is no hole of another's.  Exact to rounding, but for vertices on
    straight lines, which are left out.

    Raises
    ------
    TooEntangledError
        They cross so often that the work is more than is allowed for so many points.
    """
    return outlines_where(polygons, bool)


def outlines_where(
    polygons: Sequence[NDArray[np.float64]], is_in: Callable[[set[int]], bool]
) -> list[NDArray[np.float64]]:
    """Return outlines of where a rule holds, as `union_outlines` does.

    Parameters
    ----------
    is_in
        Told which polygons enclose a place, by their indices, whether it is in the
        set; not where none does.
    """
    edges = rising_edges(polygons)
    return _loops(_pieces(edges, levels_of(edges), is_in)) if len(edges.owner) else []


def union_area(polygons: Sequence[NDArray[np.float64]]) -> float:
    """Return the area that any of the polygons encloses, mm²; errors as above."""
    edges, area = rising_edges(polygons), 0.0
    if not len(edges.owner):
        return area
    for of_slab in _pieces(edges, levels_of(edges)):
        for left, right in zip(of_slab[::2], of_slab[1::2], strict=True):
            width = right.x[0] - left.x[0] + right.x[1] - left.x[1]
            area += width * (left.y[1] - left.y[0]) / 2
    return area


def _pieces(
    edges: RisingEdges,
    levels: NDArray[np.float64],
    is_in: Callable[[set[int]], bool] = bool,
) -> list[list[_Piece]]:
    """Return what is kept in every slab, from left to right: an even number."""
    lower, upper, owner = edges
    low, high = edges.slabs(levels)
    slope = (upper[:, 0] - lower[:, 0]) / (upper[:, 1] - lower[:, 1])
    order = np.argsort(low, kind="stable")
    active: list[int] = []
    at, found = 0, []
    for k, (y0, y1) in enumerate(pairwise(levels.tolist())):
        while at < len(order) and low[order[at]] <= k:
            active.append(int(order[at]))
            at += 1
        active = [n for n in active if high[n] > k]
        spend(len(active))
        some = np.array(active, dtype=np.int64)
        left = lower[some, 0] + (y0 - lower[some, 1]) * slope[some]
        right = lower[some, 0] + (y1 - lower[some, 1]) * slope[some]
        by_x = np.argsort(left + right, kind="stable")
        kept = _borders(owner[some][by_x].tolist(), is_in)
        ends = zip(left[by_x].tolist(), right[by_x].tolist(), kept, strict=True)
        pieces: list[_Piece] = []
        for a, b, keep in ends:
            if not keep:
                continue
            if len(pieces) % 2 and _is_one(pieces[-1], a, b):
                pieces.pop()  # entered and left along one line: nothing lies between
            else:
                pieces.append(_Piece((a, b), (y0, y1)))
        found.append(pieces)
    return found


def _is_one(piece: _Piece, a: float, b: float) -> bool:
    return max(abs(piece.x[0] - a), abs(piece.x[1] - b)) <= SAME_MM


def _borders(owners: Iterable[int], is_in: Callable[[set[int]], bool]) -> list[bool]:
    """Return at which edges the set is entered or left."""
    inside: set[int] = set()
    kept, before = [], False
    for owner in owners:
        inside ^= {owner}
        after = bool(inside) and is_in(inside)
        kept.append(before != after)
        before = after
    return kept


def _loops(slabs: list[list[_Piece]]) -> list[NDArray[np.float64]]:
    """Join the pieces of all slabs at their ends; of each loop its vertices."""
    pieces = [piece for of_slab in slabs for piece in of_slab]
    at: dict[float, list[tuple[float, int, int]]] = {}
    for n, piece in enumerate(pieces):
        for end in (0, 1):
            at.setdefault(piece.y[end], []).append((piece.x[end], n, end))
    partner: dict[tuple[int, int], tuple[int, int]] = {}
    for ends in at.values():
        ends.sort()
        for (_, *one), (_, *other) in zip(ends[::2], ends[1::2], strict=True):
            a, b = (one[0], one[1]), (other[0], other[1])
            partner[a], partner[b] = b, a
    result = []
    left = dict.fromkeys(range(len(pieces)))
    while left:
        n, end = next(iter(left)), 0
        loop = []
        while n in left:
            del left[n]
            piece = pieces[n]
            for side in (end, 1 - end):
                loop.append((piece.x[side], piece.y[side]))
            n, end = partner[n, 1 - end]
        outline = _without_straight(np.array(loop))
        if len(outline) >= 3 and _is_more_than_rounding(outline):
            result.append(outline)
    return result


def _is_more_than_rounding(outline: NDArray[np.float64]) -> bool:
    """Whether it encloses anything: the halves of a bow tie have signs that cancel."""
    return (
        abs(signed_area(outline)) > _LEAST_MM2 or even_odd_area([outline]) > _LEAST_MM2
    )


def _without_straight(loop: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out vertices that repeat the last one or lie between their neighbours."""
    kept: list[NDArray[np.float64]] = []
    for point in loop:
        _append(kept, point)
    # the ends: where the loop began may be no vertex either
    while len(kept) > 2:
        if _is_same(kept[0], kept[-1]) or _is_between(kept[-2], kept[-1], kept[0]):
            kept.pop()
        elif _is_between(kept[-1], kept[0], kept[1]):
            kept.pop(0)
        else:
            break
    return np.array(kept)


def _append(kept: list[NDArray[np.float64]], point: NDArray[np.float64]) -> None:
    if kept and _is_same(kept[-1], point):
        return
    while len(kept) > 1 and _is_between(kept[-2], kept[-1], point):
        kept.pop()
    kept.append(point)


def _is_same(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    return bool(np.abs(one - other).max() <= SAME_MM)


def _is_between(
    one: NDArray[np.float64], middle: NDArray[np.float64], other: NDArray[np.float64]
) -> bool:
    along, to = other - one, middle - one
    length = float(np.hypot(*along))
    if length <= SAME_MM:
        return False
    off = abs(float(along[0] * to[1] - along[1] * to[0])) / length
    share = float(along @ to) / length**2
    return off <= _STRAIGHT_MM and 0 <= share <= 1
