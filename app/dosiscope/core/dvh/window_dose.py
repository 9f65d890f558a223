"""The dose between the samples of a window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import DoseWindow

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]


def interpolate(
    window: DoseWindow,
    x: Floats,
    y: Floats,
    height: Floats,
    cell: tuple[Ints, Ints] | None = None,
) -> NDArray[np.float64]:
    """Dose at places of a window, in samples; NaN outside it, shape (n,).

    ``cell`` names the column and the row of the dose cells to take, for places on
    their borders.
    """
    planes, rows, columns = window.nodes.shape
    if cell is None:
        i = np.clip(x.astype(np.int64), 0, columns - 2)
        j = np.clip(y.astype(np.int64), 0, rows - 2)
    else:
        i, j = cell
    k = np.clip(height.astype(np.int64), 0, planes - 2)
    x, y, u = x - i, y - j, height - k
    nodes = window.nodes.ravel()
    at = (k * rows + j) * columns + i
    levels = []
    for first in (at, at + rows * columns):
        spend()
        # a third faster than by brackets
        left, right = nodes.take(first), nodes.take(first + 1)
        near = left + x * (right - left)
        first = first + columns
        left, right = nodes.take(first), nodes.take(first + 1)
        far = left + x * (right - left)
        levels.append(near + y * (far - near))
    lower, upper = levels
    dose: NDArray[np.float64] = lower + u * (upper - lower)
    if cell is None and not window.holds_all:
        dose[(x < 0) | (x > 1) | (y < 0) | (y > 1)] = np.nan
    return dose
