"""What a plan check needs of a case: its limits, its DVHs, the subject of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.measure import measure_dvhs, measure_solids
from dosiscope.core.dvh.results import DvhResult
from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.identity import Personal, filled
from dosiscope.core.inputs import opened_input
from dosiscope.core.plan_check.limits import MOST_BYTES, LimitError, parse_limits
from dosiscope.core.plan_check.subject import PlanSubject
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.resources.roi_names import bundled_rules

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from dosiscope.core.case import Case
    from dosiscope.core.goals.outcome import GoalReport
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
        with opened_input(path) as file:
            data = file.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise DosiscopeError(filled("{path} is too large for limits", where))
        return parse_limits(data.decode("utf-8-sig"), bundled_limits())
    except (OSError, UnicodeDecodeError, NotReadableError) as error:
        raise DosiscopeError(
            filled("the limits {path} cannot be read", where)
        ) from error
    except LimitError as error:
        told = {**where, "error": str(error)}
        raise DosiscopeError(filled("{path}, {error}", told)) from None


def measured_subject(
    case: Case,
    inventory: Inventory,
    *,
    limits: Limits,
    today: date,
    reference: Reference | None = None,
    goals: GoalReport | None = None,
) -> PartSteps[object, PlanSubject]:
    """Measure every ROI in the first dose, and return what is checked."""
    measured = yield from measure_solids(case)
    solids = {n: m.solid for n, m in measured.items() if m.solid is not None}
    rois = case.structure_set.rois if case.structure_set else ()
    names = {roi.number: roi.shown_name for roi in rois}
    dose = case.doses[0] if case.doses else None
    results = {}
    if dose is not None:
        found = yield from measure_dvhs(solids, dose, names, names)
        results = {
            number: DvhResult.of(
                one.dvh, reference=reference, dose=dose, solid=one.solid
            )
            for number, one in found.items()
            if one.dvh is not None
        }
    return PlanSubject(
        case=case,
        limits=limits,
        today=today,
        chosen_dose=dose,
        reference=reference,
        solids=solids,
        results=results,
        goals=goals,
        entries=inventory.entries,
        name_rules=bundled_rules(),
    )
