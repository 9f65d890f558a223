"""Windows, isodose levels and colours to start with."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING

from dosiscope.core.isodose import Dash, Level
from dosiscope.core.isodose_presets import IsodosePreset
from dosiscope.core.language import marked
from dosiscope.resources.palettes import along

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB, Reference
    from dosiscope.resources.palettes import Palette


@dataclass(frozen=True, slots=True)
class WindowPreset:
    """A CT window: centre and width, HU."""

    name: str
    centre: float
    width: float


WINDOWS = (
    WindowPreset(marked("Soft tissue"), 40, 400),
    WindowPreset(marked("Lung"), -600, 1500),
    WindowPreset(marked("Bone"), 400, 1800),
    WindowPreset(marked("Brain"), 40, 80),
    WindowPreset(marked("Liver"), 60, 160),
    WindowPreset(marked("Mediastinum"), 50, 350),
    WindowPreset(marked("Head and neck"), 30, 250),
    WindowPreset(marked("Wide"), 0, 2000),
    WindowPreset(marked("Whole range"), 1000, 4000),
)

DEFAULT_LEVELS_PERCENT = (107.0, 100.0, 95.0, 90.0, 80.0, 70.0, 50.0, 30.0, 20.0)

_LEVEL_COLOURS: tuple[tuple[float, RGB], ...] = (
    (107, (214, 39, 120)),
    (105, (150, 20, 20)),
    (100, (226, 61, 40)),
    (95, (245, 96, 40)),
    (90, (255, 140, 50)),
    (80, (255, 190, 70)),
    (70, (240, 226, 70)),
    (50, (126, 232, 80)),
    (30, (50, 205, 215)),
    (20, (75, 130, 240)),
    (10, (110, 90, 220)),
)


def level_colour(percent: float) -> RGB:
    """Colour of an isodose at this % of its reference (warm is high)."""
    return _LEVEL_COLOURS[_level_class(percent)][1]


def level_colours_of(palette: Palette) -> dict[RGB, RGB]:
    """Colours of isodoses in a palette, by those that they have usually."""
    last = len(_LEVEL_COLOURS) - 1
    return {
        usual: along(palette, 1 - n / last)
        for n, (_, usual) in enumerate(_LEVEL_COLOURS)
    }


def level_dash(percent: float) -> Dash:
    """Dashes by which an isodose is told from the next usual ones beside it."""
    dashes = tuple(Dash)
    return dashes[_level_class(percent) % len(dashes)]


def _level_class(percent: float) -> int:
    """Return which of the colours an isodose has; the highest is 0."""
    apart = [abs(entry[0] - percent) for entry in _LEVEL_COLOURS]
    return apart.index(min(apart))


def default_levels(reference: Reference | None, maximum: float) -> tuple[Level, ...]:
    """Levels to start with: % of the reference, else round doses up to the maximum."""
    if reference is not None:
        return tuple(Level(p, True, level_colour(p)) for p in DEFAULT_LEVELS_PERCENT)
    doses = {
        _rounded(p / 100 * maximum): level_colour(p)
        for p in DEFAULT_LEVELS_PERCENT
        if p < 100
    }
    return tuple(Level(d, False, colour) for d, colour in doses.items() if d > 0)


def _preset(name: str, *percents: float) -> IsodosePreset:
    levels = tuple(Level(p, True, level_colour(p)) for p in percents)
    return IsodosePreset(name=name, levels=levels)


# beside those that the user saves
ISODOSE_PRESETS: tuple[IsodosePreset, ...] = (
    _preset(marked("Usual levels"), *DEFAULT_LEVELS_PERCENT),
    _preset(marked("Target: 110 to 90 %"), 110, 107, 105, 100, 98, 95, 90),
    _preset(marked("Every 10 %"), *range(100, 0, -10)),
    _preset(marked("Stereotactic: 150 to 20 %"), 150, 125, 100, 80, 65, 50, 35, 20),
)


def _rounded(dose: float) -> float:
    """Round to two digits: a level in Gy reads as a number, not as a share."""
    return round(dose, 1 - floor(log10(dose))) if dose > 0 else 0.0


# Okabe and Ito's colours keep apart for every kind of colour vision; types share
# a hue, single ROIs of one type step through lighter and darker ones.
_TYPE_COLOURS: dict[str, RGB] = {
    "EXTERNAL": (140, 220, 170),
    "PTV": (255, 92, 92),
    "CTV": (255, 160, 64),
    "GTV": (255, 214, 64),
    "ORGAN": (86, 180, 255),
    "AVOIDANCE": (200, 130, 255),
    "MARKER": (240, 240, 240),
    "ISOCENTER": (255, 255, 255),
    "BOLUS": (190, 160, 120),
}
_PALETTE: tuple[RGB, ...] = (
    (86, 180, 255),
    (230, 159, 0),
    (0, 200, 150),
    (240, 228, 66),
    (204, 121, 210),
    (255, 127, 80),
    (150, 200, 90),
    (255, 160, 190),
    (120, 160, 255),
    (200, 200, 200),
)


def fallback_colour(interpreted_type: str, position: int) -> RGB:
    """Colour for an ROI whose file has none: by type, else from a palette."""
    return _TYPE_COLOURS.get(interpreted_type, _PALETTE[position % len(_PALETTE)])
