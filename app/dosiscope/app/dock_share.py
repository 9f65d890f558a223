"""How much of the window's height the dock below the pictures has. Needs Qt alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from shiboken6 import isValid

from dosiscope.app.choices import DVH_SHARE, LEAST_SHARE, MOST_SHARE
from dosiscope.viewer.theming import scaled

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget, QMainWindow

    from dosiscope.app.settings import Settings

LEAST: Final = 150  # px


class DockShare(QObject):
    """Gives a dock its share of the height, whatever the size of the window.

    Where the user drags the edge between dock and pictures, the share is another one
    from then on, and is remembered.
    """

    def __init__(
        self, window: QMainWindow, dock: QDockWidget, settings: Settings
    ) -> None:
        super().__init__(window)
        self._window, self._dock, self._settings = window, dock, settings
        self._given = 0
        window.installEventFilter(self)
        settings.changed.connect(self._follow)
        dock.visibilityChanged.connect(self.apply)
        self.apply()

    @property
    def share(self) -> float:
        """The share of the window's height, 0 to 1."""
        return self._settings.get(DVH_SHARE)

    def forget(self) -> None:
        """Go back to the usual share."""
        self._settings.set(DVH_SHARE, DVH_SHARE.default)
        self.apply()

    def _follow(self, key: str) -> None:
        if key == DVH_SHARE.key:
            self.apply()

    def apply(self, *_: object) -> None:
        """Give the dock its share, where it lies below the pictures."""
        if not isValid(self._window) or not self._is_below:
            return  # it may be being deleted, and its docks with it
        height = max(round(self.share * self._window.height()), round(scaled(LEAST)))
        self._window.resizeDocks([self._dock], [height], Qt.Orientation.Vertical)
        self._given = self._dock.height()

    @property
    def _is_below(self) -> bool:
        dock = self._dock
        area = self._window.dockWidgetArea(dock)
        return (
            not dock.isHidden()
            and not dock.isFloating()
            and area is Qt.DockWidgetArea.BottomDockWidgetArea
        )

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the size of the window, and the edge that the user drags."""
        # both before the window has laid out its docks
        if event.type() is QEvent.Type.Resize:
            QTimer.singleShot(0, self, self.apply)
        elif event.type() is QEvent.Type.MouseButtonPress:
            self._given = self._dock.height()
        elif event.type() is QEvent.Type.MouseButtonRelease:
            QTimer.singleShot(0, self, self._learn)
        return False

    def _learn(self) -> None:
        """Remember the height that the user has given to the dock."""
        if self._is_below and self._dock.height() != self._given:
            self._given = self._dock.height()
            share = self._given / max(self._window.height(), 1)
            share = min(max(share, LEAST_SHARE), MOST_SHARE)
            self._settings.set(DVH_SHARE, share)
