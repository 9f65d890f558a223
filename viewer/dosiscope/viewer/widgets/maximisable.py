"""Panels that can stand in place of the pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from dosiscope.core.language import tr
from dosiscope.viewer.icons import set_icon

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

RESTORE: Final = tr("Show the pictures again")


class MaximisablePanel(QWidget):
    """A panel with a button for more room.

    Attributes
    ----------
    maximise_requested
        The user wants the panel in place of the pictures, or back in its own.
    """

    maximise_requested = Signal()

    def set_maximised(self, *, is_maximised: bool) -> None:
        """Offer the way back, or that to more room."""
        raise NotImplementedError


def offer_room(button: QPushButton, maximise: str, *, is_maximised: bool) -> None:
    """Have a button offer the way back, or that to more room, in its own words."""
    name = RESTORE if is_maximised else maximise
    set_icon(button, "minimize" if is_maximised else "maximize")
    button.setToolTip(name)
    button.setAccessibleName(name)
