"""A field for a file or a folder, with a button that asks for it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.buttons import quiet_button


class PathField(QWidget):
    """What is typed or chosen; nothing is looked at before it is used.

    Attributes
    ----------
    changed
        Another path is in it.
    """

    changed = Signal()

    def __init__(
        self, name: str, *, is_folder: bool = False, kinds: str = "", hint: str = ""
    ) -> None:
        super().__init__()
        self._name, self._is_folder, self._kinds = name, is_folder, kinds
        self.field = QLineEdit()
        self.field.setAccessibleName(name)
        self.field.setToolTip(hint)
        self.field.textEdited.connect(self.changed)
        self.choose = quiet_button("folder-open", tr("Choose: {name}", name=name))
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self.ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose)
        self.setFocusProxy(self.field)
        screen_identity.changed.connect(self._hide_identity)
        self._hide_identity()

    @property
    def path(self) -> Path | None:
        """What is in it; None where it is empty."""
        text = self.field.text().strip()
        return Path(text) if text else None

    def show_path(self, path: Path | None) -> None:
        """Show another path without telling of it."""
        self.field.setText("" if path is None else str(path))
        self.field.setCursorPosition(0)

    def _hide_identity(self) -> None:
        modes = QLineEdit.EchoMode
        is_hidden = screen_identity.is_hidden  # a path can hold a patient's name
        self.field.setEchoMode(modes.Password if is_hidden else modes.Normal)

    def ask(self) -> None:
        """Ask for it in the system's dialog."""
        begin = self.field.text() or str(Path.home())
        if self._is_folder:
            chosen = QFileDialog.getExistingDirectory(self, self._name, begin)
        else:
            chosen, _ = QFileDialog.getOpenFileName(
                self, self._name, begin, self._kinds
            )
        if chosen:
            self.show_path(Path(chosen))
            self.changed.emit()
