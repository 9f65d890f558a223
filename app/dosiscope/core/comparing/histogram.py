"""How much volume has which difference."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor, log10
from typing import TYPE_CHECKING, Final, Self

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

    @classmethod
    def of(cls, values: NDArray[np.float64], volumes_cc: NDArray[np.float64]) -> Self:
        """Return that of samples of known difference and volume, shape (n,)."""
        least, most = float(values.min()), float(values.max())
        width = _bin_width(least, most)
        # to the even one where two are as near, so that it mirrors
        number = np.rint(values / width).astype(np.int64)
        first = int(number.min())
        number -= first
        counts = np.bincount(number)
        volumes = np.bincount(number, volumes_cc).astype(np.float64, copy=False)
        for array in (counts, volumes):
            array.setflags(write=False)
        return cls(width=width, first=first, volumes_cc=volumes, samples=counts)


def _bin_width(least: float, most: float) -> float:
    """Return a round width, of which few bins cover the values between two."""
    narrowest = max((most - least) / _MOST, _NOISE * max(-least, most))
    if not narrowest > 0:
        return 1.0
    power = 10.0 ** floor(log10(narrowest))
    # the logarithm may be rounded up to the next power
    times = next((r for r in _ROUND if r * power >= narrowest), _ROUND[-1])
    return times * power
