"""Where the ticks of plots, ladder and colour bar lie, and how they read."""

from __future__ import annotations

import math

from dosiscope.core.text import grouped, number_text

_ROOM = 0.07  # of an axis that the label of an end takes


def nice_step(span: float, wanted: int) -> float:
    """Return the step 1, 2, 2.5 or 5 times a power of ten nearest to span/wanted."""
    if not span > 0 or not math.isfinite(span):
        return 1.0
    raw = span / max(wanted, 1)
    power = 10.0 ** math.floor(math.log10(raw))
    return min((1.0, 2.0, 2.5, 5.0, 10.0), key=lambda n: abs(n * power - raw)) * power


def round_near(value: float) -> float:
    """Return the number 1, 2 or 5 times a power of ten nearest to a positive one."""
    if not value > 0 or not math.isfinite(value):
        return 1.0
    power = 10.0 ** math.floor(math.log10(value))
    return min((1.0, 2.0, 5.0, 10.0), key=lambda n: abs(n * power - value)) * power


def nice_ceiling(value: float) -> float:
    """Return the end of an axis that holds ``value`` and ends near a tick."""
    if not value > 0:
        return 1.0
    step = nice_step(value, 10) / 2
    return math.ceil(value / step - 1e-9) * step


def ticks(low: float, high: float, wanted: int) -> list[float]:
    """Return round values from ``low`` to ``high``, about ``wanted`` of them."""
    step = nice_step(high - low, wanted)
    first = math.ceil(low / step - 1e-6)
    last = math.floor(high / step + 1e-6)
    return [n * step for n in range(first, last + 1)]


def ticks_within(low: float, high: float, wanted: int) -> list[float]:
    """Return those between two labelled ends, not too near to them."""
    room = _ROOM * (high - low)
    return [v for v in ticks(low, high, wanted) if v - low > room and high - v > room]


def decimals_of(step: float) -> int:
    """Return the decimals that tell multiples of ``step`` apart."""
    for decimals in range(7):
        if abs(round(step, decimals) - step) < 1e-9 * max(1.0, abs(step)):
            return decimals
    return 7


def tick_labels(values: list[float], unit: str) -> list[str]:
    """Return the labels of ticks, each with its unit.

    Thousands are parted, but not those of places, which nowhere are.
    """
    step = values[1] - values[0] if len(values) > 1 else 1.0
    decimals, written = decimals_of(step), number_text if unit == "mm" else grouped
    return [f"{written(v, decimals)} {unit}".rstrip() for v in values]
