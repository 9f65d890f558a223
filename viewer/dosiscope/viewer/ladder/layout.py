"""Where the contours of a ladder stand: branches side by side, few crossings."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

SWEEPS = 3
MANY = 3000  # contours beyond which columns are only ordered, not straightened
MANY_PARTS = 400
ALIKE = 0.4  # of the longest branch, from which another one counts as much
PART_DISTANCE = 1.5  # columns between parts that stand side by side


def columns(
    plane: NDArray[np.int64],
    edges: NDArray[np.int64],
    component: NDArray[np.int64],
    across: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return the column of every node, shape (nodes,), leftmost 0.

    Parameters
    ----------
    plane
        Plane of every node, ascending z, shape (nodes,).
    edges
        Connected nodes, shape (edges, 2).
    component
        Connected part of every node, shape (nodes,).
    across
        Where the contour lies from right to left of the patient, mm: orders what
        nothing else orders, shape (nodes,).
    """
    count = len(plane)
    if not count:
        return np.empty(0)
    parts = int(component.max()) + 1
    if not len(edges) or count > MANY or parts > MANY_PARTS:
        return _rows(plane, across)
    x = np.zeros(count)
    order = np.argsort(component, kind="stable")
    labels, starts = np.unique(component[order], return_index=True)
    groups = np.split(order, starts[1:])
    local = np.empty(count, dtype=np.int64)
    for group in groups:
        local[group] = np.arange(len(group))
    by_part = np.argsort(component[edges[:, 0]], kind="stable")
    sorted_edges = edges[by_part]
    bounds = np.searchsorted(component[sorted_edges[:, 0]], labels, side="left")
    ends = np.searchsorted(component[sorted_edges[:, 0]], labels, side="right")
    for group, low, high in zip(groups, bounds, ends, strict=True):
        own = local[sorted_edges[low:high]]
        x[group] = _part(plane[group], own, across[group])
    _side_by_side(x, plane, groups, across)
    shifted: NDArray[np.float64] = x - x.min()
    return shifted


def _rows(plane: NDArray[np.int64], across: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return columns where only the order in each plane is known."""
    order = np.lexsort((across, plane))
    first = np.searchsorted(plane[order], plane[order], side="left")
    rank = np.arange(len(plane)) - first
    size = np.bincount(plane)[plane[order]]
    x = np.empty(len(plane))
    x[order] = rank - (size - 1) / 2
    shifted: NDArray[np.float64] = x - x.min()
    return shifted


def _part(
    plane: NDArray[np.int64], edges: NDArray[np.int64], across: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the columns of one connected part, its middle at 0."""
    rows = _grouped(plane)
    below: list[list[int]] = [[] for _ in plane]
    above: list[list[int]] = [[] for _ in plane]
    for low, high in edges.tolist():
        above[low].append(high)
        below[high].append(low)
    up, down = _length(rows[::-1], above), _length(rows, below)
    x = _rows(plane, across)
    # up and down in turn untangle the branches; the last sweep straightens them
    sweeps = [(below, down, rows, up), (above, up, rows[::-1], down)] * SWEEPS
    for neighbours, way, ordered, own in sweeps:
        for row in ordered:
            wanted = x[row]
            for place, n in enumerate(row.tolist()):
                near = neighbours[n]
                if len(near) == 1:
                    wanted[place] = x[near[0]]
                elif near:
                    wanted[place] = np.average(x[near], weights=_say(way[near]))
            order = np.lexsort((across[row], np.round(wanted, 6)))
            x[row[order]] = spread(wanted[order], _say(own[row[order]]))
    centred: NDArray[np.float64] = x - (x.min() + x.max()) / 2
    return centred


def _length(
    rows: list[NDArray[np.int64]], neighbours: list[list[int]]
) -> NDArray[np.float64]:
    """Return the longest way on from every node, in contours, shape (nodes,)."""
    length = np.ones(len(neighbours))
    for row in rows:
        for n in row.tolist():
            if neighbours[n]:
                length[n] = 1 + length[neighbours[n]].max()
    return length


def _say(length: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how much each insists on its place: a short branch gives way."""
    return np.where(length >= ALIKE * length.max(), 1.0, 1e-6)


def _grouped(plane: NDArray[np.int64]) -> list[NDArray[np.int64]]:
    order = np.argsort(plane, kind="stable")
    _, starts = np.unique(plane[order], return_index=True)
    return np.split(order, starts[1:])


def spread(
    wanted: NDArray[np.float64], weight: NDArray[np.float64] | None = None
) -> NDArray[np.float64]:
    """Return places at least 1 apart, as near as can be to ascending wishes.

    Weighted least squares by pooling neighbours that would come too close.
    """
    weights = [1.0] * len(wanted) if weight is None else weight.tolist()
    pools: list[tuple[float, float, int]] = []  # mean, weight, how many
    for n, wish in enumerate(wanted.tolist()):
        mean, heavy, size = wish - n, weights[n], 1
        while pools and pools[-1][0] > mean:
            other, weight_below, count = pools.pop()
            total = heavy + weight_below
            mean = (mean * heavy + other * weight_below) / total
            heavy, size = total, size + count
        pools.append((mean, heavy, size))
    flat = np.concatenate([np.full(size, mean) for mean, _, size in pools])
    places: NDArray[np.float64] = flat + np.arange(len(wanted))
    return places


def _side_by_side(
    x: NDArray[np.float64],
    plane: NDArray[np.int64],
    groups: list[NDArray[np.int64]],
    across: NDArray[np.float64],
) -> None:
    """Move parts that share planes beside each other; the others stay in line."""
    placed: list[tuple[int, int, float, float]] = []
    for group in sorted(groups, key=lambda g: (-len(g), float(across[g].mean()))):
        low, high = int(plane[group].min()), int(plane[group].max())
        left, right = float(x[group].min()), float(x[group].max())
        beside = [p for p in placed if p[0] <= high and p[1] >= low]
        shift = 0.0
        if beside:
            shift = max(p[3] for p in beside) + PART_DISTANCE - left
        x[group] += shift
        placed.append((low, high, left + shift, right + shift))
