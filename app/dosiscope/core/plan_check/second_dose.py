"""Item 39: a second calculation of the plan's dose, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.text import dose_text, in_row, signed_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dose import Dose
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.plane import Vector

_LOW: Final = 0.5  # of the maximum: below, a point lies at an edge or outside the beams


def check_second_dose(subject: PlanSubject) -> Iterator[Answer]:
    """Compare every other dose of the whole plan at the isocentre and the maximum."""
    dose = subject.dose
    others = [one for one in subject.case.doses if _is_second(dose, one)]
    if not others:
        raise NotEvaluableError(tr("no second dose of the same plan is here"))
    for other in others:
        yield _compared(subject, dose, other)


def _is_second(dose: Dose, other: Dose) -> bool:
    """Whether another dose states to be the same: plan, kind, unit, what is summed."""
    return (
        other is not dose
        and other.key != dose.key
        and bool(dose.plan_uids)
        and set(other.plan_uids) == set(dose.plan_uids)
        and other.summation is dose.summation
        and set(other.beam_numbers) == set(dose.beam_numbers)
        and other.type is dose.type
        and other.units is dose.units
    )


def _compared(subject: PlanSubject, dose: Dose, other: Dose) -> Answer:
    told, most = [], 0.0
    for what, at in _places(subject, dose):
        here, there = float(dose.sample(at)), float(other.sample(at))
        if np.isnan(here) or np.isnan(there) or here < _LOW * dose.maximum:
            continue
        percent = 100 * (there - here) / here
        most = max(most, abs(percent))
        told.append(
            tr("{percent} % at {place}", percent=signed_number(percent, 1), place=what)
        )
    if not told:
        return Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr(
                "The second dose ({dose}) has no point to compare: neither the "
                "isocentre nor the maximum lies in both where dose is high.",
                dose=_name(other),
            ),
        )
    limit = subject.limits.secondary_percent
    result = ItemResult.REPORT
    if limit is not None:
        result = ItemResult.PASS if most < limit else ItemResult.FLAG
    found = in_row(", ", told)
    return Answer(
        result=result,
        message=tr(
            "The second dose ({dose}) differs by {difference} ({maximum}).",
            dose=_name(other),
            difference=found,
            maximum=dose_text(dose.maximum, dose.unit_text),
        ),
        found=found,
        expected=""
        if limit is None
        else tr("less than {limit} %", limit=typed_number(limit)),
    )


def _places(subject: PlanSubject, dose: Dose) -> Iterator[tuple[str, Vector]]:
    plan = subject.case.plan
    beams = () if plan is None else (beam for beam in plan.beams if not beam.is_setup)
    places = dict.fromkeys(b.isocentre for b in beams if b.isocentre is not None)
    for n, place in enumerate(places, 1):
        yield (
            tr("the isocentre") if len(places) == 1 else tr("isocentre {n}", n=n),
            place,
        )
    yield tr("the maximum"), dose.maximum_at


def _name(dose: Dose) -> str:
    header = dose.header
    makers = in_row(" ", filter(None, (header.manufacturer, header.model)))
    return makers or dose.label


CHECKS: Final = {"PC-39": check_second_dose}
