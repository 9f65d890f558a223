"""Judges the goals of a template on the DVHs of a dose."""

from __future__ import annotations

from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dvh.between_samples import unseen_around
from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.interval import Interval
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.goals.judging import judge
from dosiscope.core.goals.outcome import GoalOutcome, GoalReport, GoalResult
from dosiscope.core.goals.sense import senseless
from dosiscope.core.goals.structure_match import StructureNames
from dosiscope.core.goals.whole_treatment import (
    asks_percent_of_dose,
    dose_problem,
    dose_remarks,
    fractions_problem,
    quantity_problem,
    reference_doubt,
)
from dosiscope.core.kinds import Role
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.goals.goal import Goal, GoalTemplate
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi, StructureSet

_BY_NAME = StructureNames()
_WITHIN: Final = tr("the limit lies within the uncertainty of the value")


def goal_rois(
    template: GoalTemplate,
    structures: StructureSet | None,
    names: StructureNames = _BY_NAME,
) -> tuple[Roi, ...]:
    """Return the ROIs that goals are about, each once: those to be measured."""
    found = (names.match(goal, structures).roi for goal in template.goals)
    return tuple({id(roi): roi for roi in found if roi is not None}.values())


def evaluate_goals(
    template: GoalTemplate,
    results: Iterable[DvhResult],
    *,
    case: Case,
    dose: Dose | None,
    reference: Reference | None = None,
    names: StructureNames = _BY_NAME,
) -> GoalReport:
    """Judge every goal of a template.

    Parameters
    ----------
    results
        DVHs of the ROIs in ``dose`` with their bands; stored ones and those of other
        doses are left aside.
    dose
        None where the case has stored DVHs only.
    reference
        The dose that is 100 %, as the results have it.
    """
    key = "" if dose is None else dose.key
    doubt = reference_doubt(reference, dose, case.plan)
    measured = {
        result.number: result
        for result in results
        if result.source is DvhSource.COMPUTED and result.dose_uid == key
    }
    return GoalReport(
        template=template,
        outcomes=tuple(
            _outcome(
                goal,
                measured,
                case,
                dose,
                reference,
                names,
                doubt if asks_percent_of_dose(goal) else "",
            )
            for goal in template.goals
        ),
        dose_uid=key,
        dose_label="" if dose is None else dose.label,
        reference=reference,
    )


def _outcome(
    goal: Goal,
    measured: dict[int | None, DvhResult],
    case: Case,
    dose: Dose | None,
    reference: Reference | None,
    names: StructureNames,
    doubt: str,
) -> GoalOutcome:
    match = names.match(goal, case.structure_set)
    roi = match.roi
    outcome = GoalOutcome(
        goal=goal,
        result=GoalResult.NOT_EVALUABLE,
        roi_number=None if roi is None else roi.number,
        roi_name="" if roi is None else roi.shown_name,
        remarks=(match.remark,) if match.remark else (),
    )
    reason = senseless(goal) or _setting_problem(goal, case, dose, outcome.roi_number)
    # what the user typed is what the user wants
    is_typed = reference is not None and reference.stated is None
    if not is_typed:
        reason = reason or doubt
    if not reason and goal.structure.strip():
        reason = (
            _no_structures(case)
            or match.problem(goal)
            or _roi_problem(roi, case.structure_set)
        )
    if reason or dose is None:
        return replace(outcome, reason=reason)
    told = dose_remarks(goal, dose, case.plan)
    doubts = (doubt,) if doubt else ()
    outcome = replace(outcome, remarks=(*outcome.remarks, *told, *doubts))
    try:
        if roi is None:
            value = _of_whole_dose(goal, dose, reference)
        elif roi.number in measured:
            value = measured[roi.number].interval(goal.metric)
        else:
            return replace(outcome, reason=tr("it is not measured"))
    except NotEvaluableError as why:
        return replace(outcome, reason=str(why))
    return _judged(outcome, value, dose)


def _judged(outcome: GoalOutcome, value: Interval, dose: Dose) -> GoalOutcome:
    """Return the outcome with its value and what that decides."""
    wanted = outcome.goal.metric.unit_in(dose.unit_text)
    # "Gy (RBE)" where Gy are asked for; a ratio has no unit
    if not (value.unit.startswith(wanted) if wanted else not value.unit):
        reason = (
            tr(
                "the value is in {unit}, the goal in {wanted}",
                unit=value.unit,
                wanted=wanted,
            )
            if value.unit
            else tr("the value is in no unit, the goal in {wanted}", wanted=wanted)
        )
        return replace(outcome, value=value, reason=reason)
    result = judge(outcome.goal, value)
    if result is GoalResult.NOT_EVALUABLE:
        return replace(outcome, value=value, reason=value.reason)
    told = (value.reason,) if value.reason else ()
    return replace(
        outcome,
        result=result,
        value=value,
        reason=_WITHIN if result is GoalResult.NOT_DECIDED else "",
        remarks=(*told, *outcome.remarks),
    )


def _setting_problem(goal: Goal, case: Case, dose: Dose | None, roi: int | None) -> str:
    """Return why the dose or its plan cannot tell of a goal, as a clause."""
    reason = dose_problem(dose, case.plan)
    if reason or dose is None:
        return reason
    return quantity_problem(goal, dose, roi) or fractions_problem(goal, dose, case.plan)


def _no_structures(case: Case) -> str:
    """Return why there are no structures at all, as a clause; "" where there are."""
    if case.structure_set is not None:
        return ""
    withheld = case.withheld_of(Role.STRUCTURE_SET)
    if withheld is None:
        return tr("there is no structure set")
    why = str(withheld.reason.without_identity()).removesuffix(".")
    return tr("the structure set is withheld: {why}", why=why)


def _roi_problem(roi: Roi | None, structures: StructureSet | None) -> str:
    """Return why an ROI cannot be measured, as a clause; "" where it may."""
    if roi is None or structures is None:
        return ""
    if roi.withheld is not None:
        return tr(
            "the structure is withheld: {why}", why=roi.withheld.without_identity()
        )
    if sum(one.number == roi.number for one in structures.rois) > 1:
        return tr("several structures have the ROI Number {number}", number=roi.number)
    if not len(roi.contours):
        return tr("the structure has no contours")
    return ""


def _of_whole_dose(goal: Goal, dose: Dose, reference: Reference | None) -> Interval:
    """Return the interval of the largest dose of the grid, as that of a structure.

    Where the largest sample is at the edge of the grid it may be larger beyond.
    """
    metric = goal.metric
    scale = 100.0 if metric.unit == "cGy" else 1.0
    if metric.unit == "%":
        if reference is None or not reference.gray > 0:
            raise NotEvaluableError(tr("there is no reference dose that is 100 %"))
        scale = 100 / reference.gray
    place = dose.geometry.to_index(np.array(dose.maximum_at))
    below, above = unseen_around(place, dose)
    known = Interval(
        low=scale * (dose.maximum - below),
        high=scale * (dose.maximum + above),
        number=scale * dose.maximum,
        unit=metric.unit_in(dose.unit_text),
    )
    last = np.array(dose.geometry.shape) - 1
    is_at_edge = bool(np.any((place < 0.5) | (place > last - 0.5)))
    if not is_at_edge and not dose.has_gaps:
        return known
    why = (
        tr("the dose has gaps")
        if dose.has_gaps
        else tr("the dose is largest at the edge of its grid")
    )
    return replace(known, high=inf, reason=why)
