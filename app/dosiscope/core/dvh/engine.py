"""The DVH of a solid in a dose: what the dose grid says, as exactly as it says it."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.common_ground import CommonGround
from dosiscope.core.dvh.curve import Dvh, DvhSource, tidied
from dosiscope.core.dvh.extremes import Extremes
from dosiscope.core.dvh.found_range import FoundRange
from dosiscope.core.dvh.grid import DoseGrid, Resolution, cut_tile
from dosiscope.core.dvh.histogram import Histogram
from dosiscope.core.dvh.hottest import Samples, threshold_of, tiles
from dosiscope.core.dvh.islands import islands_of
from dosiscope.core.dvh.layers import Layers, by_slabs, cut_layers
from dosiscope.core.dvh.outside import OutsideGridError, require_covered
from dosiscope.core.dvh.raster import Coverage, rasterize
from dosiscope.core.dvh.sampling import Sampler
from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import marked, tr, tr_count
from dosiscope.core.solids.solid import Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.extremes import Range
    from dosiscope.core.dvh.found_range import At
    from dosiscope.core.dvh.grid import DoseWindow
    from dosiscope.core.dvh.section_outlines import SectionOutlines
    from dosiscope.core.field import Place
    from dosiscope.core.solids.solid import Solid

# Cells held at a time: bounds the memory, whatever the size of the structure.
_CELLS_AT_A_TIME = 800_000
_CELLS_A_GROUP = 250_000
# Below this the interpolation of the dose itself costs percents of a dose's volume
# (spheres of 5 mm in a grid of 1 mm: 6 %).
_FEW_VOXELS = 100
_FEW_PLANES = 3
_THIN = 1e-4  # mm


@dataclass(frozen=True, slots=True)
class DvhOptions:
    """How a DVH is made; what is not the default is named in the result.

    Attributes
    ----------
    resolution
        How fine a structure is sampled.
    smooth
        Let the area run through the contours as a cubic instead of linearly, and
        taper the ends (rounded structures on coarse slices).
    cubic_dose
        Interpolate the dose by cubic splines before sampling (targets of a few
        dose voxels); no treatment planning system is known to do so.
    """

    resolution: Resolution = field(default_factory=Resolution)
    smooth: bool = False
    cubic_dose: bool = False


_DEFAULT = DvhOptions()


def compute_dvh(
    solid: Solid,
    dose: Dose,
    *,
    name: str = "",
    options: DvhOptions = _DEFAULT,
    ground: CommonGround | None = None,
    doses: Range | None = None,
) -> Dvh:
    """Return the cumulative DVH of a solid in a dose.

    Parameters
    ----------
    ground
        What it has in common with others of the same outlines, and their grid.
    doses
        Its least and largest dose where they are known; else they are looked for.

    Raises
    ------
    NotEvaluableError
        The solid has no volume, lies wholly outside the dose grid, or the grid has
        nothing to interpolate between.
    """
    if not any(span.high > span.low for span in solid.spans):
        raise NotEvaluableError(tr("the structure has no volume: no DVH"))
    original = solid
    grid = grid_for(solid, dose, options) if ground is None else ground.grid
    if options.smooth:
        from dosiscope.core.dvh.smooth import smooth_solid

        solid = smooth_solid(solid)
    histogram = Histogram(grid.maximum, options.resolution.bins)
    works = _works(solid, grid, histogram, options.resolution, ground)
    for work in works if doses is None else ():
        work.find_extremes()
    covered = sum(work.covered for work in works)
    if covered <= 0:
        raise OutsideGridError
    total = solid.volume_cc
    is_within = len(works) and all(work.is_within for work in works)
    covered = total if is_within else min(covered / 1000, total)
    require_covered(covered, total)
    coldest = min(works, key=lambda work: work.found.low)
    hottest = max(works, key=lambda work: work.found.high)
    minimum, maximum = doses or (coldest.found.low, hottest.found.high)
    edges, volume = histogram.cumulative()
    volume *= covered / histogram.weight
    edges, volume = tidied(edges, volume, (minimum, maximum))
    return Dvh(
        roi_numbers=(solid.roi_number,),
        name=name,
        source=DvhSource.COMPUTED,
        dose=edges,
        volume=volume,
        dose_unit=dose.unit_text,
        volume_unit="cc",
        volume_cc=total,
        covered_cc=covered,
        minimum=minimum,
        maximum=maximum,
        minimum_at=coldest.place_of(coldest.found.low_at),
        maximum_at=hottest.place_of(hottest.found.high_at),
        mean=histogram.weighted_dose / histogram.weight,
        dose_uid=dose.key,
        dose_label=dose.label,
        method=_method(original, grid, works, histogram, options, dose.unit_text),
        doubts=_doubts(solid, grid),
        is_off_slice=solid.is_off_slice,
    )


def grid_for(solid: Solid, dose: Dose, options: DvhOptions) -> DoseGrid:
    """Return the grid of a dose that a solid is sampled in.

    Raises
    ------
    NotEvaluableError
        The grid has nothing to interpolate between, or the solid is too large for it.
    """
    grid = DoseGrid.of(dose)
    if not options.cubic_dose:
        return grid
    from dosiscope.core.dvh.cubic import refine_dose

    return refine_dose(grid, solid)


def range_on_planes(solid: Solid, dose: Dose) -> Range | None:
    """Return the least and the largest dose on the planes of the contours alone.

    None where no contour lies on a plane within the grid.
    """
    thin = [
        Span(section.z - _THIN, section.z + _THIN, lower=n, upper=n)
        for n, section in enumerate(solid.sections)
        if section.is_data
    ]
    kept = [s for n, s in enumerate(thin) if not n or s.low >= thin[n - 1].high]
    if not kept:
        return None
    try:
        grid = DoseGrid.of(dose)
        histogram = Histogram(grid.maximum, 1)
        work = _Work(solid.layered(kept), grid, histogram, Resolution(), None)
    except NotEvaluableError:
        return None
    work.find_extremes()
    low, high = work.found.low, work.found.high
    return (low, high) if low <= high else None


def _works(
    solid: Solid,
    grid: DoseGrid,
    histogram: Histogram,
    resolution: Resolution,
    ground: CommonGround | None,
) -> list[_Work]:
    """Sample all parts of a structure, the hottest of all of them once more."""
    works = [
        _Work(part, grid, histogram, resolution, ground)
        for part in islands_of(solid, resolution.parts)
        if any(span.high > span.low for span in part.spans)
    ]
    for work in works:
        work.sample()
    within = [work for work in works if work.samples is not None]
    if not within:
        raise OutsideGridError
    threshold = threshold_of([work.samples for work in within if work.samples])
    for work in within:
        work.sample_hottest(threshold)
    return works


class _Work:
    """One part of a structure in one dose: sums and extremes.

    Attributes
    ----------
    covered
        Volume within the grid, mm^3.
    is_within
        Whether all of it is.
    samples
        Its samples; None where it lies beside the grid.
    found
        Its least and its largest dose.
    """

    def __init__(
        self,
        solid: Solid,
        grid: DoseGrid,
        histogram: Histogram,
        resolution: Resolution,
        ground: CommonGround | None,
    ) -> None:
        self.solid = solid
        self.grid = grid
        self.resolution = resolution
        self.layers = cut_layers(solid, grid.z, resolution.layers)
        self.covered = 0.0
        self.is_within = False
        self.found = FoundRange()
        self.samples: Samples | None = None
        self.histogram = histogram
        spend()
        self._is_shared = ground is not None and ground.is_of(solid)
        if ground is None or not self._is_shared:
            ground = CommonGround([solid], grid)
        self.ground = ground
        self._places: SectionOutlines | None = None
        self.window: DoseWindow | None = None
        slabs = self.layers.slab
        with suppress(NotEvaluableError):
            self.window = ground.window(
                (int(slabs.min()), int(slabs.max()) + 1), resolution, len(self.layers)
            )

    def sample(self) -> None:
        """Sample what lies in the grid."""
        if self.window is None:
            return
        self.samples = Samples(self.window, self.histogram)
        sampler = Sampler(
            self.window, self.grid.z, self.samples, whole=not self.is_fine
        )
        self.covered = _sample(self._coverage, self.layers, sampler)
        self.is_within = self.window.holds_all and bool(self.layers.inside.all())

    def find_extremes(self) -> None:
        """Find the least and the largest dose."""
        if self.window is not None:
            self.found = Extremes(self.ground, self.window).with_places(self.solid)

    def place_of(self, at: At | None) -> Place | None:
        """Return where a place in the samples of the window is, mm."""
        if at is None or self.window is None:
            return None
        window = self.window
        column, row, plane = at
        return self.grid.to_mm(
            column + window.first_column,
            row + window.first_row,
            plane + window.first_plane,
        )

    def _in_cells(self, window: DoseWindow) -> SectionOutlines:
        """Return its outlines in the window's cells."""
        if self._places is None:
            self._places = self.ground.in_cells(window)
        return self._places

    def _coverage(self, first: int, last: int) -> Coverage | None:
        """Return how much some sections cover of the window's cells, as `_rastered`."""
        assert self.window is not None
        if self._is_shared:
            return self.ground.coverage(first, last, self.window)
        return _rastered(self._in_cells(self.window), self.window, first, last)

    @property
    def is_fine(self) -> bool:
        """Whether its cells and layers are as small as those of the hottest part."""
        assert self.window is not None
        (down, across), step = self.window.subdivision, self.grid.spacing
        cell = max(step[0] / down, step[1] / across, float(self.layers.thickness.max()))
        return cell <= self.resolution.hottest

    def sample_hottest(self, threshold: float) -> None:
        """Sample the dose cells that reach a dose in smaller cells."""
        assert self.samples is not None
        assert self.window is not None
        size, step = self.resolution.hottest, self.grid.spacing
        if self.is_fine:
            self.samples.release_all()
            return
        plane = float(np.diff(self.grid.z).min())
        small = int(np.prod(np.ceil(np.divide((*step, plane), size))))
        chosen = self.samples.take_hottest(threshold, small)
        if chosen is None:
            return
        height = max(s.high for s in self.solid.spans) - self.solid.spans[0].low
        layers = cut_layers(self.solid, self.grid.z, int(np.ceil(height / size)))
        slab = layers.slab - self.window.first_plane
        for low, high in tiles(chosen):
            tile = cut_tile(self.window, low, high, size, step)
            part = tuple(slice(n, m + 1) for n, m in zip(low, high, strict=True))
            samples = Samples(tile, self.histogram)
            sampler = Sampler(
                tile, self.grid.z, samples, whole=False, chosen=chosen[part]
            )
            outlines = self.ground.in_cells(tile)
            these = layers[(slab >= low[0]) & (slab <= high[0])]
            _sample(partial(_rastered, outlines, tile), these, sampler)
            samples.release_all()


def _sample(
    coverage: Callable[[int, int], Coverage | None], layers: Layers, sampler: Sampler
) -> float:
    """Raster a few sections at a time and sample the layers between them.

    Those within the grid along z are.

    ``coverage`` is asked for that of the sections from a first to a last one.

    Returns
    -------
    covered
        Volume within the window, mm^3.
    """
    rows, columns = sampler.window.cells
    sections_at_a_time = max(2, _CELLS_AT_A_TIME // (rows * columns))
    covered = 0.0
    for first, last, some in _chunks(layers[layers.inside], sections_at_a_time):
        spend()
        found = coverage(first, last)
        if found is not None:
            covered += _sum_up(found, first, some, sampler)
    return covered


def _rastered(
    outlines: SectionOutlines, window: DoseWindow, first: int, last: int
) -> Coverage | None:
    """Return how much some sections cover of a window's cells; None where nothing.

    ``outlines`` are in its cells.
    """
    part = outlines.of_sections(first, last)
    if not len(part.rings.xy):
        return None
    return rasterize(part, (last - first + 1, *window.cells), window.lines)


def _sum_up(coverage: Coverage, first: int, layers: Layers, sampler: Sampler) -> float:
    """Sample layers; return their volume, mm^3."""
    window = sampler.window
    rows, columns = window.cells
    for group in by_slabs(layers, max(1, _CELLS_A_GROUP // (rows * columns))):
        spend()
        sampler.add(coverage, first, group)
    return _volume(coverage, first, layers, window.cell_area)


def _volume(coverage: Coverage, first: int, layers: Layers, cell_area: float) -> float:
    cells = coverage.share.sum(axis=1, dtype=np.float64)
    lower, upper = cells[layers.lower - first], cells[layers.upper - first]
    share = lower + layers.share * (upper - lower)
    return float((share * layers.thickness * layers.taper * cell_area).sum())


def _chunks(layers: Layers, most: int) -> list[tuple[int, int, Layers]]:
    """Split layers such that each part lies between few sections.

    Returns first section, last section and layers of each part; the layers of one
    dose slab may be parted.
    """
    chunks: list[tuple[int, int, Layers]] = []
    if not len(layers):
        return chunks
    begin = 0
    first, last = int(layers.lower[0]), int(layers.upper[0])
    for n in range(len(layers)):
        low = min(first, int(layers.lower[n]))
        high = max(last, int(layers.upper[n]))
        if high - low >= most and n > begin:
            chunks.append((first, last, layers[begin:n]))
            begin, low, high = n, int(layers.lower[n]), int(layers.upper[n])
        first, last = low, high
    chunks.append((first, last, layers[begin:]))
    return chunks


def _doubts(solid: Solid, grid: DoseGrid) -> tuple[str, ...]:
    """Say so where a structure is small for its dose grid or its planes."""
    row, column = grid.spacing
    voxel = row * column * float(np.diff(grid.z).min())
    voxels = 1000 * solid.volume_cc / voxel
    planes = len({section.z for section in solid.sections if section.is_data})
    doubts = []
    if voxels < _FEW_VOXELS:
        doubts.append(
            tr(
                "small for its dose grid: it has the volume of {voxels:.3g} dose "
                "voxels",
                voxels=voxels,
            )
        )
    if planes < _FEW_PLANES:
        doubts.append(
            tr_count(
                "it has contours on {n} plane only",
                "it has contours on {n} planes only",
                planes,
            )
        )
    return tuple(doubts)


def _method(
    solid: Solid,
    grid: DoseGrid,
    works: list[_Work],
    histogram: Histogram,
    options: DvhOptions,
    unit: str,
) -> dict[str, str]:
    windows = [work.window for work in works if work.window is not None]
    finest = max(windows, key=lambda window: window.subdivision)
    down, across = finest.subdivision
    step = grid.spacing
    method = {
        marked("end rule"): tr(str(solid.end_rule)),
        marked("between contours"): tr("area runs as a cubic")
        if options.smooth
        else tr("as the solid"),
        marked("dose"): tr("cubic splines at a third of the spacing, then trilinear")
        if options.cubic_dose
        else tr("trilinear"),
        marked("cells"): f"{step[1] / across:.3g} x {step[0] / down:.3g} mm",
        marked("lines per cell"): str(finest.lines),
        marked("layers"): str(sum(len(work.layers) for work in works)),
        marked("samples"): f"{histogram.samples:,}".replace(",", " "),
        marked("bin width"): f"{histogram.width:.4g} {unit}",
    }
    if len(works) > 1:
        method[marked("parts sampled by themselves")] = str(len(works))
    if any(work.samples.is_all_hot for work in works if work.samples is not None):
        method[marked("hottest part")] = tr(
            "in no smaller cells: too much is about as hot"
        )
    if solid.method:
        method[marked("solid")] = solid.method
    if options.smooth:
        method["end rule"] = tr("tapered")
    if grid.note:
        method[marked("dose grid")] = grid.note
    return method
