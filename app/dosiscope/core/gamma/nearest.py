"""The point of the evaluated dose that is nearest to one of the reference dose.

Distance counts in the criteria: gamma^2 is |x - r|^2 / DTA^2 + (E(x) - R)^2 / DD^2.
Of every cell a bound from below is known: its distance, and by how much the reference
dose is out of the range of its corners, between which the trilinear dose lies.  Cells
are looked into as long as that is below the least gamma found: there is no step.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.gamma.cells import Cells, bound, descend
from dosiscope.core.gamma.evaluated import cells_within
from dosiscope.core.gamma.halving import in_doubt, search_halves

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.gamma.evaluated import EvaluatedDose

    Array = NDArray[np.float64]
    Indices = NDArray[np.int64]
    Offset = tuple[int, int, int]

# A cell is looked into where it may have less than what is found, by so much of it.
_WORTH: Final = 1 - 1e-9
# No shell of cells is thinner than this part of the criterion of distance.
_THINNEST: Final = 0.05
# Cells that are looked into together: enough of them, so that the looking counts.
_AT_ONCE: Final = 8192


@dataclass(slots=True, kw_only=True)
class Points:
    """Points of the reference dose.

    Attributes
    ----------
    places
        Where they lie in the grid of the evaluated dose, (3, n), mm.
    cells
        Their cells, (3, n).
    dose
        The reference dose, (n,).
    unit
        1 / DD, (n,).
    best
        The least gamma^2 that is known, (n,).
    """

    places: Array
    cells: Indices
    dose: Array
    unit: Array
    best: Array

    def some(self, which: Indices) -> Points:
        """Return some of them; what is found of these is not told to those."""
        return Points(
            places=self.places[:, which],
            cells=self.cells[:, which],
            dose=self.dose[which],
            unit=self.unit[which],
            best=self.best[which],
        )

    def cells_at(self, offset: Offset, which: Indices) -> Indices:
        """Return the cells at an offset from those of some points, (3, n)."""
        cells: Indices = self.cells[:, which] + np.array(offset)[:, None]
        return cells


def search_around(evaluated: EvaluatedDose, points: Points, mm: float) -> Indices:
    """Search the cells of the points and those around them.

    Returns those points for which a cell farther away may have less, (n,).
    """
    steps = np.ones(3)  # those first that the fewest sides part from the points
    _search(evaluated, points, mm, _by_distance(_cube((1, 1, 1), 0), steps)[0])
    # how far it is to the end of what was searched, where the grid goes on
    beyond = np.full(len(points.best), np.inf)
    for axis, nodes in enumerate(evaluated.nodes):
        cell, place = points.cells[axis], points.places[axis]
        count = evaluated.counts[axis]
        below = place - nodes[np.maximum(cell - 1, 0)]
        above = nodes[np.minimum(cell + 2, count)] - place
        np.minimum(beyond, np.where(cell > 1, below, np.inf), out=beyond)
        np.minimum(beyond, np.where(cell + 2 < count, above, np.inf), out=beyond)
    return np.flatnonzero((beyond / mm) ** 2 < points.best * _WORTH)


def search_beyond(evaluated: EvaluatedDose, points: Points, mm: float) -> None:
    """Search the cells that are farther away than those around the points.

    In shells, each of them only for the points that may have less there: a shell is
    so far away, and the dose nowhere around nearer to that of the point.  What is
    around has been gathered, as far as a gamma is sought.
    """
    farthest = mm * float(np.sqrt(points.best.max(initial=0.0)))
    steps, reach = evaluated.steps_mm, cells_within(evaluated, farthest)
    offsets, apart = _by_distance(_cube(reach, 2), steps)
    thickness = max(float(steps[steps > 0].min(initial=np.inf)), mm * _THINNEST)
    ends = np.arange(1, int(farthest / thickness) + 2) * thickness
    off = _off(evaluated.range_around(points.cells), points.dose, points.unit)
    begin = 0
    for end in np.searchsorted(apart, ends):
        if end == begin:
            continue
        nearest = float(apart[begin]) / mm
        open_ = np.flatnonzero(nearest * nearest + off < points.best * _WORTH)
        if not len(open_):
            return
        some = points.some(open_)
        _search(evaluated, some, mm, offsets[begin:end])
        points.best[open_] = some.best
        begin = end


def _cube(reach: tuple[int, ...], least: int) -> Indices:
    """Return the offsets of cells within a reach, ``least`` or more along an axis.

    Shape (offsets, 3).
    """
    lines = [np.arange(-n, n + 1) for n in reach]
    cube = np.stack(np.meshgrid(*lines, indexing="ij"), -1).reshape(-1, 3)
    return np.asarray(cube[np.abs(cube).max(axis=1) >= least])


def _by_distance(offsets: Indices, steps: Array) -> tuple[Indices, Array]:
    """Return offsets, those first that are nearest, and the least distance of each.

    A point may be anywhere in its cell: ``steps`` is what lies between at least, (3,).
    """
    between = np.maximum(np.abs(offsets) - 1, 0) * steps
    apart = np.sqrt((between * between).sum(axis=1))
    order = np.lexsort((np.square(offsets * steps).sum(axis=1), apart))
    return offsets[order], apart[order]


def _search(
    evaluated: EvaluatedDose, points: Points, mm: float, offsets: Indices
) -> None:
    distances = _Distances(evaluated, points, mm)
    waiting: list[tuple[Indices, Indices]] = []
    doubted: list[tuple[Cells, Indices]] = []
    # counted as they come: of a fine grid there are ten thousands of offsets
    wait = doubt = 0
    for n, (k, j, i) in enumerate(offsets.tolist(), 1):
        spend()
        is_last = n == len(offsets)
        apart = distances.to((k, j, i))
        which = np.flatnonzero(apart < points.best * _WORTH)
        if len(which):
            cells = points.cells_at((k, j, i), which)
            left = _may_hold(evaluated, points, which, cells, apart[which])
            if len(left):
                waiting.append((which[left], cells[:, left]))
                wait += len(left)
        if wait > _AT_ONCE or (wait and is_last):
            which = np.concatenate([one for one, _ in waiting])
            cells = np.concatenate([one for _, one in waiting], axis=1)
            doubted.append(_look_into(evaluated, points, mm, which, cells))
            doubt += len(doubted[-1][1])
            waiting, wait = [], 0
        if doubt > _AT_ONCE or (doubt and is_last):
            owners = np.concatenate([one for _, one in doubted])
            seen = Cells.together([one for one, _ in doubted])
            search_halves(seen, owners, points.best)
            doubted, doubt = [], 0


def _look_into(
    evaluated: EvaluatedDose, points: Points, mm: float, which: Indices, cells: Indices
) -> tuple[Cells, Indices]:
    """Look into a cell of each of some points; return those in doubt, and whose."""
    seen = _cells(evaluated, points, mm, which, cells).within(points.best[which])
    found = bound(seen)
    left = np.flatnonzero(found.gamma2 < points.best[which] * _WORTH)
    which, seen, found = which[left], seen.some(left), found.some(left)
    np.minimum.at(points.best, which, descend(seen, found.place))
    left = np.flatnonzero(~found.is_hollow & in_doubt(found, points.best[which]))
    return seen.some(left), which[left]


def _may_hold(
    evaluated: EvaluatedDose,
    points: Points,
    which: Indices,
    cells: Indices,
    apart: Array,
) -> Indices:
    """Return for which of some points a cell may have less, (n,)."""
    off = _off(evaluated.range_of(cells), points.dose[which], points.unit[which])
    off += apart
    return np.flatnonzero(off < points.best[which] * _WORTH)


def _off(between: tuple[Array, Array], dose: Array, unit: Array) -> Array:
    """Return by how much doses are out of a range, in the criterion, squared; (n,)."""
    low, high = between
    off: Array = np.maximum(low - dose, dose - high)
    np.maximum(off, 0, out=off)
    off *= unit
    off *= off
    return off


def _cells(
    evaluated: EvaluatedDose,
    points: Points,
    mm: float,
    which: Indices,
    cells: Indices,
) -> Cells:
    """Return a cell of each of some points as these see it."""
    low, width = np.empty((2, 3, len(which)))
    for axis, nodes in enumerate(evaluated.nodes):
        begin = nodes[cells[axis]]
        low[axis] = (begin - points.places[axis, which]) / mm
        width[axis] = (nodes[cells[axis] + 1] - begin) / mm
    corners = evaluated.corners(cells)
    corners -= points.dose[which]
    corners *= points.unit[which]
    return Cells.of_corners(corners, low, width)


class _Distances:
    """Squared distances of points to cells, in the criterion of distance."""

    def __init__(self, evaluated: EvaluatedDose, points: Points, mm: float) -> None:
        self._evaluated, self._points, self._mm = evaluated, points, mm
        self._along: dict[tuple[int, int], Array] = {}

    def to(self, offset: Offset) -> Array:
        """Return those to the cells at an offset, (n,); infinite off the grid."""
        k, j, i = (self._of(axis, n) for axis, n in enumerate(offset))
        return k + j + i

    def _of(self, axis: int, offset: int) -> Array:
        found = self._along.get((axis, offset))
        if found is None:
            found = self._along[axis, offset] = self._make(axis, offset)
        return found

    def _make(self, axis: int, offset: int) -> Array:
        place = self._points.places[axis]
        if not offset:
            return np.zeros(len(place))
        nodes, count = self._evaluated.nodes[axis], self._evaluated.counts[axis]
        cell = self._points.cells[axis] + offset
        face = nodes[np.clip(cell + (offset < 0), 0, count)]
        apart: Array = ((face - place) / self._mm) ** 2
        apart[(cell < 0) | (cell >= count)] = np.inf
        return apart
