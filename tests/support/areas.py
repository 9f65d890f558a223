"""The area of a solid at any z, and of its cuts by other planes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.plane import Plane
from dosiscope.core.sections.solid_cut import SolidCut
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from dosiscope.core.plane import Orientation
    from dosiscope.core.solids.solid import Solid


def area_at(solid: Solid, z: float) -> float:
    """Return the area at ``z`` (mm), mm²; 0 in a gap and beyond the ends."""
    span = solid.span_at(z)
    if span is None:
        return 0.0
    share = (z - span.low) / (span.high - span.low)
    t = span.t_low + share * (span.t_high - span.t_low)
    lower, upper = float(solid.areas[span.lower]), float(solid.areas[span.upper])
    taper = span.taper[0] + share * (span.taper[1] - span.taper[0])
    return (lower + t * (upper - lower)) * taper


def volume_of_cuts(solid: Solid, orientation: Orientation, count: int = 100) -> float:
    """Return the areas of cuts by parallel planes, added up: a volume, cc.

    The outlines go round, and holes the other way (`cut_solids`), so that Green's
    formula has the area.
    """
    axis = orientation.axis
    assert axis is not None
    assert solid.extent is not None
    low, high = np.reshape(solid.extent, (2, 3))[:, axis].tolist()
    step = (high - low) / count
    cut = SolidCut(solid)
    area = 0.0
    for n in range(count):
        u, v, uu, vv = cut.lines(Plane(orientation, low + (n + 0.5) * step)).T
        area += abs(float((u * vv - uu * v).sum())) / 2
    return float(area * step / CUBIC_MM_PER_CC)
