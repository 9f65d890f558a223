"""Open contours as lines in space: what of them a plane holds, and where they cross it.

Catheters, needles and wires are such lines (OPEN_NONPLANAR, PS3.3 C.8.8.6.1): of one
that runs through the planes, a plane has a point.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane

_ROUNDING = 1e-6


class OpenLines:
    """Lines, each through the points of one open contour in their order.

    Parameters
    ----------
    points
        Of all lines, shape (n, 3), mm.
    ends
        Whether a point is the last of its line, shape (n,).
    """

    __slots__ = ("_goes_on", "_points")

    def __init__(self, points: NDArray[np.float64], ends: NDArray[np.bool_]) -> None:
        self._points, self._goes_on = points, ~ends[:-1]

    def __bool__(self) -> bool:
        return len(self._points) > 0

    def lying_in(self, plane: Plane) -> NDArray[np.float64]:
        """Return the pieces within a plane as rows u, v, u, v, shape (m, 4), mm."""
        on = self._sides(plane) == 0
        first = np.flatnonzero(on[:-1] & on[1:] & self._goes_on)
        uv = plane.to_uv(self._points)
        return np.concatenate([uv[first], uv[first + 1]], axis=1)

    def crossings(self, plane: Plane) -> NDArray[np.float64]:
        """Return the places (u, v) where lines go through a plane, shape (m, 2), mm.

        Also where one has a single point there; where a piece lies within the plane,
        that is seen as a line.
        """
        side, far = self._sides(plane), plane.distance(self._points)
        uv = plane.to_uv(self._points)
        through = np.flatnonzero(self._goes_on & (side[:-1] * side[1:] < 0))
        share = far[through] / (far[through] - far[through + 1])
        passed = uv[through] + share[:, None] * (uv[through + 1] - uv[through])
        on = side == 0
        within = on[:-1] & on[1:] & self._goes_on
        alone = on.copy()
        alone[:-1] &= ~within
        alone[1:] &= ~within
        return np.concatenate([passed, uv[alone]])

    def _sides(self, plane: Plane) -> NDArray[np.float64]:
        """Return -1, 0 (within 0.01 mm) or 1: where points lie of a plane."""
        far = plane.distance(self._points)
        return np.where(np.abs(far) <= SAME_PLANE_MM + _ROUNDING, 0.0, np.sign(far))
