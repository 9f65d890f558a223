"""What the DVHs of solids with the same outlines differ by.

The solids have other layers between these outlines.  Deep inside, all of them are full
over whole dose slabs: there their samples are the same.  So the DVH of one is that of
another, less what this has elsewhere, and with what it has there itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dosiscope.core.dvh.curve import tidied
from dosiscope.core.dvh.extremes import Extremes
from dosiscope.core.dvh.histogram import Histogram
from dosiscope.core.dvh.hottest import Samples
from dosiscope.core.dvh.layers import by_slabs, cut_layers, fill_slabs
from dosiscope.core.dvh.outside import require_covered
from dosiscope.core.dvh.sampling import Sampler
from dosiscope.core.effort import spend
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.dvh.common_ground import CommonGround
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.dvh.extremes import Range
    from dosiscope.core.dvh.grid import DoseWindow, Resolution
    from dosiscope.core.dvh.layers import Layers
    from dosiscope.core.dvh.raster import Coverage
    from dosiscope.core.solids.solid import Solid

# Cells held, and sampled, at a time.
_CELLS_AT_A_TIME = 800_000
_CELLS_A_GROUP = 250_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rest:
    """What a solid has where not all of the solids are full.

    Attributes
    ----------
    dose, volume
        Bin edges, and the volume at or above each, cc; shape (bins + 1,).
    weighted_dose
        Sum of volume times dose, cc.
    whole
        Volume of the solid, cc.
    is_within
        Whether all of it is within the dose grid.
    """

    dose: NDArray[np.float64]
    volume: NDArray[np.float64]
    weighted_dose: float
    whole: float
    is_within: bool


class _Part(NamedTuple):
    """Dose slabs ``begin`` to ``end - 1``, and the sections that hold in them."""

    begin: int
    end: int
    first: int
    last: int


class Differing:
    """Solids of the same outlines in the same cells.

    Parameters
    ----------
    ground
        That of the solids; the cells are as the first one needs them.

    Raises
    ------
    NotEvaluableError
        The outlines lie beside the dose grid.
    """

    def __init__(self, ground: CommonGround, resolution: Resolution) -> None:
        self.ground = ground
        self._resolution = resolution
        self._z = ground.grid.z
        solids = ground.solids
        self._layers = {one: self._cut(one) for one in solids}
        slabs = [layers.slab for layers in self._layers.values()]
        planes = min(int(s[0]) for s in slabs), max(int(s[-1]) for s in slabs) + 1
        self.window = ground.window(planes, resolution, len(self._layers[solids[0]]))
        self._extremes = Extremes(ground, self.window)
        self._ranges: dict[Solid, Range] = {}

    def range_of(self, solid: Solid) -> Range:
        """Return the least and the largest dose of a solid of these outlines."""
        if solid not in self._ranges:
            self._ranges[solid] = self._extremes.of(solid)
        return self._ranges[solid]

    def rests(self, solids: Iterable[Solid]) -> dict[Solid, Rest]:
        """Sample each of some solids where not all that differ are full.

        They are some of these, or parts of them that end where these do.
        """
        samplings = {one: self._sampling(one) for one in solids}
        within = [layers[layers.inside] for layers in self._layers.values()]
        rows, columns = self.window.cells
        for part in _parts(within, max(2, _CELLS_AT_A_TIME // (rows * columns))):
            spend()
            coverage = self.ground.coverage(part.first, part.last, self.window)
            all_full = self._all_full(
                coverage, part, [_of_slabs(layers, part) for layers in within]
            )
            rest = ~all_full
            filled = coverage.share.max(axis=0) > 0
            cells = np.flatnonzero(rest.any(axis=0) & filled)
            rest, coverage = rest.take(cells, axis=1), coverage.among(cells)
            for sampling in samplings.values():
                sampling.add(part, cells, coverage, rest)
        return {solid: one.rest() for solid, one in samplings.items()}

    def _sampling(self, solid: Solid) -> _Sampling:
        layers = self._layers[solid] if solid in self._layers else self._cut(solid)
        histogram = Histogram(self.ground.grid.maximum, self._resolution.bins)
        return _Sampling(solid, layers, histogram, self.window, self._z)

    def _cut(self, solid: Solid) -> Layers:
        return cut_layers(solid, self._z, self._resolution.layers)

    def _all_full(
        self, coverage: Coverage, part: _Part, layers: Sequence[Layers]
    ) -> NDArray[np.bool_]:
        """Whether all solids fill a cell over a whole dose slab, (slabs, cells)."""
        count, planes = part.end - part.begin, len(coverage.share)
        filled = np.ones(count, np.bool_)
        used = []
        for some in layers:
            starts = np.flatnonzero(np.diff(some.slab, prepend=-1))
            mine = np.zeros(count, np.bool_)
            if len(starts):
                slabs = some.slab[starts] - part.begin
                mine[slabs] = fill_slabs(some, starts, self._z)
            filled &= mine
            for section in (some.lower, some.upper):
                used.append((some.slab - part.begin) * planes + section - part.first)
        slab, section = np.divmod(np.unique(np.concatenate(used)), planes)
        keep = filled[slab]
        slab, section = slab[keep], section[keep]
        full = np.zeros((count, coverage.full.shape[1]), np.bool_)
        if len(slab):
            starts = np.flatnonzero(np.diff(slab, prepend=-1))
            # as bytes: several times faster than logical_and
            of_sections = coverage.full.view(np.uint8)[section]
            full[slab[starts]] = np.bitwise_and.reduceat(of_sections, starts, axis=0)
        return full


class _Sampling:
    """The samples of one solid, part by part."""

    def __init__(
        self,
        solid: Solid,
        layers: Layers,
        histogram: Histogram,
        window: DoseWindow,
        dose_z: NDArray[np.float64],
    ) -> None:
        self.solid = solid
        self.layers = layers[layers.inside]
        self.is_within = window.holds_all and bool(layers.inside.all())
        self.histogram = histogram
        self.samples = Samples(window, histogram)
        self.sampler = Sampler(window, dose_z, self.samples, whole=False)

    def add(
        self,
        part: _Part,
        cells: NDArray[np.intp],
        coverage: Coverage,
        chosen: NDArray[np.bool_],
    ) -> None:
        """Add some cells, in ``chosen`` slabs of a part, of shape (slabs, cells).

        ``coverage`` is of these cells only.
        """
        layers = _of_slabs(self.layers, part)
        if not len(layers) or not len(cells):
            return
        sampler = self.sampler.among(cells, chosen, part.begin)
        for group in by_slabs(layers, max(1, _CELLS_A_GROUP // len(cells))):
            spend()
            sampler.add(coverage, part.first, group)
        self.samples.release_all()

    def rest(self) -> Rest:
        """Return what was sampled."""
        edges, volume = self.histogram.cumulative()
        return Rest(
            dose=edges,
            volume=volume / CUBIC_MM_PER_CC,
            weighted_dose=self.histogram.weighted_dose / CUBIC_MM_PER_CC,
            whole=self.solid.volume_cc,
            is_within=self.is_within,
        )


def _of_slabs(layers: Layers, part: _Part) -> Layers:
    first, last = np.searchsorted(layers.slab, (part.begin, part.end))
    return layers[slice(int(first), int(last))]


def _parts(layers: Sequence[Layers], most: int) -> Iterator[_Part]:
    """Yield whole dose slabs that lie between so many sections at most."""
    slab = np.concatenate([some.slab for some in layers])
    if not len(slab):
        return
    begin = int(slab.min())
    count = int(slab.max()) + 1 - begin
    low = np.full(count, np.iinfo(np.int64).max)
    high = np.full(count, -1)
    np.minimum.at(low, slab - begin, np.concatenate([some.lower for some in layers]))
    np.maximum.at(high, slab - begin, np.concatenate([some.upper for some in layers]))
    start, first, last = 0, low[0], high[0]
    for n in range(count):
        new_first, new_last = min(first, low[n]), max(last, high[n])
        if new_last - new_first >= most and n > start:
            yield _Part(begin + start, begin + n, int(first), int(last))
            start, new_first, new_last = n, low[n], high[n]
        first, last = new_first, new_last
    yield _Part(begin + start, begin + count, int(first), int(last))


def exchanged(dvh: Dvh, less: Rest, more: Rest, doses: Range) -> Dvh:
    """Return a DVH with the rest of another solid in place of that of its own.

    Parameters
    ----------
    dvh
        On bins of the same width.
    doses
        Least and largest dose of the other solid.

    Raises
    ------
    NotEvaluableError
        Most of the other solid lies outside the dose grid.
    """
    assert dvh.volume_cc is not None
    assert dvh.covered_cc is not None
    assert dvh.mean is not None
    volume = more.volume - less.volume
    volume[: len(dvh.volume)] += dvh.volume
    total = dvh.volume_cc + more.whole - less.whole
    is_within = more.is_within and dvh.covered_cc == dvh.volume_cc
    covered = total if is_within else min(float(volume[0]), total)
    require_covered(covered, total)
    weighted = dvh.mean * dvh.covered_cc + more.weighted_dose - less.weighted_dose
    mean = weighted / float(volume[0])
    volume *= covered / volume[0]
    edges, volume = tidied(more.dose, volume, doses)
    return replace(
        dvh,
        dose=edges,
        volume=volume,
        volume_cc=total,
        covered_cc=covered,
        minimum=doses[0],
        maximum=doses[1],
        mean=mean,
    )
