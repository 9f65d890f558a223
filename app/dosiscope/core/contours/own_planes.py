"""Contours on planes of another series than the images, without a word about it.

Drawn on an MR, or interpolated by the exporter: one plane after the other at one
distance, with outlines between the images.  What lies between two planes is not stated
then, unless someone who knows says that it is what it is on images.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contours.modes import (
    MEANT_MM,
    ROUNDING,
    Mode,
    area_contours,
    cluster_planes,
    mode_of,
    nearest_distance,
    slice_planes,
)
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.structures import SourcePixelPlanes

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import NDArray

    from dosiscope.core.structures import Roi

ATTACHED: Final = "Attached Contours"  # what would say how they are connected
_LEAST: Final = 3  # planes that show a distance
_MOST: Final = 10_000


def own_planes(
    roi: Roi, image_z: NDArray[np.float64], image_uids: Collection[str] | None
) -> SourcePixelPlanes | None:
    """Return the planes at one distance that an ROI has for its own; None without.

    All its outlines lie on them within 0.01 mm, and one of them more than 0.5 mm beside
    every image, here or not; planes between them may be empty.  An ROI that states what
    lies between the images has none.  ``image_z`` ascending, mm.
    """
    known = None if image_uids is None else frozenset(image_uids)
    if not len(image_z) or mode_of(roi, image_z, known) is not Mode.UNDEFINED:
        return None
    contours = roi.contours
    z = cluster_planes(contours.z[area_contours(contours)])
    # contours beyond the images, or on one that is not here, stand for that
    slices = slice_planes(contours, image_z, known).z
    if len(z) < _LEAST or nearest_distance(z, slices).max() <= MEANT_MM + ROUNDING:
        return None
    places = np.round((z - z[0]) / np.diff(z).min())
    count = int(places[-1]) + 1
    if count > _MOST or not (np.diff(places) == 1).any():
        return None
    step = float((z[-1] - z[0]) / places[-1])
    if np.abs(z[0] + step * places - z).max() > SAME_PLANE_MM + ROUNDING:
        return None
    return SourcePixelPlanes((0.0, 0.0, float(z[0])), step, count)


def on_own_planes(roi: Roi, planes: SourcePixelPlanes) -> Roi:
    """Return the ROI as drawn on these planes: half a step belongs to each outline."""
    return replace(roi, source_planes=planes)


def distance_text(planes: SourcePixelPlanes) -> str:
    """Return how far the planes are apart: "planes 2.20 mm apart"."""
    return tr("planes {distance:.2f} mm apart", distance=planes.spacing)
