"""The one place that decides PASS."""

from __future__ import annotations

from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dvh.interval import Interval
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.goals.goal import Comparison, Goal
from dosiscope.core.goals.judging import judge
from dosiscope.core.goals.outcome import GoalResult

ENDS = st.one_of(st.floats(0, 100), st.just(inf), st.just(-inf))
LIMITS = st.floats(0, 100)


def goal(op: str, limit: float, variation: float | None = None) -> Goal:
    return Goal(
        structure="Cord",
        metric=parse_metric("Max[Gy]"),
        comparison=Comparison(op),
        limit=limit,
        variation=variation,
    )


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(ENDS), draw(ENDS)))
    return Interval(low=low, high=high, unit="Gy")


@pytest.mark.parametrize(
    ("op", "limit", "variation", "low", "high", "result"),
    [
        ("<=", 30, None, 29, 30, "PASS"),  # exactly met
        ("<=", 30, None, 29, 30.0001, "NOT_DECIDED"),
        ("<=", 30, None, 30, 31, "NOT_DECIDED"),
        ("<=", 30, None, 30.0001, 31, "FAIL"),
        ("<=", 30, 32, 30.5, 31, "VARIATION"),
        ("<=", 30, 32, 30.5, 32, "VARIATION"),
        ("<=", 30, 32, 29.5, 31, "NOT_DECIDED"),
        ("<=", 30, 32, 31.5, 32.5, "NOT_DECIDED"),
        ("<=", 30, 32, 32.1, 33, "FAIL"),
        ("<=", 30, None, 31, inf, "FAIL"),  # a lower bound proves a miss
        ("<=", 30, None, 29, inf, "NOT_DECIDED"),
        ("<=", 30, None, -inf, 29, "PASS"),  # what is below does not matter
        ("<=", 30, 32, 31, inf, "NOT_DECIDED"),
        (">=", 95, None, 95, 97, "PASS"),
        (">=", 95, None, 94.9999, 97, "NOT_DECIDED"),
        (">=", 95, None, 90, 94.9999, "FAIL"),
        (">=", 95, 93, 94, 94.5, "VARIATION"),
        (">=", 95, 93, 90, 92.9, "FAIL"),
        (">=", 95, 93, 92, 94, "NOT_DECIDED"),
        (">=", 95, None, 96, inf, "PASS"),
        (">=", 95, None, -inf, 96, "NOT_DECIDED"),
        (">=", 95, None, -inf, 90, "FAIL"),
    ],
)
def test_an_interval_is_held_against_the_limits(
    op: str,
    limit: float,
    variation: float | None,
    low: float,
    high: float,
    result: str,
) -> None:
    value = Interval(low=low, high=high)
    assert judge(goal(op, limit, variation), value) is GoalResult(result)


@given(intervals(), LIMITS, st.sampled_from(("<=", ">=")))
def test_nothing_passes_of_which_any_value_would_miss(
    value: Interval, limit: float, op: str
) -> None:
    passes = judge(goal(op, limit), value) is GoalResult.PASS
    worst = value.high if op == "<=" else value.low
    is_met = worst <= limit if op == "<=" else worst >= limit
    assert passes == (is_met and abs(worst) < inf)


@given(intervals(), LIMITS, LIMITS, st.sampled_from(("<=", ">=")))
def test_what_fails_or_varies_does_so_for_every_value(
    value: Interval, one: float, other: float, op: str
) -> None:
    near, far = sorted((one, other), reverse=op == ">=")
    result = judge(goal(op, near, far), value)
    ends = [
        judge(goal(op, near, far), Interval(low=end, high=end))
        for end in (value.low, value.high)
        if abs(end) < inf
    ]
    if result is not GoalResult.NOT_DECIDED:
        assert set(ends) <= {result}
    elif len(ends) == 2:
        assert len(set(ends)) == 2 or GoalResult.NOT_DECIDED in ends


@given(intervals(), LIMITS, st.sampled_from(("<=", ">=")))
def test_no_wider_interval_passes_sooner(
    value: Interval, limit: float, op: str
) -> None:
    wider = Interval(low=value.low - 1, high=value.high + 1)
    if judge(goal(op, limit), wider) is GoalResult.PASS:
        assert judge(goal(op, limit), value) is GoalResult.PASS


@given(intervals(), LIMITS, st.sampled_from(("<=", ">=")))
def test_what_has_no_band_decides_nothing(
    value: Interval, limit: float, op: str
) -> None:
    bare = Interval(low=value.low, high=value.high, lacks_band=True)
    assert judge(goal(op, limit), bare) is GoalResult.NOT_EVALUABLE


def test_nan_is_no_interval() -> None:
    with pytest.raises(ValueError, match="no interval"):
        Interval(low=float("nan"), high=30)
    with pytest.raises(ValueError, match="no interval"):
        Interval(low=20, high=float("nan"))
