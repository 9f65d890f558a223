"""Which scheme of the mouse is used on the pictures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dosiscope.app.choices import MOUSE
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.viewer.mouse_scheme import MouseScheme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.app.features.action import Entry
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.review import Review


class MouseHabits:
    """Takes a scheme, as the last time to begin with."""

    def __init__(self, review: Review, settings: Settings) -> None:
        self._review, self._settings = review, settings
        settings.changed.connect(self._follow)
        self._follow(MOUSE.key)

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Submenu(
            "View",
            tr("Mouse"),
            actions=tuple(
                Action(
                    f"mouse_{scheme}", "Mouse", scheme.text, "",
                    "; ".join(f"{what}: {does}" for what, does in scheme.lines),
                    partial(self._take, scheme), is_on=partial(self._is_on, scheme),
                )
                for scheme in MouseScheme
            ),
        )  # fmt: skip

    def _take(self, scheme: MouseScheme) -> None:
        self._settings.set(MOUSE, str(scheme))

    def _follow(self, key: str) -> None:
        if key == MOUSE.key:
            kept = self._settings.get(MOUSE)
            is_known = kept in list(MouseScheme)
            first = MouseScheme.RADIOTHERAPY
            self._review.mouse_scheme = MouseScheme(kept) if is_known else first

    def _is_on(self, scheme: MouseScheme) -> bool:
        return self._review.mouse_scheme is scheme
