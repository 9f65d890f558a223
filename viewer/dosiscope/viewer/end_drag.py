"""The ends of a range moved by hand on the bar that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from dosiscope.viewer.level_drag import round_step

if TYPE_CHECKING:
    from dosiscope.viewer.level_drag import Axis

REACH = 7.0  # px along the bar from its end within which the mouse means it
Ends = tuple[float, float]  # the lower and the upper one


class BarEnds(Protocol):
    """A range whose ends can be moved, in the unit of its bar."""

    @property
    def ends(self) -> Ends:
        """Where they are."""

    def put(self, ends: Ends) -> None:
        """Put both back to where they were."""

    def move(self, end: int, value: float, start: Ends, step: float) -> None:
        """Move one, 0 the lower or 1 the upper, towards a value.

        ``start`` is where both were when it was taken, ``step`` how finely it goes.
        """

    def hint(self, end: int) -> str:
        """Return what an end is, and what can be done with it."""


class EndDrag:
    """Takes an end of a range, moves it and lets it go.

    The bar shows the range from end to end, and so another one at every step: what
    counts is the axis as it was when the end was taken.
    """

    def __init__(self, of: BarEnds) -> None:
        self._of = of
        self._start: Ends = (0.0, 0.0)
        self._axis: Axis | None = None
        self._end: int | None = None

    @property
    def is_held(self) -> bool:
        """Whether an end is being dragged."""
        return self._end is not None

    def at(self, px: float, axis: Axis) -> int | None:
        """Return which end is at a place: 0 the lower, 1 the upper; None neither."""
        distances = [abs(axis.px(value) - px) for value in self._of.ends]
        nearest = int(distances[1] < distances[0])
        return nearest if distances[nearest] <= REACH else None

    def press(self, px: float, axis: Axis) -> bool:
        """Take the end at a place; return whether there is one."""
        self._end = self.at(px, axis)
        self._axis, self._start = axis, self._of.ends
        return self.is_held

    def move(self, px: float) -> None:
        """Move the end that is held."""
        if self._axis is None or self._end is None:
            return
        step = round_step(self._axis.per_px)
        value = round(round(self._axis.dose(px) / step) * step, 6)
        self._of.move(self._end, value, self._start, step)

    def release(self) -> None:
        """Let go."""
        self._end = None

    def cancel(self) -> None:
        """Put the end that is held back to where it was, and let go."""
        if self.is_held:
            self._of.put(self._start)
            self.release()

    def hint(self, end: int) -> str:
        """Return what an end is, and what can be done with it."""
        return self._of.hint(end)
