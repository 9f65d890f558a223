"""A row of chips of which exactly one is chosen, and the legend of line styles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from dosiscope.resources.theme import DARK, GRID, RADIUS, SMALL
from dosiscope.viewer.dvh.painting import STORED_DASHES, font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from dosiscope.resources.theme import Theme


def chip_style(theme: Theme) -> str:
    """Return the style of chips: raised, filled with the accent where chosen."""
    accent = QColor(theme.accent)
    chosen = f"rgba({accent.red()}, {accent.green()}, {accent.blue()}, 110)"
    return (
        f"QPushButton {{ background: {theme.raised}; color: {theme.secondary};"
        f" border: 1px solid transparent; border-radius: {RADIUS}px;"
        f" padding: 2px 10px; }}"
        f"QPushButton:hover {{ color: {theme.text}; }}"
        f"QPushButton:focus {{ border-color: {theme.accent}; }}"
        f"QPushButton:checked {{ background: {chosen}; color: {theme.text}; }}"
        f"QPushButton:disabled {{ color: {theme.disabled}; }}"
    )


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
        theme: Theme = DARK,
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
            button.setFont(font(SMALL + 0.5))
            button.setFixedHeight(22)
            button.setToolTip(tip)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._group.addButton(button, n)
            row.addWidget(button)
        self.set_theme(theme)
        self._group.idClicked.connect(self.chosen)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self.setStyleSheet(chip_style(theme))

    def choose(self, n: int) -> None:
        """Show word ``n`` as the chosen one, without telling anyone."""
        self._group.button(n).setChecked(True)

    def button(self, n: int) -> QPushButton:
        """Return the chip of word ``n``."""
        button = self._group.button(n)
        assert isinstance(button, QPushButton)
        return button


class LineLegend(QWidget):
    """A stroke and what it stands for: solid or dashed."""

    def __init__(
        self,
        text: str,
        *,
        dashed: bool,
        theme: Theme = DARK,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._text, self._dashed, self._theme = text, dashed, theme
        self.setFixedSize(self.sizeHint())

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme."""
        self._theme = theme
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 (Qt's name)
        """Return the room of stroke and text."""
        wide = QFontMetricsF(font(SMALL)).horizontalAdvance(self._text)
        return QSize(round(wide) + 28, 22)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Paint stroke and text."""
        painter = QPainter(self)
        pen = QPen(QColor(self._theme.text), 1.6)
        if self._dashed:
            pen.setDashPattern([d * 0.6 for d in STORED_DASHES])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        middle = self.height() / 2 + 0.5
        painter.drawLine(QPointF(0, middle), QPointF(18, middle))
        painter.setFont(font(SMALL))
        painter.setPen(QColor(self._theme.secondary))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(24, 0, 0, 0), flags, self._text)
