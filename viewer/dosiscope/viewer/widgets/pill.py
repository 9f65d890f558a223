"""A badge: a few words on a rounded surface in one of the theme's tones."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from dosiscope.viewer.style import restyle
from dosiscope.viewer.widgets.text import tip, verbatim

APPROVAL_TONES = {"APPROVED": "good", "UNAPPROVED": "caution", "REJECTED": "bad"}


class Pill(QPushButton):
    """A badge; ``tone`` is neutral, accent, good, caution or bad."""

    def __init__(self, text: str = "", tone: str = "neutral") -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_text(text, tone)

    def show_text(self, text: str, tone: str = "neutral", hint: str = "") -> None:
        """Show other words in another tone; no words hide it."""
        self.setText(verbatim(text))
        self.setToolTip(tip(hint))
        restyle(self, pill=tone)
        self.setVisible(bool(text))

    @property
    def tone(self) -> str:
        """The tone it is shown in."""
        return str(self.property("pill"))
