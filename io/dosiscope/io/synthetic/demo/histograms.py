"""The DVHs stored with the demo dose: plain sampling, an engine of its own.

Every contour is a slab as thick as the images lie apart; a slab is cut into rows
of 0.5 mm, along which its cover of 1 mm cells is exact, and two layers in z.
Dose is trilinear.  What lies outside the dose grid is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.io.synthetic.description import Histogram

if TYPE_CHECKING:
    from dosiscope.io.synthetic.demo.shapes import Plane
    from dosiscope.io.synthetic.description import Grid, Roi

BIN = 0.1
_ROW, _CELL = 0.5, 1.0


def roi_histogram(roi: Roi, dose: Plane, grid: Grid, thickness: float) -> Histogram:
    """Return the cumulative DVH of an ROI, in cc at 0.1 Gy bins."""
    x, y, z = grid.axes()
    doses, volumes = [np.empty(0)], [np.empty(0)]
    for contour in roi.contours:
        cover, cells, rows = row_cover(contour.points[:, :2])
        at_x, of_x = _weights(x, cells)
        at_y, of_y = _weights(y, rows)
        for shift in (-0.25, 0.25):
            level = float(contour.points[0, 2]) + shift * thickness
            plane = _plane(dose, z, level)
            if plane is None:
                continue
            # NaN weights mark what lies outside the grid
            found = at_y @ plane[of_y, of_x] @ at_x.T
            keep = (cover > 0) & np.isfinite(found)
            doses.append(found[keep])
            volumes.append(cover[keep] * (thickness / 2 * _ROW * _CELL / 1000))
    return _cumulative(roi.number, np.concatenate(doses), np.concatenate(volumes))


def _cumulative(number: int, dose: np.ndarray, volume: np.ndarray) -> Histogram:
    bins = int(dose.max() / BIN) + 1
    counts = np.bincount((dose / BIN).astype(np.int64), volume, minlength=bins)
    # the volume of a bin is what gets at least the dose at its lower edge
    at_least = np.cumsum(counts[::-1])[::-1]
    return Histogram(
        (number,),
        np.full(bins, BIN),
        at_least,
        minimum=float(dose.min()),
        maximum=float(dose.max()),
        mean=float((dose * volume).sum() / volume.sum()),
    )


def row_cover(polygon: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how much of every cell a closed polygon covers (0..1), and the centres.

    Shapes (rows, cells), (cells,) in x and (rows,) in y, mm.  Along x the cover is
    exact; in y every row is cut at its middle.
    """
    x, y = polygon[:, 0], polygon[:, 1]
    x0, y0 = np.floor(x.min()) - 1, np.floor(y.min())
    cells = int(np.ceil(x.max() - x0)) + 2
    rows = y0 + _ROW * (np.arange(int(np.ceil((y.max() - y0) / _ROW)) + 1) + 0.5)
    x2, y2 = np.roll(x, -1), np.roll(y, -1)
    low, high = np.minimum(y, y2), np.maximum(y, y2)
    r, e = np.nonzero((rows[:, None] >= low) & (rows[:, None] < high))
    at = x[e] + (rows[r] - y[e]) / (y2[e] - y[e]) * (x2[e] - x[e]) - x0
    sign = np.where(y2[e] > y[e], 1.0, -1.0)
    cell = at.astype(np.int64)
    part = at - cell
    size = len(rows) * cells
    found = np.bincount(r * cells + cell, sign * (1 - part), size)
    found += np.bincount(r * cells + cell + 1, sign * part, size)
    cover = np.cumsum(found.reshape(len(rows), cells), axis=1)
    return np.abs(cover), x0 + 0.5 + np.arange(cells), rows


def _weights(axis: np.ndarray, at: np.ndarray) -> tuple[np.ndarray, slice]:
    """Matrix of linear interpolation and the part of the axis it is for.

    Rows of points outside the axis are NaN.
    """
    position = (at - axis[0]) / (axis[1] - axis[0])
    low = int(np.clip(position.min(), 0, len(axis) - 2))
    high = int(np.clip(position.max() + 2, low + 2, len(axis)))
    samples = np.arange(low, high)
    found = np.clip(1 - np.abs(position[:, None] - samples), 0, 1)
    found[(position < 0) | (position > len(axis) - 1)] = np.nan
    return found.astype(np.float32), slice(low, high)


def _plane(dose: Plane, z: np.ndarray, level: float) -> np.ndarray | None:
    if not z[0] <= level <= z[-1]:
        return None
    k = min(int(np.searchsorted(z, level, side="right")) - 1, len(z) - 2)
    share = (level - z[k]) / (z[k + 1] - z[k])
    found: np.ndarray = dose[k] * (1 - share) + dose[k + 1] * share
    return found
