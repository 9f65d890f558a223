"""What lines of a plane enclose, worked out without the program."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


def enclosed_area(lines: NDArray[np.float64]) -> float:
    """Return the area that lines enclose by the even-odd rule; none may cross.

    Between two levels of ends, the width that is inside runs linearly.
    """
    levels = np.unique(lines[:, 1::2])
    total = 0.0
    for low, high in pairwise(levels.tolist()):
        places = np.sort(crossed_at(lines, (low + high) / 2))
        total += (high - low) * float((places[1::2] - places[::2]).sum())
    return total


def crossed_at(lines: NDArray[np.float64], v: float) -> NDArray[np.float64]:
    """Return where lines cross the level ``v``."""
    u1, v1, u2, v2 = lines[(lines[:, 1] <= v) != (lines[:, 3] <= v)].T
    places: NDArray[np.float64] = u1 + (v - v1) / (v2 - v1) * (u2 - u1)
    return places


def enclosed(
    lines: NDArray[np.float64], points: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Whether an odd number of lines lies on one side of points, shape (n, 2)."""
    turned = np.array([[0.8, 0.6], [-0.6, 0.8]])  # few lines lie along this ray
    (u1, v1), (u2, v2) = ((ends @ turned).T for ends in (lines[:, :2], lines[:, 2:]))
    u, v = (points @ turned).T[:, :, None]
    crosses = (v1 <= v) != (v2 <= v)
    rise = np.where(v1 == v2, 1.0, v2 - v1)
    beyond = crosses & (u1 + (v - v1) / rise * (u2 - u1) > u)
    odd: NDArray[np.bool_] = np.count_nonzero(beyond, axis=1) % 2 == 1
    return odd


def distances(
    lines: NDArray[np.float64], points: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return how far points, shape (n, 2), are from the nearest line, shape (n,)."""
    if not len(lines):
        return np.full(len(points), np.inf)
    start, along = lines[:, :2], lines[:, 2:] - lines[:, :2]
    away = points[:, None] - start
    share = (away * along).sum(axis=2) / np.maximum((along**2).sum(axis=1), 1e-300)
    foot = start + np.clip(share, 0, 1)[..., None] * along
    nearest: NDArray[np.float64] = np.linalg.norm(points[:, None] - foot, axis=2).min(1)
    return nearest


def as_set(lines: NDArray[np.float64], digits: int = 9) -> set[tuple[float, ...]]:
    """Return lines whatever their order and direction, rounded."""
    ends = np.round(lines.reshape(-1, 2, 2), digits) + 0.0
    return {tuple(sum(sorted(map(tuple, line)), ())) for line in ends.tolist()}


def polylines(lines: NDArray[np.float64]) -> list[NDArray[np.float64]]:
    """Join lines that start where the one before them ends, each (n, 2)."""
    breaks = np.flatnonzero((lines[:-1, 2:] != lines[1:, :2]).any(axis=1)) + 1
    return [
        np.concatenate([part[:, :2], part[-1:, 2:]])
        for part in np.split(lines, breaks)
        if len(part)
    ]
