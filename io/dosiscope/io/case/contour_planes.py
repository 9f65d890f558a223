"""Contours a little beside the image that they lie on: they are laid on it (RC-05)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.own_planes import (
    ATTACHED,
    distance_text,
    on_own_planes,
    own_planes,
)
from dosiscope.core.contours.placing import beside_images, states_what_lies_between
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.rules import verdict
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi, StructureSet


def lay_on_images(
    structure_set: StructureSet, ct: Ct
) -> tuple[StructureSet, list[Finding]]:
    """Return the structure set with contours on the images that they are near to.

    See `dosiscope.core.contours.placing.image_heights`.  ROIs that state what lies
    between the images stay as they are, and so do those on planes of their own: there
    every z is data.
    """
    planes = dict(zip(ct.image_uids, ct.geometry.z.tolist(), strict=True))
    remarks = Remarks(structure_set.header)
    rois = tuple(_laid(roi, ct, planes, remarks) for roi in structure_set.rois)
    remarks.gather({roi.number: roi.name for roi in rois})
    return replace(structure_set, rois=rois), remarks.found


def _laid(roi: Roi, ct: Ct, planes: dict[str, float], remarks: Remarks) -> Roi:
    contours = roi.contours
    if roi.withheld or not len(contours) or states_what_lies_between(roi):
        return roi
    if own_planes(roi, ct.geometry.z, ct.image_uids) is not None:
        return roi
    beside, height = beside_images(contours, ct.geometry.z, planes)
    if not len(beside):
        return roi
    off = float(np.abs(contours.z[beside] - height).max())
    count = tr(
        "{some} of {all}", some=len(beside), all=counted(len(contours), "contour")
    )
    remarks.add(
        "RC-05/E13:near",
        name=roi.name,
        share=count,
        off=off,
        tag=tags.ContourData,
        found=count,
        expected=tr("at most {limit:g} mm off the image", limit=SAME_PLANE_MM),
        roi=roi.number,
        z=float(contours.z[beside[0]]),
    )
    z = np.full(len(contours), np.nan)
    z[beside] = height
    z_of_points = np.repeat(z, np.diff(contours.starts))
    points = contours.points.copy()
    moved = ~np.isnan(z_of_points)
    points[moved, 2] = z_of_points[moved]
    return replace(roi, contours=replace(contours, points=points))


def lay_on_own_planes(
    structure_set: StructureSet, ct: Ct, accepted: Accepted
) -> tuple[StructureSet, list[Finding]]:
    """Return ROIs as drawn on planes of their own (OS-03) where that is accepted.

    See `dosiscope.core.contours.own_planes`.
    """
    remarks = Remarks(structure_set.header)
    rois: list[Roi] = []
    for roi in structure_set.rois:
        planes = None if roi.withheld else own_planes(roi, ct.geometry.z, ct.image_uids)
        found = distance_text(planes) if planes is not None else ""
        rule = verdict("OS-03:own").rule_id
        if planes is None or not accepted.covers(rule, found, ATTACHED):
            rois.append(roi)
            continue
        rois.append(on_own_planes(roi, planes))
        remarks.add(
            "OS-03:accepted",
            name=roi.name,
            tag=tags.AttachedContours,
            found=found,
            expected=ATTACHED,
            roi=roi.number,
        )
    remarks.gather({roi.number: roi.name for roi in rois})
    return replace(structure_set, rois=tuple(rois)), remarks.found
