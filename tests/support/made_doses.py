"""Doses that are made of others at once; the program makes them in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.beam_doses import adding_beams
from dosiscope.core.dose_sum import adding, subtracting
from dosiscope.core.eqd2 import converting
from dosiscope.core.progress import finish

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.conversion import Conversion
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan
    from dosiscope.core.solids.solid import Solid


def weighted_sum(doses: Sequence[Dose], weights: Sequence[float]) -> Dose:
    """Return the sum of doses, each so many times."""
    return finish(adding(doses, weights))


def difference(dose: Dose, other: Dose) -> Dose:
    """Return what a dose is above another."""
    return finish(subtracting(dose, other))


def sum_of_beams(plan: Plan, doses: Iterable[Dose]) -> Dose:
    """Return the sum of all beams of a plan."""
    return finish(adding_beams(plan, doses))


def converted(
    dose: Dose, conversion: Conversion, solids: Mapping[int, Solid] | None = None
) -> Dose:
    """Return a dose as BED or EQD2."""
    return finish(converting(dose, conversion, solids))
