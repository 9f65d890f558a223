"""What DVHs of solids with the same outlines have in common: it is made once.

The variants of a band differ from each other by their layers.  Their outlines, and how
much these cover of the cells, are the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.grid import cut_window
from dosiscope.core.dvh.raster import Crossed, cross_cells, fill_between
from dosiscope.core.dvh.section_outlines import SectionOutlines
from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import DoseGrid, DoseWindow, Resolution
    from dosiscope.core.dvh.raster import Coverage
    from dosiscope.core.solids.solid import Solid

# Cells looked at at a time.
_CELLS = 800_000
_TOUCH = 1e-3  # mm: no less than layers and prisms allow
_MANY = 32  # polygons a section


class CommonGround:
    """The outlines of solids in a dose grid, and where they cross its cells.

    What is kept of a plane are the cells that outlines run through, some thousandth
    of all.

    Attributes
    ----------
    outlines
        In the grid: x is its columns, y its rows.
    thickness
        Thickness of their sections, mm: twice area by perimeter.

    Parameters
    ----------
    solids
        Of the same sections, one or more: all that it is for.
    """

    def __init__(self, solids: Sequence[Solid], grid: DoseGrid) -> None:
        self.grid = grid
        self.solids = solids
        self._range: tuple[int, int] | None = None
        solid = solids[0]
        outlines = SectionOutlines.of(solid)
        spend()
        self.thickness = _thickness(solid, outlines)
        spend()
        index = grid.to_index(outlines.rings.xy)
        self.outlines = outlines.at(index, mirrored=grid.is_mirrored)
        self._corners: NDArray[np.float64] | None = None
        self._cells: tuple[object, ...] | None = None
        self._crossed: Crossed | None = None
        self._last: tuple[object, Coverage] | None = None

    def is_of(self, solid: Solid) -> bool:
        """Whether a solid has these outlines."""
        return solid.sections is self.solids[0].sections

    def window(
        self, planes: tuple[int, int], resolution: Resolution, layers: int
    ) -> DoseWindow:
        """Cut the dose around all outlines; see `cut_window`."""
        if self._corners is None:
            # column by column: numpy reduces a narrow first axis slowly
            columns = self.outlines.rings.xy.T
            self._corners = np.array([(v.min(), v.max()) for v in columns]).T
        low, high = self._corners
        return cut_window(
            self.grid, (low, high), planes, resolution, self.thickness, layers
        )

    def in_cells(self, window: DoseWindow) -> SectionOutlines:
        """Return the outlines in a window's cells."""
        return self.outlines.at(window.to_cells(self.outlines.rings.xy))

    def coverage(self, first: int, last: int, window: DoseWindow) -> Coverage:
        """Return how much sections ``first`` to ``last`` cover of a window's cells.

        They hold in the dose grid; the window is one of its own.
        """
        cells = window.subdivision, window.lines
        if self._crossed is None or self._cells != cells:
            self._cells, self._last = cells, None
            self._crossed = self._all_crossed(window)
        rows, columns = window.cells
        begin, end = self.within
        if (end - begin) * rows * columns > _CELLS:  # else all at once
            begin, end = first, last + 1
        if self._last is None or self._last[0] != (begin, end):
            some = self._crossed.of_planes(begin, end - 1, rows * columns)
            laid_out = fill_between(some, (end - begin, rows, columns))
            self._last = (begin, end), laid_out
        return self._last[1].of_planes(first - begin, last - begin)

    def _all_crossed(self, window: DoseWindow) -> Crossed:
        """Return the cells that outlines run through, of sections within the grid."""
        rows, columns = window.cells
        places = self.in_cells(window)
        begin, end = self.within
        at_once = max(2, _CELLS // (rows * columns))
        found = []
        for first in range(begin, end, at_once):
            spend()
            last = min(first + at_once, end) - 1
            shape = (last - first + 1, rows, columns)
            part = cross_cells(places.of_sections(first, last), shape, window.lines)
            found.append(replace(part, cells=part.cells + first * rows * columns))
        return Crossed(
            np.concatenate([part.cells for part in found]),
            np.concatenate([part.carried for part in found], axis=1),
            np.concatenate([part.table for part in found], axis=1),
        )

    @property
    def within(self) -> tuple[int, int]:
        """Return which sections hold in the dose grid: first, and last plus one."""
        if self._range is None:
            low, high = self.grid.z[0] - _TOUCH, self.grid.z[-1] + _TOUCH
            used = [
                n
                for solid in self.solids
                for span in solid.spans
                if span.high >= low and span.low <= high
                for n in (span.lower, span.upper)
            ]
            self._range = min(used), max(used) + 1
        return self._range


def _thickness(solid: Solid, outlines: SectionOutlines) -> float:
    """Return the thickness of a solid's sections, mm: twice area by perimeter.

    It is the radius of a disc and the thickness of a wall.  Of very many polygons a
    section it is not asked: their cells would be as many again.
    """
    rings = outlines.rings
    if len(rings) > _MANY * len(solid.sections):
        return np.inf
    # column by column: numpy works on pairs many times slower
    after = rings.following()
    dx, dy = (column[after] - column for column in rings.xy.T)
    perimeter = float(np.hypot(dx, dy).sum())
    return 2 * float(solid.areas.sum()) / perimeter if perimeter > 0 else np.inf
