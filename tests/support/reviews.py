"""A review of a case, as the window has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.viewer.review import Review

if TYPE_CHECKING:
    from dosiscope.core.case import Case


def review_of(case: Case) -> Review:
    """A review that shows this case."""
    review = Review()
    review.set_case(case)
    return review
