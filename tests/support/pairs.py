"""A review that compares two doses of functions, of two plans of one patient."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dosiscope.viewer.review import Review
from support.axial import ORIENTATIONS, make_dose, stack
from support.rivals import rival_case

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from support.axial import Function

Z = (-10.0, -5.0, 0.0, 5.0, 10.0)


def dose_like(
    dose: Dose,
    function: Function,
    *,
    low: tuple[float, float] = (-40, -40),
    high: tuple[float, float] = (40, 40),
    step: float = 2.5,
    z: tuple[float, ...] = Z,
    **fields: Any,
) -> Dose:
    """Return a dose of a function (x, y, z), by the name and of the plan of another."""
    made = make_dose(stack(ORIENTATIONS[0], (step, step), z, low, high), function)
    return replace(
        made,
        header=dose.header,
        plan_uid=dose.plan_uid,
        label=dose.label,
        **fields,
    )


def review_of_pair(a: Function, b: Function, **more: Any) -> Review:
    """Return a review that shows A and compares it with B; ``more`` is of B's grid."""
    case = rival_case()
    (companion,) = case.companions
    (own,), (rival,) = case.doses, companion.doses
    review = Review()
    companion = replace(companion, doses=(dose_like(rival, b, **more),))
    review.set_case(replace(case, doses=(dose_like(own, a),), companions=(companion,)))
    review.comparison.set_other(companion.doses[0])
    return review
