"""What is told of a case in words: the records of ``check --json`` as objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.findings import Action

if TYPE_CHECKING:
    from dosiscope.io.out.report_record import (
        FindingRecord,
        LeftOutRecord,
        PlanRecord,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What was noticed about the files: a rule and what it found.

    Attributes
    ----------
    rule
        Its id, such as "DO-24" (docs/messages.md has them all).
    section
        The paragraph that the rule is from; None for one of our own.
    result
        The verdict of the rule: "PASS", "DEV" or "FAIL".
    action
        What follows: "SHOW", "NOTE", "WARN", "WITHHOLD" or "REFUSE".
    object, uid
        Kind and UID of the object that it is about; "" where it is about none.
    roi, rois
        ROI Number where it is about one; the numbers of all that it concerns.
    z_mm
        Where it is, if it is about a plane.
    tag, found, expected
        The attribute, and the values.
    count
        How many things alike it tells of.
    is_acceptable
        Whether it may be decided against: ``open_case(…, accept=[rule])``.
    is_accepted
        Whether it follows from such a decision.
    """

    rule: str
    section: str | None
    result: str
    action: str
    object: str
    uid: str
    roi: int | None
    rois: tuple[int, ...]
    z_mm: float | None
    tag: str
    found: str
    expected: str
    message: str
    count: int
    is_acceptable: bool
    is_accepted: bool

    @property
    def warns(self) -> bool:
        """Whether verbs end with status 1 because of it."""
        return Action[self.action] >= Action.WARN


def finding_of(record: FindingRecord) -> Finding:
    """Return a finding as an object."""
    return Finding(
        rule=record["rule"],
        section=record["section"],
        result=record["result"],
        action=record["action"],
        object=record["object"],
        uid=record["uid"],
        roi=record["roi"],
        rois=tuple(record["rois"]),
        z_mm=record["z_mm"],
        tag=record["tag"],
        found=record["found"],
        expected=record["expected"],
        message=record["message"],
        count=record["count"],
        is_acceptable=record["acceptable"],
        is_accepted=record["accepted"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """An object that was found and is not shown, or not in the case, and why."""

    object: str
    uid: str
    label: str
    reason: str


def left_out_of(record: LeftOutRecord) -> LeftOut:
    """Return what is left out as an object."""
    return LeftOut(
        object=record["object"],
        uid=record["uid"],
        label=record["label"],
        reason=record["reason"],
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Skipped:
    """A file that was not taken, and why; ``is_damaged`` where it should have been."""

    file: str
    reason: str
    is_damaged: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Beam:
    """A beam of a plan."""

    number: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prescription:
    """A dose that a plan prescribes; None where it names none."""

    description: str
    dose_gy: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An RT Plan; date and time are DICOM's (YYYYMMDD, HHMMSS.FFFFFF)."""

    uid: str
    label: str
    date: str
    time: str
    approval: str
    patient_position: str
    fractions: int | None
    beams: tuple[Beam, ...]
    prescriptions: tuple[Prescription, ...]


def plan_of(record: PlanRecord) -> Plan:
    """Return a plan as an object."""
    return Plan(
        uid=record["uid"],
        label=record["label"],
        date=record["date"],
        time=record["time"],
        approval=record["approval"],
        patient_position=record["patient_position"],
        fractions=record["fractions"],
        beams=tuple(
            Beam(number=beam["number"], name=beam["name"]) for beam in record["beams"]
        ),
        prescriptions=tuple(
            Prescription(description=one["description"], dose_gy=one["dose_gy"])
            for one in record["prescription"]
        ),
    )
