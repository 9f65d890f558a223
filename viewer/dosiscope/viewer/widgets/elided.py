"""Lines and choices that fit their room, beside others in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
)

from dosiscope.viewer.widgets.text import tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QWidget

_BETWEEN: Final = " · "
_DOTS: Final = "…"


class ElidedLabel(QLabel):
    """A line of text that ends in dots where there is no room for it.

    Unlike a `Line` it has a tooltip of its own, and takes no more room than it needs.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)

    def minimumSizeHint(self) -> QSize:
        """Let a layout take all its room."""
        return QSize(0, super().minimumSizeHint().height())

    @property
    def seen(self) -> str:
        """What there is room for."""
        return self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        with QPainter(self) as painter:
            painter.setPen(self.palette().color(self.foregroundRole()))
            painter.drawText(self.contentsRect(), self.alignment(), self.seen)


class ElidedParts(ElidedLabel):
    """Parts with points between them; those for which there is no room are left out.

    No part is cut: half of what says how a number was made says something else.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[str, ...] = ()

    def show_parts(self, parts: Sequence[str]) -> None:
        """Show these, the first ones first."""
        self._parts = tuple(parts)
        self.setText(_BETWEEN.join(parts))

    @property
    def seen(self) -> str:
        """The parts that there is room for, with dots for those that follow."""
        metrics, room = self.fontMetrics(), self.contentsRect().width()
        for count in range(len(self._parts), 0, -1):
            dots = [_DOTS] if count < len(self._parts) else []
            text = _BETWEEN.join([*self._parts[:count], *dots])
            if metrics.horizontalAdvance(text) <= room:
                return text
        return ""


class ElidedChoice(QComboBox):
    """A choice whose text ends in dots where there is no room for it.

    As a whole it is told where the mouse rests, above what the choice is.

    Parameters
    ----------
    name
        What is chosen, for those who do not see it.
    hint
        The same as a tip.
    least
        For so many letters there is room, always.
    """

    def __init__(self, name: str, hint: str = "", least: int = 8) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setToolTip(hint)
        self.setMinimumContentsLength(least)
        self.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )

    @property
    def seen(self) -> str:
        """What there is room for."""
        return self._option().currentText

    def _option(self) -> QStyleOptionComboBox:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        whole = QStyle.ComplexControl.CC_ComboBox
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(whole, option, field, self)
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        return option

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much of the text as there is room for."""
        option, painter = self._option(), QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Tell the whole text, where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            whole = self.currentText()
            lines = (whole if self.seen != whole else "", self.toolTip())
            told = "\n".join(filter(None, lines))
            QToolTip.showText(event.globalPos(), tip(told), self)
            return True
        return super().event(event)
