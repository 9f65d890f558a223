"""The least and the largest of values that are looked at part by part, with places."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

#: Column, row and plane, in samples.
At: TypeAlias = tuple[float, float, float]


class FoundRange:
    """The range of what was looked at so far, and where its ends are.

    Attributes
    ----------
    low, high
        Infinite as long as there was nothing.
    low_at, high_at
        Column, row and plane in the samples of a window; of equal values the first
        that was looked at.
    """

    __slots__ = ("high", "high_at", "low", "low_at")

    def __init__(self) -> None:
        self.low, self.high = np.inf, -np.inf
        self.low_at: At | None = None
        self.high_at: At | None = None

    def take(self, values: NDArray[np.floating], place: Callable[[int], At]) -> None:
        """Look at values, shape (n,), none NaN; ``place`` tells where each is."""
        if not len(values):
            return
        n, m = int(values.argmin()), int(values.argmax())
        if values[n] < self.low:
            self.low, self.low_at = float(values[n]), place(n)
        if values[m] > self.high:
            self.high, self.high_at = float(values[m]), place(m)
