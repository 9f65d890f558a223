"""Which ROI a person means by a place on the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.solids.inside import rois_at
from dosiscope.viewer.roi_lines import roi_lines

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import Point, ViewState


def roi_at(view: ViewState, point: Point, reach: float) -> Roi | None:
    """Return the visible ROI whose line or point is nearest, else the smallest around.

    ``point`` lies on the plane of the view; ``reach`` is how far (mm) a line may be
    away.
    """
    review, plane = view.review, view.plane
    u, v = plane.to_uv(point).tolist()
    nearest: tuple[float, Roi] | None = None
    lines = roi_lines(
        review, [roi.number for roi in review.display.visible_rois], plane
    )
    for roi in review.display.visible_rois:
        points = review.display.outlines(roi.number).markers
        points = plane.to_uv(points[plane.holds(points)])
        distance = min(
            *(distance_to(segments, u, v) for segments in lines[roi.number][:2]),
            *(
                distance_to(np.concatenate([places, places], axis=1), u, v)
                for places in (points, lines[roi.number].crossings)
            ),
        )
        if distance <= reach and (nearest is None or distance < nearest[0]):
            nearest = distance, roi
    if nearest is not None:
        return nearest[1]
    around = rois_at(point, review.display.visible_rois, review.results.solids)
    volumes = review.results.volumes
    return min(around, key=lambda r: volumes.get(r.number, np.inf), default=None)


def distance_to(segments: NDArray[np.float64], u: float, v: float) -> float:
    """Distance of a point from the nearest of segments (n, 4); infinite for none."""
    if not len(segments):
        return float("inf")
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    to_point = np.array([u, v]) - start
    length = np.maximum((along**2).sum(axis=1), 1e-12)
    share = np.clip((to_point * along).sum(axis=1) / length, 0, 1)
    return float(np.hypot(*(to_point - share[:, None] * along).T).min())
