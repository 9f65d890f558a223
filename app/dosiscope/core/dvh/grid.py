"""The dose on its own rows and columns, and the part of it around one structure.

All is done in the indices of the dose: polygons are brought into it by the inverse
affine, so mirrored and exchanged axes need no case of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakKeyDictionary

import numpy as np

from dosiscope.core.dvh.islands import MOST
from dosiscope.core.dvh.outside import OutsideGridError
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.field import Place

# Below this angle (rad) a plane is one of constant z: 2.5 um at 250 mm.
_LEVEL = 1e-5
_MOST_SUBDIVISIONS = 64
_EDGE = 1e-9  # of a dose cell
# A structure is sampled as if its larger side were at most so many times as large as
# it is thick, as long as its layers have no more cells than this.
_THICKNESSES = 8
_MOST_CELLS = 2_000_000
_TILE_LINES = 32

Corner = tuple[int, int, int]
Step = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DoseGrid:
    """A dose whose planes are planes of constant patient z.

    Attributes
    ----------
    values
        Stored values, shape (planes, rows, columns); every one has data.
    scaling
        Dose = value * scaling.
    z
        Position of every plane, rising, shape (planes,), mm.
    corner
        x and y of the sample at row 0, column 0, mm.
    axes
        Unit vectors (x, y) of increasing column and of increasing row, shape (2, 2).
    spacing
        Distance between rows and between columns, mm.
    maximum
        Largest dose of the grid the curve is scaled to.
    note
        What was done to the stored samples; "" where nothing.
    """

    values: (
        NDArray[np.uint16]
        | NDArray[np.uint32]
        | NDArray[np.float32]
        | NDArray[np.float64]
    )
    scaling: float
    z: NDArray[np.float64]
    corner: NDArray[np.float64]
    axes: NDArray[np.float64]
    spacing: tuple[float, float]
    maximum: float
    note: str = ""

    @classmethod
    def of(cls, dose: Dose) -> DoseGrid:
        """Return the grid of a dose; it is worked out once, not for every structure.

        The stored samples are taken as they are; a slightly tilted grid is levelled.

        Of a grid with gaps the largest block without any is taken: what is beside
        it counts as outside the grid.

        Raises
        ------
        NotEvaluableError
            The grid has a single plane, row or column: nothing to interpolate.  Or it
            is of a difference below 0 somewhere: a curve begins at 0.
        """
        grid = _WORKED_OUT.get(dose)
        if grid is None:
            grid = _WORKED_OUT[dose] = cls._of(dose)
        return grid

    @classmethod
    def _of(cls, dose: Dose) -> DoseGrid:
        if dose.minimum < 0:
            if dose.made is None or not dose.made.is_difference:
                return cls._with_noise(dose)
            raise NotEvaluableError(
                tr("the dose is below 0 at some points, as a difference is: no DVH")
            )
        geometry = dose.geometry
        if min(geometry.shape) < 2:
            planes, rows, columns = geometry.shape
            raise NotEvaluableError(
                tr(
                    "the dose has {planes} of {rows} x {columns} samples; a DVH needs "
                    "at least two in every direction",
                    planes=counted(planes, "plane"),
                    rows=rows,
                    columns=columns,
                )
            )
        axes = np.stack([geometry.row_direction[:2], geometry.column_direction[:2]])
        if geometry.tilt <= _LEVEL:
            grid = cls(
                values=dose.stored,
                scaling=dose.scaling,
                z=geometry.z,
                corner=geometry.origin[:2],
                axes=axes / np.linalg.norm(axes, axis=1, keepdims=True),
                spacing=geometry.spacing,
                maximum=dose.maximum,
            )
            if not dose.has_gaps:
                return grid
        else:
            grid = _levelled(dose, axes)
        if dose.has_gaps:
            notes = (grid.note, tr("the largest block without gaps counts"))
            grid = replace(grid, note=", ".join(filter(None, notes)))
        return _without_gaps(grid)

    @classmethod
    def _with_noise(cls, dose: Dose) -> DoseGrid:
        """Return the grid of a dose with values slightly below 0, or a sum of such.

        A cumulative DVH counts what receives a dose of 0 or more: below it, it is 100 %
        whatever the values are.
        """
        stored = np.maximum(dose.stored, 0)
        grid = cls._of(replace(dose, stored=stored))
        notes = (grid.note, tr("values below 0 count as 0"))
        return replace(grid, note=", ".join(filter(None, notes)))

    @property
    def is_mirrored(self) -> bool:
        """Whether outlines run the other way around in columns and rows."""
        (a, b), (c, d) = self.axes
        return bool(a * d < b * c)

    def to_index(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return fractional (column, row), shape (n, 2), of points x, y in mm."""
        down, across = self.spacing
        from_corner = np.column_stack(
            [places - zero for places, zero in zip(points.T, self.corner, strict=True)]
        )
        return from_corner @ (self.axes.T / (across, down))

    def to_mm(self, column: float, row: float, plane: float) -> Place:
        """Return the point (x, y, z), mm, at a fractional index."""
        down, across = self.spacing
        x, y = self.corner + (column * across, row * down) @ self.axes
        z = np.interp(plane, np.arange(len(self.z)), self.z)
        return float(x), float(y), float(z)


# As long as the dose is there.  Two threads may work out the same at once: equal ones,
# of which the last stays.
_WORKED_OUT: Final[WeakKeyDictionary[Dose, DoseGrid]] = WeakKeyDictionary()


def _levelled(dose: Dose, axes: NDArray[np.float64]) -> DoseGrid:
    """Sample a tilted dose on planes of constant z, at half its plane distance."""
    geometry = dose.geometry
    # axes of the level grid: rows as stored, columns made perpendicular to them
    along = axes[0] / np.linalg.norm(axes[0])
    across = np.array([-along[1], along[0]])
    across *= np.sign(across @ axes[1])
    planes = np.arange(2 * len(geometry.z) - 1) / 2
    z = np.interp(planes, np.arange(len(geometry.z)), geometry.z)
    rows, columns = geometry.size
    j, i = np.meshgrid(np.arange(rows), np.arange(columns), indexing="ij")
    xy = (
        geometry.origin[:2]
        + (j * geometry.spacing[0])[..., None] * across
        + (i * geometry.spacing[1])[..., None] * along
    )
    values = np.empty((len(z), rows, columns), np.float32)
    for k, height in enumerate(z):
        points = np.concatenate([xy, np.full((rows, columns, 1), height)], axis=2)
        values[k] = dose.sample(points)
    return DoseGrid(
        values=values,
        scaling=1.0,
        z=z,
        corner=geometry.origin[:2],
        axes=np.stack([along, across]),
        spacing=geometry.spacing,
        maximum=dose.maximum,
        note=tr(
            "tilted by {tilt:.4f} rad: sampled on level planes", tilt=geometry.tilt
        ),
    )


def _without_gaps(grid: DoseGrid) -> DoseGrid:
    """Return the largest block of a grid in which every sample has data."""
    k_keep, j_keep, i_keep = _largest_known_block(~np.isnan(grid.values))
    kept: NDArray[Any] = np.ascontiguousarray(grid.values[k_keep, j_keep, i_keep])
    if min(kept.shape) < 2:
        raise NotEvaluableError(
            tr("the dose grid is too thin: no DVH ({note})", note=grid.note)
        )
    (along, down), (row, column) = grid.axes, grid.spacing
    corner = grid.corner + j_keep.start * row * down + i_keep.start * column * along
    return replace(grid, values=kept, z=grid.z[k_keep], corner=corner)


def _largest_known_block(known: NDArray[np.bool_]) -> tuple[slice, slice, slice]:
    """Trim the side with the largest part unknown until all is known."""
    low, high = [0, 0, 0], list(known.shape)
    while True:
        block = known[low[0] : high[0], low[1] : high[1], low[2] : high[2]]
        if block.size == 0 or block.all():
            return (
                slice(low[0], high[0]),
                slice(low[1], high[1]),
                slice(low[2], high[2]),
            )
        missing = []
        for axis in range(3):
            for end in (0, -1):
                face = np.take(block, end, axis=axis)
                missing.append((1 - float(face.mean()), axis, end))
        _, axis, end = max(missing)
        if end == 0:
            low[axis] += 1
        else:
            high[axis] -= 1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DoseWindow:
    """The dose around a structure, and the cells nested in its dose cells.

    Attributes
    ----------
    nodes
        Dose, shape (planes, rows + 1, columns + 1), all within the grid: what of the
        structure lies beside the grid is beside the window.
    first_plane, first_row, first_column
        Index in the dose of the first node.
    subdivision
        Cells per dose cell along rows and columns: (down, across).
    lines
        Lines per row of cells.
    cell_area
        Area of a cell, mm^2.
    holds_all
        Whether no part of the structure lies beside the grid.
    """

    nodes: NDArray[np.float32]
    first_plane: int
    first_row: int
    first_column: int
    subdivision: tuple[int, int]
    lines: int
    cell_area: float
    holds_all: bool

    @property
    def dose_cells(self) -> tuple[int, int]:
        """Rows and columns of dose cells."""
        return self.nodes.shape[1] - 1, self.nodes.shape[2] - 1

    @property
    def cells(self) -> tuple[int, int]:
        """Rows and columns of cells."""
        rows, columns = self.dose_cells
        return rows * self.subdivision[0], columns * self.subdivision[1]

    def to_cells(self, index: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return (column, row) in cells, shape (n, 2), of dose indices."""
        # column by column: numpy works on pairs many times slower
        down, across = self.subdivision
        column, row = index.T
        return np.column_stack(
            [(column - self.first_column) * across, (row - self.first_row) * down]
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """How fine a structure is sampled.

    ``across``: cells over its larger side; ``layers``: over its height;
    ``lines``: lines over its larger side, where polygons cross; ``bins``: of the
    histogram; ``hottest``: cells of the hottest part, mm; ``parts``: so many that do
    not touch are sampled by themselves.  Where a structure is thin, its larger side
    counts as at most eight times its thickness.
    """

    across: int = 24
    layers: int = 48
    lines: int = 512
    bins: int = 8000
    hottest: float = 0.5
    parts: int = MOST


def cut_window(
    grid: DoseGrid,
    corners: tuple[NDArray[np.float64], NDArray[np.float64]],
    planes: tuple[int, int],
    resolution: Resolution,
    thickness: float = np.inf,
    layers: int = 1,
) -> DoseWindow:
    """Cut the dose around a structure.

    ``corners`` are the least and the largest dose indices (column, row) of it, shape
    (2,) each; ``planes`` are the first and the last dose plane to keep; ``thickness``
    is the structure's, mm, and ``layers`` the number of its layers.

    Raises
    ------
    NotEvaluableError
        It lies wholly beside the grid.
    """
    low, high = corners
    down, across = grid.spacing
    sides = np.maximum((high - low) * (across, down), 1e-6)
    affordable = resolution.across * float(np.sqrt(sides.prod() * layers / _MOST_CELLS))
    extent = min(sides.max(), max(_THICKNESSES * thickness, affordable))
    subdivision = tuple(
        int(np.clip(np.ceil(step * resolution.across / extent), 1, _MOST_SUBDIVISIONS))
        for step in grid.spacing
    )
    lines = resolution.lines * down / subdivision[0] / extent
    last_row, last_column = (n - 1 for n in grid.values.shape[1:])
    left, top = (max(int(v), 0) for v in np.floor(low - _EDGE))
    right, bottom = (int(v) + 1 for v in np.floor(high + _EDGE))
    right, bottom = min(right, last_column), min(bottom, last_row)
    if right <= left or bottom <= top:
        raise OutsideGridError
    first, last = planes
    part = grid.values[first : last + 1, top : bottom + 1, left : right + 1]
    nodes = part.astype(np.float32)
    nodes *= np.float32(grid.scaling)
    return DoseWindow(
        nodes=nodes,
        first_plane=first,
        first_row=top,
        first_column=left,
        subdivision=(subdivision[0], subdivision[1]),
        lines=int(np.clip(np.ceil(lines), 1, _MOST_SUBDIVISIONS)),
        cell_area=down * across / (subdivision[0] * subdivision[1]),
        holds_all=bool(
            (low >= -_EDGE).all()
            and (high <= (last_column + _EDGE, last_row + _EDGE)).all()
        ),
    )


def cut_tile(
    window: DoseWindow, low: Corner, high: Corner, size: float, step: Step
) -> DoseWindow:
    """Cut dose cells (slab, row, column) ``low`` to ``high`` out of a window.

    Cells are at most about ``size`` mm large, and no larger than the window's;
    ``step`` is the distance between rows and between columns of samples, mm.
    """
    (k, j, i), (k_last, j_last, i_last) = low, high
    down, across = (
        int(np.clip(np.ceil(s / size - 1e-9), cells, _MOST_SUBDIVISIONS))
        for s, cells in zip(step, window.subdivision, strict=True)
    )
    return replace(
        window,
        nodes=np.ascontiguousarray(
            window.nodes[k : k_last + 2, j : j_last + 2, i : i_last + 2]
        ),
        first_plane=window.first_plane + k,
        first_row=window.first_row + j,
        first_column=window.first_column + i,
        subdivision=(down, across),
        lines=_TILE_LINES,
        cell_area=step[0] * step[1] / (down * across),
    )
