"""Shapes in a linear dose, whose DVH has a closed form (Nelms et al. 2015).

Sphere, cylinder and cone of 24 mm, standing (axis along z) or lying (along y), as in
Med Phys 42 (2015) 4435; the dose rises by 1 Gy/mm and is 16 Gy at the centre.
`analytic` has the truth.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.language import marked

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Direction = tuple[float, float, float]

RADIUS, HEIGHT = 12.0, 24.0
CENTRE_GY, GRADIENT = 16.0, 1.0
# Distance of contour vertices, mm; and the tiny square at a plane without area.
_POINT_DISTANCE = 0.2
_TINY = np.array([[-0.05, -0.05], [0.05, -0.05], [0.05, 0.05], [-0.05, 0.05]])


class Shape(StrEnum):
    """A shape of 24 mm; the cones' apex is at low z or low y."""

    SPHERE = marked("sphere")
    UPRIGHT_CYLINDER = marked("upright cylinder")
    LYING_CYLINDER = marked("lying cylinder")
    UPRIGHT_CONE = marked("upright cone")
    LYING_CONE = marked("lying cone")


def circle(radius: float, points: int) -> NDArray[np.float64]:
    """Return a regular polygon around the origin, shape (points, 2)."""
    angle = np.arange(points) * 2 * np.pi / points
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def outline(shape: Shape, z: float) -> NDArray[np.float64] | None:
    """Return the outline of a shape around the origin at ``z``; None beyond it."""
    if abs(z) > RADIUS + 1e-9:
        return None
    half = float(np.sqrt(max(RADIUS**2 - z * z, 0)))
    match shape:
        case Shape.SPHERE:
            return _disc(half)
        case Shape.UPRIGHT_CYLINDER:
            return _disc(RADIUS)
        case Shape.UPRIGHT_CONE:
            return _disc(RADIUS * (z + HEIGHT / 2) / HEIGHT)
        case Shape.LYING_CYLINDER:
            corners = np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]])
            return corners * [max(half, 0.001), HEIGHT / 2]
        case Shape.LYING_CONE:
            return _cone_section(abs(z))


def _disc(radius: float) -> NDArray[np.float64]:
    if radius <= 0.02:
        return _TINY.copy()
    return circle(radius, max(16, int(np.ceil(2 * np.pi * radius / _POINT_DISTANCE))))


def _cone_section(distance: float) -> NDArray[np.float64]:
    """Section of the lying cone at this distance from its axis: a hyperbola."""
    if distance > RADIUS - 1e-6:
        base: NDArray[np.float64] = np.add(_TINY, (0, HEIGHT / 2 - 0.05))
        return base
    count = int(np.ceil(2 * (HEIGHT + RADIUS) / _POINT_DISTANCE))
    r = np.linspace(distance, RADIUS, count)
    y = -HEIGHT / 2 + HEIGHT * r / RADIUS
    half = np.sqrt(np.maximum(r * r - distance * distance, 0))
    right, left = np.stack([half, y], axis=1), np.stack([-half, y], axis=1)
    return np.concatenate([right, left[:0:-1]])


def shape_outlines(
    shape: Shape, step: float, phase: float = 0.0
) -> list[tuple[float, list[NDArray[np.float64]]]]:
    """Cut a shape every ``step`` mm; return pairs of z and polygons.

    Without ``phase`` the outermost planes touch the shape; it shifts all planes, mm.
    """
    count = round(2 * RADIUS / step)
    planes = -RADIUS + step * np.arange(-1, count + 2) + phase
    found = [(round(float(z), 9), outline(shape, float(z))) for z in planes]
    return [(z, [polygon]) for z, polygon in found if polygon is not None]


def make_dose(
    function: Callable[..., NDArray[np.float64]],
    spacing: Direction,
    half_size: float,
    *,
    shift: Direction = (0.0, 0.0, 0.0),
    z: NDArray[np.float64] | None = None,
    orientation: tuple[Direction, Direction] = ((1, 0, 0), (0, 1, 0)),
    units: DoseUnits = DoseUnits.GY,
    dose_type: DoseType = DoseType.PHYSICAL,
) -> Dose:
    """Sample ``function(x, y, z)`` on a grid around the origin.

    Parameters
    ----------
    spacing
        Distance of planes, rows and columns, mm.
    half_size
        The grid reaches at least so far in every direction, mm.
    shift
        Of the samples along x, y and z, mm.
    z
        Positions of the planes instead of those of ``spacing``, mm.
    orientation
        Direction of the rows and of the columns (unit vectors).
    """
    row, column = (np.array(d, dtype=np.float64) for d in orientation)
    dz, dj, di = spacing
    if z is None:
        planes = int(np.ceil(half_size / dz))
        z = np.asarray(np.arange(-planes, planes + 1) * dz + shift[2])
    rows, columns = (int(np.ceil(half_size / step)) for step in (dj, di))
    corner = (
        np.array([shift[0], shift[1], 0.0]) - columns * di * row - rows * dj * column
    )
    corner[2] += float(z[0])
    geometry = Geometry(
        origin=corner,
        row_direction=row,
        column_direction=column,
        spacing=(dj, di),
        offsets=(z - z[0]) / np.cross(row, column)[2],
        size=(2 * rows + 1, 2 * columns + 1),
    )
    values = np.maximum(function(*geometry.places()), 0)
    scaling = max(float(values.max()), 1e-9) / 2**31
    return Dose(
        header=Header(
            kind=Kind.DOSE,
            sop_class_uid="1.2",
            sop_instance_uid="1.2.3.4",
            series_uid="1.2.4",
            study_uid="1.2.5",
            frame_of_reference_uid="1.2.6",
            patient=Patient(),
        ),
        geometry=geometry,
        stored=np.rint(values / scaling).astype(np.uint32),
        scaling=scaling,
        units=units,
        type=dose_type,
        summation=SummationType.PLAN,
    )


def linear_dose(axis: str, step: float, shift: Direction = (0.0, 0.0, 0.0)) -> Dose:
    """Return a dose in cubes of ``step`` mm that rises along "x", "y" or "z"."""
    number = "xyz".index(axis)
    return make_dose(
        lambda *xyz: CENTRE_GY + GRADIENT * xyz[number],
        (step, step, step),
        21,
        shift=shift,
    )
