"""Which of two doses a curve is of, and what they are called: A is shown, B beside."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.viewer.dose_text import dose_names

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review


class Side(StrEnum):
    """A dose of a comparison; ALONE where there is none."""

    ALONE = ""
    A = "A"
    B = "B"


class Sides(NamedTuple):
    """The names of two doses, each with the label of its plan."""

    a: str
    b: str

    def text(self, side: Side) -> str:
        """Return the letter of a dose with its name: "A: IMRT · PLAN"."""
        return f"{side}: {self.a if side is Side.A else self.b}"


def sides_of(review: Review) -> Sides | None:
    """Return what the shown dose and the other are called; None without another."""
    case, dose, other = review.case, review.dose, review.other_dose
    if case is None or dose is None or other is None:
        return None
    names = dose_names((dose, other))
    a, b = (
        _with_plan(case, one, name)
        for one, name in zip((dose, other), names, strict=True)
    )
    return Sides(a, b)


def _with_plan(case: Case, dose: Dose, name: str) -> str:
    """Return a name behind the label of the plan; of several plans none is named."""
    plan = case.case_of(dose).plan
    is_of_one = dose.made is None and not dose.further_plan_uids
    return f"{plan.label} · {name}" if plan and plan.label and is_of_one else name
