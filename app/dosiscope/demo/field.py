"""The target in three dimensions: clinical target, its margin, distance to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.demo import organs
from dosiscope.demo.shapes import Union
from dosiscope.demo.texture import BEND

if TYPE_CHECKING:
    from dosiscope.demo.shapes import Bounds, Plane

#: Margin from clinical to planning target, mm, and towards the rectum.
MARGIN, MARGIN_BEHIND = 7.0, 5.0
_VESICLES_TO = 31.0
_WHOLE = Union((organs.PROSTATE, organs.SEMINAL_VESICLES))


@dataclass(frozen=True, slots=True)
class Lattice:
    """A box of samples, 1 x 1 x 1.25 mm; every second plane is one of the CT."""

    x: np.ndarray
    y: np.ndarray
    z: np.ndarray


BOX = Lattice(
    np.arange(-66.5, 67.0), np.arange(-62.5, 71.0), np.arange(-62.5, 72.6, 1.25)
)


class ClinicalTarget:
    """Prostate and base of the seminal vesicles."""

    def bounds(self, z: float) -> Bounds | None:
        """Return where it lies at z, or None."""
        return _WHOLE.bounds(z) if z < _VESICLES_TO else organs.PROSTATE.bounds(z)

    def distance(self, x: Plane, y: Plane, z: float) -> Plane:
        """Signed distance at z, mm; 90 where it is not."""
        found = np.full(np.broadcast_shapes(x.shape, y.shape), 90.0, np.float32)
        if organs.PROSTATE.bounds(z):
            found = np.minimum(found, organs.PROSTATE.distance(x, y, z))
        if organs.SEMINAL_VESICLES.bounds(z) and z < _VESICLES_TO:
            base = np.maximum(
                organs.SEMINAL_VESICLES.distance(x, y, z), np.abs(x) - np.float32(24)
            )
            found = np.minimum(found, base)
        return found


def planning_target() -> Plane:
    """Signed distance to the planning target on `BOX`, shape (z, y, x), mm.

    The margin is taken in three dimensions: 7 mm, 5 mm towards the rectum.
    """
    from scipy.ndimage import distance_transform_edt, gaussian_filter

    x, y = BOX.x.astype(np.float32)[None], BOX.y.astype(np.float32)[:, None]
    target = ClinicalTarget()
    flat = np.stack([target.distance(*BEND.displaced(x, y, z), z) for z in BOX.z])
    inside = flat < 0
    spacing = (1.25, 1.0, 1.0)
    outer = distance_transform_edt(~inside, spacing)
    inner = distance_transform_edt(inside, spacing)
    signed = gaussian_filter((outer - inner).astype(np.float32), (1.0, 1.3, 1.3))
    backwards = np.clip(np.gradient(signed, axis=1), 0, 1)
    margin = MARGIN - (MARGIN - MARGIN_BEHIND) * gaussian_filter(backwards, (1, 2, 2))
    found: Plane = gaussian_filter(signed - margin, (0.8, 1.0, 1.0))
    return found
