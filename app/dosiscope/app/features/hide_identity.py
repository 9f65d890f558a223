"""Hides who the patient is on the screen, as for a demonstration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.app.choices import HIDE_IDENTITY
from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.settings import Settings


class HideIdentity:
    """The switch; it is remembered, so that nothing is shown before it is on again."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        settings.changed.connect(self._follow)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "hide_identity", "View", tr("Hide identity"), "Ctrl+H",
            tr(
                "Leave out names, IDs, birth dates and paths everywhere on the screen; "
                "plan label, date and approval stay"
            ),
            self._turn_over, is_on=lambda: screen_identity.is_hidden, has_line=True,
        )  # fmt: skip

    def _turn_over(self) -> None:
        screen_identity.set_hidden(not screen_identity.is_hidden)
        self._settings.set(HIDE_IDENTITY, screen_identity.is_hidden)

    def _follow(self, key: str) -> None:
        if key == HIDE_IDENTITY.key:
            screen_identity.set_hidden(self._settings.get(HIDE_IDENTITY))
