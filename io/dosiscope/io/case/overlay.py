"""What may be shown together: one patient, one frame of reference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.dvh.origins import sources_of
from dosiscope.core.header import agree
from dosiscope.core.identity import Personal, filled
from dosiscope.core.language import tr
from dosiscope.core.rules import verdict
from dosiscope.core.text import date_text, in_row, listed
from dosiscope.io.files import tags
from dosiscope.io.kinds.table import REGISTERED, registration_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.header import Header, Patient
    from dosiscope.core.kinds import Role
    from dosiscope.core.reason import Reason
    from dosiscope.core.stored_dvh import StoredDvh
    from dosiscope.io.remarks import Remarks

# outcomes: the object is not shown, or the user has accepted it
_OF_PATIENT: Final = {
    tags.PatientID: ("PAT-03:differs", "PAT-03:accepted"),
    tags.PatientName: ("PAT-04:differs", "PAT-04:accepted"),
    tags.PatientBirthDate: ("PAT-05:differs", "PAT-05:accepted"),
    tags.PatientSex: ("PAT-05:differs", "PAT-05:accepted"),
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """The object that all others must agree with: the CT, else the dose, ...

    ``uid`` is that by which it is known, ``frame`` its Frame of Reference UID, ""
    where it states none.
    """

    name: str
    uid: str
    patient: Patient
    frame: str


def judge_patient(
    anchor: Anchor,
    header: Header,
    remarks: Remarks,
    accepted: Accepted,
    tied: Collection[str] = (),
) -> Reason | None:
    """Return why an object is of another patient than the anchor; None if it is not.

    A difference that is accepted is only warned of.  So is another name, birth date
    or sex of one Patient ID where the object is ``tied`` to the anchor by all its
    references: UIDs are proof, what was typed twice is none.  So is an ID that one of
    them does not state, where nothing else contradicts.
    """
    mine, other = header.patient, anchor.patient
    if mine.is_same(other):
        _note_spelling(anchor, header, remarks)
        return None
    if header.uid in tied:
        if mine.has_same_id(other):
            _warn_of_tied(anchor, header, remarks)
            return None
        if _contradict_nothing(mine, other):
            _note_unstated_id(anchor, header, remarks)
            return None
    tag = _what_differs(mine, other)
    return unless_accepted(
        remarks,
        *_OF_PATIENT[tag],
        accepted,
        anchor=anchor.name,
        tag=tag,
        found=patient_text(mine),
        expected=patient_text(other),
    )


def unless_accepted(
    remarks: Remarks,
    withheld: str,
    shown: str,
    accepted: Accepted,
    *,
    found: str,
    expected: str,
    **rest: Any,
) -> Reason | None:
    """Note the outcome ``withheld`` and return its reason, or ``shown`` if accepted."""
    if not accepted.covers(verdict(withheld).rule_id, found, expected):
        return remarks.withhold(withheld, found=found, expected=expected, **rest)
    remarks.add(shown, found=found, expected=expected, **rest)
    return None


def _warn_of_tied(anchor: Anchor, header: Header, remarks: Remarks) -> None:
    """Warn of what differs between two that are one patient by every reference."""
    mine, other = header.patient, anchor.patient
    if not mine.same_name(other):
        remarks.add(
            "PAT-04:tied",
            anchor=anchor.name,
            tag=tags.PatientName,
            found=Personal(f'"{mine.name}"'),
            expected=Personal(f'"{other.name}"'),
        )
    born, sex = (mine.birth_date, other.birth_date), (mine.sex, other.sex)
    if not agree(*born):
        found, expected = map(date_text, born)
    elif not agree(*sex):
        found, expected = sex
    else:
        return
    remarks.add(
        "PAT-05:tied",
        anchor=anchor.name,
        what=tr("sex") if agree(*born) else tr("birth date"),
        tag=tags.PatientSex if agree(*born) else tags.PatientBirthDate,
        found=Personal(found),
        expected=Personal(expected),
    )


def _contradict_nothing(mine: Patient, other: Patient) -> bool:
    """Whether what both state of the patient agrees, and one states no ID."""
    is_named = all(one.name.strip(" ^=") for one in (mine, other))
    return (
        agree(mine.id, other.id)
        and (not is_named or mine.same_name(other))
        and agree(mine.birth_date, other.birth_date)
        and agree(mine.sex, other.sex)
    )


def _note_unstated_id(anchor: Anchor, header: Header, remarks: Remarks) -> None:
    mine, other = header.patient.id.strip(), anchor.patient.id.strip()
    remarks.add(
        "PAT-03:unstated",
        anchor=anchor.name,
        tag=tags.PatientID,
        found=Personal(f'"{mine}"') if mine else tr("not stated"),
        expected=Personal(f'"{other}"') if other else tr("not stated"),
    )


def _what_differs(mine: Patient, other: Patient) -> int:
    """Return the attribute: ID first, then name, then what is left."""
    if mine.id.strip() != other.id.strip():
        return tags.PatientID
    if not mine.same_name(other):
        return tags.PatientName
    if mine.birth_date.strip() != other.birth_date.strip():
        return tags.PatientBirthDate
    return tags.PatientSex


def _note_spelling(anchor: Anchor, header: Header, remarks: Remarks) -> None:
    mine, other = header.patient, anchor.patient
    if mine.name != other.name:
        remarks.add(
            "PAT-04:spelling",
            anchor=anchor.name,
            tag=tags.PatientName,
            found=Personal(mine.name),
            expected=Personal(other.name),
        )
    pairs = (
        (tags.PatientBirthDate, tr("birth date"), mine.birth_date, other.birth_date),
        (tags.PatientSex, tr("sex"), mine.sex, other.sex),
    )
    kind = tr("the {kind}", kind=header.kind)
    for who, other_one, lacks in (
        (kind, anchor.name, [pair for pair in pairs if not pair[2].strip()]),
        (anchor.name, kind, [pair for pair in pairs if not pair[3].strip()]),
    ):
        partly = [pair for pair in lacks if (pair[2] + pair[3]).strip()]
        if partly:
            remarks.add(
                "PAT-05:partly",
                who=who,
                other=other_one,
                what=listed(what for _, what, _, _ in partly),
                tag=partly[0][0],
                found=_all_stated(one for *_, one, _ in partly),
                expected=_all_stated(two for *_, two in partly),
            )


def _all_stated(values: Iterable[str]) -> Personal | str:
    stated = ", ".join(filter(None, values))
    return Personal(stated) if stated else tr("nothing")


def patient_text(patient: Patient) -> Personal:
    """Return who a patient is, for a message: name, ID, birth date, sex."""
    parts = [f'"{patient.name}"', tr("ID {id}", id=patient.id or tr("not stated"))]
    parts += (
        [tr("born {date}", date=date_text(patient.birth_date))]
        if patient.birth_date
        else []
    )
    parts += [patient.sex] if patient.sex else []
    rest = in_row(", ", parts[1:])
    return Personal(filled("{name} ({rest})", {"name": parts[0], "rest": rest}))


def judge_frame(
    anchor: Anchor, header: Header, frame: str, remarks: Remarks, accepted: Accepted
) -> Reason | None:
    """Return why an object lies in another frame of reference; None if it does not.

    None too where that is accepted: it is shown as if it did not.
    """
    outcomes = registration_of(header.kind).out_of_frame
    if outcomes is None or (frame and frame == anchor.frame):
        return None
    of_anchor = outcomes.other if anchor.frame else outcomes.anchor
    return unless_accepted(
        remarks,
        of_anchor if frame else outcomes.none,
        outcomes.accepted,
        accepted,
        anchor=anchor.name,
        own=frame or tr("not stated"),
        other=anchor.frame or tr("not stated"),
        tag=tags.FrameOfReferenceUID,
        found=frame or tr("nothing"),
        expected=anchor.frame or tr("a UID"),
    )


def of_any_frame(accepted: Accepted) -> frozenset[Role]:
    """Return the roles whose objects may lie in any frame of reference."""
    return frozenset(
        one.kind.role
        for one in REGISTERED
        if one.kind.role is not None
        and one.out_of_frame is not None
        and verdict(one.out_of_frame.other).rule_id in accepted.rules
    )


def note_frame_of_dvhs(
    anchor: Anchor, header: Header, dvhs: Iterable[StoredDvh], remarks: Remarks
) -> None:
    """Warn of DVHs without a grid whose frame of reference is not that of the case.

    They lie nowhere: one that states no frame is as good, and so is an anchor.
    """
    frame = header.frame_of_reference_uid
    if frame and anchor.frame and frame != anchor.frame:
        remarks.add(
            "DVH-14",
            source=sources_of(dvhs)[header.sop_instance_uid],
            anchor=anchor.name,
            tag=tags.FrameOfReferenceUID,
            found=frame,
            expected=anchor.frame,
        )
