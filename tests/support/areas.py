"""The area of a solid at any z."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
