"""Panels that are made when somebody looks for them: most stay behind tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QWidget

from dosiscope.app.docks import is_in_sight

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDockWidget

PanelT = TypeVar("PanelT", bound=QWidget)


class LookedAt(QObject, Generic[PanelT]):
    """A panel, made when its dock first comes into sight or it is asked for.

    A panel that is made late shows what one shows that was there all the time
    (tests/viewer/test_views_are_fresh.py).

    Parameters
    ----------
    make
        Returns the panel, given the dock that it belongs to.
    """

    def __init__(
        self, dock: QDockWidget, make: Callable[[QDockWidget], PanelT]
    ) -> None:
        super().__init__(dock)
        self._dock, self._make = dock, make
        self._waiting: list[Callable[[PanelT], object]] = []
        self.made: PanelT | None = None

    def follow_dock(self) -> None:
        """Make the panel as soon as its dock is in sight."""
        self._dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(self._dock))

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            _ = self.panel

    @property
    def panel(self) -> PanelT:
        """The panel."""
        if self.made is None:
            self.made = panel = self._make(self._dock)
            self._dock.setWidget(panel)
            _lay_out_now()
            for do in self._waiting:
                do(panel)
            self._waiting.clear()
        return self.made

    def when_made(self, do: Callable[[PanelT], object]) -> None:
        """Call with the panel: at once, or as soon as it is there."""
        if self.made is None:
            self._waiting.append(do)
        else:
            do(self.made)


def _lay_out_now() -> None:
    """Let what has just been put in place have its size when it is first painted."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
