"""Whether a case is being read, or another dose to compare with it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Busy(QObject):
    """What is being read: nothing, a case, or a companion of the open one.

    Attributes
    ----------
    is_on
        Whether anything is.
    is_comparing
        Whether it is a companion: all that is open stays, however it ends.
    """

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.is_on = self.is_comparing = False

    def begin(self, *, is_comparing: bool = False) -> None:
        """Take note that something is being read."""
        self.is_on, self.is_comparing = True, is_comparing
        self.changed.emit(True)

    def end(self) -> None:
        """Take note that it is over, however it ended."""
        self.is_on = self.is_comparing = False
        self.changed.emit(False)
