"""Monitor units of the beams and of their control points (PC-09, PC-10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.isocentres import isocentre_groups
from dosiscope.core.plan_check.of_beams import (
    Fault,
    beams_do,
    beams_text,
    flagged_beams,
    not_stated,
    numbers_of,
    points_of,
    require,
    treatment_beams,
)
from dosiscope.core.plan_check.prescription import prescriptions
from dosiscope.core.text import (
    counted,
    dose_text,
    first_few,
    listed,
    number_text,
    trimmed,
    typed_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

Metersets = Mapping[int, tuple[float | None, ...]]
_UNITS: Final = {"MINUTE": "min"}
_ROUNDED: Final = 1e-3  # share of the final weight that rounding may make


def check_metersets(subject: PlanSubject) -> Iterator[Answer]:
    """Every beam has its monitor units, and they are within the limits (PC-09)."""
    plan = subject.plan
    beams = treatment_beams(plan)
    metersets = {beam.number: _metersets(plan, beam) for beam in beams}
    if not any(any(values) for values in metersets.values()):
        raise NotEvaluableError("no beam states monitor units")
    answers = [
        *_unnamed(plan, beams),
        *_without(beams, metersets),
        *flagged_beams(_out_of_limits(subject, beams, metersets), " "),
        *_modulated(subject, beams),
    ]
    yield from answers
    differing = [beam for beam in beams if len(metersets[beam.number]) > 1]
    if differing:
        first, *_ = differing
        told = listed([trimmed(mu, 1) for mu in metersets[first.number]], "and")
        whose = f"{beams_text([first])} " if len(differing) > 1 else ""
        yield reported(
            message=f"{beams_do(differing, 'has', 'have')} other monitor units in one "
            f"fraction group than in another: {whose}{told}.",
            found=told,
            beams=numbers_of(differing),
        )
    elif not answers:
        stated = {beam.meterset_unit or "MU" for beam in beams}
        units = [_UNITS.get(unit, unit) for unit in stated]
        total = sum(beam.meterset or 0 for beam in beams)
        told = f"{trimmed(total, 1)} {units[0] if len(units) == 1 else ''}".rstrip()
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
    absent = sorted(named - {beam.number for beam in plan.beams})
    if absent:
        word = "beam" if len(absent) == 1 else "beams"
        yield flagged(
            message=f"A fraction group delivers {word} {first_few(absent)}, which the "
            "plan does not have.",
            found=first_few(absent),
            expected="beams of the plan",
        )
    for group in groups:
        times = Counter(one.number for one in group.planned)
        twice = [beam for beam in plan.beams if times[beam.number] > 1]
        if twice:
            yield flagged(
                message=f"A fraction group names {beams_text(twice)} more than once.",
                found=first_few(beam.number for beam in twice),
                expected="each beam once",
                beams=numbers_of(twice),
            )
    if left:
        yield flagged(
            message=f"No fraction group delivers {beams_text(left)}.",
            found=counted(len(named), "beam of fraction groups", "of fraction groups"),
            expected=counted(len(beams), "treatment beam"),
            beams=numbers_of(left),
        )


def _metersets(plan: Plan, beam: Beam) -> tuple[float | None, ...]:
    """Return the distinct metersets that fraction groups state of a beam."""
    planned = (one for group in plan.fraction_groups for one in group.planned)
    stated = dict.fromkeys(o.meterset for o in planned if o.number == beam.number)
    return tuple(stated) or (beam.meterset,)


def _without(beams: tuple[Beam, ...], metersets: Metersets) -> Iterator[Answer]:
    without = [beam for beam in beams if not all(metersets[beam.number])]
    if without:
        yield flagged(
            message=f"{beams_do(without, 'has', 'have')} no monitor units.",
            found="nothing or 0",
            expected="more than 0",
            beams=numbers_of(without),
        )


def _out_of_limits(
    subject: PlanSubject, beams: tuple[Beam, ...], metersets: Metersets
) -> Iterator[tuple[Beam, Fault]]:
    limits = subject.limits
    stated = ((beam, mu) for beam in beams for mu in metersets[beam.number])
    for beam, mu in stated:
        if not mu or not _is_in_mu(beam):
            continue
        told = f"{trimmed(mu, 2)} MU"
        is_wedged = any(w.is_used and w.type == "DYNAMIC" for w in beam.wedges)
        least = limits.minimal_mu
        if is_wedged and limits.minimal_wedge_mu is not None:
            least = max(least or 0, limits.minimal_wedge_mu)
        if least is not None and mu < least:
            behind = "with a dynamic wedge " if is_wedged else ""
            limit = f"at least {typed_number(least)} MU"
            yield beam, Fault(f"{behind}has only {told}", told, limit)
        if limits.maximal_mu is not None and mu > limits.maximal_mu:
            limit = f"at most {typed_number(limits.maximal_mu)} MU"
            yield beam, Fault(f"has {told}", told, limit)


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
    gray = stated[0] / number
    parts = [
        (sum(beam.meterset or 0 for beam in some), some)
        for some in _parts(subject, beams, gray)
    ]
    total, most = max(parts, key=lambda part: part[0])
    factor = total / (100 * gray)
    if factor > limit:
        told = f"{number_text(factor, 1)} MU/cGy"
        yield flagged(
            message=f"{beams_do(most, 'has', 'have')} {trimmed(total, 1)} MU for "
            f"{dose_text(gray, 'Gy')} a fraction: {told}.",
            found=told,
            expected=f"at most {typed_number(limit)} MU/cGy",
            beams=numbers_of(most),
        )


def _parts(
    subject: PlanSubject, beams: Sequence[Beam], gray: float
) -> list[Sequence[Beam]]:
    """Return the beams of each isocentre where each gives the dose, else all as one."""
    limits = subject.limits
    try:
        groups = isocentre_groups(beams, limits.same_isocentre_mm)
    except NotEvaluableError:
        return [beams]
    within = (limits.beam_doses_percent or 0) / 100
    sums = [sum(beam.dose_gy or 0 for beam in some) for _, some in groups]
    if any(abs(one - gray) > within * gray for one in sums):
        return [beams]
    return [some for _, some in groups]


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
    yield from not_stated([b for b in beams if b not in stating], "meterset weights")
    faults = [(beam, fault) for beam in stating if (fault := _fault(beam)) is not None]
    yield from flagged_beams(faults)
    if not faults:
        count = sum(len(points_of(beam)) for beam in stating)
        yield passed(
            message="The metersets rise from 0 to their final value at "
            f"{count} control points of {counted(len(stating), 'beam')}.",
            found=counted(count, "control point"),
        )


def _fault(beam: Beam) -> Fault | None:
    """Return the first that is wrong with the weights of a beam."""
    weights, final = points_of(beam).weights, beam.final_weight
    count = len(weights)
    if beam.stated_points is not None and beam.stated_points != count:
        return Fault(
            f"it says that it has {beam.stated_points} control points, and has {count}",
            str(count),
            str(beam.stated_points),
        )
    empty = np.flatnonzero(np.isnan(weights))
    if len(empty):
        what = f"control point {empty[0]} states no meterset weight"
        return Fault(what, "nothing", "one")
    if final is None:
        what = "it states no final meterset weight"
        return Fault(what, "nothing", trimmed(weights[-1], 4))
    room = _ROUNDED * abs(final)
    if abs(weights[0]) > room:
        return Fault(
            "the meterset weights do not begin at 0",
            trimmed(weights[0], 4),
            "0",
        )
    falls = np.flatnonzero(np.diff(weights) < -1e-6 * abs(final))
    if len(falls):
        n = int(falls[0])
        return Fault(
            f"the meterset weight falls from control point {n} to {n + 1}",
            f"{trimmed(weights[n], 4)}, then {trimmed(weights[n + 1], 4)}",
            "weights that rise",
        )
    if abs(weights[-1] - final) > room:
        return Fault(
            "the last control point does not have the final meterset weight",
            trimmed(weights[-1], 4),
            trimmed(final, 4),
        )
    return None


CHECKS = {"PC-09": check_metersets, "PC-10": check_weights}
