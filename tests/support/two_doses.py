"""A review of two doses of a case, with DVHs of a known closed form in both."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.curve import DvhSource
from support.dvh_review import ROIS, dose, review_of, sigmoid

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.viewer.review import Review

SHIFT = 4.0  # Gy that B is below A


def other_dose(units: DoseUnits = DoseUnits.GY) -> Dose:
    """B, whose structures have SHIFT less than in A."""
    return named(dose(units=units), "B", "REPLAN")


def named(made: Dose, letter: str, label: str) -> Dose:
    """The same dose as another object."""
    head = replace(made.header, sop_instance_uid=f"1.2.3.{letter}")
    return replace(made, header=head, label=label)


def compared(count: int = 3, other: Dose | None = None) -> Review:
    """A review of two doses with all DVHs of both."""
    review = review_of(count)
    assert review.case is not None
    other = other or other_dose()
    review.set_case(replace(review.case, doses=(*review.case.doses, other)))
    fill_in(review, review.case.doses[0])
    review.comparison.set_other(other)
    fill_other(review)
    return review


def fill_other(review: Review) -> None:
    """Give every structure its DVH in B."""
    other = review.comparison.other
    assert other is not None
    fill_in(review, other, SHIFT)


def fill_in(review: Review, of: Dose, below: float = 0.0) -> None:
    """Give every structure its DVH in a dose, so many Gy below that of the list."""
    for n, (name, _, _, cc, middle, width) in enumerate(ROIS, 1):
        if any(roi.number == n for roi in review.display.rois):
            dvh = sigmoid(n, name, cc, middle - below, width, dose_uid=of.key)
            review.results.add_dvh(n, dvh)


def with_kept() -> Review:
    """A review of four doses: B is REPLAN, BOOST and OLD are kept as C and D.

    Structures have 2 and 3 times SHIFT less in C and D than in A.
    """
    review = compared()
    assert review.case is not None
    more = named(dose(), "C", "BOOST"), named(dose(), "D", "OLD")
    other = review.comparison.other
    review.amend_case(replace(review.case, doses=(*review.case.doses, *more)))
    for times, one in enumerate(more, 2):
        fill_in(review, one, times * SHIFT)
        review.comparison.set_other(one)
        review.comparison.keep_other()
    review.comparison.set_other(other)
    return review


def stored(review: Review) -> None:
    """Let the file hold two DVHs of the first structure, of two sources."""
    dvhs = [
        sigmoid(1, "Prostate", 52.5, 100, 2, DvhSource.STORED, origin=origin)
        for origin in ("one", "two")
    ]
    review.results.set_stored_dvhs(tuple(dvhs))
