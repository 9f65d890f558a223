"""Which of two doses a curve is of, and what they are called: A is shown, B beside."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.core.dose_names import dose_names

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review


class Side(StrEnum):
    """A dose of a comparison; ALONE where there is none."""

    ALONE = ""
    A = "A"
    B = "B"


class Sides(NamedTuple):
    """The names of two doses, with the labels of their plans where these are rivals."""

    a: str
    b: str

    def text(self, side: Side) -> str:
        """Return the letter of a dose with its name: "A: IMRT · PLAN"."""
        return f"{side}: {self.a if side is Side.A else self.b}"


def sides_of(review: Review) -> Sides | None:
    """Return what the shown dose and the other are called; None without another."""
    dose, other = review.dose, review.other_dose
    if dose is None or other is None:
        return None
    a, b = dose_names((dose, other), review.case)
    return Sides(a, b)
