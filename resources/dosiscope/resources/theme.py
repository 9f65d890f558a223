"""The look: every colour, size and distance of the program, in one place."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb."""

    name: str
    window: str  # the deepest surface: window, bars
    panel: str
    raised: str  # hovered rows, inputs, chips
    line: str
    text: str
    secondary: str
    disabled: str
    accent: str
    good: str
    caution: str
    bad: str
    picture: str = "#000000"


DARK = Theme(
    name="dark",
    window="#15181c",
    panel="#1b1f24",
    raised="#232830",
    line="#2e343c",
    text="#e6e9ed",
    secondary="#9aa4b0",
    disabled="#6c7682",
    accent="#4da3ff",
    good="#3fb68b",
    caution="#f0c35a",
    bad="#e5604d",
)

LIGHT = Theme(
    name="light",
    window="#e9ecf0",
    panel="#f6f7f9",
    raised="#ffffff",
    line="#cfd5dc",
    text="#1b1f24",
    secondary="#56606c",
    disabled="#98a2ad",
    accent="#1769c2",
    good="#1f7f5c",
    caution="#8f6400",
    bad="#b93a28",
)

GRID = 4  # px; every distance is a multiple
ROW = 28  # px, height of a row in a list
RADIUS = 6  # px
FONT = "Inter"
SMALL, NORMAL, LARGE = 11.0, 12.5, 14.0  # px
ICON, LARGE_ICON = 16, 20  # px
