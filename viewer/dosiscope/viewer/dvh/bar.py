"""The row above the DVH: axes, method, and what can be done with it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QPushButton, QWidget

from dosiscope.resources.theme import GRID
from dosiscope.viewer.dvh.choice_menu import ChoiceMenu
from dosiscope.viewer.dvh.metric_menu import MetricMenu, examples_text
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.widgets.chips import Chip, Chips
from dosiscope.viewer.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

BAND_TIP = (
    "How well each curve can be known from these contours: sampling, where the ends "
    "are, and where the planes happen to lie"
)


MAXIMISE = "The DVH in place of the pictures"
RESTORE = "Show the pictures again"


class DvhBar(QWidget):
    """Holds the parts; the panel fills and reads them.

    Attributes
    ----------
    requested
        "copy table", "copy rows", "copy picture", "csv", "json" or "picture".
    """

    requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.kind = Chips(
            ("Cumulative", "Differential"),
            (
                "Volume that receives at least a dose",
                "Volume per dose, from finite differences of the cumulative curve",
            ),
        )
        self.dose = Chips(("Gy", "%"), ("Dose in its own unit", ""))
        self.volume = Chips(
            ("cc", "% volume"),
            ("Volume in cc", "Volume in % of the whole ROI's volume"),
        )
        self.method = ElidedLabel()
        self.method.setObjectName("dvh-method")
        self.method.setProperty("role", "secondary")
        self.method.setProperty("textSize", "small")
        self.compare = Chip("Differences")
        self.band = Chip("Band", BAND_TIP)
        self.how = _quiet("sliders-horizontal", "How DVHs are made")
        self.choice_menu = ChoiceMenu(self.how)
        self.how.setMenu(self.choice_menu)
        self.more = _quiet("columns-3", "Add a column")
        self.more.setToolTip(f"Add a column to the table: {examples_text()}")
        self.metric_menu = MetricMenu(self.more)
        self.more.setMenu(self.metric_menu)
        self.export = _quiet("download", "Export")
        self.export.setToolTip("Save or copy curves, table and picture")
        self.export.setMenu(self._export_menu())
        self.larger = _quiet("maximize", MAXIMISE)
        axes, rest = QHBoxLayout(), QHBoxLayout()
        for chips in (self.kind, self.dose, self.volume):
            axes.addWidget(chips)
        axes.addStretch(1)
        rest.addWidget(self.method)
        rest.addStretch(1)  # in a row of its own the buttons keep their widths
        for button in (
            self.compare, self.band, self.how, self.more, self.export, self.larger
        ):  # fmt: skip
            rest.addWidget(button)
        self._halves = axes, rest
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._rows.setContentsMargins(3 * GRID, 2 * GRID, 3 * GRID, GRID)
        for layout in (axes, rest, self._rows):
            layout.setSpacing(2 * GRID)
        self._rows.addLayout(axes, 1)
        self._rows.addLayout(rest)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more width than one of two rows takes."""
        widest = max(half.minimumSize().width() for half in self._halves)
        margins = self._rows.contentsMargins()
        whole = super().minimumSizeHint().height()
        return QSize(widest + margins.left() + margins.right(), whole)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take two rows where one is too long, as among the pictures."""
        super().resizeEvent(event)
        margins = self._rows.contentsMargins()
        wanted = sum(half.minimumSize().width() for half in self._halves)
        wanted += margins.left() + margins.right() + self._rows.spacing()
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight
            if wanted <= self.width()
            else QBoxLayout.Direction.TopToBottom
        )

    def set_maximised(self, *, is_maximised: bool) -> None:
        """Offer the way back, or that to more room."""
        set_icon(self.larger, "minimize" if is_maximised else "maximize")
        self.larger.setToolTip(RESTORE if is_maximised else MAXIMISE)
        self.larger.setAccessibleName(RESTORE if is_maximised else MAXIMISE)

    def _export_menu(self) -> QMenu:
        menu = QMenu(self.export)
        for text, what in (
            ("Copy table", "copy table"),
            ("Copy rows without heads", "copy rows"),
            ("Copy picture", "copy picture"),
            ("", ""),
            ("Curves and table as CSV…", "csv"),
            ("Curves and table as JSON…", "json"),
            ("Picture as PNG…", "picture"),
        ):
            if text:
                menu.addAction(text, partial(self.requested.emit, what))
            else:
                menu.addSeparator()
        return menu


def _quiet(icon: str, name: str) -> QPushButton:
    button = QPushButton()
    button.setProperty("quiet", True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    set_icon(button, icon)
    return button
