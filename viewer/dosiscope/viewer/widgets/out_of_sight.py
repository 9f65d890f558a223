"""Panels behind a tab follow the review after what can be seen has been painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDockWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget


class Refresher(QTimer):
    """Refreshes a widget at once, but in the next idle turn if its dock is not seen.

    Several requests in one turn make one refresh.  It never waits for the dock to be
    shown: whatever comes into sight, however it does, tells of the case under review.
    """

    def __init__(self, widget: QWidget, refresh: Callable[[], object]) -> None:
        super().__init__(widget)
        self._widget, self._refresh = widget, refresh
        self.setSingleShot(True)
        self.setInterval(0)
        self.timeout.connect(refresh)

    def request(self) -> None:
        """Refresh now, or soon."""
        if self._is_out_of_sight():
            self.start()
        else:
            self.stop()
            self._refresh()

    def _is_out_of_sight(self) -> bool:
        widget: QWidget | None = self._widget
        while widget is not None and not isinstance(widget, QDockWidget):
            widget = widget.parentWidget()
        if widget is None or not widget.window().isVisible():
            return False
        # behind a tab it is "visible" for Qt, but moved out of its window
        return widget.visibleRegion().isEmpty()
