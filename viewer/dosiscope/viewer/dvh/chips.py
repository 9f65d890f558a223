"""A row of chips of which exactly one is chosen, and a line that fits its room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from dosiscope.resources.theme import GRID

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


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
            button = QPushButton(word, self)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, n)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    def choose(self, n: int) -> None:
        """Show word ``n`` as the chosen one, without telling anyone."""
        self._group.button(n).setChecked(True)

    def button(self, n: int) -> QPushButton:
        """Return the chip of word ``n``."""
        button = self._group.button(n)
        assert isinstance(button, QPushButton)
        return button


class ElidedLabel(QLabel):
    """A line of text that ends in dots where there is no room for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Let a layout take all its room."""
        return QSize(0, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            text = self.fontMetrics().elidedText(
                self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
            )
            painter.drawText(self.contentsRect(), self.alignment(), text)
