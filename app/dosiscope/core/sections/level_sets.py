"""Level sets of values on a grid: straight from edge to edge of its cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# The edges of a cell, and which of them a line enters and leaves by: the place in the
# tables tells which corners are above, 1 upper left, 2 upper right, 4 lower left,
# 8 lower right.  What is above lies on the right of a line that looks down the rows.
_TOP, _LEFT, _BOTTOM, _RIGHT = range(4)
_T, _L, _B, _R = _TOP, _LEFT, _BOTTOM, _RIGHT
_FROM = np.array([0, _T, _R, _R, _L, _T, _R, _R, _B, _T, _B, _B, _L, _T, _L, 0])
_TO = np.array([0, _L, _T, _L, _B, _B, _T, _B, _R, _L, _T, _L, _R, _R, _T, 0])
# where two opposite corners are above, they lie apart: a second line cuts the cell
_SECOND = {6: (_LEFT, _BOTTOM), 9: (_BOTTOM, _RIGHT)}


class LevelSets(NamedTuple):
    """Lines of several levels, one after the other.

    Attributes
    ----------
    points
        Fractional row and column of their vertices, shape (n, 2); a closed line
        repeats its first one.
    ends
        Where in ``points`` each line ends, shape (lines,), ascending.
    owner
        The place of each line's level among the levels, shape (lines,), ascending.
    """

    points: NDArray[np.float64]
    ends: NDArray[np.int64]
    owner: NDArray[np.int64]


def level_sets(values: NDArray[np.floating[Any]], levels: Sequence[float]) -> LevelSets:
    """Return where values, interpolated along the edges of the cells, are the levels.

    All levels are found at once: ten cost three times as much as one.

    Parameters
    ----------
    values
        On the grid, shape (rows, columns); a cell with a NaN at a corner has no line.
    levels
        Ascending, none twice; a value that is a level counts as below.
    """
    if min(values.shape) < 2 or not levels:
        return _NONE
    exact = values.astype(np.float64)
    cell, level, code = _crossed(exact, np.array(levels, np.float64))
    if not len(cell):
        return _NONE
    width = exact.shape[1]
    edge = np.array([0, 1, 2 * width, 3])  # from 2 x the sample that is upper left
    start, stop = edge[_FROM[code]], edge[_TO[code]]
    first = 2 * cell
    order = 2 * (level * exact.size + cell)
    for both, (begin, end) in _SECOND.items():
        more = np.flatnonzero(code == both)
        if len(more):
            first, level = np.append(first, first[more]), np.append(level, level[more])
            start = np.append(start, np.full(len(more), edge[begin]))
            stop = np.append(stop, np.full(len(more), edge[end]))
            order = np.append(order, order[more] + 1)
    rank = np.argsort(order)
    level = level[rank]
    start, stop = (first + start)[rank], (first + stop)[rank]
    # an edge of one level is no edge of another
    apart = level * (2 * exact.size)
    chains, tails = _chains(start + apart, stop + apart)
    crossing = np.append(start, stop[tails])
    height = np.array(levels, np.float64)[np.append(level, level[tails])]
    points = _on_edges(exact, crossing, height)
    lengths = np.array([len(chain) for chain in chains])
    owner = level[[chain[0] for chain in chains]]
    return _without_repeats(
        points[[n for chain in chains for n in chain]], np.cumsum(lengths), owner
    )


def _crossed(
    exact: NDArray[np.float64], levels: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """Return the cells that levels cross, each with each level, shape (n,).

    The sample at its upper left corner, the level, and which corners are above it.
    """
    below = np.zeros(exact.shape, np.uint16)  # how many levels each value is above
    for one in levels.tolist():
        below += exact > one
    corners = below[:-1, :-1], below[:-1, 1:], below[1:, :-1], below[1:, 1:]
    a, b, c, d = corners
    low = np.minimum(np.minimum(a, b), np.minimum(c, d))
    high = np.maximum(np.maximum(a, b), np.maximum(c, d))
    row, column = np.nonzero(low != high)
    known = ~np.isnan(
        exact[row, column]
        + exact[row, column + 1]
        + exact[row + 1, column]
        + exact[row + 1, column + 1]
    )
    row, column = row[known], column[known]
    least = low[row, column].astype(np.int64)
    count = high[row, column] - least
    owner = np.repeat(np.arange(len(row)), count)
    level = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    level += least[owner]
    row, column = row[owner], column[owner]
    code = np.zeros(len(owner), np.int64)
    for n, corner in enumerate(corners):
        code += (corner[row, column] > level) << n
    return row * exact.shape[1] + column, level, code


def _chains(
    start: NDArray[np.int64], stop: NDArray[np.int64]
) -> tuple[list[list[int]], list[int]]:
    """Return pieces that follow one another, in the order of the first piece of each.

    A closed line begins after the last of its pieces and ends with the one it began
    with; an open one ends with a number beyond the pieces: that of its end among the
    pieces that are returned too.
    """
    count = len(start)
    by_start = np.argsort(start)
    place = np.minimum(np.searchsorted(start, stop, sorter=by_start), count - 1)
    following = by_start[place]
    following[start[following] != stop] = -1
    before = np.full(count, -1)
    goes_on = np.flatnonzero(following >= 0)
    before[following[goes_on]] = goes_on
    successor = following.tolist()
    is_told = bytearray(count)
    found: list[tuple[int, list[int]]] = []
    tails: list[int] = []
    for head in [*np.flatnonzero(before < 0).tolist(), *range(count)]:
        if is_told[head]:
            continue
        chain, n = [], head
        while n >= 0 and not is_told[n]:
            is_told[n] = 1
            chain.append(n)
            n = successor[n]
        earliest = min(chain)
        if n >= 0:
            last = chain.index(max(chain)) + 1
            chain = chain[last:] + chain[:last]
            chain.append(chain[0])
        else:
            chain.append(count + len(tails))
            tails.append(chain[-2])
        found.append((earliest, chain))
    found.sort()
    return [chain for _, chain in found], tails


def _on_edges(
    exact: NDArray[np.float64], edges: NDArray[np.int64], level: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return where edges have levels, as row and column, shape (n, 2)."""
    width = exact.shape[1]
    sample, runs_down = edges // 2, edges % 2
    flat = exact.ravel()
    low, high = flat[sample], flat[sample + np.where(runs_down, width, 1)]
    share = (level - low) / (high - low)
    points = np.stack([sample // width, sample % width], axis=1).astype(np.float64)
    points[np.arange(len(edges)), 1 - runs_down] += share
    return points


def _without_repeats(
    points: NDArray[np.float64], ends: NDArray[np.int64], owner: NDArray[np.int64]
) -> LevelSets:
    """Leave out points on the one before: at a sample that is the level edges meet."""
    is_repeat = np.zeros(len(points), np.bool_)
    is_repeat[1:] = (points[1:] == points[:-1]).all(axis=1)
    is_repeat[ends[:-1]] = False  # the first of another line
    if not is_repeat.any():
        return LevelSets(points, ends, owner)
    kept = np.cumsum(~is_repeat)[ends - 1]
    lengths = np.diff(kept, prepend=0)
    is_line = lengths > 1  # the others are a point
    is_repeat |= np.repeat(~is_line, np.diff(ends, prepend=0))
    return LevelSets(points[~is_repeat], np.cumsum(lengths[is_line]), owner[is_line])


_NONE = LevelSets(np.empty((0, 2)), np.empty(0, np.int64), np.empty(0, np.int64))
