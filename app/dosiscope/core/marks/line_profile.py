"""Image and doses along a line."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.plane import Vector

STEP_MM = 0.5
_MOST = 4000  # pieces


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LineProfile:
    """What is read at points of a line, as the read-out reads it at each.

    Attributes
    ----------
    along
        How far each point is from the first, shape (n,), mm.
    points
        The points (x, y, z), shape (n, 3), mm.
    image
        Values of the image, shape (n,), NaN where there is none; None without one.
    doses
        Trilinear doses, shape (n,), NaN outside a grid: of each dose, in their order.
    """

    along: NDArray[np.float64]
    points: NDArray[np.float64]
    image: NDArray[np.float64] | None
    doses: tuple[NDArray[np.float64], ...]


def line_profile(
    start: Vector,
    end: Vector,
    ct: Ct | None,
    doses: Sequence[Dose],
    step: float = STEP_MM,
) -> LineProfile:
    """Read image and doses from one point to another.

    Both ends are read; between them the points are evenly spaced, no further apart
    than ``step`` (mm), unless the line is longer than 4000 steps.
    """
    along, points = line_points(start, end, step)
    return LineProfile(
        along=along,
        points=points,
        image=None if ct is None else ct.sample(points),
        doses=tuple(dose.sample(points) for dose in doses),
    )


def line_points(
    start: Vector, end: Vector, step: float = STEP_MM
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return distances from the start, shape (n,), and points, shape (n, 3), mm."""
    length = math.dist(start, end)
    pieces = max(1, min(math.ceil(length / step - 1e-9), _MOST))
    share = np.linspace(0.0, 1.0, pieces + 1)
    first, last = np.asarray(start, np.float64), np.asarray(end, np.float64)
    return length * share, first + share[:, None] * (last - first)
