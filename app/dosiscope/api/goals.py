"""Goals of a template, judged on a dose: the records of ``goals --json`` as objects."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.goals.outcome import GoalResult
from dosiscope.io.out.goals_json import goal_record

if TYPE_CHECKING:
    from dosiscope.core.goals.outcome import GoalOutcome, GoalReport


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal, and what became of it.

    Attributes
    ----------
    structure
        As the template names it.
    roi, roi_number
        The ROI that it was judged on; "" and None where there is none.
    metric, comparison, limit, variation, unit
        What is asked for: ``D95%`` ``>=`` 57, or 54 as a variation, in ``Gy``.
    result
        "PASS", "VARIATION", "FAIL", "NOT_DECIDED" or "NOT_EVALUABLE".
    low, high
        Between which numbers its value lies, for all that is known of it; None where
        it has none.
    value
        The number itself; None where it has none.
    reason
        Why it is not evaluable or not decided, and what must be read with it; else "".
    priority, fractions, source, note
        As the template has them; None or "" where it has not.
    """

    structure: str
    roi: str
    roi_number: int | None
    metric: str
    comparison: str
    limit: float
    variation: float | None
    unit: str
    result: str
    low: float | None
    high: float | None
    value: float | None
    reason: str
    priority: int | None
    fractions: str
    source: str
    note: str

    @property
    def passed(self) -> bool:
        """Whether it is met: a variation is not."""
        return self.result == GoalResult.PASS.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Goals:
    """All goals of a template, judged on the dose of a case.

    Attributes
    ----------
    template
        The name of the template.
    reference_gy
        The dose that was 100 %; None where nothing was.
    remarks
        What the template says of itself.
    left_out
        What of the template could not be taken as a goal, in sentences.
    passed
        Whether every goal is met, and none of the template was left out.
    text
        How many have which result, in words.
    """

    template: str
    reference_gy: float | None
    goals: tuple[Goal, ...]
    remarks: tuple[str, ...]
    left_out: tuple[str, ...]
    passed: bool
    text: str


def goals_of(report: GoalReport, name: str) -> Goals:
    """Return judged goals as objects; ``name`` is that of the template, as told."""
    return Goals(
        template=name,
        reference_gy=None if report.reference is None else report.reference.gray,
        goals=tuple(map(_goal, report.outcomes)),
        remarks=tuple(report.template.remarks),
        left_out=tuple(report.template.left_out),
        passed=report.is_all_passed,
        text=report.total,
    )


def _goal(outcome: GoalOutcome) -> Goal:
    record = goal_record(outcome)
    ends = record["value"] or {}
    return Goal(
        structure=record["structure"],
        roi=record["roi"] or "",
        roi_number=record["roi_number"],
        metric=record["metric"],
        comparison=record["op"],
        limit=record["goal"],
        variation=record["variation"],
        unit=record["unit"],
        result=record["result"],
        low=ends.get("low"),
        high=ends.get("high"),
        value=ends.get("number"),
        reason=record["reason"],
        priority=record["priority"],
        fractions=record["fractions"] or "",
        source=record["source"],
        note=record["note"],
    )
