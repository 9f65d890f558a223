"""Checks on where contours lie and which images they name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours import verdicts as rules
from dosiscope.core.contours.modes import (
    MEANT_MM,
    ROUNDING,
    Mode,
    nearest_distance,
    on_planes,
)
from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.contours.report import Report


def check_positions(
    report: Report,
    graph: ContourGraph,
    images: NDArray[np.float64],
    image_uids: Sequence[str] | None,
    named_images: bool,
) -> None:
    """RC-04, RC-05, RC-06, OS-11; E11 to E14; nothing without images.

    Without ``named_images`` only what does not depend on the images named.
    """
    if not len(images) or not len(graph.contours):
        return
    order = np.argsort(images)
    images = images[order]
    on_image = on_planes(graph.z, images)
    distance = nearest_distance(graph.z, images)
    beyond = (graph.z < images[0] - SAME_PLANE_MM) | (
        graph.z > images[-1] + SAME_PLANE_MM
    )
    beyond &= ~on_image
    contours = graph.contours
    stated = [report.roi.contours.image_uids[n] for n in contours]
    names_image = np.array([bool(uids) for uids in stated], dtype=np.bool_)
    elsewhere = np.zeros(len(contours), dtype=np.bool_)
    if image_uids is not None and named_images:
        uids = [image_uids[n] for n in order]
        elsewhere = _check_named(report, graph, images, uids, stated, on_image)
    elif image_uids is not None:
        # an image that was not read is no contour's fault
        known = frozenset(image_uids)
        elsewhere = names_image & [known.isdisjoint(uids) for uids in stated]
        beyond &= ~elsewhere

    low, high = float(images[0]), float(images[-1])
    report.each("RC-05/E14", contours[beyond], low=low, high=high)
    between = ~on_image & ~beyond & ~elsewhere
    if graph.mode is not Mode.OFF_SLICE:
        near = distance <= MEANT_MM + ROUNDING
        rounded = between & near & (named_images | ~names_image)
        off = float(distance[rounded].max(initial=0.0))
        report.each(rules.ROUNDED, contours[rounded], off=off)
    elif named_images:
        report.each(rules.NAMES_IMAGE, contours[between & names_image])
    if named_images:
        report.each("RC-04/E12", contours[on_image & ~names_image])


def _check_named(
    report: Report,
    graph: ContourGraph,
    images: NDArray[np.float64],
    image_uids: Sequence[str],
    stated: Sequence[tuple[str, ...]],
    on_image: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """RC-04, RC-06; returns which contours lie on an image that was not read."""
    height = dict(zip(image_uids, images.tolist(), strict=True))
    unknown, conflict, several = [], [], []
    elsewhere = np.zeros(len(stated), dtype=np.bool_)
    z = graph.z.tolist()
    for n, uids in enumerate(stated):
        if len(uids) > 1:
            several.append(n)
        known = [height[uid] for uid in uids if uid in height]
        if uids and not known:
            if on_image[n]:
                unknown.append(n)
            else:
                elsewhere[n] = True
        elif known and on_image[n] and abs(known[0] - z[n]) > SAME_PLANE_MM + 1e-6:
            conflict.append(n)
    contours = graph.contours
    report.each(rules.NAMES_UNKNOWN, contours[np.array(unknown, dtype=np.int64)])
    report.each(rules.NAMES_OTHER, contours[np.array(conflict, dtype=np.int64)])
    report.each(rules.NAMES_SEVERAL, contours[np.array(several, dtype=np.int64)])
    report.each("RC-04:unread", contours[elsewhere])
    return elsewhere
