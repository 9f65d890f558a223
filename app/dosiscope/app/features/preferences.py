"""How the window looks and is called, kept between runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from dosiscope.app.features.action import Action, Submenu
from dosiscope.app.settings import TEXT_SCALES
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

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield self._text_sizes()
        yield Submenu("View", "Preferences", actions=tuple(self._switches()))

    def _switches(self) -> Iterator[Action]:
        yield Action(
            "light_theme", "View", "Light theme", "",
            "For bright rooms and print", self._change_theme,
            is_on=lambda: self._settings.flag("light_theme"),
        )  # fmt: skip
        yield Action(
            "name_in_title", "View", "Patient name in the window title", "",
            "Off by default: titles appear in task bars and screen sharing",
            self._change_title, is_on=lambda: self._settings.flag("name_in_title"),
        )  # fmt: skip

    def _text_sizes(self) -> Submenu:
        names = ("Normal", "Large", "Larger")
        return Submenu(
            "View",
            "Text size",
            actions=tuple(
                Action(
                    f"text_size_{n}",
                    "Text size",
                    name,
                    "",
                    f"Text everywhere, on pictures too: {typed_number(100 * scale)} %",
                    partial(self._change_text_size, scale),
                    is_on=partial(self._is_text_size, scale),
                )
                for n, (name, scale) in enumerate(zip(names, TEXT_SCALES, strict=True))
            ),
        )

    def show_title(self) -> None:
        """Name the patient in the title only where the user wants it."""
        case = self._review.case
        named = self._settings.flag("name_in_title") and not screen_identity.is_hidden
        self._top.setWindowTitle(
            f"{case.patient.spoken_name} — Dosiscope" if case and named else "Dosiscope"
        )

    def _turn_over(self, flag: str) -> None:
        self._settings.set_flag(flag, not self._settings.flag(flag))

    def _change_title(self) -> None:
        self._turn_over("name_in_title")
        self.show_title()

    def _change_theme(self) -> None:
        self._turn_over("light_theme")
        self._dress()

    def _is_text_size(self, scale: float) -> bool:
        return self._settings.text_scale() == scale

    def _change_text_size(self, scale: float) -> None:
        self._settings.set_text_scale(scale)
        self._dress()

    def _dress(self) -> None:
        app, settings = QApplication.instance(), self._settings
        if isinstance(app, QApplication):
            theme = LIGHT if settings.flag("light_theme") else DARK
            apply_style(app, theme, settings.text_scale())
