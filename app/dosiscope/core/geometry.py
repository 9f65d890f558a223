"""Where the samples of an image or a dose lie: the one place for index and mm.

Coordinates are DICOM patient coordinates (LPS: x to the patient's left, y to
the back, z to the head) in mm, float64.  Arrays are indexed ``[k, j, i]``:
plane, row, column.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import GeometryError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Two z positions closer than this are one plane (BRTO-II 7.4.8.2.1).
SAME_PLANE_MM = 0.01
# Beyond this no patient lies; a damaged number would ask for any amount of memory.
FARTHEST_MM = 1e6
_EDGE = 1e-6
_ROUNDING = 1e-9


def nearest(places: NDArray[np.float64], at: float) -> int:
    """Return the index of the place nearest to ``at``: half way, the upper one.

    ``places`` are ascending, mm, one at least.  So a point between two planes belongs
    to one of them, whoever asks: the isocentre of an image with an even number of rows.
    """
    upper = min(int(np.searchsorted(places, at)), len(places) - 1)
    lower = max(upper - 1, 0)
    is_lower = at - places[lower] < places[upper] - at - _ROUNDING
    return lower if is_lower else upper


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Geometry:
    """A stack of parallel planes of pixels, each plane at its true position.

    Attributes
    ----------
    origin
        Centre of pixel (row 0, column 0) of plane 0, shape (3,), mm.
    row_direction
        Unit vector of increasing column index ``i``, shape (3,): the first
        three values of Image Orientation (Patient), PS3.3 C.7.6.2.1.1.
    column_direction
        Unit vector of increasing row index ``j``, shape (3,).
    spacing
        Distance between rows and between columns, mm: Pixel Spacing's order.
    offsets
        Signed distance of every plane from plane 0 along the normal
        (row x column), shape (planes,), mm; such that z increases with k.
    size
        Number of rows and of columns.

    Raises
    ------
    GeometryError
        The directions are not orthonormal, or z does not increase strictly.
    """

    origin: NDArray[np.float64]
    row_direction: NDArray[np.float64]
    column_direction: NDArray[np.float64]
    spacing: tuple[float, float]
    offsets: NDArray[np.float64]
    size: tuple[int, int]
    # views ask for these many times a frame
    _normal: NDArray[np.float64] = field(init=False, repr=False)
    _z: NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        for name in ("origin", "row_direction", "column_direction", "offsets"):
            array = np.array(getattr(self, name), dtype=np.float64)
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        row, column = self.row_direction, self.column_direction
        if (
            abs(float(row @ column)) > 1e-4
            or abs(float(row @ row) - 1) > 1e-4
            or abs(float(column @ column) - 1) > 1e-4
        ):
            raise GeometryError(
                tr("row and column directions are not perpendicular unit vectors")
            )
        if not all(s > 0 and np.isfinite(s) for s in self.spacing):
            raise GeometryError(
                tr("pixel spacing {spacing} is not positive", spacing=self.spacing)
            )
        normal = np.cross(row, column)
        z = self.origin[2] + self.offsets * normal[2]
        if max(np.abs(self.origin).max(), np.abs(self.offsets).max()) > FARTHEST_MM:
            raise GeometryError(
                tr(
                    "a position lies more than {most:g} mm from the origin",
                    most=FARTHEST_MM,
                )
            )
        for name, array in (("_normal", normal), ("_z", z)):
            array.setflags(write=False)
            object.__setattr__(self, name, array)
        if len(self.offsets) == 0 or not np.all(np.diff(self.z) > 0):
            raise GeometryError(tr("the z positions of the planes do not increase"))

    @property
    def normal(self) -> NDArray[np.float64]:
        """Unit vector row x column, shape (3,)."""
        return self._normal

    @property
    def shape(self) -> tuple[int, int, int]:
        """Number of planes, rows and columns."""
        return (len(self.offsets), *self.size)

    @property
    def z(self) -> NDArray[np.float64]:
        """Patient z of the origin pixel of every plane, shape (planes,), mm."""
        return self._z

    @property
    def tilt(self) -> float:
        """Angle between the normal and the patient's z axis, rad."""
        normal = self.normal
        return float(np.arctan2(np.hypot(normal[0], normal[1]), abs(normal[2])))

    @property
    def is_axis_aligned(self) -> bool:
        """Whether rows and columns run along the patient's x and y axes."""
        directions = np.abs([self.row_direction[:2], self.column_direction[:2]])
        return bool(np.all(np.minimum(directions, np.abs(1 - directions)) < 1e-6))

    def to_mm(self, kji: ArrayLike) -> NDArray[np.float64]:
        """Return points (x, y, z), shape (..., 3), mm, of indices (k, j, i).

        ``k`` may be fractional: between planes the position is interpolated.
        """
        index = np.asarray(kji, dtype=np.float64)
        planes = np.arange(len(self.offsets))
        offset = np.interp(index[..., 0], planes, self.offsets)
        row, column = self.spacing
        points: NDArray[np.float64] = (
            self.origin
            + offset[..., None] * self.normal
            + (index[..., 1] * row)[..., None] * self.column_direction
            + (index[..., 2] * column)[..., None] * self.row_direction
        )
        return points

    def places(
        self, part: tuple[slice, slice, slice] = (slice(None),) * 3
    ) -> tuple[NDArray[np.float64], ...]:
        """Return x, y and z of samples, each of shape (planes, rows, columns), mm.

        They are what `to_mm` says of their indices, to the last bit; ``part`` says of
        which planes, rows and columns.
        """
        row, column = self.spacing
        rows, columns = self.size
        offset = self.offsets[part[0]]
        down = (np.arange(rows, dtype=np.float64)[part[1]] * row)[:, None]
        right = np.arange(columns, dtype=np.float64)[part[2]] * column
        return tuple(
            (self.origin[n] + offset * self.normal[n])[:, None, None]
            + down * self.column_direction[n]
            + right * self.row_direction[n]
            for n in range(3)
        )

    def to_index(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return fractional indices (k, j, i), shape (..., 3), of points in mm.

        ``k`` is NaN above the last and below the first plane; ``j`` and ``i``
        run on beyond the edges, so the caller decides what lies outside.
        """
        points = np.asarray(xyz, dtype=np.float64) - self.origin
        distance = points @ self.normal
        offsets, planes = self.offsets, np.arange(len(self.offsets), dtype=np.float64)
        if self.normal[2] < 0:
            distance, offsets = -distance, -offsets
        k = np.interp(distance, offsets, planes)
        outside = (distance < offsets[0] - _EDGE) | (distance > offsets[-1] + _EDGE)
        k = np.where(outside, np.nan, k)
        row, column = self.spacing
        j = points @ self.column_direction / row
        i = points @ self.row_direction / column
        return np.stack([k, j, i], axis=-1)

    def covers(self, kji: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Whether indices, as of `to_index`, lie within the outermost sample centres.

        Shape (...).
        """
        k, j, i = np.moveaxis(kji, -1, 0)
        rows, columns = self.size
        inside: NDArray[np.bool_] = (
            ~np.isnan(k)
            & (j >= -_EDGE)
            & (j <= rows - 1 + _EDGE)
            & (i >= -_EDGE)
            & (i <= columns - 1 + _EDGE)
        )
        return inside

    def has_same_samples(self, other: Geometry) -> bool:
        """Whether all samples of both lie at exactly the same points."""
        return (
            self.spacing == other.spacing
            and self.size == other.size
            and all(
                np.array_equal(getattr(self, name), getattr(other, name))
                for name in ("origin", "row_direction", "column_direction", "offsets")
            )
        )

    def part(self, planes: slice, rows: slice, columns: slice) -> Geometry:
        """Return the block of samples from first to last, as slices without step."""
        count, *size = self.shape
        k, planes_end, _ = planes.indices(count)
        j, rows_end, _ = rows.indices(size[0])
        i, columns_end, _ = columns.indices(size[1])
        return replace(
            self,
            origin=self.to_mm((k, j, i)),
            offsets=self.offsets[k:planes_end] - self.offsets[k],
            size=(rows_end - j, columns_end - i),
        )

    def nearest_plane(self, z: float) -> int:
        """Index of the plane nearest to ``z`` (mm): half way, the upper one."""
        return nearest(self.z, z)

    def plane_at(self, z: float, tolerance: float = SAME_PLANE_MM) -> int | None:
        """Index of the plane at ``z`` (mm), or None where there is none."""
        k = self.nearest_plane(z)
        return k if abs(float(self.z[k]) - z) <= tolerance + 1e-6 else None

    def between(self, z: float) -> tuple[int, int, float] | None:
        """Planes below and above ``z`` and the upper one's weight, or None outside.

        On a plane both indices are that plane and the weight is 0.
        """
        k = self.plane_at(z)
        if k is not None:
            return k, k, 0.0
        planes = self.z
        if not planes[0] <= z <= planes[-1]:
            return None
        upper = int(np.searchsorted(planes, z))
        step = float(planes[upper] - planes[upper - 1])
        return upper - 1, upper, (z - float(planes[upper - 1])) / step
