"""The one place that decides whether a goal is met."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING

from dosiscope.core.goals.goal import Comparison
from dosiscope.core.goals.outcome import GoalResult

if TYPE_CHECKING:
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal


def judge(goal: Goal, value: Interval) -> GoalResult:
    """Return what an interval tells of a goal.

    It passes only where the whole interval lies on the right side of the limit: the
    end that decides is a number then.  What carries no uncertainty decides nothing.
    """
    if value.lacks_band:
        return GoalResult.NOT_EVALUABLE
    worst = goal.limit if goal.variation is None else goal.variation
    if goal.comparison is Comparison.AT_MOST:
        best_end, worst_end, limit = value.low, value.high, goal.limit
    else:  # the same, seen from the other side
        best_end, worst_end, limit, worst = (
            -value.high,
            -value.low,
            -goal.limit,
            -worst,
        )
    if isfinite(worst_end) and worst_end <= limit:
        return GoalResult.PASS
    if best_end > worst:
        return GoalResult.FAIL
    if best_end > limit and worst_end <= worst:
        return GoalResult.VARIATION
    return GoalResult.NOT_DECIDED
