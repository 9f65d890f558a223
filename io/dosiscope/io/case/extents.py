"""Where the pixels of images and doses are: boxes of x, y and z."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.identity import filled
from dosiscope.core.language import tr
from dosiscope.core.text import in_row, number_text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.geometry import Geometry

# a grid may reach beyond the images by the half pixel that centres leave open
EDGE_MM: Final = 0.5


def box(geometry: Geometry) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Lowest and highest x, y, z of pixel edges (in plane) and plane centres, mm."""
    planes, rows, columns = geometry.shape
    corners = [
        (k, j, i)
        for k in (0, planes - 1)
        for j in (-0.5, rows - 0.5)
        for i in (-0.5, columns - 0.5)
    ]
    points = geometry.to_mm(corners)
    return points.min(axis=0), points.max(axis=0)


def is_near(geometry: Geometry, points: NDArray[np.float64]) -> bool:
    """Whether points lie within the images, with half a step at either end."""
    low, high = box(geometry)
    step = float(np.diff(geometry.z).max()) / 2
    slack = np.array([EDGE_MM, EDGE_MM, step])
    return bool(np.all((points >= low - slack) & (points <= high + slack)))


def box_text(low: NDArray[np.float64], high: NDArray[np.float64]) -> str:
    """Return a box as it is told: "x, y, z -10 to 10, -10 to 10, 0 to 5 mm"."""
    ends = zip(low.tolist(), high.tolist(), strict=True)
    ranges = (
        tr("{low} to {high}", low=number_text(a), high=number_text(b)) for a, b in ends
    )
    return filled("x, y, z {ranges} mm", {"ranges": in_row(", ", ranges)})
