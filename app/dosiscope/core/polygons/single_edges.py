"""Edges of polygons that bound something: by the even-odd rule, those run once.

An edge that is run twice, to and fro in the channel of a keyhole or by two polygons
that touch, has the same on both sides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def single_edges(
    first: NDArray[np.float64], second: NDArray[np.float64], group: NDArray[np.int64]
) -> tuple[NDArray[np.bool_], NDArray[np.float64], NDArray[np.int64]]:
    """Find out which edges bound something.

    Parameters
    ----------
    first, second
        Both ends of every edge, shape (n, 2), mm.
    group
        Which edges see each other, shape (n,).

    Returns
    -------
    kept
        Which edges bound something as they are, shape (n,).
    pieces
        What bounds something of edges along x or y that lie on each other in part,
        rows x1, y1, x2, y2, shape (m, 4).
    of_group
        Group of every piece, shape (m,).

    Notes
    -----
    Slanted edges that lie on each other in part are not found: coordinates of decimals
    are hardly ever exact enough for them to do so.
    """
    kept = np.ones(len(first), np.bool_)
    pieces = [np.empty((0, 4))]
    of_pieces = [np.empty(0, np.int64)]
    for along in (0, 1):
        across = 1 - along
        edges = np.flatnonzero(
            (first[:, across] == second[:, across])
            & (first[:, along] != second[:, along])
        )
        ends = np.sort(np.stack([first[edges, along], second[edges, along]]), axis=0)
        order = np.lexsort((ends[0], first[edges, across], group[edges]))
        edges, ends = edges[order], ends[:, order]
        line = _labels(first[edges, across], group[edges])
        overlap = (line[1:] == line[:-1]) & (ends[0, 1:] < ends[1, :-1])
        if not overlap.any():
            continue
        crowded = np.zeros(len(edges), np.bool_)
        crowded[line[1:][overlap]] = True  # by line, of which there are fewer
        crowded = crowded[line]
        edges, ends, line = edges[crowded], ends[:, crowded], line[crowded]
        kept[edges] = False
        place, which = ends.ravel(), np.tile(edges, 2)
        order = np.lexsort((place, np.tile(line, 2)))
        place, which = place[order], which[order][::2]
        new = np.empty((len(which), 4))
        new[:, along], new[:, along + 2] = place[::2], place[1::2]
        new[:, across] = new[:, across + 2] = first[which, across]
        filled = new[:, along] < new[:, along + 2]
        pieces.append(new[filled])
        of_pieces.append(group[which[filled]])
    _drop_pairs(kept, first, second, group)
    return kept, np.concatenate(pieces), np.concatenate(of_pieces)


def _labels(*keys: NDArray[np.float64] | NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the number of the run of equal keys that each of sorted ones is in."""
    changes = np.zeros(len(keys[0]), np.bool_)
    for key in keys:
        changes[1:] |= key[1:] != key[:-1]
    return np.cumsum(changes)


def _drop_pairs(
    kept: NDArray[np.bool_],
    first: NDArray[np.float64],
    second: NDArray[np.float64],
    group: NDArray[np.int64],
) -> None:
    """Clear ``kept`` of edges that join the same two points, two by two."""
    # the same number whichever way an edge runs; most numbers are found once
    number = (first[:, 0] + second[:, 0]) + np.pi * (first[:, 1] + second[:, 1])
    number += 1000 * np.e * group
    in_order = np.sort(number)
    twice = in_order[1:][in_order[1:] == in_order[:-1]]
    if not len(twice):
        return
    some = np.flatnonzero(kept & np.isin(number, twice))
    one, other = first[some], second[some]
    swap = (one[:, 0] > other[:, 0]) | (
        (one[:, 0] == other[:, 0]) & (one[:, 1] > other[:, 1])
    )
    low = np.where(swap[:, None], other, one)
    high = np.where(swap[:, None], one, other)
    moves = (low != high).any(axis=1)
    some, low, high = some[moves], low[moves], high[moves]
    keys = (high[:, 1], high[:, 0], low[:, 1], low[:, 0], group[some])
    order = np.lexsort(keys)
    some = some[order]
    label = _labels(*(key[order] for key in keys))
    begins = np.flatnonzero(np.diff(label, prepend=-1))
    sizes = np.diff(np.append(begins, len(label)))
    nth = np.arange(len(label)) - begins[label]
    # of an odd number of runs, one bounds
    kept[some[nth < (sizes - sizes % 2)[label]]] = False
