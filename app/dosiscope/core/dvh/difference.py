"""One quantity of two DVHs of one ROI, and how far apart they are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One quantity of two DVHs; what is not known is None.

    Attributes
    ----------
    first, second
        In ``unit``: computed and stored, or in dose A and in dose B.
    uncertainty
        How well their difference is known, in ``unit``.
    """

    name: str
    unit: str
    first: float | None
    second: float | None
    uncertainty: float | None = None

    @property
    def absolute(self) -> float | None:
        """The first minus the second."""
        if self.first is None or self.second is None:
            return None
        return self.first - self.second

    @property
    def percent(self) -> float | None:
        """The same in % of the second."""
        if self.absolute is None or not self.second:
            return None
        return 100 * self.absolute / self.second

    @property
    def is_uncertain(self) -> bool:
        """Whether it lies within its uncertainty: there may be none."""
        if self.absolute is None or self.uncertainty is None:
            return False
        return abs(self.absolute) <= self.uncertainty
