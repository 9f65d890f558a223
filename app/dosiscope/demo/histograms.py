"""The DVHs stored with the demo dose: plain sampling, an engine of its own.

Every contour is a slab as thick as the images lie apart; a slab is cut into rows
of 0.5 mm, along which its cover of 1 mm cells is exact, and two layers in z.
Dose is trilinear.  What lies outside the dose grid is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo.dicom.description import Histogram

if TYPE_CHECKING:
    from dosiscope.demo.dicom.description import Grid, Roi
    from dosiscope.demo.shapes import Plane

BIN = 0.1
_ROW, _CELL = 0.5, 1.0


class Tally:
    """Volume by dose, collected piece by piece."""

    def __init__(self, highest: float) -> None:
        self.counts = np.zeros(int(highest / BIN) + 2)
        self.low, self.high, self.integral, self.volume = np.inf, -np.inf, 0.0, 0.0

    def add(self, dose: np.ndarray, volume: np.ndarray) -> None:
        """Add volumes (cc) at doses (Gy)."""
        if len(dose) == 0:
            return
        bins = (dose * (1 / BIN)).astype(np.int32)
        self.counts += np.bincount(bins, volume, len(self.counts))
        self.low = min(self.low, float(dose.min()))
        self.high = max(self.high, float(dose.max()))
        self.integral += float(dose @ volume)
        self.volume += float(volume.sum())

    def cumulative(self, roi_number: int) -> Histogram:
        """Return the DVH: a bin's volume is what gets at least its lower dose."""
        at_least = np.cumsum(self.counts[::-1])[::-1]
        bins = max(int(np.flatnonzero(self.counts)[-1]) + 1, 1)
        return Histogram(
            (roi_number,),
            np.full(bins, BIN),
            at_least[:bins],
            minimum=self.low,
            maximum=self.high,
            mean=self.integral / self.volume,
        )


def roi_histogram(roi: Roi, dose: Plane, grid: Grid, thickness: float) -> Histogram:
    """Return the cumulative DVH of an ROI, in cc at 0.1 Gy bins."""
    x, y, z = grid.axes()
    tally = Tally(float(dose.max()))
    for contour in roi.contours:
        polygon, level = contour.points[:, :2], float(contour.points[0, 2])
        if not z[0] - thickness < level < z[-1] + thickness:
            continue
        row = _ROW if np.ptp(polygon[:, 1]) < 150 else 2 * _ROW
        cover, cells, rows = row_cover(polygon, row)
        at_x, of_x = _weights(x, cells)
        at_y, of_y = _weights(y, rows)
        inside = cover > 0
        volume = cover[inside] * (thickness / 2 * row * _CELL / 1000)
        for shift in (-0.25, 0.25):
            plane = _plane(dose, z, level + shift * thickness)
            if plane is None:
                continue
            # NaN weights mark what lies outside the grid
            found = (at_y @ plane[of_y, of_x] @ at_x.T)[inside]
            known = np.isfinite(found)
            tally.add(found[known], volume[known])
    return tally.cumulative(roi.number)


def row_cover(
    polygon: np.ndarray, row: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how much of every cell a closed polygon covers (0..1), and the centres.

    Shapes (rows, cells), (cells,) in x and (rows,) in y, mm.  Along x the cover is
    exact; in y every row is cut at its middle.
    """
    x, y = polygon[:, 0], polygon[:, 1]
    x0, y0 = np.floor(x.min()) - 1, np.floor(y.min())
    cells = int(np.ceil(x.max() - x0)) + 2
    rows = y0 + row * (np.arange(int(np.ceil((y.max() - y0) / row)) + 1) + 0.5)
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
