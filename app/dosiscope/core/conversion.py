"""By what a dose is converted to BED or EQD2: alpha/beta and fractions, as data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from dosiscope.core.language import tr
from dosiscope.core.text import counted, typed_number

#: Said of it on the screen.
ALPHA_BETA: Final = "\N{GREEK SMALL LETTER ALPHA}/\N{GREEK SMALL LETTER BETA}"
#: From so many Gy a fraction on the linear-quadratic model is doubtful (8 to 10 Gy).
DOUBTFUL_GY: Final = 8.0


class Quantity(StrEnum):
    """What a dose is converted to."""

    EQD2 = "EQD2"
    BED = "BED"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRatio:
    """The alpha/beta of a structure, Gy; ``end_rule`` is how far its solid reaches."""

    number: int
    name: str
    alpha_beta: float
    end_rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """How a dose was converted, and so what the result is called.

    Attributes
    ----------
    alpha_beta
        Gy; of all samples that lie in none of the structures of ``own``.
    own
        Alpha/beta of structures.  Where they overlap, that which stands first counts.
    structure_set_uid
        That of these structures; "" where there are none.
    fractions
        In how many equal fractions the dose is given.
    is_typed
        Whether a person named the fractions, and not the plan.
    of_type
        Dose Type of what was converted; another than PHYSICAL, or none, was accepted
        by the user.
    fraction_gy
        The most that one fraction gives, Gy.
    """

    quantity: Quantity = Quantity.EQD2
    alpha_beta: float
    fractions: int
    own: tuple[OwnRatio, ...] = ()
    structure_set_uid: str = ""
    is_typed: bool = False
    of_type: str = "PHYSICAL"
    fraction_gy: float = 0.0

    @property
    def model(self) -> tuple[object, ...]:
        """What must be the same of doses that add: all but the fractions."""
        own = tuple((one.number, one.alpha_beta, one.end_rule) for one in self.own)
        return (
            self.quantity,
            self.alpha_beta,
            own,
            self.structure_set_uid,
            self.of_type,
        )

    @property
    def of_effective(self) -> bool:
        """Whether the dose is not said to be physical, which the user accepted."""
        return self.of_type != "PHYSICAL"

    @property
    def is_doubtful(self) -> bool:
        """Whether fractions are so large that the model is doubtful."""
        return self.fraction_gy > DOUBTFUL_GY

    def ratio_in(self, roi: int | None) -> float:
        """Return the alpha/beta of a structure by its ROI Number; of all for None."""
        own = (one.alpha_beta for one in self.own if one.number == roi)
        return next(own, self.alpha_beta)

    @property
    def ratio_text(self) -> str:
        """Alpha/beta in words: of all, then of structures ("10 in PTV")."""
        own = [
            tr(
                "{alpha_beta} in {structure}",
                alpha_beta=typed_number(one.alpha_beta),
                structure=one.name,
            )
            for one in self.own
        ]
        return ", ".join([f"{ALPHA_BETA} {typed_number(self.alpha_beta)}", *own])

    @property
    def text(self) -> str:
        """What it does, such as "EQD2 (alpha/beta 3, 25 fractions)"."""
        number = counted(self.fractions, "fraction")
        fields = {
            "quantity": self.quantity,
            "ratio": self.ratio_text,
            "fractions": number,
        }
        if self.is_typed:
            return tr("{quantity} ({ratio}, {fractions} as typed)", **fields)
        return "{quantity} ({ratio}, {fractions})".format(**fields)

    def key_of(self, key: str) -> str:
        """Return by which results of a dose that was so converted are kept."""
        own = "".join(
            f",{one.number}:{one.alpha_beta!r}:{one.end_rule}" for one in self.own
        )
        of = f",in={self.structure_set_uid}{own}" if self.own else ""
        return f"{self.quantity}[{self.alpha_beta!r},n={self.fractions}{of}]({key})"
