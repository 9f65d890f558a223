"""Item 15: whether the couch is drawn where beams pass it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.beams.coordinate_systems import source_place, table_axes
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.of_beams import beams_text, treatment_beams
from dosiscope.core.plan_check.roi_types import SUPPORT, name_text, quoted, type_of
from dosiscope.core.text import capitalised, counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.plane import Vector
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi

# types that do not say that it is no couch
_GENERAL: Final = ("", "NONE", "ORGAN", "CONTROL")
# upward part of the direction: 30 degrees below the horizontal
_BELOW: Final = -0.5
# less than 37 degrees from straight below: farther ones may pass beside the couch
_STRAIGHT: Final = -0.8
_ARC_STEP: Final = 10.0  # degrees
_MANY_POINTS: Final = 2  # more control points than these tell where an arc goes
_FAR_MM: Final = 700.0
_STEP_MM: Final = 2.0


def check_couch(subject: PlanSubject) -> Iterator[Answer]:
    """Tell of couches without contours or above the patient, else what passes them."""
    beams = treatment_beams(subject.plan)
    couches = _couches(subject)
    empty = [roi for roi in couches if not len(roi.contours)]
    for roi in empty:
        yield flagged(
            message=tr("The couch {couch} has no contours.", couch=name_text(roi)),
            found=tr("no contours"),
            expected=tr("contours"),
            rois=(roi.number,),
        )
    position = _position(subject)
    from_below = [b for b in beams if _comes_from_below(b, position, _BELOW)]
    solids = [subject.solids[c.number] for c in couches if c.number in subject.solids]
    if not solids:
        if not empty:
            yield _no_couch(beams, from_below)
        elif len(empty) < len(couches):
            yield _not_measured(couches)
        return
    drawn = tuple(roi for roi in couches if roi.number in subject.solids)
    numbers = tuple(roi.number for roi in drawn)
    if _is_above(subject, drawn, position):
        yield flagged(
            message=tr(
                "{couch} lies above the isocentre: in position {position} the couch is "
                "below the patient.",
                couch=quoted(drawn),
                position=position,
            ),
            found=tr("above the isocentre"),
            expected=tr("below the patient"),
            rois=numbers,
        )
        return
    passing = [beam for beam in beams if _passes(beam, position, solids)]
    missing = [
        beam
        for beam in from_below
        if beam not in passing and _comes_from_below(beam, position, _STRAIGHT)
    ]
    if missing:
        yield flagged(
            message=capitalised(
                tr_count(
                    "{beams} comes from below without passing {couch} on the way to "
                    "the isocentre.",
                    "{beams} come from below without passing {couch} on the way to the "
                    "isocentre.",
                    len(missing),
                    beams=beams_text(missing),
                    couch=quoted(drawn),
                )
            ),
            found=tr("beside the couch"),
            expected=tr("through the couch"),
            rois=numbers,
            beams=tuple(beam.number for beam in missing),
        )
        return
    through = tr("{some} of {all}", some=counted(len(passing), "beam"), all=len(beams))
    yield passed(
        message=tr(
            "The couch is drawn ({couch}); the axes of {beams} pass it.",
            couch=quoted(drawn),
            beams=through,
        ),
        found=through,
        rois=numbers,
        beams=tuple(beam.number for beam in passing),
    )


def _couches(subject: PlanSubject) -> tuple[Roi, ...]:
    pattern = subject.limits.couch_name
    found = []
    for roi in subject.structure_set.rois:
        roi_type = type_of(subject, roi)
        is_called = bool(pattern) and re.search(pattern, roi.name, re.IGNORECASE)
        if roi_type == SUPPORT or (roi_type in _GENERAL and is_called):
            found.append(roi)
    return tuple(found)


def _position(subject: PlanSubject) -> str:
    """Return the patient position of the plan, else of the images."""
    stated = subject.plan.patient_positions
    if len(stated) == 1:
        return stated[0]
    ct = subject.case.ct
    return ct.patient_position if ct is not None and not stated else ""


def _comes_from_below(beam: Beam, position: str, least: float) -> bool:
    """Whether the upward part of a direction to the source is less than ``least``."""
    up = table_axes(position)[2]
    return any(float(way @ up) < least for way in _ways(beam, position))


def _ways(beam: Beam, position: str) -> Iterator[NDArray[np.float64]]:
    """Yield the directions from the isocentre to the source, unit vectors."""
    for gantry in _gantry_angles(beam):
        yield source_place(
            position,
            (0.0, 0.0, 0.0),
            gantry=gantry,
            couch=beam.couch or 0.0,
            distance=1.0,
        )


def _gantry_angles(beam: Beam) -> tuple[float, ...]:
    """Return the angles of a beam, degrees; of an arc some about every 10 degrees."""
    if beam.points is not None and len(beam.points) > _MANY_POINTS:
        stated = beam.points.gantry[~np.isnan(beam.points.gantry)]
        tens = np.unique(np.round(stated / _ARC_STEP), return_index=True)[1]
        return tuple(stated[np.sort(tens)].tolist())
    if beam.gantry is None:
        return ()
    first, last = beam.gantry
    if beam.gantry_direction in ("CW", "CC"):
        sign = 1 if beam.gantry_direction == "CW" else -1
        turn = (sign * (last - first)) % 360
    else:  # of an arc without a direction every angle may be one
        sign, turn = 1, 0.0 if first == last else 360.0
    steps = max(1, round(turn / _ARC_STEP))
    return tuple((first + sign * turn * n / steps) % 360 for n in range(steps + 1))


def _no_couch(beams: Sequence[Beam], from_below: Sequence[Beam]) -> Answer:
    if not from_below:
        return passed(
            message=tr("No couch is drawn, and no beam comes from below."),
        )
    return reported(
        message=tr_count(
            "No couch is drawn, though {n} beam of {all} comes from below.",
            "No couch is drawn, though {n} beams of {all} come from below.",
            len(from_below),
            all=len(beams),
        ),
        found=tr("no structure of type SUPPORT"),
        beams=tuple(beam.number for beam in from_below),
    )


def _not_measured(couches: Sequence[Roi]) -> Answer:
    return Answer(
        result=ItemResult.NOT_EVALUABLE,
        message=tr(
            "The couch {couch} has no volume that could be looked at.",
            couch=quoted(couches),
        ),
        rois=tuple(roi.number for roi in couches),
    )


def _is_above(subject: PlanSubject, couches: Sequence[Roi], position: str) -> bool:
    """Whether all of the couch lies above every isocentre."""
    up = table_axes(position)[2]
    isocentres = [b.isocentre for b in subject.plan.beams if b.isocentre is not None]
    if not isocentres:
        return False
    lowest = min(float((roi.contours.points @ up).min()) for roi in couches)
    return lowest > max(float(np.dot(one, up)) for one in isocentres)


def _passes(beam: Beam, position: str, couches: Sequence[Solid]) -> bool:
    """Whether the axis of a beam passes a couch, from one of its angles at least."""
    if beam.isocentre is None:
        return False
    return any(
        _is_passed(beam.isocentre, way, solid)
        for way in _ways(beam, position)
        for solid in couches
    )


def _is_passed(start: Vector, way: NDArray[np.float64], solid: Solid) -> bool:
    box = solid.extent
    if box is None:
        return False
    points = np.array(start) + np.outer(np.arange(0, _FAR_MM, _STEP_MM), way)
    near = (points >= box[:3]).all(axis=1) & (points <= box[3:]).all(axis=1)
    return bool(near.any() and solid.contains(points[near]).any())


CHECKS: Final = {"PC-15": check_couch}
