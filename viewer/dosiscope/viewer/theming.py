"""Which theme and size of text are in force; who paints asks here when it paints."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor

from dosiscope.resources.theme import DARK, Theme

if TYPE_CHECKING:
    from collections.abc import Iterator


class ThemeState(QObject):
    """The theme in force; `changed` tells those who keep colours or sizes of their own.

    Attributes
    ----------
    text_scale
        How much larger than usual all text is.
    is_apart
        Whether something is painted that is not on the screen (`apart`).
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._theme = DARK
        self.text_scale = 1.0
        self.is_apart = False

    @property
    def theme(self) -> Theme:
        """The theme in force."""
        return self._theme

    def set_theme(self, theme: Theme) -> None:
        """Put a theme in force."""
        if theme != self._theme:
            self._theme = theme
            self.changed.emit()

    @contextmanager
    def apart(self, theme: Theme) -> Iterator[None]:
        """Paint what is not on the screen in a theme of its own: in a file, on paper.

        Nobody is told.  Fonts are px there, and not points of the screen.
        """
        before = self._theme, self.is_apart
        self._theme, self.is_apart = theme, True
        try:
            yield
        finally:
            self._theme, self.is_apart = before


state = ThemeState()


def current_theme() -> Theme:
    """Return the theme in force."""
    return state.theme


def scaled(px: float) -> float:
    """Return a size that holds words, as large as the text is now."""
    return px * state.text_scale


def colour(role: str) -> QColor:
    """Return one of the theme's colours by name, such as "accent" or "zebra"."""
    return QColor(getattr(state.theme, role))
