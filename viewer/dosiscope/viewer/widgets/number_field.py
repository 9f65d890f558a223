"""A field for one number, right-aligned, without arrows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox

from dosiscope.core.text import MINUS

if TYPE_CHECKING:
    from PySide6.QtGui import QValidator


class NumberField(QDoubleSpinBox):
    """Tells `edited` when the user has entered another number."""

    edited = Signal(float)

    def __init__(
        self,
        minimum: float = 0.0,
        maximum: float = 1e6,
        decimals: int = 1,
        suffix: str = "",
    ) -> None:
        super().__init__()
        self.setLocale(QLocale.c())
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setKeyboardTracking(False)
        self.setDecimals(decimals)
        self.setRange(minimum, maximum)
        self.setSuffix(suffix)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_silent = False
        self.valueChanged.connect(self._tell)

    def show_value(self, value: float) -> None:
        """Show a number without telling it as an edit."""
        self._is_silent = True
        self.setValue(value)
        self._is_silent = False

    def textFromValue(self, value: float) -> str:  # noqa: N802 - Qt's name
        """Write with a true minus sign."""
        return super().textFromValue(value).replace("-", MINUS)

    def valueFromText(self, text: str) -> float:  # noqa: N802 - Qt's name
        """Read either minus sign, and a comma as the decimal point."""
        return super().valueFromText(text.replace(MINUS, "-").replace(",", "."))

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        """Accept a true minus sign and a comma while typing."""
        plain = text.replace(MINUS, "-").replace(",", ".")
        return super().validate(plain, position)[0], text, position

    def _tell(self, value: float) -> None:
        if not self._is_silent:
            self.edited.emit(value)
