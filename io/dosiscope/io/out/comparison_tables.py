"""What is told of two doses that are compared, as tables: for text and for CSV alike.

A cell holds a value; how it is written is known by its column.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import TYPE_CHECKING, Final, TypeAlias

from dosiscope.core.text import (
    DASH,
    are,
    counted,
    dose_number,
    grouped,
    mm_number,
    part_number,
    percent_number,
    volume_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosiscope.core.comparing.dose_difference import DifferenceNumbers
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.field import Place

#: None where nothing is known.
Cell: TypeAlias = "str | float | Place | None"


class Holds(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    DOSE = auto()
    DIFFERENCE = auto()  # of doses, with its sign
    PERCENT = auto()
    PART = auto()  # %, that of a part is neither 0 nor 100
    VOLUME = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what files call it, what is written above it, and what it holds."""

    key: str
    head: str
    holds: Holds = Holds.TEXT

    def text(self, cell: Cell) -> str:
        """Return a cell as a person reads it."""
        if cell is None:
            return DASH
        if isinstance(cell, str):
            return cell
        if isinstance(cell, tuple):
            return ", ".join(map(mm_number, cell))
        return _WRITTEN[self.holds](cell)


def _signed(value: float) -> str:
    text = dose_number(value)
    return f"+{text}" if value > 0 and text.strip("0.") else text


_WRITTEN: Final[dict[Holds, Callable[[float], str]]] = {
    Holds.TEXT: grouped,
    Holds.DOSE: dose_number,
    Holds.DIFFERENCE: _signed,
    Holds.PERCENT: percent_number,
    Holds.PART: part_number,
    Holds.VOLUME: volume_text,
    Holds.PLACE: mm_number,
}


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``remarks`` are what must be read with it, in sentences."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[str, ...] = ()


def comparison_tables(
    report: ComparisonReport, *, is_whole: bool = True
) -> Iterator[Table]:
    """Yield the tables of a comparison, in the order of reading.

    Unless ``is_whole`` what is the same in both is counted, not listed.
    """
    yield _whole(report)
    if report.rois:
        yield _rois(report)
    if report.plans is not None or report.no_plans:
        yield _plans(report, is_whole=is_whole)
    if report.goals is not None:
        yield _goals(report)


def _difference_columns(unit: str) -> tuple[Column, ...]:
    return (
        Column("min_gy", f"min {unit}", Holds.DIFFERENCE),
        Column("min_at_mm", "at mm", Holds.PLACE),
        Column("max_gy", f"max {unit}", Holds.DIFFERENCE),
        Column("max_at_mm", "at mm", Holds.PLACE),
        Column("mean_gy", f"mean {unit}", Holds.DIFFERENCE),
    )


def _whole(report: ComparisonReport) -> Table:
    difference = report.difference
    unit, limit = difference.unit, f"{difference.limit_percent:g}"
    columns = (
        Column("where", "where"),
        Column("volume_cc", "cc", Holds.VOLUME),
        *_difference_columns(unit),
        Column("rms_gy", f"RMS {unit}", Holds.DOSE),
        Column("beyond_percent", f"% beyond {limit} %", Holds.PART),
    )
    rows = [_numbers("both doses", difference.whole)]
    if difference.not_low is not None:
        where = f"A or B at least {difference.low_percent:g} %"
        rows.append(_numbers(where, difference.not_low))
    return Table("Difference A - B", columns, tuple(rows), tuple(_remarks(report)))


def _numbers(where: str, numbers: DifferenceNumbers) -> tuple[Cell, ...]:
    return (
        where,
        numbers.volume_cc,
        numbers.minimum,
        numbers.minimum_at,
        numbers.maximum,
        numbers.maximum_at,
        numbers.mean,
        numbers.rms,
        numbers.beyond_percent,
    )


def _remarks(report: ComparisonReport) -> Iterator[str]:
    difference = report.difference
    reference = report.reference
    if reference is None:
        yield "No dose is named that is 100 %: no share of a limit is told."
    alone = (("A", difference.only_a_cc), ("B", difference.only_b_cc))
    for which, volume in alone:
        if volume:
            yield (
                f"Not compared: {volume_text(volume)} cc in which {which} alone has "
                "dose data."
            )


def _rois(report: ComparisonReport) -> Table:
    unit = report.difference.unit
    limit = f"{report.difference.limit_percent:g}"
    columns = (
        Column("structure", "structure"),
        Column("roi_number", "ROI"),
        Column("volume_cc", "cc", Holds.VOLUME),
        *_difference_columns(unit),
        Column("beyond_percent", f"% beyond {limit} %", Holds.PART),
        Column("without_both_percent", "% not compared", Holds.PART),
        Column("reason", "why there are no numbers"),
    )
    rows = tuple(
        (
            one.name,
            str(one.number),
            one.volume_cc,
            one.minimum,
            one.minimum_at,
            one.maximum,
            one.maximum_at,
            one.mean,
            one.beyond_percent,
            one.without_both_percent or None,
            one.reason,
        )
        for one in report.rois
    )
    return Table("Difference A - B in structures", columns, rows)


def _plans(report: ComparisonReport, *, is_whole: bool) -> Table:
    columns = (
        Column("subject", "of"),
        Column("what", "attribute"),
        Column("unit", "unit"),
        Column("a", "A"),
        Column("b", "B"),
        Column("change", "B is"),
        Column("note", "by"),
    )
    plans = report.plans
    if plans is None:
        return Table("Plans", columns, (), (f"Not compared: {report.no_plans}.",))
    rows = tuple(
        (one.subject, one.what, one.unit, one.a_text, one.b_text, one.change, one.note)
        for one in (plans.rows if is_whole else plans.changed)
    )
    same = len(plans.rows) - len(plans.changed)
    remark = f"{counted(same, 'attribute')} {are(same)} the same."
    return Table("Plans", columns, rows, () if is_whole else (remark,))


def _goals(report: ComparisonReport) -> Table:
    # late: goals are asked for seldom
    from dosiscope.core.goals.words import goal_text, interval_text, result_text

    assert report.goals is not None
    columns = (
        Column("structure", "structure"),
        Column("metric", "metric"),
        Column("goal", "goal"),
        Column("a", "A"),
        Column("a_result", "A is"),
        Column("b", "B"),
        Column("b_result", "B is"),
        Column("reason", "why"),
    )
    rows = []
    for a, b in zip(*(one.outcomes for one in report.goals), strict=True):
        told = ((letter, one.told) for letter, one in (("A", a), ("B", b)))
        why = (
            a.told
            if a.told == b.told
            else "; ".join(f"{letter}: {reason}" for letter, reason in told if reason)
        )
        rows.append(
            (
                a.goal.structure or "whole dose",
                a.goal.metric_text,
                goal_text(a.goal),
                interval_text(a.value),
                result_text(a.result),
                interval_text(b.value),
                result_text(b.result),
                why,
            )
        )
    return Table(
        "Goals",
        columns,
        tuple(rows),
        tuple(
            f"{letter}: {one.total}"
            for letter, one in zip("AB", report.goals, strict=True)
        ),
    )
