"""Builds the solid of an ROI, in the way that its mode asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

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
from dosiscope.core.language import tr, tr_count
from dosiscope.core.reason import reasons_text
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.off_slice import build_off_slice
from dosiscope.core.solids.on_slice import build_on_slice, contours_on

if TYPE_CHECKING:
    from collections.abc import Collection

    from numpy.typing import ArrayLike

    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi


def build_solid(
    roi: Roi,
    image_z: ArrayLike,
    *,
    end_rule: EndRule = EndRule.HALF_SLICE,
    ignore_off_slice: bool = False,
    image_uids: Collection[str] | None = None,
    usual_step: float | None = None,
) -> Solid:
    """Build the solid of an ROI from its contours.

    Parameters
    ----------
    image_z
        Patient z of the CT's planes, shape (planes,), mm; may be empty.
    end_rule
        How far an on-slice ROI reaches beyond its ends.
    ignore_off_slice
        Take only the contours on image planes, as a system does that cannot read
        off-slice contours (BRTO-II 3.7.4.1.3).
    image_uids
        SOP Instance UIDs of the CT's images; a contour that names another image
        lies on an image plane that was not read.
    usual_step
        Usual distance of contour planes in the whole structure set, mm
        (`dosiscope.core.contours.modes.usual_step`); it serves where there is no
        image.

    Raises
    ------
    NotEvaluableError
        The ROI has no volume that the file states; the message says why.
    """
    z = np.sort(np.asarray(image_z, dtype=np.float64))
    uids = None if image_uids is None else frozenset(image_uids)
    if roi.withheld is not None:
        raise NotEvaluableError(str(roi.withheld))
    if roi.not_measured:
        raise NotEvaluableError(reasons_text(roi.not_measured))
    mode = mode_of(roi, z, uids)
    name = roi.shown_name
    if mode is Mode.NONE:
        if roi.is_point:
            raise NotEvaluableError(
                tr('"{name}" has no volume: it has only points.', name=name)
            )
        raise NotEvaluableError(
            tr('"{name}" has no volume: it has no closed contours.', name=name)
        )
    planes = slice_planes(roi.contours, z, uids, usual_step)
    if mode is Mode.ON_SLICE:
        return build_on_slice(roi, planes, end_rule, area_contours(roi.contours))
    if ignore_off_slice:
        kept = contours_on(roi, planes)
        if len(z):
            kept = kept[on_planes(roi.contours.z[kept], z)]
        if not len(kept):
            raise NotEvaluableError(
                tr(
                    '"{name}" has no volume: none of its contours lies on an image '
                    "plane and off-slice information is ignored.",
                    name=name,
                )
            )
        left = len(area_contours(roi.contours)) - len(kept)
        solid = build_on_slice(roi, planes, end_rule, kept)
        told = tr_count(
            "{n} off-slice contour ignored as set",
            "{n} off-slice contours ignored as set",
            left,
        )
        return replace(solid, method=f"{solid.method}; {told}")
    if mode is Mode.UNDEFINED:
        raise NotEvaluableError(
            tr(
                '"{name}" has no volume: some of its contours lie between the '
                "images and the file does not say how they are connected.",
                name=name,
            )
        )
    if mode is Mode.SOURCE_PLANES:
        planes = source_plane_heights(roi)
        used = area_contours(roi.contours)
        if not on_planes(roi.contours.z[used], planes.z).all():
            raise NotEvaluableError(
                tr(
                    '"{name}" has no volume: some of its contours lie on none of the '
                    "source planes that the file states for it.",
                    name=name,
                )
            )
        return build_on_slice(roi, planes, end_rule, used, of_source=True)
    graph = contour_graph(roi, z, uids)
    if graph.not_measured:
        raise NotEvaluableError(
            tr(
                '"{name}" has no volume: {why}.',
                name=name,
                why=graph.not_measured,
            )
        )
    return build_off_slice(roi, graph)
