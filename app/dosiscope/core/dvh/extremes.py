"""The smallest and largest dose of a solid, of the dose interpolated all over it.

Between the samples of a grid the dose is trilinear, so along any one axis it has no
maximum of its own.  Over a closed solid of prisms it is therefore largest in one of
few places, all of which are looked at:

- at the rows and columns of dose samples inside, on a face of a prism or on a dose
  plane,
- along an outline, on a face of its prism or where a dose plane cuts it.  Within one
  dose cell the dose is quadratic along an edge: it is largest at an end of the piece
  or where its slope vanishes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.core.dvh.found_range import FoundRange
from dosiscope.core.dvh.inner_runs import look_at_runs, runs_inside
from dosiscope.core.dvh.prism_edges import Edges
from dosiscope.core.dvh.prisms import prisms_of
from dosiscope.core.dvh.steepness import Steepness
from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from dosiscope.core.dvh.common_ground import CommonGround
    from dosiscope.core.dvh.grid import DoseWindow
    from dosiscope.core.dvh.inner_runs import Runs
    from dosiscope.core.solids.solid import Solid

Range = tuple[float, float]


class Extremes:
    """Finds the extremes of solids with the same outlines.

    A point belongs to a solid where `Solid.contains` says so, or on its surface.

    Parameters
    ----------
    ground
        That of the solids.
    window
        One of its windows.
    """

    def __init__(self, ground: CommonGround, window: DoseWindow) -> None:
        self.ground = ground
        self.window = window
        in_samples = replace(window, subdivision=(1, 1))
        self.places = ground.in_cells(in_samples)
        self._steepness = Steepness(window.nodes)
        self._runs: Runs | None = None

    def of(self, solid: Solid) -> Range:
        """Return the least and the largest dose of a solid within the dose grid."""
        found = self.with_places(solid)
        return found.low, found.high

    def with_places(self, solid: Solid) -> FoundRange:
        """Return the same with their places, in samples of the window."""
        found = FoundRange()
        prisms = prisms_of(solid, self.window, self.ground.grid.z)
        if not len(prisms.section) or not len(self.places.rings.xy):
            return found
        spend()
        if self._runs is None:
            self._runs = runs_inside(self.places, self.window, self.ground.within)
        look_at_runs(prisms, self._runs, self.window, found)
        edges = Edges(prisms, self.places, self.window, self._steepness)
        edges.search(found)
        return found
