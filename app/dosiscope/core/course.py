"""A course of fractions as records tell it, held against the plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from dosiscope.core.language import marked
from dosiscope.core.record_fault import findings_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.findings import Finding
    from dosiscope.core.plan import Plan
    from dosiscope.core.record_fault import RecordFault
    from dosiscope.core.treatment_record import (
        CourseSummary,
        Delivery,
        TreatmentRecord,
    )


class State(Enum):
    """How a beam of a fraction was delivered, beside how it was planned."""

    AS_PLANNED = marked("as planned")
    RESUMED = marked("in parts, as planned")
    FLAGGED = marked("as planned, flagged")
    DIFFERS = marked("differs")
    PARTIAL = marked("not completed")
    REPEATED = marked("more than once")
    MISSING = marked("no record")
    OPEN = marked("no record yet")
    UNPLANNED = marked("not in the plan")
    UNKNOWN = marked("not compared")
    IMAGING = marked("imaging")

    @property
    def is_good(self) -> bool:
        """Whether what was planned was delivered."""
        return self in (State.AS_PLANNED, State.RESUMED)

    @property
    def is_caution(self) -> bool:
        """Whether a reviewer has to look at it."""
        return not self.is_good and self not in (State.OPEN, State.IMAGING)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Part:
    """A delivery with the record that states it; a beam of a fraction has one or more.

    Several are those of a beam that was interrupted, or that was given again.
    """

    record: TreatmentRecord
    delivery: Delivery


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CourseRow:
    """A beam, or an application setup, in a fraction.

    Attributes
    ----------
    fraction
        None where the record does not say.
    group
        Number of the fraction group, where the plan has several.
    number, label
        Of the beam or setup, and what it is called in short; None and "" where the
        record does not say, or where all of a fraction is missing.
    name
        'beam 1 "Left"'.
    state
        `State.FLAGGED` where all of the meterset was delivered as planned, and
        something else was not.
    planned
        The meterset of the plan, else that which the record has as specified; of
        application setups the specified times of the channels, s.
    is_from_plan
        Whether ``planned`` is the plan's.
    delivered
        Sum of the parts; None where one of them does not say.
    """

    fraction: int | None
    number: int | None
    name: str
    state: State
    label: str = ""
    group: int | None = None
    unit: str = ""
    planned: float | None = None
    is_from_plan: bool = True
    delivered: float | None = None
    parts: tuple[Part, ...] = ()
    faults: tuple[RecordFault, ...] = ()

    @property
    def difference(self) -> float | None:
        """Delivered less planned."""
        if self.planned is None or self.delivered is None:
            return None
        return self.delivered - self.planned

    @property
    def percent(self) -> float | None:
        """The difference as a share of what was planned."""
        difference = self.difference
        return (
            100 * difference / self.planned
            if difference and self.planned
            else (difference)
        )

    @property
    def moments(self) -> tuple[tuple[str, str], ...]:
        """Dates and times of the parts, each once."""
        return tuple(dict.fromkeys((p.record.date, p.record.time) for p in self.parts))

    @property
    def is_counted(self) -> bool:
        """Whether it counts in the sums of the course."""
        return self.state is not State.IMAGING


@dataclass(frozen=True, slots=True, kw_only=True)
class BeamTotal:
    """A beam over the course.

    Attributes
    ----------
    fractions
        How many fractions have a record of it.
    delivered
        In all of them; None where one of them does not say, or units differ.
    planned
        For as many fractions.
    planned_course
        For all fractions of the plan; None where one of both is not stated.
    """

    number: int | None
    name: str
    label: str
    unit: str
    fractions: int
    delivered: float | None = None
    planned: float | None = None
    planned_course: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Course:
    """What records tell of a plan.

    Attributes
    ----------
    records
        All that name the plan, in order of time.
    rows
        By fraction, then as the plan has its beams.
    totals
        A row for each beam.
    delivered_fractions
        Numbers of the fractions in which anything was delivered that treats.
    complete_fractions
        How many of them have all that was planned, as planned.
    planned_fractions
        Of the plan; None where it has several groups or does not say.
    summary
        The latest that a record states, with the record.
    faults
        All that was noticed, in order.
    """

    plan: Plan | None
    records: tuple[TreatmentRecord, ...]
    rows: tuple[CourseRow, ...] = ()
    totals: tuple[BeamTotal, ...] = ()
    delivered_fractions: tuple[int, ...] = ()
    complete_fractions: int = 0
    planned_fractions: int | None = None
    summary: tuple[TreatmentRecord, CourseSummary] | None = None
    faults: tuple[RecordFault, ...] = ()

    @property
    def noun(self) -> str:
        """What is delivered: "beam", or "setup" where it is applications of sources."""
        is_of_sources = any(one.is_of_sources for one in self.records)
        return marked("setup") if is_of_sources else marked("beam")

    @property
    def planned_word(self) -> str:
        """What deliveries are held against: "planned", "specified" by records alone."""
        known = [row for row in self.rows if row.planned is not None]
        is_of_records = known and not any(row.is_from_plan for row in known)
        return marked("specified") if is_of_records else marked("planned")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was noticed, one for every outcome of the table of rules."""
        return findings_of(self.faults, self.records)

    @property
    def overrides(self) -> tuple[CourseRow, ...]:
        """The rows of which something was overridden."""
        return tuple(
            row for row in self.rows if any(p.delivery.overrides for p in row.parts)
        )


def in_time(records: Sequence[TreatmentRecord]) -> tuple[TreatmentRecord, ...]:
    """Return records in order of time; those without a date come last."""
    return tuple(sorted(records, key=lambda r: (not r.moment, r.moment, r.uid)))
