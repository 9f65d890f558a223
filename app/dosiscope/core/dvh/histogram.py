"""A histogram of samples that each spread over a box of their own width.

A cell is no point: the dose varies inside it.  Every sample counts as a box whose
variance is that of the dose in its cell, so coarse cells give a smooth curve
without stairs.  Widths are sorted into classes; each class is spread once, at the
end, by a running mean.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from dosiscope.core.effort import spend

Float32 = NDArray[np.float32]

_SHIFT = 22  # keeps exponent and first mantissa bit of a float32: two classes an octave
_ONE = 127 << 1  # class of the value 1: width^2 of one bin
_CLASSES = 52
_FLUSH_AT = 2_000_000


class Histogram:
    """Dose histogram from 0 to ``maximum`` with spread samples.

    ``weight`` and ``weighted_dose`` are the exact sums of all samples, free of bins.
    """

    def __init__(self, maximum: float, bins: int) -> None:
        self.bins = bins
        self.width = (maximum * 1.0001 if maximum > 0 else 1.0) / bins
        self.weight = 0.0
        self.weighted_dose = 0.0
        self.samples = 0
        self._counts: dict[int, NDArray[np.float64]] = {}
        # weight, and weight times width^2 in bins, of every class
        self._sums = np.zeros((2, _CLASSES))
        self._waiting: list[tuple[NDArray[np.int32], NDArray[np.int32], Float32]] = []
        self._waiting_samples = 0

    def add(self, dose: Float32, width_squared: Float32, weight: Float32) -> None:
        """Add samples: dose, box width squared and weight, shape (n,)."""
        if not dose.size:
            return
        self.samples += dose.size
        self.weight += float(weight.sum(dtype=np.float64))
        self.weighted_dose += float((weight * dose).sum(dtype=np.float64))
        number = (dose * np.float32(1 / self.width)).astype(np.int32)
        np.clip(number, 0, self.bins - 1, out=number)
        in_bins = width_squared * np.float32(1 / self.width**2)
        # positive floats sort like their bits
        octave = in_bins.view(np.int32) >> _SHIFT
        octave -= _ONE
        np.clip(octave, 0, _CLASSES - 1, out=octave)
        self._sums[0] += np.bincount(octave, weight, _CLASSES)
        self._sums[1] += np.bincount(octave, weight * in_bins, _CLASSES)
        self._waiting.append((octave, number, weight))
        self._waiting_samples += dose.size
        if self._waiting_samples > _FLUSH_AT:
            self._flush()

    def _flush(self) -> None:
        if not self._waiting:
            return
        spend()
        octave, number, weight = (
            np.concatenate(part) for part in zip(*self._waiting, strict=True)
        )
        self._waiting, self._waiting_samples = [], 0
        lowest, highest = int(octave.min()), int(octave.max())
        cell = (octave - lowest) * self.bins + number
        counts: NDArray[np.float64] = np.bincount(
            cell, weight, (highest - lowest + 1) * self.bins
        ).astype(np.float64, copy=False)
        for n, row in enumerate(counts.reshape(-1, self.bins), start=lowest):
            if n in self._counts:
                self._counts[n] += row
            else:
                self._counts[n] = row

    def cumulative(self) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return bin edges, shape (bins + 1,), and the weight at or above each."""
        edges = np.asarray(np.arange(self.bins + 1) * self.width, np.float64)
        if not self.samples:
            return edges, np.zeros(self.bins + 1)
        self._flush()
        halves = {
            octave: min(_half_width(float(squares / weight)), self.bins)
            for octave, (weight, squares) in enumerate(self._sums.T)
            if octave in self._counts and weight > 0
        }
        widest = max(halves.values(), default=0)
        # A box makes the weight below an edge bend up where it begins and down where
        # it ends: all bends are summed, then added up twice, once for all classes.
        bends = np.zeros(self.bins + 2 * widest)
        counts = np.zeros(self.bins + 2 * widest)
        for octave, half in halves.items():
            if half:
                bend = self._counts[octave] / (2 * half)
                bends[widest - half : widest - half + self.bins] += bend
                bends[widest + half : widest + half + self.bins] -= bend
            else:
                counts[widest : widest + self.bins] += self._counts[octave]
        # a bin is a box too: it bends over its width, half of it by its middle
        counts += np.cumsum(bends) - bends / 2
        below = np.concatenate([[0.0], np.cumsum(counts)])
        above: NDArray[np.float64] = below[-1] - below[widest : widest + self.bins + 1]
        return edges, above


def _half_width(square: float) -> int:
    """Half the width that a class still has to be spread by, in whole bins."""
    # a bin is a box itself: its own variance is there already
    return round(math.sqrt(max(square - 1, 0.0)) / 2)
