"""Edges of polygons by their heights: the horizontal slabs that they are cut into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from dosiscope.core.polygons.overlaps import overlapping_boxes
from dosiscope.core.polygons.rings import Rings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SAME_MM: Final = 1e-9  # heights that are one


class RisingEdges(NamedTuple):
    """Edges that rise, (n, 2) each, and what each belongs to, (n,)."""

    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    owner: NDArray[np.int64]

    def slabs(
        self, levels: NDArray[np.float64]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return the slab between levels in which each begins, and that after its end.

        Both have shape (n,); slab k lies between levels k and k + 1.
        """
        first, after = (
            np.maximum(np.searchsorted(levels, end[:, 1] + SAME_MM, "right") - 1, 0)
            for end in (self.lower, self.upper)
        )
        return first, after


def rising_edges(polygons: Sequence[NDArray[np.float64]]) -> RisingEdges:
    """Return the edges of polygons, each of shape (n, 2), and the polygon of each."""
    rings = Rings.of(list(polygons))
    return raised(rings.xy, rings.xy[rings.following()], rings.owner())


def raised(
    first: NDArray[np.float64], last: NDArray[np.float64], owner: NDArray[np.int64]
) -> RisingEdges:
    """Return edges, from ``first`` to ``last``, (n, 2), so that they rise.

    Those along a height are left out.
    """
    up = (first[:, 1] < last[:, 1])[:, None]
    lower, upper = np.where(up, first, last), np.where(up, last, first)
    rises = lower[:, 1] < upper[:, 1]
    return RisingEdges(lower[rises], upper[rises], owner[rises])


def levels_of(edges: RisingEdges) -> NDArray[np.float64]:
    """Return the heights of all vertices and crossings, ascending, none twice.

    Raises
    ------
    TooEntangledError
        They cross so often that the work is more than is allowed for so many edges.
    """
    lower, upper, _ = edges
    box = np.minimum(lower, upper), np.maximum(lower, upper)
    pairs = overlapping_boxes(np.hstack(box), np.zeros(len(lower), dtype=np.int64))
    one, other = pairs.T
    along, across = upper - lower, lower[other] - lower[one]
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        turn = _cross(along[one], along[other])
        t = _cross(across, along[other]) / turn
        u = _cross(across, along[one]) / turn
    meets = (t > 0) & (t < 1) & (u > 0) & (u < 1)
    crossings = lower[one, 1] + t * along[one, 1]
    found = [lower[:, 1], upper[:, 1], crossings[meets]]
    heights = np.unique(np.concatenate(found))
    return heights[np.diff(heights, prepend=-np.inf) > SAME_MM]


def _cross(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    result: NDArray[np.float64] = one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
    return result
