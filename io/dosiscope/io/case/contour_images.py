"""Contours against the images they name (BRTO-II 7.4.8.2.1, RC-04 to RC-06)."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import (
    ROUNDING,
    Mode,
    mode_of,
    nearest_distance,
)
from dosiscope.core.contours.placing import nearer_to_one
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.reason import Reason
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi, StructureSet


def settle_contour_images(
    structure_set: StructureSet, ct: Ct
) -> tuple[StructureSet, list[Finding]]:
    """Return the structure set without contours that lie nowhere, and what is wrong.

    Contours are drawn at their own coordinates, whatever they name.  An image that
    the structure set lists but that is not here is no finding of a contour's.  A
    contour that names an unknown image and lies on no image is left out.
    """
    planes = dict(zip(ct.image_uids, ct.geometry.z.tolist(), strict=True))
    absent = set(structure_set.image_uids) - set(planes)
    remarks = Remarks(structure_set.header)
    rois = tuple(
        roi if roi.withheld else _settle(roi, planes, absent, ct, remarks)
        for roi in structure_set.rois
    )
    return replace(structure_set, rois=rois), remarks.found


@dataclass(slots=True)
class _Found:
    """Indices of the contours of one ROI that break one rule."""

    unnamed: list[int] = field(default_factory=list)
    several: list[int] = field(default_factory=list)
    unknown: list[int] = field(default_factory=list)
    nowhere: list[int] = field(default_factory=list)
    nearest: list[int] = field(default_factory=list)
    beside: list[int] = field(default_factory=list)
    wrong: list[int] = field(default_factory=list)
    # how far those near to the image they name and those beside it lie from it, mm
    off: dict[int, float] = field(default_factory=dict)


def _settle(
    roi: Roi, planes: dict[str, float], absent: set[str], ct: Ct, remarks: Remarks
) -> Roi:
    contours, images = roi.contours, ct.geometry.z
    z = contours.z
    on_plane = nearest_distance(z, images) <= SAME_PLANE_MM + ROUNDING
    half_way = dict(zip(images.tolist(), nearer_to_one(images).tolist(), strict=True))
    found = _Found()
    for n, uids in enumerate(contours.image_uids):
        if not uids:
            if on_plane[n]:
                found.unnamed.append(n)
            continue
        if len(uids) > 1:
            found.several.append(n)
        if uids[0] in absent:
            continue
        image = planes.get(uids[0])
        if image is None:
            (found.unknown if on_plane[n] else found.nowhere).append(n)
        elif abs(image - z[n]) > SAME_PLANE_MM + ROUNDING:
            if on_plane[n]:
                found.wrong.append(n)
            else:
                found.off[n] = abs(image - float(z[n]))
                is_nearest = found.off[n] <= half_way[image]
                (found.nearest if is_nearest else found.beside).append(n)
    off_slice = mode_of(roi, images, frozenset(planes)) is Mode.OFF_SLICE
    _tell(roi, found, off_slice, remarks)
    return _without(roi, found.nowhere) if found.nowhere else roi


def _without(roi: Roi, left_out: list[int]) -> Roi:
    kept = np.ones(len(roi.contours), dtype=np.bool_)
    kept[left_out] = False
    why = Reason.of(
        "{count} of its {total} contours could not be placed",
        count=len(left_out),
        total=len(kept),
    )
    return replace(
        roi,
        contours=roi.contours.only(kept),
        not_measured=(*roi.not_measured, why),
    )


def _tell(roi: Roi, found: _Found, off_slice: bool, remarks: Remarks) -> None:
    off_images = found.nearest + found.beside if off_slice else []
    told: tuple[tuple[list[int], str], ...] = (
        (found.unnamed, "OS-11/E12" if off_slice else "RC-04:none"),
        (found.several, "RC-04:several"),
        (found.unknown, "RC-04:unknown"),
        (found.nowhere, "RC-04:nowhere"),
        ([] if off_slice else found.nearest, "RC-05/E13"),
        ([] if off_slice else found.beside, "RC-05"),
        (off_images, "OS-11/E11"),
        (found.wrong, "RC-06"),
    )
    for places, key in told:
        if places:
            remarks.add(
                key,
                tag=tags.ContourImageSequence,
                found=counted(len(places), "contour"),
                expected=tr("one image, at the z of the contour"),
                roi=roi.number,
                z=float(roi.contours.z[min(places)]),
                name=roi.name,
                share=tr(
                    "{some} of {all}",
                    some=len(places),
                    all=counted(len(roi.contours), "contour"),
                ),
                off=max((found.off.get(n, 0.0) for n in places), default=0.0),
            )
