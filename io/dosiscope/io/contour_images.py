"""Contours against the images they name (BRTO-II 7.4.8.2.1, RC-04 to RC-06)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.io import tags
from dosiscope.io.remarks import DEV_NOTE, DEV_WARN, FAIL_WARN, Remarks

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi, StructureSet
    from dosiscope.io.remarks import Verdict

_SLACK = 1e-6


def check_contour_images(structure_set: StructureSet, ct: Ct) -> list[Finding]:
    """Return where a contour does not lie on the image it names.

    Contours are drawn at their own coordinates, whatever they name.  An image that
    the structure set lists but that is not here is no finding of a contour's.
    """
    planes = dict(zip(ct.image_uids, ct.geometry.z.tolist(), strict=True))
    absent = set(structure_set.image_uids) - set(planes)
    remarks = Remarks(structure_set.header)
    for roi in structure_set.rois:
        if not roi.withheld:
            _check(roi, planes, absent, ct, remarks)
    return remarks.found


@dataclass(slots=True)
class _Found:
    """Places (z, mm) of contours of one ROI that break one rule."""

    unnamed: list[float] = field(default_factory=list)
    several: list[float] = field(default_factory=list)
    unknown: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    wrong: list[float] = field(default_factory=list)


def _check(
    roi: Roi, planes: dict[str, float], absent: set[str], ct: Ct, remarks: Remarks
) -> None:
    contours = roi.contours
    z = contours.z
    nearest = np.abs(z[:, None] - ct.geometry.z[None, :]).min(axis=1, initial=np.inf)
    on_plane = nearest <= SAME_PLANE_MM + _SLACK
    found = _Found()
    for n, uids in enumerate(contours.image_uids):
        here = float(z[n])
        if not uids:
            if on_plane[n]:
                found.unnamed.append(here)
            continue
        if len(uids) > 1:
            found.several.append(here)
        if uids[0] in absent:
            continue
        image = planes.get(uids[0])
        if image is None:
            found.unknown.append(here)
        elif abs(image - here) > SAME_PLANE_MM + _SLACK:
            (found.wrong if on_plane[n] else found.beside).append(here)
    _tell(roi, found, remarks)


def _tell(roi: Roi, found: _Found, remarks: Remarks) -> None:
    told: tuple[tuple[list[float], str, Verdict, str], ...] = (
        (found.unnamed, "RC-04", DEV_NOTE, "name no image; they are placed by their z"),
        (found.several, "RC-04", DEV_NOTE, "name more than one image"),
        (
            found.unknown,
            "RC-04",
            FAIL_WARN,
            "name an image that the structure set does not list; they are drawn at "
            "their own z",
        ),
        (
            found.beside,
            "RC-05",
            DEV_WARN,
            f"lie more than {SAME_PLANE_MM} mm beside the image they name; they are "
            "drawn at their own z",
        ),
        (
            found.wrong,
            "RC-06",
            FAIL_WARN,
            "name an image at another z; they are drawn at their own z",
        ),
    )
    for places, rule, verdict, what in told:
        if places:
            remarks.add(
                rule,
                verdict,
                f"{len(places)} of {len(roi.contours)} contours of ROI {roi.number} "
                f'"{roi.name}" {what} (first: z = {places[0]:.2f} mm).',
                tag=tags.ContourImageSequence,
                found=f"{len(places)} contours",
                expected="one image, at the z of the contour",
                roi=roi.number,
                z=places[0],
            )
