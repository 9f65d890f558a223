"""The pixels of transverse planes as the screen has them: x to the right, y down."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import numpy as np

Value = TypeVar("Value", bound=np.generic)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.geometry import Geometry


@dataclass(frozen=True, slots=True)
class Axis:
    """Evenly spaced sample centres along patient x or y, ascending, mm."""

    first: float
    step: float
    count: int

    @property
    def edges(self) -> tuple[float, float]:
        """Outer edges of the first and the last pixel: half a step beyond."""
        return self.first - self.step / 2, self.first + (self.count - 0.5) * self.step

    def subdivided(self, finest: float, most: int) -> Axis:
        """Finer pixels that fill exactly the space between the outer centres."""
        if self.count < 2:
            return self
        parts = max(1, int(np.ceil(self.step / finest - 1e-9)))
        parts = max(1, min(parts, most // (self.count - 1)))
        step = self.step / parts
        return Axis(self.first + step / 2, step, parts * (self.count - 1))


@dataclass(frozen=True, slots=True)
class PlaneGrid:
    """How rows and columns of a geometry lie along the screen's axes.

    Attributes
    ----------
    x, y
        Sample centres along patient x and y.
    is_transposed
        Whether the file's rows run along patient y.
    flips
        Whether y and x (of the plane already transposed) have to be reversed.
    """

    x: Axis
    y: Axis
    is_transposed: bool = False
    flips: tuple[bool, bool] = (False, False)

    @classmethod
    def of(cls, geometry: Geometry) -> PlaneGrid | None:
        """Return the grid, or None where rows are not along the patient's axes."""
        if not geometry.is_axis_aligned:
            return None
        rows, columns = geometry.size
        row_spacing, column_spacing = geometry.spacing
        along_row, along_column = geometry.row_direction, geometry.column_direction
        is_transposed = abs(along_row[1]) > abs(along_row[0])
        if is_transposed:
            x_sign, x_step, x_count = along_column[0], row_spacing, rows
            y_sign, y_step, y_count = along_row[1], column_spacing, columns
        else:
            x_sign, x_step, x_count = along_row[0], column_spacing, columns
            y_sign, y_step, y_count = along_column[1], row_spacing, rows
        x0, y0 = (float(v) for v in geometry.origin[:2])
        if x_sign < 0:
            x0 -= (x_count - 1) * x_step
        if y_sign < 0:
            y0 -= (y_count - 1) * y_step
        return cls(
            Axis(x0, x_step, x_count),
            Axis(y0, y_step, y_count),
            is_transposed,
            (bool(y_sign < 0), bool(x_sign < 0)),
        )

    def on_screen(self, plane: NDArray[Value]) -> NDArray[Value]:
        """View a plane of the file, shape (rows, columns), as [y, x] ascending."""
        view = plane.T if self.is_transposed else plane
        return view[:: -1 if self.flips[0] else 1, :: -1 if self.flips[1] else 1]


def interpolation(
    to: Axis, samples: Axis
) -> tuple[slice, NDArray[np.intp], NDArray[np.float32]]:
    """Linear interpolation from one axis' samples onto another's centres.

    Returns
    -------
    covered, lower, weight
        Which centres lie within the outermost samples, and for those the sample
        below and the weight of the next one; shape (covered,).
    """
    position = (to.first + to.step * np.arange(to.count) - samples.first) / samples.step
    inside = np.flatnonzero(
        (position >= -1e-6) & (position <= samples.count - 1 + 1e-6)
    )
    if not len(inside):
        return slice(0, 0), np.empty(0, np.intp), np.empty(0, np.float32)
    covered = slice(int(inside[0]), int(inside[-1]) + 1)
    position = np.clip(position[covered], 0, samples.count - 1)
    lower = np.minimum(position.astype(np.intp), max(samples.count - 2, 0))
    return covered, lower, (position - lower).astype(np.float32)


class Resampler:
    """Interpolates planes of one grid linearly onto the pixel centres of another."""

    def __init__(self, to: PlaneGrid, samples: PlaneGrid) -> None:
        self.rows, self._y, weight_y = interpolation(to.y, samples.y)
        self.columns, self._x, weight_x = interpolation(to.x, samples.x)
        self._weight_y, self._weight_x = weight_y[:, None], weight_x[:, None]
        self._samples = samples

    def __call__(self, plane: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return values [y, x] of the covered part, ``rows`` by ``columns``.

        ``plane`` is [y, x] of the samples, shape (samples.y, samples.x).
        """
        # whole rows are gathered in both steps: contiguous copies
        along_y = _gather(plane, self._y, self._weight_y)
        return _gather(np.ascontiguousarray(along_y.T), self._x, self._weight_x).T


def _gather(
    values: NDArray[np.float32], lower: NDArray[np.intp], weight: NDArray[np.float32]
) -> NDArray[np.float32]:
    """Interpolate between rows ``lower`` and the next ones."""
    below = values[lower]
    above = values[np.minimum(lower + 1, len(values) - 1)]
    above -= below
    above *= weight
    above += below
    result: NDArray[np.float32] = above
    return result
