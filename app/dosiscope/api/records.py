"""What was delivered of a plan: the records of ``records --json`` as objects."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredBeam:
    """A beam, or an application setup, in a fraction; None is what is not stated.

    Attributes
    ----------
    fraction, number, name
        Which fraction; of the beam its number and what it is called.
    state
        "AS_PLANNED", "RESUMED", "FLAGGED", "DIFFERS", "PARTIAL", "REPEATED", "MISSING",
        "OPEN", "UNPLANNED", "UNKNOWN" or "IMAGING".
    planned, delivered, unit
        The meterset; of application setups the time, s.
    difference, difference_percent
        Delivered less planned.
    dates
        Of the records that state it, as DICOM's (YYYYMMDD).
    faults
        What is wrong with it, in sentences.
    """

    fraction: int | None
    number: int | None
    name: str
    state: str
    unit: str
    planned: float | None
    delivered: float | None
    difference: float | None
    difference_percent: float | None
    dates: tuple[str, ...]
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """What treatment records tell of a plan, held against it.

    Attributes
    ----------
    planned_fractions
        None where the plan does not say, or has several groups.
    recorded_fractions
        Numbers of the fractions in which anything was delivered that treats.
    as_planned
        How many of these have all that was planned, as planned.
    deliveries
        By fraction, then as the plan has its beams.
    not_counted
        The records that were opened and are not counted, each with the reason.
    record
        All of it as ``records --json`` has it: every part, control points, sums.
    """

    planned_fractions: int | None
    recorded_fractions: tuple[int, ...]
    as_planned: int
    deliveries: tuple[DeliveredBeam, ...]
    not_counted: tuple[str, ...]
    record: Mapping[str, Any] = field(repr=False)


def course_of(record: Mapping[str, Any], not_counted: Iterable[str]) -> Course:
    """Return a course as an object; ``record`` is of `course_values`."""
    fractions, left_out = record["fractions"], tuple(not_counted)
    return Course(
        planned_fractions=fractions["planned"],
        recorded_fractions=tuple(fractions["recorded"]),
        as_planned=fractions["as_planned"],
        deliveries=tuple(map(_delivered, record["deliveries"])),
        not_counted=left_out,
        record={**record, "not_counted": list(left_out)},
    )


def _delivered(row: Mapping[str, Any]) -> DeliveredBeam:
    return DeliveredBeam(
        fraction=row["fraction"],
        number=row["number"],
        name=row["name"],
        state=row["state"],
        unit=row["unit"],
        planned=row["planned"],
        delivered=row["delivered"],
        difference=row["difference"],
        difference_percent=row["difference_percent"],
        dates=tuple(dict.fromkeys(part["date"] for part in row["parts"])),
        faults=tuple(fault["message"] for fault in row["faults"]),
    )
