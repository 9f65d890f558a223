"""What lies beside a plane, and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.text import signed_number

if TYPE_CHECKING:
    from numpy.typing import NDArray


def slab(planes: NDArray[np.float64], z: float) -> tuple[float, float]:
    """Return the range of z (mm) nearer to the plane at ``z`` than to its neighbours.

    Beyond the first and last plane it reaches as far as on the other side.  The
    limits themselves belong to the upper plane.  Off every plane it is the plane
    alone.
    """
    here = np.flatnonzero(np.abs(planes - z) <= SAME_PLANE_MM + 1e-6)
    if not len(here):
        return z - SAME_PLANE_MM, z + SAME_PLANE_MM
    n = int(here[0])
    below = (planes[n] - planes[n - 1]) / 2 if n > 0 else None
    above = (planes[n + 1] - planes[n]) / 2 if n + 1 < len(planes) else None
    if below is None:
        below = above if above is not None else 1.0
    if above is None:
        above = below
    return float(planes[n] - below), float(np.nextafter(planes[n] + above, -np.inf))


def offset_text(offset: float) -> str:
    """How far (mm) something lies from a plane, "+1.2 mm"; "" where it lies on it."""
    if abs(offset) <= SAME_PLANE_MM + 1e-6:
        return ""
    decimals = 1 if abs(offset) >= 0.095 else 2
    return f"{signed_number(offset, decimals)} mm"
