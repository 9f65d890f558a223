"""What the shown dose is compared with, and how the pictures show the two.

Pictures, differences and gamma are of A and B alone.  Of further doses, C and D, the
DVHs are kept beside those of the two.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal

from dosiscope.viewer.dose_now import dose_now
from dosiscope.viewer.ticks import round_near

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.map import GammaMap

KEPT_AT_MOST: Final = 2  # C and D: four curves of each structure can be told apart
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
    kept_changed = Signal()  # DVHs of other doses are kept beside those of A and B
    worked_out = Signal()  # a difference or a gamma map arrived, or holds no more
    shown_changed = Signal()  # what the pictures show of it

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reset()

    def reset(self) -> None:
        """Begin without a second dose."""
        self._other: Dose | None = None
        self._kept: tuple[Dose | None, ...] = (None,) * KEPT_AT_MOST
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
        """Compare with another dose, or with none: then nothing is kept either.

        How differences are coloured and told stays from one B to the next.
        """
        if dose is self._other:
            return
        self._take_other(dose)
        self._tell_other()

    def exchange(self, shown: Dose) -> None:
        """Take what was A as B; whoever shows B as A tells it, both at once."""
        self._take_other(shown)

    def _take_other(self, dose: Dose | None) -> None:
        """Take another B; all but how it is shown is of the one before."""
        begins = self._other is None
        self._other, self._blinks = dose, False
        self._difference = self._gamma = None
        if dose is None:
            self.reset()
        elif begins:
            self._end = round_near(_END * max(abs(dose.maximum), abs(dose.minimum)))
            self._threshold = _THRESHOLD * self._end

    def _tell_other(self) -> None:
        self.changed.emit()
        self.worked_out.emit()
        self.shown_changed.emit()

    @property
    def kept(self) -> tuple[Dose | None, ...]:
        """The doses C and D whose DVHs are kept; None for a letter that is free.

        One of them can be B, or A, for a while: then its DVHs are those of that.
        """
        return self._kept

    @property
    def has_room(self) -> bool:
        """Whether DVHs of one more dose can be kept."""
        return None in self._kept

    def keep_other(self) -> None:
        """Keep the DVHs of B when another dose is B; none where no letter is free."""
        if self._other is None or self._other in self._kept or not self.has_room:
            return
        kept = list(self._kept)
        kept[kept.index(None)] = self._other
        self._kept = tuple(kept)
        self.kept_changed.emit()

    def keep_no_longer(self, dose: Dose) -> None:
        """Give up the DVHs of a dose that is kept; the other letter stays."""
        if dose in self._kept:
            self._kept = tuple(None if one is dose else one for one in self._kept)
            self.kept_changed.emit()

    def letters(self, shown: Dose | None) -> dict[str, Dose]:
        """Return the doses whose DVHs are seen, by their letters; {} without a B.

        ``shown`` is A.
        """
        other = self._other
        if shown is None or other is None or other is shown:
            return {}
        kept = zip("CD", self._kept, strict=True)
        more = {
            letter: dose
            for letter, dose in kept
            if dose is not None and dose is not shown and dose is not other
        }
        return {"A": shown, "B": other, **more}

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of B, C and D; "" for a letter that is free."""
        doses = self._other, *self._kept
        return tuple("" if dose is None else dose.key for dose in doses)

    def take_again(self, keys: Sequence[str], doses: Mapping[str, Dose]) -> None:
        """Take B, C and D as `keys` told them; ``doses`` are all there are, by keys."""
        self.take([doses.get(key) for key in keys])

    def take(self, doses: Sequence[Dose | None]) -> None:
        """Take doses as B, C and D; what is not there leaves its letter free."""
        free: list[Dose | None] = [None] * (1 + KEPT_AT_MOST - len(doses))
        other, *kept = [*doses, *free]
        self.set_other(other)
        if other is not None and tuple(kept) != self._kept:
            self._kept = tuple(kept)
            self.kept_changed.emit()

    def leave_out(self, there: Collection[Dose], shown: Dose | None) -> None:
        """Give up all doses that are not among those that are there; ``shown`` is A.

        What was read anew stands for what it was.
        """
        other = dose_now(self._other, there)
        if other is not None:
            self.take([other, *(dose_now(one, there) for one in self._kept)])
        for dose in self._kept:
            if dose is not None and dose not in there:
                self.keep_no_longer(dose)
        if self._other is not None and self._other not in there:
            self.set_other(self._next_other(shown))

    def _next_other(self, shown: Dose | None) -> Dose | None:
        """Return what is compared where B is so no more: what was kept of it, if any.

        Its letter is free then.
        """
        taken = (None, self._other, shown)
        found = [one for one in self._kept if one not in taken]
        for dose in found[:1]:
            self._kept = tuple(None if one is dose else one for one in self._kept)
        return next(iter(found), None)

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
            self.set_other(self._next_other(dose))
        elif self._difference is not None or self._gamma is not None:
            self._difference = self._gamma = None
            self.worked_out.emit()
