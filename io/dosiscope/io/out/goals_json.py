"""Judged goals as plain values for JSON (a contract: docs/guide/goals.md)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.text import seven_figures

if TYPE_CHECKING:
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.outcome import GoalOutcome, GoalReport

Json = dict[str, Any]


def goal_values(report: GoalReport, made: Json, name: str) -> Json:
    """Return a report as plain values; what is missing, or has no bound, is None.

    Parameters
    ----------
    made
        What the numbers are made of (`made_of`).
    name
        Of the template, as it may be told.
    """
    template = report.template
    return {
        "dose_uid": report.dose_uid or None,
        **made,
        "reference": _reference(report),
        "template": {
            "name": name,
            "remarks": list(template.remarks),
            "left_out": list(template.left_out),
        },
        "goals": [goal_record(outcome) for outcome in report.outcomes],
        "summary": {
            **{result.value.lower(): report.count(result) for result in GoalResult},
            "left_out": len(template.left_out),
            "all_pass": report.is_all_passed,
            "text": report.total,
        },
    }


def _reference(report: GoalReport) -> Json | None:
    one = report.reference
    return None if one is None else {"gy": one.gray, "source": one.source}


def goal_record(outcome: GoalOutcome) -> Json:
    """Return one goal as plain values."""
    goal = outcome.goal
    value = outcome.value
    return {
        "structure": goal.structure,
        "roi": outcome.roi_name or None,
        "roi_number": outcome.roi_number,
        "metric": goal.metric_text,
        "op": goal.comparison.value,
        "goal": goal.limit,
        "variation": goal.variation,
        "unit": value.unit if value is not None else goal.metric.unit_in("Gy"),
        "value": None if value is None else _ends(value),
        "result": outcome.result.value,
        "reason": outcome.told,
        "priority": goal.priority,
        "fractions": goal.fractions_text or None,
        "source": goal.source,
        "note": goal.note,
    }


def _ends(value: Interval) -> Json:
    return {
        "low": seven_figures(value.low),
        "high": seven_figures(value.high),
        "number": seven_figures(value.number),
    }
