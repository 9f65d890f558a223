"""The outlines of ROIs: as stated on axial planes, else cut from their solids."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dosiscope.core.sections.solid_cut import cut_solids

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.review import Review

_NONE = np.empty((0, 4))


class RoiLines(NamedTuple):
    """Closed and open outlines as segments u, v, u, v, shape (n, 4), mm."""

    closed: NDArray[np.float64]
    still_open: NDArray[np.float64] = _NONE


def roi_lines(
    review: Review, numbers: Iterable[int], plane: Plane
) -> dict[int, RoiLines]:
    """Return the outlines of ROIs in a plane, by ROI Number.

    What has no solid has none off the axial planes.
    """
    if plane.is_axial:
        return {
            n: RoiLines(outlines.closed_at(plane.at), outlines.open_at(plane.at))
            for n in numbers
            for outlines in [review.display.outlines(n)]
        }
    cuts = {n: review.results.cut(n) for n in numbers}
    found = {n: cut for n, cut in cuts.items() if cut is not None}
    lines = dict(zip(found, cut_solids(list(found.values()), plane), strict=True))
    return {n: RoiLines(lines.get(n, _NONE)) for n in cuts}
