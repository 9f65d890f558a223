"""The contours of an ROI by plane, as line segments ready to be drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import cluster_planes
from dosiscope.core.contours.open_lines import OpenLines
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.structures import GeometricType

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.structures import Roi

_ROUNDING = 1e-6
_CLOSED, _OPEN, _POINT = 0, 1, 2
_DRAWN_AS = {
    GeometricType.CLOSED_PLANAR: _CLOSED,
    GeometricType.CLOSEDPLANAR_XOR: _CLOSED,
    GeometricType.INTERPOLATED_PLANAR: _CLOSED,
    GeometricType.OPEN_PLANAR: _OPEN,
    GeometricType.OPEN_NONPLANAR: _OPEN,
    GeometricType.POINT: _POINT,
}


@dataclass(frozen=True, slots=True, eq=False)
class NearOutline:
    """Contours of one off-slice plane near an image plane.

    ``distance`` is contour z minus image z, mm; ``segments`` as in `Outlines`.
    """

    z: float
    distance: float
    segments: NDArray[np.float64]


class _ByHeight:
    """Rows of lines or points sorted by the z of the contour they belong to."""

    __slots__ = ("_starts", "rows", "z")

    def __init__(
        self,
        rows: NDArray[np.float64],
        z: NDArray[np.float64],
        counts: NDArray[np.int64],
    ) -> None:
        if len(z) > 1 and np.any(z[1:] < z[:-1]):
            order = np.argsort(z, kind="stable")
            begin = (np.cumsum(counts) - counts)[order]
            z, counts = z[order], counts[order]
            nth = np.arange(len(rows)) - np.repeat(np.cumsum(counts) - counts, counts)
            rows = rows[np.repeat(begin, counts) + nth]
        self.rows = rows
        self.rows.setflags(write=False)
        self.z = z
        self._starts = np.concatenate([[0], np.cumsum(counts)])

    def between(self, low: float, high: float) -> NDArray[np.float64]:
        """Rows of the contours with z in [low, high]."""
        first = np.searchsorted(self.z, low)
        last = np.searchsorted(self.z, high, side="right")
        return self.rows[self._starts[first] : self._starts[last]]


class Outlines:
    """All contours of one ROI, indexed by z.

    Segments are rows x1, y1, x2, y2 in mm (float64, read-only, contiguous), with the
    closing one.  Contours within 0.01 mm of a plane are on it.

    Attributes
    ----------
    z
        Patient z of every plane that has a contour, ascending, mm; lines that run
        through the planes have none.
    lines
        The open contours.
    markers
        All points (POINT contours), x, y and z in mm, shape (n, 3).
    """

    __slots__ = ("_closed", "lines", "markers", "z")

    def __init__(self, roi: Roi) -> None:
        contours = roi.contours
        lengths = np.diff(contours.starts)
        codes = map(_DRAWN_AS.__getitem__, contours.kinds)
        kind = np.fromiter(codes, dtype=np.int8, count=len(contours))
        height = np.full(len(contours), np.nan)
        filled = lengths > 0
        height[filled] = contours.points[contours.starts[:-1][filled], 2]
        xy = contours.points[:, :2]
        following = np.arange(1, len(xy) + 1)
        following[contours.starts[1:][filled] - 1] = contours.starts[:-1][filled]
        pairs = (
            np.concatenate([xy, xy[following]], axis=1) if len(xy) else np.empty((0, 4))
        )
        owner = np.repeat(kind, lengths)

        def pick(which: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
            return owner == which, filled & (kind == which)

        row, item = pick(_CLOSED)
        every = bool(item.all())
        self._closed = _ByHeight(
            pairs if every else pairs[row], height[item], lengths[item]
        )
        row, item = pick(_OPEN)
        last = np.zeros(len(xy), np.bool_)
        last[contours.starts[1:][item] - 1] = True
        self.lines = OpenLines(contours.points[row], last[row])
        row, item = pick(_POINT)
        self.markers = contours.points[row]
        self.markers.setflags(write=False)
        runs = GeometricType.OPEN_NONPLANAR
        flat = [kind is not runs for kind in contours.kinds]
        self.z = cluster_planes(height[filled & np.array(flat, dtype=np.bool_)])

    def closed_at(self, z: float) -> NDArray[np.float64]:
        """Return the segments of closed contours on the plane ``z``, shape (n, 4)."""
        return self._closed.between(*_around(z))

    def near(self, z: float, image_z: ArrayLike) -> tuple[NearOutline, ...]:
        """Return closed contours off every image, nearer to ``z`` than to another.

        ``image_z`` are all image planes, ascending; ``z`` is one of them.  Beyond
        the first and last image, half the distance to its neighbour counts.
        """
        low, high = _reach(z, np.asarray(image_z, dtype=np.float64))
        below, above = _around(z)
        at = self._closed.z
        planes = cluster_planes(
            at[(at > low) & (at <= high) & ((at < below) | (at > above))]
        )
        return tuple(
            NearOutline(
                float(plane),
                float(plane) - z,
                self._closed.between(plane - _ROUNDING, plane + SAME_PLANE_MM),
            )
            for plane in planes
        )

    def nearest(self, z: float) -> NearOutline | None:
        """Return the closed contours nearest to ``z`` where none is on it.

        None where these are further away than half the usual distance of the ROI's
        planes: what is further belongs to another plane.
        """
        planes = cluster_planes(self._closed.z)
        if len(planes) < 2:
            return None
        reach = float(np.median(np.diff(planes))) / 2 + _ROUNDING
        plane = float(planes[np.abs(planes - z).argmin()])
        if not SAME_PLANE_MM + _ROUNDING < abs(plane - z) <= reach:
            return None
        lines = self._closed.between(plane - _ROUNDING, plane + SAME_PLANE_MM)
        return NearOutline(plane, plane - z, lines)


def _around(z: float) -> tuple[float, float]:
    reach = SAME_PLANE_MM + _ROUNDING
    return z - reach, z + reach


def _reach(z: float, images: NDArray[np.float64]) -> tuple[float, float]:
    """Return the z between which contours are nearest to the image at ``z``."""
    below, above = (
        images[images < z - SAME_PLANE_MM],
        images[images > z + SAME_PLANE_MM],
    )
    down = (z - float(below[-1])) / 2 if len(below) else None
    up = (float(above[0]) - z) / 2 if len(above) else None
    if down is None:
        down = up if up is not None else 0.0
    if up is None:
        up = down
    return z - down, z + up
