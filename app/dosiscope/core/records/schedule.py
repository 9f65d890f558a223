"""Which fractions there should be, in which order, and what summaries say of it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from dosiscope.core.course import State
from dosiscope.core.findings import Attribute
from dosiscope.core.language import tr
from dosiscope.core.record_fault import Place, RecordFault
from dosiscope.core.text import date_text, moment_text
from dosiscope.core.treatment_record import COMPLETED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from dosiscope.core.course import CourseRow
    from dosiscope.core.plan import Plan
    from dosiscope.core.records.planned import PlannedGroup
    from dosiscope.core.treatment_record import (
        CourseSummary,
        GroupSummary,
        TreatmentRecord,
    )

    Summary = tuple[TreatmentRecord, CourseSummary]

#: Fractions in a row that one group may have; a number beyond is no fraction.
MOST_FRACTIONS: Final = 1000
_FRACTION: Final = Attribute(0x30080022, "CurrentFractionNumber")
_DATE: Final = Attribute(0x30080250, "TreatmentDate")
_DELIVERED: Final = Attribute(0x3008005A, "NumberOfFractionsDelivered")
_PLANNED: Final = Attribute(0x300A0078, "NumberOfFractionsPlanned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fractions:
    """The fractions of a group: recorded, planned, and those that should be recorded.

    Attributes
    ----------
    expected
        Those before one that is recorded, and all where the course is completed.
    is_completed
        Whether the course is said to be.
    """

    group: int | None
    recorded: frozenset[int]
    planned: int | None
    expected: frozenset[int]
    is_completed: bool = False

    def is_past(self, fraction: int) -> bool:
        """Whether nothing more of a fraction can be expected."""
        last = max(self.recorded | self.expected, default=0)
        return self.is_completed or fraction < last

    def holds(self, fraction: int) -> bool:
        """Whether a number is one of a fraction of the plan."""
        return 1 <= fraction <= (self.planned or MOST_FRACTIONS)


def latest_summary(records: Sequence[TreatmentRecord]) -> Summary | None:
    """Return the last summary of the course that one of the records states."""
    stated = [(one, one.summary) for one in records if one.summary is not None]
    return stated[-1] if stated else None


def expected_fractions(
    recorded: Collection[int | None], group: PlannedGroup, summary: Summary | None
) -> frozenset[int]:
    """Return which fractions should have records, as far as files say so."""
    most = group.fractions or MOST_FRACTIONS
    known = {n for n in recorded if n is not None and 1 <= n <= most}
    of_group = _summed_up(group.number, summary)
    if of_group is not None:
        known |= {one.number for one in of_group.fractions if 1 <= one.number <= most}
    last = max(known, default=0)
    if is_completed(summary) and group.fractions is not None:
        last = min(group.fractions, MOST_FRACTIONS)
    return frozenset(range(1, last + 1))


def is_completed(summary: Summary | None) -> bool:
    """Whether the course is said to have been completed."""
    return summary is not None and summary[1].status == COMPLETED


def _summed_up(group: int | None, summary: Summary | None) -> GroupSummary | None:
    """Return what a summary says of a group; of the only one whatever its number."""
    if summary is None:
        return None
    groups = summary[1].groups
    if group is None:
        return groups[0] if len(groups) == 1 else None
    return next((one for one in groups if one.group == group), None)


def fraction_faults(fractions: Fractions) -> Iterator[RecordFault]:
    """Yield fractions that no record has, and those that the plan does not have."""
    for number in sorted(fractions.expected - fractions.recorded):
        yield RecordFault(
            key="REC-01:missing",
            place=Place(fraction=number, group=fractions.group),
            attribute=_FRACTION,
            found=tr("no record"),
            expected=tr("a record"),
        )
    for number in sorted(fractions.recorded):
        if not fractions.holds(number):
            planned = fractions.planned or MOST_FRACTIONS
            yield RecordFault(
                key="REC-01:range",
                place=Place(fraction=number, group=fractions.group),
                attribute=_FRACTION,
                found=str(number),
                expected=tr("1 to {last}", last=planned),
            )


def date_faults(
    plan: Plan | None, rows: Sequence[CourseRow], fractions: Fractions
) -> Iterator[RecordFault]:
    """Yield what is wrong with the times of fractions, and those without a number."""
    for row in rows:
        if row.fraction is None and row.parts and row.state is not State.IMAGING:
            yield RecordFault(
                key="REC-01:none", place=_place(row), record=row.parts[0].record,
                attribute=_FRACTION, found=tr("nothing"), expected=tr("a number"),
            )  # fmt: skip
    yield from _dates(plan, rows)
    yield from _order(rows, fractions)


def _place(row: CourseRow) -> Place:
    return Place(fraction=row.fraction, name=row.name, group=row.group)


def _dates(plan: Plan | None, rows: Sequence[CourseRow]) -> Iterator[RecordFault]:
    """Yield records without a date, and those older than the plan; each once."""
    told: set[str] = set()
    earliest = plan.date if plan is not None else ""
    for row in rows:
        for record in (part.record for part in row.parts):
            if record.uid in told:
                continue
            told.add(record.uid)
            if not record.date:
                yield RecordFault(
                    key="REC-07:none", place=_place(row), record=record,
                    attribute=_DATE, found=tr("nothing"), expected=tr("a date"),
                )  # fmt: skip
            elif record.date < earliest:
                yield RecordFault(
                    key="REC-07:before", place=_place(row), record=record,
                    attribute=_DATE, found=date_text(record.date),
                    expected=tr("{date} or later", date=date_text(earliest)),
                )  # fmt: skip


def _order(rows: Sequence[CourseRow], fractions: Fractions) -> Iterator[RecordFault]:
    """Yield fractions that begin before the one that their number follows."""
    first: dict[int, TreatmentRecord] = {}
    for row in rows:
        number = row.fraction
        if number is None or not fractions.holds(number):
            continue
        for record in (part.record for part in row.parts):
            if record.date and (
                number not in first or _is_earlier(record, first[number])
            ):
                first[number] = record
    for before, after in pairwise(sorted(first)):
        earlier, later = first[before], first[after]
        if _is_earlier(later, earlier):
            yield RecordFault(
                key="REC-07:order",
                place=Place(fraction=after, group=fractions.group),
                record=later,
                attribute=_DATE,
                found=moment_text(later.date, later.time),
                expected=tr(
                    "{date} or later", date=moment_text(earlier.date, earlier.time)
                ),
                fields=(("before", before),),
            )


def _is_earlier(one: TreatmentRecord, other: TreatmentRecord) -> bool:
    """Whether a record is of a time before another; on one day only if both say so."""
    if one.date != other.date:
        return one.date < other.date
    return bool(one.time and other.time) and one.time < other.time


def summary_faults(
    fractions: Fractions, summary: Summary | None, records: Sequence[TreatmentRecord]
) -> Iterator[RecordFault]:
    """Yield where records, their summary and the plan count fractions differently."""
    place = Place(group=fractions.group)
    planned = fractions.planned
    if planned is not None:
        for record in records:
            stated = record.fractions_planned
            is_here = fractions.group in (None, record.group)
            if is_here and stated is not None and stated != planned:
                yield RecordFault(
                    key="REC-08:planned", place=_first_place(record), record=record,
                    attribute=_PLANNED, found=str(stated), expected=str(planned),
                )  # fmt: skip
    of_group = _summed_up(fractions.group, summary)
    if summary is None or of_group is None or of_group.delivered is None:
        return
    record, told = summary
    here = len(fractions.recorded)
    last = max((one.date for one in records if one.deliveries), default="")
    # one that is older than the last record may well say less
    is_older = bool(told.last_date and last and told.last_date < last)
    if (
        here
        and here != of_group.delivered
        and not (is_older and of_group.delivered < here)
    ):
        yield RecordFault(
            key="REC-08:count", place=place, record=record, attribute=_DELIVERED,
            found=str(here), expected=str(of_group.delivered),
        )  # fmt: skip


def _first_place(record: TreatmentRecord) -> Place:
    numbers = [one.fraction for one in record.deliveries if one.fraction is not None]
    return Place(fraction=min(numbers, default=None))
