"""The stack of a picture; a new overlay is one more line here.

With a switch of its own it is another line below: whoever lists the switches (chips,
menus, keys) lists that one too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from dosiscope.core.language import tr
from dosiscope.viewer.layers.annotations import AcceptedLayer, AnnotationLayer
from dosiscope.viewer.layers.beams import BeamLayer
from dosiscope.viewer.layers.comparison import ComparisonLayer
from dosiscope.viewer.layers.contours import ContourLayer
from dosiscope.viewer.layers.cross_hair import CrossHairLayer
from dosiscope.viewer.layers.dwells import DwellLayer
from dosiscope.viewer.layers.ghosts import GhostLayer
from dosiscope.viewer.layers.image import ImageLayer
from dosiscope.viewer.layers.isodoses import IsodoseLayer
from dosiscope.viewer.layers.layer import Stack
from dosiscope.viewer.layers.marks import MarkLayer
from dosiscope.viewer.layers.off_slice import OffSliceLayer
from dosiscope.viewer.layers.other_isodoses import OtherIsodoseLayer
from dosiscope.viewer.layers.points import MaximumLayer, PointLayer
from dosiscope.viewer.layers.scales import (
    DoseScaleLayer,
    OrientationLayer,
    ScaleBarLayer,
)
from dosiscope.viewer.layers.second_image import SecondImageLayer, SecondScaleLayer
from dosiscope.viewer.layers.slab import SlabLayer

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.viewer.review import Review, ViewState

LAYERS = (
    ImageLayer,
    IsodoseLayer,
    OtherIsodoseLayer,
    OffSliceLayer,
    ContourLayer,
    BeamLayer,
    DwellLayer,
    PointLayer,
    MaximumLayer,
    MarkLayer,
    CrossHairLayer,
    ScaleBarLayer,
    DoseScaleLayer,
    GhostLayer,
    SecondImageLayer,
    SlabLayer,
    ComparisonLayer,
    AnnotationLayer,
    AcceptedLayer,
    SecondScaleLayer,  # between the words of the corners
    OrientationLayer,  # beside scales and words
)


class Switch(NamedTuple):
    """What shows and hides the layers whose ``overlay`` it names.

    ``chip`` says it where there is little room; ``why`` what it does not show, and why,
    in sentences: "" where it shows all.
    """

    overlay: str
    text: str
    key: str
    tip: str
    chip: str
    why: Callable[[Review], str] | None = None


def _why_no_beams(review: Review) -> str:
    """Return which beams are not drawn, and that none is chosen."""
    shown = review.beam
    if any(plan.beams for plan in shown.plans) and not shown.drawn:
        return tr("No beam is chosen: choose one in Plan, Beams.")
    return " ".join(shown.whys)


SWITCHES = (
    Switch(
        "contours", tr("Contours"), "C", tr("Show or hide the contours"), tr("Contours")
    ),
    Switch(
        "wash",
        tr("Colour wash"),
        "D",
        tr("Show or hide the dose as colour"),
        tr("Colour wash"),
    ),
    Switch(
        "isodoses",
        tr("Isodose lines"),
        "L",
        tr("Show or hide the isodose lines"),
        tr("Isodose lines"),
    ),
    Switch(
        "isodose_labels",
        tr("Labels on isodose lines"),
        "Shift+I",
        tr("Write on the isodose lines what they are"),
        tr("Line labels"),
    ),
    Switch(
        "points",
        tr("Points and isocentres"),
        "P",
        tr("Show or hide points, isocentres and the dose maximum"),
        tr("Points"),
    ),
    Switch(
        "beams",
        tr("Beams"),
        "E",
        tr("Show or hide the edges and axes of beams, and dwells of sources"),
        tr("Beams"),
        _why_no_beams,
    ),
    Switch(
        "cursor",
        tr("Cross-hair"),
        "X",
        tr("Show or hide the cross-hair"),
        tr("Cross-hair"),
    ),
    Switch(
        "off_slice",
        tr("Off-slice contours near the plane"),
        "O",
        tr("Show contours between this image and its neighbours, dashed"),
        tr("Off-slice"),
    ),
    Switch(
        "marks",
        tr("Measurements"),
        "K",
        tr("Show or hide what the tools have drawn"),
        tr("Measurements"),
    ),
    Switch(
        "annotations",
        tr("Annotations"),
        "A",
        tr("Show or hide the text on the picture"),
        tr("Annotations"),
    ),
)


def stack_of(view: ViewState) -> Stack:
    """Return the layers of the picture of a view, the lowest first."""
    return Stack(view.review, [layer(view) for layer in LAYERS])
