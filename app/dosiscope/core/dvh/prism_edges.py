"""The edges of prisms: the least and largest dose along the outlines of a solid.

Within one dose cell the dose is quadratic along an edge: it is largest at an end of the
piece or where its slope vanishes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.dvh.parity import PLAIN
from dosiscope.core.dvh.raster import count_pieces, cut_at_whole
from dosiscope.core.dvh.window_dose import interpolate
from dosiscope.core.effort import AT_ONCE, spend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.dvh.found_range import At, FoundRange
    from dosiscope.core.dvh.grid import DoseWindow
    from dosiscope.core.dvh.prisms import Prisms
    from dosiscope.core.dvh.section_outlines import SectionOutlines
    from dosiscope.core.dvh.steepness import Steepness

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_ON_LINE: Final = 1e-9  # of a dose cell
# The most promising edges first, then ever more: few are left after the first, which
# take little longer than some hundred would.
_EDGES_AT_FIRST: Final = 2048
_MORE: Final = 4
# What a piece of an edge at one height costs beyond those of plain outlines, as work
# that is counted, and how many are looked at at once.
_A_RUN: Final = 5
_AT_ONCE: Final = AT_ONCE // 4


class Edges:
    """The edges of all prisms, each with the most and the least it can receive.

    Away from a point the dose changes by no more than its steepest change around it:
    an edge whose ends lie well below the maximum found needs no second look.
    """

    def __init__(
        self,
        prisms: Prisms,
        places: SectionOutlines,
        window: DoseWindow,
        steepness: Steepness,
    ) -> None:
        self.prisms = prisms
        self.steepness = steepness
        self.window = window
        self.xy = places.rings.xy
        self.following = places.rings.following()
        first = places.rings.starts[places.first[prisms.section]]
        count = places.rings.starts[places.first[prisms.section + 1]] - first
        self.prism = np.repeat(np.arange(len(count)), count)
        nth = np.arange(len(self.prism)) - np.repeat(np.cumsum(count) - count, count)
        self.vertex = first[self.prism] + nth
        spend()
        # pieces of edges at all heights that plain outlines have: they are not counted
        heights = 2 * len(count) + float((prisms.high - prisms.low).sum())
        self._plain = int(PLAIN * sum(window.dose_cells) * heights) + 9 * len(nth)

    def search(self, found: FoundRange) -> None:
        """Look at all edges that may be beyond what was found."""
        spend()
        lower, upper, dose = self._bounds()
        known = np.flatnonzero(np.isfinite(dose))
        found.take(dose[known], lambda n: self._begin(int(known[n])))
        open_ = np.arange(len(self.vertex))
        many = _EDGES_AT_FIRST
        while True:
            spend()
            promise = np.maximum(upper[open_] - found.high, found.low - lower[open_])
            open_, promise = open_[promise > 0], promise[promise > 0]
            if not len(open_):
                return
            if len(open_) > many:
                open_ = open_[np.argpartition(-promise, many)]
            for some in self._at_once(open_[:many]):
                self._look_along(some, found)
            open_ = open_[many:]
            many *= _MORE

    def _begin(self, edge: int) -> At:
        """Return where an edge begins, at half the height of its prism."""
        x, y = self.xy[self.vertex[edge]]
        prism = self.prism[edge]
        height = (self.prisms.low[prism] + self.prisms.high[prism]) / 2
        return float(x), float(y), float(height)

    def _bounds(self) -> tuple[Floats, Floats, Floats]:
        """Return what each edge receives at least and at most, and at its begin.

        The latter at half the height of its prism; infinite beside the grid.
        """
        window, prisms = self.window, self.prisms
        middle = (prisms.low + prisms.high) / 2
        x, y = (column[self.vertex] for column in self.xy.T)
        spend()
        dose = interpolate(window, x, y, middle[self.prism])
        spend()
        end = self._next()
        spend()
        # numpy works on pairs many times slower
        across, down = np.abs(x[end] - x), np.abs(y[end] - y)
        height = (prisms.high - prisms.low)[self.prism]
        at = middle[self.prism], y, x
        lengths = np.maximum(np.maximum(across, down), height)
        planes, rows, columns = self.steepness.around(at, lengths)
        spend()
        reach = (across * columns + down * rows + height * planes) / 2
        mean = (dose + dose[end]) / 2
        if window.holds_all:
            return mean - reach, mean + reach, dose
        outside = ~np.isfinite(mean)
        lower, upper = mean - reach, mean + reach
        lower[outside], upper[outside] = -np.inf, np.inf
        return lower, upper, dose

    def _next(self) -> Ints:
        """Return the entry of the vertex that each edge ends at."""
        step: Ints = self.following[self.vertex] - self.vertex
        return np.arange(len(self.vertex)) + step

    def _at_once(self, edges: Ints) -> Iterator[Ints]:
        """Yield so many of these edges as are looked at at once."""
        prism, begin = self.prism[edges], self.vertex[edges]
        (x1, y1), (x2, y2) = self.xy[begin].T, self.xy[self.following[begin]].T
        pieces = count_pieces([x1, y1, x2, y2], self.window.dose_cells)
        pieces *= 2 + self.prisms.high[prism] - self.prisms.low[prism]
        for some in batches(pieces.astype(np.int64), _AT_ONCE):
            left = self._plain - int(pieces[some].sum())
            self._plain = max(left, 0)
            spend(_A_RUN * max(-left, 0))
            yield edges[some]

    def _look_along(self, edges: Ints, found: FoundRange) -> None:
        """Look at the dose along some edges, over the height of their prism."""
        begin = self.vertex[edges]
        end = self.following[begin]
        parts = [self.xy[begin, 0], self.xy[begin, 1], self.xy[end, 0], self.xy[end, 1]]
        owner = self.prism[edges]
        rows, columns = self.window.dose_cells
        for most, along_y in ((rows, True), (columns, False)):
            parts, owner = cut_at_whole(parts, owner, most, along_y=along_y)
        x, y = (parts[0] + parts[2]) / 2, (parts[1] + parts[3]) / 2
        within = (x >= -_ON_LINE) & (x <= columns + _ON_LINE)
        within &= (y >= -_ON_LINE) & (y <= rows + _ON_LINE)
        piece, height = self.prisms.levels(owner[within])
        if not len(piece):
            return
        x, y, x1, y1, x2, y2 = (v[within][piece] for v in (x, y, *parts))
        cell = (
            np.clip(x.astype(np.int64), 0, columns - 1),
            np.clip(y.astype(np.int64), 0, rows - 1),
        )
        first, middle, last = (
            interpolate(self.window, *place, height, cell)
            for place in ((x1, y1), (x, y), (x2, y2))
        )
        # a parabola through three values: where its slope vanishes, if on the piece
        slope, bend = 4 * middle - 3 * first - last, 2 * (first + last) - 4 * middle
        with np.errstate(divide="ignore", invalid="ignore"):
            at = -slope / (2 * bend)
            top = first + at * (slope + at * bend)
        turns = np.flatnonzero((at > 0) & (at < 1))

        def along(n: int, share: float) -> At:
            return (
                float(x1[n] + share * (x2[n] - x1[n])),
                float(y1[n] + share * (y2[n] - y1[n])),
                float(height[n]),
            )

        found.take(first, lambda n: along(n, 0.0))
        found.take(last, lambda n: along(n, 1.0))
        found.take(top[turns], lambda n: along(turns[n], at[turns[n]]))
