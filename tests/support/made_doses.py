"""Sums and differences of doses at once; the program makes them in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dose_sum import adding, subtracting
from dosiscope.core.progress import finish

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dose import Dose


def weighted_sum(doses: Sequence[Dose], weights: Sequence[float]) -> Dose:
    """Return the sum of doses, each so many times."""
    return finish(adding(doses, weights))


def difference(dose: Dose, other: Dose) -> Dose:
    """Return what a dose is above another."""
    return finish(subtracting(dose, other))
