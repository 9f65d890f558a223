"""Names what numbers are made of: dose, plan, structure set, and what warns of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.dvh.origins import objects_of, sources_of
from dosiscope.core.text import dose_text, uid_tail

if TYPE_CHECKING:
    from dosiscope.core.case import Case


def made_of(case: Case) -> dict[str, Any]:
    """Return what the DVHs are made of, and what is to be known of it."""
    dose = case.doses[0] if case.doses else None
    plan, structures = case.plan, case.structure_set
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
        "stored_dvhs": objects_of(case.stored_dvhs, case.stored_source),
        "plan": None
        if plan is None
        else {"uid": plan.header.sop_instance_uid, "label": plan.label},
        "structure_set": None
        if structures is None
        else {"uid": structures.header.sop_instance_uid, "label": structures.label},
        "warnings": [finding.message for finding in case.warnings_of(dose)],
    }


def print_head(case: Case) -> None:
    """Print what `made_of` names, one a line, then the standing warnings."""
    record = made_of(case)
    dose, plan, structures = record["dose"], record["plan"], record["structure_set"]
    if dose is not None:
        print(
            f"Dose: {dose['label']}, {dose['type'] or 'type not stated'}, "
            f"{dose['summation'] or 'summation not stated'}, "
            f"maximum {dose_text(dose['max'], dose['unit'])}, "
            f"UID {uid_tail(dose['uid'])}"
        )
    else:
        print("Dose: no dose grid; stored DVHs only")
    words = sources_of(case.stored_dvhs)
    for one in record["stored_dvhs"]:
        what = "Stored DVHs" if one["shown"] else "Stored DVHs, not chosen"
        print(f"{what}: {words[one['uid']]}")
    if plan is not None:
        print(f"Plan: {plan['label']}, UID {uid_tail(plan['uid'])}")
    if structures is not None:
        uid = uid_tail(structures["uid"])
        print(f"Structure set: {structures['label']}, UID {uid}")
    for finding in case.warnings_of(case.doses[0] if case.doses else None):
        print(f"{finding.action.name}: {finding.message}")
