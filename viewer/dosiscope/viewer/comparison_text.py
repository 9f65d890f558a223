"""What a picture says of the doses A and B that it shows, and of its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dose_names import dose_names
from dosiscope.core.language import tr
from dosiscope.core.sections.volume_cut import meets
from dosiscope.core.text import (
    MINUS,
    dose_text,
    grouped,
    part_text,
    percent_text,
)
from dosiscope.viewer.comparison import Wash
from dosiscope.viewer.dose_text import NO_DATA
from dosiscope.viewer.picture_text import place_as_equation
from dosiscope.viewer.shown_doses import (
    A_MINUS_B,
    letter_of,
    shown_wash,
    wants_other_lines,
    why_no_difference,
    why_no_lines,
)

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Reference
    from dosiscope.viewer.review import Point, Review, ViewState


def name_of(review: Review, dose: Dose) -> str:
    """Return what a dose is called among all that can be chosen; with its plan."""
    (name,) = dose_names((dose,), review.case)
    return name


def titles(review: Review) -> dict[str, str]:
    """Return what A and B are, by their letters; {} where there is no B."""
    dose, other = review.dose, review.comparison.other
    if dose is None or other is None:
        return {}
    return {"A": name_of(review, dose), "B": name_of(review, other)}


def percent_reference(review: Review) -> Reference | None:
    """Return the dose that is 100 % of a difference; None where it is told in gray."""
    reference, dose = review.look.reference, review.dose
    is_gray = dose is not None and dose.units is DoseUnits.GY
    wanted = review.comparison.is_in_percent and is_gray
    return reference if wanted and reference is not None and reference.gray else None


def difference_text(review: Review, size: float) -> str:
    """Return a difference without a sign in the unit in which differences are told."""
    reference, dose = percent_reference(review), review.dose
    if reference is not None:
        return percent_text(100 * size / reference.gray)
    return dose_text(size, dose.unit_text if dose is not None else "")


def signed_difference_text(review: Review, value: float) -> str:
    """Return a difference with its sign in the unit in which differences are told."""
    text = difference_text(review, abs(value))
    if not any(figure in "123456789" for figure in text):
        return text
    return f"{MINUS if value < 0 else '+'}{text}"


def pair_text(review: Review, shown: Dose | None, point: Point) -> str:
    """Return what the other one of A and B is at a point, and A - B.

    "" where neither is shown.  Where one has no dose data there is no difference.
    """
    letter = letter_of(review, shown)
    dose, other = review.dose, review.comparison.other
    if not letter or dose is None or other is None:
        return ""
    a, b = float(dose.sample(point)), float(other.sample(point))
    name, of, value = ("B", other, b) if letter == "A" else ("A", dose, a)
    gray = dose_text(value, of.unit_text) if value == value else NO_DATA
    told = [f"{name} {gray}"]
    if a == a and b == b and not why_no_difference(review):
        told.append(f"{A_MINUS_B} {signed_difference_text(review, a - b)}")
    return "  ".join(told)


def difference_unit(review: Review) -> str:
    """Return what a difference is told in: "Gy", or of what it is %."""
    reference, dose = percent_reference(review), review.dose
    unit = dose.unit_text if dose is not None else ""
    if reference is None:
        return unit
    return tr(
        "% of {dose} ({source})",
        dose=dose_text(reference.gray, unit),
        source=reference.source,
    )


def why_no_colours(view: ViewState) -> str:
    """Return why a picture lacks colours of A and B that are asked for; "" if none."""
    review, wash = view.review, shown_wash(view)
    if wash is Wash.DOSE or not review.look.is_shown("wash"):
        return ""
    if wash is Wash.DIFFERENCE:
        return why_no_difference(review)
    is_there = review.comparison.gamma is not None
    return "" if is_there else tr("no colours: gamma is not computed")


def short_pair_words(view: ViewState) -> tuple[str, ...]:
    """Return the same in few words, for a picture whose middle it would cover.

    What the difference is stands at its bar.
    """
    why = (*filter(None, (why_no_b(view), why_no_colours(view))),)
    wash, gamma = shown_wash(view), view.review.comparison.gamma
    if wash is not Wash.GAMMA or gamma is None or not _wash_words(view):
        return why
    dose = view.review.dose
    is_a = dose is not None and gamma.reference_key == dose.key
    told = _short_gamma_text(gamma.criteria.name, gamma.pass_percent)
    reference = () if is_a else (tr("reference B"),)
    return (*why, ", ".join((told, *reference)))


def pair_words(view: ViewState) -> tuple[str, ...]:
    """Return why there are no lines of B, and what the colours of a picture are.

    Not where they are its dose; also where there are none, and why.
    """
    return (*filter(None, (why_no_b(view),)), *_wash_words(view))


def why_no_b(view: ViewState) -> str:
    """Return why a picture lacks isodoses of B that are asked for; "" if none."""
    is_asked = wants_other_lines(view) and view.review.look.is_shown("isodoses")
    return why_no_lines(view) if is_asked else ""


def _wash_words(view: ViewState) -> tuple[str, ...]:
    review, wash = view.review, shown_wash(view)
    if wash is Wash.DOSE or not review.look.is_shown("wash"):
        return ()
    if why := why_no_colours(view):
        return (why,)
    if wash is Wash.GAMMA:
        return gamma_words(review)
    least = difference_text(review, review.comparison.difference_threshold)
    told = [
        tr(
            "colours: {a_minus_b}, {unit}; none within ± {least}",
            a_minus_b=A_MINUS_B,
            unit=difference_unit(review),
            least=least,
        )
    ]
    if _have_other_extents(review):
        told.append(tr("no colour where A or B has no dose data"))
    beside = [
        letter
        for letter, dose in (("A", review.dose), ("B", review.comparison.other))
        if dose is not None and not meets(dose.geometry, view.plane)
    ]
    if beside:
        at = place_as_equation(view.plane)
        told.append(
            tr(
                "no difference at {place}: outside the dose grid of {letter}",
                place=at,
                letter=beside[0],
            )
        )
    return tuple(told)


def gamma_words(review: Review) -> tuple[str, ...]:
    """Return with what gamma was asked, and how many points pass."""
    gamma = review.comparison.gamma
    if gamma is None:
        return ()
    numbers = gamma.numbers
    told = [_gamma_text(gamma.text, gamma.pass_percent, numbers.evaluated)]
    dose = review.dose
    is_a = dose is not None and gamma.reference_key == dose.key
    told.append(
        tr("reference A, evaluated B") if is_a else tr("reference B, evaluated A")
    )
    return (*told, numbers.remark) if numbers.remark else tuple(told)


def _short_gamma_text(criteria: str, percent: float | None) -> str:
    if percent is None:
        return tr("gamma {criteria}: none evaluated, none pass", criteria=criteria)
    return tr(
        "gamma {criteria}: {share} pass", criteria=criteria, share=_share_text(percent)
    )


def _gamma_text(criteria: str, percent: float | None, evaluated: int) -> str:
    if percent is None or not evaluated:
        return tr("gamma {criteria}", criteria=criteria)
    return tr(
        "gamma {criteria}: {share} of {points} points pass",
        criteria=criteria,
        share=_share_text(percent),
        points=grouped(evaluated),
    )


def _share_text(percent: float) -> str:
    """Return the share of points that pass; neither 0 nor 100 % unless it is so."""
    return part_text(percent) if 0 < percent < 100 else percent_text(percent)


def _have_other_extents(review: Review) -> bool:
    """Whether there may be points at which A has dose data and B has none, or so."""
    dose, other = review.dose, review.comparison.other
    if dose is None or other is None:
        return False
    is_alike = dose.geometry.has_same_samples(other.geometry)
    return not is_alike or dose.has_gaps or other.has_gaps


def picture_title(view: ViewState) -> tuple[str, str]:
    """Return A or B and what it is; "" where a picture shows neither."""
    letter = letter_of(view.review, view.dose)
    return letter, titles(view.review).get(letter, "")
