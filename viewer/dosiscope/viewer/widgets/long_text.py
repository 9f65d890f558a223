"""A text of any length, to be read and copied; laid out only where it is seen."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QPushButton, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID

_HEIGHT = 128  # px
# Characters of one block.  What lays out is a block: one of a million characters takes
# seconds, thousands of short ones take as long as those that are seen.
BLOCK = 400


class LongText(QWidget):
    """Hidden until there is something to read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self.field = QPlainTextEdit()
        self.field.setTabChangesFocus(True)
        self.field.setReadOnly(True)
        self.field.setAccessibleName(tr("The whole text of the chosen cell"))
        self.copy = QPushButton(tr("Copy all"))
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self._text)
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(2 * GRID, 0, 2 * GRID, 2 * GRID)
        row.addWidget(self.field, 1)
        row.addWidget(self.copy)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def text(self) -> str:
        """Return what can be read."""
        return self._text

    def show_text(self, text: str) -> None:
        """Show a text; "" hides the widget."""
        self._text = text
        starts = range(0, len(text), BLOCK)
        self.field.setPlainText("\n".join(text[n : n + BLOCK] for n in starts))
        self.setVisible(bool(text))
