"""Which objects of the opened paths are not in a case, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.header import PLANS, Kind
from dosiscope.core.not_shown import Apart, Outside

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Entry, Inventory, Selection


def outside_of(
    case: Case, inventory: Inventory, selection: Selection
) -> tuple[Outside, ...]:
    """Return the objects that were not chosen, each with the reason.

    What was chosen and is withheld is told of by `Case.withheld`.
    """
    chosen = {
        selection.ct_series,
        selection.structure_set,
        selection.plan,
        *selection.doses,
    }
    return tuple(
        Outside(
            header=entry.header,
            label=entry.label,
            uid=entry.uid,
            why=_why(case, entry),
            shown=case.plan.label if case.plan else "",
        )
        for entry in inventory.entries
        if entry.uid not in chosen
    )


def _why(case: Case, entry: Entry) -> Apart:
    if not entry.header.patient.is_same(case.patient):
        return Apart.OTHER_PATIENT
    frame = entry.frame_of_reference_uid
    if frame and case.frame_of_reference_uid and frame != case.frame_of_reference_uid:
        return Apart.OTHER_FRAME
    if entry.kind is Kind.DOSE:
        return _why_dose(case, entry)
    if entry.kind in PLANS:
        return Apart.NOT_NAMED_BY_DOSE if case.plan is None else Apart.OTHER_PLAN
    if entry.kind is Kind.STRUCTURE_SET:
        by_plan = case.plan is not None and case.plan.structure_set_uid
        return Apart.NOT_NAMED_BY_PLAN if by_plan else Apart.OTHER_STRUCTURE_SET
    return Apart.OTHER_CT if case.structure_set else Apart.CT_NOT_CHOSEN


def _why_dose(case: Case, entry: Entry) -> Apart:
    has_grid = entry.images > 0
    if case.plan is None or not entry.plan_uids:
        return Apart.DOSE_NOT_CHOSEN if has_grid else Apart.DVHS_NOT_CHOSEN
    if case.plan.header.sop_instance_uid in entry.plan_uids:
        return Apart.OTHER_DOSE_OF_PLAN
    return Apart.DOSE_OF_OTHER_PLAN if has_grid else Apart.DVHS_OF_OTHER_PLAN
