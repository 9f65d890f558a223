"""The style sheet of the window, generated from the theme."""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

from dosiscope.resources import theme as sizes
from dosiscope.resources.assets import path_of, style_template

if TYPE_CHECKING:
    from dosiscope.resources.theme import Theme

_LINE = 15.5  # px, the height of a line of text of the usual size


def style_sheet(
    theme: Theme, dots_per_inch: float = 96.0, text_scale: float = 1.0
) -> str:
    """Return the style sheet; ``dots_per_inch`` turns the theme's px into points.

    Sizes of text are given in points because Qt's style sheets round px to whole
    numbers.  Signs beside words grow with them by ``text_scale``.
    """

    def points(px: float) -> str:
        return f"{px * 72 / dots_per_inch:.3f}pt"

    colours = {
        name: getattr(theme, name)
        for name in (
            *("window", "panel", "raised", "line", "text", "secondary", "disabled"),
            *("accent", "good", "caution", "bad", "picture"),
            *("zebra", "selected", "active", "on_active", "field", "edge"),
        )
    }
    softened = {
        f"soft_{name}": theme.soft(getattr(theme, name))
        for name in ("accent", "good", "caution", "bad")
    }
    marks = {
        name: path_of("icons", "marks", f"{name}.svg")
        for name in ("check", "close", "down", "float", "left", "right", "tick", "up")
    }
    sheet = Template(style_template()).substitute(
        colours,
        **softened,
        **marks,
        radius=sizes.RADIUS,
        tick_box=round(14 * text_scale),
        dot=round(8 * text_scale),
        arrow=round(12 * text_scale),
        in_bar=round(12 * text_scale),
        **{
            f"high_{px}": max(px, round(_LINE * text_scale))
            for px in (16, 22, 24, 26, 34)
        },
        small=points(sizes.SMALL),
        large=points(sizes.LARGE),
        title=points(sizes.TITLE),
    )
    if text_scale == 1.0:
        return sheet
    # not below the usual size: icons of a size of their own keep it
    side = round(sizes.ICON * text_scale)
    return f"{sheet}\nQPushButton, QToolButton {{ icon-size: {side}px; }}\n"
