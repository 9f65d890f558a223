"""Panels of their own docks that can have the room of the pictures."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from PySide6.QtCore import QObject

from dosiscope.app.docks import is_in_sight
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDockWidget

    from dosiscope.app.panel_place import PanelPlace, PictureRoom
    from dosiscope.viewer.widgets.maximisable import MaximisablePanel

PanelT = TypeVar("PanelT", bound="MaximisablePanel")
#: Why a panel does not show what a job of its own has failed at, a clause.
NOT_PREPARED: Final = tr("it could not be prepared")


class PanelInDock(QObject, Generic[PanelT]):
    """Makes a panel when it is first looked at, and moves it.

    Whoever derives from it says which (`_make`), connects it (`_settle`), has it catch
    up (`_catch_up`), and calls `_follow_dock` when all of this can be done.

    Parameters
    ----------
    dock
        Where the panel is.
    room
        What the panel takes where it is maximised.
    """

    def __init__(self, dock: QDockWidget, room: PictureRoom) -> None:
        super().__init__(dock)
        self._dock, self._room = dock, room
        self._panel: PanelT | None = None
        self._place: PanelPlace | None = None

    @abstractmethod
    def _make(self) -> PanelT:
        """Return a new panel."""

    def _settle(self, panel: PanelT, place: PanelPlace) -> None:
        """Connect the panel that has been made."""

    @abstractmethod
    def _catch_up(self, panel: PanelT) -> None:
        """Have the panel show what there is: it has come into sight."""

    def _follow_dock(self) -> None:
        """Make the panel, and have it catch up, whenever the dock comes into sight."""
        self._dock.visibilityChanged.connect(self._look)
        self._look(is_in_sight(self._dock))

    def _look(self, is_seen: bool) -> None:
        if is_seen:
            self._catch_up(self.panel)

    @property
    def panel(self) -> PanelT:
        """The panel, made when it is first asked for."""
        if self._panel is None:
            from dosiscope.app.panel_place import PanelPlace

            self._panel = panel = self._make()
            self._dock.setWidget(panel)
            self._place = PanelPlace(panel, self._dock, self._room)
            self._settle(panel, self._place)
        return self._panel

    @property
    def place(self) -> PanelPlace:
        """Where the panel is."""
        _ = self.panel
        assert self._place is not None
        return self._place

    @property
    def is_maximised(self) -> bool:
        """Whether there is a panel, in place of the pictures."""
        return self._place is not None and self._place.is_maximised

    @property
    def is_looked_at(self) -> bool:
        """Whether there is a panel, and it is seen."""
        return self._panel is not None and self._panel.isVisible()

    def toggle_room(self) -> None:
        """Give the panel the room of the pictures, or show them again."""
        self.place.toggle()

    def show(self) -> None:
        """Bring the panel to the front."""
        if not self.is_maximised:
            self._dock.show()
            self._dock.raise_()
        self.panel.setFocus()
