"""On which image a contour lies whose z is not quite that of it: exporters round z.

The profile's 0.01 mm (BRTO-II 7.4.8.2.1) decides what is said of such a contour, not
whether it can be used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contours.modes import (
    MEANT_MM,
    ROUNDING,
    nearest_planes,
    on_planes,
)
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.structures import GeometricType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from dosiscope.core.structures import Contours, Roi

# Nearer than this part of the distance of the images a contour is meant to be on one.
_PART: Final = 0.25
# They need not lie on an image, so where they lie says nothing.
_FREE: Final = (GeometricType.POINT, GeometricType.OPEN_NONPLANAR)


def reach_of_images(image_z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return how far a contour on each image may lie beside it, shape (images,), mm.

    0.5 mm, and less than a quarter of the distance to the nearer neighbour.
    ``image_z`` ascending, shape (images,), mm.
    """
    quarter = _PART * _spacing(image_z) - ROUNDING
    reach: NDArray[np.float64] = np.minimum(MEANT_MM + ROUNDING, quarter)
    return reach


def nearer_to_one(image_z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return up to where a contour is nearer to an image than to another, (images,).

    In mm, of which 0.01 mm are left between; 0.5 mm where there is one image only.
    ``image_z`` as in `reach_of_images`.
    """
    half = _spacing(image_z) / 2 - SAME_PLANE_MM + ROUNDING
    return np.where(np.isfinite(half), half, MEANT_MM + ROUNDING)


def _spacing(image_z: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the distance of each image to its nearer neighbour, mm."""
    apart = np.full(len(image_z), np.inf)
    steps = np.diff(image_z)
    apart[:-1] = steps
    apart[1:] = np.minimum(apart[1:], steps)
    return apart


def is_planar(contours: Contours) -> NDArray[np.bool_]:
    """Whether each contour lies in one transverse plane by its type, (contours,)."""
    kinds = (kind not in _FREE for kind in contours.kinds)
    return np.fromiter(kinds, np.bool_, len(contours))


def states_what_lies_between(roi: Roi) -> bool:
    """Whether contours between the images are meant: every z is data then.

    By Attached Contours (PS3.3-2016c C.8.8.6) or Source Pixel Planes (C.8.8.6.4).
    """
    attached = any(numbers is not None for numbers in roi.contours.attached)
    return attached or roi.source_planes is not None


def image_heights(
    contours: Contours,
    image_z: NDArray[np.float64],
    planes: Mapping[str, float],
) -> NDArray[np.float64]:
    """Return the z of the image that each contour lies on; NaN where none is meant.

    A contour lies on the image that it names by UID and is near to (`reach_of_images`);
    where it names none, on the one image that it is near to.  One that names another
    image lies on none.

    Parameters
    ----------
    image_z
        Patient z of the CT's planes, ascending, mm.
    planes
        Patient z of each of these images by its SOP Instance UID.
    """
    result = np.full(len(contours), np.nan)
    if not len(image_z):
        return result
    # within its reach no other image is as near
    nearest = nearest_planes(contours.z, image_z)
    near = np.abs(image_z[nearest] - contours.z) <= reach_of_images(image_z)[nearest]
    for n in np.flatnonzero(near & is_planar(contours)).tolist():
        height = float(image_z[nearest[n]])
        named = contours.image_uids[n]
        if not named or any(planes.get(uid) == height for uid in named):
            result[n] = height
    return result


def beside_images(
    contours: Contours,
    image_z: NDArray[np.float64],
    planes: Mapping[str, float],
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the contours that lie beside their image, and its z, mm; shapes (n,).

    They are meant to be on it, but lie more than 0.01 mm off every image.
    """
    off = np.flatnonzero(~on_planes(contours.z, image_z))
    if not len(off):
        return off, np.empty(0)
    marked = np.zeros(len(contours), dtype=np.bool_)
    marked[off] = True
    height = image_heights(contours.only(marked), image_z, planes)
    meant = ~np.isnan(height)
    return off[meant], height[meant]
