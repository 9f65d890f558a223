"""The ends of the colour wash moved by hand on the bar that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.text import dose_text
from dosiscope.viewer.level_drag import round_step

if TYPE_CHECKING:
    from dosiscope.viewer.level_drag import Axis
    from dosiscope.viewer.review import Review

REACH = 7.0  # px along the bar from its end within which the mouse means it


class WashDrag:
    """Moves the lower or the upper end of the range of a review.

    The bar shows the range from end to end, and so another one at every step: what
    counts is the axis as it was when the end was taken.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._start = (0.0, 0.0)
        self._axis: Axis | None = None
        self._end: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether an end is being dragged."""
        return self._end is not None

    def at(self, px: float, axis: Axis) -> int | None:
        """Return which end is at a place: 0 the lower, 1 the upper; None neither."""
        distances = [abs(axis.px(dose) - px) for dose in self._review.look.wash_range]
        nearest = int(distances[1] < distances[0])
        return nearest if distances[nearest] <= REACH else None

    def press(self, px: float, axis: Axis) -> bool:
        """Take the end at a place; return whether there is one."""
        self._end = self.at(px, axis)
        self._axis, self._start = axis, self._review.look.wash_range
        return self.is_held

    def move(self, px: float) -> None:
        """Move the end that is held; the ends do not cross."""
        dose = self._review.dose
        if self._axis is None or self._end is None or dose is None:
            return
        step = round_step(self._axis.per_px)
        wanted = round(round(self._axis.dose(px) / step) * step, 6)
        low, high = self._start
        if self._end == 0:
            self._review.look.set_wash(low=max(min(wanted, high - step), 0.0))
        else:
            most = max(dose.maximum, self._review.look.usual_wash()[1], high)
            self._review.look.set_wash(high=min(max(wanted, low + step), most))

    def release(self) -> None:
        """Let go."""
        self._end = None

    def cancel(self) -> None:
        """Put the end that is held back to where it was, and let go."""
        if self.is_held:
            low, high = self._start
            self._review.look.set_wash(low=low, high=high)
            self.release()

    def hint(self, end: int) -> str:
        """Return what an end is, and what can be done with it."""
        dose = self._review.dose
        value = self._review.look.wash_range[end]
        told = dose_text(value, dose.unit_text) if dose is not None else ""
        return f"Colours {'end' if end else 'begin'} at {told}: drag to change it"
