"""A banner with a sentence for the user, above the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer import icons
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.style import current_theme, restyle
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

_ICONS = {"neutral": "info", "caution": "triangle-alert", "bad": "octagon-alert"}


class Notice(QWidget):
    """One sentence or a few, with an icon; hidden until there is something to say.

    Identity in what is said (`Personal`) is left out while the screen hides it.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "neutral"
        self._sentence = ""
        self._icon = QLabel()
        self._text = Paragraph()
        close = QToolButton()
        icons.set_icon(close, "x")
        close.setToolTip(tr("Close this message"))
        close.setAccessibleName(tr("Close this message"))
        close.clicked.connect(self.hide)
        self._offer = QPushButton()
        self._offer.hide()
        self._on_offer: Callable[[], None] | None = None
        self._offer.clicked.connect(self._take_offer)
        banner = QWidget()
        banner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(banner)
        row.setContentsMargins(3 * GRID, GRID, GRID, GRID)
        row.setSpacing(2 * GRID)
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._text, 1)
        row.addWidget(self._offer, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._banner = banner
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.addWidget(banner)
        state.changed.connect(self._dress)
        screen_identity.changed.connect(self._write)
        self.hide()  # dressed when there is something to say

    def text(self) -> str:
        """Return what is said."""
        return self._text.text()

    @property
    def tone(self) -> str:
        """What kind of message it is: neutral, caution or bad."""
        return self._tone

    def show_note(self, sentence: str) -> None:
        """Tell something that needs no action."""
        self._show(sentence, "neutral")

    def show_caution(self, sentence: str) -> None:
        """Tell something to be aware of."""
        self._show(sentence, "caution")

    def show_error(self, sentence: str) -> None:
        """Tell what failed."""
        self._show(sentence, "bad")

    def offer(self, text: str, action: Callable[[], None]) -> None:
        """Add a button to what is said; the next message takes it away."""
        self._offer.setText(text)
        self._on_offer = action
        self._offer.show()

    def _take_offer(self) -> None:
        if self._on_offer is not None:
            self._on_offer()

    def _show(self, sentence: str, tone: str) -> None:
        self._tone = tone
        self._offer.hide()
        self._on_offer = None
        self._sentence = sentence
        self._write()
        self._dress()
        self.setVisible(bool(sentence))

    def _write(self) -> None:
        self._text.setText(screen_identity.text(self._sentence))

    def _dress(self) -> None:
        theme = current_theme()
        colour = theme.accent if self._tone == "neutral" else getattr(theme, self._tone)
        ratio = self.devicePixelRatioF()
        self._icon.setPixmap(icons.pixmap(_ICONS[self._tone], colour, 16, ratio))
        restyle(self._banner, banner=self._tone)
        self.setBackgroundRole(QPalette.ColorRole.Window)
