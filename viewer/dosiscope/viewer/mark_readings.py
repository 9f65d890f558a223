"""What is read at the marks of a review, kept until something of that changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.marks.reading import read_mark

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Reference
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.marks.reading import MarkReading
    from dosiscope.viewer.review import Review

# a thousand marks in each of four doses: fewer than are shown would be read anew for
# every picture
_MOST = 4096


def read_at(review: Review, mark: Mark, dose: Dose | None) -> MarkReading:
    """Return what image, a dose and structures have at a mark."""
    kept, key = review.marks.readings, (mark, dose.key if dose is not None else "")
    if key not in kept:
        if len(kept) >= _MOST:
            kept.clear()
        case, reference = review.case, whole_of(review, dose)
        kept[key] = read_mark(
            mark,
            ct=case.ct if case is not None else None,
            dose=dose,
            reference=None if reference is None else reference.gray,
            rois=review.display.rois,  # hidden ones hold it too
            solids=review.results.solids,
        )
    return kept[key]


def whole_of(review: Review, dose: Dose | None) -> Reference | None:
    """Return what is 100 % of a dose; None where nothing is, or it is not in gray."""
    return review.look.reference if dose is not None and dose.is_gray else None
