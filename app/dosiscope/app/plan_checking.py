"""What a plan check needs of a case: its limits, its DVHs, the subject of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.measure import (
    measure_bands,
    measure_dvhs,
    measure_solids,
    results_of,
)
from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.goals.evaluate import evaluate_goals, goal_rois
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr
from dosiscope.core.plan_check.limits import MOST_BYTES, LimitError, parse_limits
from dosiscope.core.plan_check.subject import PlanSubject
from dosiscope.core.text_file import read_text
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.resources.roi_names import bundled_rules

if TYPE_CHECKING:
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.goals.goal import GoalTemplate
    from dosiscope.core.goals.structure_match import StructureNames
    from dosiscope.core.inventory import Inventory
    from dosiscope.core.isodose import Reference
    from dosiscope.core.plan_check.limits import Limits
    from dosiscope.core.progress import PartSteps


def limits_of(path: Path | None) -> Limits:
    """Return the limits of a file, in front of those that come with the program.

    Raises
    ------
    DosiscopeError
        The file cannot be read, or a line of it cannot be used.
    """
    if path is None:
        return bundled_limits()
    where = {"path": Personal(str(path))}
    try:
        return parse_limits(read_text(path, MOST_BYTES), bundled_limits())
    except NotReadableError as error:
        told = {**where, "why": str(error)}
        raise DosiscopeError(
            tr("the limits {path} cannot be read: {why}", **told)
        ) from None
    except LimitError as error:
        told = {**where, "error": str(error)}
        raise DosiscopeError(tr("{path}, {error}", **told)) from None


def limits_text(path: Path | None) -> str:
    """Return the text of a file of limits; "" without one, or where it is none."""
    if path is None:
        return ""
    try:
        return read_text(path, MOST_BYTES)
    except NotReadableError:
        return ""


def measured_subject(
    case: Case,
    inventory: Inventory,
    *,
    limits: Limits,
    reference: Reference | None = None,
    asked: tuple[GoalTemplate, StructureNames] | None = None,
) -> PartSteps[object, PlanSubject]:
    """Measure every ROI in the first dose, and return what is checked.

    ``asked`` are goals to be judged on it, and how they find their structures.
    """
    measured = yield from measure_solids(case)
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    rois = case.structure_set.rois if case.structure_set else ()
    names = {roi.number: roi.shown_name for roi in rois}
    dose = case.doses[0] if case.doses else None
    results = []
    if dose is not None:
        found = yield from measure_dvhs(solids, dose, names, names)
        # goals alone are judged by bands
        about = goal_rois(asked[0], case.structure_set, asked[1]) if asked else ()
        pairs = [
            (solids[roi.number], dvh)
            for roi in about
            if roi.number in found and (dvh := found[roi.number].dvh) is not None
        ]
        bands = yield from measure_bands(pairs, dose, among=len(solids))
        results = results_of(
            rois, measured, found, bands, case=case, dose=dose, reference=reference
        )
    goals = None
    if asked is not None:
        template, way = asked
        goals = evaluate_goals(
            template, results, case=case, dose=dose, reference=reference, names=way
        )
    return PlanSubject(
        case=case,
        limits=limits,
        chosen_dose=dose,
        reference=reference,
        solids=solids,
        results={
            roi.number: one
            for roi, one in zip(rois, results, strict=False)
            if one.dvh is not None
        },
        goals=goals,
        entries=inventory.entries,
        name_rules=bundled_rules(),
    )
