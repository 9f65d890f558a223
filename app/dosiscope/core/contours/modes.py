"""How an ROI states what lies between its contours: the mode that rules it.

Off-slice contours are those of the IHE-RO BRTO-II profile (Attached Contours,
PS3.3-2016c C.8.8.6) and of PS3.3 C.8.8.6.4 (Source Pixel Planes).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import marked

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.structures import Contours, Roi, StructureSet

ROUNDING: Final = 1e-6
# A contour this near to an image is meant to be on it: a rounding exporter.
MEANT_MM: Final = 0.5
# Without images, contour planes further apart than this many usual steps have an
# empty plane between them.
_MISSING = 1.5
_ALIKE_MM: Final = 0.1 + ROUNDING  # z of one spacing, rounded by the exporter
_OFF_LATTICE: Final = 0.1  # of the usual distance: no multiple of it


class Mode(StrEnum):
    """How contours of an ROI are connected."""

    ON_SLICE = marked("on-slice")
    OFF_SLICE = marked("off-slice")
    SOURCE_PLANES = marked("source-planes")
    UNDEFINED = marked("undefined")
    NONE = marked("none")


@dataclass(frozen=True, slots=True, eq=False)
class SlicePlanes:
    """Planes on which an on-slice ROI is stated to be, or not to be.

    Attributes
    ----------
    z
        Ascending, shape (planes,), mm.
    is_image
        Which of them are planes of the CT; the others are contour planes that
        stand for images that are not at hand.
    step
        Usual distance, mm; NaN where it is not known.
    """

    z: NDArray[np.float64]
    is_image: NDArray[np.bool_]
    step: float

    def adjacent(self) -> NDArray[np.bool_]:
        """Whether plane n and n + 1 are neighbours, shape (planes - 1,)."""
        both = self.is_image[1:] & self.is_image[:-1]
        result: NDArray[np.bool_] = both | (np.diff(self.z) <= _MISSING * self.step)
        return result


def area_contours(contours: Contours) -> NDArray[np.int64]:
    """Return the indices of the contours that can bound an area, shape (n,)."""
    lengths = np.diff(contours.starts)
    return np.flatnonzero(contours.closed & (lengths >= 3))


def nearest_distance(
    z: NDArray[np.float64], planes: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the distance of each z to the nearest of ascending planes, mm."""
    if not len(planes):
        return np.full(np.shape(z), np.inf)
    result: NDArray[np.float64] = np.abs(planes[nearest_planes(z, planes)] - z)
    return result


def nearest_planes(
    z: NDArray[np.float64], planes: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the place of the plane nearest to each z; the lower one of two as near.

    ``planes`` ascending, not empty.
    """
    upper = np.clip(np.searchsorted(planes, z), 0, len(planes) - 1)
    lower = np.maximum(upper - 1, 0)
    is_lower = np.abs(planes[lower] - z) <= np.abs(planes[upper] - z)
    return np.where(is_lower, lower, upper)


def on_planes(z: NDArray[np.float64], planes: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Whether each z lies on one of ascending planes (within 0.01 mm)."""
    result: NDArray[np.bool_] = nearest_distance(z, planes) <= SAME_PLANE_MM + ROUNDING
    return result


def cluster_planes(z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the planes of contours at ``z``: the lowest z of each, ascending."""
    heights = np.unique(z)
    if np.all(np.diff(heights) > SAME_PLANE_MM + ROUNDING):
        return heights
    planes: list[float] = []
    for value in heights.tolist():
        if not planes or value - planes[-1] > SAME_PLANE_MM + ROUNDING:
            planes.append(value)
    return np.array(planes)


def mode_of(
    roi: Roi,
    image_z: NDArray[np.float64],
    image_uids: frozenset[str] | None = None,
) -> Mode:
    """Return the mode of an ROI; ``image_z`` ascending, may be empty.

    Attached Contours counts where it is present, even empty.  Contours beyond the
    images, or on images that were not read, do not make an ROI off-slice.
    """
    contours = roi.contours
    used = area_contours(contours)
    if not len(used):
        return Mode.NONE
    if any(contours.attached[n] is not None for n in used):
        return Mode.OFF_SLICE
    if roi.source_planes is not None:
        return Mode.SOURCE_PLANES
    planes = slice_planes(contours, image_z, image_uids)
    on_slice = on_planes(contours.z[used], planes.z)
    return Mode.ON_SLICE if bool(on_slice.all()) else Mode.UNDEFINED


def own_images(
    contours: Contours,
    image_z: NDArray[np.float64],
    image_uids: frozenset[str] | None,
) -> NDArray[np.float64]:
    """Return the image planes, or none where the contours name images of others."""
    named = contours.image_uids
    if image_uids is None or not any(named):
        return image_z
    known = any(not image_uids.isdisjoint(uids) for uids in named)
    return image_z if known else np.empty(0)


def slice_planes(
    contours: Contours,
    image_z: NDArray[np.float64],
    image_uids: frozenset[str] | None = None,
    usual_step: float | None = None,
) -> SlicePlanes:
    """Return the image planes, and the contour planes that stand for missing ones.

    A contour plane stands for an image where it lies beyond the CT, or names an
    image that is not among ``image_uids``.  Where contours name images, but none of
    this CT, its planes are not those the ROI was drawn on, and do not count.
    ``usual_step`` is the distance of planes in the whole structure set, if known.
    """
    used = area_contours(contours)
    z = contours.z[used]
    image_z = own_images(contours, image_z, image_uids)
    if len(image_z):
        beyond = (z < image_z[0] - SAME_PLANE_MM) | (z > image_z[-1] + SAME_PLANE_MM)
        if image_uids is not None:
            named = [contours.image_uids[n] for n in used]
            beyond |= [bool(u) and image_uids.isdisjoint(u) for u in named]
        z = z[beyond & ~on_planes(z, image_z)]
    planes = np.concatenate([image_z, cluster_planes(z)])
    order = np.argsort(planes, kind="stable")
    is_image = (np.arange(len(planes)) < len(image_z))[order]
    planes = planes[order]
    steps = np.diff(planes)
    step = float(np.median(steps)) if len(steps) else np.nan
    if usual_step is not None and not step <= usual_step:
        has_own = not is_image.any() and _is_own_spacing(steps, usual_step)
        step = step if has_own else usual_step
    return SlicePlanes(planes, is_image, step)


def _is_own_spacing(steps: NDArray[np.float64], usual: float) -> bool:
    """Whether contours without images are not on every n-th plane of other ROIs.

    They are drawn on planes of their own then, with nothing left out between, as
    after a change of the image series.
    """
    if len(steps) < 2 or float(np.ptp(steps)) > _ALIKE_MM:
        return False
    times = float(steps.mean()) / usual
    return abs(times - round(times)) > _OFF_LATTICE


def usual_step(structure_set: StructureSet) -> float | None:
    """Return the usual distance of neighbouring contour planes, mm; None if none.

    For ROIs without images: one contour alone does not tell its thickness.
    """
    steps = [
        np.diff(cluster_planes(roi.contours.z[area_contours(roi.contours)]))
        for roi in structure_set.rois
        if not any(roi.contours.attached)
    ]
    every = np.concatenate([np.empty(0), *steps])
    return float(np.median(every)) if len(every) else None


def source_plane_heights(roi: Roi) -> SlicePlanes:
    """Return the source planes of an ROI that states them (PS3.3 C.8.8.6.4).

    The direction of counting is not stated; the one that its contours lie on
    counts.
    """
    source = roi.source_planes
    if source is None:
        return SlicePlanes(np.empty(0), np.empty(0, dtype=np.bool_), np.nan)
    steps = np.arange(source.count, dtype=np.float64) * abs(source.spacing)
    z = roi.contours.z[area_contours(roi.contours)]
    up: NDArray[np.float64] = source.origin[2] + steps
    down: NDArray[np.float64] = source.origin[2] - steps[::-1]
    heights = up if on_planes(z, up).sum() >= on_planes(z, down).sum() else down
    return SlicePlanes(heights, np.ones(len(heights), np.bool_), abs(source.spacing))
