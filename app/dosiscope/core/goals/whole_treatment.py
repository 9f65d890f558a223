"""Whether a dose is what goals are about: that of the whole treatment, in Gy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dosiscope.core.conversion import ALPHA_BETA
from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.isodose import is_plausible, proportion_text
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.text import counted, dose_text, listed, typed_number

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan import Plan

# the alpha/beta behind "EQD2"
_NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")
# PS3.3 C.8.8.3: all fraction groups of a plan, or several plans
_WHOLE: Final = (
    SummationType.PLAN,
    SummationType.MULTI_PLAN,
    SummationType.PLAN_OVERVIEW,
)


def dose_problem(dose: Dose | None, plan: Plan | None) -> str:
    """Return why no goal can be judged on a dose, as a clause; "" where one can.

    A goal is about the whole treatment: on the dose of a part of it every upper limit
    would be met all the sooner.
    """
    if dose is None:
        return tr(
            "there is no dose grid, and a stored DVH does not tell its uncertainty"
        )
    if dose.made is not None and dose.made.is_difference:
        return tr("a difference of doses is not the dose of a treatment")
    if dose.units is DoseUnits.NOT_STATED:
        return tr("the unit of the dose is not stated")
    if dose.units is DoseUnits.RELATIVE:
        return tr("the dose is relative, not in Gy")
    if dose.type is DoseType.ERROR:
        return tr("the dose is a difference (Dose Type ERROR), not one that is given")
    if dose.made is None:
        return _part_problem(dose, plan)
    return ""


def _part_problem(dose: Dose, plan: Plan | None) -> str:
    if dose.summation in _WHOLE:
        return ""
    if dose.summation is SummationType.NOT_STATED:
        return tr("the file does not state whether the dose is that of the whole plan")
    if dose.summation is not SummationType.FRACTION:
        return tr(
            "the dose is that of a part of the treatment ({summation}), the "
            "goal is for the whole",
            summation=dose.summation,
        )
    # of one fraction group: the whole where the plan has one only
    if plan is None or not _is_of(dose, plan) or not plan.fraction_groups:
        return tr(
            "the dose is that of one fraction group (FRACTION), and how many the plan "
            "has is not known"
        )
    count = len(plan.fraction_groups)
    if count > 1:
        return tr(
            "the dose is that of one fraction group (FRACTION), and the plan has {n}: "
            "the goal is for the whole treatment",
            n=count,
        )
    return ""


def dose_remarks(goal: Goal, dose: Dose, plan: Plan | None) -> tuple[str, ...]:
    """Return what must be read with a result on a dose, as clauses."""
    remarks = []
    is_weighted = dose.type is DoseType.EFFECTIVE and not dose.quantity
    if is_weighted and not goal.quantity:
        remarks.append(_effective_text(goal))
    if dose.type is DoseType.NOT_STATED:
        remarks.append(tr("the file does not state whether the dose is physical"))
    if dose.made is not None:
        remarks.append(
            tr("on {dose}", dose=dose.made.text)
            if dose.made.is_conversion
            else tr("on a {dose}", dose=dose.made.text)
        )
    elif dose.summation is SummationType.FRACTION:
        remarks.append(tr("the dose is that of the only fraction group (FRACTION)"))
    if plan is not None and dose.plan_uids and not _is_of(dose, plan):
        remarks.append(tr("the dose is of another plan than the one shown"))
    return tuple(remarks)


def _effective_text(goal: Goal) -> str:
    """Return that the dose is EFFECTIVE, and what of a goal was taken for it."""
    metric = goal.metric
    unit = metric.unit_in("Gy") if metric.is_dose else metric.at_unit
    if unit.endswith("Gy"):
        return tr(
            "a limit in {unit} was compared with {unit} (RBE): the dose is EFFECTIVE",
            unit=unit,
        )
    return tr("the dose is EFFECTIVE, in Gy (RBE)")


def quantity_problem(goal: Goal, dose: Dose, roi: int | None = None) -> str:
    """Return why the Gy of a goal are not those of a dose, as a clause; "" if not.

    ``roi`` is the ROI Number of the structure it is about.
    """
    wanted = goal.quantity.upper()
    if dose.quantity:
        return _converted_problem(goal, wanted, dose, roi)
    if not wanted or (wanted == "RBE" and dose.type is DoseType.EFFECTIVE):
        return ""
    told = {
        DoseType.PHYSICAL: marked("the goal is in Gy {quantity}, the dose is physical"),
        DoseType.EFFECTIVE: marked(
            "the goal is in Gy {quantity}, the dose is in Gy (RBE)"
        ),
    }.get(
        dose.type, marked("the goal is in Gy {quantity}, the dose is of no stated type")
    )
    return tr(told, quantity=goal.quantity)


def _converted_problem(goal: Goal, wanted: str, dose: Dose, roi: int | None) -> str:
    """Return the same of a dose that is EQD2 or BED."""
    if not wanted:
        is_in_gray = goal.metric.is_dose and goal.metric.unit != "%"
        is_in_gray = is_in_gray or _is_level_in_gray(goal)
        return (
            tr("the goal is in Gy, the dose is {quantity}", quantity=dose.quantity)
            if is_in_gray
            else ""
        )
    if not wanted.startswith(dose.quantity):
        return tr(
            "the goal is in Gy {quantity}, the dose is {stated}",
            quantity=goal.quantity,
            stated=dose.quantity,
        )
    stated = _NUMBER.findall(wanted.removeprefix(dose.quantity).replace(",", "."))
    conversions = dose.made.conversions if dose.made is not None else ()
    used = {conversion.ratio_in(roi) for conversion in conversions}
    if stated and {float(number) for number in stated} != used:
        ratios = listed(map(typed_number, sorted(used)), "and")
        return tr(
            "the goal is in Gy {quantity}, the dose is {stated} with {alpha_beta} "
            "{ratios}",
            quantity=goal.quantity,
            stated=dose.quantity,
            alpha_beta=ALPHA_BETA,
            ratios=ratios,
        )
    return ""


def _is_level_in_gray(goal: Goal) -> bool:
    """Whether it asks for what has a dose in Gy, as V20Gy does."""
    return "Gy" in goal.metric.kind.at_units and goal.metric.at_unit.endswith("Gy")


def reference_doubt(
    reference: Reference | None, dose: Dose | None, plan: Plan | None
) -> str:
    """Return why what is 100 % is doubtful, as a clause; "" where it is not.

    An upper limit in % of a prescription that was stated in cGy would be met by far.
    """
    if reference is None or dose is None or is_plausible(reference, dose, plan):
        return ""
    told = proportion_text(reference, dose, plan.fractions if plan else None)
    gray = dose_text(reference.gray, dose.unit_text)
    return tr(
        "100 % is {dose}, which does not fit the dose: {proportion}",
        dose=gray,
        proportion=told,
    )


def asks_percent_of_dose(goal: Goal) -> bool:
    """Whether a goal depends on what is 100 % of the dose."""
    metric = goal.metric
    is_level = "Gy" in metric.kind.at_units  # not the part of a volume, as of D95%
    return (metric.is_dose and metric.unit == "%") or (
        is_level and metric.at_unit == "%"
    )


def fractions_problem(goal: Goal, dose: Dose, plan: Plan | None) -> str:
    """Return why a goal does not hold for the fractions of a plan; "" where it does."""
    if goal.fractions is None:
        return ""
    least, most = goal.fractions[0], goal.fractions[-1]
    if least == most:
        wanted = tr_count(
            "the goal is for {n} fraction", "the goal is for {n} fractions", least
        )
    else:
        wanted = tr(
            "the goal is for {least} to {most} fractions", least=least, most=most
        )
    if dose.made is not None:
        return tr(
            "{goal}, and the dose is made of others: in how many is not known",
            goal=wanted,
        )
    if len(dose.plan_uids) > 1 or dose.summation is SummationType.MULTI_PLAN:
        return tr(
            "{goal}, and the dose is of several plans: in how many is not known",
            goal=wanted,
        )
    if plan is None or not _is_of(dose, plan):
        return tr(
            "{goal}, and the plan of the dose is not shown: in how many is not known",
            goal=wanted,
        )
    if len(plan.fraction_groups) > 1:
        groups = counted(len(plan.fraction_groups), "fraction group")
        return tr("{goal}, and the plan has {groups}", goal=wanted, groups=groups)
    if plan.fractions is None:
        return tr("{goal}, and the plan does not state how many it has", goal=wanted)
    if plan.fractions not in goal.fractions:
        return tr(
            "{goal}, the plan has {fractions}", goal=wanted, fractions=plan.fractions
        )
    return ""


def _is_of(dose: Dose, plan: Plan) -> bool:
    return plan.header.sop_instance_uid in dose.plan_uids
