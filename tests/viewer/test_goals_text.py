"""What the Goals panel says of a value: its number, its bound, between what it lies."""

from __future__ import annotations

import pytest

from dosiscope.core.dvh.interval import Interval
from dosiscope.core.goals.goals_csv import parse_goals
from dosiscope.core.goals.outcome import GoalOutcome, GoalResult
from dosiscope.viewer.panels.goals_text import (
    GoalRow,
    between_text,
    lines_of,
    note_text,
    rows_total,
    value_text,
)

GOAL = parse_goals("structure;metric;op;goal\nCord;D0.03cc[Gy];<=;30\n").goals[0]


def row(result: GoalResult, value: Interval | None) -> GoalRow:
    outcome = GoalOutcome(goal=GOAL, result=result, value=value)
    return GoalRow(place=0, goal=GOAL, outcome=outcome)


@pytest.mark.parametrize(
    ("value", "told", "between"),
    [
        (None, "—", ""),
        (Interval(low=0, unit="Gy"), "—", ""),
        (Interval(low=31.2, unit="Gy"), "≥ 31.20 Gy", "≥ 31.20 Gy"),
        (
            Interval(low=31, high=32, number=31.5, unit="Gy"),
            "31.50 Gy",
            "31.00 to 32.00 Gy",
        ),
        # a number of which something is not known is no number
        (
            Interval(low=31, high=32, number=31.5, unit="Gy", reason="partly outside"),
            "31.00 to 32.00 Gy",
            "31.00 to 32.00 Gy",
        ),
    ],
)
def test_a_value_is_a_number_or_what_bounds_it(
    value: Interval | None, told: str, between: str
) -> None:
    one = row(GoalResult.FAIL, value)
    assert (value_text(one), between_text(one)) == (told, between)


def test_ends_with_the_limit_between_them_do_not_read_the_same() -> None:
    value = Interval(low=29.9996, high=30.0004, number=30.0001, unit="Gy")
    assert between_text(row(GoalResult.FAIL, value)) == "30.00 Gy"
    undecided = row(GoalResult.NOT_DECIDED, value)
    assert between_text(undecided) == "29.9996 to 30.0004 Gy"
    assert "29.9996 to 30.0004 Gy" in note_text(undecided)
    assert lines_of(undecided)[1:] == ("Not decided: 30.00 Gy", "29.9996 to 30.0004 Gy")


def test_the_total_has_what_was_left_out_and_what_is_measured() -> None:
    value = Interval(low=29, high=30, number=29.5, unit="Gy")
    rows = [row(GoalResult.PASS, value), GoalRow(place=1, goal=GOAL)]
    told = "1 pass, 0 variation, 0 fail, 0 not evaluable"
    assert rows_total(rows, 0) == f"{told}, measuring 1 of 2"
    assert rows_total(rows[:1], 2) == f"{told}, 2 left out"
