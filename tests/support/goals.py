"""Goals judged on small cases with a closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.goals.goals_csv import HEADS, parse_goals
from dosiscope.core.goals.structure_match import StructureNames
from dosiscope.core.plan import FractionGroup
from dosiscope.resources.roi_names import bundled_rules
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_case,
    make_dose,
    make_plan,
    make_roi,
    stack,
)
from support.measured import measured_rois

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.goals.outcome import GoalOutcome
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import Roi

AHEAD = ORIENTATIONS[0]
Z = tuple(float(z) for z in range(-10, 11, 2))


def rod(number: int, name: str, x: float, radius: float = 6.0) -> Roi:
    """A round rod along z, 22 mm long with its ends, in the dose 40 + 0.4 x Gy."""
    return make_roi(number, [closed(circle(x, 0, z, radius)) for z in Z], name)


def slope(**changes: Any) -> Dose:
    """40 + 0.4 x Gy for x and y from -40 to 40 mm, z from -20 to 20 mm."""
    z = [float(z) for z in range(-20, 21, 2)]
    geometry = stack(AHEAD, (2, 2), z, (-40, -40), (40, 40))
    return make_dose(geometry, lambda x, _y, _z: 40 + 0.4 * x, 60, **changes)


def plan_of(*fractions: int | None, prescription: float = 40.0) -> Plan:
    """A plan of the dose with one fraction group for each number."""
    from dataclasses import replace

    groups = tuple(
        FractionGroup(number=n, fractions=count) for n, count in enumerate(fractions, 1)
    )
    return replace(make_plan((prescription,)), fraction_groups=groups)


CORD = rod(1, "Cord", -30)  # 25.6 to 30.4 Gy, mean 28, 2.488 cc
TARGET = rod(2, "PTV", 0, 10)  # 36 to 44 Gy, mean 40


def cord_case(*rois: Roi, dose: Dose | None = None, **more: Any) -> Case:
    """The cord and the target, other ROIs, and a dose of 25 fractions."""
    fields: dict[str, Any] = {"plan": plan_of(25), **more}
    return make_case(rois=(CORD, TARGET, *rois), doses=(dose or slope(),), **fields)


def goal_of(line: str) -> Goal:
    """Return the goal of a line: structure;aliases;metric;op;goal;…"""
    (goal,) = parse_goals(f"{';'.join(HEADS)}\n{line}\n").goals
    return goal


def outcome_of(
    case: Case,
    line: str,
    *,
    reference: Reference | None = None,
    assignments: Mapping[str, str] | None = None,
) -> GoalOutcome:
    """Judge the goal of a line on the first dose of a case, as the verb does."""
    template = parse_goals(f"{';'.join(HEADS)}\n{line}\n")
    names = StructureNames(assignments=assignments or {}, rules=bundled_rules())
    dose = case.doses[0] if case.doses else None
    results = []
    if dose is not None:
        rois = goal_rois(template, case.structure_set, names)
        results = measured_rois(case, dose, rois, reference)
    report = evaluate_goals(
        template, results, case=case, dose=dose, reference=reference, names=names
    )
    (outcome,) = report.outcomes
    return outcome
