"""A case as a system sees it that cannot read off-slice contours.

BRTO-II 3.7.4.1.3: such a system must say so and must not thin an ROI silently.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.contour_checks.checks import ignored_off_slice
from dosiscope.core.contours.modes import area_contours, on_planes
from dosiscope.core.findings import worst_first

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.structures import Roi


def ignoring_off_slice(case: Case) -> Case:
    """Return the case without what lies between the images; every ROI is flagged.

    The structure set stays whole, so that all counts do.  A case without CT has no
    image planes to compare with and is returned as it is.  Companions are taken in the
    same way, so that structures are compared as they are shown.
    """
    if case.ct is None or case.structure_set is None:
        return case
    uid = case.structure_set.header.sop_instance_uid
    found = [
        ignored_off_slice(roi, case.graphs[roi.number], uid)
        for roi in case.structure_set.rois
        if roi.number in case.graphs
    ]
    flags = tuple(finding for finding in found if finding is not None)
    return replace(
        case,
        findings=worst_first((*case.findings, *flags)),
        off_slice_ignored=frozenset(f.roi for f in flags if f.roi is not None),
        companions=tuple(map(ignoring_off_slice, case.companions)),
    )


def only_on_images(roi: Roi, image_z: NDArray[np.float64]) -> Roi:
    """Return the ROI without its closed contours between the images."""
    kept = on_planes(roi.contours.z, image_z)
    closed = area_contours(roi.contours)
    left_out = closed[~kept[closed]]
    kept[:] = True
    kept[left_out] = False
    return replace(roi, contours=roi.contours.only(kept))
