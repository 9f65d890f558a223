"""One quantity of two DVHs of one ROI, computed and stored."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One quantity of both DVHs; what is not known is None.

    ``absolute`` is computed minus stored in ``unit``, ``percent`` the same in % of
    the stored value.
    """

    name: str
    unit: str
    computed: float | None
    stored: float | None

    @property
    def absolute(self) -> float | None:
        """Computed minus stored."""
        if self.computed is None or self.stored is None:
            return None
        return self.computed - self.stored

    @property
    def percent(self) -> float | None:
        """Computed minus stored in % of the stored value."""
        if self.absolute is None or not self.stored:
            return None
        return 100 * self.absolute / self.stored
