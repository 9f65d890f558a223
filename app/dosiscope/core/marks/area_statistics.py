"""What image and dose have within a circle or a rectangle of a plane.

The rule: a pixel belongs to an area if its centre lies in it, or on its edge.  The
pixels are those of the image; without one, the samples of the dose.  The image has its
own value there, the dose is interpolated at the same centres: both are what the
read-out reads.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.sections.volume_cut import VolumeCut, is_axial

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.dose import Dose
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.marks.mark import Mark
    from dosiscope.core.plane import Plane

    Box = tuple[float, float, float, float]

_EDGE = 1e-6  # mm


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Statistics of values.

    Attributes
    ----------
    count
        How many there are; pixels without a value are not counted.
    deviation
        Standard deviation of the sample, with count less one; None of a single value.
    """

    count: int
    mean: float
    deviation: float | None
    least: float
    greatest: float

    @classmethod
    def of(cls, values: NDArray[np.float64]) -> Spread | None:
        """Return that of an array, shape (n,), without its NaN; None where none is."""
        known = values[~np.isnan(values)]
        if not len(known):
            return None
        return cls(
            count=len(known),
            mean=float(known.mean()),
            deviation=float(known.std(ddof=1)) if len(known) > 1 else None,
            least=float(known.min()),
            greatest=float(known.max()),
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaStatistics:
    """What an area holds.

    Attributes
    ----------
    pixels
        How many centres lie in it.
    image, dose
        Of the values of the image and of the dose there; None where there is none.
    """

    pixels: int
    image: Spread | None
    dose: Spread | None


def area_statistics(mark: Mark, ct: Ct | None, dose: Dose | None) -> AreaStatistics:
    """Return the statistics of a circle or rectangle."""
    base = ct or dose
    if base is None:
        return AreaStatistics(pixels=0, image=None, dose=None)
    centres = centres_in(base.geometry, mark.plane, mark.box)
    points = mark.plane.to_mm(centres[mark.encloses(centres)])
    return AreaStatistics(
        pixels=len(points),
        image=None if ct is None else Spread.of(ct.sample(points)),
        dose=None if dose is None else Spread.of(dose.sample(points)),
    )


def centres_in(geometry: Geometry, plane: Plane, box: Box) -> NDArray[np.float64]:
    """Return the pixel centres (u, v) that a box of a plane holds, shape (n, 2), mm.

    Along z they are the planes of the volume at their true places.  On planes oblique
    to its samples there are none of its own: the centres are those of a grid as fine as
    the smaller pixel spacing.
    """
    left, top, right, bottom = box
    cut = VolumeCut.of(geometry, plane.orientation)
    if cut is not None:
        return _mesh(
            _between(cut.u.positions, left, right),
            _between(cut.v.positions, top, bottom),
        )
    if is_axial(plane.orientation):  # its rows run askew
        j, i = np.indices(geometry.size)
        k = np.full_like(j, geometry.nearest_plane(plane.at))
        places = plane.to_uv(geometry.to_mm(np.stack([k, j, i], axis=-1)))
        places = places.reshape(-1, 2)
        low, high = np.array((left, top)) - _EDGE, np.array((right, bottom)) + _EDGE
        return places[((places >= low) & (places <= high)).all(axis=1)]
    step = min(geometry.spacing)
    return _mesh(_even(left, right, step), _even(top, bottom, step))


def _between(
    places: NDArray[np.float64], low: float, high: float
) -> NDArray[np.float64]:
    return places[(places >= low - _EDGE) & (places <= high + _EDGE)]


def _even(low: float, high: float, step: float) -> NDArray[np.float64]:
    first, last = math.ceil(low / step), math.floor(high / step)
    return step * np.arange(first, last + 1, dtype=np.float64)


def _mesh(u: NDArray[np.float64], v: NDArray[np.float64]) -> NDArray[np.float64]:
    across, down = np.meshgrid(u, v)
    return np.column_stack([across.ravel(), down.ravel()])
