"""A second image on the pixels of a picture: what it samples at their centres."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.ct import neighbours

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Orientation, Plane
    from dosiscope.core.second_image import SecondImage
    from dosiscope.core.sections.image_grid import ImageGrid
    from dosiscope.core.sections.pixels import PixelGrid

_STRAIGHT: Final = 1e-9  # of a direction cosine: less than a µm over 500 mm
_EDGE: Final = 1e-6  # of an index
_POINTS_AT_ONCE: Final = 16_384


class _Along(NamedTuple):
    """Which sides of pixels (0: u, 1: v, 2: normal) axes of a volume run along.

    ``axes`` and ``signs`` are by the axis of the volume: planes, rows, columns.
    """

    axes: tuple[int, ...]
    signs: tuple[int, ...]


class SecondSections:
    """A second image as planes of one orientation have it.

    Where its own samples lie along the directions of the picture, each direction is
    interpolated for itself; else every pixel is.

    Parameters
    ----------
    pixels
        Where the pixels of the picture lie.
    """

    def __init__(
        self, second: SecondImage, pixels: ImageGrid, orientation: Orientation
    ) -> None:
        self._second, self._pixels = second, pixels
        # directions of u, v and the normal in the coordinates of the volume, columns
        self._directions = second.motion.rotation @ orientation.directions.T
        self._along = _along(self._directions)

    def at(self, plane: Plane) -> NDArray[np.float32] | None:
        """Return the trilinear values, [v, u]; NaN where there is none.

        None where it has no value on all of a plane.
        """
        grid = self._pixels.grid
        if grid is None:  # rows of the picture run askew: its own points are asked
            if self._pixels.ct is None:
                return None
            points = self._pixels.ct.points(plane)
            values = self._second.sample(points).astype(np.float32)
        elif self._along is not None:
            return self._straight(self._along, grid, plane)
        else:
            values = self._askew(grid, plane)
        return None if np.isnan(values).all() else values

    def _index(self, axis: int, own: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return fractional indices along an axis of the volume, NaN beyond its ends.

        ``own`` are mm along x, y or z of the volume.
        """
        geometry = self._second.volume.geometry
        away = own - geometry.origin[2 - axis]
        if axis == 0:
            offsets, numbers = geometry.offsets, np.arange(len(geometry.offsets))
            index = np.interp(away, offsets, numbers.astype(np.float64))
            ends = float(offsets[0]), float(offsets[-1])
            outside = (away < ends[0] - _EDGE) | (away > ends[1] + _EDGE)
        else:
            index = away / geometry.spacing[axis - 1]
            last = geometry.size[axis - 1] - 1
            outside = (index < -_EDGE) | (index > last + _EDGE)
            index = np.clip(index, 0, last)
        return np.where(outside, np.nan, index)

    def _straight(
        self, along: _Along, grid: PixelGrid, plane: Plane
    ) -> NDArray[np.float32] | None:
        shift = self._second.motion.shift
        sides = grid.u.positions, grid.v.positions, np.array([plane.at])
        index = [
            self._index(axis, along.signs[axis] * sides[along.axes[axis]] + shift[own])
            for axis, own in ((0, 2), (1, 1), (2, 0))
        ]
        across = along.axes.index(2)
        face = self._second.face(across, float(index[across][0]))
        if face is None:
            return None
        v, u = along.axes.index(1), along.axes.index(0)
        if v > u:
            face = face.T
        gaps = self._second.volume.gaps if across else None
        for axis, side in ((0, v), (1, u)):
            gaps_here = gaps if side == 0 else None
            face = _read_along(face, axis, index[side], gaps_here)
        return None if np.isnan(face).all() else face

    def _askew(self, grid: PixelGrid, plane: Plane) -> NDArray[np.float32]:
        values = np.full(grid.shape, np.nan, np.float32)
        u, v = grid.u.positions, grid.v.positions
        of_u = self._directions[:, :1] * u
        start = self._directions[:, 2] * plane.at + self._second.motion.shift
        of_v = self._directions[:, 1:2] * v + start[:, None]
        step = max(1, _POINTS_AT_ONCE // max(len(u), 1))
        for first in range(0, len(v), step):
            rows = slice(first, first + step)
            i, j, k = (
                self._index(2 - own, np.add.outer(of_v[own, rows], of_u[own]))
                for own in range(3)
            )
            inside = ~(np.isnan(i) | np.isnan(j) | np.isnan(k))
            values[rows][inside] = self._second.at_index(
                k[inside], j[inside], i[inside]
            )
        return values


def _along(directions: NDArray[np.float64]) -> _Along | None:
    """Return along which sides of pixels a volume's axes run; None where they do not.

    ``directions`` of u, v, normal are columns, along x, y, z of the volume.
    """
    axes, signs = [], []
    for own in (2, 1, 0):  # z is that of the planes, y of the rows
        row = directions[own]
        side = int(np.abs(row).argmax())
        if np.abs(np.delete(row, side)).max() > _STRAIGHT:
            return None
        axes.append(side)
        signs.append(1 if row[side] > 0 else -1)
    return _Along(tuple(axes), tuple(signs))


def _read_along(
    values: NDArray[np.float32],
    axis: int,
    index: NDArray[np.float64],
    gaps: NDArray[np.bool_] | None,
) -> NDArray[np.float32]:
    """Interpolate one axis of an array at fractional indices; NaN where these are."""
    inside = np.flatnonzero(~np.isnan(index))
    shape = list(values.shape)
    shape[axis] = len(index)
    result = np.full(shape, np.nan, np.float32)
    if not len(inside):
        return result
    first, last = int(inside[0]), int(inside[-1]) + 1  # one run: the index is monotonic
    low, high, weight = neighbours(index[first:last])
    below, above = values.take(low, axis=axis), values.take(high, axis=axis)
    above -= below
    above *= weight.astype(np.float32)[:, None] if axis == 0 else weight.astype("f4")
    below += above
    if gaps is not None:
        is_gap = (high > low) & np.append(gaps, False)[low]
        if axis == 0:
            below[is_gap] = np.nan
        else:
            below[:, is_gap] = np.nan
    part = (
        (slice(first, last), slice(None))
        if axis == 0
        else (slice(None), slice(first, last))
    )
    result[part] = below
    return result
