"""The pixels of a plane as the screen has them: u to the right, v down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.plane import Plane

    Sample = Callable[[NDArray[np.float64]], NDArray[np.float64]]

_ALL = slice(None)
_POINTS_AT_ONCE = 16_384
_EDGE = 1e-6  # of an index, or mm: rounding of what lies on the outermost samples


@dataclass(frozen=True, slots=True)
class Axis:
    """Evenly spaced sample centres along one direction, ascending, mm."""

    first: float
    step: float
    count: int

    @property
    def positions(self) -> NDArray[np.float64]:
        """The centres, shape (count,), mm."""
        centres: NDArray[np.float64] = self.first + self.step * np.arange(
            self.count, dtype=np.float64
        )
        return centres

    @property
    def edges(self) -> tuple[float, float]:
        """Outer edges of the first and the last pixel: half a step beyond."""
        return self.first - self.step / 2, self.first + (self.count - 0.5) * self.step

    @classmethod
    def filling(cls, low: float, high: float, widest: float, most: int) -> Axis:
        """Pixels that fill exactly ``low`` to ``high``, at most so wide and so many."""
        count = max(1, min(int(np.ceil((high - low) / widest - 1e-9)), most))
        step = max(high - low, 2 * _EDGE) / count
        return cls(low + step / 2, step, count)

    def at(self, index: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the places of fractional indices, mm."""
        places: NDArray[np.float64] = self.first + self.step * index
        return places

    def index_of(self, places: ArrayLike) -> NDArray[np.float64]:
        """Return fractional indices of places in mm, NaN beyond the outer centres."""
        index = (np.asarray(places, dtype=np.float64) - self.first) / self.step
        outside = (index < -_EDGE) | (index > self.count - 1 + _EDGE)
        return np.where(outside, np.nan, np.clip(index, 0, self.count - 1))

    def steps(self, cell: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the distance from each sample to the next one, mm."""
        return np.full(np.shape(cell), self.step)

    def backwards(self) -> Axis:
        """Return the same samples along the opposite direction."""
        last = self.first + (self.count - 1) * self.step
        return Axis(-last, self.step, self.count)

    def subdivided(self, finest: float, most: int) -> Axis:
        """Finer pixels that fill exactly the space between the outer centres."""
        if self.count < 2:
            return self
        parts = max(1, int(np.ceil(self.step / finest - 1e-9)))
        parts = max(1, min(parts, most // (self.count - 1)))
        step = self.step / parts
        return Axis(self.first + step / 2, step, parts * (self.count - 1))


@dataclass(frozen=True, slots=True, eq=False)
class UnevenAxis:
    """Sample centres at true positions along one direction, ascending, mm.

    Such are the planes of a volume along z: they have no thickness, and the first and
    the last of them are the edges.
    """

    positions: NDArray[np.float64]

    @property
    def count(self) -> int:
        """Number of samples."""
        return len(self.positions)

    @property
    def edges(self) -> tuple[float, float]:
        """The first and the last centre."""
        return float(self.positions[0]), float(self.positions[-1])

    def at(self, index: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the places of fractional indices, mm."""
        return np.interp(index, np.arange(self.count), self.positions)

    def index_of(self, places: ArrayLike) -> NDArray[np.float64]:
        """Return fractional indices of places in mm, NaN beyond the outer centres."""
        at = np.asarray(places, dtype=np.float64)
        low, high = self.edges
        index = np.interp(at, self.positions, np.arange(self.count, dtype=np.float64))
        return np.where((at < low - _EDGE) | (at > high + _EDGE), np.nan, index)

    def steps(self, cell: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return the distance from each sample to the next one, mm."""
        distance: NDArray[np.float64] = np.diff(self.positions)[cell]
        return distance

    def backwards(self) -> UnevenAxis:
        """Return the same samples along the opposite direction."""
        return UnevenAxis(-self.positions[::-1])

    def subdivided(self, finest: float, most: int) -> Axis:
        """Even pixels that fill exactly the space between the outer centres."""
        low, high = self.edges
        if high <= low:
            return Axis(low, 2 * _EDGE, 1)  # a single plane has no thickness
        return Axis.filling(low, high, finest, most)


Samples = Axis | UnevenAxis


@dataclass(frozen=True, slots=True)
class PixelGrid:
    """Pixels of the planes of one orientation, along u and v of `Plane`."""

    u: Axis
    v: Axis

    @property
    def shape(self) -> tuple[int, int]:
        """Number of rows and of columns: of pixels along v and u."""
        return self.v.count, self.u.count

    def points(self, plane: Plane, rows: slice = _ALL) -> NDArray[np.float64]:
        """Return the pixel centres (x, y, z) on a plane, shape (v, u, 3), mm."""
        right, down, normal = plane.orientation.directions
        u, v = self.u.positions, self.v.positions[rows]
        points = np.empty((len(v), len(u), 3))
        for axis in range(3):
            along = points[..., axis]
            np.add.outer(v * down[axis], u * right[axis], out=along)
            along += plane.at * normal[axis]
        return points

    def read(self, sample: Sample, plane: Plane) -> NDArray[np.float32]:
        """Return what ``sample`` gives at the pixel centres, shape (v, u).

        A few rows at a time: what is worked on then stays in the processor's cache.
        """
        values = np.empty(self.shape, np.float32)
        step = max(1, _POINTS_AT_ONCE // max(self.u.count, 1))
        for first in range(0, self.v.count, step):
            rows = slice(first, first + step)
            values[rows] = sample(self.points(plane, rows))
        return values


def interpolation(
    to: Axis, samples: Samples
) -> tuple[slice, NDArray[np.intp], NDArray[np.float32]]:
    """Linear interpolation from one axis' samples onto another's centres.

    Returns
    -------
    covered, lower, weight
        Which centres lie within the outermost samples, and for those the sample
        below and the weight of the next one; shape (covered,).
    """
    position = samples.index_of(to.positions)
    inside = np.flatnonzero(~np.isnan(position))
    if not len(inside):
        return slice(0, 0), np.empty(0, np.intp), np.empty(0, np.float32)
    covered = slice(int(inside[0]), int(inside[-1]) + 1)
    position = position[covered]
    lower = position.astype(np.intp)
    return covered, lower, (position - lower).astype(np.float32)


class Resampler:
    """Interpolates samples along u and v linearly onto the centres of pixels.

    Attributes
    ----------
    rows, columns
        The part of the pixels that lies within the outermost samples.
    """

    def __init__(self, to: PixelGrid, u: Samples, v: Samples) -> None:
        self.rows, self._v, weight_v = interpolation(to.v, v)
        self.columns, self._u, weight_u = interpolation(to.u, u)
        self._weight_v, self._weight_u = weight_v[:, None], weight_u[:, None]

    def __call__(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return values [v, u] of the covered part, ``rows`` by ``columns``.

        ``values`` is [v, u] of the samples, shape (v.count, u.count).
        """
        # whole rows are gathered in both steps: contiguous copies
        along_v = _gather(values, self._v, self._weight_v)
        return _gather(np.ascontiguousarray(along_v.T), self._u, self._weight_u).T


def _gather(
    values: NDArray[np.float32], lower: NDArray[np.intp], weight: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Interpolate between rows ``lower`` and the next ones.

    A row without weight does not count: it may have no data.
    """
    below = values[lower]
    above = values[lower + (weight[:, 0] > 0)]
    above -= below
    above *= weight
    above += below
    result: NDArray[np.float32] = above
    return result
