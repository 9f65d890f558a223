"""Whether the screen names the patient; who shows identity asks here when it does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.core.identity import anonymous
from dosiscope.core.language import tr
from dosiscope.core.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Inventory

HIDDEN = tr("Identity hidden")
WHY_NOT = tr(
    "Identity is hidden on the screen, and this would show it: switch it on again "
    "first (View, Hide identity)."
)


class ScreenIdentity(QObject):
    """Identity on the screen: as for a demonstration, it can be hidden everywhere.

    `changed` tells those who have it in what they keep.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_hidden = False

    @property
    def is_hidden(self) -> bool:
        """Whether nothing on the screen may tell who the patient is."""
        return self._is_hidden

    def set_hidden(self, value: bool) -> None:
        """Hide it everywhere, or show it again."""
        if value != self._is_hidden:
            self._is_hidden = value
            self.changed.emit()

    @contextmanager
    def hidden(self, value: bool) -> Iterator[None]:
        """Hide it, or show it, for the length of a block."""
        before = self._is_hidden
        self.set_hidden(value)
        try:
            yield
        finally:
            self.set_hidden(before)

    def text(self, text: str) -> str:
        """Return a text as it may be told on the screen: see `Personal`."""
        return anonymous(text) if self._is_hidden else text

    def sentence(self, text: str) -> str:
        """Return a clause or a sentence, told as a sentence; see `text`."""
        return capitalised(self.text(text))

    def case(self, case: Case | None) -> Case | None:
        """Return a case as it may be told on the screen."""
        return case.without_identity() if case is not None and self._is_hidden else case

    def inventory(self, inventory: Inventory) -> Inventory:
        """Return what was found as it may be told on the screen."""
        return inventory.without_identity() if self._is_hidden else inventory


screen_identity = ScreenIdentity()
