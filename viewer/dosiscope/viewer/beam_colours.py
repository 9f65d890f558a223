"""The colours of beams, in pictures and lists alike: pale, as no isodose line is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QColor

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.core.plan import Beam, Plan

_TINTS: Final[tuple[RGB, ...]] = (
    (255, 233, 168),
    (176, 224, 255),
    (255, 196, 224),
    (190, 245, 205),
    (221, 205, 255),
    (255, 209, 179),
    (186, 240, 240),
    (226, 226, 226),
)
_ON_PAPER: Final = 0.34  # lightness


def beam_colour(plan: Plan, beam: Beam) -> RGB:
    """Return the colour of a beam by its place in the plan; the ninth has the first."""
    numbers = [one.number for one in plan.beams]
    place = numbers.index(beam.number) if beam.number in numbers else 0
    return _TINTS[place % len(_TINTS)]


def channel_colour(place: int) -> RGB:
    """Return the colour of a channel of brachytherapy, by its place in the plan."""
    return _TINTS[place % len(_TINTS)]


def on_ground(colour: RGB, *, is_on_white: bool) -> QColor:
    """Return a colour as it is drawn on images, or on white paper: darker there.

    Its hue and its saturation stay: darkened alone, all of them would be one grey.
    """
    shade = QColor(*colour)
    if not is_on_white:
        return shade
    hue = max(shade.hslHueF(), 0.0)  # below 0: of a grey
    return QColor.fromHslF(hue, shade.hslSaturationF(), _ON_PAPER)
