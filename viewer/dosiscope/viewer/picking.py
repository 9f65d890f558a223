"""Which ROI a person means by a place on the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.solids.inside import rois_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Point, Review


def roi_at(review: Review, point: Point, reach: float) -> Roi | None:
    """Return the visible ROI whose line or point is nearest, else the smallest around.

    ``reach`` is how far (mm) a line may be away.
    """
    x, y, z = point
    nearest: tuple[float, Roi] | None = None
    for roi in review.visible_rois:
        outlines = review.outlines(roi.number)
        points = outlines.markers_at(z)
        distance = min(
            _distance(outlines.closed_at(z), x, y),
            _distance(outlines.open_at(z), x, y),
            _distance(np.concatenate([points, points], axis=1), x, y),
        )
        if distance <= reach and (nearest is None or distance < nearest[0]):
            nearest = distance, roi
    if nearest is not None:
        return nearest[1]
    around = rois_at(point, review.visible_rois, review.solids)
    volumes = review.volumes
    return min(around, key=lambda r: volumes.get(r.number, np.inf), default=None)


def _distance(segments: NDArray[np.float64], x: float, y: float) -> float:
    """Distance of a point from the nearest of segments (n, 4); infinite for none."""
    if not len(segments):
        return float("inf")
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    to_point = np.array([x, y]) - start
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip((to_point * along).sum(axis=1) / length, 0, 1)
    return float(np.hypot(*(to_point - share[:, None] * along).T).min())
