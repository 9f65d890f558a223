"""Angles, directions of rotation, and beams that are there twice (PC-12)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed
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
from dosiscope.core.text import capitalised, counted, number_text, trimmed

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from numpy.typing import NDArray

    from dosiscope.core.delivery import Carried
    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_ROUNDED: Final = 0.01  # degrees
_TURN: Final = 360.0
_TAGS: Final = ("300A,011E", "300A,011F", "300A,0120", "300A,0122")
_NAMES: Final = {  # what its angle is, and that it turns
    "gantry": marked("the gantry angle is {angle}"),
    "collimator": marked("the collimator angle is {angle}"),
    "couch": marked("the couch angle is {angle}"),
}
_TURNS: Final = {
    "collimator": marked("it is static, and its collimator turns"),
    "couch": marked("it is static, and its couch turns"),
}


def check_angles(subject: PlanSubject) -> Iterator[Answer]:
    """Angles are within a turn, arcs turn as they say, no beam is there twice (PC-12).

    Raises
    ------
    NotEvaluableError
        No beam states a gantry angle.
    """
    beams = treatment_beams(subject.plan)
    require(beams, *_TAGS)
    stating = [b for b in beams if b.points is not None and b.gantry is not None]
    if not stating:
        raise NotEvaluableError(tr("no beam states a gantry angle"))
    without = [b for b in beams if b not in stating]
    if without:
        yield not_stated(
            without,
            tr_count(
                "{beams} states no gantry angle.",
                "{beams} state no gantry angle.",
                len(without),
                beams=beams_text(without),
            ),
        )
    faults = [
        (beam, fault) for beam in stating for fault in (*_beyond(beam), *_turning(beam))
    ]
    yield from flagged_beams(faults)
    is_right = not faults
    alike: dict[Hashable, list[Beam]] = {}
    for beam in stating:
        alike.setdefault(_makings(beam), []).append(beam)
    for some in alike.values():
        if len(some) > 1:
            is_right = False
            yield flagged(
                message=capitalised(
                    tr_count(
                        "{beams} has the same isocentre, angles, energy, opening and "
                        "accessories.",
                        "{beams} have the same isocentre, angles, energy, opening and "
                        "accessories.",
                        len(some),
                        beams=beams_text(some),
                    )
                ),
                found=counted(len(some), "beam alike", "beams alike"),
                expected=tr("each beam once"),
                beams=numbers_of(some),
            )
    if is_right:
        arcs = sum(beam.gantry_direction in ("CW", "CC") for beam in stating)
        told = counted(len(stating), "beam")
        yield passed(
            message=tr(
                "The angles of {beams}, {arcs} among them, are within a turn, and no "
                "beam is there twice.",
                beams=told,
                arcs=counted(arcs, "arc"),
            )
            if arcs
            else tr(
                "The angles of {beams} are within a turn, and no beam is there twice.",
                beams=told,
            )
        )


def _beyond(beam: Beam) -> Iterator[Fault]:
    points = points_of(beam)
    for name, clause in _NAMES.items():
        angles: NDArray[np.float64] = getattr(points, name)
        wrong = angles[(angles < -_ROUNDED) | (angles > _TURN + _ROUNDED)]
        if len(wrong):
            told = f"{trimmed(float(wrong[0]), 2)}°"
            yield Fault(
                tr(clause, angle=told),
                told,
                tr("0° to 360°"),
            )


def _turning(beam: Beam) -> Iterator[Fault]:
    """Yield where the gantry does not turn as it is said to."""
    points = points_of(beam)
    if beam.type == "STATIC":
        for name, clause in _TURNS.items():
            if _steps(getattr(points, name)).any():
                yield Fault(
                    tr(clause),
                    "STATIC",
                    "DYNAMIC",
                )
    steps = _steps(points.gantry)
    moves = np.flatnonzero(steps)
    if not len(moves):
        return
    directions = points.gantry_directions
    travel = longest = 0.0
    for n in moves:
        if directions[n] not in ("CW", "CC"):
            yield Fault(
                tr(
                    "the gantry turns at control point {n}, and its direction is "
                    "{direction}",
                    n=n,
                    direction=directions[n],
                )
                if directions[n]
                else tr(
                    "the gantry turns at control point {n}, and its direction is not "
                    "stated",
                    n=n,
                ),
                directions[n] or tr("nothing"),
                tr("CW or CC"),
            )
            return
        step = steps[n] if directions[n] == "CW" else _TURN - steps[n]
        travel, longest = travel + step, max(longest, step)
    # helical beams turn many times in small steps; a wrong direction makes large ones
    if travel > _TURN + _ROUNDED and longest > _TURN / 2:
        told = f"{number_text(travel, 0)}°"
        yield Fault(
            tr(
                "in the direction that it states, the gantry turns by {angle}",
                angle=told,
            ),
            f"{directions[moves[0]]}, {told}",
            tr("at most one turn"),
        )
    elif beam.type == "STATIC":
        yield Fault(tr("it is static, and its gantry turns"), "STATIC", "DYNAMIC")


def _steps(angles: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the steps from angle to angle, degrees; 0 for what is not stated."""
    steps = np.mod(np.diff(angles), _TURN)
    # a step that rounding makes is none, to either side
    steps[(steps < _ROUNDED) | (steps > _TURN - _ROUNDED)] = 0
    return np.nan_to_num(steps)


def _makings(beam: Beam) -> Hashable:
    """Return all that a beam gives follows from; equal for two that give the same."""
    points = points_of(beam)
    arrays = [
        *(getattr(points, name) for name in _NAMES),
        points.energies,
        *(value for held in points.positions.values() for value in _held(held)),
        *(v for s in points.spots if s is not None for v in (s.positions, s.weights)),
    ]
    return (
        (beam.radiation, beam.energies, beam.fluence_id, beam.isocentre),
        tuple((w.type, w.angle, w.orientation, w.is_used) for w in beam.wedges),
        (beam.blocks, beam.compensators, beam.applicators, beam.bolus_rois),
        (beam.range_shifters, beam.range_modulators, beam.spreading_devices),
        *(
            tuple(settings.items())
            for settings in (
                points.shifter_settings,
                points.modulator_settings,
                points.spreader_settings,
            )
        ),
        tuple(points.positions),
        tuple((a.shape, (np.round(a, 2) + 0.0).tobytes()) for a in arrays),
    )


def _held(held: Carried) -> tuple[NDArray[np.float64], NDArray[np.intp]]:
    return held.rows, held.index


CHECKS = {"PC-12": check_angles}
