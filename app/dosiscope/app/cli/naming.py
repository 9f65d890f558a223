"""Names what numbers are made of: dose, plan, structure set, and what warns of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case

_TAIL = 12  # characters of a UID that a line shows


def made_of(case: Case) -> dict[str, Any]:
    """Return what the DVHs are made of, and what is to be known of it."""
    dose, plan, structures = (
        case.doses[0] if case.doses else None,
        case.plan,
        case.structure_set,
    )
    return {
        "dose": None
        if dose is None
        else {
            "uid": dose.header.sop_instance_uid,
            "label": dose.label,
            "summation": str(dose.summation),
            "type": str(dose.type),
            "units": str(dose.units),
            "unit": dose.unit_text,
            "max": dose.maximum,
        },
        "plan": None
        if plan is None
        else {"uid": plan.header.sop_instance_uid, "label": plan.label},
        "structure_set": None
        if structures is None
        else {"uid": structures.header.sop_instance_uid, "label": structures.label},
        "warnings": [finding.message for finding in case.warnings],
    }


def print_head(case: Case) -> None:
    """Print dose, plan and structure set, one a line, then the standing warnings."""
    dose, plan, structures = (
        case.doses[0] if case.doses else None,
        case.plan,
        case.structure_set,
    )
    if dose is not None:
        kind = str(dose.type) or "type not stated"
        print(
            f"Dose: {dose.label}, {kind}, {dose.summation or 'summation not stated'}, "
            f"maximum {dose_text(dose.maximum, dose.unit_text)}, "
            f"UID {_tail(dose.header.sop_instance_uid)}"
        )
    else:
        print("Dose: no dose grid; stored DVHs only")
    if plan is not None:
        print(f"Plan: {plan.label}, UID {_tail(plan.header.sop_instance_uid)}")
    if structures is not None:
        uid = _tail(structures.header.sop_instance_uid)
        print(f"Structure set: {structures.label}, UID {uid}")
    for finding in case.warnings:
        print(f"{finding.action.name}: {finding.message}")


def _tail(uid: str) -> str:
    """Return the end of a UID, enough to tell objects apart."""
    return uid if len(uid) <= _TAIL else f"…{uid[-_TAIL:]}"
