"""Colour tables for the dose, for differences and for gamma, each made by a formula.

What is highest is never dark: mixed with the grey of a CT, it would be lost.

A table maps 0..1 (the lower and the upper end of the wash) to a colour.  Those of
`TITLES` are for doses, those of `SECOND_TITLES` for images that are laid over others;
`DIFFERENCE` and `GAMMA` have a middle that means something, and `opacities` that go
with it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

DEFAULT = "dose"
HOT, INVERSE = "hot", "inverse grey"
GREYS = ("grey", INVERSE)
TITLES: Final = {
    "dose": marked("Dose"),
    "jet": marked("Jet"),
    "heat": marked("Heat"),
    "even": marked("Even lightness"),
    "grey": marked("Grey"),
}
SECOND_TITLES: Final = {  # of a second image, each from its own black
    "grey": marked("Grey"),
    INVERSE: marked("Inverse grey"),
    HOT: marked("Hot"),
}
NAMES = tuple(TITLES)
SECOND_NAMES = tuple(SECOND_TITLES)
DIFFERENCE = "difference"  # its middle is 0, where there is no colour
GAMMA = "gamma"  # its middle is 1: blue below, from yellow to red above

_BLUE, _ORANGE = 255.0, 52.0  # hues, degrees: no kind of colour vision mixes them up
_FULL = 1.5  # times the opacity, at the ends of a difference: most of it is far less
_PASSED = 0.75  # of the opacity, at the most, where gamma is 1 or less

# Where and what: from violet through blue, cyan, green, yellow, orange, red to pink.
_DOSE_STOPS = (
    (0.00, (52, 40, 120)),
    (0.08, (68, 74, 200)),
    (0.18, (62, 126, 246)),
    (0.30, (32, 186, 236)),
    (0.42, (28, 226, 178)),
    (0.53, (112, 246, 92)),
    (0.64, (196, 240, 52)),
    (0.74, (248, 200, 54)),
    (0.84, (252, 136, 38)),
    (0.93, (244, 62, 34)),
    (1.00, (255, 42, 122)),
)


@cache
def colour_table(name: str, size: int = 256) -> NDArray[np.uint8]:
    """Return a table of ``size`` colours, shape (size, 3), red, green, blue.

    An unknown name gives the default table.  The array is read-only.
    """
    formula = _FORMULAS.get(name, _FORMULAS[DEFAULT])
    colours = formula(np.linspace(0.0, 1.0, size))
    table: NDArray[np.uint8] = np.round(np.clip(colours, 0, 1) * 255).astype(np.uint8)
    table.setflags(write=False)
    return table


@cache
def opacities(name: str, size: int = 256) -> NDArray[np.float64]:
    """Return how many times the opacity of the wash each colour has, shape (size,).

    0 at the middle of a difference, where nothing hides the image; less where gamma is
    passed than where it is failed; else 1.
    """
    t = np.linspace(0.0, 1.0, size)
    shares = np.ones(size)
    if name == DIFFERENCE:
        shares = _FULL * np.abs(2 * t - 1) ** 0.5
    elif name == GAMMA:
        shares = np.where(t <= 0.5, _PASSED * (0.4 + 1.2 * np.minimum(t, 0.5)), 1.0)
    shares.setflags(write=False)
    return shares


def _dose(t: NDArray[np.float64]) -> NDArray[np.float64]:
    stops = np.array([at for at, _ in _DOSE_STOPS])
    colours = np.array([colour for _, colour in _DOSE_STOPS]) / 255
    return np.stack([np.interp(t, stops, colours[:, c]) for c in range(3)], axis=-1)


def _jet(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Red, green and blue as three overlapping tents, as far as red is bright."""
    tents = [np.clip(1.5 - np.abs(3.6 * t - centre), 0, 1) for centre in (3, 2, 1)]
    return np.stack(tents, axis=-1)


def _even(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Violet to yellow with evenly rising lightness: for every kind of colour vision.

    Lightness and hue run linearly in OKLab (B. Ottosson, 2020).
    """
    lightness = 0.26 + 0.66 * t
    hue = np.radians(305 - 200 * t)
    chroma = 0.10 + 0.09 * t - 0.05 * np.sin(np.pi * t)
    return _of_oklab(lightness, chroma, hue)


def _of_oklab(
    lightness: NDArray[np.float64],
    chroma: NDArray[np.float64],
    hue: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Return red, green and blue, 0..1 ``hue`` in radians."""
    a, b = chroma * np.cos(hue), chroma * np.sin(hue)
    cones = (
        np.stack(
            [
                lightness + 0.3963377774 * a + 0.2158037573 * b,
                lightness - 0.1055613458 * a - 0.0638541728 * b,
                lightness - 0.0894841775 * a - 1.2914855480 * b,
            ]
        )
        ** 3
    )
    to_rgb = np.array(
        [
            [4.0767416621, -3.3077115913, 0.2309699292],
            [-1.2684380046, 2.6097574011, -0.3413193965],
            [-0.0041960863, -0.7034186147, 1.7076147010],
        ]
    )
    linear = np.clip(to_rgb @ cones, 0, 1).T
    gamma = 1.055 * linear ** (1 / 2.4) - 0.055
    colours: NDArray[np.float64] = np.where(linear < 0.0031308, 12.92 * linear, gamma)
    return colours


def _difference(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blue below the middle, orange above it, both as light and as full as each other.

    Both leave grey at the middle.
    """
    size = np.abs(2 * t - 1)
    hue = np.radians(np.where(t < 0.5, _BLUE, _ORANGE))
    return _of_oklab(0.82 - 0.15 * size, 0.03 + 0.15 * size, hue)


def _gamma(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blue up to the middle, included, and from yellow to red above it."""
    passed, failed = np.clip(2 * t, 0, 1), np.clip(2 * t - 1, 0, 1)
    is_passed = t <= 0.5
    return _of_oklab(
        np.where(is_passed, 0.55 + 0.15 * passed, 0.88 - 0.26 * failed),
        np.where(is_passed, 0.09 + 0.05 * passed, 0.17 + 0.05 * failed),
        np.radians(np.where(is_passed, 245.0, 98.0 - 72.0 * failed)),
    )


def _heat(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Dark red through red, orange and yellow to white."""
    parts = (0.35 + 2 * t, 1.8 * t - 0.55, 3.2 * t - 2.2)
    return np.stack([np.clip(part, 0, 1) for part in parts], axis=-1)


def _grey(t: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.stack([t, t, t], axis=-1)


def _inverse(t: NDArray[np.float64]) -> NDArray[np.float64]:
    return _grey(1 - t)


def _hot(t: NDArray[np.float64]) -> NDArray[np.float64]:
    """Black through red and yellow to white, each a third of the way."""
    return np.stack([np.clip(3 * t - n, 0, 1) for n in range(3)], axis=-1)


_FORMULAS: dict[str, Callable[[NDArray[np.float64]], NDArray[np.float64]]] = {
    "dose": _dose,
    "jet": _jet,
    "heat": _heat,
    "even": _even,
    "grey": _grey,
    INVERSE: _inverse,
    HOT: _hot,
    DIFFERENCE: _difference,
    GAMMA: _gamma,
}
