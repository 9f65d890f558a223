"""Headings and parts that fold."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID
from dosiscope.viewer.icons import set_icon
from dosiscope.viewer.widgets.text import Line

MARGIN = 3 * GRID


def clear(column: QVBoxLayout) -> None:
    """Take every widget out of a column, now from the eye and soon from memory."""
    while (item := column.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class Heading(QWidget):
    """A title and, at the right, a quiet remark."""

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * GRID)
        self.title = Line(title, weight="semibold")
        self.aside = Line(aside, role="secondary")
        self.aside.setAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        )
        row.addWidget(self.title)
        row.addWidget(self.aside, 1)
        self.setMinimumHeight(24)


class Fold(QWidget):
    """A part that opens under its title."""

    toggled = Signal(bool)

    def __init__(self, title: str, content: QWidget, *, is_open: bool = False) -> None:
        super().__init__()
        self.button = QPushButton(title)
        self.button.setProperty("quiet", True)
        self.button.setProperty("flush", True)
        self.button.setCheckable(True)
        self.content = content
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(content)
        self.button.toggled.connect(self._show)
        self.button.setChecked(is_open)
        self._show(is_open)

    def _show(self, is_open: bool) -> None:
        set_icon(self.button, "chevron-down" if is_open else "chevron-right")
        self.content.setVisible(is_open)
        self.toggled.emit(is_open)


class _WheelGuard(QObject):
    """Lets the wheel scroll the column, not change what happens to come under it."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to the scroll bar."""
        if event.type() == QEvent.Type.Wheel:
            QApplication.sendEvent(self._area.verticalScrollBar(), event)
            return True
        return False


def rule() -> QFrame:
    """Return a thin horizontal line between parts."""
    line = QFrame()
    line.setProperty("line", True)
    return line


def _is_put_away(part: QWidget) -> bool:
    """Whether a part was hidden; one that was never shown yet is not."""
    told = part.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return told and part.isHidden()


class _Rules(QObject):
    """Keeps the lines between parts: none below a group of which nothing is shown."""

    def __init__(self, area: QScrollArea, parts: list[tuple[QWidget, bool]]) -> None:
        super().__init__(area)
        self._parts = parts  # each with whether it is a line
        for part, is_line in parts:
            if not is_line:
                part.installEventFilter(self)
        self._tidy()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look at the lines again when a part comes or goes."""
        if event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._tidy()
        return False

    def _tidy(self) -> None:
        is_shown = False
        for part, is_line in self._parts:
            if is_line:
                part.setHidden(not is_shown)
                is_shown = False
            else:
                is_shown = is_shown or not _is_put_away(part)


def scrolling(*parts: QWidget | None, panel: QWidget) -> QScrollArea:
    """Return the parts one under the other in a column of a panel that scrolls.

    None stands for a thin line.
    """
    # each belongs to the other before it has parts: Qt styles all of them anew
    # whenever they are given to another parent
    area = QScrollArea(panel)
    area.setAccessibleName(tr("Contents of the panel"))
    inside = QWidget()
    area.setWidget(inside)
    inside.setProperty("surface", "panel")
    column = QVBoxLayout(inside)
    column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
    column.setSpacing(2 * GRID)
    shown = [(rule() if part is None else part, part is None) for part in parts]
    for part, _ in shown:
        column.addWidget(part)
    column.addStretch(1)
    guard = _WheelGuard(area)
    for kind in (QComboBox, QSlider):
        for widget in inside.findChildren(kind):
            widget.installEventFilter(guard)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    _Rules(area, shown)
    return area


def part_of(*rows: QWidget | QLayout, above: int = GRID) -> QWidget:
    """Return a part of a panel: rows one below the other, no higher than they need."""
    part = QWidget()
    part.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    column = QVBoxLayout(part)
    column.setContentsMargins(MARGIN, above, MARGIN, 2 * GRID)
    column.setSpacing(GRID)
    for row in rows:
        if isinstance(row, QWidget):
            column.addWidget(row)
        else:
            column.addLayout(row)
    return part


def spare_room() -> QWidget:
    """Return nothing, which takes the room below parts that need no more."""
    spare = QWidget()
    spare.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
    return spare


def fill(panel: QWidget, *parts: QWidget) -> None:
    """Put the parts into a panel from edge to edge."""
    panel.setProperty("surface", "panel")
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part)
