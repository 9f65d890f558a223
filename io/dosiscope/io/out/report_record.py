"""The record of the verification report: what JSON holds and HTML shows.

Its keys are a contract.  Numbers are in mm, Gy and cc; what is missing is None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NotRequired, TypedDict

if TYPE_CHECKING:
    from dosiscope.core.dvh.origins import StoredObject


class PatientRecord(TypedDict):
    """A patient."""

    name: str
    id: str
    birth_date: str
    sex: str


# what one object says of the next; no class, for "from" is a word of the language
LinkRecord = TypedDict(
    "LinkRecord",
    {
        "from": str,
        "to": str,
        "tone": str,
        "sentence": str,
        "named": str,
        "present": str,
    },
)


class CtRecord(TypedDict):
    """The images: a CT series, or what is the grey base in its place.

    ``values`` is what the pixels are: "HU", "MR", "PET BQML", "stored value".
    """

    series_uid: str
    kind: str
    values: str
    slices: int
    patient_position: str
    spacing_mm: list[float]
    z_mm: list[float]


class RoiRecord(TypedDict):
    """An ROI; the last four are there once it was measured."""

    number: int
    name: str
    type: str
    contours: int
    mode: str
    planes: int
    off_slice: int | None
    gaps: int | None
    islands: int | None
    volume_cc: float | None
    withheld: str | None
    not_measured: str | None
    state: NotRequired[str]
    off_slice_ignored: NotRequired[bool]
    moved_to_slices_mm: NotRequired[float | None]
    method: NotRequired[str | None]


class StructureSetRecord(TypedDict):
    """An RT Structure Set."""

    uid: str
    label: str
    date: str
    time: str
    rois: list[RoiRecord]


class BeamRecord(TypedDict):
    """A beam of a plan."""

    number: int
    name: str


class PrescriptionRecord(TypedDict):
    """A dose that a plan prescribes."""

    description: str
    dose_gy: float | None


class PlanRecord(TypedDict):
    """An RT Plan."""

    uid: str
    label: str
    date: str
    time: str
    approval: str
    patient_position: str
    fractions: int | None
    beams: list[BeamRecord]
    prescription: list[PrescriptionRecord]


class DoseRecord(TypedDict):
    """An RT Dose with a grid; or one that was made of others: its key is its UID."""

    uid: str
    is_made: bool
    units: str
    unit: str
    type: str
    summation: str
    label: str
    shape: list[int]
    max_gy: float | None
    max_at_mm: list[float]
    plan_uid: str


class LeftOutRecord(TypedDict):
    """An object that is not shown, and why."""

    object: str
    uid: str
    label: str
    reason: str


class OutsideRecord(LeftOutRecord):
    """An object that is not in the case; the UIDs of what it names of the case."""

    names: list[str]


class NodeRecord(TypedDict):
    """An object of the chain of references."""

    kind: str
    presence: str
    label: str
    detail: str
    uid: str


class ReferencesRecord(TypedDict):
    """The chain of dose, plan, structure set and CT."""

    nodes: list[NodeRecord]
    links: list[LinkRecord]


class FindingRecord(TypedDict):
    """A finding.

    ``count`` things alike it tells of; it can be decided against (``acceptable``), or
    follows from such a decision (``accepted``).
    """

    rule: str
    section: str | None
    result: str
    action: str
    object: str
    uid: str
    roi: int | None
    rois: list[int]
    z_mm: float | None
    tag: str
    found: str
    expected: str
    message: str
    count: int
    acceptable: bool
    accepted: bool


class AlongRecord(TypedDict):
    """What came along with the plan, with its own attributes by their names."""

    object: str
    uid: str
    label: str
    date: str
    time: str
    plan_uid: str
    stated: dict[str, str]


class CaseRecord(TypedDict):
    """A case; ``accepted`` are the rules against which the user decided.

    ``companions`` are the cases of other plans that it is compared with, or whose doses
    are added; of each, ``notes`` say what of it is not shown.
    """

    patient: PatientRecord
    frame_of_reference_uid: str
    ct: CtRecord | None
    structure_set: StructureSetRecord | None
    plan: PlanRecord | None
    doses: list[DoseRecord]
    along: list[AlongRecord]
    stored_dvhs: list[StoredObject]
    withheld: list[LeftOutRecord]
    missing: list[str]
    outside: list[OutsideRecord]
    references: ReferencesRecord
    accepted: list[str]
    findings: list[FindingRecord]
    companions: list[CaseRecord]
    notes: list[str]


class SkippedRecord(TypedDict):
    """A file that was not read, and why."""

    file: str
    reason: str


class InputRecord(TypedDict):
    """A file that the report is about; without a hash where it cannot be read now."""

    file: str
    bytes: int
    sha256: str


class FilesRecord(TypedDict):
    """What the opened paths hold; the inputs where their hashes were asked for."""

    read: int
    skipped: list[SkippedRecord]
    inputs: NotRequired[list[InputRecord]]


class CheckRecord(TypedDict):
    """The whole report."""

    program: str
    version: str
    files: FilesRecord
    cases: list[CaseRecord]
    findings: list[FindingRecord]
