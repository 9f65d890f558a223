"""Which objects of the opened paths are not in a case, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.case import Outside
from dosiscope.core.header import Kind

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Entry, Inventory, Selection

_PLANS: Final = (Kind.PLAN, Kind.ION_PLAN)


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
            reason=_why(case, entry),
        )
        for entry in inventory.entries
        if entry.uid not in chosen
    )


def _why(case: Case, entry: Entry) -> str:
    if not entry.header.patient.is_same(case.patient):
        return "it is of another patient"
    frame = entry.frame_of_reference_uid
    if frame and case.frame_of_reference_uid and frame != case.frame_of_reference_uid:
        return "it lies in another frame of reference"
    if entry.kind is Kind.DOSE:
        return _of_another_plan(case, entry)
    if entry.kind in _PLANS:
        shown = f'the plan shown is "{case.plan.label}"' if case.plan else ""
        return shown or "no dose that is shown names it"
    if entry.kind is Kind.STRUCTURE_SET:
        by_plan = case.plan is not None and case.plan.structure_set_uid
        return "the plan names another" if by_plan else "another is shown"
    return "the structure set names another CT" if case.structure_set else "not chosen"


def _of_another_plan(case: Case, entry: Entry) -> str:
    what = "it" if entry.images else "its DVHs"
    if case.plan is None or not entry.plan_uids:
        return f"{what} was not chosen" if entry.images else f"{what} were not chosen"
    if case.plan.header.sop_instance_uid in entry.plan_uids:
        return "another dose of the plan is shown"
    verb = "is" if entry.images else "are"
    return f"{what} {verb} of another plan than that shown"
