"""The style sheet of the window, generated from the theme."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from dosiscope.resources import theme as sizes
from dosiscope.resources.assets import path_of, style_template

if TYPE_CHECKING:
    from dosiscope.resources.theme import Theme


def style_sheet(theme: Theme, dots_per_inch: float = 96.0) -> str:
    """Return the style sheet; ``dots_per_inch`` turns the theme's px into points.

    Sizes of text are given in points because Qt's style sheets round px to whole
    numbers.
    """

    def points(px: float) -> str:
        return f"{px * 72 / dots_per_inch:.3f}pt"

    colours = {
        name: getattr(theme, name)
        for name in (
            *("window", "panel", "raised", "line", "text", "secondary", "disabled"),
            *("accent", "good", "caution", "bad", "picture"),
            *("zebra", "selected", "active", "on_active", "field"),
        )
    }
    softened = {
        f"soft_{name}": theme.soft(getattr(theme, name))
        for name in ("accent", "good", "caution", "bad")
    }
    marks = {
        name: path_of("icons", "marks", f"{name}.svg")
        for name in ("check", "close", "down", "float", "right", "tick", "up")
    }
    return Template(style_template()).substitute(
        colours,
        **softened,
        **marks,
        radius=sizes.RADIUS,
        small=points(sizes.SMALL),
        large=points(sizes.LARGE),
        title=points(sizes.TITLE),
    )
