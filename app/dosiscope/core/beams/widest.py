"""At which control point leaves and jaws leave most open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.delivery import JAW_AXES, LEAF_AXES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam

    Floats = NDArray[np.float64]


def widest_point(beam: Beam) -> int:
    """Return the control point at which most is open, the first of several.

    Of layers of leaves the one that leaves least open counts; without leaves, or where
    their positions are not stated, what the jaws leave open.  0 where neither tells.
    """
    points = beam.points
    if points is None or not len(points):
        return 0
    jaws = {axis: _jaws(points, axis) for axis in "xy"}
    areas = [
        found
        for device in beam.devices
        if (found := _open_between_leaves(points, device.type, device.boundaries, jaws))
        is not None
    ]
    if not areas:
        sides = [np.maximum(high - low, 0.0) for low, high in jaws.values()]
        areas = [sides[0] * sides[1]]
    least = np.nan_to_num(np.min(areas, axis=0), nan=0.0, posinf=0.0)
    return int(least.argmax())


def _jaws(points: ControlPoints, axis: str) -> tuple[Floats, Floats]:
    """Return from where to where the jaws of an axis let pass, shape (points,), mm."""
    low = np.full(len(points), -np.inf)
    high = np.full(len(points), np.inf)
    for device in (name for name, along in JAW_AXES.items() if along == axis):
        found = points.along(device)
        if found is not None and found.shape[1] == 2:
            low, high = np.fmax(low, found[:, 0]), np.fmin(high, found[:, 1])
    return low, high


def _open_between_leaves(
    points: ControlPoints,
    device: str,
    boundaries: tuple[float, ...],
    jaws: dict[str, tuple[Floats, Floats]],
) -> Floats | None:
    """Return the area between the leaves of a layer, shape (points,), mm²."""
    axis, positions = LEAF_AXES.get(device), points.along(device)
    if axis is None or positions is None:
        return None
    if positions.shape[1] != 2 * (len(boundaries) - 1):
        return None
    first, second = np.split(positions, 2, axis=1)
    borders = np.array(boundaries)
    along, across = jaws[axis], jaws["y" if axis == "x" else "x"]
    length = np.minimum(second, along[1][:, np.newaxis])
    length = length - np.maximum(first, along[0][:, np.newaxis])
    low, high = (
        np.minimum(borders[:-1], borders[1:]),
        np.maximum(borders[:-1], borders[1:]),
    )
    width = np.minimum(high, across[1][:, np.newaxis])
    width = width - np.maximum(low, across[0][:, np.newaxis])
    found: Floats = (np.maximum(length, 0.0) * np.maximum(width, 0.0)).sum(axis=1)
    return found
