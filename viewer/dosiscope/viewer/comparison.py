"""What the shown dose is compared with, and how the pictures show the two."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose


class Wash(StrEnum):
    """What the colours of the wash are."""

    DOSE = "dose"
    DIFFERENCE = "difference"
    GAMMA = "gamma"


class Comparison(QObject):
    """The part of a review that holds a second dose: B beside the shown one, A.

    What is worked out of the two arrives later, from whoever computes.
    """

    changed = Signal()  # another B, or none
    worked_out = Signal()  # a difference or a gamma map arrived, or holds no more
    shown_changed = Signal()  # what the pictures show of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reset()

    def reset(self) -> None:
        """Begin without a second dose."""
        self._other: Dose | None = None
        self._difference: Dose | None = None
        self._wash = Wash.DOSE
        self._has_lines = True

    @property
    def other(self) -> Dose | None:
        """The second dose, B."""
        return self._other

    def set_other(self, dose: Dose | None) -> None:
        """Compare with another dose, or with none."""
        if dose is not self._other:
            self.reset()
            self._other = dose
            self.changed.emit()
            self.worked_out.emit()
            self.shown_changed.emit()

    @property
    def difference(self) -> Dose | None:
        """A minus B, once it is there."""
        return self._difference

    def set_difference(self, difference: Dose | None) -> None:
        """Take what A is above B."""
        self._difference = difference
        self.worked_out.emit()

    @property
    def wash(self) -> Wash:
        """What the colours of the wash are, if it is there."""
        return self._wash

    def set_wash(self, wash: Wash) -> None:
        """Colour the pictures by the dose, the difference or gamma."""
        if wash is not self._wash:
            self._wash = wash
            self.shown_changed.emit()

    @property
    def has_lines(self) -> bool:
        """Whether isodoses of B are drawn too, dashed."""
        return self._has_lines

    def set_has_lines(self, value: bool) -> None:
        """Draw isodoses of B too, dashed, or those of A alone."""
        if value != self._has_lines:
            self._has_lines = value
            self.shown_changed.emit()
