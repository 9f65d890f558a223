"""Patient, study, equipment and SOP common attributes of single objects."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dosiscope.core.identity import Personal
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import label
from dosiscope.io.files.text_bounds import LONGEST_UID
from dosiscope.io.kinds.table import registration_of
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header


# PS3.5 9.1; the first component is an arc of ISO 9834
_UID: Final = re.compile(r"[0-2](\.(0|[1-9][0-9]*))+")
# numbers that lead to one patient
_OF_THE_PATIENT: Final = frozenset((tags.StudyID, tags.AccessionNumber))


def check_headers(headers: Sequence[Header]) -> list[Finding]:
    """Return what the shared attributes of the objects of a case miss (7.4.1)."""
    findings: list[Finding] = []
    for header in headers:
        remarks = Remarks(header)
        _check_patient(header, remarks)
        _check_origin(header, remarks)
        _check_uids(header, remarks)
        _check_class(header, remarks)
        findings += remarks.found
    return findings + _check_studies(headers) + _check_position_reference(headers)


def _check_patient(header: Header, remarks: Remarks) -> None:
    if not header.patient.name.strip(" ^="):
        remarks.add(
            "PAT-01",
            tag=tags.PatientName,
            found="nothing",
            expected="a name",
        )
    if not header.patient.id.strip():
        remarks.add(
            "PAT-02",
            tag=tags.PatientID,
            found="nothing",
            expected="an ID",
        )


def _check_origin(header: Header, remarks: Remarks) -> None:
    for rule, tag, value, what in (
        ("SOP-01", tags.InstanceCreationDate, header.creation_date, "creation date"),
        ("SOP-01", tags.InstanceCreationTime, header.creation_time, "creation time"),
        ("EQP-01", tags.Manufacturer, header.manufacturer, "manufacturer"),
        ("EQP-01", tags.ManufacturerModelName, header.model, "model name"),
        ("EQP-01", tags.SoftwareVersions, header.software_versions, "software version"),
    ):
        if not value:
            remarks.add_empty(rule, tag, what=what)


def _check_uids(header: Header, remarks: Remarks) -> None:
    for tag, uid in (
        (tags.SOPInstanceUID, header.sop_instance_uid),
        (tags.StudyInstanceUID, header.study_uid),
        (tags.SeriesInstanceUID, header.series_uid),
        (tags.FrameOfReferenceUID, header.frame_of_reference_uid),
    ):
        if uid and (len(uid) > LONGEST_UID or not _UID.fullmatch(uid)):
            remarks.add(
                "T08",
                tag=tag,
                found=uid,
                expected="numbers without leading zeros, the first 0 to 2",
            )
            return


def _check_class(header: Header, remarks: Remarks) -> None:
    """Every object states study, series and the modality of its SOP class."""
    lacks = [
        label(tag)
        for tag, value in (
            (tags.Modality, header.modality),
            (tags.StudyInstanceUID, header.study_uid),
            (tags.SeriesInstanceUID, header.series_uid),
        )
        if not value
    ]
    if lacks:
        remarks.add(
            "F05:lacks",
            names=", ".join(lacks),
            found="nothing",
            expected="a value",
        )
    expected = registration_of(header.kind).modality
    if header.modality and header.modality != expected:
        remarks.add(
            "SOP-05",
            tag=tags.Modality,
            found=header.modality,
            expected=expected,
        )


def _check_position_reference(headers: Sequence[Header]) -> list[Finding]:
    """One Position Reference Indicator; a structure set states NA (7.2.3)."""
    findings: list[Finding] = []
    stated = [h for h in headers if h.position_reference not in ("", "NA")]
    for header in stated[1:]:
        one, other = header.position_reference, stated[0].position_reference
        if one != other:
            remarks = Remarks(header)
            remarks.add(
                "FOR-02",
                other_kind=stated[0].kind,
                tag=tags.PositionReferenceIndicator,
                found=one,
                expected=other,
            )
            findings += remarks.found
    return findings


def _check_studies(headers: Sequence[Header]) -> list[Finding]:
    """One Study Instance UID has one date, time, ID and number (STU-04)."""
    findings: list[Finding] = []
    first: dict[str, Header] = {}
    for header in headers:
        other = first.setdefault(header.study_uid, header)
        remarks = Remarks(header)
        for tag, one, two, what in (
            (tags.StudyDate, header.study_date, other.study_date, "date"),
            (tags.StudyTime, header.study_time, other.study_time, "time"),
            (tags.StudyID, header.study_id, other.study_id, "ID"),
            (
                tags.AccessionNumber,
                header.accession_number,
                other.accession_number,
                "accession number",
            ),
        ):
            if one != two:
                if tag in _OF_THE_PATIENT:
                    one, two = Personal(one), Personal(two)
                remarks.add(
                    "STU-04",
                    what=what,
                    one=one,
                    two=two,
                    other_kind=other.kind,
                    tag=tag,
                    found=one or "nothing",
                    expected=two or "nothing",
                )
        findings += remarks.found
    return findings
