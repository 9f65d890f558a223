"""How much of a structure may lie outside a dose grid for it to have a DVH."""

from __future__ import annotations

from typing import Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.text import part_text

#: A curve of less than half of a structure is none of the structure.
MOST_OUTSIDE_PERCENT: Final = 50.0


class OutsideGridError(NotEvaluableError):
    """Most of a structure, or all of it, lies outside the dose grid.

    Attributes
    ----------
    percent
        How much of it, %.
    """

    def __init__(self, percent: float = 100.0) -> None:
        super().__init__(
            tr(
                "{share} of the structure lies outside the dose grid: no DVH",
                share=part_text(percent),
            )
            if percent < 100
            else tr("the structure lies wholly outside the dose grid")
        )
        self.percent = percent


def require_covered(covered: float, total: float) -> None:
    """Raise where most of a structure's volume lies outside the dose grid.

    Raises
    ------
    OutsideGridError
        So it does; there is no DVH then.
    """
    outside = 100 * (1 - covered / total) if total else 0.0
    if outside > MOST_OUTSIDE_PERCENT:
        raise OutsideGridError(outside)
