"""Shapes and doses after Nelms et al., Med Phys 42 (2015) 4435, as core objects.

Sphere, cylinder and cone of 24 mm in a linear dose of 1 Gy/mm, 16 Gy at the centre,
so that every DVH has a closed form.  Cylinder and cone stand (axis along z) or lie
(axis along y).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.dose import Dose, DoseType, DoseUnits, SummationType
from dosiscope.core.geometry import Geometry
from dosiscope.core.header import Header, Kind, Patient
from dosiscope.core.solid import EndRule, Section, Solid, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

RADIUS, HEIGHT = 12.0, 24.0
KINDS = ("sphere", "upright cylinder", "lying cylinder", "upright cone", "lying cone")
# Where the shape has no area the authors' end contours are tiny squares.
_TINY = np.array([[-0.05, -0.05], [0.05, -0.05], [0.05, 0.05], [-0.05, 0.05]])


def circle(radius: float, points: int) -> NDArray[np.float64]:
    """Polygon of shape (points, 2)."""
    angle = np.arange(points) * 2 * np.pi / points
    return radius * np.stack([np.cos(angle), np.sin(angle)], axis=1)


def square(x: float, y: float, side: float) -> NDArray[np.float64]:
    """Square with its low corner at x, y."""
    return np.array([[x, y], [x + side, y], [x + side, y + side], [x, y + side]])


def _disc(radius: float) -> NDArray[np.float64]:
    if radius <= 0.02:
        return _TINY.copy()
    return circle(radius, max(16, int(np.ceil(2 * np.pi * radius / 0.2))))


def _cone_section(distance: float) -> NDArray[np.float64]:
    """Section of the lying cone at this distance from its axis: a hyperbola."""
    if distance > RADIUS - 1e-6:
        return _TINY + (0, HEIGHT / 2 - 0.05)
    r = np.linspace(distance, RADIUS, int(np.ceil(2 * (HEIGHT + RADIUS) / 0.2)))
    y = -HEIGHT / 2 + HEIGHT * r / RADIUS
    half = np.sqrt(np.maximum(r * r - distance * distance, 0))
    right, left = np.stack([half, y], axis=1), np.stack([-half, y], axis=1)
    return np.concatenate([right, left[:0:-1]])


def outline(kind: str, z: float) -> NDArray[np.float64] | None:
    """Outline of a shape centred at the origin at height ``z``; None beyond it."""
    if abs(z) > RADIUS + 1e-9:
        return None
    if kind == "sphere":
        return _disc(float(np.sqrt(max(RADIUS**2 - z * z, 0))))
    if kind == "upright cylinder":
        return _disc(RADIUS)
    if kind == "upright cone":
        return _disc(RADIUS * (z + HEIGHT / 2) / HEIGHT)
    if kind == "lying cylinder":
        half = max(float(np.sqrt(max(RADIUS**2 - z * z, 0))), 0.001)
        x, y = half, HEIGHT / 2
        return np.array([[-x, -y], [x, -y], [x, y], [-x, y]])
    return _cone_section(abs(z))


def stack(
    outlines: Sequence[tuple[float, Sequence[NDArray[np.float64]]]],
    end: float,
    *,
    number: int = 1,
    prisms: bool = False,
) -> Solid:
    """Solid through outlines on rising planes, reaching ``end`` mm beyond both ends.

    The area runs linearly from plane to plane, or, with ``prisms``, every outline
    holds half the way to its neighbours.
    """
    z = [float(height) for height, _ in outlines]
    sections = tuple(Section(h, tuple(polygons)) for h, polygons in outlines)
    spans: list[Span] = []
    last = len(z) - 1
    if prisms:
        for n in range(len(z)):
            low = (z[n - 1] + z[n]) / 2 if n else z[n] - end
            high = (z[n] + z[n + 1]) / 2 if n < last else z[n] + end
            spans.append(Span(low, high, n, n))
    else:
        spans.append(Span(z[0] - end, z[0], 0, 0))
        spans += [Span(z[n], z[n + 1], n, n + 1) for n in range(last)]
        spans.append(Span(z[last], z[last] + end, last, last))
    spans = [span for span in spans if span.high > span.low]
    return Solid(number, sections, tuple(spans), EndRule.HALF_SLICE)


def nelms_solid(
    kind: str, step: float, *, phase: float = 0.0, prisms: bool = False
) -> Solid:
    """Return a shape cut every ``step`` mm, with ends of half a step."""
    count = int(np.ceil(RADIUS / step)) + 1
    heights = np.arange(-count, count + 1) * step + phase
    if phase == 0:
        heights = np.linspace(-RADIUS, RADIUS, round(2 * RADIUS / step) + 1)
    outlines = []
    for z in heights:
        polygon = outline(kind, float(z))
        if polygon is not None:
            outlines.append((float(z), [polygon]))
    return stack(outlines, step / 2, prisms=prisms)


# (row direction, column direction) of the eight signed transverse orientations
ORIENTATIONS = tuple(
    (first, second)
    for first, second in (
        *(((sx, 0, 0), (0, sy, 0)) for sx in (1, -1) for sy in (1, -1)),
        *(((0, sy, 0), (sx, 0, 0)) for sx in (1, -1) for sy in (1, -1)),
    )
)


def make_dose(
    function: Callable[..., NDArray[np.float64]],
    spacing: tuple[float, float, float],
    half_size: float,
    *,
    shift: tuple[float, float, float] = (0.0, 0.0, 0.0),
    z: NDArray[np.float64] | None = None,
    orientation: tuple[tuple[float, ...], tuple[float, ...]] = ORIENTATIONS[0],
    units: DoseUnits = DoseUnits.GY,
    dose_type: DoseType = DoseType.PHYSICAL,
) -> Dose:
    """Sample ``function(x, y, z)`` on a grid around the origin.

    Parameters
    ----------
    spacing
        Distance of planes, rows and columns, mm.
    half_size
        The grid reaches so far in every direction, mm, and up to a sample more.
    shift
        Of the samples along x, y and z, mm.
    z
        Positions of the planes instead of those of ``spacing``, mm.
    """
    row = np.array(orientation[0], dtype=np.float64)
    column = np.array(orientation[1], dtype=np.float64)
    dz, dj, di = spacing
    if z is None:
        n = int(np.ceil(half_size / dz))
        z = np.arange(-n, n + 1) * dz + shift[2]
    rows, columns = (int(np.ceil(half_size / step)) for step in (dj, di))
    corner = -columns * di * row - rows * dj * column + np.array([*shift[:2], 0.0])
    normal = np.cross(row, column)
    corner[2] = z[0]
    geometry = Geometry(
        corner,
        row,
        column,
        (dj, di),
        (z - z[0]) / normal[2],
        (2 * rows + 1, 2 * columns + 1),
    )
    index = np.stack(np.indices(geometry.shape), axis=-1)
    x, y, height = np.moveaxis(geometry.to_mm(index), -1, 0)
    values = np.maximum(function(x, y, height), 0)
    scaling = max(float(values.max()), 1e-9) / 2**31
    return Dose(
        Header(Kind.DOSE, "1.2", "1.2.3.4", "1.2.4", "1.2.5", "1.2.6", Patient()),
        geometry,
        np.rint(values / scaling).astype(np.uint32),
        scaling,
        units,
        dose_type,
        SummationType.PLAN,
    )
