"""The look of the program, put in force once for all tests that want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.resources.theme import DARK, Theme
from dosiscope.viewer.style import apply_style
from dosiscope.viewer.theming import current_theme, state

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def dress(app: QApplication, theme: Theme = DARK) -> None:
    """Give the program the look of a theme, unless it has it.

    Otherwise Qt dresses anew whatever is left of earlier tests, longer than a window
    takes to make.
    """
    is_other = current_theme() != theme or state.text_scale != 1.0
    if not app.styleSheet() or is_other:
        apply_style(app, theme)
