"""Goals and their results in words, for tables wherever they stand."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.metric import AT_LEAST, AT_MOST
from dosiscope.core.goals.goal import Comparison
from dosiscope.core.text import DASH, number_text, quantity_number, typed_number

if TYPE_CHECKING:
    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.goals.outcome import GoalResult

_MOST_DECIMALS: Final = 6
SIGNS: Final = {Comparison.AT_MOST: AT_MOST, Comparison.AT_LEAST: AT_LEAST}


def result_text(result: GoalResult) -> str:
    """Return a result as a person reads it: "NOT DECIDED"."""
    return result.value.replace("_", " ")


def goal_text(goal: Goal) -> str:
    """Return what is asked for: "≤ 20 %", "≤ 20 % (variation 25 %)"."""
    unit = goal.metric.unit_in("Gy")
    text = f"{SIGNS[goal.comparison]} {_with_unit(goal.limit, unit)}"
    if goal.variation is None:
        return text
    return f"{text} (variation {_with_unit(goal.variation, unit)})"


def value_text(value: Interval | None, *, tell_apart: bool = False) -> str:
    """Return both ends of a value, or the one that bounds it: "29.81 to 30.43 Gy".

    Ends that read the same are one number, unless they are to be told apart: where a
    limit lies between them.
    """
    if value is None:
        return DASH
    low, high = (quantity_number(end, value.unit) for end in (value.low, value.high))
    is_apart = tell_apart and value.low < value.high
    for decimals in range(3, _MOST_DECIMALS + 1) if is_apart else ():
        if low == high:
            low, high = (number_text(end, decimals) for end in (value.low, value.high))
    if isfinite(value.low) and isfinite(value.high):
        number = low if low == high else f"{low} to {high}"
    elif isfinite(value.low):
        number = f"{AT_LEAST} {low}"
    elif isfinite(value.high):
        number = f"{AT_MOST} {high}"
    else:
        return DASH
    return f"{number} {value.unit}".rstrip()


def _with_unit(number: float, unit: str) -> str:
    return f"{typed_number(number)} {unit}".rstrip()
