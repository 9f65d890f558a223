"""What DVHs of solids with the same outlines have in common: it is made once.

The variants of a band differ from each other by their layers.  Their outlines, and how
much these cover of the cells, are the same, for all or for some of the planes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.raster import Crossed, cross_cells, fill_between
from dosiscope.core.dvh.section_outlines import SectionOutlines
from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import DoseGrid, DoseWindow
    from dosiscope.core.dvh.raster import Coverage
    from dosiscope.core.solids.solid import Section, Solid

# Cells looked at at a time.
_CELLS = 800_000


class CommonGround:
    """The outlines of a solid in a dose grid, and where they cross its cells.

    What is kept of a plane are the cells that outlines run through, some thousandth
    of all.
    """

    def __init__(self, solid: Solid, grid: DoseGrid) -> None:
        self.grid = grid
        self._number = {id(section): n for n, section in enumerate(solid.sections)}
        self._sections = solid.sections  # so that no other gets the id of one of them
        self.outlines = SectionOutlines.of(solid)
        self.index = grid.to_index(self.outlines.rings.xy)
        self._window: DoseWindow | None = None
        self._planes: list[Crossed] = []
        self._last: tuple[object, Coverage] | None = None

    def places(
        self, numbers: NDArray[np.int64]
    ) -> tuple[SectionOutlines, NDArray[np.float64]]:
        """Return the outlines of some sections, and their vertices in the grid."""
        if len(numbers) == len(self._sections):
            return self.outlines, self.index
        some = self.outlines.chosen(numbers)
        return some, self.grid.to_index(some.rings.xy)

    def numbers(self, sections: tuple[Section, ...]) -> NDArray[np.int64] | None:
        """Return which of its sections these are, if all are, in this order."""
        numbers = [self._number.get(id(section), -1) for section in sections]
        found = np.array(numbers, dtype=np.int64)
        return None if (found < 0).any() or (np.diff(found) <= 0).any() else found

    def coverage(
        self, numbers: NDArray[np.int64], window: DoseWindow
    ) -> Coverage | None:
        """Return how much of a window's cells some sections cover.

        None where its cells are not those of the first window that was asked for.
        """
        if self._window is None:
            self._window = window
            self._planes = list(self._all_planes(window))
        mine = self._window
        if (mine.subdivision, mine.lines) != (window.subdivision, window.lines):
            return None
        key = numbers.tobytes(), window.first_row, window.first_column, window.cells
        if self._last is None or self._last[0] != key:
            found = self._found(numbers, window, mine)
            if found is None:
                return None
            self._last = key, found
        return self._last[1]

    def _found(
        self, numbers: NDArray[np.int64], window: DoseWindow, mine: DoseWindow
    ) -> Coverage | None:
        """Return the coverage of cells that are some of those of another window."""
        rows, columns = window.cells
        down, across = window.subdivision
        row = (window.first_row - mine.first_row) * down
        column = (window.first_column - mine.first_column) * across
        width = mine.cells[1]
        parts = [self._planes[n] for n in numbers]
        counts = [len(part.cells) for part in parts]
        cells = np.concatenate([part.cells for part in parts])
        plane = np.repeat(np.arange(len(parts)), counts)
        if (row, column, mine.cells) == (0, 0, window.cells):
            cells = cells + plane * (rows * columns)
        else:
            j, i = np.divmod(cells, width)
            j -= row
            i -= column
            if len(cells) and not _are_within(j, i, window.cells):
                return None
            cells = (plane * rows + j) * columns + i
        crossed = Crossed(
            cells,
            np.concatenate([part.carried for part in parts], axis=1),
            np.concatenate([part.table for part in parts], axis=1),
        )
        return fill_between(crossed, (len(parts), rows, columns))

    def _all_planes(self, window: DoseWindow) -> Iterator[Crossed]:
        """Yield the cells of each section that its outlines run through."""
        rows, columns = window.cells
        size = rows * columns
        places = self.outlines.at(
            window.to_cells(self.index), mirrored=self.grid.is_mirrored
        )
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


def _are_within(
    row: NDArray[np.int64], column: NDArray[np.int64], cells: tuple[int, int]
) -> bool:
    rows, columns = cells
    inside = (row >= 0) & (row < rows) & (column >= 0) & (column < columns)
    return bool(inside.all())
