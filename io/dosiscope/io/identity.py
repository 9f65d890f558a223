"""Patient, study, equipment and SOP common attributes of single objects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.io import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header


def check_headers(headers: Sequence[Header]) -> list[Finding]:
    """Return what the shared attributes of the objects of a case miss (7.4.1)."""
    findings: list[Finding] = []
    for header in headers:
        remarks = Remarks(header)
        _check_patient(header, remarks)
        _check_origin(header, remarks)
        findings += remarks.found
    return findings + _check_studies(headers)


def _check_patient(header: Header, remarks: Remarks) -> None:
    if not header.patient.name.strip(" ^="):
        remarks.add(
            "PAT-01",
            f"The {header.kind} states no patient name.",
            tag=tags.PatientName,
            found="nothing",
            expected="a name",
        )
    if not header.patient.id.strip():
        remarks.add(
            "PAT-02",
            f"The {header.kind} states no patient ID.",
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
            remarks.add(
                rule,
                f"The {header.kind} states no {what}.",
                tag=tag,
                found="nothing",
                expected="a value",
            )


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
                remarks.add(
                    "STU-04",
                    f'The {what} of the study is "{one}" in the {header.kind} and '
                    f'"{two}" in the {other.kind}, though it is one study.',
                    tag=tag,
                    found=one or "nothing",
                    expected=two or "nothing",
                )
        findings += remarks.found
    return findings
