"""The dose on planes of one orientation, as samples to be coloured and contoured."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from dosiscope.core.sections.pixels import Axis, PixelGrid, Resampler
from dosiscope.core.sections.volume_cut import VolumeCut, extents, is_axial

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dosiscope.core.field import Field
    from dosiscope.core.plane import Orientation, Plane
    from dosiscope.core.sections.pixels import Samples

# Where the dose's own samples do not lie in the plane, and without a CT, the dose is
# interpolated at points so far apart.
_FINE_MM = 1.0
_MOST_PIXELS = 800
_MOST_SAMPLES = 2000  # along u or v


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turn:
    """How rows and columns lie that run along neither u nor v.

    Attributes
    ----------
    origin
        u and v of the sample in row 0 and column 0, shape (2,), mm.
    right, down
        Directions of increasing column and row as (u, v), shape (2,).
    """

    origin: NDArray[np.float64]
    right: NDArray[np.float64]
    down: NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DoseSection:
    """The dose on one plane, as samples.

    Between them it is bilinear, unless there is `read`.

    Attributes
    ----------
    values
        In the dose's unit, shape (v.count, u.count); NaN where there is no dose.
    u, v
        Where columns and rows lie, mm.
    turn
        Where rows and columns do not run along u and v: how they lie; ``u`` and
        ``v`` then count from its origin.
    read
        Where the dose is not bilinear between the samples: what gives it at (u, v),
        shape (n, 2), mm; NaN where there is none.
    """

    values: NDArray[np.float32]
    u: Samples
    v: Samples
    turn: Turn | None = None
    read: Callable[[NDArray[np.float64]], NDArray[np.float64]] | None = None

    def to_uv(self, rows_columns: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (u, v), shape (n, 2), mm, of fractional (row, column)."""
        v, u = self.v.at(rows_columns[:, 0]), self.u.at(rows_columns[:, 1])
        if self.turn is None:
            return np.stack([u, v], axis=1)
        places: NDArray[np.float64] = (
            self.turn.origin
            + v[:, None] * self.turn.down
            + u[:, None] * self.turn.right
        )
        return places

    def cell_sizes(self, corner: NDArray[np.intp]) -> NDArray[np.float64]:
        """Return height and width of cells by (row, column), shape (n, 2), mm."""
        return np.stack(
            [self.v.steps(corner[:, 0]), self.u.steps(corner[:, 1])], axis=1
        )


class DoseSections(ABC):
    """A dose as planes of one orientation have it.

    Attributes
    ----------
    pixels
        Pixels to colour the dose on where no image has its own.
    places
        Where planes of samples lie along the normal, ascending, mm; none where the
        planes have no samples of their own.
    """

    pixels: PixelGrid
    places: NDArray[np.float64] = np.empty(0)

    @abstractmethod
    def at(self, plane: Plane) -> DoseSection | None:
        """Return the dose on a plane; None where the plane misses the grid."""

    @abstractmethod
    def resampler(self, to: PixelGrid) -> Resampler | None:
        """Return what interpolates sections; None where points are read one by one."""


def dose_sections(dose: Field, orientation: Orientation) -> DoseSections:
    """Return the sections of a dose by planes of an orientation."""
    cut = VolumeCut.of(dose.geometry, orientation)
    if cut is not None:
        return _Lattice(dose, cut)
    if is_axial(orientation):
        return _Askew(dose, orientation)
    return _Oblique(dose, orientation)


class _Lattice(DoseSections):
    """Planes in which the dose's own samples lie: nothing is resampled."""

    def __init__(self, dose: Field, cut: VolumeCut) -> None:
        self._dose, self._cut = dose, cut
        self._stored = cut.view(dose.stored)
        self.places = cut.normal.positions
        self.pixels = PixelGrid(
            cut.u.subdivided(_FINE_MM, _MOST_PIXELS),
            cut.v.subdivided(_FINE_MM, _MOST_PIXELS),
        )

    def at(self, plane: Plane) -> DoseSection | None:
        found = self._between(plane.at)
        if found is None:
            return None
        values = _mixed(self._dose, self._stored, *found)
        return DoseSection(values=values, u=self._cut.u, v=self._cut.v)

    def _between(self, at: float) -> tuple[int, int, float] | None:
        """Return the samples below and above along the normal, and the weight."""
        normal = self._cut.normal
        if self._cut.order[0] == 0 and not self._cut.flips[0]:
            return self._dose.geometry.between(at)
        index = float(normal.index_of(at))
        if np.isnan(index):
            return None
        below = int(index)
        return below, min(below + 1, normal.count - 1), index - below

    def resampler(self, to: PixelGrid) -> Resampler | None:
        return Resampler(to, self._cut.u, self._cut.v)


class _Askew(DoseSections):
    """Axial planes of a grid whose rows run along neither x nor y."""

    def __init__(self, dose: Field, orientation: Orientation) -> None:
        self._dose = dose
        self.pixels = _fine_pixels(dose, orientation)

    def at(self, plane: Plane) -> DoseSection | None:
        geometry = self._dose.geometry
        found = geometry.between(plane.at)
        if found is None:
            return None
        below, above, weight = found
        low, high = geometry.offsets[below], geometry.offsets[above]
        start = geometry.origin + (low + weight * (high - low)) * geometry.normal
        rows, columns = geometry.size
        return DoseSection(
            values=_mixed(self._dose, self._dose.stored, *found),
            u=Axis(0.0, geometry.spacing[1], columns),
            v=Axis(0.0, geometry.spacing[0], rows),
            turn=Turn(
                origin=start[:2],
                right=geometry.row_direction[:2],
                down=geometry.column_direction[:2],
            ),
        )

    def resampler(self, to: PixelGrid) -> Resampler | None:
        return None


class _Oblique(DoseSections):
    """Planes across the samples in any direction: the trilinear dose on fine ones."""

    def __init__(self, dose: Field, orientation: Orientation) -> None:
        self._dose = dose
        self.pixels = _fine_pixels(dose, orientation)
        u, v, self._reach = extents(dose.geometry, orientation, 0.0)
        self._grid = PixelGrid(*(_whole_steps(dose, *side) for side in (u, v)))

    def at(self, plane: Plane) -> DoseSection | None:
        if not self._reach[0] <= plane.at <= self._reach[1]:
            return None
        values = self._grid.read(self._dose.sample, plane)
        if np.isnan(values).all():
            return None
        return DoseSection(
            values=values,
            u=self._grid.u,
            v=self._grid.v,
            read=lambda uv: self._dose.sample(plane.to_mm(uv)),
        )

    def resampler(self, to: PixelGrid) -> Resampler | None:
        return None


def _mixed(
    dose: Field, stored: NDArray[Any], below: int, above: int, weight: float
) -> NDArray[np.float32]:
    """Return the dose between two planes of stored values, [plane, v, u]."""
    values: NDArray[np.float32] = (stored[below] * dose.scaling).astype(np.float32)
    if weight:
        upper = (stored[above] * dose.scaling).astype(np.float32)
        values += np.float32(weight) * (upper - values)
    return values


def _fine_pixels(dose: Field, orientation: Orientation) -> PixelGrid:
    u, v, _ = extents(dose.geometry, orientation, 0.0)
    return PixelGrid(*(Axis.filling(*side, _FINE_MM, _MOST_PIXELS) for side in (u, v)))


def _whole_steps(dose: Field, low: float, high: float) -> Axis:
    """Return samples at multiples of a step: they stay while planes are stepped."""
    step = min(_FINE_MM, *dose.geometry.spacing)
    step = max(step, (high - low) / _MOST_SAMPLES)
    first, last = np.floor(low / step), np.ceil(high / step)
    return Axis(float(first * step), step, int(last - first) + 1)
