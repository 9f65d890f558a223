"""What the window says while nothing is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from dosiscope.core.__about__ import NOT_CLINICAL
from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer import icons
from dosiscope.viewer.theming import scaled
from dosiscope.viewer.widgets.text import Line, Paragraph

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

_SIGN = 72
_WORDS = 400  # px, of a line
_LEAST_WITH_SIGN = 260  # px of height


class EmptyState(QWidget):
    """Four ways to begin, in the middle of the dark."""

    open_folder = Signal()
    open_files = Signal()
    open_archive = Signal()
    open_demo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._sign = sign = QLabel()
        sign.setPixmap(icons.logo(_SIGN, max(self.devicePixelRatioF(), 2.0)))
        title = Line(tr("Review a radiotherapy dose"), size="title", weight="semibold")
        self._words = words = Paragraph(
            tr(
                "Drop a patient folder or DICOM files anywhere on this window: "
                "CT, RT Structure Set, RT Plan and RT Dose. RT Images, treatment "
                "records and other image series can come with them. "
                "Nothing that you open is ever changed."
            ),
            role="secondary",
        )
        words.setFixedWidth(_WORDS)
        words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        folder = _button(tr("Open folder…"), "folder-open", "on_active")
        folder.setProperty("primary", True)
        folder.setToolTip(tr("Open a patient folder with everything in it (Ctrl+O)"))
        files = _button(tr("Open files…"), "file-plus")
        files.setToolTip(tr("Open single DICOM files (Ctrl+Shift+O)"))
        archive = _button(tr("From the archive…"), "search")
        archive.setToolTip(tr("Search an archive and retrieve from it (Ctrl+Shift+F)"))
        demo = _button(tr("Demo patient"), "play")
        demo.setToolTip(tr("Write the demo patient to a temporary folder and open it"))
        folder.clicked.connect(self.open_folder)
        files.clicked.connect(self.open_files)
        archive.clicked.connect(self.open_archive)
        demo.clicked.connect(self.open_demo)
        self.buttons = (folder, files, archive, demo)
        # the second row is for text so large that one has no room for all
        self._rows = (_centred(), _centred())
        for button in self.buttons:
            self._rows[0].insertWidget(self._rows[0].count() - 1, button)
        purpose = Line(
            tr(NOT_CLINICAL),
            role="secondary",
            size="small",
        )
        middle = Qt.AlignmentFlag.AlignHCenter
        column = QVBoxLayout(self)
        column.setContentsMargins(6 * GRID, 6 * GRID, 6 * GRID, 4 * GRID)
        column.setSpacing(0)
        column.addStretch(5)
        column.addWidget(sign, 0, middle)
        column.addSpacing(5 * GRID)
        column.addWidget(title, 0, middle)
        column.addSpacing(2 * GRID)
        beside = QHBoxLayout()
        beside.addStretch(1)
        beside.addWidget(words)
        beside.addStretch(1)
        column.addLayout(beside)
        column.addSpacing(6 * GRID)
        column.addLayout(self._rows[0])
        column.addSpacing(2 * GRID)
        column.addLayout(self._rows[1])
        column.addStretch(6)
        column.addWidget(purpose, 0, middle)

    def minimumSizeHint(self) -> QSize:
        """Be content with the words: buttons can stand in two rows."""
        return QSize(_WORDS + 12 * GRID, min(super().minimumSizeHint().height(), 200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put buttons without room into a second row; the sign yields to words."""
        super().resizeEvent(event)
        room = self.width() - 12 * GRID
        self._words.setFixedWidth(max(min(round(scaled(_WORDS)), room), GRID))
        self._sign.setVisible(self.height() >= scaled(_LEAST_WITH_SIGN))
        wide = sum(one.sizeHint().width() + 2 * GRID for one in self.buttons)
        row = self._rows[1 if wide + 12 * GRID > self.width() else 0]
        for button in self.buttons[2:]:
            if row.indexOf(button) < 0:
                row.insertWidget(row.count() - 1, button)


def _centred() -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(2 * GRID)
    row.addStretch(1)
    row.addStretch(1)
    return row


def _button(text: str, icon: str, role: str = "secondary") -> QPushButton:
    button = QPushButton(text)
    button.setProperty("tall", True)
    icons.set_icon(button, icon, role)
    return button
