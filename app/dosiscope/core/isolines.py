"""Isodose lines: true level sets of the dose on its own samples, in patient mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.geometry import Geometry


def isolines(
    dose: Dose, z: float, levels: Iterable[float]
) -> dict[float, tuple[NDArray[np.float64], ...]]:
    """Return the lines on which the dose equals each level, in the plane at ``z``.

    Between dose planes the dose is interpolated linearly, and along the edges of
    the grid's own cells too, so a vertex lies exactly where trilinear
    interpolation gives the level.  Lines end where the grid ends.

    Parameters
    ----------
    z
        Patient z of the plane, mm.
    levels
        In the dose's unit; a level of 0 or less has no line.

    Returns
    -------
    dict
        For every level its lines, each of shape (n, 2), patient x and y in mm; a
        closed line repeats its first vertex.  Empty outside the grid's planes.
    """
    plane = dose.plane_at(z)
    if plane is None:
        return {}
    result = {}
    for level in levels:
        lines = _level_set(plane, level) if level > 0 else []
        result[level] = tuple(_to_xy(dose.geometry, z, line) for line in lines)
    return result


def _level_set(plane: NDArray[np.float32], level: float) -> list[NDArray[np.float64]]:
    """Return the level set of one plane in fractional (row, column)."""
    above = plane > level
    rows = np.flatnonzero(above.any(axis=1))
    if not len(rows) or min(plane.shape) < 2:
        return []
    columns = np.flatnonzero(above[rows[0] : rows[-1] + 1].any(axis=0))
    # one sample more on every side: the line lies between it and the box
    top, left = max(rows[0] - 1, 0), max(columns[0] - 1, 0)
    box = plane[top : rows[-1] + 2, left : columns[-1] + 2]
    from skimage.measure import find_contours  # costs 0.1 s once

    offset = np.array([top, left], dtype=np.float64)
    return [line + offset for line in find_contours(box.astype(np.float64), level)]


def _to_xy(
    geometry: Geometry, z: float, line: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Map (row, column) in the plane at ``z`` to patient x and y, shape (n, 2)."""
    found = geometry.between(z)
    assert found is not None
    below, above, weight = found
    low, high = geometry.offsets[below], geometry.offsets[above]
    start = geometry.origin + (low + weight * (high - low)) * geometry.normal
    row, column = geometry.spacing
    xy: NDArray[np.float64] = (
        start[:2]
        + line[:, :1] * row * geometry.column_direction[:2]
        + line[:, 1:] * column * geometry.row_direction[:2]
    )
    return xy
