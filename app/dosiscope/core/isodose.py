"""Isodose levels and the named dose that is their 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.dose import DoseUnits, SummationType

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan

# A prescription lies between these parts of the dose maximum.
_LEAST: Final = 1 / 3
_MOST: Final = 1.5

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


def is_proportionate(reference: Reference, dose: Dose) -> bool:
    """Whether a reference can be the 100 % of a dose: a third to 1.5 of its maximum."""
    low, high = _LEAST * dose.maximum, _MOST * dose.maximum
    return dose.maximum <= 0 or low <= reference.gray <= high


def proportion_text(reference: Reference, dose: Dose, fractions: int | None) -> str:
    """Say how the maximum compares to the reference, and what may be the reason.

    It is a guess for the user to look into; nothing is ever corrected by it.
    """
    percent = 100 * dose.maximum / reference.gray
    share = f"{percent:.0f}" if percent >= 100 else f"{percent:.3g}"
    text = f"its maximum, {dose.maximum:.2f} {dose.unit_text}, is {share} % of that"
    cents = Reference(reference.gray / 100, "")
    if is_proportionate(cents, dose):
        return f"{text} (stated in cGy? Divided by 100 it would be {cents.gray:g} Gy)"
    if fractions is not None and fractions > 1:
        whole = Reference(reference.gray * fractions, "")
        if is_proportionate(whole, dose):
            return (
                f"{text} (stated per fraction? Times {fractions} it would be "
                f"{whole.gray:g} Gy)"
            )
    return text


def stated_reference(plan: Plan | None, dose: Dose) -> Reference | None:
    """Return the prescription where plan and dose leave no doubt about it.

    That is: the dose is the plan's own sum in Gy, and the plan states one and the
    same Target Prescription Dose (300A,0026) wherever it states any.  With several
    the user chooses.
    """
    if (
        plan is None
        or dose.units is not DoseUnits.GY
        or dose.summation is not SummationType.PLAN
        or dose.plan_uid != plan.header.sop_instance_uid
    ):
        return None
    stated = {d.prescription_gy for d in plan.dose_references if d.prescription_gy}
    if len(stated) != 1:
        return None
    label = f"plan {plan.label}" if plan.label else "the plan"
    return Reference(stated.pop(), f"Target Prescription Dose, {label}")
