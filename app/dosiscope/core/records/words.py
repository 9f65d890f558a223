"""A course in words: for panel, report, text and files alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.course import State
from dosiscope.core.findings import Attribute
from dosiscope.core.identity import Personal, with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import (
    DASH,
    capitalised,
    date_text,
    dose_text,
    first_few,
    in_row,
    listed,
    moment_text,
    signed_number,
    trimmed,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.course import Course, CourseRow
    from dosiscope.core.treatment_record import StatedDose


#: Of a dose that was made of doses of several plans.
OF_SEVERAL: Final = tr(
    "The dose that is shown is of several plans: choose a dose of one to see what was "
    "delivered of it."
)
# between the words of a keyword: "TableTop", "MRImage"
_WORDS: Final = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


def meterset_number(value: float | None) -> str:
    """Return a meterset or a time as records are told, without its unit."""
    return trimmed(value, 2, 1)


def difference_number(row: CourseRow) -> str:
    """Return delivered less planned, with its sign; a dash where it is not known."""
    if row.difference is None:
        return DASH
    return signed_number(row.difference, 2)


def percent_number(row: CourseRow) -> str:
    """Return the same as a share of what was planned."""
    return DASH if row.percent is None else signed_number(row.percent, 1)


def state_text(row: CourseRow) -> str:
    """Return how a row stands, and by whom it was ended early."""
    ended = dict.fromkeys(
        part.delivery.termination for part in row.parts if part.delivery.is_ended_early
    )
    text = tr(row.state.value)
    if not ended:
        return text
    return tr("{state} (ended by {ended})", state=text, ended=listed(ended, "and"))


def when_text(row: CourseRow) -> str:
    """Return when a beam of a fraction was delivered: the first part, and how many."""
    if not row.moments:
        return DASH
    first = moment_text(*row.moments[0])
    more = len(row.moments) - 1
    if not more:
        return first
    return tr_count(
        "{first} and {n} time more", "{first} and {n} times more", more, first=first
    )


def name_text(row: CourseRow) -> str:
    """Return what a row is about, as it begins a cell."""
    return capitalised(row.name) or tr("Whole fraction")


def verification_text(row: CourseRow) -> str:
    """Return the verification status of the parts, each once; "" where not stated."""
    stated = (part.delivery.verification for part in row.parts)
    return in_row(", ", dict.fromkeys(filter(None, stated)))


def machine_text(row: CourseRow) -> str:
    """Return the machines of the parts, each once; "" where not stated."""
    stated = (part.record.machine for part in row.parts)
    return in_row(", ", dict.fromkeys(filter(None, stated)))


def progress_text(course: Course) -> str:
    """Return in a sentence how far the course has come, as far as records say."""
    done = len(course.delivered_fractions)
    planned = course.planned_fractions
    told = tr_count("{n} fraction recorded", "{n} fractions recorded", done)
    if planned is not None:
        told = tr("{done} of {planned} fractions recorded", done=done, planned=planned)
    if done:
        whole = course.complete_fractions
        state = tr("{number} as planned", number=whole)
        told = in_row(", ", (told, tr("all as planned") if whole == done else state))
    lost = [
        row.fraction
        for row in course.rows
        if row.state is State.MISSING and row.number is None
    ]
    if lost:
        lack = tr_count(
            "no record of fraction {fractions}",
            "no record of fractions {fractions}",
            len(lost),
            fractions=first_few(lost),
        )
        told = in_row("; ", (told, lack))
    astray = sum(
        not row.fraction and row.is_counted and bool(row.parts) for row in course.rows
    )
    if astray:
        lack = tr_count(
            "{n} delivery without a fraction number",
            "{n} deliveries without a fraction number",
            astray,
        )
        told = in_row("; ", (told, lack))
    return with_stop(capitalised(told))


def period_text(course: Course) -> str:
    """Return from when to when records are; "" where none states a date."""
    return dates_text(one.date for one in course.records if one.deliveries)


def dates_text(dates: Iterable[str]) -> str:
    """Return the first and the last of some dates; "" where none is stated."""
    known = sorted(filter(None, dates))
    if not known:
        return ""
    first, last = date_text(known[0]), date_text(known[-1])
    return first if first == last else tr("{first} to {last}", first=first, last=last)


def summary_text(course: Course) -> str:
    """Return what the latest summary states; "" where no record sums up anything."""
    if course.summary is None:
        return ""
    record, summary = course.summary
    parts = [summary.status or tr("status not stated")]
    counts = [g.delivered for g in summary.groups if g.delivered is not None]
    if counts:
        number = sum(counts)
        parts.append(
            tr_count("{n} fraction delivered", "{n} fractions delivered", number)
        )
    if summary.comment:
        parts.append(summary.comment)
    told = in_row(", ", parts)
    return tr(
        "{stated} (summary of {date})",
        stated=told,
        date=moment_text(record.date, record.time),
    )


def doses_so_far(course: Course) -> tuple[str, ...]:
    """Return the cumulative doses that the latest summary states, each in words."""
    if course.summary is None:
        return ()
    return tuple(map(stated_dose_text, course.summary[1].doses))


def stated_dose_text(one: StatedDose) -> str:
    """Return a dose that a record states: "Target: 6 Gy (calculated)"."""
    what = one.description
    if not what:
        number = one.reference
        what = (
            tr("a point or site")
            if number is None
            else tr("dose reference {number}", number=number)
        )
    return f"{what}: {dose_text(one.dose_gy, 'Gy')} ({one.origin})"


@dataclass(frozen=True, slots=True, kw_only=True)
class OverrideLine:
    """An override where it was, in words; ``operator`` is a person's name."""

    row: CourseRow
    parameter: str
    reason: str
    operator: str
    points: str


def override_lines(course: Course) -> Iterator[OverrideLine]:
    """Yield every override of the course, in its order."""
    for row in course.overrides:
        for part in row.parts:
            for one in part.delivery.overrides:
                yield OverrideLine(
                    row=row,
                    parameter=parameter_text(one.parameter),
                    reason=one.reason,
                    operator=Personal(one.operator) if one.operator else "",
                    points=", ".join(map(str, one.points)),
                )


def parameter_text(parameter: Attribute | None) -> str:
    """Return a parameter that was overridden, as a person reads it, and its tag."""
    if parameter is None:
        return tr("not stated")
    name = _WORDS.sub(" ", parameter.keyword)
    return f"{name} {Attribute(parameter.tag)}".strip()
