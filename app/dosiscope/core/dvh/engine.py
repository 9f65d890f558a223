"""The DVH of a solid in a dose: what the dose grid says, as exactly as it says it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.extremes import extremes
from dosiscope.core.dvh.grid import DoseGrid, Resolution, cut_window
from dosiscope.core.dvh.histogram import Histogram
from dosiscope.core.dvh.layers import Layers, cut_layers
from dosiscope.core.dvh.outlines import Outlines
from dosiscope.core.dvh.raster import Coverage, rasterize
from dosiscope.core.dvh.sampling import Sampler
from dosiscope.core.errors import DosiscopeError, NotEvaluableError
from dosiscope.core.progress import Progress, Steps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

# Cells held at a time: bounds the memory, whatever the size of the structure.
_CELLS_AT_A_TIME = 800_000
_CELLS_A_GROUP = 250_000
# Below this the interpolation of the dose itself costs percents of a dose's volume
# (spheres of 5 mm in a grid of 1 mm: 6 %).
_FEW_VOXELS = 100
_FEW_PLANES = 3


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
    solid: Solid, dose: Dose, *, name: str = "", options: DvhOptions = _DEFAULT
) -> Dvh:
    """Return the cumulative DVH of a solid in a dose.

    Raises
    ------
    NotEvaluableError
        The solid has no volume, lies wholly outside the dose grid, or the grid has
        nothing to interpolate between.
    """
    return _compute(solid, DoseGrid.of(dose), dose, name, options)


def compute_dvhs(
    solids: Sequence[Solid],
    dose: Dose,
    names: Mapping[int, str],
    options: DvhOptions = _DEFAULT,
) -> Steps[tuple[dict[int, Dvh], dict[int, str]]]:
    """Compute one DVH after the other; each is the ``part`` of its step.

    Returns
    -------
    dvhs, reasons
        By ROI Number: the DVHs, and a sentence for every solid without one.
    """
    grid = DoseGrid.of(dose)
    dvhs: dict[int, Dvh] = {}
    reasons: dict[int, str] = {}
    for done, solid in enumerate(solids, start=1):
        number = solid.roi_number
        try:
            dvh = _compute(solid, grid, dose, names.get(number, ""), options)
        except DosiscopeError as error:
            reasons[number] = str(error)
            yield Progress(done, len(solids), "DVH")
        else:
            dvhs[number] = dvh
            yield Progress(done, len(solids), "DVH", dvh)
    return dvhs, reasons


def _compute(
    solid: Solid, grid: DoseGrid, dose: Dose, name: str, options: DvhOptions
) -> Dvh:
    if not any(span.high > span.low for span in solid.spans):
        raise NotEvaluableError("the structure has no volume: no DVH")
    original = solid
    if options.smooth:
        from dosiscope.core.dvh.smooth import smooth_solid

        solid = smooth_solid(solid)
    if options.cubic_dose:
        from dosiscope.core.dvh.cubic import refine_dose

        grid = refine_dose(grid, solid)
    work = _Work(solid, grid, options.resolution)
    work.run()
    if work.covered <= 0:
        raise NotEvaluableError("the structure lies wholly outside the dose grid")
    total = solid.volume_cc
    is_within = work.window.holds_all and bool(work.layers.inside.all())
    covered = total if is_within else min(work.covered / 1000, total)
    histogram = work.histogram
    edges, volume = histogram.cumulative()
    volume *= covered / histogram.weight
    edges, volume = _tidy(edges, volume, work.minimum, work.maximum)
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
        minimum=work.minimum,
        maximum=work.maximum,
        mean=histogram.weighted_dose / histogram.weight,
        dose_uid=dose.header.sop_instance_uid,
        method=_method(original, work, options),
        doubts=_doubts(solid, grid),
    )


class _Work:
    """One structure in one dose: sums, extremes and histogram as they grow."""

    def __init__(self, solid: Solid, grid: DoseGrid, resolution: Resolution) -> None:
        self.solid = solid
        self.grid = grid
        self.layers = cut_layers(solid, grid.z, resolution.layers)
        outlines = Outlines.of(solid)
        index = grid.to_index(outlines.rings.xy)
        slabs = self.layers.slab
        self.window = cut_window(
            grid,
            index,
            (int(slabs.min()), int(slabs.max()) + 1),
            resolution,
        )
        self.outlines = outlines.at(self.window.to_cells(index))
        self.histogram = Histogram(grid.maximum, resolution.bins)
        self.sampler = Sampler(self.window, grid.z, self.histogram)
        self.covered = 0.0  # mm^3
        self.minimum, self.maximum = extremes(
            solid, self.outlines, self.window, grid.z
        )

    def run(self) -> None:
        """Raster a few sections at a time and sample all layers between them."""
        rows, columns = self.window.cells
        sections_at_a_time = max(2, _CELLS_AT_A_TIME // (rows * columns))
        for first, last, layers in _chunks(self.layers, sections_at_a_time):
            coverage = self._cover(first, last)
            self._sum_up(coverage, first, layers)

    def _cover(self, first: int, last: int) -> Coverage:
        outlines = self.outlines.of_sections(first, last)
        shape = (last - first + 1, *self.window.cells)
        return rasterize(outlines.rings, outlines.section, shape, self.window.lines)

    def _sum_up(self, coverage: Coverage, first: int, layers: Layers) -> None:
        """Add the volume and the dose of what lies within the grid."""
        volume = self._volume(coverage, first, layers)
        self.covered += float(volume[layers.inside].sum())
        within = np.flatnonzero(layers.inside)
        if not len(within):
            return
        layers = layers[slice(int(within[0]), int(within[-1]) + 1)]
        rows, columns = self.window.cells
        for group in _groups(layers, max(1, _CELLS_A_GROUP // (rows * columns))):
            self.sampler.add(coverage, first, group)

    def _volume(
        self, coverage: Coverage, first: int, layers: Layers
    ) -> NDArray[np.float64]:
        """Volume of every layer, mm^3."""
        cells = coverage.share.sum(axis=1, dtype=np.float64)
        lower, upper = cells[layers.lower - first], cells[layers.upper - first]
        share = lower + layers.share * (upper - lower)
        volume: NDArray[np.float64] = (
            share * layers.thickness * layers.taper * self.window.cell_area
        )
        return volume


def _chunks(layers: Layers, most: int) -> list[tuple[int, int, Layers]]:
    """Split layers such that each part lies between few sections.

    Returns first section, last section and layers of each part; the layers of one
    dose slab may be parted.
    """
    chunks = []
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


def _groups(layers: Layers, least: int) -> list[Layers]:
    """Split layers into groups of at least so many, never within a dose slab."""
    slab = layers.slab
    ends = np.append(np.flatnonzero(slab[1:] != slab[:-1]) + 1, len(layers))
    groups, begin = [], 0
    for end in ends:
        if end - begin >= least or end == len(layers):
            groups.append(layers[slice(begin, int(end))])
            begin = int(end)
    return groups


def _tidy(
    edges: NDArray[np.float64],
    volume: NDArray[np.float64],
    minimum: float,
    maximum: float,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Let the curve fall from the minimum on and end at the maximum."""
    total = float(volume[0])
    volume = np.minimum.accumulate(np.clip(volume, 0, total))
    volume[edges <= minimum] = total
    volume[edges > maximum] = 0
    end = min(int(np.searchsorted(edges, maximum, side="right")) + 1, len(edges))
    edges, volume = edges[:end].copy(), volume[:end].copy()
    edges.setflags(write=False)
    volume.setflags(write=False)
    return edges, volume


def _doubts(solid: Solid, grid: DoseGrid) -> tuple[str, ...]:
    """Say so where a structure is small for its dose grid or its planes."""
    row, column = grid.spacing
    voxel = row * column * float(np.diff(grid.z).min())
    voxels = 1000 * solid.volume_cc / voxel
    planes = len({section.z for section in solid.sections if section.is_data})
    doubts = []
    if voxels < _FEW_VOXELS:
        doubts.append(
            f"small for its dose grid: it has the volume of {voxels:.3g} dose voxels"
        )
    if planes < _FEW_PLANES:
        doubts.append(f"it has contours on {planes} plane{'s' * (planes > 1)} only")
    return tuple(doubts)


def _method(solid: Solid, work: _Work, options: DvhOptions) -> dict[str, str]:
    window = work.window
    down, across = window.subdivision
    step = work.grid.spacing
    method = {
        "end rule": str(solid.end_rule),
        "between contours": "area runs as a cubic"
        if options.smooth
        else "as the solid",
        "dose": "cubic splines at a third of the spacing, then trilinear"
        if options.cubic_dose
        else "trilinear",
        "cells": f"{step[1] / across:.3g} x {step[0] / down:.3g} mm",
        "lines per cell": str(window.lines),
        "layers": str(len(work.layers)),
        "samples": f"{work.histogram.samples:,}".replace(",", " "),
        "bin width": f"{work.histogram.width:.4g}",
    }
    if solid.method:
        method["solid"] = solid.method
    if options.smooth:
        method["end rule"] = "tapered"
    if work.grid.note:
        method["dose grid"] = work.grid.note
    return method
