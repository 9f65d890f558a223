"""Patient, study, equipment and SOP common attributes of single objects."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.identity import Personal
from dosiscope.core.language import marked, tr
from dosiscope.core.text import counted, listed
from dosiscope.io.files import tags
from dosiscope.io.files.dictionary import label
from dosiscope.io.files.text_bounds import LONGEST_UID
from dosiscope.io.kinds.table import registration_of
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.header import Header


# PS3.5 9.1; the first component is an arc of ISO 9834
_UID: Final = re.compile(r"[0-2](\.(0|[1-9][0-9]*))+")


class _Stated(NamedTuple):
    """An attribute that should have a value, and the outcome where it has none."""

    rule: str
    tag: int
    what: str
    value: Callable[[Header], str]


_STATED: Final = (
    _Stated(
        "PAT-01",
        tags.PatientName,
        marked("patient name"),
        lambda h: h.patient.name.strip(" ^="),
    ),
    _Stated(
        "PAT-02", tags.PatientID, marked("patient ID"), lambda h: h.patient.id.strip()
    ),
    _Stated(
        "SOP-01",
        tags.InstanceCreationDate,
        marked("creation date"),
        lambda h: h.creation_date,
    ),
    _Stated(
        "SOP-01",
        tags.InstanceCreationTime,
        marked("creation time"),
        lambda h: h.creation_time,
    ),
    _Stated(
        "EQP-01", tags.Manufacturer, marked("manufacturer"), lambda h: h.manufacturer
    ),
    _Stated(
        "EQP-01", tags.ManufacturerModelName, marked("model name"), lambda h: h.model
    ),
    _Stated(
        "EQP-01",
        tags.SoftwareVersions,
        marked("software version"),
        lambda h: h.software_versions,
    ),
)
# numbers that lead to one patient
_OF_THE_PATIENT: Final = frozenset((tags.StudyID, tags.AccessionNumber))


def check_headers(headers: Sequence[Header]) -> list[Finding]:
    """Return what the shared attributes of the objects of a case miss (7.4.1)."""
    findings = _check_stated(headers)
    for header in headers:
        remarks = Remarks(header)
        _check_uids(header, remarks)
        _check_class(header, remarks)
        findings += remarks.found
    return findings + _check_studies(headers) + _check_position_reference(headers)


def _check_stated(headers: Sequence[Header]) -> list[Finding]:
    """Return what is empty of patient, origin and equipment.

    One finding for all objects that lack the same of one rule.
    """
    lacking: dict[tuple[str, tuple[_Stated, ...]], list[Header]] = {}
    for header in headers:
        for rule in dict.fromkeys(one.rule for one in _STATED):
            empty = tuple(
                one for one in _STATED if one.rule == rule and not one.value(header)
            )
            if empty:
                lacking.setdefault((rule, empty), []).append(header)
    findings: list[Finding] = []
    for (rule, empty), group in lacking.items():
        remarks = Remarks(group[0])
        remarks.add_empty(
            rule,
            empty[0].tag,
            what=listed(tr(one.what) for one in empty),
            several=len(group) > 1,
            objects=_objects_text(group),
        )
        findings += remarks.found
    return findings


def _objects_text(headers: Sequence[Header]) -> str:
    """Return which kinds of objects these are: "CT Image and 2 RT Doses"."""
    kinds = Counter(str(header.kind) for header in headers)
    return listed(
        [kind if n == 1 else counted(n, kind) for kind, n in kinds.items()], "and"
    )


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
                expected=tr("numbers without leading zeros, the first 0 to 2"),
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
            found=tr("nothing"),
            expected=tr("a value"),
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
            (tags.StudyDate, header.study_date, other.study_date, tr("date")),
            (tags.StudyTime, header.study_time, other.study_time, tr("time")),
            (tags.StudyID, header.study_id, other.study_id, tr("ID")),
            (
                tags.AccessionNumber,
                header.accession_number,
                other.accession_number,
                tr("accession number"),
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
                    found=one or tr("nothing"),
                    expected=two or tr("nothing"),
                )
        findings += remarks.found
    return findings
