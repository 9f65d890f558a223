"""Monitor units of the beams and of their control points (PC-09, PC-10)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
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
from dosiscope.core.plan_check.prescription import prescriptions
from dosiscope.core.text import (
    capitalised,
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
        raise NotEvaluableError(tr("no beam states monitor units"))
    answers = [
        *_unnamed(plan, beams),
        *_without(beams, metersets),
        *flagged_beams(_out_of_limits(subject, beams, metersets), is_predicate=True),
        *_modulated(subject, beams),
    ]
    yield from answers
    differing = [beam for beam in beams if len(metersets[beam.number]) > 1]
    if differing:
        first, *_ = differing
        told = listed([trimmed(mu, 1) for mu in metersets[first.number]], "and")
        whose = f"{beams_text([first])} " if len(differing) > 1 else ""
        yield reported(
            message=capitalised(
                tr_count(
                    "{beams} has other monitor units in one fraction group than in "
                    "another: {units}.",
                    "{beams} have other monitor units in one fraction group than in "
                    "another: {units}.",
                    len(differing),
                    beams=beams_text(differing),
                    units=f"{whose}{told}",
                )
            ),
            found=told,
            beams=numbers_of(differing),
        )
    elif not answers:
        stated = {beam.meterset_unit or "MU" for beam in beams}
        units = [_UNITS.get(unit, unit) for unit in stated]
        total = sum(beam.meterset or 0 for beam in beams)
        told = f"{trimmed(total, 1)} {units[0] if len(units) == 1 else ''}".rstrip()

        yield passed(
            message=tr_count(
                "The beam has {units}.",
                "The {n} beams have {units} together.",
                len(beams),
                units=told,
            ),
            found=told,
        )


def _unnamed(plan: Plan, beams: tuple[Beam, ...]) -> Iterator[Answer]:
    groups = plan.fraction_groups
    named = {one.number for group in groups for one in group.planned}
    left = [beam for beam in beams if beam.number not in named]
    absent = sorted(named - {beam.number for beam in plan.beams})
    if absent:
        yield flagged(
            message=tr_count(
                "A fraction group delivers beam {numbers}, which the plan does not "
                "have.",
                "A fraction group delivers beams {numbers}, which the plan does not "
                "have.",
                len(absent),
                numbers=first_few(absent),
            ),
            found=first_few(absent),
            expected=tr("beams of the plan"),
        )
    for group in groups:
        times = Counter(one.number for one in group.planned)
        twice = [beam for beam in plan.beams if times[beam.number] > 1]
        if twice:
            yield flagged(
                message=tr(
                    "A fraction group names {beams} more than once.",
                    beams=beams_text(twice),
                ),
                found=first_few(beam.number for beam in twice),
                expected=tr("each beam once"),
                beams=numbers_of(twice),
            )
    if left:
        yield flagged(
            message=tr("No fraction group delivers {beams}.", beams=beams_text(left)),
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
            message=capitalised(
                tr_count(
                    "{beams} has no monitor units.",
                    "{beams} have no monitor units.",
                    len(without),
                    beams=beams_text(without),
                )
            ),
            found=tr("nothing or 0"),
            expected=tr("more than 0"),
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
            limit = tr("at least {limit} MU", limit=typed_number(least))
            yield (
                beam,
                Fault(
                    tr("with a dynamic wedge has only {units}", units=told)
                    if is_wedged
                    else tr("has only {units}", units=told),
                    told,
                    limit,
                ),
            )
        if limits.maximal_mu is not None and mu > limits.maximal_mu:
            limit = tr("at most {limit} MU", limit=typed_number(limits.maximal_mu))
            yield beam, Fault(tr("has {units}", units=told), told, limit)


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
            message=capitalised(
                tr_count(
                    "{beams} has {total} MU for {dose} a fraction: {factor}.",
                    "{beams} have {total} MU for {dose} a fraction: {factor}.",
                    len(most),
                    beams=beams_text(most),
                    total=trimmed(total, 1),
                    dose=dose_text(gray, "Gy"),
                    factor=told,
                )
            ),
            found=told,
            expected=tr("at most {limit} MU/cGy", limit=typed_number(limit)),
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
        raise NotEvaluableError(tr("no control point states a meterset weight"))
    without = [b for b in beams if b not in stating]
    if without:
        yield not_stated(
            without,
            tr_count(
                "{beams} states no meterset weights.",
                "{beams} state no meterset weights.",
                len(without),
                beams=beams_text(without),
            ),
        )
    faults = [(beam, fault) for beam in stating if (fault := _fault(beam)) is not None]
    yield from flagged_beams(faults)
    if not faults:
        count = sum(len(points_of(beam)) for beam in stating)
        yield passed(
            message=tr(
                "The metersets rise from 0 to their final value at {n} control points "
                "of {beams}.",
                n=count,
                beams=counted(len(stating), "beam"),
            ),
            found=counted(count, "control point"),
        )


def _fault(beam: Beam) -> Fault | None:
    """Return the first that is wrong with the weights of a beam."""
    weights, final = points_of(beam).weights, beam.final_weight
    count = len(weights)
    if beam.stated_points is not None and beam.stated_points != count:
        return Fault(
            tr(
                "it says that it has {stated} control points, and has {count}",
                stated=beam.stated_points,
                count=count,
            ),
            str(count),
            str(beam.stated_points),
        )
    empty = np.flatnonzero(np.isnan(weights))
    if len(empty):
        what = tr("control point {n} states no meterset weight", n=empty[0])
        return Fault(what, tr("nothing"), tr("one", "weight"))
    if final is None:
        what = tr("it states no final meterset weight")
        return Fault(what, tr("nothing"), trimmed(weights[-1], 4))
    room = _ROUNDED * abs(final)
    if abs(weights[0]) > room:
        return Fault(
            tr("the meterset weights do not begin at 0"),
            trimmed(weights[0], 4),
            "0",
        )
    falls = np.flatnonzero(np.diff(weights) < -1e-6 * abs(final))
    if len(falls):
        n = int(falls[0])
        return Fault(
            tr(
                "the meterset weight falls from control point {first} to {second}",
                first=n,
                second=n + 1,
            ),
            tr(
                "{first}, then {second}",
                first=trimmed(weights[n], 4),
                second=trimmed(weights[n + 1], 4),
            ),
            tr("weights that rise"),
        )
    if abs(weights[-1] - final) > room:
        return Fault(
            tr("the last control point does not have the final meterset weight"),
            trimmed(weights[-1], 4),
            trimmed(final, 4),
        )
    return None


CHECKS = {"PC-09": check_metersets, "PC-10": check_weights}
