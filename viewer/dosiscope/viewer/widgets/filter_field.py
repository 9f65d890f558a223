"""A field in which one types what shall be left in a list."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit

from dosiscope.viewer.icons import set_icon


class FilterField(QLineEdit):
    """Says what it filters as long as it is empty; the hint says by what."""

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self.setPlaceholderText(title)
        self.setAccessibleName(title)
        self.setToolTip(hint)
        self.setClearButtonEnabled(True)
        find = QAction(self)
        set_icon(find, "search", "edge")
        self.addAction(find, QLineEdit.ActionPosition.LeadingPosition)
