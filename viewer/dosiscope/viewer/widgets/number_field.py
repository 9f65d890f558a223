"""A field for one number, right-aligned.

Not a spin box: Qt's style sheets give one without arrows no room for its text.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from dosiscope.core.language import tr
from dosiscope.core.text import MINUS, trimmed, typed_number
from dosiscope.viewer.widgets.text import Paragraph

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QFocusEvent, QKeyEvent


_USUAL = 17  # letters "x" that Qt gives a field room for


class NumberField(QLineEdit):
    """Tells `edited` when the user has entered another number.

    It shows ``at_least`` decimals, and up to ``decimals`` where there are more. It is
    ``width`` pixels wide, and more where the number would be cut.

    Return or leaving the field enters, Escape goes back, Up and Down step.  What
    cannot be taken, typed or stepped to, is refused by a sentence at the field, and
    what was in force stays: a number is never changed into another one.

    Attributes
    ----------
    refused
        The sentence that says why.
    objection
        Returns why a number within the limits cannot be taken; "" if it can.
    """

    edited = Signal(float)
    refused = Signal(str)

    def __init__(
        self,
        minimum: float = 0.0,
        maximum: float = 1e6,
        decimals: int = 2,
        at_least: int = 1,
        width: int = 72,
    ) -> None:
        super().__init__()
        self._width = width
        self._limits = (minimum, maximum)
        self._decimals = decimals
        self._at_least = at_least
        self._value = minimum
        self.objection: Callable[[float], str] = lambda _value: ""
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)
        self.editingFinished.connect(self._enter)
        self._show()

    def sizeHint(self) -> QSize:
        """Return the width asked for, or what the whole number needs."""
        usual, metrics = super().sizeHint(), self.fontMetrics()
        around = usual.width() - _USUAL * metrics.horizontalAdvance("x")
        needed = around + metrics.horizontalAdvance(self.text())
        return QSize(max(self._width, needed), usual.height())

    def minimumSizeHint(self) -> QSize:
        """Return the same: a number is never cut."""
        return self.sizeHint()

    def value(self) -> float:
        """Return the number."""
        return self._value

    def set_decimals(self, most: int, at_least: int) -> None:
        """Take and show so many decimals, at most and at least."""
        self._decimals, self._at_least = most, at_least
        self._show()

    def show_value(self, value: float) -> None:
        """Show a number without telling it as an edit."""
        self._value = value
        self._show()

    def ask(self) -> None:
        """Be empty until a number is typed; that is an edit, whatever it is."""
        self._value = math.nan
        self._show()
        self.setFocus()

    def _show(self) -> None:
        if math.isnan(self._value):
            self.clear()
            return
        text = trimmed(self._value, self._decimals, self._at_least)
        if text != self.text():
            self.setText(text)

    def _take(self, value: float) -> None:
        value = round(value, self._decimals)
        is_new = value != round(self._value, self._decimals)
        if is_new:
            self._value = value
        self._show()
        if is_new:
            self.edited.emit(value)

    def _enter(self) -> None:
        text = self.text().strip()
        value = number_of(text)
        why = (
            ""
            if value is not None or not text
            else tr("“{typed}” is no number", typed=text)
        )
        if value is not None:
            value = round(value, self._decimals)
            if value != round(self._value, self._decimals):  # what is there may stay
                why = self._why_not(value, text)
        if value is None or why:
            self._show()
            if why:
                self._refuse(why)
        else:
            self._take(value)

    def _step(self, value: float) -> None:
        why = self._why_not(value, typed_number(value))
        if why:
            self._refuse(why)
        else:
            self._take(value)

    def _why_not(self, value: float, text: str) -> str:
        low, high = self._limits
        if not low <= value <= high:
            shown = text.replace("-", MINUS)
            return tr(
                "{number} is not between {least} and {most}",
                number=shown,
                least=typed_number(low),
                most=typed_number(high),
            )
        return self.objection(value)

    def _refuse(self, why: str) -> None:
        stays = (
            tr("{number} stays", number=self.text())
            if self.text()
            else tr("nothing has changed")
        )
        sentence = f"{why}; {stays}."
        self.refused.emit(sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step with Up and Down, go back with Escape."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self._enter()
            if not math.isnan(self._value):
                self._step(round(self._value + step, self._decimals))
        elif event.key() == Qt.Key.Key_Escape:
            self._show()
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the number, so that typing replaces it."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()


class Refusal(Paragraph):
    """Why the last number typed into one of its fields was not taken."""

    def __init__(self) -> None:
        super().__init__(role="bad", size="small")
        self.hide()

    def watch(self, field: NumberField) -> None:
        """Tell of one more field, until something is typed into it anew."""
        field.refused.connect(self.tell)
        field.textEdited.connect(self.hide)
        field.edited.connect(self.hide)

    def tell(self, sentence: str) -> None:
        """Say why something was not taken."""
        self.setText(sentence)
        self.show()


def number_of(text: str) -> float | None:
    """Read a number with either minus sign and either decimal sign; None if none."""
    plain = text.strip().replace("\N{MINUS SIGN}", "-").replace(",", ".")
    try:
        value = float(plain)
    except ValueError:
        return None
    return value if abs(value) < float("inf") else None
