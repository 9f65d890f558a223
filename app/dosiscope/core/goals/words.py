"""Goals and their results in words, for tables wherever they stand."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.metric import AT_LEAST, AT_MOST
from dosiscope.core.goals.goal import Comparison
from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.language import marked, tr
from dosiscope.core.text import (
    capitalised,
    in_row,
    number_text,
    quantity_number,
    typed_number,
)
from dosiscope.core.translator import english, with_english

if TYPE_CHECKING:
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal

_MOST_DECIMALS: Final = 6
SIGNS: Final = {Comparison.AT_MOST: AT_MOST, Comparison.AT_LEAST: AT_LEAST}


_RESULTS: Final = {
    GoalResult.FAIL: marked("FAIL"),
    GoalResult.NOT_DECIDED: marked("NOT DECIDED"),
    GoalResult.NOT_EVALUABLE: marked("NOT EVALUABLE"),
    GoalResult.VARIATION: marked("VARIATION"),
    GoalResult.PASS: marked("PASS"),
}


def result_text(result: GoalResult) -> str:
    """Return a result as a person reads it: "NOT DECIDED"."""
    return tr(_RESULTS[result])


def result_in_cell(result: GoalResult) -> str:
    """Return the same as it begins a cell: "Not decided"."""
    told = result_text(result)
    plain = capitalised(english(told).lower())
    return with_english(capitalised(told.lower()), plain)


def goal_text(goal: Goal) -> str:
    """Return what is asked for: "≤ 20 %", "≤ 20 % (variation 25 %)"."""
    unit = goal.metric.unit_in("Gy")
    text = f"{SIGNS[goal.comparison]} {_with_unit(goal.limit, unit)}"
    if goal.variation is None:
        return text
    return tr(
        "{goal} (variation {variation})",
        goal=text,
        variation=_with_unit(goal.variation, unit),
    )


def interval_text(
    value: Interval | None, decimals: int | None = None, *, tell_apart: bool = False
) -> str:
    """Return between what a value lies: "29.81 to 30.43 Gy", "≥ 34.8 %"; else "".

    Below nothing there is nothing: a lower end of 0 alone is not told.  Ends that read
    the same are one number, unless they are to be told apart: where a limit lies
    between them.  ``decimals`` as in `quantity_number`.
    """
    if value is None:
        return ""
    ends = (value.low, value.high)
    low, high = (quantity_number(end, value.unit, decimals) for end in ends)
    is_apart = tell_apart and value.low < value.high
    for more in range(3, _MOST_DECIMALS + 1) if is_apart else ():
        if low == high:
            low, high = (number_text(end, more) for end in ends)
    if value.is_bounded:
        number = low if low == high else tr("{low} to {high}", low=low, high=high)
    elif isfinite(value.high):
        number = f"{AT_MOST} {high}"
    elif isfinite(value.low) and value.low > 0:
        number = f"{AT_LEAST} {low}"
    else:
        return ""
    return in_row(" ", filter(None, (number, value.unit)))


def _with_unit(number: float, unit: str) -> str:
    return f"{typed_number(number)} {unit}".rstrip()
