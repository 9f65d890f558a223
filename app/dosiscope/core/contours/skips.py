"""Attached pairs that pass over other contours or over image planes.

An ROI that an image plane cuts has a contour there (BRTO-II 7.4.8.2.1, Figure
3.3.4-2): a pair attached across an image plane is not valid, unless the contours
between connect the two as well; then the edge says nothing new.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.polygons.rings import Rings, bounding_boxes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.structures import Contours

_ROUNDING = 1e-6
# So many steps are spent on finding a way around skipping edges; an edge that is
# not reached counts as not redundant, which withholds the volume: the safe side.
_STEPS = 400_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Skips:
    """Edges (by index) that pass over something.

    Attributes
    ----------
    redundant
        Edges whose two contours are connected by those between them.
    invalid
        Edges that skip a contour lying between the two without connecting them.
    spanning, heights
        Edges that cross an image plane without contour, and the image's z, mm; an
        edge appears once for every image plane.
    """

    redundant: NDArray[np.int64]
    invalid: NDArray[np.int64]
    spanning: NDArray[np.int64]
    heights: NDArray[np.float64]


def find_skips(
    contours: Contours,
    nodes: NDArray[np.int64],
    plane: NDArray[np.int64],
    edges: NDArray[np.int64],
    component: NDArray[np.int64],
    planes: NDArray[np.float64],
    images: NDArray[np.float64],
) -> Skips:
    """Sort out the edges that pass over planes; arrays as in `ContourGraph`."""
    none = np.empty(0, dtype=np.int64)
    if not len(edges):
        return Skips(redundant=none, invalid=none, spanning=none, heights=np.empty(0))
    low, high = plane[edges[:, 0]], plane[edges[:, 1]]
    part = component[edges[:, 0]]
    # nodes of each part in order of their planes, on one axis
    stride = len(planes) + 1
    place = component * stride + plane
    by_place = np.argsort(place, kind="stable")
    places = place[by_place]
    begin = np.searchsorted(places, part * stride + low, side="right")
    end = np.searchsorted(places, part * stride + high)
    passing = np.flatnonzero((high > low + 1) & (end > begin))
    redundant = _redundant(edges, passing, plane)
    is_redundant = np.zeros(len(edges), dtype=np.bool_)
    is_redundant[redundant] = True

    reach = SAME_PLANE_MM + _ROUNDING
    first = np.searchsorted(images, planes[low] + reach, side="right")
    last = np.searchsorted(images, planes[high] - reach)
    many = np.where(is_redundant, 0, np.maximum(last - first, 0))
    spanning = np.repeat(np.arange(len(edges)), many)
    nth = np.arange(len(spanning)) - np.repeat(np.cumsum(many) - many, many)
    heights = images[first[spanning] + nth] if len(spanning) else np.empty(0)

    left = [int(e) for e in passing if not is_redundant[e] and not many[e]]
    boxes = _boxes(contours, nodes) if left else np.empty((0, 4))
    invalid = [
        e for e in left if _lies_between(boxes, edges[e], by_place[begin[e] : end[e]])
    ]
    return Skips(
        redundant=redundant,
        invalid=np.array(invalid, dtype=np.int64),
        spanning=spanning,
        heights=heights,
    )


def _boxes(contours: Contours, nodes: NDArray[np.int64]) -> NDArray[np.float64]:
    rings = Rings(contours.points[:, :2], contours.starts)
    return bounding_boxes(rings)[nodes]


def _lies_between(
    boxes: NDArray[np.float64], edge: NDArray[np.int64], between: NDArray[np.int64]
) -> bool:
    """Whether a contour between two lies on their way: its box meets both boxes.

    Another branch of the same part, with a closer spacing, is passed by legally.
    """
    hit = np.ones(len(between), dtype=np.bool_)
    for end in boxes[edge]:
        hit &= (boxes[between, 0] <= end[2]) & (boxes[between, 2] >= end[0])
        hit &= (boxes[between, 1] <= end[3]) & (boxes[between, 3] >= end[1])
    return bool(hit.any())


def _redundant(
    edges: NDArray[np.int64], passing: NDArray[np.int64], plane: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the edges whose ends are connected by contours between their planes."""
    found: list[int] = []
    if not len(passing):
        return np.array(found, dtype=np.int64)
    both = np.concatenate([edges, edges[:, ::-1]])
    order = np.argsort(both[:, 0], kind="stable")
    starts = np.searchsorted(both[order, 0], np.arange(len(plane) + 1)).tolist()
    neighbour = both[order, 1].tolist()
    height = plane.tolist()
    steps = _STEPS
    for e in passing.tolist():
        start, goal = int(edges[e, 0]), int(edges[e, 1])
        low, high = height[start], height[goal]
        seen, queue = {start}, deque([start])
        while queue and steps > 0:
            node = queue.popleft()
            for other in neighbour[starts[node] : starts[node + 1]]:
                steps -= 1
                if node == start and other == goal:
                    continue
                if other not in seen and low <= height[other] <= high:
                    seen.add(other)
                    queue.append(other)
            if goal in seen:
                found.append(e)
                break
    return np.array(found, dtype=np.int64)
