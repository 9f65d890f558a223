"""What the numbers of a file are made of: its head."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from dosiscope.core.dvh.origins import objects_of
from dosiscope.core.not_shown import outside_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.io.out.report_record import LeftOutRecord


@dataclass(frozen=True, slots=True)
class Provenance:
    """What the DVHs belong to; empty where it is not known or must not be told.

    Attributes
    ----------
    identity
        Patient's name and ID; empty unless the user asked for them.
    not_in_this_case
        What else was opened, and why it is not there.
    warnings
        Sentences that stand on every picture of what the DVHs are made of.
    """

    plan_label: str = ""
    plan_date: str = ""
    plan_time: str = ""
    plan_uid: str = ""
    dose_label: str = ""
    dose_uid: str = ""
    dose_summation: str = ""
    dose_type: str = ""
    dose_unit: str = ""
    structure_set_label: str = ""
    structure_set_uid: str = ""
    not_in_this_case: str = ""
    identity: tuple[tuple[str, str], ...] = ()
    warnings: tuple[str, ...] = ()

    def items(self) -> list[tuple[str, str]]:
        """Return what is known as pairs of name and value, in order."""
        pairs = [
            *self.identity,
            ("plan_label", self.plan_label),
            ("plan_date", self.plan_date),
            ("plan_time", self.plan_time),
            ("plan_uid", self.plan_uid),
            ("dose_label", self.dose_label),
            ("dose_uid", self.dose_uid),
            ("dose_summation", self.dose_summation),
            ("dose_type", self.dose_type),
            ("dose_unit", self.dose_unit),
            ("structure_set_label", self.structure_set_label),
            ("structure_set_uid", self.structure_set_uid),
            ("not_in_this_case", self.not_in_this_case),
        ]
        return [(name, value) for name, value in pairs if value]


def provenance_of(
    case: Case, dose: Dose | None, *, with_identity: bool = False
) -> Provenance:
    """Return what DVHs of a case belong to; the patient only where asked for."""
    identity: tuple[tuple[str, str], ...] = ()
    if with_identity:
        identity = (
            ("patient_name", case.patient.spoken_name),
            ("patient_id", case.patient.id),
        )
    plan, structures = case.plan, case.structure_set
    told = case if with_identity else case.without_identity()
    return Provenance(
        plan_label=plan.label if plan else "",
        plan_date=plan.date if plan else "",
        plan_time=plan.time if plan else "",
        plan_uid=plan.header.sop_instance_uid if plan else "",
        dose_label=dose.label if dose else "",
        dose_uid=dose.header.sop_instance_uid if dose else "",
        dose_summation=str(dose.summation) if dose else "",
        dose_type=str(dose.type) if dose else "",
        dose_unit=dose.unit_text if dose else "",
        structure_set_label=structures.label if structures else "",
        structure_set_uid=structures.header.sop_instance_uid if structures else "",
        not_in_this_case=outside_text(case.outside),
        identity=identity,
        warnings=tuple(finding.message for finding in told.warnings_of(dose)),
    )


def made_of(case: Case, dose: Dose | None) -> dict[str, Any]:
    """Return the same as plain values for JSON, with what is to be known of it."""
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
        "outside": outside_records(case),
        "warnings": [finding.message for finding in case.warnings_of(dose)],
    }


def outside_records(case: Case) -> list[LeftOutRecord]:
    """Return what else was opened and is not in the case."""
    return [
        {
            "object": str(one.header.kind),
            "uid": one.uid,
            "label": one.label,
            "reason": one.reason,
        }
        for one in case.outside
    ]
