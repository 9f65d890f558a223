"""Where a panel is: in its dock, in a cell among the pictures, or in place of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QBoxLayout, QDockWidget

    from dosiscope.viewer.widgets.maximisable import MaximisablePanel


class PictureRoom(QObject):
    """The room of the pictures, which one panel at a time may take.

    Attributes
    ----------
    occupant
        The place of the panel that stands there; None: the pictures do.
    """

    def __init__(self, pictures: QWidget, row: QBoxLayout) -> None:
        super().__init__(pictures)
        self._pictures, self._row = pictures, row
        self.occupant: PanelPlace | None = None
        self._had_keys: QWidget | None = None

    def free(self) -> None:
        """Show the pictures, and whoever stands there at home."""
        if self.occupant is not None:
            self.occupant.restore()

    def take(self, place: PanelPlace) -> None:
        """Let a panel stand there."""
        self.free()
        self.occupant = place
        self._had_keys = self._pictures.focusWidget()
        self._pictures.hide()
        self._row.insertWidget(0, place.panel, 1)

    def leave(self, place: PanelPlace) -> None:
        """Let it stand there no longer; the keys that it has go back to a picture."""
        has_keys = place.panel.window().focusWidget()
        is_back = has_keys is not None and place.holds(has_keys)
        self._row.removeWidget(place.panel)
        self.occupant = None
        self._pictures.show()
        if is_back and self._had_keys is not None and isValid(self._had_keys):
            self._had_keys.setFocus()


class PanelPlace(QObject):
    """Moves one panel between its places.

    Whoever arranges pictures may take it into a cell (`lend`); without that its home
    is the dock.  Maximised, it stands in place of the pictures, and goes home again.

    Attributes
    ----------
    moved
        It is in another place.
    panel
        The panel.
    room
        That of the pictures.
    """

    moved = Signal()

    def __init__(
        self, panel: MaximisablePanel, dock: QDockWidget, room: PictureRoom
    ) -> None:
        super().__init__(dock)
        self.panel, self.room, self._dock = panel, room, dock
        self._put: Callable[[QWidget], object] | None = None
        self._is_dock_shown, self._dock_size = True, dock.size()
        panel.maximise_requested.connect(self.toggle)
        dock.visibilityChanged.connect(self._come_home)

    @property
    def is_maximised(self) -> bool:
        """Whether it stands in place of the pictures."""
        return self.room.occupant is self

    def holds(self, widget: QWidget) -> bool:
        """Whether it is the panel, or in it."""
        return widget is self.panel or self.panel.isAncestorOf(widget)

    @property
    def is_lent(self) -> bool:
        """Whether its home is a cell among the pictures."""
        return self._put is not None

    def lend(self, put: Callable[[QWidget], object]) -> None:
        """Hand the panel to a cell, and whenever it comes back from being maximised.

        Who takes it shows it, or not yet.
        """
        self.restore()
        self._leave_dock()
        self._put = put
        put(self.panel)
        self.moved.emit()

    def take_back(self) -> None:
        """Let the dock be its home again."""
        self.restore()
        if self.is_lent:
            self._put = None
            self._enter_dock()
            self.moved.emit()

    def toggle(self) -> None:
        """Maximise it, or bring it home."""
        if self.is_maximised:
            self.restore()
            return
        if not self.is_lent:
            self._leave_dock()
        self.room.take(self)
        self.panel.set_maximised(is_maximised=True)
        self.panel.show()
        self.panel.setFocus()
        self.moved.emit()

    def restore(self) -> None:
        """Show the pictures again, and the panel at home."""
        if not self.is_maximised:
            return
        self.room.leave(self)
        self.panel.set_maximised(is_maximised=False)
        if self._put is not None:
            self._put(self.panel)
        else:
            self._enter_dock()
        self.moved.emit()

    def _leave_dock(self) -> None:
        if self._dock.widget() is self.panel:
            self._is_dock_shown = not self._dock.isHidden()
            self._dock_size = self._dock.size()
            self._dock.setWidget(QWidget())
            self._dock.hide()

    def _enter_dock(self) -> None:
        # arranged for a room of that shape before the dock asks how much it needs
        self.panel.resize(self._dock_size)
        self._dock.setWidget(self.panel)
        self.panel.show()
        self._dock.setVisible(self._is_dock_shown)
        if self._is_dock_shown:
            self._dock.raise_()

    def _come_home(self) -> None:
        """Follow a dock that is shown by its own switch or by a restored layout."""
        if not isValid(self.panel) or not isValid(self.room):
            return  # the window is being deleted
        if not self._dock.isHidden() and self._dock.widget() is not self.panel:
            self._is_dock_shown = True
            if self.is_maximised:
                self._put = None
                self.restore()
            else:
                self.take_back()
