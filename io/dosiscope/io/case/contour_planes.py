"""Contours a little beside the image that they lie on: they are laid on it (RC-05)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.placing import beside_images, states_what_lies_between
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi, StructureSet


def lay_on_images(
    structure_set: StructureSet, ct: Ct
) -> tuple[StructureSet, list[Finding]]:
    """Return the structure set with contours on the images that they are near to.

    See `dosiscope.core.contours.placing.image_heights`.  ROIs that state what lies
    between the images stay as they are: there every z is data.
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
    beside, height = beside_images(contours, ct.geometry.z, planes)
    if not len(beside):
        return roi
    off = float(np.abs(contours.z[beside] - height).max())
    count = f"{len(beside)} of {len(contours)} contours"
    remarks.add(
        "RC-05/E13:near",
        name=roi.name,
        share=count,
        off=off,
        tag=tags.ContourData,
        found=count,
        expected=f"at most {SAME_PLANE_MM:g} mm off the image",
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
