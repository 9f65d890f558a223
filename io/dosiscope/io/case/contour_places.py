"""Contours that reach beyond the CT images: drawn where they are, and told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import StructureSet

# pixels beyond the edge that rounding may explain
_SLACK: Final = 0.5


def check_places(structure_set: StructureSet, ct: Ct) -> list[Finding]:
    """Return one finding for each ROI whose contours leave the area of the pixels."""
    remarks = Remarks(structure_set.header)
    _, rows, columns = ct.geometry.shape
    for roi in structure_set.rois:
        contours = roi.contours
        if roi.withheld or not len(contours):
            continue
        # position in the plane alone; planes are looked after elsewhere
        offset = contours.points - ct.geometry.origin
        j = offset @ ct.geometry.column_direction / ct.geometry.spacing[0]
        i = offset @ ct.geometry.row_direction / ct.geometry.spacing[1]
        edge = 0.5 + _SLACK
        beyond = (j < -edge) | (j > rows - 1 + edge)
        beyond |= (i < -edge) | (i > columns - 1 + edge)
        if not beyond.any():
            continue
        count = int(np.logical_or.reduceat(beyond, contours.starts[:-1]).sum())
        remarks.add(
            "S19",
            count=count,
            total=len(contours),
            name=roi.shown_name,
            share=tr(
                "{some} of {all}",
                some=count,
                all=counted(len(contours), "contour"),
            ),
            tag=tags.ContourData,
            found=tr_count(
                "{n} contour beyond the images", "{n} contours beyond the images", count
            ),
            expected=tr("contours within the images"),
            roi=roi.number,
        )
    return remarks.found
