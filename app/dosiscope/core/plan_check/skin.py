"""From the source to the skin, and room around the patient (PC-32, PC-33)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beams.coordinate_systems import source_place
from dosiscope.core.beams.eye import position_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported, unknown
from dosiscope.core.plan_check.isocentres import isocentre_groups
from dosiscope.core.plan_check.of_beams import (
    Fault,
    beams_text,
    flagged_beams,
    not_stated,
    numbers_of,
    points_of,
    require,
    treatment_beams,
)
from dosiscope.core.plan_check.roi_types import EXTERNAL, SUPPORT, rois_of
from dosiscope.core.text import (
    capitalised,
    counted,
    mm_number,
    number_text,
    typed_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.solids.solid import Solid

_STEP_MM: Final = 1.0
_BEHIND_MM: Final = 600.0  # how far behind the isocentre the skin is looked for
_LEVEL: Final = 0.01  # degrees of a table that is not tilted

_AROUND: Final = (EXTERNAL, SUPPORT, "FIXATION", "BOLUS")


def check_skin_distances(subject: PlanSubject) -> Iterator[Answer]:
    """Compare distances to the skin with those along the axes (PC-32)."""
    beams = treatment_beams(subject.plan)
    require(beams, "300A,0130", "300A,00B4", "300A,030A")
    stating = [beam for beam in beams if not np.isnan(_stated(beam))]
    if not stating:
        raise NotEvaluableError(tr("no beam states its distance to the skin"))
    skin = _skin(subject)
    limit = subject.limits.skin_distance_mm
    found: list[tuple[Beam, float]] = []
    without: dict[str, list[Beam]] = {}
    for beam in stating:
        try:
            found.append((beam, measured_distance(subject, beam, skin)))
        except NotEvaluableError as error:
            without.setdefault(str(error), []).append(beam)
    silent = [b for b in beams if b not in stating]
    if silent:
        yield not_stated(
            silent,
            tr_count(
                "{beams} states no distance to the skin.",
                "{beams} state no distance to the skin.",
                len(silent),
                beams=beams_text(silent),
            ),
        )
    for why, some in without.items():
        yield unknown(
            message=capitalised(
                tr_count(
                    "{beams} has no distance to the skin that can be measured: {why}.",
                    "{beams} have no distance to the skin that can be measured: {why}.",
                    len(some),
                    beams=beams_text(some),
                    why=why,
                )
            ),
            beams=numbers_of(some),
        )
    if not found:
        return
    off = [(beam, mm, abs(mm - _stated(beam))) for beam, mm in found]
    wrong = [one for one in off if limit is not None and one[2] > limit]
    yield from flagged_beams(
        (
            (
                beam,
                Fault(
                    tr(
                        "states {stated} mm from source to skin; along its axis there "
                        "are {found} mm",
                        stated=mm_number(_stated(beam)),
                        found=mm_number(mm),
                    ),
                    f"{mm_number(_stated(beam))} mm",
                    tr(
                        "{distance} mm within {limit} mm",
                        distance=mm_number(mm),
                        limit=typed_number(limit or 0),
                    ),
                ),
            )
            for beam, mm, _ in wrong
        ),
        is_predicate=True,
    )
    if not wrong:
        most = f"{mm_number(max(apart for *_, apart in off))} mm"
        yield (reported if limit is None else passed)(
            message=tr(
                "The distances to the skin of {beams} are those along their axes "
                "within {distance}.",
                beams=counted(len(found), "beam"),
                distance=most,
            ),
            found=most,
        )


def _stated(beam: Beam) -> float:
    """Return what the first control point states, mm; NaN for nothing."""
    return float(points_of(beam).skin_distances[0]) if beam.points else float("nan")


def _skin(subject: PlanSubject) -> Solid:
    """Return the solid of the one external contour: that typed so, else called so."""
    called = [r for r in rois_of(subject, EXTERNAL) if r.number in subject.solids]
    rois = [roi for roi in called if roi.interpreted_type == EXTERNAL] or called
    if len(rois) != 1:
        raise NotEvaluableError(
            tr("there is more than one external contour that can be measured")
            if rois
            else tr("there is no external contour that can be measured")
        )
    return subject.solids[rois[0].number]


def measured_distance(subject: PlanSubject, beam: Beam, skin: Solid) -> float:
    """Return the distance from the source to the skin along a beam's axis, mm.

    Raises
    ------
    NotEvaluableError
        The beam does not state what its axis follows from, its table is tilted, or the
        axis does not meet the skin.
    """
    points = points_of(beam)
    angles = points.gantry[0], points.couch[0]
    if beam.isocentre is None or beam.source_axis is None or np.isnan(angles).any():
        raise NotEvaluableError(
            tr("isocentre, angles and distance of the axis are not all stated")
        )
    tilts = points.pitch[0], points.roll[0], points.eccentric[0]
    if any(abs(tilt) > _LEVEL for tilt in tilts if not np.isnan(tilt)):
        raise NotEvaluableError(tr("the table is tilted"))
    distance = beam.source_axis[0]
    if distance <= 0:
        raise NotEvaluableError(tr("the source-axis distance is not positive"))
    source = source_place(
        position_of(subject.plan, beam),
        beam.isocentre,
        gantry=float(angles[0]),
        couch=float(angles[1]),
        distance=distance,
    )
    direction = (np.array(beam.isocentre) - source) / distance
    found = _first_inside(skin, source, direction, distance + _BEHIND_MM)
    if found is None:
        raise NotEvaluableError(tr("the axis does not meet the external contour"))
    return found


def _first_inside(
    solid: Solid,
    start: NDArray[np.float64],
    direction: NDArray[np.float64],
    most: float,
) -> float | None:
    """Return how far the first point inside a solid is along a ray, mm."""
    box = solid.extent
    if box is None:
        return None
    corners = np.array(
        [(x, y, z) for x in box[::3] for y in box[1::3] for z in box[2::3]]
    )
    along = (corners - start) @ direction
    near, far = max(0.0, float(along.min()) - _STEP_MM), min(most, float(along.max()))
    places = np.arange(near, far + _STEP_MM, _STEP_MM)
    inside = solid.contains(start + places[:, np.newaxis] * direction)
    if not inside.any():
        return None
    first = int(inside.argmax())
    if first == 0:
        return float(places[0])
    low, high = float(places[first - 1]), float(places[first])
    while high - low > _STEP_MM / 64:
        middle = (low + high) / 2
        if solid.contains((start + middle * direction)[np.newaxis])[0]:
            high = middle
        else:
            low = middle
    return high


def check_clearance(subject: PlanSubject) -> Iterator[Answer]:
    """How far patient and couch reach around the isocentre (PC-33).

    Whether the gantry passes depends on a model of the machine, which there is not: a
    radius that the clinic sets is compared where the couch is at 0.
    """
    beams = treatment_beams(subject.plan)
    groups = isocentre_groups(beams, subject.limits.same_isocentre_mm)
    bodies = [
        subject.solids[roi.number]
        for roi in rois_of(subject, *_AROUND)
        if roi.number in subject.solids
    ]
    if not bodies:
        raise NotEvaluableError(tr("there is no external contour that can be measured"))
    radius = max(_reach(bodies, place) for place, _ in groups)
    turned = [
        beam
        for beam in beams
        if beam.couch is not None and min(beam.couch % 360, -beam.couch % 360) > _LEVEL
    ]
    told = f"{number_text(radius, 0)} mm"
    limit = subject.limits.clearance_mm
    what = (
        tr(
            "Patient and couch reach {distance} from the axis of the gantry; the couch "
            "is turned for {beams}",
            distance=told,
            beams=beams_text(turned),
        )
        if turned
        else tr(
            "Patient and couch reach {distance} from the axis of the gantry",
            distance=told,
        )
    )
    expected = (
        "" if limit is None else tr("at most {limit} mm", limit=typed_number(limit))
    )
    if limit is not None and radius > limit:
        yield flagged(
            message=with_stop(what),
            found=told,
            expected=expected,
            beams=numbers_of(turned or beams),
        )
    elif limit is None or turned:
        yield reported(
            message=tr("{what}; whether the gantry passes is not checked.", what=what),
            found=told,
            beams=numbers_of(turned),
        )
    else:
        yield passed(message=with_stop(what), found=told, expected=expected)


def _reach(bodies: Sequence[Solid], place: Sequence[float]) -> float:
    """Return the largest distance from the axis along z through a point, mm."""
    centre = np.array(place[:2])
    return max(
        float(np.linalg.norm(polygon - centre, axis=1).max())
        for body in bodies
        for section in body.sections
        for polygon in section.polygons
    )


CHECKS = {"PC-32": check_skin_distances, "PC-33": check_clearance}
