"""The outline of an ROI: as stated on axial planes, else cut from its solid."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.review import Review

_NONE = np.empty((0, 4))


def lines_of(
    review: Review, number: int, plane: Plane
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return closed and open outlines as segments u, v, u, v, shape (n, 4), mm.

    What has no solid has none off the axial planes.
    """
    if plane.is_axial:
        outlines = review.outlines(number)
        return outlines.closed_at(plane.at), outlines.open_at(plane.at)
    cut = review.cut(number)
    return (_NONE if cut is None else cut.lines(plane)), _NONE
