"""Judged goals as CSV, with what they are made of."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.goals.two_doses import change_of
from dosiscope.core.text import cell_text, seven_figures_text
from dosiscope.io.out.a_minus_b import head_of_other
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.goals.outcome import GoalOutcome, GoalReport

HEADS: Final = (
    *("result", "priority", "structure", "roi", "roi_number", "metric", "op", "goal"),
    *("variation", "unit", "low", "high", "fractions", "reason", "source", "note"),
)


OF_B: Final = tuple(f"b_{head}" for head in ("result", "unit", "low", "high", "reason"))


@dataclass(frozen=True, slots=True)
class JudgedOther:
    """The same goals on the dose B, and what that is made of (`made_of`)."""

    report: GoalReport
    made: dict[str, Any]


def goals_csv(
    report: GoalReport,
    made: dict[str, Any],
    name: str,
    other: JudgedOther | None = None,
) -> str:
    """Return a report as CSV: head, one row a goal, as the template has them.

    Of two doses what became of a goal in B, and what changed, stands behind that of A.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    for key, value in _head(report, made, name):
        rows.writerow([f"# {key}", cell_text(value)])
    for key, value in _head_of_b(other, made) if other is not None else ():
        rows.writerow([f"# {key}", cell_text(value)])
    rows.writerow([])
    rows.writerow(HEADS if other is None else [*HEADS, *OF_B, "change"])
    if other is None:
        cells = [list(_row(one)) for one in report.outcomes]
    else:
        both = zip(report.outcomes, other.report.outcomes, strict=True)
        cells = [[*_row(a), *_row_of_b(a, b)] for a, b in both]
    rows.writerows([cell_text(cell) for cell in row] for row in cells)
    return text.getvalue()


def _head_of_b(other: JudgedOther, made: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield from head_of_other(other.made, made)
    reference = other.report.reference
    if reference is not None:
        yield "b_reference_gy", seven_figures_text(reference.gray)
        yield "b_reference_source", reference.source
    yield "b_total", other.report.total


def _row_of_b(a: GoalOutcome, b: GoalOutcome) -> Iterator[str]:
    yield b.result.value
    yield from _value(b)
    yield b.told
    yield change_of(a, b)


def _head(
    report: GoalReport, made: dict[str, Any], name: str
) -> Iterator[tuple[str, str]]:
    yield from head_lines(made)
    if report.reference is not None:
        yield "reference_gy", seven_figures_text(report.reference.gray)
        yield "reference_source", report.reference.source
    yield "template", name
    for remark in report.template.remarks:
        yield "template_remark", remark
    for why in report.template.left_out:
        yield "left_out", why
    yield "total", report.total


def _row(outcome: GoalOutcome) -> Iterator[str]:
    goal = outcome.goal
    yield outcome.result.value
    yield "" if goal.priority is None else str(goal.priority)
    yield goal.structure
    yield outcome.roi_name
    yield "" if outcome.roi_number is None else str(outcome.roi_number)
    yield goal.metric_text
    yield goal.comparison.value
    yield seven_figures_text(goal.limit)
    yield seven_figures_text(goal.variation)
    yield from _value(outcome)
    yield goal.fractions_text
    yield outcome.told
    yield goal.source
    yield goal.note


def _value(outcome: GoalOutcome) -> Iterator[str]:
    """Yield unit and ends of a value."""
    value = outcome.value
    yield outcome.goal.metric.unit_in("Gy") if value is None else value.unit
    yield "" if value is None else seven_figures_text(value.low)
    yield "" if value is None else seven_figures_text(value.high)
