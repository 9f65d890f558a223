"""What may be shown together: one patient, one frame of reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.header import Kind
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks, object_uid

if TYPE_CHECKING:
    from collections.abc import Collection

    from dosiscope.core.header import Header, Patient

_FRAME_RULES: Final = {
    Kind.STRUCTURE_SET: "SS-03",
    Kind.DOSE: "DO-24",
    Kind.PLAN: "FOR-01:other",
    Kind.ION_PLAN: "FOR-01:other",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The object that all others must agree with: the CT, else the dose, ...

    ``frame`` is its Frame of Reference UID, "" where it states none.
    """

    name: str
    patient: Patient
    frame: str


def judge_patient(
    anchor: Anchor, header: Header, remarks: Remarks, accepted: Collection[str]
) -> str:
    """Return why an object is of another patient than the anchor; "" if it is not.

    A difference the user has accepted (by the object's UID) is only warned of.
    """
    mine, other = header.patient, anchor.patient
    if mine.is_same(other):
        _note_spelling(anchor, header, remarks)
        return ""
    difference = (
        f"{patient_text(mine)} is the patient of the {header.kind}, "
        f"{patient_text(other)} that of {anchor.name}"
    )
    is_accepted = object_uid(header) in accepted
    rule, tag = _what_differs(mine, other)
    remarks.add(
        f"{rule}:accepted" if is_accepted else f"{rule}:differs",
        difference=difference,
        tag=tag,
        found=patient_text(mine),
        expected=patient_text(other),
    )
    return "" if is_accepted else difference


def _what_differs(mine: Patient, other: Patient) -> tuple[str, int]:
    """Return the rule and the attribute: ID first, then name, then what is left."""
    if mine.id.strip() != other.id.strip():
        return "PAT-03", tags.PatientID
    if not mine.same_name(other):
        return "PAT-04", tags.PatientName
    if mine.birth_date.strip() != other.birth_date.strip():
        return "PAT-05", tags.PatientBirthDate
    return "PAT-05", tags.PatientSex


def _note_spelling(anchor: Anchor, header: Header, remarks: Remarks) -> None:
    mine, other = header.patient, anchor.patient
    if mine.name != other.name:
        remarks.add(
            "PAT-04:spelling",
            anchor=anchor.name,
            tag=tags.PatientName,
            found=mine.name,
            expected=other.name,
        )
    for tag, one, two, what in (
        (tags.PatientBirthDate, mine.birth_date, other.birth_date, "birth date"),
        (tags.PatientSex, mine.sex, other.sex, "sex"),
    ):
        if one.strip() != two.strip():
            remarks.add(
                "PAT-05:partly",
                what=what,
                anchor=anchor.name,
                tag=tag,
                found=one or "nothing",
                expected=two or "nothing",
            )


def patient_text(patient: Patient) -> str:
    """Return who a patient is, for a message: name, ID, birth date, sex."""
    parts = [f'"{patient.name}"', f"ID {patient.id or 'not stated'}"]
    parts += [f"born {patient.birth_date}"] if patient.birth_date else []
    parts += [patient.sex] if patient.sex else []
    return f"{parts[0]} ({', '.join(parts[1:])})"


def judge_frame(anchor: Anchor, header: Header, frame: str, remarks: Remarks) -> str:
    """Return why an object lies in another frame of reference; "" if it does not."""
    if frame and frame == anchor.frame:
        return ""
    if not frame:
        difference = f"the {header.kind} states no frame of reference"
    elif not anchor.frame:
        difference = f"{anchor.name} states no frame of reference"
    else:
        difference = (
            f"its frame of reference is {frame}, that of {anchor.name} {anchor.frame}"
        )
    remarks.add(
        _FRAME_RULES[header.kind],
        difference=difference,
        tag=tags.FrameOfReferenceUID,
        found=frame or "nothing",
        expected=anchor.frame or "a UID",
    )
    return difference
