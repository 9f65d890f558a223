"""Which theme and size of text are in force; who paints asks here when it paints."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from dosiscope.resources.theme import DARK, Theme


class ThemeState(QObject):
    """The theme in force; `changed` tells those who keep colours or sizes of their own.

    Attributes
    ----------
    text_scale
        How much larger than usual all text is.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self.text_scale = 1.0

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Put a theme in force."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()


state = ThemeState()


def current_theme() -> Theme:
    """Return the theme in force."""
    return state.theme


def colour(role: str) -> QColor:
    """Return one of the theme's colours by name, such as "accent" or "zebra"."""
    return QColor(getattr(state.theme, role))
