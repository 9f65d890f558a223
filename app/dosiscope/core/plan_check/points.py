"""Item 3: whether the isocentre is where the structure set marks it."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.incidence import treatment_beams
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roles import quoted, rois_of
from dosiscope.core.text import mm_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.plane import Vector
    from dosiscope.core.structures import Roi

_POINT_MM: Final = 10.0  # what is drawn larger marks no point
_SAME_MM: Final = 0.5


def check_isocentre(subject: PlanSubject) -> Iterator[Answer]:
    """Tell how far isocentres lie from the points that mark them, or from a marker."""
    isocentres = _isocentres(subject)
    if not isocentres:
        raise NotEvaluableError("no beam states an isocentre")
    marks = _points(rois_of(subject, "ISOCENTER"))
    others = _points(rois_of(subject, "MARKER"))
    if not marks and not others:
        raise NotEvaluableError("no point of type ISOCENTER or MARKER is drawn")
    limit = subject.limits.isocentre_marker_mm
    for isocentre, beams in isocentres.items():
        roi, mm = _nearest(isocentre, marks or others)
        found = f"{mm_number(mm)} mm"
        told = f"The isocentre lies {found} from {quoted((roi,))}"
        if len(isocentres) > 1:
            place = ", ".join(map(mm_number, isocentre))
            told = f"The isocentre ({place}) mm lies {found} from {quoted((roi,))}"
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
            beams=beams,
        )


def _isocentres(subject: PlanSubject) -> dict[Vector, tuple[int, ...]]:
    """Return the distinct isocentres of what treats, and the beams of each."""
    found: dict[Vector, tuple[int, ...]] = {}
    for beam in treatment_beams(subject.plan):
        if beam.isocentre is None:
            continue
        same = (one for one in found if dist(one, beam.isocentre) <= _SAME_MM)
        place = next(same, beam.isocentre)
        found[place] = (*found.get(place, ()), beam.number)
    return found


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
