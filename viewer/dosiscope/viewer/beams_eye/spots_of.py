"""Which spots of an ion beam are shown at a control point."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dosiscope.core.plan import Beam
    from dosiscope.viewer.beams_eye.spot_map import SpotMap


def spots_of(beam: Beam, point: int, *, all_layers: bool) -> SpotMap | None:
    """Return the spots of the layer of a control point, or of all layers."""
    return None
