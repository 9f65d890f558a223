"""The volume that two solids have in common, without sampling.

In a layer in which neither changes both are prisms.  What encloses a point of a plane
an odd number of times, of the outlines of both together, is what one of them has alone
(even-odd), so that the common area is half of what is left of the sum of both.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.polygons.even_odd import even_odd_areas
from dosiscope.core.polygons.rings import Rings
from dosiscope.core.solids.common_layers import common_layers
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid

_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class CommonVolume:
    """Volumes of two solids as prisms, and of what both hold, cc."""

    a_cc: float
    b_cc: float
    common_cc: float

    @property
    def dice(self) -> float | None:
        """Dice's coefficient: twice the common volume by the sum of both, 0 to 1.

        None where neither has a volume: of 0 by 0 nothing is known.
        """
        total = self.a_cc + self.b_cc
        return 2 * self.common_cc / total if total else None


def common_volume(a: Solid, b: Solid) -> CommonVolume:
    """Return how much two solids have in common.

    Raises
    ------
    TooEntangledError
        Their outlines cross so often that it is given up.
    """
    common = 0.0
    layers = [
        (one, two, thickness)
        for (one, two), _, thickness in common_layers((a, b))
        if one is not None and two is not None
    ]
    if layers:
        spend(len(layers))
        polygons: list[NDArray[np.float64]] = []
        layer: list[int] = []
        for n, (one, two, _) in enumerate(layers):
            of_both = (*a.sections[one].polygons, *b.sections[two].polygons)
            polygons += of_both
            layer += [n] * len(of_both)
        alone = even_odd_areas(
            Rings.of(polygons), np.array(layer, dtype=np.int64), len(layers)
        )
        first, second, thickness = (
            np.array(values) for values in zip(*layers, strict=True)
        )
        shared = (a.areas[first] + b.areas[second] - alone) / 2
        common = float(np.maximum(shared, 0.0) @ thickness) / CUBIC_MM_PER_CC
    volumes = (_prism_volume(a), _prism_volume(b))
    least = min(volumes)
    if common < _ROUNDING * least or common > (1 - _ROUNDING) * least:
        common = round(common / least) * least
    return CommonVolume(*volumes, common)


def _prism_volume(solid: Solid) -> float:
    """Return the volume of the prisms that a solid contains, cc."""
    total = sum(
        (high - low) * float(solid.areas[section])
        for span in solid.spans
        for low, high, section in span.prisms()
    )
    return total / CUBIC_MM_PER_CC
