"""Panels that can stand in place of the pictures."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


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
