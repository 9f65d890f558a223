"""Between which numbers the value of a metric lies, for all that is known of it."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """The least and the largest value that a metric can have.

    Attributes
    ----------
    low, high
        In ``unit``; minus infinity and infinity where nothing bounds it.
    number
        The value as tables have it, within the two; None where only bounds are known.
    unit
        That of `Value`: "Gy", "Gy (RBE)", "relative", "%", "cc", or "" for a ratio.
    reason
        What makes it wider than a number, as clauses: "6.0 % of the structure is
        outside the dose grid"; "" where that is the uncertainty of the DVH alone.
    lacks_band
        Whether the band of the DVH, which would tell its uncertainty, is not there: the
        ends are then no closer than what is possible at all.
    """

    low: float = -inf
    high: float = inf
    number: float | None = None
    unit: str = ""
    reason: str = ""
    lacks_band: bool = False

    def __post_init__(self) -> None:
        """Check the order; raise ValueError where it is none."""
        if not self.low <= self.high:
            raise ValueError(f"no interval: {self.low} to {self.high}")

    @property
    def is_bounded(self) -> bool:
        """Whether both of its ends are numbers."""
        return isfinite(self.low) and isfinite(self.high)
