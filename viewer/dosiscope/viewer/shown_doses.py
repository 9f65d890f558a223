"""Which of the doses A and B a picture shows, and what its colours are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.language import tr
from dosiscope.core.sections.dose_slab import can_be_slab
from dosiscope.core.text import MINUS
from dosiscope.viewer.comparison import Wash

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review, ViewState


def a_minus(letter: str) -> str:
    """Return what the difference of the shown dose and another is called."""
    return f"A {MINUS} {letter}"


A_MINUS_B = a_minus("B")


def letter_of(review: Review, dose: Dose | None) -> str:
    """Return A or B; "" for another dose, and where there is no B."""
    other = review.comparison.other
    if dose is None or other is None:
        return ""
    return "A" if dose is review.dose else "B" if dose is other else ""


def has_other_lines(view: ViewState) -> bool:
    """Whether a picture has isodoses of B too: it shows A, and not by turns with B."""
    return wants_other_lines(view) and not why_no_lines(view) and not lacks_slab(view)


def wants_other_lines(view: ViewState) -> bool:
    """Whether isodoses of B are asked for on a picture, which may not have them."""
    comparison = view.review.comparison
    is_a = letter_of(view.review, view.dose) == "A"
    return is_a and comparison.has_lines and not comparison.is_blinking


def why_no_lines(view: ViewState) -> str:
    """Return why B has no isodoses at the levels of A; "" where it can have them.

    The levels are in the unit of A; in another, such as Gy (RBE) or Gy (EQD2), their
    numbers would mean something else.
    """
    dose, other = view.dose, view.review.comparison.other
    if dose is None or other is None or dose.unit_text == other.unit_text:
        return ""
    return tr(
        "no isodoses of B: A is {unit}, B is {other}", unit=_in(dose), other=_in(other)
    )


def _in(dose: Dose) -> str:
    unit = dose.unit_text
    return tr("in {unit}", unit=unit) if dose.is_gray else unit.strip("()")


def lacks_slab(view: ViewState) -> bool:
    """Whether A is shown as the maximum of a slab, and B cannot be."""
    case, other = view.review.case, view.review.comparison.other
    if not view.slab_mm or case is None or other is None:
        return False
    return not can_be_slab(case.ct, other, view.orientation)


def shown_wash(view: ViewState) -> Wash:
    """Return what the colours of a picture are.

    Difference and gamma are of A and B: they stand on pictures that show one of these.
    """
    review = view.review
    return review.comparison.wash if letter_of(review, view.dose) else Wash.DOSE


def why_no_difference(review: Review) -> str:
    """Return why A and B cannot be taken from each other; "" where they can."""
    dose, other = review.dose, review.comparison.other
    if dose is None or other is None:
        return ""
    from dosiscope.core.dose_likeness import why_unlike

    why = why_unlike((dose, other))
    if why is None:
        return ""
    told = why.told("AB")
    return tr("no difference {a_minus_b}: {why}", a_minus_b=A_MINUS_B, why=told)
