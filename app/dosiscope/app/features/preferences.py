"""How the window looks and is called, kept between runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from dosiscope.app.choices import (
    LIGHT_THEME,
    NAME_IN_TITLE,
    TEXT_SCALE,
    TEXT_SCALES,
)
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.core.text import typed_number
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import apply_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.review import Review


class Preferences(QObject):
    """The theme, the size of text, and whose name is in the title.

    Parameters
    ----------
    top
        The widget that has the title.
    """

    def __init__(self, settings: Settings, review: Review, top: QWidget) -> None:
        super().__init__(top)
        self._settings = settings
        self._review = review
        self._top = top
        review.case_changed.connect(self.show_title)
        screen_identity.changed.connect(self.show_title)
        settings.changed.connect(self._follow)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield self._text_sizes()
        yield Submenu("View", tr("Preferences"), actions=tuple(self._switches()))

    def _switches(self) -> Iterator[Action]:
        settings = self._settings
        yield Action(
            "light_theme", "View", tr("Light theme"), "",
            tr("For bright rooms and print"), partial(settings.turn_over, LIGHT_THEME),
            is_on=partial(settings.get, LIGHT_THEME),
        )  # fmt: skip
        yield Action(
            "name_in_title", "View", tr("Patient name in the window title"), "",
            tr("Off by default: titles appear in task bars and screen sharing"),
            partial(settings.turn_over, NAME_IN_TITLE),
            is_on=partial(settings.get, NAME_IN_TITLE),
        )  # fmt: skip

    def _text_sizes(self) -> Submenu:
        settings = self._settings
        return Submenu(
            "View",
            tr("Text size"),
            actions=tuple(
                Action(
                    f"text_size_{n}",
                    "Text size",
                    text_size_text(scale),
                    "",
                    tr("The size of text everywhere, on pictures too"),
                    partial(settings.set, TEXT_SCALE, scale),
                    is_on=partial(self._is_text_size, scale),
                )
                for n, scale in enumerate(TEXT_SCALES)
            ),
        )

    def show_title(self) -> None:
        """Name the patient in the title only where the user wants it."""
        case = self._review.case
        named = self._settings.get(NAME_IN_TITLE) and not screen_identity.is_hidden
        self._top.setWindowTitle(
            f"{case.patient.spoken_name} — Dosiscope" if case and named else "Dosiscope"
        )

    def _is_text_size(self, scale: float) -> bool:
        return self._settings.get(TEXT_SCALE) == scale

    def _follow(self, key: str) -> None:
        if key == NAME_IN_TITLE.key:
            self.show_title()
        elif key in (LIGHT_THEME.key, TEXT_SCALE.key):
            self._dress()

    def _dress(self) -> None:
        app, settings = QApplication.instance(), self._settings
        if isinstance(app, QApplication):
            theme = LIGHT if settings.get(LIGHT_THEME) else DARK
            apply_style(app, theme, settings.get(TEXT_SCALE))


def text_size_text(scale: float) -> str:
    """Name a size of text."""
    return f"{typed_number(100 * scale)} %"
