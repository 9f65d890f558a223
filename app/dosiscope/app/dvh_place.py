"""Where the DVH is: in its dock, in a cell among the pictures, or in place of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QBoxLayout, QDockWidget

    from dosiscope.viewer.dvh.panel import DvhPanel


class DvhPlace(QObject):
    """Moves the one DVH panel between its places.

    Whoever arranges pictures may take it into a cell (`lend`); without that its home
    is the dock.  Maximised, it stands in place of the pictures, and goes home again.

    Attributes
    ----------
    moved
        It is in another place.
    panel
        The DVH.
    """

    moved = Signal()

    def __init__(
        self,
        panel: DvhPanel,
        dock: QDockWidget,
        pictures: QWidget,
        row: QBoxLayout,
    ) -> None:
        super().__init__(dock)
        self.panel, self._dock, self._pictures = panel, dock, pictures
        self._row = row
        self._put: Callable[[DvhPanel], object] | None = None
        self._is_dock_shown = True
        self._is_maximised = False
        panel.maximise_requested.connect(self.toggle)
        dock.visibilityChanged.connect(self._come_home)

    @property
    def is_maximised(self) -> bool:
        """Whether it stands in place of the pictures."""
        return self._is_maximised

    @property
    def is_lent(self) -> bool:
        """Whether its home is a cell among the pictures."""
        return self._put is not None

    def lend(self, put: Callable[[DvhPanel], object]) -> None:
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
        if self._is_maximised:
            self.restore()
            return
        if not self.is_lent:
            self._leave_dock()
        self._is_maximised = True
        self._pictures.hide()
        self._row.insertWidget(0, self.panel, 1)
        self.panel.set_maximised(is_maximised=True)
        self.panel.show()
        self.moved.emit()

    def restore(self) -> None:
        """Show the pictures again, and the DVH at home."""
        if not self._is_maximised:
            return
        self._is_maximised = False
        self._row.removeWidget(self.panel)
        self.panel.set_maximised(is_maximised=False)
        self._pictures.show()
        if self._put is not None:
            self._put(self.panel)
        else:
            self._enter_dock()
        self.moved.emit()

    def _leave_dock(self) -> None:
        if self._dock.widget() is self.panel:
            self._is_dock_shown = not self._dock.isHidden()
            self._dock.setWidget(QWidget())
            self._dock.hide()

    def _enter_dock(self) -> None:
        self._dock.setWidget(self.panel)
        self.panel.show()
        self._dock.setVisible(self._is_dock_shown)

    def _come_home(self) -> None:
        """Follow a dock that is shown by its own switch or by a restored layout."""
        if not isValid(self.panel) or not isValid(self._pictures):
            return  # the window is being deleted
        if not self._dock.isHidden() and self._dock.widget() is not self.panel:
            self._is_dock_shown = True
            if self._is_maximised:
                self._put = None
                self.restore()
            else:
                self.take_back()
