"""Of which two doses something is, and why some do not compare."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.dose_likeness import why_unlike
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.criteria import GammaCriteria
    from dosiscope.core.isodose import Reference

SAME = tr("A and B are the same dose")


@dataclass(frozen=True, slots=True)
class Pair:
    """What a comparison is of: doses are told apart as objects."""

    a: Dose
    b: Dose
    reference: Reference | None

    @property
    def refusal(self) -> str:
        """Why the two do not compare, a clause; "" where they do."""
        return why_not(self.a, self.b)


def why_not(a: Dose, b: Dose) -> str:
    """Return why two doses do not compare, a clause; "" where they do."""
    if a is b:
        return SAME
    why = why_unlike((a, b))
    return "" if why is None else why.told("AB")


@dataclass(frozen=True, slots=True)
class GammaAsked:
    """What a gamma is of."""

    reference: Dose
    evaluated: Dose
    criteria: GammaCriteria

    @classmethod
    def of(cls, pair: Pair, criteria: GammaCriteria, *, of_b: bool) -> GammaAsked:
        """Return that of a pair, with A as the reference, or B (``of_b``)."""
        one, other = (pair.b, pair.a) if of_b else (pair.a, pair.b)
        return cls(one, other, criteria)

    def is_of(self, pair: Pair) -> bool:
        """Whether it is of the two, whichever is the reference."""
        return {id(self.reference), id(self.evaluated)} == {id(pair.a), id(pair.b)}
