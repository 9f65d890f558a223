"""How much volume has which difference."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# so many bins at most, and no fewer than two fifths of them unless all is equal
_MOST: Final = 100
# no bin is narrower than this part of a value: rounding makes as much
_NOISE: Final = 1e-9
_ROUND: Final = (1.0, 2.0, 5.0, 10.0)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DifferenceHistogram:
    """Volumes by difference, in bins whose middles are whole multiples of a width.

    One bin has its middle at 0, so that no difference counts as none; of B - A the
    histogram is the mirror image.

    Attributes
    ----------
    width
        Of a bin, in the unit of the doses: 1, 2 or 5 times a power of ten.
    first
        Which multiple of the width is the middle of the first bin.
    volumes_cc
        Volume of each bin, shape (bins,), cc.
    samples
        How many samples each bin has, shape (bins,).
    """

    width: float
    first: int
    volumes_cc: NDArray[np.float64]
    samples: NDArray[np.int64]

    @property
    def middles(self) -> NDArray[np.float64]:
        """Middle of every bin, shape (bins,)."""
        numbers = self.first + np.arange(len(self.samples), dtype=np.float64)
        return np.asarray(self.width * numbers)

    @property
    def edges(self) -> NDArray[np.float64]:
        """Edges of the bins, shape (bins + 1,)."""
        numbers = self.first - 0.5 + np.arange(len(self.samples) + 1)
        return np.asarray(self.width * numbers)


class Bins:
    """Fills a histogram, part by part.

    Parameters
    ----------
    least, most
        Between which all differences are.
    """

    def __init__(self, least: float, most: float) -> None:
        self._width = _bin_width(least, most)
        # to the even one where two are as near, so that it mirrors
        self._first, last = (int(np.rint(end / self._width)) for end in (least, most))
        self._samples = np.zeros(last - self._first + 1, np.int64)
        self._volumes = np.zeros(last - self._first + 1)

    def add(self, values: NDArray[np.float64], volume_cc: float) -> None:
        """Add samples of one volume each, shape (n,)."""
        number = np.rint(values / self._width).astype(np.int64) - self._first
        counts = np.bincount(number, minlength=len(self._samples))
        self._samples += counts
        self._volumes += volume_cc * counts

    def histogram(self) -> DifferenceHistogram:
        """Return what was filled."""
        for array in (self._volumes, self._samples):
            array.setflags(write=False)
        return DifferenceHistogram(
            width=self._width,
            first=self._first,
            volumes_cc=self._volumes,
            samples=self._samples,
        )


def _bin_width(least: float, most: float) -> float:
    """Return a round width, of which few bins cover the values between two."""
    narrowest = max((most - least) / _MOST, _NOISE * max(-least, most))
    if not narrowest > 0:
        return 1.0
    power = 10.0 ** floor(log10(narrowest))
    # the logarithm may be rounded up to the next power
    times = next((r for r in _ROUND if r * power >= narrowest), _ROUND[-1])
    return times * power
