"""How planes of one orientation cut the samples of a volume."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.plane import AXIAL
from dosiscope.core.sections.pixels import Axis, UnevenAxis

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.core.plane import Orientation, Plane
    from dosiscope.core.sections.pixels import Samples

Value = TypeVar("Value", bound=np.generic)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class VolumeCut:
    """The samples of a volume along the normal, v and u of an orientation.

    Attributes
    ----------
    normal, v, u
        Where the samples lie along each, ascending, mm.
    order
        Which axis of the volume [k, j, i] runs along normal, v and u.
    flips
        Along which of normal, v and u that axis has to be reversed.
    """

    normal: Samples
    v: Samples
    u: Samples
    order: tuple[int, int, int]
    flips: tuple[bool, bool, bool]

    @classmethod
    def of(cls, geometry: Geometry, orientation: Orientation) -> VolumeCut | None:
        """Return the cut; None where samples do not lie along these directions.

        That is so of oblique planes, of a volume whose rows run askew to the patient's
        axes, and off the axial planes of one that is tilted by more than 0.01 mm.
        """
        right, down, normal = orientation.directions
        wanted = [_axis_along(d) for d in (normal, down, right)]
        if None in wanted or not geometry.is_axis_aligned:
            return None
        if orientation.axis != 2 and _is_tilted(geometry):
            return None
        along = _patient_axes(geometry)
        samples: list[Samples] = []
        order, flips = [], []
        for axis, sign in filter(None, wanted):
            of_volume, is_falling, places = along[axis]
            samples.append(places if sign > 0 else places.backwards())
            order.append(of_volume)
            flips.append(is_falling != (sign < 0))
        return cls(
            normal=samples[0], v=samples[1], u=samples[2],
            order=(order[0], order[1], order[2]),
            flips=(flips[0], flips[1], flips[2]),
        )  # fmt: skip

    def view(self, volume: NDArray[Value]) -> NDArray[Value]:
        """View a volume [k, j, i] as [n, v, u], all ascending; nothing is copied."""
        turned = volume.transpose(self.order)
        return turned[tuple(slice(None, None, -1 if f else 1) for f in self.flips)]


def is_axial(orientation: Orientation) -> bool:
    """Whether its planes are seen as axial ones, whatever it is called."""
    return replace(orientation, name=AXIAL.name) == AXIAL


def box(
    geometry: Geometry, orientation: Orientation
) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return from where to where a volume reaches along u and v, mm.

    To the edges of its pixels, and along z to its first and last plane.
    """
    cut = VolumeCut.of(geometry, orientation)
    if cut is not None:
        return cut.u.edges, cut.v.edges
    u, v, _ = extents(geometry, orientation, 0.5)
    return u, v


def extents(
    geometry: Geometry, orientation: Orientation, beyond: float
) -> tuple[tuple[float, float], ...]:
    """Return from where to where a volume reaches along u, v and the normal, mm.

    ``beyond`` the centres of the outer pixels of its planes, in pixels.
    """
    planes, rows, columns = geometry.shape
    corners = list(
        product(
            (0, planes - 1),
            (-beyond, rows - 1 + beyond),
            (-beyond, columns - 1 + beyond),
        )
    )
    places = geometry.to_mm(corners) @ orientation.directions.T
    low, high = places.min(axis=0).tolist(), places.max(axis=0).tolist()
    return tuple(zip(low, high, strict=True))


def meets(geometry: Geometry, plane: Plane) -> bool:
    """Whether a plane passes between the outermost sample centres of a volume."""
    if plane.is_axial:
        return geometry.between(plane.at) is not None
    low, high = extents(geometry, plane.orientation, 0.0)[2]
    return low - SAME_PLANE_MM <= plane.at <= high + SAME_PLANE_MM


def _axis_along(direction: NDArray[np.float64]) -> tuple[int, int] | None:
    """Return the patient's axis that a direction is, and its sign; None if none."""
    axis = int(np.abs(direction).argmax())
    return (axis, int(direction[axis])) if abs(direction[axis]) == 1 else None


def _is_tilted(geometry: Geometry) -> bool:
    """Whether samples of a plane lie at another z than the first one's."""
    row, column = geometry.spacing
    rows, columns = geometry.size
    down = abs(geometry.column_direction[2]) * row * rows
    right = abs(geometry.row_direction[2]) * column * columns
    return bool(down + right > SAME_PLANE_MM)


def _patient_axes(geometry: Geometry) -> dict[int, tuple[int, bool, Samples]]:
    """By patient axis: the volume's axis, whether it falls along it, and where."""
    found: dict[int, tuple[int, bool, Samples]] = {
        2: (0, False, UnevenAxis(geometry.z))
    }
    directions = geometry.column_direction, geometry.row_direction
    for n, direction in enumerate(directions):
        axis = int(np.abs(direction[:2]).argmax())
        step, count = geometry.spacing[n], geometry.size[n]
        first, is_falling = float(geometry.origin[axis]), bool(direction[axis] < 0)
        if is_falling:
            first -= (count - 1) * step
        found[axis] = n + 1, is_falling, Axis(first, step, count)
    return found
