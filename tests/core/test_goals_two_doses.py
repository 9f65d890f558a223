"""How a goal stands in B beside A."""

from __future__ import annotations

from itertools import product

import pytest

from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.goals.goal import Comparison, Goal
from dosiscope.core.goals.outcome import GoalOutcome, GoalResult
from dosiscope.core.goals.two_doses import GoalChange, change_of

GOAL = Goal(
    structure="PTV",
    metric=parse_metric("D95%"),
    comparison=Comparison.AT_LEAST,
    limit=57.0,
)
DECIDED = (GoalResult.FAIL, GoalResult.VARIATION, GoalResult.PASS)
OPEN = (GoalResult.NOT_DECIDED, GoalResult.NOT_EVALUABLE)


def change(a: GoalResult, b: GoalResult) -> GoalChange:
    return change_of(GoalOutcome(goal=GOAL, result=a), GoalOutcome(goal=GOAL, result=b))


@pytest.mark.parametrize("result", GoalResult)
def test_the_same_result_is_no_change(result: GoalResult) -> None:
    assert change(result, result) is GoalChange.SAME


@pytest.mark.parametrize(("worse", "better"), [(0, 1), (0, 2), (1, 2)])
def test_a_result_that_is_decided_is_better_or_worse(worse: int, better: int) -> None:
    assert change(DECIDED[worse], DECIDED[better]) is GoalChange.BETTER
    assert change(DECIDED[better], DECIDED[worse]) is GoalChange.WORSE


@pytest.mark.parametrize(
    ("one", "other"), [*product(OPEN, DECIDED), (OPEN[0], OPEN[1])]
)
def test_of_what_is_not_known_nothing_is_better(
    one: GoalResult, other: GoalResult
) -> None:
    assert change(one, other) is GoalChange.OTHER
    assert change(other, one) is GoalChange.OTHER
