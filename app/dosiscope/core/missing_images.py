"""Between which images of a series others are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDING_MM = 1e-6  # of decimal strings


def missing_images(z: NDArray[np.float64]) -> dict[int, int]:
    """Return how many images are missing above which image, by its index.

    A series that is regular otherwise lacks them where a step is a multiple of the
    usual one.  Where steps differ in other ways, or more than a quarter of them are
    too wide, nothing says that there were images: {}.

    Parameters
    ----------
    z
        Positions of the images, ascending, shape (images,), mm.
    """
    steps = np.diff(z)
    if len(steps) < 2:
        return {}
    usual = float(np.sort(steps)[len(steps) // 2])  # np.median loads numpy.ma
    times = steps / usual
    whole = np.rint(times)
    gaps = np.flatnonzero(whole > 1)
    if np.abs(times - whole).max() * usual > SAME_PLANE_MM + _ROUNDING_MM:
        return {}
    if len(gaps) * 4 > len(steps):
        return {}
    return {int(n): int(whole[n]) - 1 for n in gaps}
