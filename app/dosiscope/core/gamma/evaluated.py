"""The evaluated dose as cells between eight samples, in mm along its axes."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.field import Field

    Array = NDArray[np.float64]
    Indices = NDArray[np.int64]

# A point nearer to a sample than this, in samples, is on it: rounding of positions.
_ON_SAMPLE: Final = 1e-7


class EvaluatedDose:
    """The cells of a field; its samples are not copied.

    Attributes
    ----------
    nodes
        Where the samples lie along the three axes of the grid (k, j, i), mm, ascending.
        An axis with one sample has one cell, of no width.
    counts
        How many cells there are along each.
    steps_mm
        How wide the narrowest of them is along each, mm.
    """

    def __init__(self, field: Field) -> None:
        geometry = field.geometry
        self._field = field
        row, column = geometry.spacing
        nodes = (
            np.abs(geometry.offsets - geometry.offsets[0]),
            np.arange(geometry.size[0]) * row,
            np.arange(geometry.size[1]) * column,
        )
        stored: NDArray[Any] = field.stored
        for axis, count in enumerate(stored.shape):
            if count == 1:
                stored = stored.repeat(2, axis)
        self.nodes = tuple(np.repeat(n, 2) if len(n) == 1 else n for n in nodes)
        self.counts = tuple(len(n) - 1 for n in self.nodes)
        self.steps_mm = np.array([float(np.diff(n).min()) for n in self.nodes])
        self._scaling = field.scaling
        self._stored = stored.ravel()
        _, rows, columns = stored.shape
        self._steps = (rows * columns, columns, 1)
        self._low = _of_cells(stored, np.minimum)
        self._high = _of_cells(stored, np.maximum)
        self._around: tuple[NDArray[Any], NDArray[Any]] | None = None

    def locate(self, xyz: Array) -> tuple[Array, Array]:
        """Return where points (n, 3) lie in the grid, (3, n), mm, and the dose there.

        NaN for the dose where there is none.
        """
        geometry = self._field.geometry
        index = geometry.to_index(xyz)
        sample = np.rint(index)
        index = np.where(np.abs(index - sample) < _ON_SAMPLE, sample, index)
        inside = geometry.covers(index)
        dose = np.full(len(index), np.nan)
        dose[inside] = self._field.at_index(index[inside])
        index[~inside] = 0.0
        places = np.empty((3, len(index)))
        for axis, nodes in enumerate(self.nodes):
            places[axis] = np.interp(index[:, axis], np.arange(len(nodes)), nodes)
        return places, dose

    def cells_at(self, places: Array) -> Indices:
        """Return the cell (k, j, i) of points of the grid, shape (3, n)."""
        cells = np.empty(places.shape, np.int64)
        for axis, nodes in enumerate(self.nodes):
            found = np.searchsorted(nodes, places[axis], "right") - 1
            cells[axis] = np.clip(found, 0, self.counts[axis] - 1)
        return cells

    def range_of(self, cells: Indices) -> tuple[Array, Array]:
        """Return the least and the largest dose in cells (3, n); NaN at a gap."""
        _, rows, columns = self.counts
        k, j, i = cells
        at = (k * rows + j) * columns + i
        return self._low.take(at) * self._scaling, self._high.take(at) * self._scaling

    def gather_around(self, mm: float) -> None:
        """Find out between what the dose lies within a distance of every cell.

        `range_around` tells it: of all cells that are within the distance of any point
        of a cell, and perhaps of some that are farther away.
        """
        reach = cells_within(self, mm)
        low, high = self._low.reshape(self.counts), self._high.reshape(self.counts)
        for axis, count in enumerate(reach):
            low = _widened(low, axis, count, np.fmin)
            high = _widened(high, axis, count, np.fmax)
        self._around = low.ravel(), high.ravel()

    def range_around(self, cells: Indices) -> tuple[Array, Array]:
        """Return between what the dose lies around cells (3, n), once it is gathered.

        NaN where there is a gap everywhere.
        """
        if self._around is None:
            raise RuntimeError("what is around the cells has not been gathered")
        low, high = self._around
        _, rows, columns = self.counts
        k, j, i = cells
        at = (k * rows + j) * columns + i
        return low.take(at) * self._scaling, high.take(at) * self._scaling

    def corners(self, cells: Indices) -> Array:
        """Return the dose at the corners (k, j, i) of cells (3, n): (2, 2, 2, n)."""
        steps = self._steps
        first = cells[0] * steps[0] + cells[1] * steps[1] + cells[2] * steps[2]
        found = np.empty((2, 2, 2, len(first)))
        for corner in product((0, 1), repeat=3):
            step = sum(n * m for n, m in zip(corner, steps, strict=True))
            np.multiply(
                self._stored.take(first + step), self._scaling, out=found[corner]
            )
        return found


def cells_within(evaluated: EvaluatedDose, mm: float) -> tuple[int, int, int]:
    """Return how many cells on along (k, j, i) a distance may lead from a cell."""
    k, j, i = (
        min(int(mm / step) + 1, count - 1) if step else 0
        for step, count in zip(evaluated.steps_mm, evaluated.counts, strict=True)
    )
    return k, j, i


def _widened(
    values: NDArray[Any], axis: int, reach: int, choose: np.ufunc
) -> NDArray[Any]:
    """Return the least or largest within a reach to both sides along an axis.

    What has been chosen of so many is chosen of twice as many at the next turn.
    """
    values = np.moveaxis(values, axis, 0).copy()
    done = 0
    while done < reach:
        spend()
        step = min(done + 1, reach - done)
        before = values.copy()
        choose(values[step:], before[:-step], out=values[step:])
        choose(values[:-step], before[step:], out=values[:-step])
        done += step
    return np.ascontiguousarray(np.moveaxis(values, 0, axis))


def _of_cells(stored: NDArray[Any], choose: np.ufunc) -> NDArray[Any]:
    """Return the least or largest of the corners of every cell, flat."""
    for axis in range(3):
        below, above = [slice(None)] * 3, [slice(None)] * 3
        below[axis], above[axis] = slice(None, -1), slice(1, None)
        stored = choose(stored[tuple(below)], stored[tuple(above)])
    return stored.ravel()
