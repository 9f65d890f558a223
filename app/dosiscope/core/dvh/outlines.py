"""The outlines of a solid's sections as flat arrays in the cells of a window."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.solids.polygons import Rings

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Polygons of all sections of a solid, section by section.

    Attributes
    ----------
    rings
        The polygons, in any one system of coordinates.
    section
        Section of every polygon, rising, shape (polygons,).
    first
        Section n owns polygons ``first[n]`` to ``first[n + 1] - 1``; shape
        (sections + 1,).
    """

    rings: Rings
    section: NDArray[np.int64]
    first: NDArray[np.int64]

    @classmethod
    def of(cls, solid: Solid) -> Outlines:
        """Return the outlines in patient x and y, mm."""
        counts = [len(section.polygons) for section in solid.sections]
        polygons = list(chain.from_iterable(s.polygons for s in solid.sections))
        first = np.zeros(len(counts) + 1, dtype=np.int64)
        np.cumsum(counts, out=first[1:])
        return cls(Rings.of(polygons), np.repeat(np.arange(len(counts)), counts), first)

    def at(self, xy: NDArray[np.float64]) -> Outlines:
        """Return the same outlines with other coordinates of their vertices."""
        return Outlines(Rings(xy, self.rings.starts), self.section, self.first)

    def of_sections(self, first: int, last: int) -> Outlines:
        """Return the polygons of some sections, ``first`` to ``last``, as their 0.."""
        begin, end = int(self.first[first]), int(self.first[last + 1])
        starts = self.rings.starts[begin : end + 1]
        rings = Rings(self.rings.xy[starts[0] : starts[-1]], starts - starts[0])
        return Outlines(
            rings,
            self.section[begin:end] - first,
            self.first[first : last + 2] - self.first[first],
        )

    def vertices(self, section: int) -> slice:
        """Return the range of a section's vertices."""
        starts = self.rings.starts
        first, last = self.first[section], self.first[section + 1]
        return slice(int(starts[first]), int(starts[last]))
