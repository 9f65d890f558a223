"""Views of a review beside those on the screen: for pictures of other planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL
from dosiscope.viewer.review import ViewState

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plane import Orientation
    from dosiscope.viewer.review import Point, Review


def view_at(
    review: Review,
    orientation: Orientation,
    point: Point | None = None,
    dose: Dose | None = None,
) -> ViewState:
    """Return a view of its own on the plane next to a point, mm.

    Nothing on the screen moves.  It does not hear of another case or dose: it is for
    what is painted now.

    Parameters
    ----------
    point
        None: where a new case is shown.
    dose
        The dose that it shows; None: that of the review.
    """
    view = ViewState(review, orientation)
    view.setParent(None)  # it ends with whoever holds it
    view.start()
    if dose is not None:
        view.set_dose(dose)
    if point is not None:
        view.go_to_point(point)
    return view


def three_planes(review: Review, point: Point | None = None) -> tuple[ViewState, ...]:
    """Return axial, coronal and sagittal views of their own through a point, mm."""
    return tuple(view_at(review, one, point) for one in (AXIAL, CORONAL, SAGITTAL))
