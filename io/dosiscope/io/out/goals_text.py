"""Judged goals as lines of text: the worst first, then the total."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.goals.words import goal_text, interval_text, result_text
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, dose_text

if TYPE_CHECKING:
    from dosiscope.core.goals.outcome import GoalOutcome, GoalReport

_HEADS: Final = (
    *(tr("result"), tr("structure"), tr("metric"), tr("goal"), tr("value")),
)


def goal_lines(report: GoalReport, name: str) -> list[str]:
    """Return the template, a table with the reason below a goal, and the total."""
    lines = [tr("Goals: {template}", template=name or DASH)]
    lines += [f"  {remark}" for remark in report.template.remarks if remark]
    reference = report.reference
    if reference is not None:
        lines.append(
            tr(
                "100 % is {dose}: {source}",
                dose=dose_text(reference.gray, "Gy"),
                source=reference.source,
            )
        )
    rows = [_cells(one) for one in report.worst_first]
    widths = [max(map(len, column)) for column in zip(_HEADS, *rows, strict=True)]
    lines.append(_line(_HEADS, widths))
    for outcome, cells in zip(report.worst_first, rows, strict=True):
        lines.append(_line(cells, widths))
        if outcome.told:
            lines.append(f"    {outcome.told}")
    lines += [tr("Left out: {why}", why=why) for why in report.template.left_out]
    return [*lines, tr("Total: {total}", total=report.total)]


def _line(cells: tuple[str, ...], widths: list[int]) -> str:
    parted = (f"{cell:{wide}}" for cell, wide in zip(cells, widths, strict=True))
    return "  ".join(parted).rstrip()


def _cells(outcome: GoalOutcome) -> tuple[str, ...]:
    goal = outcome.goal
    is_open = outcome.result is GoalResult.NOT_DECIDED
    is_other = outcome.roi_name and outcome.roi_name != goal.structure
    structure = f"{goal.structure} ({outcome.roi_name})" if is_other else goal.structure
    return (
        result_text(outcome.result),
        structure or tr("whole dose"),
        goal.metric_text,
        goal_text(goal),
        interval_text(outcome.value, tell_apart=is_open) or DASH,
    )
