"""The outlines of ROIs: as stated on axial planes, else cut from their solids.

Open ones are cut by every plane as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.contours.open_lines import OpenLines
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.review import Review

_NONE = np.empty((0, 4))
_NOWHERE = np.empty((0, 2))


class RoiLines(NamedTuple):
    """Closed and open outlines as segments u, v, u, v, shape (n, 4), mm.

    ``crossings`` are the places u, v where open ones go through, shape (m, 2), mm.
    """

    closed: NDArray[np.float64]
    still_open: NDArray[np.float64] = _NONE
    crossings: NDArray[np.float64] = _NOWHERE


def roi_lines(
    review: Review, numbers: Iterable[int], plane: Plane
) -> dict[int, RoiLines]:
    """Return the outlines of ROIs in a plane, by ROI Number.

    What has no solid has no closed one off the axial planes.
    """
    outlines = {n: review.display.outlines(n) for n in numbers}
    if plane.is_axial:
        closed = {n: one.closed_at(plane.at) for n, one in outlines.items()}
    else:
        from dosiscope.core.sections.solid_cut import cut_solids

        cuts = {n: review.results.cut(n) for n in outlines}
        found = {n: cut for n, cut in cuts.items() if cut is not None}
        closed = dict(zip(found, cut_solids(list(found.values()), plane), strict=True))
    return {
        n: RoiLines(closed.get(n, _NONE), *_open_lines(one.lines, plane))
        for n, one in outlines.items()
    }


def _open_lines(
    lines: OpenLines, plane: Plane
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    if not lines:
        return _NONE, _NOWHERE
    return lines.lying_in(plane), lines.crossings(plane)
