"""How far the samples of a volume reach, and which planes pass through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.geometry import SAME_PLANE_MM

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.core.plane import Plane


def corners_of(geometry: Geometry, margin: float = 0.0) -> NDArray[np.float64]:
    """Return the centres of the eight outermost samples, shape (8, 3), mm.

    ``margin`` in samples moves them outwards along rows and columns.
    """
    planes, rows, columns = geometry.shape
    return geometry.to_mm(
        [
            (k, j, i)
            for k in (0, planes - 1)
            for j in (-margin, rows - 1 + margin)
            for i in (-margin, columns - 1 + margin)
        ]
    )


def meets(geometry: Geometry, plane: Plane) -> bool:
    """Whether a plane passes between the outermost sample centres of a volume."""
    if plane.is_axial:
        return geometry.between(plane.at) is not None
    places = plane.distance(corners_of(geometry))
    return bool(places.min() <= SAME_PLANE_MM and places.max() >= -SAME_PLANE_MM)
