"""The title of a dock: as slim as can be, and none where a tab names the dock."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QHBoxLayout, QLabel, QToolButton, QWidget

from dosiscope.resources.theme import GRID, ROW
from dosiscope.viewer.icons import set_icon


class DockTitle(QWidget):
    """Name, float and close; drag it to move the dock."""

    def __init__(self, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._dock = dock
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, 0, 2 * GRID, 0)
        row.setSpacing(GRID)
        name = QLabel(dock.windowTitle())
        name.setProperty("weight", "semibold")
        row.addWidget(name, 1)
        for sign, tip, run in (
            ("maximize", "Float or dock this panel", self._toggle_floating),
            ("x", "Close; View, Panels brings it back", dock.close),
        ):
            button = QToolButton()
            set_icon(button, sign)
            button.setToolTip(tip)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(run)
            row.addWidget(button)
        self.show_as_tab(False)

    def show_as_tab(self, in_tabs: bool) -> None:
        """Take no room where a tab names and moves the dock already."""
        for child in self.findChildren(QWidget):
            child.setVisible(not in_tabs)
        self.setFixedHeight(0 if in_tabs else ROW)

    def _toggle_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())
