"""Chips: words that are switches, alone or in a row of which exactly one is chosen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from dosiscope.resources.theme import GRID


class Chip(QPushButton):
    """A word that is on or off."""

    def __init__(
        self, word: str, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self.setCheckable(True)
        self.setProperty("chip", True)
        self.setToolTip(hint)


class Chips(QWidget):
    """One of several words, all in sight.

    Attributes
    ----------
    chosen
        Position of the word that the user chose.
    """

    chosen = Signal(int)

    def __init__(
        self,
        words: tuple[str, ...],
        tooltips: tuple[str, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GRID)
        self._group = QButtonGroup(self)
        for n, (word, tip) in enumerate(zip(words, tooltips, strict=True)):
            button = Chip(word, tip, self)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, n)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    def choose(self, n: int) -> None:
        """Show word ``n`` as the chosen one, without telling anyone."""
        self._group.button(n).setChecked(True)

    def button(self, n: int) -> Chip:
        """Return the chip of word ``n``."""
        button = self._group.button(n)
        assert isinstance(button, Chip)
        return button
