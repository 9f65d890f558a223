"""What DVHs of solids with the same outlines have in common: it is made once.

The variants of a band differ from each other by their layers.  Their outlines, and how
much these cover of the cells, are the same.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.grid import cut_window
from dosiscope.core.dvh.raster import Crossed, cross_cells, fill_between
from dosiscope.core.dvh.section_outlines import SectionOutlines
from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dvh.grid import DoseGrid, DoseWindow, Resolution
    from dosiscope.core.dvh.raster import Coverage
    from dosiscope.core.solids.solid import Solid

# Cells looked at at a time.
_CELLS = 800_000
_MANY = 32  # polygons a section


class CommonGround:
    """The outlines of a solid in a dose grid, and where they cross its cells.

    What is kept of a plane are the cells that outlines run through, some thousandth
    of all.

    Attributes
    ----------
    outlines
        In the grid: x is its columns, y its rows.
    thickness
        Thickness of the solid's sections, mm: twice area by perimeter.
    """

    def __init__(self, solid: Solid, grid: DoseGrid) -> None:
        self.grid = grid
        self._sections = solid.sections
        outlines = SectionOutlines.of(solid)
        spend()
        self.thickness = _thickness(solid, outlines)
        spend()
        index = grid.to_index(outlines.rings.xy)
        self.outlines = outlines.at(index, mirrored=grid.is_mirrored)
        self._cells: tuple[object, ...] | None = None
        self._planes: list[Crossed] = []
        self._last: tuple[object, Coverage] | None = None

    def is_of(self, solid: Solid) -> bool:
        """Whether a solid has these outlines."""
        return solid.sections is self._sections

    def window(
        self, planes: tuple[int, int], resolution: Resolution, layers: int
    ) -> DoseWindow:
        """Cut the dose around all outlines; see `cut_window`."""
        index = self.outlines.rings.xy
        return cut_window(self.grid, index, planes, resolution, self.thickness, layers)

    def in_cells(self, window: DoseWindow) -> SectionOutlines:
        """Return the outlines in a window's cells."""
        return self.outlines.at(window.to_cells(self.outlines.rings.xy))

    def coverage(self, first: int, last: int, window: DoseWindow) -> Coverage:
        """Return how much sections ``first`` to ``last`` cover of a window's cells.

        The window is one of its own.
        """
        cells = window.subdivision, window.lines
        if self._cells != cells:
            self._cells, self._last = cells, None
            self._planes = list(self._all_planes(window))
        if self._last is None or self._last[0] != (first, last):
            self._last = (first, last), self._laid_out(first, last, window)
        return self._last[1]

    def _laid_out(self, first: int, last: int, window: DoseWindow) -> Coverage:
        parts = self._planes[first : last + 1]
        rows, columns = window.cells
        begins = np.arange(len(parts)) * (rows * columns)
        crossed = Crossed(
            np.concatenate(
                [part.cells + n for part, n in zip(parts, begins, strict=True)]
            ),
            np.concatenate([part.carried for part in parts], axis=1),
            np.concatenate([part.table for part in parts], axis=1),
        )
        return fill_between(crossed, (len(parts), rows, columns))

    def _all_planes(self, window: DoseWindow) -> Iterator[Crossed]:
        """Yield the cells of each section that its outlines run through."""
        rows, columns = window.cells
        size = rows * columns
        places = self.in_cells(window)
        at_once = max(2, _CELLS // size)
        for first in range(0, len(self._sections), at_once):
            spend()
            last = min(first + at_once, len(self._sections)) - 1
            count = last - first + 1
            part = places.of_sections(first, last)
            crossed = cross_cells(part, (count, rows, columns), window.lines)
            begins = np.searchsorted(crossed.cells, np.arange(count + 1) * size)
            for n, (begin, end) in enumerate(pairwise(begins.tolist())):
                yield Crossed(
                    crossed.cells[begin:end] - n * size,
                    crossed.carried[:, begin:end],
                    crossed.table[:, begin:end],
                )


def _thickness(solid: Solid, outlines: SectionOutlines) -> float:
    """Return the thickness of a solid's sections, mm: twice area by perimeter.

    It is the radius of a disc and the thickness of a wall.  Of very many polygons a
    section it is not asked: their cells would be as many again.
    """
    rings = outlines.rings
    if len(rings) > _MANY * len(solid.sections):
        return np.inf
    edges = rings.xy[rings.following()] - rings.xy
    perimeter = float(np.hypot(edges[:, 0], edges[:, 1]).sum())
    return 2 * float(solid.areas.sum()) / perimeter if perimeter > 0 else np.inf
