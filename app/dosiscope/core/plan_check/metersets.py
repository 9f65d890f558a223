"""Monitor units of the beams and of their control points (PC-09, PC-10)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.answers import flagged, passed, unknown
from dosiscope.core.plan_check.of_beams import (
    at_start,
    beams_text,
    numbers_of,
    points_of,
    require,
    treatment_beams,
)
from dosiscope.core.plan_check.prescription import prescriptions
from dosiscope.core.text import counted, number_text, trimmed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_ROUNDED: Final = 1e-3  # share of the final weight that rounding may make


def check_metersets(subject: PlanSubject) -> Iterator[Answer]:
    """Every beam has its monitor units, and they are within the limits (PC-09)."""
    plan = subject.plan
    beams = treatment_beams(plan)
    if not any(beam.meterset for beam in beams):
        raise NotEvaluableError("no beam states monitor units")
    answers = [
        *_unnamed(plan, beams),
        *_without(beams),
        *_out_of_limits(subject, beams),
        *_modulated(subject, beams),
    ]
    yield from answers
    if not answers:
        units = {beam.meterset_unit or "MU" for beam in beams}
        total = sum(beam.meterset or 0 for beam in beams)
        told = f"{trimmed(total, 1)} {units.pop() if len(units) == 1 else ''}".rstrip()
        several = len(beams) > 1
        yield passed(
            message=f"The {len(beams)} beams have {told} together."
            if several
            else f"The beam has {told}.",
            found=told,
        )


def _unnamed(plan: Plan, beams: tuple[Beam, ...]) -> Iterator[Answer]:
    groups = plan.fraction_groups
    named = {one.number for group in groups for one in group.planned}
    left = [beam for beam in beams if beam.number not in named]
    if left:
        yield flagged(
            message=f"No fraction group delivers {beams_text(left)}.",
            found=counted(len(named), "beam of fraction groups", "of fraction groups"),
            expected=counted(len(beams), "treatment beam"),
            beams=numbers_of(left),
        )


def _without(beams: tuple[Beam, ...]) -> Iterator[Answer]:
    without = [beam for beam in beams if not beam.meterset]
    if without:
        yield flagged(
            message=f"{at_start(beams_text(without))} "
            f"{'has' if len(without) == 1 else 'have'} no monitor units.",
            found="nothing, 0, or different ones in fraction groups",
            expected="more than 0",
            beams=numbers_of(without),
        )


def _out_of_limits(subject: PlanSubject, beams: tuple[Beam, ...]) -> Iterator[Answer]:
    limits = subject.limits
    for beam in beams:
        if not beam.meterset or not _is_in_mu(beam):
            continue
        told = f"{trimmed(beam.meterset, 2)} MU"
        is_wedged = any(w.is_used and w.type == "DYNAMIC" for w in beam.wedges)
        least = limits.minimal_mu
        if is_wedged and limits.minimal_wedge_mu is not None:
            least = max(least or 0, limits.minimal_wedge_mu)
        if least is not None and beam.meterset < least:
            behind = " with a dynamic wedge" if is_wedged else ""
            yield flagged(
                message=f"{at_start(beams_text([beam]))}{behind} has {told}.",
                found=told,
                expected=f"at least {least:g} MU",
                beams=(beam.number,),
            )
        if limits.maximal_mu is not None and beam.meterset > limits.maximal_mu:
            yield flagged(
                message=f"{at_start(beams_text([beam]))} has {told}.",
                found=told,
                expected=f"at most {limits.maximal_mu:g} MU",
                beams=(beam.number,),
            )


def _is_in_mu(beam: Beam) -> bool:
    """Whether MU mean what they do for a linac: those of ion beams are others."""
    return beam.meterset_unit in ("", "MU") and beam.radiation in ("PHOTON", "ELECTRON")


def _modulated(subject: PlanSubject, beams: tuple[Beam, ...]) -> Iterator[Answer]:
    """Flag many MU for the dose, where a prescription tells what the dose is."""
    plan, limit = subject.plan, subject.limits.modulation
    stated, number = prescriptions(plan), plan.fractions
    is_counted = all(map(_is_in_mu, beams))
    if limit is None or not stated or not number or not is_counted:
        return
    total = sum(beam.meterset or 0 for beam in beams)
    factor = total / (100 * stated[0] / number)
    if factor > limit:
        told = f"{number_text(factor, 1)} MU/cGy"
        yield flagged(
            message=f"The beams have {trimmed(total, 1)} MU for "
            f"{trimmed(stated[0] / number, 3)} Gy a fraction: {told}.",
            found=told,
            expected=f"at most {limit:g} MU/cGy",
            beams=numbers_of(beams),
        )


def check_weights(subject: PlanSubject) -> Iterator[Answer]:
    """Look whether metersets of control points rise from 0 to their end (PC-10)."""
    beams = treatment_beams(subject.plan)
    require(beams, "300A,0134", "300A,010E")
    stating = [
        beam
        for beam in beams
        if beam.final_weight is not None
        or (beam.points is not None and not np.isnan(beam.points.weights).all())
    ]
    if not stating:
        raise NotEvaluableError("no control point states a meterset weight")
    others = [beam for beam in beams if beam not in stating]
    if others:
        verb = "states" if len(others) == 1 else "state"
        yield unknown(
            message=f"{at_start(beams_text(others))} {verb} no meterset weights.",
            found="nothing",
            beams=numbers_of(others),
        )
    faults = {beam.number: _fault(beam) for beam in stating}
    for beam in stating:
        found = faults[beam.number]
        if found is not None:
            what, found_text, expected = found
            yield flagged(
                message=f"{at_start(beams_text([beam]))}: {what}.",
                found=found_text,
                expected=expected,
                beams=(beam.number,),
            )
    if not any(faults.values()):
        count = sum(len(points_of(beam)) for beam in stating)
        yield passed(
            message="The metersets rise from 0 to their final value at "
            f"{count} control points of {counted(len(stating), 'beam')}.",
            found=counted(count, "control point"),
        )


def _fault(beam: Beam) -> tuple[str, str, str] | None:
    """Return what is wrong, what was found and what was expected."""
    weights, final = points_of(beam).weights, beam.final_weight
    count = len(weights)
    if beam.stated_points is not None and beam.stated_points != count:
        return (
            f"it says that it has {beam.stated_points} control points, and has {count}",
            str(count),
            str(beam.stated_points),
        )
    empty = np.flatnonzero(np.isnan(weights))
    if len(empty):
        return f"control point {empty[0]} states no meterset weight", "nothing", "one"
    if final is None:
        return "it states no final meterset weight", "nothing", trimmed(weights[-1], 4)
    room = _ROUNDED * abs(final)
    if abs(weights[0]) > room:
        return (
            "the meterset weights do not begin at 0",
            trimmed(weights[0], 4),
            "0",
        )
    falls = np.flatnonzero(np.diff(weights) < -1e-6 * abs(final))
    if len(falls):
        n = int(falls[0])
        return (
            f"the meterset weight falls from control point {n} to {n + 1}",
            f"{trimmed(weights[n], 4)}, then {trimmed(weights[n + 1], 4)}",
            "weights that rise",
        )
    if abs(weights[-1] - final) > room:
        return (
            "the last control point does not have the final meterset weight",
            trimmed(weights[-1], 4),
            trimmed(final, 4),
        )
    return None


CHECKS = {"PC-09": check_metersets, "PC-10": check_weights}
