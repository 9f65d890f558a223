"""What the readers of goals of other programs share."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.dvh.metrics import MetricError, parse_metric
from dosiscope.core.goals.sense import senseless
from dosiscope.core.language import tr
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.goals.goal import Goal

MEANT: Final = range(1, 10_000)  # priorities and numbers of fractions
_MOST_NAME: Final = 200  # characters


class LeftOutError(Exception):
    """An entry cannot be evaluated here; the message says why, as a clause."""


def text_of(values: dict[str, Any], key: str) -> str:
    """Return a text of an entry in one line; "" where there is none."""
    value = values.get(key)
    return " ".join(shown(value, _MOST_NAME).split()) if isinstance(value, str) else ""


def left_out_text(number: int, metric: str, structure: str, why: str) -> str:
    """Return which metric of a file is left out, and why."""
    fields = {"number": number, "metric": metric, "structure": structure, "why": why}
    if metric and structure:
        return tr("metric {number} ({metric} of “{structure}”): {why}", **fields)
    if metric:
        return tr("metric {number} ({metric}): {why}", **fields)
    if structure:
        return tr("metric {number} (“{structure}”): {why}", **fields)
    return tr("metric {number}: {why}", **fields)


def number_of(values: dict[str, Any], key: str) -> float | None:
    """Return a number of an entry; None where there is none.

    Raises
    ------
    LeftOutError
        It is something else.
    """
    value = values.get(key)
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise LeftOutError(tr("its {value} is no number", value=key))
    try:
        number = float(value)
    except OverflowError:
        number = float("inf")
    if not isfinite(number):
        raise LeftOutError(tr("its {value} is no number", value=key))
    return number


def needed_number(values: dict[str, Any], key: str) -> float:
    """Return the same where it must be there."""
    number = number_of(values, key)
    if number is None:
        raise LeftOutError(tr("its {value} is missing", value=key))
    return number


def metric_of(text: str) -> Metric:
    """Return a metric by its spelling; raise LeftOutError where it is none."""
    try:
        return parse_metric(text)
    except MetricError as error:
        raise LeftOutError(str(error).removesuffix(".")) from None


def sensible(goal: Goal) -> Goal:
    """Return a goal; raise LeftOutError where it makes no sense."""
    why = senseless(goal)
    if why:
        raise LeftOutError(why)
    return goal
