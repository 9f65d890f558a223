"""What the numbers of a file are made of: its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.acceptance import accepted_rules
from dosiscope.core.as_of import as_of
from dosiscope.core.dvh.origins import objects_of
from dosiscope.core.not_shown import incomplete_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.io.out.report_record import OutsideRecord


def made_of(case: Case, dose: Dose | None) -> dict[str, Any]:
    """Return the objects that numbers are made of as plain values, and their warnings.

    The plan is that of the dose: none where the dose is of several.

    Nothing of it names the patient, beyond what labels and warnings say.
    """
    case = as_of(case, dose)
    plan, structures = case.plan, case.structure_set
    return {
        "dose": None
        if dose is None
        else {
            "uid": dose.key,
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
        else {
            "uid": plan.header.sop_instance_uid,
            "label": plan.label,
            "date": plan.date,
            "time": plan.time,
        },
        "structure_set": None
        if structures is None
        else {"uid": structures.header.sop_instance_uid, "label": structures.label},
        "outside": outside_records(case),
        "accepted": accepted_rules(case),
        "warnings": [
            *filter(None, [incomplete_text(case.unread)]),
            *(finding.message for finding in case.warnings_of(dose)),
        ],
    }


def head_lines(made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what `made_of` returns as pairs of name and text, for a table."""
    for kind in ("plan", "dose", "structure_set"):
        for name, value in (made[kind] or {}).items():
            if value not in ("", None):
                yield f"{kind}_{name}", str(value)
    for one in made["stored_dvhs"]:
        yield "stored_dvhs", one["uid"]
    for one in made["outside"]:
        what = f'{one["object"]} "{one["label"]}"' if one["label"] else one["object"]
        yield "not_in_this_case", f"{what}: {one['reason']}"
    for rule in made["accepted"]:
        yield "accepted", rule
    for warning in made["warnings"]:
        yield "warning", warning


def outside_records(case: Case) -> list[OutsideRecord]:
    """Return what else was opened and is not in the case."""
    return [
        {
            "object": str(one.entry.kind),
            "uid": one.entry.uid,
            "label": one.entry.label,
            "reason": one.reason,
            "names": [named.uid for named in one.named],
        }
        for one in case.outside
    ]
