"""Closed polygons as flat arrays: signed area, boxes, and what lies inside.

Many polygons are held as one array of vertices and the place where each starts.
A point is inside a set of polygons where an odd number of them encloses it, so
holes, islands, keyholes and XOR contours (PS3.3 C.8.8.6.3) need no special case.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.effort import AT_ONCE, spend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

# Above this many pairs of point and edge, edges are looked up by rows.
_FEW_PAIRS = 200_000
# Most rows, and how often an edge is in one, for all edges together.
_ROWS, _IN_ROWS = 4096, 4_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Rings:
    """Closed polygons one after the other.

    Attributes
    ----------
    xy
        Vertices, shape (N, 2), mm; the first of a polygon is not repeated.
    starts
        Polygon n owns ``xy[starts[n]:starts[n + 1]]``; shape (polygons + 1,).
    """

    xy: NDArray[np.float64]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, polygons: Sequence[NDArray[np.float64]]) -> Rings:
        """Join single polygons, each of shape (n, 2)."""
        if not polygons:
            return cls(np.empty((0, 2)), np.zeros(1, dtype=np.int64))
        starts = np.zeros(len(polygons) + 1, dtype=np.int64)
        np.cumsum([len(p) for p in polygons], out=starts[1:])
        xy = polygons[0] if len(polygons) == 1 else np.concatenate(polygons)
        return cls(np.asarray(xy, dtype=np.float64), starts)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> NDArray[np.int64]:
        """Number of vertices of every polygon, shape (polygons,)."""
        return np.diff(self.starts)

    def following(self) -> NDArray[np.int64]:
        """Index of the vertex after each vertex, closing every polygon; (N,)."""
        following = np.arange(1, len(self.xy) + 1)
        filled = self.lengths > 0
        following[self.starts[1:][filled] - 1] = self.starts[:-1][filled]
        return following

    def owner(self) -> NDArray[np.int64]:
        """Index of the polygon each vertex belongs to, shape (N,)."""
        return np.repeat(np.arange(len(self)), self.lengths)

    def sums(self, values: NDArray[np.float64]) -> NDArray[np.float64]:
        """Sum over the vertices of every polygon, shape (polygons,)."""
        running = np.concatenate([[0.0], np.cumsum(values)])
        return np.diff(running[self.starts])


def signed_areas(rings: Rings) -> NDArray[np.float64]:
    """Return the shoelace area of every polygon, shape (polygons,), mm².

    Positive where the vertices run from x towards y.
    """
    filled = rings.lengths > 0
    starts, lengths = rings.starts[:-1][filled], rings.lengths[filled]
    # from the first vertex, so that far-off coordinates cost no digits
    x, y = (rings.xy[:, n] - np.repeat(rings.xy[starts, n], lengths) for n in (0, 1))
    x_after, y_after = np.append(x[1:], 0.0), np.append(y[1:], 0.0)
    ends = starts + lengths - 1
    x_after[ends], y_after[ends] = x[starts], y[starts]
    return 0.5 * rings.sums(x * y_after - x_after * y)


def signed_area(polygon: NDArray[np.float64]) -> float:
    """Return the shoelace area of one polygon of shape (n, 2), mm²."""
    return float(signed_areas(Rings.of([polygon]))[0])


def bounding_boxes(rings: Rings) -> NDArray[np.float64]:
    """Return x_min, y_min, x_max, y_max of every polygon, shape (polygons, 4), mm.

    An empty polygon has an inverted, infinite box.
    """
    boxes = np.empty((len(rings), 4))
    boxes[:, :2], boxes[:, 2:] = np.inf, -np.inf
    filled = np.flatnonzero(rings.lengths > 0)
    if len(filled):
        starts = rings.starts[filled]
        # column by column: numpy reduces a narrow last axis slowly
        for n, column in enumerate(rings.xy.T):
            column = np.ascontiguousarray(column)
            boxes[filled, n] = np.minimum.reduceat(column, starts)
            boxes[filled, n + 2] = np.maximum.reduceat(column, starts)
    return boxes


class Inside:
    """Answers which points are inside a set of polygons.

    Edges are kept pointing upwards, whichever way the polygon runs: the two edges
    of a keyhole's channel then give the same crossing to the last bit, and a point
    on the channel counts as inside (PS3.3 C.8.8.6.3).
    """

    __slots__ = (
        "_row_edges",
        "_row_starts",
        "_rows",
        "box",
        "high",
        "low",
        "slope",
        "x",
    )

    def __init__(self, polygons: Sequence[NDArray[np.float64]] | Rings) -> None:
        rings = polygons if isinstance(polygons, Rings) else Rings.of(polygons)
        first, second = rings.xy, rings.xy[rings.following()]
        up = first[:, 1] < second[:, 1]
        lower = np.where(up[:, None], first, second)
        upper = np.where(up[:, None], second, first)
        rising = lower[:, 1] < upper[:, 1]
        lower, upper = lower[rising], upper[rising]
        self.x, self.low = lower[:, 0], lower[:, 1]
        self.high = upper[:, 1]
        self.slope = (upper[:, 0] - self.x) / (self.high - self.low)
        self.box = (np.inf, np.inf, -np.inf, -np.inf)
        if len(rings.xy):
            x0, y0 = rings.xy.min(axis=0)
            x1, y1 = rings.xy.max(axis=0)
            self.box = (float(x0), float(y0), float(x1), float(y1))
        self._rows = 0

    def point(self, x: float, y: float) -> bool:
        """Whether one point (mm) is inside."""
        x0, y0, x1, y1 = self.box
        if not (x0 <= x <= x1 and y0 <= y <= y1):
            return False
        at = np.flatnonzero((self.low <= y) & (y < self.high))
        crossing = self.x[at] + (y - self.low[at]) * self.slope[at]
        return bool(np.count_nonzero(crossing > x) & 1)

    def points(self, xy: ArrayLike) -> NDArray[np.bool_]:
        """Whether points, shape (m, 2), mm, are inside; shape (m,)."""
        xy = np.asarray(xy, dtype=np.float64)
        x, y = xy[:, 0], xy[:, 1]
        result = np.zeros(len(xy), dtype=np.bool_)
        if not len(self.x):
            return result
        x0, y0, x1, y1 = self.box
        near = np.flatnonzero((x >= x0) & (x <= x1) & (y >= y0) & (y <= y1))
        x, y = x[near], y[near]
        if len(near) * len(self.x) <= _FEW_PAIRS:
            spend(len(near))
            crossed = (self.low <= y[:, None]) & (y[:, None] < self.high)
            crossing = self.x + (y[:, None] - self.low) * self.slope
            count = np.count_nonzero(crossed & (crossing > x[:, None]), axis=1)
            result[near] = (count & 1).astype(np.bool_)
            return result
        if not self._rows:
            self._build_rows()
        row = self._row(y)
        edges = np.diff(self._row_starts)[row]
        for part in batches(edges + 1, AT_ONCE):
            spend(int(edges[part].sum()))
            result[near[part]] = self._by_rows(x[part], y[part], row[part])
        return result

    def _by_rows(
        self, x: NDArray[np.float64], y: NDArray[np.float64], row: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Test each point against the edges of its row of the box only."""
        begin, count = self._row_starts[row], np.diff(self._row_starts)[row]
        point = np.repeat(np.arange(len(y)), count)
        nth = np.arange(len(point)) - np.repeat(np.cumsum(count) - count, count)
        edge = self._row_edges[begin[point] + nth]
        level = y[point]
        hit = (
            (self.low[edge] <= level)
            & (level < self.high[edge])
            & (self.x[edge] + (level - self.low[edge]) * self.slope[edge] > x[point])
        )
        crossings = np.bincount(point[hit], minlength=len(y))
        return (crossings & 1).astype(np.bool_)

    def _row(self, y: NDArray[np.float64]) -> NDArray[np.int64]:
        height = self.box[3] - self.box[1]
        row = ((y - self.box[1]) * (self._rows / height)).astype(np.int64)
        return np.clip(row, 0, self._rows - 1)

    def _build_rows(self) -> None:
        self._rows = int(min(max(len(self.x), 1), _ROWS))
        # long edges are in many rows: with fewer rows, in fewer
        share = float((self.high - self.low).sum()) / (self.box[3] - self.box[1])
        self._rows = min(self._rows, max(int(_IN_ROWS / share), 1))
        first, last = self._row(self.low), self._row(self.high)
        count = last - first + 1
        edge = np.repeat(np.arange(len(self.x)), count)
        row = np.arange(len(edge)) - np.repeat(np.cumsum(count) - count - first, count)
        order = np.argsort(row, kind="stable")
        self._row_edges = edge[order]
        self._row_starts = np.searchsorted(row[order], np.arange(self._rows + 1))
