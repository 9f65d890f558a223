"""What became of a goal: its result, the value that decides it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal, GoalTemplate


class GoalResult(StrEnum):
    """What is known of a goal; the worst first."""

    FAIL = "FAIL"
    NOT_DECIDED = "NOT_DECIDED"
    NOT_EVALUABLE = "NOT_EVALUABLE"
    VARIATION = "VARIATION"
    PASS = "PASS"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOutcome:
    """One goal, judged.

    Attributes
    ----------
    roi_number
        The ROI it was judged on; None where there is none, or for the whole dose.
    roi_name
        Its name in the file; "" where there is none.
    value
        None where it has none.
    reason
        Why it is not evaluable or not decided, as a clause; else "".
    """

    goal: Goal
    result: GoalResult
    roi_number: int | None = None
    roi_name: str = ""
    value: Interval | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReport:
    """All goals of a template, judged on one dose."""

    template: GoalTemplate
    outcomes: tuple[GoalOutcome, ...]
    dose_uid: str = ""
    dose_label: str = ""

    def count(self, result: GoalResult) -> int:
        """Return how many goals have this result."""
        return sum(one.result is result for one in self.outcomes)
