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

    from dosiscope.core.structures import Contours, Roi

_ROUNDING = 1e-6
_CLOSED, _OPEN, _POINT = 0, 1, 2
_NONE = np.empty((0, 4))
_NONE.setflags(write=False)
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


class _Closed:
    """The closed contours of an ROI, sorted by z.

    Their segments are made when asked: those of all planes would be a third more
    memory than the contours themselves, of which a plane needs some thousandth.
    """

    __slots__ = ("_first", "_lengths", "_xy", "z")

    def __init__(self, contours: Contours, which: NDArray[np.bool_]) -> None:
        self._xy = contours.points[:, :2]
        first = contours.starts[:-1][which]
        lengths = np.diff(contours.starts)[which]
        z = contours.points[first, 2]
        if np.any(z[1:] < z[:-1]):
            order = np.argsort(z, kind="stable")
            first, lengths, z = first[order], lengths[order], z[order]
        self._first, self._lengths, self.z = first, lengths, z

    def between(self, low: float, high: float) -> NDArray[np.float64]:
        """Return the segments of the contours with z in [low, high], shape (n, 4)."""
        begin = int(self.z.searchsorted(low))
        end = int(self.z.searchsorted(high, side="right"))
        if begin == end:
            return _NONE
        if end > begin + 1:
            starts = self._first[begin:end]
            stops = starts + self._lengths[begin:end]
            if (starts[1:] != stops[:-1]).any():  # others stand between them
                parts = [self._segments(n, n + 1) for n in range(begin, end)]
                return _read_only(np.concatenate(parts))
        return _read_only(self._segments(begin, end))

    def _segments(self, begin: int, end: int) -> NDArray[np.float64]:
        """Return the segments of some contours that stand one after the other."""
        first = int(self._first[begin])
        stop = int(self._first[end - 1] + self._lengths[end - 1])
        rows = np.empty((stop - first, 4))
        rows[:, :2] = self._xy[first:stop]
        rows[:-1, 2:] = rows[1:, :2]
        if end == begin + 1:
            rows[-1, 2:] = rows[0, :2]
        else:
            starts = self._first[begin:end] - first
            rows[starts + self._lengths[begin:end] - 1, 2:] = rows[starts, :2]
        return rows


def _read_only(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    rows.setflags(write=False)
    return rows


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
        owner = np.repeat(kind, lengths)

        def pick(which: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
            return owner == which, filled & (kind == which)

        self._closed = _Closed(contours, filled & (kind == _CLOSED))
        row, item = pick(_OPEN)
        last = np.zeros(len(owner), np.bool_)
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
