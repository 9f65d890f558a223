"""The hottest part of a structure, which a few small volumes are read off: D0.03cc.

A structure's cells follow its size, and the hottest 0.03 cc of a large one are a cell
or two.  So its samples are held until all are there; those of the dose cells that
the hottest part may lie in give way to samples of smaller cells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import Corner, DoseWindow
    from dosiscope.core.dvh.histogram import Float32, Histogram

    _Sample = tuple[NDArray[np.int64], Float32, Float32, Float32]

# Volume that is sampled more finely, mm^3.
HOTTEST = 100.0
_HELD = 2_000_000
# With more than this still held nearly all of a structure is as hot as its hottest part
# may be (a noisy or an even dose): there is none that small cells would tell better.
_MOST_HELD = 8_000_000
# The same with more dose cells, or small cells in the boxes around them, than this.
_MOST_CHOSEN, _MOST_CELLS = 100_000, 60_000_000
_BINS = 4000
# Dose cells whose samples spread less than this part of the maximum stay as they are.
_EVEN = 5e-4
_MOST_TILES = 3
_SMALL_TILE = 400


def _some(sample: _Sample, which: NDArray[np.bool_]) -> _Sample:
    voxel, dose, width_squared, weight = sample
    return voxel[which], dose[which], width_squared[which], weight[which]


class Samples:
    """The samples of one part of a structure, held by the dose cell they are in.

    Attributes
    ----------
    is_all_hot
        Whether so many of them may belong to the hottest part that none is held.
    """

    def __init__(self, window: DoseWindow, histogram: Histogram) -> None:
        self.window = window
        self.histogram = histogram
        self.is_all_hot = False
        self._held: list[_Sample] = []
        self._count = 0
        self._release_at = _HELD

    def add(
        self,
        voxel: NDArray[np.int64],
        dose: Float32,
        width_squared: Float32,
        weight: Float32,
    ) -> None:
        """Add samples, shape (n,): first node of the dose cell; see `Histogram.add`."""
        if self.is_all_hot:
            self.histogram.add(dose, width_squared, weight)
            return
        self._held.append((voxel, dose, width_squared, weight))
        self._count += len(dose)
        if self._count > self._release_at:
            self.release(threshold_of([self]))
            # not again before there are twice as many
            self._release_at = max(_HELD, 2 * self._count)
        if self._count > _MOST_HELD:
            self.is_all_hot = True
            self.release_all()

    def by_dose(self) -> NDArray[np.float64]:
        """Return the volume held, by dose: equal steps from 0 to the maximum."""
        bins = np.zeros(_BINS)
        scale = _BINS / (self.histogram.bins * self.histogram.width)
        for _, dose, _, weight in self._held:
            spend()
            at = np.clip((dose * scale).astype(np.int64), 0, _BINS - 1)
            bins += np.bincount(at, weight, _BINS)
        return bins

    def release(self, threshold: float) -> None:
        """Put into the histogram what lies in dose cells below a dose."""
        kept = []
        reach = self._reaching(threshold)
        for part in self._held:
            spend()
            hot = reach[part[0]]
            if hot.any():
                kept.append(_some(part, hot))
                part = _some(part, ~hot)
            self.histogram.add(*part[1:])
        self._held = kept
        self._count = sum(len(part[0]) for part in kept)

    def take_hottest(self, threshold: float, size: int) -> NDArray[np.bool_] | None:
        """Take out the samples of uneven dose cells that reach a dose.

        All others go into the histogram.  ``size`` is the number of small cells in a
        dose cell.

        Returns
        -------
        chosen
            Those dose cells, shape (slabs, rows, columns); None where there are none,
            or so many that it would take too long.
        """
        if not self._held:
            return None
        reach = self._reaching(threshold)
        least = _EVEN * self.histogram.bins * self.histogram.width
        chosen = np.zeros(len(reach), np.bool_)
        hot = [np.flatnonzero(reach[voxel]) for voxel, *_ in self._held]
        for at, (voxel, _, width_squared, _) in zip(hot, self._held, strict=True):
            spend()
            chosen[voxel[at[width_squared[at] > least * least]]] = True
        shape = self.window.nodes.shape
        cells: NDArray[np.bool_] = chosen.reshape(shape)[:-1, :-1, :-1]
        if (
            np.count_nonzero(cells) > _MOST_CHOSEN
            or size * _cells_of(cells) > _MOST_CELLS
        ):
            self.is_all_hot = True
            self.release_all()
            return None
        for at, (voxel, *sample) in zip(hot, self._held, strict=True):
            spend()
            gone = at[chosen[voxel[at]]]
            if len(gone):
                keep = np.ones(len(voxel), np.bool_)
                keep[gone] = False
                sample = [values[keep] for values in sample]
            self.histogram.add(*sample)
        self._held, self._count = [], 0
        return cells if chosen.any() else None

    def release_all(self) -> None:
        """Put all samples into the histogram."""
        for _, *sample in self._held:
            spend()
            self.histogram.add(*sample)
        self._held, self._count = [], 0

    def _reaching(self, threshold: float) -> NDArray[np.bool_]:
        """Whether a dose cell has a corner that reaches a dose, by its first node."""
        nodes = self.window.nodes
        row, plane = nodes.shape[2], nodes[0].size
        hot = np.flatnonzero(nodes >= np.float32(threshold))
        reach = np.zeros(nodes.size, np.bool_)
        for step in (0, 1, row, row + 1):
            for corner in (step, step + plane):
                reach[hot[np.searchsorted(hot, corner) :] - corner] = True
        return reach


def _cells_of(chosen: NDArray[np.bool_]) -> int:
    """Return how many dose cells the boxes around the chosen ones hold."""
    return sum(int(np.prod(np.subtract(high, low) + 1)) for low, high in tiles(chosen))


def threshold_of(parts: list[Samples]) -> float:
    """Return the dose above which the hottest part of all lies, or a little less."""
    above = np.cumsum(np.sum([part.by_dose() for part in parts], axis=0)[::-1])
    count = int(np.searchsorted(above, HOTTEST)) + 1
    histogram = parts[0].histogram
    return max(_BINS - count, 0) * histogram.bins * histogram.width / _BINS


def tiles(chosen: NDArray[np.bool_]) -> list[tuple[Corner, Corner]]:
    """Return few boxes of dose cells that hold all chosen ones and little else.

    ``chosen`` has shape (slabs, rows, columns); each box is its first and its last
    cell.  Boxes do not overlap.
    """
    parts = [np.argwhere(chosen)]
    if not len(parts[0]):
        return []
    while len(parts) < _MOST_TILES:
        sizes = [int(np.prod(np.ptp(part, axis=0) + 1)) for part in parts]
        n = int(np.argmax(sizes))
        if sizes[n] <= _SMALL_TILE:
            break
        part = parts.pop(n)
        axis = int(np.argmax(np.ptp(part, axis=0)))
        middle = (part[:, axis].min() + part[:, axis].max()) // 2
        low = part[:, axis] <= middle
        parts += [part[low], part[~low]]
    return [
        (
            (int(low[0]), int(low[1]), int(low[2])),
            (int(high[0]), int(high[1]), int(high[2])),
        )
        for low, high in ((part.min(axis=0), part.max(axis=0)) for part in parts)
    ]
