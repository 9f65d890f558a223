"""Goals and results in words, and in their order."""

from __future__ import annotations

import pytest

from dosiscope.core.dvh.interval import Interval
from dosiscope.core.goals.goal import GoalTemplate
from dosiscope.core.goals.goals_csv import parse_goals
from dosiscope.core.goals.outcome import GoalOutcome, GoalReport, GoalResult
from dosiscope.core.goals.words import goal_text, interval_text, result_text

HEAD = "structure;metric;op;goal;variation;priority\n"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (Interval(low=29.813, high=30.427, unit="Gy"), "29.81 to 30.43 Gy"),
        (Interval(low=30.001, high=30.002, unit="Gy (RBE)"), "30.00 Gy (RBE)"),
        (Interval(low=14.58, unit="Gy"), "≥ 14.58 Gy"),
        (Interval(high=12.25, unit="%"), "≤ 12.2 %"),
        (Interval(low=0.9123, high=0.9876), "0.912 to 0.988"),
        (Interval(unit="Gy"), ""),
        (Interval(low=0, unit="Gy"), ""),
        (Interval(low=0, high=5.25, unit="Gy"), "0.00 to 5.25 Gy"),
        (Interval(low=0, high=0, unit="cc"), "0.000 cc"),
    ],
)
def test_both_ends_of_a_value_are_shown(value: Interval | None, text: str) -> None:
    assert interval_text(value) == text


def test_ends_are_told_apart_where_a_limit_lies_between_them() -> None:
    value = Interval(low=29.9996, high=30.0004, unit="Gy")
    assert interval_text(value) == "30.00 Gy"
    assert interval_text(value, tell_apart=True) == "29.9996 to 30.0004 Gy"
    same = Interval(low=30, high=30, unit="Gy")
    assert interval_text(same, tell_apart=True) == "30.00 Gy"


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("Cord;Max[Gy];<=;45;;", "≤ 45 Gy"),
        ("Lung;V20Gy[%];<=;30;35;", "≤ 30 % (variation 35 %)"),
        ("PTV;D95%[%];>=;95;;", "≥ 95 %"),
        ("PTV;CI_Paddick@95%;>=;0.8;;", "≥ 0.8"),
    ],
)
def test_a_goal_is_told_with_its_unit(line: str, text: str) -> None:
    (goal,) = parse_goals(HEAD + line).goals
    assert goal_text(goal) == text


def report(*results: tuple[GoalResult, int | None]) -> GoalReport:
    outcomes = tuple(
        GoalOutcome(
            goal=parse_goals(f"{HEAD}S{n};Max;<=;45;;{priority or ''}").goals[0],
            result=result,
        )
        for n, (result, priority) in enumerate(results)
    )
    goals = tuple(one.goal for one in outcomes)
    return GoalReport(template=GoalTemplate(name="", goals=goals), outcomes=outcomes)


def test_the_worst_comes_first_and_among_them_the_most_important() -> None:
    found = report(
        (GoalResult.PASS, 1),
        (GoalResult.FAIL, None),
        (GoalResult.NOT_EVALUABLE, 1),
        (GoalResult.FAIL, 2),
        (GoalResult.NOT_DECIDED, 9),
        (GoalResult.VARIATION, None),
        (GoalResult.FAIL, 1),
    )
    names = [one.goal.structure for one in found.worst_first]
    assert names == ["S6", "S3", "S1", "S4", "S2", "S5", "S0"]
    assert found.total == "1 pass, 1 variation, 3 fail, 1 not decided, 1 not evaluable"
    assert not found.is_all_passed


def test_the_total_has_what_is_always_there() -> None:
    results = [(GoalResult.PASS, None)] * 7 + [(GoalResult.VARIATION, None)]
    found = report(*results, *[(GoalResult.NOT_EVALUABLE, None)] * 2)
    assert found.total == "7 pass, 1 variation, 0 fail, 2 not evaluable"
    assert report((GoalResult.PASS, None)).is_all_passed
    assert not report().is_all_passed  # nothing is not everything
    assert result_text(GoalResult.NOT_DECIDED) == "NOT DECIDED"
