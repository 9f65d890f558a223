"""Judged goals as CSV, with what they are made of."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.text import cell_text, seven_figures_text
from dosiscope.io.out.provenance import head_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.goals.outcome import GoalOutcome, GoalReport

HEADS: Final = (
    *("result", "priority", "structure", "roi", "roi_number", "metric", "op", "goal"),
    *("variation", "unit", "low", "high", "fractions", "reason", "source", "note"),
)


def goals_csv(report: GoalReport, made: dict[str, Any], name: str) -> str:
    """Return a report as CSV: head, one row a goal, as the template has them."""
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    for key, value in _head(report, made, name):
        rows.writerow([f"# {key}", cell_text(value)])
    rows.writerow([])
    rows.writerow(HEADS)
    rows.writerows([cell_text(cell) for cell in _row(one)] for one in report.outcomes)
    return text.getvalue()


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
    goal, value = outcome.goal, outcome.value
    yield outcome.result.value
    yield "" if goal.priority is None else str(goal.priority)
    yield goal.structure
    yield outcome.roi_name
    yield "" if outcome.roi_number is None else str(outcome.roi_number)
    yield goal.metric_text
    yield goal.comparison.value
    yield seven_figures_text(goal.limit)
    yield seven_figures_text(goal.variation)
    yield goal.metric.unit_in("Gy") if value is None else value.unit
    yield "" if value is None else seven_figures_text(value.low)
    yield "" if value is None else seven_figures_text(value.high)
    yield goal.fractions_text
    yield outcome.told
    yield goal.source
    yield goal.note
