"""The outlines of a solid's sections as flat arrays in the cells of a window."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.parity import crossing_planes, parity_signs
from dosiscope.core.effort import spend
from dosiscope.core.polygons.rings import Rings, signed_areas

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SectionOutlines:
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
    sign
        Sign by which the edges of every polygon count, shape (polygons,): see
        `parity_signs`.
    crosses
        Whether polygons of a section cross, themselves or each other, so that no sign
        tells inside from outside; shape (sections,).
    """

    rings: Rings
    section: NDArray[np.int64]
    first: NDArray[np.int64]
    sign: NDArray[np.float64]
    crosses: NDArray[np.bool_]

    @classmethod
    def of(cls, solid: Solid) -> SectionOutlines:
        """Return the outlines in patient x and y, mm."""
        return cls.with_areas(*solid.rings, solid.areas)

    @classmethod
    def with_areas(
        cls, rings: Rings, section: NDArray[np.int64], areas: NDArray[np.float64]
    ) -> SectionOutlines:
        """Return polygons with the even-odd area of every section, (sections,)."""
        first = np.zeros(len(areas) + 1, dtype=np.int64)
        np.cumsum(np.bincount(section, minlength=len(areas)), out=first[1:])
        spend()
        own = signed_areas(rings)
        sign = parity_signs(rings, section, own)
        spend()
        return cls(
            rings=rings,
            section=section,
            first=first,
            sign=sign,
            crosses=crossing_planes(section, -sign * own, areas),
        )

    def at(self, xy: NDArray[np.float64], *, mirrored: bool = False) -> SectionOutlines:
        """Return the same outlines with other coordinates of their vertices.

        ``mirrored``: whether these run the other way around.
        """
        return replace(
            self,
            rings=Rings(xy, self.rings.starts),
            sign=-self.sign if mirrored else self.sign,
        )

    def of_sections(self, first: int, last: int) -> SectionOutlines:
        """Return the polygons of some sections, ``first`` to ``last``, as their 0.."""
        begin, end = int(self.first[first]), int(self.first[last + 1])
        starts = self.rings.starts[begin : end + 1]
        rings = Rings(self.rings.xy[starts[0] : starts[-1]], starts - starts[0])
        return SectionOutlines(
            rings=rings,
            section=self.section[begin:end] - first,
            first=self.first[first : last + 2] - self.first[first],
            sign=self.sign[begin:end],
            crosses=self.crosses[first : last + 1],
        )

    def chosen(self, sections: NDArray[np.int64]) -> SectionOutlines:
        """Return the polygons of chosen sections, rising, as their 0.."""
        counts = np.diff(self.first)[sections]
        section = np.repeat(np.arange(len(sections)), counts)
        first = np.concatenate([[0], np.cumsum(counts)])
        polygon = np.arange(first[-1]) + (self.first[sections] - first[:-1])[section]
        lengths = self.rings.lengths[polygon]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        begin = np.repeat(self.rings.starts[polygon] - starts[:-1], lengths)
        vertex = np.arange(starts[-1]) + begin
        x, y = self.rings.xy.T
        return SectionOutlines(
            rings=Rings(np.column_stack([x[vertex], y[vertex]]), starts),
            section=section,
            first=first,
            sign=self.sign[polygon],
            crosses=self.crosses[sections],
        )
