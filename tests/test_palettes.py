"""Palettes: colours stay apart for every kind of colour vision, and are seen.

Colour vision is imitated as G. Machado, M. Oliveira and L. Fernandes publish it: A
Physiologically-based Model for Simulation of Color Vision Deficiency, IEEE TVCG 15 (6),
2009, pages 1291-1298, on linear sRGB, with their matrices of severity 1.0
(https://www.inf.ufrgs.br/~oliveira/pubs_files/CVD_Simulation/CVD_Simulation.html).
Differences are those of CIELAB (1976).
"""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.resources.palettes import LEVEL_PALETTES, ROI_PALETTES, SUNSET
from dosiscope.resources.presets import (
    DEFAULT_LEVELS_PERCENT,
    level_colour,
    level_colours_of,
    level_dash,
)
from dosiscope.resources.theme import contrast

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.resources.palettes import Palette

VISION = {
    "trichromat": np.eye(3),
    "protanope": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranope": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanope": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = [
    [0.4124564, 0.3575761, 0.1804375],
    [0.2126729, 0.7151522, 0.0721750],
    [0.0193339, 0.1191920, 0.9503041],
]


def lab(colour: RGB, vision: str) -> np.ndarray:
    """Return CIELAB of a colour as it is seen."""
    part = np.array(colour) / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    seen = np.clip(np.array(VISION[vision]) @ linear, 0, 1)
    white = np.array(TO_XYZ) @ np.ones(3)
    t = np.array(TO_XYZ) @ seen / white
    f = np.where(t > (6 / 29) ** 3, np.cbrt(t), t / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def apart(one: RGB, other: RGB, vision: str) -> float:
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))


def text(colour: RGB) -> str:
    return "#" + bytes(colour).hex()


@pytest.mark.slow
def test_the_imitation_is_right() -> None:
    """Dichromats confuse red and green of one lightness, and never black and white."""
    assert apart((255, 0, 0), (0, 0, 255), "deuteranope") > 100
    assert apart((0, 0, 0), (255, 255, 255), "protanope") == pytest.approx(100, abs=0.5)
    red, green = (200, 90, 60), (120, 130, 50)
    assert apart(red, green, "trichromat") > 2 * apart(red, green, "deuteranope")


@pytest.mark.parametrize("palette", ROI_PALETTES.values(), ids=lambda one: one.key)
@pytest.mark.parametrize("vision", VISION)
def test_structures_stay_apart(palette: Palette, vision: str) -> None:
    least = min(apart(*pair, vision) for pair in combinations(palette.colours, 2))
    # 2.3 is just noticeable
    assert least > 9


@pytest.mark.parametrize("vision", ["protanope", "deuteranope", "tritanope"])
def test_neighbouring_isodoses_stay_apart(vision: str) -> None:
    own = level_colours_of(SUNSET)
    usual = [level_colour(percent) for percent in DEFAULT_LEVELS_PERCENT]

    def least(colours: list[RGB]) -> float:
        return min(apart(a, b, vision) for a, b in pairwise(colours))

    assert least([own[one] for one in usual]) > 9


@pytest.mark.parametrize(
    "colours",
    [
        *(one.colours for one in ROI_PALETTES.values()),
        *(tuple(level_colours_of(one).values()) for one in LEVEL_PALETTES.values()),
    ],
    ids=[*ROI_PALETTES, *LEVEL_PALETTES],
)
def test_all_are_seen_on_a_dark_picture(colours: tuple[RGB, ...]) -> None:
    assert min(contrast(text(one), "#000000") for one in colours) >= 3


def test_every_usual_colour_has_one_of_its_own() -> None:
    own = level_colours_of(SUNSET)
    assert len(set(own.values())) == len(own)
    assert not set(own) & set(own.values())


def test_dashes_differ_from_one_usual_level_to_the_next() -> None:
    dashes = [level_dash(percent) for percent in (107, 105, 100, 95, 90, 80, 70, 50)]
    assert all(a is not b for a, b in pairwise(dashes))
