"""Between which images of a series others are missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ROUNDING_MM: Final = 1e-6  # of decimal strings
# Part of the usual step up to which single steps may differ from it: writers round z.
_SCATTER: Final = 0.125


def missing_images(z: NDArray[np.float64]) -> dict[int, int]:
    """Return how many images are missing above which image, by its index.

    A series that is regular otherwise lacks them where a step is a multiple of the
    usual one, as exactly as the others are alike.  Where steps differ in other ways, or
    more than a quarter of them are too wide, nothing says that there were images: {}.

    Parameters
    ----------
    z
        Positions of the images, ascending, shape (images,), mm.
    """
    steps = np.diff(z)
    if len(steps) < 2:
        return {}
    middle = float(np.sort(steps)[len(steps) // 2])  # np.median loads numpy.ma
    usual = float(steps[np.rint(steps / middle) == 1].mean())
    # of all together: of a few, what rounding adds would count for every image missing
    count = float(np.rint(steps / usual).sum())
    usual = float(z[-1] - z[0]) / count
    whole = np.rint(steps / usual)
    off = np.abs(steps - whole * usual)
    scatter = float(off[whole == 1].max())
    if scatter > _SCATTER * usual + _ROUNDING_MM:
        return {}
    # of the ends of a step, and of the usual one as often as it is in it
    rounding = 2 * scatter * (1 + whole / count)
    if np.any(off > SAME_PLANE_MM + rounding + _ROUNDING_MM):
        return {}
    gaps = np.flatnonzero(whole > 1)
    if len(gaps) * 4 > len(steps):
        return {}
    return {int(n): int(whole[n]) - 1 for n in gaps}
