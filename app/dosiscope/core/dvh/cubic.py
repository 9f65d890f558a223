"""The dose refined by cubic splines around a small structure (an option)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import DoseGrid
    from dosiscope.core.solids.solid import Solid

_FINER = 3
_MOST_SAMPLES = 30_000_000
_MARGIN = 4  # samples around the structure that still shape the spline


def refine_dose(grid: DoseGrid, solid: Solid) -> DoseGrid:
    """Return the dose around a solid at a third of the spacing, by cubic splines.

    A grid of fewer than four samples in a direction comes back as it is.

    Raises
    ------
    NotEvaluableError
        The structure is too large: splines are for targets of a few samples.
    """
    index = np.concatenate(
        [grid.to_index(p) for s in solid.sections for p in s.polygons]
    )
    low, high = index.min(axis=0), index.max(axis=0)
    z = [s.low for s in solid.spans] + [s.high for s in solid.spans]
    planes = np.interp([min(z), max(z)], grid.z, np.arange(len(grid.z)))
    part = tuple(
        slice(max(int(first) - _MARGIN, 0), min(int(last) + _MARGIN + 2, count))
        for first, last, count in zip(
            (planes[0], low[1], low[0]),
            (planes[1], high[1], high[0]),
            grid.values.shape,
            strict=True,
        )
    )
    values = grid.values[part].astype(np.float64) * grid.scaling
    if min(values.shape) < 4:
        return grid
    if values.size * _FINER**3 > _MOST_SAMPLES:
        raise NotEvaluableError(
            tr(
                "the structure is too large for a cubic dose, which is meant for "
                "targets of a few dose voxels"
            )
        )
    for axis in range(3):
        values = _refine(values, axis)
    np.clip(values, 0, None, out=values)
    kept = grid.z[part[0]]
    at = np.arange(values.shape[0]) / _FINER
    corner = grid.corner + (
        part[2].start * grid.spacing[1] * grid.axes[0]
        + part[1].start * grid.spacing[0] * grid.axes[1]
    )
    return replace(
        grid,
        values=values.astype(np.float32),
        scaling=1.0,
        z=np.interp(at, np.arange(len(kept)), kept),
        corner=corner,
        spacing=(grid.spacing[0] / _FINER, grid.spacing[1] / _FINER),
        maximum=max(float(values.max()), 0.0),
    )


def _refine(values: NDArray[np.float64], axis: int) -> NDArray[np.float64]:
    """Cubic B-spline through the samples, at ``_FINER`` times as many positions."""
    from scipy.ndimage import spline_filter1d

    count = values.shape[axis]
    weights = np.moveaxis(spline_filter1d(values, 3, axis=axis, mode="mirror"), axis, 0)
    position = np.arange((count - 1) * _FINER + 1) / _FINER
    below = np.minimum(position.astype(np.int64), count - 2)
    f = position - below
    basis = (
        (1 - f) ** 3 / 6,
        (3 * f**3 - 6 * f**2 + 4) / 6,
        (-3 * f**3 + 3 * f**2 + 3 * f + 1) / 6,
        f**3 / 6,
    )
    result = np.zeros((len(position), *weights.shape[1:]))
    for n, share in enumerate(basis):
        k = np.abs(below + n - 1)
        k = np.where(k > count - 1, 2 * (count - 1) - k, k)
        result += weights[k] * share[:, None, None]
    return np.moveaxis(result, 0, axis)
