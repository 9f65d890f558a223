"""Rays of a beam, worked out from two of their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.beams.eye import BeamsEye


def rays_of(
    eye: BeamsEye, xy: ArrayLike
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Points of the isocentre plane, and unit vectors away from the source."""
    through = eye.place(xy)
    along = eye.at_depth(xy, -100.0) - through
    return through, along / np.linalg.norm(along, axis=1)[:, np.newaxis]
