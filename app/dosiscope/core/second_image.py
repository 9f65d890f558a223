"""Images laid over the grey base: a volume of its own, sampled where it lies."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.ct import neighbours

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.plane import Plane
    from dosiscope.core.rigid import Rigid
    from dosiscope.core.spatial_registration import SpatialRegistration

_EDGE: Final = 1e-6  # of an index: rounding of what lies on the outermost samples
# index of a corner of the box of the samples: bit by bit of planes, rows, columns
_EDGES: Final = tuple(
    (one, one | bit) for bit in (1, 2, 4) for one in range(8) if not one & bit
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SecondImage:
    """A series of images laid over the grey base of a case.

    Whichever way its images lie, they are a stack along z in coordinates of their own.

    Attributes
    ----------
    uid
        By which its series is chosen.
    volume
        In these coordinates: x along the rows, y along the columns, z across.
    motion
        From the patient coordinates of the case to these.
    registration, applied
        By which it lies there, and its motion from where it was; None where it is in
        the frame of reference of the case.
    findings
        What was noticed while it was read; ``z`` is along its own normal.
    """

    uid: str
    volume: Ct
    motion: Rigid
    registration: SpatialRegistration | None = None
    applied: Rigid | None = None
    findings: tuple[Finding, ...] = ()
    _is_plain: bool = field(init=False, repr=False)

    def __post_init__(self) -> None:
        slope, intercept = self.volume.slope, self.volume.intercept
        is_plain = bool((slope == slope[0]).all() and (intercept == intercept[0]).all())
        object.__setattr__(self, "_is_plain", is_plain)

    @property
    def registration_uid(self) -> str:
        """Of the registration by which it lies there; "" without."""
        return "" if self.registration is None else self.registration.uid

    def sample(self, xyz: ArrayLike) -> NDArray[np.float64]:
        """Return the values at points of the case in mm, trilinear, shape (...).

        NaN beyond the outermost centres of its pixels and planes, where images are
        missing, and where a pixel that counts is padded.
        """
        kji = self.volume.geometry.to_index(self.motion.of(xyz))
        inside = self.volume.geometry.covers(kji)
        result = np.full(inside.shape, np.nan)
        k, j, i = np.moveaxis(kji[inside], -1, 0)
        result[inside] = self.at_index(k, j, i)
        return result

    def at_index(
        self, k: NDArray[np.float64], j: NDArray[np.float64], i: NDArray[np.float64]
    ) -> NDArray[np.float32]:
        """Return the same at fractional indices within the volume, shape (n,)."""
        volume = self.volume
        stored = volume.stored.reshape(-1)
        _, rows, columns = volume.geometry.shape
        ends = [
            _between(at, n)
            for at, n in zip((k, j, i), volume.stored.shape, strict=True)
        ]
        planes = ends[0][0], ends[0][1]
        total: NDArray[np.float32] = np.zeros(len(k), np.float32)
        for corner in range(8):
            share = np.ones(len(k), np.float32)
            flat = np.zeros(len(k), np.intp)
            for axis, (low, high, weight) in enumerate(ends):
                is_high = corner >> axis & 1
                flat *= (1, rows, columns)[axis]
                flat += high if is_high else low
                share *= weight if is_high else 1 - weight
            bits = stored.take(flat)
            values = bits.astype(np.float32)
            at_plane = planes[corner & 1]
            if not self._is_plain:
                values *= volume.slope.astype(np.float32)[at_plane]
                values += volume.intercept.astype(np.float32)[at_plane]
            if volume.padding is not None:
                is_padded = bits == volume.padding[at_plane]
                values[is_padded & (share > 0)] = np.nan
            total += values * share
        if self._is_plain:
            total *= np.float32(volume.slope[0])
            total += np.float32(volume.intercept[0])
        if volume.gaps.any():
            gaps = np.append(volume.gaps, False)
            total[gaps[planes[0]] & (planes[1] > planes[0])] = np.nan
        return total

    def face(self, axis: int, at: float) -> NDArray[np.float32] | None:
        """Return the values at one place along an axis of the volume.

        ``axis`` is 0, 1, 2 for planes, rows, columns, ``at`` a fractional index; the
        result is indexed by the two other axes.  None outside, and at a gap.
        """
        count = self.volume.stored.shape[axis]
        if np.isnan(at) or not -_EDGE <= at <= count - 1 + _EDGE:
            return None
        low, high, weight = neighbours(np.clip(np.array([at]), 0, count - 1))
        below, above, share = int(low[0]), int(high[0]), float(weight[0])
        if axis == 0 and above > below and self.volume.gaps[below]:
            return None
        values = self._samples(axis, below)
        return _mixed(values, self._samples(axis, above), share) if share else values

    def _samples(self, axis: int, n: int) -> NDArray[np.float32]:
        volume = self.volume
        if axis == 0:
            return volume.values(n)
        stored = volume.stored[:, n] if axis == 1 else volume.stored[:, :, n]
        values: NDArray[np.float32] = stored.astype(np.float32)
        values *= volume.slope.astype(np.float32)[:, None]
        values += volume.intercept.astype(np.float32)[:, None]
        if volume.padding is not None:
            values[stored == volume.padding[:, None]] = np.nan
        return values

    def outline(self, plane: Plane) -> NDArray[np.float64]:
        """Return where its outermost samples meet a plane: a polygon, shape (n, 2), mm.

        Of no points where they do not.
        """
        ends = [(0.0, n - 1.0) for n in self.volume.geometry.shape]
        corners = [
            [ends[axis][corner >> axis & 1] for axis in range(3)] for corner in range(8)
        ]
        own = self.volume.geometry.to_mm(corners)
        places = self.motion.inverse().of(own) @ plane.orientation.directions.T
        above = places[:, 2] - plane.at
        above[np.abs(above) < _EDGE] = 0.0
        found = []
        for one, other in _EDGES:
            a, b = above[one], above[other]
            if a * b < 0:
                t = a / (a - b)
                found.append(places[one, :2] + t * (places[other] - places[one])[:2])
        found += [places[n, :2] for n in np.flatnonzero(above == 0)]
        if len(found) < 3:
            return np.empty((0, 2))
        points = np.unique(np.round(found, 9), axis=0)
        away = points - points.mean(axis=0)
        order: NDArray[np.intp] = np.argsort(np.arctan2(away[:, 1], away[:, 0]))
        return points[order]


def _mixed(
    values: NDArray[np.float32], upper: NDArray[np.float32], share: float
) -> NDArray[np.float32]:
    """Return what lies between two faces; both are used up."""
    upper -= values
    upper *= np.float32(share)
    values += upper
    return values


def _between(
    at: NDArray[np.float64], count: int
) -> tuple[NDArray[np.intp], NDArray[np.intp], NDArray[np.float32]]:
    """Return the samples below and above, and the weight of that above; shape (n,)."""
    low, high, weight = neighbours(np.clip(at, 0, count - 1))
    return low, high, weight.astype(np.float32)
