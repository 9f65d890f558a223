"""How much higher or lower than its samples a dose may be between them.

Interpolated linearly a dose is highest at a sample; a smooth one has its peak between
them.  The parabola through three samples rises above the line between two of them by at
most an eighth of their second difference, a Gaussian whose standard deviation is two
samples by 15 % more; the three directions are added.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]

_SHARE = 1.15 / 8
_AT_ONCE = 256  # samples that are asked for at once, at first
_MOST = 100_000


def unseen(
    solid: Solid, dose: Dose, largest: float, sign: float = 1.0
) -> tuple[float, float]:
    """Return by how much the largest dose of a solid may be less and more, in its unit.

    Parameters
    ----------
    largest
        The largest interpolated dose of the solid; with ``sign`` -1 the least.
    """
    place = _place(solid, dose, largest, sign)
    if place is None or not np.isfinite(place).all():
        return 0.0, 0.0
    return unseen_around(place, dose)


def unseen_around(place: Floats, dose: Dose) -> tuple[float, float]:
    """Return the same of the dose near an index (k, j, i), shape (3,)."""
    cell = np.floor(place).astype(np.int64)
    below = above = 0.0
    for axis in range(3):
        # the four edges of its dose cell, and the sample before and behind each
        first, end = cell.copy(), cell + 2
        first[axis], end[axis] = max(cell[axis] - 1, 0), cell[axis] + 3
        values = dose.values(*(slice(*ends) for ends in zip(first, end, strict=True)))
        bends = np.diff(values, n=2, axis=axis)
        bends = bends[np.isfinite(bends)]
        # where it bends upwards the line between two samples is above it
        below += _SHARE * float(bends.max(initial=0.0))
        above += _SHARE * float((-bends).max(initial=0.0))
    return below, above


def _place(solid: Solid, dose: Dose, largest: float, sign: float) -> Floats | None:
    """Return the index (k, j, i) where the largest dose is, or next to it."""
    found = []
    rings, section = solid.rings
    if len(rings.xy):
        z = np.array([one.z for one in solid.sections])
        points = np.column_stack([rings.xy, np.repeat(z[section], rings.lengths)])
        values = sign * dose.sample(points)
        if np.isfinite(values).any():
            best = int(np.nanargmax(values))
            found.append((float(values[best]), points[best]))
    node = _best_node(solid, dose, largest, sign)
    if node is not None:
        found.append(node)
    if not found:
        return None
    _, point = max(found, key=lambda one: one[0])
    return dose.geometry.to_index(point)


def _best_node(
    solid: Solid, dose: Dose, largest: float, sign: float
) -> tuple[float, Floats] | None:
    """Return value and place of the best sample within the solid."""
    box = solid.extent
    if box is None:
        return None
    corners = np.stack(np.meshgrid(*zip(box[:3], box[3:], strict=True)), -1).reshape(
        -1, 3
    )
    index = dose.geometry.to_index(corners)
    if np.isnan(index).all(axis=0).any():
        return None
    last = np.array(dose.geometry.shape) - 1
    low = np.clip(np.ceil(np.nanmin(index, axis=0)), 0, last).astype(np.int64)
    high = np.clip(np.floor(np.nanmax(index, axis=0)), 0, last)
    part = [slice(int(n), int(m) + 1) for n, m in zip(low, high, strict=True)]
    if any(one.stop <= one.start for one in part):
        return None
    values = sign * dose.values(*part)
    # no sample within the solid is above the largest dose of all of it
    values[~(values <= sign * largest + 1e-6 * abs(largest))] = -np.inf
    order = np.argsort(values, axis=None)[::-1]
    begin, many = 0, _AT_ONCE
    while begin < min(len(order), _MOST):
        some = order[begin : begin + many]
        spend(len(some))
        kji = np.stack(np.unravel_index(some, values.shape), axis=-1) + low
        points = dose.geometry.to_mm(kji)
        inside = np.flatnonzero(solid.contains(points))
        if len(inside):
            n = inside[0]
            return float(values.flat[some[n]]), points[n]
        begin, many = begin + many, 2 * many
    return None
