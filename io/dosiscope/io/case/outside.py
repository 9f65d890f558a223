"""Which objects of the opened paths are not in a case, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.kinds import Kind, Role
from dosiscope.core.not_shown import Apart, Outside
from dosiscope.core.reference_graph import ReferenceGraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Entry, Inventory, Selection


def outside_of(
    case: Case, inventory: Inventory, selection: Selection
) -> tuple[Outside, ...]:
    """Return the objects that were not chosen, each with the reason.

    What was chosen and is withheld is told of by `Case.withheld`.
    """
    chosen = selection.uids
    graph = ReferenceGraph(inventory.entries)
    shown_uids = {one.own_uid for one in inventory.entries if one.uid in chosen}
    found = []
    for entry in inventory.entries:
        if entry.uid in chosen:
            continue
        named = tuple(one for one in graph.named_by(entry) if one.uid in chosen)
        is_other_content = bool(entry.stated_uid) and entry.stated_uid in shown_uids
        why = _why(
            case, entry, names_some=bool(named), is_other_content=is_other_content
        )
        shown = case.plan.label if case.plan else ""
        found.append(Outside(entry=entry, why=why, shown=shown, named=named))
    return tuple(found)


def left_out_cts(outside: Iterable[Outside]) -> int:
    """Return how many CTs are here that would be in the case if they were chosen."""
    return sum(one.is_left_out and one.entry.kind.is_ct for one in outside)


def _why(
    case: Case, entry: Entry, *, names_some: bool, is_other_content: bool
) -> Apart:
    if is_other_content:
        return Apart.OTHER_CONTENT
    if not entry.header.patient.is_same(case.patient):
        return Apart.OTHER_PATIENT
    if entry.kind.comes_along:
        return _why_not_along(case, entry)
    if case.frame_of_reference_uid in entry.joined_frame_uids:
        is_deformable = entry.kind is Kind.DEFORMABLE_REGISTRATION
        return Apart.DEFORMS if is_deformable else Apart.JOINS
    if entry.kind.role is None and names_some:
        return Apart.BESIDE
    frame = entry.frame_of_reference_uid
    if frame and case.frame_of_reference_uid and frame != case.frame_of_reference_uid:
        return Apart.OTHER_FRAME
    match entry.kind.role:
        case Role.DOSE:
            return _why_dose(case, entry)
        case Role.PLAN:
            return _why_plan(case, entry)
        case Role.STRUCTURE_SET:
            named = case.plan.structure_set_uid if case.plan is not None else ""
            if named and named != entry.own_uid:
                return Apart.NOT_NAMED_BY_PLAN
            is_other = case.structure_set is not None
            return Apart.OTHER_STRUCTURE_SET if is_other else Apart.NOT_CHOSEN
        case Role.CT:
            structures = case.structure_set
            # that which is named may be here, and another be chosen as the grey base
            if structures is None or not set(entry.series_uids).isdisjoint(
                structures.series_uids
            ):
                return Apart.NOT_CHOSEN
            return Apart.OTHER_CT
    return Apart.NOT_BESIDE


def _why_not_along(case: Case, entry: Entry) -> Apart:
    if not entry.plan_uids:
        return Apart.NAMES_NO_PLAN
    if case.plan is None:
        return Apart.PLAN_NOT_SHOWN
    is_of_plan = case.plan.header.sop_instance_uid in entry.plan_uids
    return Apart.NOT_CHOSEN if is_of_plan else Apart.NAMES_OTHER_PLAN


def _why_plan(case: Case, entry: Entry) -> Apart:
    if case.plan is not None:
        return Apart.OTHER_PLAN
    naming = [dose for dose in case.doses if entry.own_uid in dose.all_plan_uids]
    if any(dose.further_plan_uids for dose in naming):
        return Apart.ONE_OF_SEVERAL
    is_free = bool(naming) or not case.doses
    return Apart.NOT_CHOSEN if is_free else Apart.NOT_NAMED_BY_DOSE


def _why_dose(case: Case, entry: Entry) -> Apart:
    if any(entry.same_as == dose.header.sop_instance_uid for dose in case.doses):
        return Apart.SAME_DOSE
    has_grid = entry.images > 0
    left_out = Apart.NOT_CHOSEN if has_grid else Apart.DVHS_NOT_CHOSEN
    if case.plan is None or not entry.plan_uids:
        return left_out
    if case.plan.header.sop_instance_uid in entry.plan_uids:
        return Apart.OTHER_DOSE_OF_PLAN if case.doses else left_out
    return Apart.DOSE_OF_OTHER_PLAN if has_grid else Apart.DVHS_OF_OTHER_PLAN
