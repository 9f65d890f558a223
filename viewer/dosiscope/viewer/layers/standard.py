"""The stack of an axial picture; a new overlay is one more line here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.viewer.layers.annotations import AnnotationLayer
from dosiscope.viewer.layers.contours import ContourLayer
from dosiscope.viewer.layers.cross_hair import CrossHairLayer
from dosiscope.viewer.layers.ghosts import GhostLayer
from dosiscope.viewer.layers.image import ImageLayer
from dosiscope.viewer.layers.isodoses import IsodoseLayer
from dosiscope.viewer.layers.layer import Stack
from dosiscope.viewer.layers.off_slice import OffSliceLayer
from dosiscope.viewer.layers.points import MaximumLayer, PointLayer
from dosiscope.viewer.layers.scales import (
    DoseScaleLayer,
    OrientationLayer,
    ScaleBarLayer,
)

if TYPE_CHECKING:
    from dosiscope.viewer.review import Review

LAYERS = (
    ImageLayer,
    IsodoseLayer,
    OffSliceLayer,
    ContourLayer,
    PointLayer,
    MaximumLayer,
    CrossHairLayer,
    ScaleBarLayer,
    DoseScaleLayer,
    OrientationLayer,  # beside the scales
    GhostLayer,
    AnnotationLayer,
)


def axial_stack(review: Review) -> Stack:
    """Return the layers of an axial picture, the lowest first."""
    return Stack(review, [layer(review) for layer in LAYERS])
