"""The dose in the cells of a solid: one sample per cell and layer, with its spread.

Within a dose cell the dose is trilinear.  A sample is the dose at the centroid of
the covered part; its spread is that of the linear dose over that part.
"""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dvh.layers import fill_slabs

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import DoseWindow
    from dosiscope.core.dvh.histogram import Float32
    from dosiscope.core.dvh.hottest import Samples
    from dosiscope.core.dvh.layers import Layers
    from dosiscope.core.dvh.raster import Coverage

_EMPTY = 1e-6


class Sampler:
    """Takes the samples of a solid's layers.

    Parameters
    ----------
    samples
        Where they go.
    whole
        Whether cells that are inside over a whole dose slab get one sample for all
        its layers.  Along z the dose is linear, so that it is a box; with its change
        along rows and columns it is one only nearly, which the hottest part must not
        be sampled by.
    chosen
        Dose cells to take them from, shape (slabs, rows, columns); all where None.
    """

    def __init__(
        self,
        window: DoseWindow,
        dose_z: NDArray[np.float64],
        samples: Samples,
        *,
        whole: bool,
        chosen: NDArray[np.bool_] | None = None,
    ) -> None:
        self.window = window
        self.dose_z = dose_z
        self.samples = samples
        rows, columns = window.cells
        down, across = window.subdivision
        j, i = np.arange(rows), np.arange(columns)
        self._nodes = window.nodes.ravel()
        self._plane = window.nodes[0].size
        self._row = window.nodes.shape[2]
        self._size = (np.float32(1 / across), np.float32(1 / down))
        # of every cell: its dose cell's first node and its place in the dose cell
        self._node = ((j // down)[:, None] * self._row + i // across).ravel()
        self._whole = whole
        self._chosen: NDArray[np.bool_] | None = None
        self._first_slab = window.first_plane
        if chosen is not None:
            cells = chosen.repeat(down, axis=1).repeat(across, axis=2)
            self._chosen = cells.reshape(len(cells), -1)
        self._left = np.tile((i % across / across).astype(np.float32), rows)
        self._top = np.repeat((j % down / down).astype(np.float32), columns)

    def among(
        self, cells: NDArray[np.intp], chosen: NDArray[np.bool_], first_slab: int
    ) -> Sampler:
        """Return one of some cells only, which are then cells 0, 1, ... of it.

        ``chosen`` tells the dose slabs, from ``first_slab`` on, to take each cell in:
        shape (slabs, cells).
        """
        some = copy(self)
        some._node, some._left = self._node[cells], self._left[cells]
        some._top = self._top[cells]
        some._chosen, some._first_slab = chosen, first_slab
        return some

    def add(self, coverage: Coverage, first_section: int, layers: Layers) -> None:
        """Add layers, whole dose slabs at a time, all within the grid along z.

        ``coverage`` holds the sections from ``first_section`` on.
        """
        lower = layers.lower - first_section
        upper = layers.upper - first_section
        full = coverage.full[lower]
        full &= coverage.full[upper]
        filled = coverage.share > 0
        partial = filled[lower]
        partial |= filled[upper]
        partial &= ~full
        if self._chosen is not None:
            chosen = self._chosen[layers.slab - self._first_slab]
            full &= chosen
            partial &= chosen

        if self._whole:
            self._add_whole(full, layers)
        thickness = (layers.thickness * layers.taper).astype(np.float32)
        above, part = layers.above.astype(np.float32), layers.part.astype(np.float32)
        shift = (layers.taper_step / np.maximum(layers.taper, 1e-9) / 12).astype(
            np.float32
        )
        layer, cell = _nonzero(full)
        if len(cell):
            self._add_full(cell, layer, layers.slab, above, part, shift, thickness)
        layer, cell = _nonzero(partial)
        if len(cell):
            self._add_partial(coverage, layers, (lower, upper), layer, cell)

    def _add_whole(self, full: NDArray[np.bool_], layers: Layers) -> None:
        """Add cells that are inside over a whole dose slab; take them from ``full``."""
        starts = np.flatnonzero(np.diff(layers.slab, prepend=-1))
        # as bytes: several times faster than logical_and
        whole = np.bitwise_and.reduceat(full.view(np.uint8), starts, axis=0).view(
            np.bool_
        )
        whole &= fill_slabs(layers, starts, self.dose_z)[:, None]
        run, cell = _nonzero(whole)
        if len(cell):
            slab = layers.slab[starts]
            height = self.dose_z[slab + 1] - self.dose_z[slab]
            middle = np.full(len(starts), 0.5, np.float32)
            self._add_full(
                cell,
                run,
                slab,
                middle,
                2 * middle,
                0 * middle,
                height.astype(np.float32),
            )
            full &= ~np.repeat(whole, np.diff(starts, append=len(layers)), axis=0)

    def _dose(
        self, cell: NDArray[np.intp], slab: NDArray[np.int64], above: Float32
    ) -> tuple[NDArray[np.int64], tuple[Float32, Float32, Float32, Float32, Float32]]:
        """First node and coefficients of the dose in the dose cell of every sample.

        At height ``above`` it is ``d + x dx + y dy + x y dxy``; last comes the mean
        rise from plane to plane.
        """
        at = self._node.take(cell) + (slab - self.window.first_plane) * self._plane
        # a third faster than by brackets
        take, row, plane = self._nodes.take, self._row, self._plane
        d = take(at)
        dx = take(at + 1)
        dy = take(at + row)
        dxy = take(at + (row + 1))
        voxel = at
        at = at + plane
        rise = take(at) - d
        rise_x = take(at + 1) - dx
        rise_y = take(at + row) - dy
        rise_xy = take(at + (row + 1)) - dxy
        d += above * rise
        dx += above * rise_x
        dy += above * rise_y
        dxy += above * rise_xy
        dxy -= dx
        dxy -= dy
        dxy += d
        dx -= d
        dy -= d
        rise += rise_x
        rise += rise_y
        rise += rise_xy
        rise *= np.float32(0.25)
        return voxel, (d, dx, dy, dxy, rise)

    def _add_full(
        self,
        cell: NDArray[np.intp],
        layer: NDArray[np.intp],
        slab: NDArray[np.int64],
        above: Float32,
        part: Float32,
        shift: Float32,
        thickness: Float32,
    ) -> None:
        """Add cells that are full; the arrays after ``layer`` are one a layer."""
        voxel, (d, dx, dy, dxy, dz) = self._dose(cell, slab[layer], above[layer])
        width, height = self._size
        x, y = self._left.take(cell) + width / 2, self._top.take(cell) + height / 2
        dz *= part[layer]
        gx, gy = (dx + y * dxy) * width, (dy + x * dxy) * height
        d += x * dx + y * (dy + x * dxy) + dz * shift[layer]
        weight = thickness[layer] * np.float32(self.window.cell_area)
        self.samples.add(voxel, d, gx * gx + gy * gy + dz * dz, weight)

    def _add_partial(
        self,
        coverage: Coverage,
        layers: Layers,
        sections: tuple[NDArray[np.int64], NDArray[np.int64]],
        layer: NDArray[np.intp],
        cell: NDArray[np.intp],
    ) -> None:
        """Add cells that are not full: share, centroid and covariance by moments."""
        cells = coverage.share.shape[1]
        lower, upper = (section[layer] * cells + cell for section in sections)
        all_shares, all_entries = coverage.share.ravel(), coverage.entry.ravel()
        share_low, share_high = all_shares.take(lower), all_shares.take(upper)
        entry_low, entry_high = all_entries.take(lower), all_entries.take(upper)
        t = layers.share.astype(np.float32)[layer]
        difference = share_high - share_low
        share = share_low + t * difference
        keep = share > _EMPTY
        if not keep.all():
            layer, cell, t, difference, share = (
                a[keep] for a in (layer, cell, t, difference, share)
            )
            entry_low, entry_high = entry_low[keep], entry_high[keep]
        inverse = 1 / share
        weight_high = t * inverse
        weight_low = inverse - weight_high
        mean = []
        for row in coverage.moments:
            value = row.take(entry_low)
            value *= weight_low
            other = row.take(entry_high)
            other *= weight_high
            value += other
            mean.append(value)
        x, y, xx, xy, yy = mean
        xx -= x * x
        xy -= x * y
        yy -= y * y
        width, height = self._size
        x *= width
        x += self._left.take(cell)
        y *= height
        y += self._top.take(cell)
        above = layers.above.astype(np.float32)[layer]
        voxel, (d, dx, dy, dxy, dz) = self._dose(cell, layers.slab[layer], above)
        dz *= layers.part.astype(np.float32)[layer]
        gx, gy = (dx + y * dxy) * width, (dy + x * dxy) * height
        d += x * dx
        d += y * (dy + x * dxy)
        d += dxy * xy * (width * height)
        # where the share changes across the layer, its centroid is off the middle
        slope = (
            (layers.share_step / 12).astype(np.float32)[layer] * difference * inverse
        )
        taper = layers.taper_step / np.maximum(layers.taper, 1e-9) / 12
        d += dz * (slope + taper.astype(np.float32)[layer])
        spread = gx * gx * xx + gy * gy * yy + 2 * gx * gy * xy
        np.maximum(spread, 0, out=spread)
        spread *= np.float32(12)  # a box of width w has variance w^2 / 12
        spread += dz * dz
        thickness = layers.thickness * layers.taper * self.window.cell_area
        weight = share * thickness.astype(np.float32)[layer]
        self.samples.add(voxel, d, spread, weight)


def _nonzero(flags: NDArray[np.bool_]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Row and column of the true values; faster than numpy's for two dimensions."""
    flat = np.flatnonzero(flags)
    row = flat // flags.shape[1]
    return row, flat - row * flags.shape[1]
