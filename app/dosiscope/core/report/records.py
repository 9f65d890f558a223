"""The section of a report with treatment records: delivered against planned."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import Action
from dosiscope.core.identity import Personal
from dosiscope.core.language import tr, tr_count
from dosiscope.core.records.uncounted import not_counted
from dosiscope.core.records.words import (
    OF_SEVERAL,
    difference_number,
    doses_so_far,
    machine_text,
    meterset_number,
    name_text,
    override_lines,
    percent_number,
    period_text,
    progress_text,
    state_text,
    summary_text,
    verification_text,
    when_text,
)
from dosiscope.core.report.cells import (
    count,
    number,
    without,
    without_dashes,
    words,
)
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.template import Rows
from dosiscope.core.text import capitalised, in_row, seven_figures

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.course import BeamTotal, Course, CourseRow
    from dosiscope.core.report.document import Block
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_FRACTION: Final = Column(
    key="fraction", heading=tr("Fraction"), is_number=True, is_name=True
)


def records_section(material: Material, part: Part) -> Section | None:
    """Return what was delivered; None where there is no record of the plan."""
    case = material.case
    if case.course is not None:
        others = not_counted(case.outside)
        return course_section(case.course, others, is_whole=part.rows is Rows.ALL)
    if case.records and not case.unread:
        return _section(Paragraph(text=OF_SEVERAL))
    return None


def course_section(
    course: Course, others: Iterable[str] = (), *, is_whole: bool = True
) -> Section:
    """Return a course: how far it is, its fractions, sums, overrides, what warns.

    Parameters
    ----------
    others
        Records of other courses, in words.
    is_whole
        Else deliveries that are as planned are only counted.
    """
    blocks: list[Block] = [_facts(course, others), *_warnings(course)]
    blocks += [_rows(course, is_whole=is_whole), _totals(course)]
    overrides = _overrides(course)
    if overrides.rows:
        blocks.append(overrides)
    return _section(*blocks)


def _section(*blocks: Block) -> Section:
    return Section(key="records", title=tr("Treatment records"), blocks=blocks)


def _name_column(course: Course) -> Column:
    return Column(key=course.noun, heading=capitalised(tr(course.noun)), is_name=True)


def _facts(course: Course, others: Iterable[str]) -> Facts:
    stated = (
        (tr("Fractions"), progress_text(course)),
        (tr("Treated"), period_text(course)),
        (tr("Course"), summary_text(course)),
        *((tr("Dose so far, as stated"), told) for told in doses_so_far(course)),
        (tr("Machine"), _machine(course)),
        (tr("Operators"), _operators(course)),
        *((tr("Not counted"), told) for told in others),
    )
    return Facts(pairs=tuple((name, words(text)) for name, text in stated if text))


def _operators(course: Course) -> str:
    names = dict.fromkeys(one.operators for one in course.records if one.operators)
    return Personal(in_row(", ", names)) if names else ""


def _machine(course: Course) -> str:
    """Return the machine of all deliveries; "" where it is several."""
    names = {one.machine for one in course.records if one.deliveries}
    return next(iter(names)) if len(names) == 1 else ""


def _warnings(course: Course) -> Iterator[Paragraph]:
    for finding in course.findings:
        if finding.action >= Action.WARN:
            yield Paragraph(text=finding.message, tone=Tone.CAUTION)


def _unit_of(units: set[str]) -> str:
    """Return the unit of a column; "" where each cell has its own."""
    return next(iter(units)) if len(units) == 1 else ""


def _rows(course: Course, *, is_whole: bool) -> Table:
    unit = _unit_of({row.unit for row in course.rows if row.unit})
    has_groups = any(row.group is not None for row in course.rows)
    word = course.planned_word
    columns = (
        *(
            (Column(key="group", heading=tr("Group"), is_number=True),)
            if has_groups
            else ()
        ),
        _FRACTION,
        Column(key="when", heading=tr("Date and time")),
        _name_column(course),
        Column(key=word, heading=capitalised(tr(word)), unit=unit, is_number=True),
        Column(key="delivered", heading=tr("Delivered"), unit=unit, is_number=True),
        Column(key="difference", heading=tr("Difference"), unit=unit, is_number=True),
        Column(
            key="difference_percent", heading=tr("Difference"), unit="%", is_number=True
        ),
        Column(key="state", heading=tr("State")),
        Column(key="verification", heading=tr("Verification")),
        Column(key="machine", heading=tr("Machine")),
    )
    shown = [row for row in course.rows if is_whole or not row.state.is_good]
    left_out = len(course.rows) - len(shown)
    empty = tr("No record states what was delivered.")
    if left_out:
        empty = tr_count(
            "The one delivery is as planned.",
            "All {n} deliveries are as planned.",
            left_out,
        )
    table = Table(
        key="records",
        columns=columns,
        rows=tuple(_row(row, unit, has_groups=has_groups) for row in shown),
        empty=empty,
        note=in_row(" ", _notes(course, left_out)),
    )
    # what is the same of all is a fact above
    told = without(table, {"machine"}) if _machine(course) else table
    return without_dashes(told)


def _notes(course: Course, left_out: int) -> Iterator[str]:
    if left_out:
        yield tr_count(
            "{n} delivery as planned is not listed.",
            "{n} deliveries as planned are not listed.",
            left_out,
        )
    if course.planned_word == "specified":
        yield tr(
            "Specified is what the record has as such: the plan does not state it."
        )
    elif not all(row.is_from_plan for row in course.rows):
        yield tr(
            "Planned is what the record has as specified, where the plan does not "
            "state it or states it for another strength of the source."
        )


def _row(row: CourseRow, unit: str, *, has_groups: bool) -> tuple[Cell, ...]:
    own = "" if unit else f" {row.unit}"
    tone = Tone.CAUTION if row.state.is_caution else Tone.PLAIN
    return (
        *((count(row.group),) if has_groups else ()),
        count(row.fraction),
        words(when_text(row)),
        words(row.label or name_text(row)),
        _amount(row.planned, own),
        _amount(row.delivered, own),
        number(seven_figures(row.difference), difference_number(row) + own),
        number(seven_figures(row.percent), percent_number(row)),
        words(capitalised(state_text(row)), tone),
        words(verification_text(row)),
        words(machine_text(row)),
    )


def _amount(value: float | None, unit: str) -> Cell:
    return number(seven_figures(value), f"{meterset_number(value)}{unit}")


def _totals(course: Course) -> Table:
    unit = _unit_of({one.unit for one in course.totals})
    is_planned = course.planned_word == "planned"
    table = Table(
        key="records total",
        title=tr("Over the course"),
        columns=(
            _name_column(course),
            Column(key="fractions", heading=tr("Fractions"), is_number=True),
            Column(key="delivered", heading=tr("Delivered"), unit=unit, is_number=True),
            Column(
                key="planned",
                heading=tr("Planned so far") if is_planned else tr("Specified so far"),
                unit=unit,
                is_number=True,
            ),
            Column(
                key="course", heading=tr("Planned in all"), unit=unit, is_number=True
            ),
        ),
        rows=tuple(
            _total(one, "" if unit else f" {one.unit}") for one in course.totals
        ),
        note=(
            tr("Planned so far is that of the fractions that are recorded.")
            if is_planned
            else tr("Specified so far is that of the fractions that are recorded.")
        ),
        empty=tr("Nothing was delivered."),
    )
    return without_dashes(table)


def _total(one: BeamTotal, unit: str) -> tuple[Cell, ...]:
    return (
        words(one.label),
        count(one.fractions),
        _amount(one.delivered, unit),
        _amount(one.planned, unit),
        _amount(one.planned_course, unit),
    )


def _overrides(course: Course) -> Table:
    rows = tuple(
        (
            count(line.row.fraction),
            words(line.row.label or name_text(line.row)),
            words(line.parameter),
            words(line.reason),
            words(line.operator),
            words(line.points),
        )
        for line in override_lines(course)
    )
    table = Table(
        key="records overrides",
        title=tr("Overrides"),
        columns=(
            _FRACTION,
            _name_column(course),
            Column(key="parameter", heading=tr("Parameter")),
            Column(key="reason", heading=tr("Reason")),
            Column(key="operator", heading=tr("Operator")),
            Column(key="points", heading=tr("Control points")),
        ),
        rows=rows,
    )
    return without_dashes(table)
