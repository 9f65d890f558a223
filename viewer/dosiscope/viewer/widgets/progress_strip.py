"""What long work is doing, how far it is, and a way to stop it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.pace import EVERY_MS
from dosiscope.viewer.widgets.text import Line

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from dosiscope.core.progress import Progress


class ProgressStrip(QWidget):
    """Words, a thin bar and Cancel in one row; hidden until there is work."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.what = Line(mode=Qt.TextElideMode.ElideMiddle)
        self.count = Line(role="secondary")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(tr("Cancel"))
        self.cancel.setProperty("quiet", True)
        self.cancel.setToolTip(tr("Stop; a case that is open stays (Esc)"))
        # not the button's own: that one answers 0.1 s later
        QShortcut("Esc", self).activated.connect(self.cancelled)
        set_icon(self.cancel, "x")
        self.cancel.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(3 * GRID, GRID, GRID, GRID)
        row.setSpacing(3 * GRID)
        row.addWidget(self.what, 2)
        row.addWidget(self.bar, 3)
        row.addWidget(self.count)
        row.addWidget(self.cancel)
        # painting every image that is read would take a twelfth of the reading
        self._latest: Progress[object] | None = None
        self._soon = QTimer(self, singleShot=True, interval=EVERY_MS)
        self._soon.timeout.connect(self._show_latest)
        self.hide()

    def begin(self, what: str) -> None:
        """Appear, with what is done before any step of it is known."""
        self.what.setText(what)
        self.bar.setRange(0, 0)
        self.show()

    def show_progress(self, progress: Progress[object]) -> None:
        """Show a step, at most ten times a second: of many the last."""
        self._latest = progress
        if not self._soon.isActive():
            self._show_latest()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what it was about: the next work is another one."""
        super().hideEvent(event)
        self._soon.stop()
        self._latest = None
        for words in (self.what, self.count):
            words.setText("")

    def _show_latest(self) -> None:
        """Show the last step; without a known total the bar just runs."""
        progress, self._latest = self._latest, None
        if progress is None:
            return
        self._soon.start()
        self.what.setText(progress.what)
        self.bar.setRange(0, max(progress.total, 0))
        self.bar.setValue(min(progress.done, progress.total))
        self.count.setText(
            tr("{n} of {count}", n=progress.done, count=progress.total)
            if progress.total > 0
            else ""
        )
