"""The CT on planes of one orientation: what `Ct.sample` reads at every pixel."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.ct import neighbours
from dosiscope.core.sections.pixels import Axis, PixelGrid
from dosiscope.core.sections.volume_cut import VolumeCut, extents, is_axial

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.plane import Orientation, Plane

_MOST_ROWS = 1500
_MOST_OBLIQUE = 1000  # pixels along u or v
_STEP_MM = 1.0  # between oblique planes


class CtSections(ABC):
    """A CT as planes of one orientation have it.

    The picture and the read-out are one: a pixel has the value of the CT's own pixel
    at its centre; between images, along z, the two are mixed linearly.

    Attributes
    ----------
    grid
        Where the pixels lie; None for axial planes of a CT whose rows run askew to
        the patient's axes: its pixels then stay in the file's order.
    shape
        Number of pixels [v, u] (or rows and columns of the file).
    positions
        Where along the normal planes have pixels of their own, ascending, mm.
    """

    grid: PixelGrid | None
    shape: tuple[int, int]
    positions: NDArray[np.float64]

    def points(self, plane: Plane) -> NDArray[np.float64]:
        """Return the centres (x, y, z) of the pixels, shape (*shape, 3), mm."""
        assert self.grid is not None
        return self.grid.points(plane)

    def stored(self, plane: Plane) -> tuple[int, NDArray[np.uint16]] | None:
        """Return the image that an axial plane is: its number, and its pixels.

        The bits of the stored values, [v, u]; None where the plane is no image.
        """
        return None

    @abstractmethod
    def values(self, plane: Plane) -> NDArray[np.float32]:
        """Return the values of the pixels, [v, u]; NaN where there is no image."""


def ct_sections(ct: Ct, orientation: Orientation) -> CtSections:
    """Return the sections of a CT by planes of an orientation."""
    cut = VolumeCut.of(ct.geometry, orientation)
    if is_axial(orientation) or (cut is not None and cut.order[0] == 0):
        return _Transverse(ct, orientation, cut)
    if cut is not None and cut.order[1] == 0:
        return _Upright(ct, cut)
    return _Oblique(ct, orientation)


class _Transverse(CtSections):
    """Planes as the images lie."""

    def __init__(self, ct: Ct, orientation: Orientation, cut: VolumeCut | None) -> None:
        self._ct, self._cut = ct, cut
        self._sign = orientation.normal[2]
        self.grid = _grid_of(cut) if cut is not None else None
        self.shape = ct.geometry.size if self.grid is None else self.grid.shape
        self.positions = ct.geometry.z if cut is None else cut.normal.positions

    def points(self, plane: Plane) -> NDArray[np.float64]:
        if self.grid is not None:
            return self.grid.points(plane)
        j, i = np.indices(self.shape)
        k = np.full_like(j, self._ct.geometry.nearest_plane(plane.at))
        points = self._ct.geometry.to_mm(np.stack([k, j, i], axis=-1))
        points[..., 2] = plane.at
        return points

    def stored(self, plane: Plane) -> tuple[int, NDArray[np.uint16]] | None:
        found = self._ct.between(plane.at * self._sign)
        if found is None or found[0] != found[1]:
            return None
        k = found[0]
        bits: NDArray[np.uint16] = self._ct.stored[k : k + 1].view(np.uint16)
        return k, (bits if self._cut is None else self._cut.view(bits))[0]

    def values(self, plane: Plane) -> NDArray[np.float32]:
        found = self._ct.between(plane.at * self._sign)
        if found is None:
            return np.full(self.shape, np.nan, np.float32)
        below, above, weight = found
        values = self._ct.values(below)
        if weight:
            values += np.float32(weight) * (self._ct.values(above) - values)
        return values if self._cut is None else self._cut.view(values[None])[0]


class _Upright(CtSections):
    """Planes along z: every image is a row of samples, at its true position."""

    def __init__(self, ct: Ct, cut: VolumeCut) -> None:
        self._ct, self._cut = ct, cut
        assert isinstance(cut.u, Axis)
        # rows no higher than a pixel is wide, and than images usually are apart
        steps = np.sort(np.diff(ct.geometry.z))
        highest = min([cut.u.step, *steps[len(steps) // 2 :][:1].tolist()])
        self.grid = PixelGrid(cut.u, cut.v.subdivided(highest, _MOST_ROWS))
        self.shape = self.grid.shape
        self.positions = cut.normal.positions
        # the images of the rows are those of one column of points
        down = -1 if cut.flips[1] else 1
        column = np.tile(ct.geometry.origin, (self.grid.v.count, 1))
        column[:, 2] = down * self.grid.v.positions
        k, _, _ = ct.pixels_at(column)
        has_image = ~np.isnan(k)
        self._rows = slice(None) if has_image.all() else np.flatnonzero(has_image)
        low, high, weight = neighbours(k[has_image])
        last = len(ct.geometry.z) - 1
        self._low, self._high = (low, high) if down > 0 else (last - low, last - high)
        self._weight = weight.astype(np.float32)[:, None]
        self._slope, self._intercept = (
            values[::down].astype(np.float32)[:, None]
            for values in (ct.slope, ct.intercept)
        )
        padding = ct.padding
        self._padding = None if padding is None else padding[::down, None]

    def values(self, plane: Plane) -> NDArray[np.float32]:
        result = np.full(self.shape, np.nan, np.float32)
        n = self._number(plane)
        if n is None:
            return result
        stored = self._cut.view(self._ct.stored)[n]
        values = stored.astype(np.float32, order="C")
        values *= self._slope
        values += self._intercept
        if self._padding is not None:
            values[stored == self._padding] = np.nan
        below, above = values[self._low], values[self._high]
        above -= below
        above *= self._weight
        below += above
        result[self._rows] = below
        return result

    def _number(self, plane: Plane) -> int | None:
        """Return the number of the pixels along the normal that a plane cuts."""
        assert self.grid is not None
        _, row, column = self._ct.pixels_at(plane.to_mm((self.grid.u.first, 0)))
        axis, count = self._cut.order[0], self._cut.normal.count
        n = int(row if axis == 1 else column)
        if not 0 <= n < count:
            return None
        return count - 1 - n if self._cut.flips[0] else n


class _Oblique(CtSections):
    """Planes across the pixels in any direction: every point is read for itself."""

    def __init__(self, ct: Ct, orientation: Orientation) -> None:
        self._ct = ct
        (*sides, (low, high)) = extents(ct.geometry, orientation, 0.5)
        widest = min(ct.geometry.spacing)
        u, v = (Axis.filling(*side, widest, _MOST_OBLIQUE) for side in sides)
        self.grid = PixelGrid(u, v)
        self.shape = self.grid.shape
        self.positions = np.arange(np.ceil(low), max(high, np.ceil(low) + 1), _STEP_MM)

    def values(self, plane: Plane) -> NDArray[np.float32]:
        assert self.grid is not None
        return self.grid.read(self._ct.sample, plane)


def _grid_of(cut: VolumeCut) -> PixelGrid:
    assert isinstance(cut.u, Axis)
    assert isinstance(cut.v, Axis)
    return PixelGrid(cut.u, cut.v)
