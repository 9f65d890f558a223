"""Isodose levels and the named dose that is their 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.dose import DoseUnits, SummationType

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan

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
