"""Rows of doses to tick in a dialog."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.widgets.text import tip, verbatim

_HIGHEST = 260  # px, of rows before they scroll
_NAME = 300  # px, of a name before it is cut


class DoseTick(QCheckBox):
    """A tick with the name of a dose, which ends in dots where it is very long."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        shown = self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, _NAME)
        self.setText(verbatim(shown))
        self.setToolTip(tip(name if shown != name else ""))


class _Rows(QScrollArea):
    def __init__(self, rows: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(tr("Rows that scroll"))
        self._rows = rows
        self.setWidget(rows)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def sizeHint(self) -> QSize:
        """Ask for the height of all rows, up to a limit."""
        wanted = self._rows.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        height = min(wanted.height() + GRID, _HIGHEST)
        return QSize(wanted.width() + bar, height)

    def minimumSizeHint(self) -> QSize:
        """Ask for the same: the buttons below stay where they are."""
        return self.sizeHint()


def rows_that_scroll(rows: QWidget) -> QScrollArea:
    """Return rows as high as they are, and scrolling where they are many."""
    layout = rows.layout()
    if layout is not None:
        layout.setContentsMargins(2 * GRID, GRID, 2 * GRID, GRID)
    return _Rows(rows)
