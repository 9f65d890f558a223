"""Chooses how the solid of an ROI is built: by its mode."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.modes import (
    Mode,
    area_contours,
    mode_of,
    on_planes,
    slice_planes,
    source_plane_heights,
)
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.reason import reasons_text
from dosiscope.core.solids.off_slice import build_off_slice
from dosiscope.core.solids.on_slice import build_on_slice, contours_on

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import EndRule, Solid
    from dosiscope.core.structures import Roi


def build(
    roi: Roi,
    image_z: NDArray[np.float64],
    end_rule: EndRule,
    ignore_off_slice: bool,
    image_uids: frozenset[str] | None,
    usual_step: float | None,
) -> Solid:
    """Build the solid; parameters and errors as `solid.build_solid`."""
    if roi.withheld is not None:
        raise NotEvaluableError(str(roi.withheld))
    if roi.not_measured:
        raise NotEvaluableError(reasons_text(roi.not_measured))
    mode = mode_of(roi, image_z, image_uids)
    name = roi.shown_name
    if mode is Mode.NONE:
        what = "only points" if roi.is_point else "no closed contours"
        raise NotEvaluableError(f'"{name}" has no volume: it has {what}.')
    planes = slice_planes(roi.contours, image_z, image_uids, usual_step)
    if mode is Mode.ON_SLICE:
        return build_on_slice(roi, planes, end_rule, area_contours(roi.contours))
    if ignore_off_slice:
        kept = contours_on(roi, planes)
        if len(image_z):
            kept = kept[on_planes(roi.contours.z[kept], image_z)]
        if not len(kept):
            raise NotEvaluableError(
                f'"{name}" has no volume: none of its contours lies on an image plane '
                "and off-slice information is ignored."
            )
        left = len(area_contours(roi.contours)) - len(kept)
        solid = build_on_slice(roi, planes, end_rule, kept)
        what = "1 off-slice contour" if left == 1 else f"{left} off-slice contours"
        return replace(solid, method=f"{solid.method}; {what} ignored as set")
    if mode is Mode.UNDEFINED:
        raise NotEvaluableError(
            f'"{name}" has no volume: some of its contours lie between the images and '
            "the file does not say how they are connected."
        )
    if mode is Mode.SOURCE_PLANES:
        planes = source_plane_heights(roi)
        used = area_contours(roi.contours)
        if not on_planes(roi.contours.z[used], planes.z).all():
            raise NotEvaluableError(
                f'"{name}" has no volume: some of its contours lie on none of the '
                "source planes that the file states for it."
            )
        return build_on_slice(roi, planes, end_rule, used, "source")
    graph = contour_graph(roi, image_z, image_uids)
    if graph.not_measured:
        raise NotEvaluableError(f'"{name}" has no volume: {graph.not_measured}.')
    return build_off_slice(roi, graph)
