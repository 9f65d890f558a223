"""The look of the program, put in force once for all tests that want it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.resources.theme import DARK, Theme
from dosiscope.viewer.style import apply_style, current_theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication


def dress(app: QApplication, theme: Theme = DARK) -> None:
    """Give the program the look of a theme, unless it has it.

    Otherwise Qt dresses anew whatever is left of earlier tests, longer than a window
    takes to make.
    """
    if not app.styleSheet() or current_theme() != theme:
        apply_style(app, theme)
