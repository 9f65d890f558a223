"""What is inside an ROI at any z: one description for display, volume and DVH.

A solid is a set of cross sections and of spans between them.  Everything that
asks "inside?" asks the solid: the picture, the probe, the volume and the DVH.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import KW_ONLY, dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.polygons.even_odd import even_odd_areas
from dosiscope.core.polygons.rings import Inside, Rings, bounding_boxes
from dosiscope.core.solids.end_rule import EndRule

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import ArrayLike, NDArray


CUBIC_MM_PER_CC = 1000.0


@dataclass(frozen=True, slots=True, eq=False)
class Section:
    """The outline of a solid at one z.

    Attributes
    ----------
    z
        Patient z, mm.
    polygons
        Closed polygons, each of shape (n, 2), x and y in mm, first vertex not
        repeated; a point is inside where an odd number of them encloses it
        (holes, islands, keyholes and XOR contours alike).
    is_data
        Whether the outline is in the file; False: interpolated here.
    """

    z: float
    polygons: tuple[NDArray[np.float64], ...]
    is_data: bool = True


@dataclass(frozen=True, slots=True)
class Span:
    """A layer of a solid between z ``low`` and ``high`` (mm).

    Occupancy runs linearly from section ``lower`` (share ``1 - t``) to section
    ``upper`` (share ``t``), with t from ``t_low`` to ``t_high``; a prism has
    ``lower == upper``.  ``taper`` scales the layer's area at low and high end.
    """

    low: float
    high: float
    _: KW_ONLY
    lower: int
    upper: int
    t_low: float = 0.0
    t_high: float = 1.0
    taper: tuple[float, float] = (1.0, 1.0)

    def prisms(self) -> tuple[tuple[float, float, int], ...]:
        """Return the prisms that `Solid.contains` takes it for: z from, z to, section.

        The section that is nearer in t holds, so that there are at most two.
        """
        t_low, t_high = self.t_low, self.t_high
        ends = [self.lower if t < 0.5 else self.upper for t in (t_low, t_high)]
        if ends[0] == ends[1]:
            return ((self.low, self.high, ends[0]),)
        share = (0.5 - t_low) / (t_high - t_low)
        z = self.low + share * (self.high - self.low)
        return (self.low, z, ends[0]), (z, self.high, ends[1])


@dataclass(slots=True)
class _Cache:
    """What a solid has worked out so far; every entry follows from its fields."""

    areas: NDArray[np.float64] | None = None
    volume: float | None = None
    lows: list[float] | None = None
    box: tuple[float, ...] | None = None
    inside: dict[int, Inside] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, eq=False)
class Solid:
    """What is inside one ROI.

    Attributes
    ----------
    sections
        Sorted by z; two may share one z, where the outline changes at a plane.
    spans
        The filled layers, sorted by z, none over another; a gap is where there is
        none.
    end_rule
        The rule its ends were made by; part of every result.
    method
        How it was made, in words for the user ("slabs between image planes").
    is_off_slice
        Whether its contours say how they are joined, so that its ends are data.
    """

    roi_number: int
    sections: tuple[Section, ...]
    spans: tuple[Span, ...]
    _: KW_ONLY
    end_rule: EndRule = EndRule.HALF_SLICE
    method: str = ""
    is_off_slice: bool = False
    _cache: _Cache = field(default_factory=_Cache, init=False, repr=False)

    @property
    def rings(self) -> tuple[Rings, NDArray[np.int64]]:
        """The polygons of all sections, and the section of each, (polygons,)."""
        counts = [len(section.polygons) for section in self.sections]
        polygons = list(chain.from_iterable(s.polygons for s in self.sections))
        return Rings.of(polygons), np.repeat(np.arange(len(counts)), counts)

    @property
    def areas(self) -> NDArray[np.float64]:
        """Even-odd area of every section, shape (sections,), mm²."""
        if self._cache.areas is None:
            self._cache.areas = even_odd_areas(*self.rings, len(self.sections))
        return self._cache.areas

    @property
    def volume_cc(self) -> float:
        """Volume, cc: the area of every layer, linear in z, times its thickness."""
        if self._cache.volume is None:
            self._cache.volume = self.volume_of(self.areas)
        return self._cache.volume

    def layered(self, spans: Iterable[Span], end_rule: EndRule | None = None) -> Solid:
        """Return a solid of other layers between the same outlines."""
        end_rule = end_rule or self.end_rule
        result = replace(self, spans=tuple(spans), end_rule=end_rule)
        result._cache.areas = self.areas
        return result

    def volume_of(self, areas: NDArray[np.float64]) -> float:
        """Return the volume it would have with sections of these areas, cc.

        ``areas`` has shape (sections,), mm².
        """
        total = 0.0
        for span in self.spans:
            lower, upper = float(areas[span.lower]), float(areas[span.upper])
            low = lower + span.t_low * (upper - lower)
            high = lower + span.t_high * (upper - lower)
            a, b = span.taper
            # the product of two linear functions: Simpson's rule is exact
            mean = (low * a + (low + high) * (a + b) + high * b) / 6
            total += (span.high - span.low) * mean
        return total / CUBIC_MM_PER_CC

    @property
    def extent(self) -> tuple[float, float, float, float, float, float] | None:
        """Box x_min, y_min, z_min, x_max, y_max, z_max, mm; None where empty."""
        if not self.spans:
            return None
        if self._cache.box is None:
            used = {n for s in self.spans for n in (s.lower, s.upper)}
            boxes = bounding_boxes(
                Rings.of([p for n in used for p in self.sections[n].polygons])
            )
            x0, y0 = boxes[:, :2].min(axis=0)
            x1, y1 = boxes[:, 2:].max(axis=0)
            z0, z1 = self.spans[0].low, max(s.high for s in self.spans)
            self._cache.box = tuple(float(v) for v in (x0, y0, z0, x1, y1, z1))
        x, y, z, xx, yy, zz = self._cache.box
        return x, y, z, xx, yy, zz

    def span_at(self, z: float) -> Span | None:
        """Return the layer at ``z`` (mm), the upper one where two meet, or None."""
        if self._cache.lows is None:
            self._cache.lows = [span.low for span in self.spans]
        n = bisect_right(self._cache.lows, z) - 1
        if n < 0:
            return None
        return self.spans[n] if z <= self.spans[n].high else None

    def contains_point(self, x: float, y: float, z: float) -> bool:
        """Whether one point (mm) is inside."""
        n = self._section_at(z)
        return n is not None and self._inside(n).point(x, y)

    def contains(self, points: ArrayLike) -> NDArray[np.bool_]:
        """Whether points, shape (n, 3), mm, are inside; shape (n,)."""
        xyz = np.asarray(points, dtype=np.float64)
        heights, at = np.unique(xyz[:, 2], return_inverse=True)
        found = [self._section_at(float(z)) for z in heights]
        section = np.array([-1 if n is None else n for n in found], dtype=np.int64)[at]
        result = np.zeros(len(xyz), dtype=np.bool_)
        order = np.argsort(section, kind="stable")
        for part in np.split(order, np.flatnonzero(np.diff(section[order])) + 1):
            if len(part) and section[part[0]] >= 0:
                inside = self._inside(int(section[part[0]]))
                result[part] = inside.points(xyz[part, :2])
        return result

    def _section_at(self, z: float) -> int | None:
        span = self.span_at(z)
        if span is None:
            return None
        share = (z - span.low) / (span.high - span.low)
        t = span.t_low + share * (span.t_high - span.t_low)
        return span.lower if t < 0.5 else span.upper

    def _inside(self, n: int) -> Inside:
        found = self._cache.inside.get(n)
        if found is None:
            found = self._cache.inside[n] = Inside(self.sections[n].polygons)
        return found
