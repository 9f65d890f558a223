"""Items 20, 23 and 37: what the dose is, where it is highest, and how high."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import Dose, DoseType
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.identity import with_stop
from dosiscope.core.isodose import is_plausible, proportion_text, stated_references
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.of_beams import place_text
from dosiscope.core.plan_check.roi_types import EXTERNAL, TARGETS, quoted, rois_of
from dosiscope.core.solids.inside import rois_at
from dosiscope.core.text import (
    capitalised,
    counted,
    dose_text,
    in_row,
    listed,
    number_text,
    typed_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.goals.outcome import GoalReport
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi


def prescription_of(subject: PlanSubject) -> Reference | None:
    """Return the dose that is 100 %, else the largest that the plan prescribes."""
    if subject.reference is not None or subject.chosen_dose is None:
        return subject.reference
    stated = stated_references(subject.case.plan, subject.chosen_dose)
    return stated[0] if stated else None


def fraction_gy(subject: PlanSubject) -> float | None:
    """Return the dose of a fraction, Gy; None where it is not known."""
    reference, plan = prescription_of(subject), subject.case.plan
    fractions = plan.fractions if plan is not None else None
    return reference.gray / fractions if reference is not None and fractions else None


def check_calculation(subject: PlanSubject) -> Iterator[Answer]:
    """Item 20: the kind of dose, the correction for tissue, and who calculated it."""
    dose = subject.dose
    header = dose.header
    makers = in_row(" ", filter(None, (header.manufacturer, header.model)))
    if header.software_versions:
        makers = f"{makers} {header.software_versions}".strip()
    tissue = (
        listed(dose.tissue_heterogeneity, "and") if dose.tissue_heterogeneity else ""
    )
    if dose.type is DoseType.NOT_STATED:
        yield flagged(
            message=tr("Whether the dose is physical or RBE-weighted is not stated."),
            found=tr("no Dose Type"),
            expected=tr("PHYSICAL or EFFECTIVE"),
        )
        return
    yield reported(
        message=_calculated(dose, tissue, makers),
        found=in_row(", ", filter(None, (dose.type.value, tissue, makers))),
    )


def _calculated(dose: Dose, tissue: str, makers: str) -> str:
    is_physical = dose.type is DoseType.PHYSICAL
    kind = tr("the dose is physical") if is_physical else tr("the dose is RBE-weighted")
    if tissue:
        told = tr("{kind}; correction for tissue {tissue}", kind=kind, tissue=tissue)
    else:
        told = tr("{kind}; a correction for tissue is not stated", kind=kind)
    if makers:
        return capitalised(tr("{told}, written by {makers}.", told=told, makers=makers))
    return with_stop(capitalised(told))


def check_hot_spot(subject: PlanSubject) -> Iterator[Answer]:
    """Item 23: goals as judged, and whether the highest dose lies in a target."""
    dose = subject.dose
    yield _goals(subject.goals)
    if dose.is_zero:
        raise NotEvaluableError(tr("the dose is zero everywhere"))
    value = dose_text(dose.maximum, dose.unit_text)
    where = {"dose": value, "place": place_text(dose.maximum_at)}
    holding = _holding(subject)
    targets = rois_of(subject, *TARGETS) if subject.case.structure_set else ()
    targets = tuple(roi for roi in targets if roi.number in subject.solids)
    if not targets:
        yield reported(
            message=tr(
                "The highest dose, {dose}, is at {place}, in {structures}; no target "
                "is drawn.",
                **where,
                structures=quoted(holding),
            )
            if holding
            else tr(
                "The highest dose, {dose}, is at {place}; no target is drawn.", **where
            ),
            found=value,
            rois=tuple(roi.number for roi in holding),
        )
        return
    hit = _at_target(subject, targets)
    if hit:
        yield passed(
            message=tr(
                "The highest dose, {dose}, is at {place}, in {structures}.",
                **where,
                structures=quoted(hit),
            ),
            found=value,
            expected=tr("in a target"),
            rois=tuple(roi.number for roi in hit),
        )
        return
    yield Answer(
        result=_outside_targets(subject),
        message=tr(
            "The highest dose, {dose}, is at {place}, in {structures}, outside all "
            "targets.",
            **where,
            structures=quoted(holding),
        )
        if holding
        else tr(
            "The highest dose, {dose}, is at {place}, outside all targets.", **where
        ),
        found=value,
        expected=tr("in a target"),
        rois=tuple(roi.number for roi in holding),
    )


def _goals(goals: GoalReport | None) -> Answer:
    if goals is None or not goals.outcomes:
        return Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr("Whether the goals are met is not known: no goals were chosen."),
        )
    if goals.is_all_passed:
        result = ItemResult.PASS
    elif goals.count(GoalResult.FAIL):
        result = ItemResult.FLAG
    elif goals.count(GoalResult.NOT_DECIDED) or goals.count(GoalResult.VARIATION):
        result = ItemResult.REPORT
    else:
        result = ItemResult.NOT_EVALUABLE
    failed = [one for one in goals.outcomes if one.result is GoalResult.FAIL]
    return Answer(
        result=result,
        message=tr(
            'Of {goals} of "{template}": {results}.',
            goals=counted(len(goals.outcomes), "goal"),
            template=goals.template.name,
            results=goals.total,
        ),
        found=goals.total,
        expected=tr("all pass"),
        rois=tuple(
            dict.fromkeys(
                one.roi_number for one in failed if one.roi_number is not None
            )
        ),
    )


def _holding(subject: PlanSubject) -> tuple[Roi, ...]:
    """Return the structures at the highest sample, but for the patient's outline."""
    structures = subject.case.structure_set
    if structures is None:
        return ()
    found = rois_at(subject.dose.maximum_at, structures.rois, subject.solids)
    patient = {roi.number for roi in rois_of(subject, EXTERNAL)}
    return tuple(roi for roi in found if roi.number not in patient)


def _at_target(subject: PlanSubject, targets: tuple[Roi, ...]) -> tuple[Roi, ...]:
    """Return the targets that hold the highest sample, or are less than one from it."""
    geometry, at = subject.dose.geometry, np.array(subject.dose.maximum_at)
    down, across = geometry.spacing
    along = float(np.diff(geometry.z).min()) if len(geometry.z) > 1 else 0.0
    steps = (
        (geometry.row_direction, across),
        (geometry.column_direction, down),
        (geometry.normal, along),
    )
    around = [
        at + sum(sign * mm * way for sign, (way, mm) in zip(signs, steps, strict=True))
        for signs in product((-1, 0, 1), repeat=3)
        if np.count_nonzero(signs) <= 1
    ]
    return tuple(
        roi
        for roi in targets
        if subject.solids[roi.number].contains(np.array(around)).any()
    )


def _outside_targets(subject: PlanSubject) -> ItemResult:
    """Report a low maximum, and one at a brachytherapy source; flag what is hot.

    Hot is 107 % of the prescription (ICRU 50: what is beyond, outside a target, is a
    hot spot at all); where it is not known, only a person can judge.
    """
    plan, reference = subject.case.plan, prescription_of(subject)
    if reference is None or (plan is not None and plan.is_brachy):
        return ItemResult.REPORT
    is_hot = subject.dose.maximum > _HOT * reference.gray
    return ItemResult.FLAG if is_hot else ItemResult.REPORT


_HOT: Final = 1.07


def check_maximum(subject: PlanSubject) -> Iterator[Answer]:
    """Item 37: the maximum fits what is prescribed."""
    dose, plan = subject.dose, subject.case.plan
    if not dose.is_gray:
        raise NotEvaluableError(tr("the dose is not in Gy"))
    reference = prescription_of(subject)
    if reference is None:
        raise NotEvaluableError(
            tr(
                "the plan prescribes no dose to which the maximum, {maximum}, "
                "could be compared",
                maximum=dose_text(dose.maximum, dose.unit_text),
            )
        )
    percent = 100 * dose.maximum / reference.gray
    found = f"{number_text(percent, 0)} %"
    prescribed = dose_text(reference.gray, dose.unit_text)
    if not is_plausible(reference, dose, plan):
        fractions = plan.fractions if plan is not None else None
        yield flagged(
            message=tr(
                "The prescription, {prescribed}, does not fit the dose: {proportion}.",
                prescribed=prescribed,
                proportion=proportion_text(reference, dose, fractions),
            ),
            found=found,
            expected=tr("from 67 to 300 %"),
        )
        return
    limit = subject.limits.maximal_dose_percent
    message = tr(
        "The maximum, {maximum}, is {percent} of the prescription, {prescribed}.",
        maximum=dose_text(dose.maximum, dose.unit_text),
        percent=found,
        prescribed=prescribed,
    )
    # within small targets and at sources a high maximum is meant
    large, of_one = subject.limits.large_fraction_gy, fraction_gy(subject)
    is_meant = large is not None and of_one is not None and of_one >= large
    if limit is None or is_meant or (plan is not None and plan.is_brachy):
        yield reported(message=message, found=found)
        return
    yield Answer(
        result=ItemResult.PASS if percent <= limit else ItemResult.FLAG,
        message=message,
        found=found,
        expected=tr("at most {limit} %", limit=typed_number(limit)),
    )


CHECKS: Final = {
    "PC-20": check_calculation,
    "PC-23": check_hot_spot,
    "PC-37": check_maximum,
}
