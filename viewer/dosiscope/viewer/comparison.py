"""What the shown dose is compared with, and how the pictures show the two."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.viewer.ticks import round_near

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.map import GammaMap

_END = 0.05  # of the maximum of B: where the colours of a difference end at first
_THRESHOLD = 0.02  # of that end: up to where there is no colour


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
        self._gamma: GammaMap | None = None
        self._wash = Wash.DOSE
        self._has_lines = True
        self._end, self._threshold = 1.0, _THRESHOLD
        self._in_percent = False
        self._blinks = False

    @property
    def other(self) -> Dose | None:
        """The second dose, B."""
        return self._other

    def set_other(self, dose: Dose | None) -> None:
        """Compare with another dose, or with none."""
        if dose is self._other:
            return
        before = self._wash, self._has_lines
        self.reset()
        self._other = dose
        if dose is not None:
            self._wash, self._has_lines = before
            self._end = round_near(_END * max(abs(dose.maximum), abs(dose.minimum)))
            self._threshold = _THRESHOLD * self._end
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
    def gamma(self) -> GammaMap | None:
        """Gamma of A and B, once it is there."""
        return self._gamma

    def set_gamma(self, gamma: GammaMap | None) -> None:
        """Take a gamma of A and B, whichever of them is its reference."""
        if gamma is not self._gamma:
            self._gamma = gamma
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
    def difference_end(self) -> float:
        """Where the colours of the difference end on both sides of 0, Gy."""
        return self._end

    @property
    def difference_threshold(self) -> float:
        """Up to where a difference has no colour, on both sides of 0, Gy."""
        return self._threshold

    @property
    def is_in_percent(self) -> bool:
        """Whether differences are told in % of the reference dose, if there is one."""
        return self._in_percent

    def set_difference_colours(
        self,
        *,
        end: float | None = None,
        threshold: float | None = None,
        in_percent: bool | None = None,
    ) -> None:
        """Change any part of how a difference is coloured and told.

        With another end the threshold keeps its share of it.
        """
        if end is not None and end > 0:
            self._threshold *= end / self._end
            self._end = end
        if threshold is not None:
            self._threshold = min(max(threshold, 0.0), self._end)
        if in_percent is not None:
            self._in_percent = in_percent
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

    @property
    def is_blinking(self) -> bool:
        """Whether the pictures show A and B by turns."""
        return self._blinks

    def set_blinking(self, value: bool) -> None:
        """Note that the pictures show A and B by turns, or no longer."""
        if value != self._blinks:
            self._blinks = value
            self.shown_changed.emit()

    def take_shown(self, dose: Dose) -> None:
        """Note that another dose is A: what was worked out is of the one before."""
        if dose is self._other:
            self.set_other(None)
        elif self._difference is not None or self._gamma is not None:
            self._difference = self._gamma = None
            self.worked_out.emit()
