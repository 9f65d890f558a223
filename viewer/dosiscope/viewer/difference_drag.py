"""Where the colours of a difference end, moved by hand on the bar that shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.text import PLUS_MINUS
from dosiscope.viewer.comparison_text import difference_text
from dosiscope.viewer.level_drag import round_step
from dosiscope.viewer.wash_drag import REACH

if TYPE_CHECKING:
    from dosiscope.viewer.level_drag import Axis
    from dosiscope.viewer.review import Review


class DifferenceDrag:
    """Moves both ends of the colours of A - B at once: 0 stays in the middle.

    As with the wash of a dose, what counts is the axis as it was when an end was taken.
    """

    def __init__(self, review: Review) -> None:
        self._review = review
        self._start = 0.0
        self._axis: Axis | None = None
        self._end: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether an end is being dragged."""
        return self._end is not None

    def at(self, px: float, axis: Axis) -> int | None:
        """Return which end is at a place: 0 the lower, 1 the upper; None neither."""
        end = self._review.comparison.difference_end
        distances = [abs(axis.px(value) - px) for value in (-end, end)]
        nearest = int(distances[1] < distances[0])
        return nearest if distances[nearest] <= REACH else None

    def press(self, px: float, axis: Axis) -> bool:
        """Take the end at a place; return whether there is one."""
        self._end = self.at(px, axis)
        self._axis, self._start = axis, self._review.comparison.difference_end
        return self.is_held

    def move(self, px: float) -> None:
        """Move the end that is held, and the other one with it."""
        if self._axis is None or self._end is None:
            return
        step = round_step(self._axis.per_px)
        value = self._axis.dose(px) * (1 if self._end else -1)
        self._set(max(round(round(value / step) * step, 6), step))

    def release(self) -> None:
        """Let go."""
        self._end = None

    def cancel(self) -> None:
        """Put the ends back to where they were, and let go."""
        if self.is_held:
            self._set(self._start)
            self.release()

    def hint(self, end: int) -> str:
        """Return what an end is, and what can be done with it."""
        size = difference_text(self._review, self._review.comparison.difference_end)
        colours = "Orange" if end else "Blue"
        return f"{colours} is full at {PLUS_MINUS} {size}: drag to change it"

    def _set(self, end: float) -> None:
        self._review.comparison.set_difference_colours(end=end)
