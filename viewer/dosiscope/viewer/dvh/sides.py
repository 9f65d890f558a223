"""Which of several doses a curve is of, and what they are called: A is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from dosiscope.core.dose_names import dose_names
from dosiscope.viewer.shown_doses import a_minus

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dosiscope.viewer.review import Review


class Side(StrEnum):
    """A dose of a comparison; ALONE where there is none.

    B is compared with A on the pictures too; of C and D the DVHs are kept.
    """

    ALONE = ""
    A = "A"
    B = "B"
    C = "C"
    D = "D"

    @property
    def is_shown(self) -> bool:
        """Whether it is the dose that is shown, alone or as A."""
        return self in (Side.ALONE, Side.A)

    @property
    def rank(self) -> int:
        """Which of the dashes are its own, from 0; of A none are."""
        return 0 if self.is_shown else "BCD".index(self)

    @property
    def minus(self) -> str:
        """What the difference from A is called."""
        return a_minus(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """The names of the doses that are compared, by their letters, A and B at least.

    With the labels of their plans where these are rivals.
    """

    names: Mapping[Side, str]

    @property
    def a(self) -> str:
        """What the shown dose is called."""
        return self.names[Side.A]

    @property
    def b(self) -> str:
        """What the dose is called that the pictures compare it with."""
        return self.names[Side.B]

    @property
    def others(self) -> tuple[Side, ...]:
        """All but A."""
        return tuple(side for side in self.names if side is not Side.A)

    def text(self, side: Side) -> str:
        """Return the letter of a dose with its name: "A: IMRT · PLAN"."""
        return f"{side}: {self.names[side]}"


def sides_of(review: Review) -> Sides | None:
    """Return what the shown dose and the others are called; None without another."""
    doses = review.compared_doses
    if not doses:
        return None
    names = dose_names(tuple(doses.values()), review.case)
    return Sides(names=dict(zip(map(Side, doses), names, strict=True)))
