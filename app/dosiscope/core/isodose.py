"""Isodose levels and the named dose that is their 100 %."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Reference:
    """The dose that is 100 %, and who says so.

    ``source`` names the tag and object ("Target Prescription Dose, plan APlan1"),
    or "typed by the user".
    """

    gray: float
    source: str


@dataclass(frozen=True, slots=True)
class Level:
    """One isodose: a value in % of the reference, or in the dose's own unit."""

    value: float
    is_percent: bool
    colour: RGB
    is_shown: bool = True

    def dose(self, reference: Reference | None) -> float | None:
        """Return the level in the dose's unit; None for % without a reference."""
        if not self.is_percent:
            return self.value
        return None if reference is None else self.value / 100 * reference.gray
