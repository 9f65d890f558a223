"""What the Goals panel writes of a value: its number, and between what it lies."""

from __future__ import annotations

import pytest

from dosiscope.core.dvh.interval import Interval
from dosiscope.core.goals.goals_csv import HEADS, parse_goals
from dosiscope.core.goals.outcome import GoalOutcome, GoalResult
from dosiscope.viewer.panels.goals_columns import COLUMNS
from dosiscope.viewer.panels.goals_text import (
    GoalRow,
    between_text,
    count_text,
    detail_text,
    note_text,
    number_text,
)

GOAL = parse_goals(f"{';'.join(HEADS)}\nCord;;Max[Gy];<=;30;;;;;\n").goals[0]
OUTSIDE = "32.5 % of the structure is outside the dose grid"


def outcome(
    value: Interval | None, result: GoalResult = GoalResult.NOT_DECIDED
) -> GoalOutcome:
    return GoalOutcome(goal=GOAL, result=result, value=value, reason="it is so")


@pytest.mark.parametrize(
    ("value", "number", "between"),
    [
        (None, "", ""),
        (
            Interval(low=29.8, high=30.4, number=30.1, unit="Gy"),
            "30.10 Gy",
            "29.80 to 30.40 Gy",
        ),
        # a number of which a part is not known is a bound: it is short beside others
        (
            Interval(low=4871, high=5203, number=4871, unit="cc", reason=OUTSIDE),
            "≥ 4 871 cc",
            "4 871 to 5 203 cc",
        ),
        (Interval(low=0, high=12.2, unit="%"), "≤ 12.2 %", ""),
        (Interval(low=0, high=0.3, number=0.1, unit="%"), "0.1 %", "≤ 0.3 %"),
        (Interval(low=0, high=1e-9, number=0, unit="%"), "0.0 %", ""),
        (Interval(low=14.58, unit="Gy"), "≥ 14.58 Gy", ""),
        (Interval(high=12.2, unit="%"), "≤ 12.2 %", ""),
        (Interval(low=0, unit="Gy"), "—", ""),
        (Interval(unit="Gy"), "—", ""),
    ],
)
def test_a_value_is_short_and_its_bounds_stand_below_it(
    value: Interval | None, number: str, between: str
) -> None:
    plain = [
        text.replace("\N{NARROW NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", " ")
        for text in (number_text(outcome(value)), between_text(outcome(value)))
    ]
    assert plain == [number, between]


def test_the_ends_around_a_limit_are_told_apart() -> None:
    value = Interval(low=29.9996, high=30.0004, number=30.0, unit="Gy")
    row = GoalRow(place=0, goal=GOAL, outcome=outcome(value))
    assert note_text(row) == "Not decided · 29.9996 to 30.0004 Gy · it is so"
    assert "Value 30.00 Gy (29.9996 to 30.0004 Gy)." in detail_text(row).splitlines()
    texts = {column.title: column.cell(row).text for column in COLUMNS}
    assert texts["Value"] == "30.00 Gy"
    assert texts["Interval"] == "29.9996 to 30.0004 Gy"


def test_the_total_has_what_was_left_out_and_what_is_measured() -> None:
    value = Interval(low=29, high=30, number=29.5, unit="Gy")
    row = GoalRow(place=0, goal=GOAL, outcome=outcome(value, GoalResult.PASS))
    told = "1 pass, 0 variation, 0 fail, 0 not evaluable"
    assert count_text([row, GoalRow(place=1, goal=GOAL)], 0) == (
        f"{told}, measuring 1 of 2"
    )
    assert count_text([row], 2) == f"{told}, 2 left out"
