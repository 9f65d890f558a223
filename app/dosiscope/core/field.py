"""A quantity sampled on a grid: numbers with where they lie, whatever they mean."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.geometry import Geometry

Place: TypeAlias = tuple[float, float, float]


@dataclass(frozen=True, slots=True, weakref_slot=True, kw_only=True, eq=False)
class Field:
    """Samples on a grid, between which they are trilinear.

    Attributes
    ----------
    geometry
        Where the samples lie; planes may have any distance.
    stored
        Shape ``geometry.shape``, read-only: whole numbers as read, or floats of any
        sign, NaN where there is no data.
    scaling
        Value = stored * scaling.
    has_gaps
        Whether samples within the grid have no data.
    """

    geometry: Geometry
    stored: NDArray[np.uint16] | NDArray[np.uint32] | NDArray[np.floating]
    scaling: float = 1.0
    has_gaps: bool = field(init=False, repr=False)
    _peak: tuple[float, Place] = field(init=False, repr=False)
    _trough: tuple[float, Place] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # of an array that is read-only already numpy makes a copy for this
        lowest, highest = self.stored.argmin(), self.stored.argmax()
        # both find a NaN before any number
        has_gaps = bool(np.isnan(self.stored.flat[highest]))
        if has_gaps:
            lowest, highest = np.nanargmin(self.stored), np.nanargmax(self.stored)
        self.stored.setflags(write=False)
        object.__setattr__(self, "has_gaps", has_gaps)
        object.__setattr__(self, "_peak", self._value_at(int(highest)))
        object.__setattr__(self, "_trough", self._value_at(int(lowest)))

    def _value_at(self, number: int) -> tuple[float, Place]:
        """Return value and place of the sample with a number."""
        at = np.unravel_index(number, self.stored.shape)
        x, y, z = (float(v) for v in self.geometry.to_mm(np.array(at)))
        return self.stored[at].item() * self.scaling, (x, y, z)

    @property
    def maximum(self) -> float:
        """Largest value of the grid."""
        return self._peak[0]

    @property
    def maximum_at(self) -> Place:
        """Centre (x, y, z) of the first sample that holds the maximum, mm."""
        return self._peak[1]

    @property
    def minimum(self) -> float:
        """Least value of the grid; a difference may be below 0."""
        return self._trough[0]

    @property
    def minimum_at(self) -> Place:
        """Centre (x, y, z) of the first sample that holds the minimum, mm."""
        return self._trough[1]

    def values(self, *part: slice) -> NDArray[np.float64]:
        """Return samples, shape (planes, rows, columns); NaN where there is no data.

        ``part`` are those of the planes, rows and columns that are wanted; all if none.
        """
        values: NDArray[np.float64] = np.multiply(
            self.stored[part], self.scaling, dtype=np.float64
        )
        return values

    def sample(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return the value at points in mm, trilinear, shape (...).

        NaN outside the grid and where a sample that counts has no data.
        """
        kji = self.geometry.to_index(xyz)
        inside = self.geometry.covers(kji)
        result = np.full(inside.shape, np.nan)
        result[inside] = self.at_index(kji[inside])
        return result

    def at_index(self, kji: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the same at fractional indices (k, j, i) in the grid, shape (n, 3)."""
        low, weight = [], []
        for axis, count in enumerate(self.geometry.shape):
            position = np.clip(kji[:, axis], 0, count - 1)
            lower = np.minimum(position.astype(np.int64), max(count - 2, 0))
            low.append(lower)
            weight.append(position - lower)
        total = np.zeros(len(kji))
        for corner in range(8):
            at, share = [], np.ones(len(kji))
            for axis, count in enumerate(self.geometry.shape):
                step = corner >> axis & 1
                at.append(np.minimum(low[axis] + step, count - 1))
                share *= weight[axis] if step else 1 - weight[axis]
            values = self.stored[tuple(at)]
            if self.has_gaps:  # what does not count may have no data
                values = np.where(share > 0, values, 0.0)
            total += share * values
        return total * self.scaling
