"""One attribute of two plans: what each states, and whether that is the same.

Whether it is the same is told by values, never by their texts: numbers within a
tolerance, angles around the circle, words without blanks at their ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import isnan
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from dosiscope.core.language import marked
from dosiscope.core.text import DASH, in_row, trimmed

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

Numbers: TypeAlias = tuple[float, ...]
Stated: TypeAlias = str | float | Numbers | tuple[str, ...] | None

# Angles and lengths are exported with two decimals or more, metersets and doses with
# three; a text has one decimal more than its tolerance, so that what differs reads so.
ANGLE: Final = 0.01  # degrees
LENGTH: Final = 0.01  # mm
METERSET: Final = 0.001
DOSE: Final = 0.0001  # Gy
TIME: Final = 0.01  # s
_DECIMALS: Final = 9


class PlanChange(StrEnum):
    """How an attribute of plan B is beside that of plan A."""

    SAME = marked("same")
    CHANGED = marked("changed")
    ONLY_A = marked("only in A")
    ONLY_B = marked("only in B")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One attribute of both plans.

    Attributes
    ----------
    subject
        What it is an attribute of: "Plan", "Prescription PTV", 'Beam 1 "AP"'.
    what
        Its name: "Gantry".
    unit
        Of its numbers; "" where they have none.
    a, b
        What each plan states; None where it states nothing.
    a_text, b_text
        The same as a person reads it, without the unit.
    note
        What the texts do not say of the change: "up to 3.2 mm"; else "".
    """

    subject: str
    what: str
    unit: str = ""
    a: Stated = None
    b: Stated = None
    a_text: str = DASH
    b_text: str = DASH
    change: PlanChange = PlanChange.SAME
    note: str = ""

    @property
    def differs(self) -> bool:
        """Whether the plans differ in it."""
        return self.change is not PlanChange.SAME

    @property
    def difference(self) -> float | None:
        """A - B of single numbers that differ in size; of angles there is none."""
        is_angle = self.unit == DEGREES
        if isinstance(self.a, float) and isinstance(self.b, float) and not is_angle:
            return self.a - self.b
        return None


DEGREES: Final = "\N{DEGREE SIGN}"


def row(
    subject: str,
    what: str,
    a: Stated,
    b: Stated,
    *,
    unit: str = "",
    within: float = 0.0,
    text: Callable[[Stated], str] | None = None,
    note: str = "",
    is_same: bool | None = None,
) -> PlanRow:
    """Return the row of an attribute.

    Parameters
    ----------
    within
        By how much numbers may differ and be the same.
    text
        What makes texts of what is stated; numbers are written to the tolerance.
    is_same
        Whether they are, where that is known better than by what is given here.
    """
    a, b = _tidied(a), _tidied(b)
    if a is None or b is None:
        change = PlanChange.SAME
        if a is not None:
            change = PlanChange.ONLY_A
        if b is not None:
            change = PlanChange.ONLY_B
    else:
        same = is_same_value(a, b, unit, within) if is_same is None else is_same
        change = PlanChange.SAME if same else PlanChange.CHANGED
    write = text or (lambda value: _text(value, within))
    return PlanRow(
        subject=subject,
        what=what,
        unit=unit,
        a=a,
        b=b,
        a_text=DASH if a is None else write(a),
        b_text=DASH if b is None else write(b),
        change=change,
        note=note if change is PlanChange.CHANGED else "",
    )


def lone_row(subject: str, what: str, told: str, *, in_a: bool) -> PlanRow:
    """Return the row of what one plan has and the other has not."""
    return PlanRow(
        subject=subject,
        what=what,
        a=told if in_a else None,
        b=None if in_a else told,
        a_text=told if in_a else DASH,
        b_text=DASH if in_a else told,
        change=PlanChange.ONLY_A if in_a else PlanChange.ONLY_B,
    )


def is_same_value(a: Stated, b: Stated, unit: str = "", within: float = 0.0) -> bool:
    """Whether two values are the same within a tolerance."""
    if isinstance(a, tuple) and isinstance(b, tuple):
        return len(a) == len(b) and all(
            is_same_value(a[n], b[n], unit, within) for n in range(len(a))
        )
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        return is_same_number(a, b, unit, within)
    return a == b


def is_same_number(a: float, b: float, unit: str, within: float) -> bool:
    """Whether two numbers are the same; angles are so around the circle."""
    if isnan(a) or isnan(b):
        return isnan(a) and isnan(b)
    apart = abs(a - b)
    if unit == DEGREES:
        apart = abs((a - b + 180) % 360 - 180)
    return apart <= within


def most_apart(differences: NDArray[np.float64]) -> float:
    """Return the size of the largest difference that is known; 0 without one."""
    sizes = np.abs(differences)
    return float(np.max(sizes, initial=0.0, where=~np.isnan(sizes)))


def _tidied(value: Stated) -> Stated:
    """Return a value as it is compared; None where nothing is stated."""
    if isinstance(value, str):
        return value.strip() or None
    if isinstance(value, tuple):
        return value or None
    if value is None or isnan(value):
        return None
    return float(value)


def _text(value: Stated, within: float) -> str:
    if isinstance(value, tuple):
        return in_row(", ", (_text(one, within) for one in value))
    if isinstance(value, str) or value is None:
        return value or DASH
    return trimmed(value, decimals_for(within))


def decimals_for(within: float) -> int:
    """Return so many decimals that numbers which differ read differently."""
    decimals = 0
    while decimals < _DECIMALS and 10.0**-decimals > max(within, 1e-9):
        decimals += 1
    return decimals
