"""Checks on where contours lie; which images they name is checked by their reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import (
    MEANT_MM,
    ROUNDING,
    Mode,
    nearest_distance,
    on_planes,
)
from dosiscope.core.contours.own_planes import own_planes
from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.contour_checks.report import Report
    from dosiscope.core.contours.graph import ContourGraph


def check_positions(
    report: Report,
    graph: ContourGraph,
    images: NDArray[np.float64],
    image_uids: Sequence[str] | None,
) -> None:
    """RC-05: E13 where no image is named, and E14; nothing without a CT."""
    if not len(images) or not len(graph.contours):
        return
    images = np.sort(images)
    on_image = on_planes(graph.z, images)
    distance = nearest_distance(graph.z, images)
    beyond = (graph.z < images[0] - SAME_PLANE_MM) | (
        graph.z > images[-1] + SAME_PLANE_MM
    )
    beyond &= ~on_image
    contours = graph.contours
    stated = [report.roi.contours.image_uids[n] for n in contours]
    names_image = np.array([bool(uids) for uids in stated], dtype=np.bool_)
    if image_uids is not None:
        # an image that was not read is no contour's fault
        known = frozenset(image_uids)
        beyond &= ~(names_image & [known.isdisjoint(uids) for uids in stated])

    low, high = float(images[0]), float(images[-1])
    report.each("RC-05/E14", contours[beyond], low=low, high=high)
    # where what lies between the images is stated, or on planes of its own, z is data
    is_meant = graph.mode in (Mode.OFF_SLICE, Mode.SOURCE_PLANES)
    if not is_meant and own_planes(report.roi, images, image_uids) is None:
        rounded = ~on_image & ~beyond & ~names_image
        rounded &= distance <= MEANT_MM + ROUNDING
        off = float(distance[rounded].max(initial=0.0))
        report.each("RC-05/E13:unnamed", contours[rounded], off=off)
