"""Judges the goals of a template on the DVHs of a dose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.interval import Interval
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.goals.judging import judge
from dosiscope.core.goals.outcome import GoalOutcome, GoalReport, GoalResult
from dosiscope.core.goals.sense import senseless
from dosiscope.core.goals.structure_match import StructureNames
from dosiscope.core.goals.whole_treatment import (
    dose_problem,
    dose_remarks,
    fractions_problem,
    quantity_problem,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.goals.goal import Goal, GoalTemplate
    from dosiscope.core.isodose import Reference
    from dosiscope.core.structures import Roi, StructureSet

_BY_NAME = StructureNames()


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
        The dose that is 100 %, for goals on the whole dose.
    """
    key = "" if dose is None else dose.key
    measured = {
        result.number: result
        for result in results
        if result.source is DvhSource.COMPUTED and result.dose_uid == key
    }
    return GoalReport(
        template=template,
        outcomes=tuple(
            _outcome(goal, measured, case, dose, reference, names)
            for goal in template.goals
        ),
        dose_uid=key,
        dose_label="" if dose is None else dose.label,
    )


def _outcome(
    goal: Goal,
    measured: dict[int | None, DvhResult],
    case: Case,
    dose: Dose | None,
    reference: Reference | None,
    names: StructureNames,
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
    reason = senseless(goal) or _setting_problem(goal, case, dose)
    if not reason and goal.structure.strip():
        reason = match.problem(goal) or _roi_problem(roi, case.structure_set)
    if reason or dose is None:
        return replace(outcome, reason=reason)
    outcome = replace(outcome, remarks=(*outcome.remarks, *dose_remarks(dose)))
    doubt = ""
    try:
        if roi is None:
            value = _of_whole_dose(goal, dose, reference)
        elif roi.number in measured:
            result = measured[roi.number]
            value, doubt = result.interval(goal.metric), _doubt(result)
        else:
            return replace(outcome, reason="it is not measured")
    except NotEvaluableError as why:
        return replace(outcome, reason=str(why))
    return _judged(outcome, value, dose, doubt)


def _doubt(result: DvhResult) -> str:
    """Return what the band of a DVH does not tell, as a clause.

    It varies the ends of a structure against the rest; where there is no rest, all of
    it is a guess of how far one contour reaches.
    """
    solid = result.solid
    if solid is None or (result.dvh is not None and result.dvh.is_off_slice):
        return ""
    if all(span.lower == span.upper for span in solid.spans):
        return (
            "the structure is contoured on one plane only: how far it reaches beyond "
            "is not known"
        )
    return ""


def _judged(
    outcome: GoalOutcome, value: Interval, dose: Dose, doubt: str
) -> GoalOutcome:
    """Return the outcome with its value and what that decides."""
    wanted = outcome.goal.metric.unit_in(dose.unit_text)
    # "Gy (RBE)" where Gy are asked for; a ratio has no unit
    if not (value.unit.startswith(wanted) if wanted else not value.unit):
        reason = f"the value is in {value.unit or 'no unit'}, the goal in {wanted}"
        return replace(outcome, value=value, reason=reason)
    result = judge(outcome.goal, value, doubt)
    is_open = result in (GoalResult.NOT_DECIDED, GoalResult.NOT_EVALUABLE)
    reason = ""
    if is_open:
        reason = "; ".join(filter(None, (value.reason, doubt))) or (
            "the limit lies within the uncertainty of the value"
        )
    elif value.reason:
        outcome = replace(outcome, remarks=(*outcome.remarks, value.reason))
    return replace(outcome, result=result, value=value, reason=reason)


def _setting_problem(goal: Goal, case: Case, dose: Dose | None) -> str:
    """Return why the dose or its plan cannot tell of a goal, as a clause."""
    reason = dose_problem(dose, case.plan)
    if reason or dose is None:
        return reason
    return quantity_problem(goal, dose) or fractions_problem(goal, dose, case.plan)


def _roi_problem(roi: Roi | None, structures: StructureSet | None) -> str:
    """Return why an ROI cannot be measured, as a clause; "" where it may."""
    if roi is None or structures is None:
        return ""
    if roi.withheld is not None:
        return f"the structure is withheld: {roi.withheld}"
    if sum(one.number == roi.number for one in structures.rois) > 1:
        return f"several structures have the ROI Number {roi.number}"
    if not len(roi.contours):
        return "the structure has no contours"
    return ""


def _of_whole_dose(goal: Goal, dose: Dose, reference: Reference | None) -> Interval:
    """Return the interval of the largest dose of the grid.

    Between samples the dose is linear here: none is above the largest.  Where that is
    at the edge of the grid it may be larger beyond.
    """
    metric = goal.metric
    number = dose.maximum
    unit = dose.unit_text
    if metric.unit == "%":
        if reference is None or not reference.gray > 0:
            raise NotEvaluableError("there is no reference dose that is 100 %")
        number, unit = 100 * number / reference.gray, "%"
    elif metric.unit == "cGy":
        number, unit = 100 * number, "cGy"
    if _is_at_edge(dose):
        reason = "the largest dose is at the edge of the dose grid"
        return Interval(low=number, number=number, unit=unit, reason=reason)
    return Interval(low=number, high=number, number=number, unit=unit)


def _is_at_edge(dose: Dose) -> bool:
    index = dose.geometry.to_index(np.array(dose.maximum_at))
    last = np.array(dose.geometry.shape) - 1
    return bool(np.any(index < 0.5) or np.any(index > last - 0.5)) or dose.has_gaps
