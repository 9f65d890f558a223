"""What the Compare panel says of doses, differences and gamma."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.text import (
    DASH,
    MINUS,
    dose_number,
    percent_number,
)
from dosiscope.viewer.picture_text import plan_text

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose


@dataclass(frozen=True, slots=True, kw_only=True)
class DoseWords:
    """What a dose is called: its name, and the plan that it is of, with its date."""

    name: str
    plan: str

    @property
    def line(self) -> str:
        """Both in one line."""
        return " · ".join(part for part in (self.name, self.plan) if part)


def dose_words(case: Case, dose: Dose, name: str) -> DoseWords:
    """Return what a dose of a case, or of a companion, is called.

    A name that begins with the label of the plan says it already.
    """
    label, when = plan_text(case, dose)
    parts = (when,) if label and name.startswith(label) else (label, when)
    return DoseWords(name=name, plan=" · ".join(filter(None, parts)))


def signed_dose(value: float | None) -> str:
    """Return a difference of doses with its sign, with the decimals of doses."""
    if value is None:
        return DASH
    return _signed(dose_number(value), value)


def signed_percent(value: float | None) -> str:
    """Return a difference in % with its sign."""
    if value is None:
        return DASH
    return _signed(percent_number(value), value)


def _signed(text: str, value: float) -> str:
    is_zero = not any(c in "123456789" for c in text)
    if is_zero:
        return text.lstrip(MINUS)
    return text if value < 0 else f"+{text}"
