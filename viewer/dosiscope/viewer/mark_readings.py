"""What is read at the marks of a review, kept until something of that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.marks.reading import read_mark

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.marks.reading import MarkReading
    from dosiscope.viewer.review import Review

_MOST = 256


def read_at(review: Review, mark: Mark, dose: Dose | None) -> MarkReading:
    """Return what image, a dose and structures have at a mark."""
    kept, key = review.marks.readings, (mark, dose.key if dose is not None else "")
    if key not in kept:
        if len(kept) >= _MOST:
            kept.clear()
        case, reference = review.case, review.look.reference
        is_gray = reference is not None and dose is not None and dose.is_gray
        kept[key] = read_mark(
            mark,
            ct=case.ct if case is not None else None,
            dose=dose,
            reference=reference.gray if reference and is_gray else None,
            rois=review.display.rois,  # hidden ones hold it too
            solids=review.results.solids,
        )
    return kept[key]
