"""Item 3: whether the isocentre is where the structure set marks it."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop
from dosiscope.core.language import marked, tr
from dosiscope.core.plan_check.isocentres import isocentre_groups
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.of_beams import (
    is_shaped,
    numbers_of,
    place_text,
    treatment_beams,
)
from dosiscope.core.plan_check.roi_types import name_text, rois_of
from dosiscope.core.text import first_few, mm_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.plane import Vector
    from dosiscope.core.structures import Roi

_LIE: Final = {
    ItemResult.PASS: marked(
        "{some} of {all} isocentres lie at points that mark them: {told}"
    ),
    ItemResult.FLAG: marked(
        "{some} of {all} isocentres lie at no points that mark them: {told}"
    ),
    ItemResult.REPORT: marked(
        "{some} of {all} isocentres lie beside marked points: {told}"
    ),
}
_POINT_MM: Final = 10.0  # what is drawn larger marks no point


def check_isocentre(subject: PlanSubject) -> Iterator[Answer]:
    """Tell how far isocentres lie from the points that mark them, or from a marker."""
    beams = treatment_beams(subject.plan)
    groups = isocentre_groups(beams, subject.limits.same_isocentre_mm)
    marks = _points(rois_of(subject, "ISOCENTER"))
    others = _points(rois_of(subject, "MARKER"))
    if not marks and not others:
        raise NotEvaluableError(tr("no point of type ISOCENTER or MARKER is drawn"))
    limit = subject.limits.isocentre_marker_mm if marks else None
    found: dict[ItemResult, list[_Distance]] = {}
    for isocentre, members in groups:
        roi, mm = _nearest(isocentre, marks or others)
        if limit is None:
            result = ItemResult.REPORT
        elif mm <= limit:
            result = ItemResult.PASS
        else:  # one point marks no shots of radiosurgery
            are_shots = len(groups) > 1 and all(map(_is_shot, members))
            result = ItemResult.REPORT if are_shots else ItemResult.FLAG
        found.setdefault(result, []).append(_Distance(isocentre, members, roi, mm))
    for result, some in found.items():
        first, *more = some
        if more:
            told = tr(
                _LIE[result],
                some=len(some),
                all=len(groups),
                told=first_few(map(_told, some)),
            )
        elif len(groups) > 1:
            told = tr(
                "The isocentre {place} is {distance} from {roi}", **_fields(first)
            )
        else:
            told = tr(
                "The isocentre lies {distance} from {roi}",
                distance=first.text,
                roi=name_text(first.roi),
            )
        if not marks:
            told = tr("{told}, the nearest marker", told=told)
        elif result is ItemResult.FLAG and not more:
            told = tr("{told}, which marks it", told=told)
        yield Answer(
            result=result,
            message=with_stop(told),
            found=first_few(one.text for one in some),
            expected=""
            if limit is None
            else tr("at most {limit} mm", limit=typed_number(limit)),
            rois=tuple(dict.fromkeys(one.roi.number for one in some)),
            beams=numbers_of(beam for one in some for beam in one.beams),
        )


def _is_shot(beam: Beam) -> bool:
    """Whether nothing shapes a beam that has control points, as of radiosurgery."""
    others = beam.devices or beam.applicators or beam.blocks
    return beam.points is not None and not is_shaped(beam) and not others


class _Distance(NamedTuple):
    """From an isocentre with its beams to the nearest point, mm."""

    isocentre: Vector
    beams: list[Beam]
    roi: Roi
    mm: float

    @property
    def text(self) -> str:
        return f"{mm_number(self.mm)} mm"


def _fields(one: _Distance) -> dict[str, str]:
    place, roi = place_text(one.isocentre), name_text(one.roi)
    return {"place": place, "distance": one.text, "roi": roi}


def _told(one: _Distance) -> str:
    return tr("{place} is {distance} from {roi}", **_fields(one))


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
