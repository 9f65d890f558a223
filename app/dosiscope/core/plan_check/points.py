"""Item 3: whether the isocentre is where the structure set marks it."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.isocentres import isocentre_groups
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.of_beams import (
    numbers_of,
    place_text,
    treatment_beams,
)
from dosiscope.core.plan_check.roi_types import name_text, rois_of
from dosiscope.core.text import mm_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.plane import Vector
    from dosiscope.core.structures import Roi

_POINT_MM: Final = 10.0  # what is drawn larger marks no point


def check_isocentre(subject: PlanSubject) -> Iterator[Answer]:
    """Tell how far isocentres lie from the points that mark them, or from a marker."""
    beams = treatment_beams(subject.plan)
    groups = isocentre_groups(beams, subject.limits.same_isocentre_mm)
    marks = _points(rois_of(subject, "ISOCENTER"))
    others = _points(rois_of(subject, "MARKER"))
    if not marks and not others:
        raise NotEvaluableError("no point of type ISOCENTER or MARKER is drawn")
    limit = subject.limits.isocentre_marker_mm
    for isocentre, members in groups:
        roi, mm = _nearest(isocentre, marks or others)
        found = f"{mm_number(mm)} mm"
        told = f"The isocentre lies {found} from {name_text(roi)}"
        if len(groups) > 1:
            place = place_text(isocentre)
            told = f"The isocentre {place} lies {found} from {name_text(roi)}"
        if not marks:
            result, why = ItemResult.REPORT, ", the nearest marker"
        elif limit is None:
            result, why = ItemResult.REPORT, ""
        else:
            result = ItemResult.PASS if mm <= limit else ItemResult.FLAG
            why = "" if mm <= limit else ", which marks it"
        yield Answer(
            result=result,
            message=f"{told}{why}.",
            found=found,
            expected=f"at most {limit:g} mm" if marks and limit is not None else "",
            rois=(roi.number,),
            beams=numbers_of(members),
        )


def _points(rois: tuple[Roi, ...]) -> list[tuple[Roi, Vector]]:
    """Return every point of these structures, and the middle of what is as small."""
    found: list[tuple[Roi, Vector]] = []
    for roi in rois:
        points = roi.contours.points
        if not len(points):
            continue
        if roi.is_point:
            found += [(roi, (float(x), float(y), float(z))) for x, y, z in points]
        elif float(np.ptp(points, axis=0).max()) <= _POINT_MM and roi.centre:
            found.append((roi, roi.centre))
    return found


def _nearest(at: Vector, points: list[tuple[Roi, Vector]]) -> tuple[Roi, float]:
    roi, place = min(points, key=lambda one: dist(one[1], at))
    return roi, dist(place, at)


CHECKS: Final = {"PC-03": check_isocentre}
