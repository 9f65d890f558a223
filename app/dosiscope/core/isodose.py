"""Isodose levels and the named dose that is their 100 %."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose import SummationType
from dosiscope.core.language import tr
from dosiscope.core.reference_chain import Leads, leads
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan

# A prescription lies between these parts of the dose maximum.
_LEAST: Final = 1 / 3
_MOST: Final = 1.5
# what counts of a dose that is peaked far above its reference: so many times that
AROUND: Final = (0.2, 2.0)
# of the samples that have as much as the lower, these parts at most have as much as the
# upper (more where sources lie within a small grid), and nearly as much as the maximum
_ABOVE: Final = 0.15
_ABOVE_AT_SOURCES: Final = 0.9
_PEAK: Final = 0.02
_PARTS: Final = frozenset(
    (
        SummationType.FRACTION,
        SummationType.BEAM,
        SummationType.BRACHY,
        SummationType.FRACTION_SESSION,
        SummationType.BEAM_SESSION,
        SummationType.BRACHY_SESSION,
        SummationType.CONTROL_POINT,
    )
)

# what a person may type, in the window and on the command line
TYPED_REFERENCE: Final = (0.01, 1000.0)  # Gy
TYPED_LEVEL: Final = (0.01, 100_000.0)  # Gy or %
MOST_LEVELS: Final = 100  # at once

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Prescription:
    """A Target Prescription Dose (300A,0026) as a source: its plan and what it is for.

    ``plan`` is the RT Plan Label, ``name`` what the plan calls the target; "" where
    it does not.
    """

    plan: str
    name: str = ""

    def __str__(self) -> str:
        of = f" ({self.name})" if self.name else ""
        dose = f"Target Prescription Dose{of}"
        if self.plan:
            return tr("{dose}, plan {plan}", dose=dose, plan=self.plan)
        return tr("{dose}, the plan", dose=dose)


@dataclass(frozen=True, slots=True)
class Reference:
    """The dose that is 100 %, and who says so: a plan, or (None) the user."""

    gray: float
    stated: Prescription | None = None

    @property
    def source(self) -> str:
        """Tag and object, such as "Target Prescription Dose, plan APlan1"."""
        return tr("typed by the user") if self.stated is None else str(self.stated)


class Dash(StrEnum):
    """How a line runs: of an isodose, or of a structure."""

    SOLID = "solid"
    DASHED = "dashed"
    DOTTED = "dotted"


WIDTHS: Final = (1.0, 1.5, 2.0, 3.0)  # px that the line of an isodose may be wide
USUAL_WIDTH: Final = 1.5


@dataclass(frozen=True, slots=True)
class Level:
    """One isodose: a value in % of the reference, or in the dose's own unit.

    Attributes
    ----------
    is_filled
        Whether what has at least this dose is tinted.
    width
        Of its line, px.
    """

    value: float
    is_percent: bool
    colour: RGB
    _: KW_ONLY
    is_shown: bool = True
    width: float = USUAL_WIDTH
    dash: Dash = Dash.SOLID
    is_filled: bool = False

    def dose(self, reference: Reference | None) -> float | None:
        """Return the level in the dose's unit; None for % without a reference."""
        if not self.is_percent:
            return self.value
        return None if reference is None else self.value / 100 * reference.gray


def percent_of(level: Level, dose: Dose | None, reference: Reference | None) -> float:
    """Return a level in % of the reference, without one of the maximum of the dose."""
    if level.is_percent:
        return level.value
    whole = reference.gray if reference is not None else 0.0
    if not whole:
        whole = dose.maximum if dose is not None else level.value
    return 100 * level.value / whole if whole else 100.0


def is_proportionate(reference: Reference, dose: Dose) -> bool:
    """Whether a reference can be the 100 % of a dose: a third to 1.5 of its maximum."""
    if not dose.is_gray or dose.is_zero:
        return True  # there is nothing to compare
    return _LEAST * dose.maximum <= reference.gray <= _MOST * dose.maximum


def is_peaked_above(reference: Reference, dose: Dose, plan: Plan | None) -> bool:
    """Whether the maximum is far above a reference, and little of the dose with it.

    Next to a brachytherapy source the dose has no end, and what counts is around the
    reference.  Where much of what has a fifth of the reference has twice as much as it,
    it is the reference that is doubtful: that of one fraction, say.
    """
    if not dose.is_gray or not 0 < reference.gray < _LEAST * dose.maximum:
        return False

    def count(gray: float) -> int:
        return int(np.count_nonzero(dose.stored >= gray / dose.scaling))

    low, high = (times * reference.gray for times in AROUND)
    around, above = count(low), count(high)
    if plan is not None and plan.is_brachy:
        return above <= _ABOVE_AT_SOURCES * around
    near_the_maximum = count(_LEAST * dose.maximum)
    return above <= _ABOVE * around and near_the_maximum <= _PEAK * around


def is_plausible(reference: Reference, dose: Dose, plan: Plan | None) -> bool:
    """Whether a reference can be the 100 % of a dose of this plan.

    It is in proportion to the maximum, or that is the maximum at brachytherapy sources,
    where it says nothing.
    """
    if is_proportionate(reference, dose):
        return True
    at_sources = plan is not None and plan.is_brachy
    return at_sources and is_peaked_above(reference, dose, plan)


def proportion_text(reference: Reference, dose: Dose, fractions: int | None) -> str:
    """Say how the maximum compares to the reference, and what may be the reason.

    It is a guess for the user to look into; nothing is ever corrected by it.
    """
    percent = 100 * dose.maximum / reference.gray
    share = f"{percent:.0f}" if percent >= 100 else f"{percent:.3g}"
    text = tr(
        "its maximum, {maximum}, is {share} % of that",
        maximum=dose_text(dose.maximum, dose.unit_text),
        share=share,
    )
    if dose.summation in _PARTS:
        return tr(
            "{proportion} (it is the dose of a part: {summation})",
            proportion=text,
            summation=dose.summation,
        )
    cents = Reference(reference.gray / 100)
    if is_proportionate(cents, dose):
        return tr(
            "{proportion} (stated in cGy? Divided by 100 it would be {dose})",
            proportion=text,
            dose=dose_text(cents.gray, dose.unit_text),
        )
    hundredfold = Reference(reference.gray * 100)
    # next to a source there is no end of the dose, whatever its unit
    if is_proportionate(hundredfold, dose) and not is_peaked_above(
        reference, dose, None
    ):
        return tr(
            "{proportion} (is the dose in cGy? Divided by 100 its maximum would be "
            "{maximum})",
            proportion=text,
            maximum=dose_text(dose.maximum / 100, dose.unit_text),
        )
    if fractions is not None and fractions > 1:
        whole = Reference(reference.gray * fractions)
        if is_proportionate(whole, dose):
            return tr(
                "{proportion} (stated per fraction? Times {fractions} it would be "
                "{dose})",
                proportion=text,
                fractions=fractions,
                dose=dose_text(whole.gray, dose.unit_text),
            )
        share_of_one = Reference(reference.gray / fractions)
        if is_proportionate(share_of_one, dose):
            return tr(
                "{proportion} (the dose of one fraction? Times {fractions} it would be "
                "{maximum})",
                proportion=text,
                fractions=fractions,
                maximum=dose_text(dose.maximum * fractions, dose.unit_text),
            )
    return text


def stated_references(plan: Plan | None, dose: Dose) -> tuple[Reference, ...]:
    """Return the distinct prescriptions, if the dose is the plan's own sum in Gy.

    They are its Target Prescription Doses (300A,0026), the largest first.
    """
    if (
        plan is None
        or not dose.is_gray
        or dose.summation is not SummationType.PLAN
        or dose.further_plan_uids  # no prescription of one is that of all
        or leads(dose.plan_uid, plan.header.uid) is not Leads.THERE
    ):
        return ()
    stated = {d.prescription_gy for d in plan.dose_references if d.prescription_gy}
    source = Prescription(plan.label)
    return tuple(Reference(gray, source) for gray in sorted(stated, reverse=True))


def stated_reference(plan: Plan | None, dose: Dose) -> Reference | None:
    """Return the prescription where plan and dose leave no doubt about it.

    That is: it is the only one.  With several the user chooses.
    """
    stated = stated_references(plan, dose)
    return stated[0] if len(stated) == 1 else None
