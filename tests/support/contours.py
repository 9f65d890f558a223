"""Contours of simple bodies whose area and volume have a closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.kinds import Kind
from dosiscope.core.structures import (
    Contour,
    Contours,
    GeometricType,
    Roi,
    StructureSet,
)
from support.headers import header

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.structures import SourcePixelPlanes


def circle(
    radius: float,
    z: float,
    *,
    centre: tuple[float, float] = (0.0, 0.0),
    vertices: int = 360,
) -> NDArray[np.float64]:
    """Regular polygon with the area of the circle, shape (vertices, 3)."""
    angle = np.arange(vertices) * 2 * np.pi / vertices
    step = 2 * np.pi / vertices
    r = radius * np.sqrt(step / np.sin(step))
    return np.stack(
        [
            centre[0] + r * np.cos(angle),
            centre[1] + r * np.sin(angle),
            np.full(vertices, float(z)),
        ],
        axis=1,
    )


def square(
    half: float, z: float, *, centre: tuple[float, float] = (0.0, 0.0)
) -> NDArray[np.float64]:
    """Square with sides 2 * half, shape (4, 3)."""
    return flat(np.array([[-1, -1], [1, -1], [1, 1], [-1, 1]]) * half + centre, z)


def flat(xy: NDArray[np.float64], z: float) -> NDArray[np.float64]:
    """Put a polygon of shape (n, 2) on the plane z."""
    return np.column_stack([xy, np.full(len(xy), float(z))])


def keyhole(
    outer: float, inner: float, z: float, *, angle: float = 0.0, width: float = 0.0
) -> NDArray[np.float64]:
    """Annulus as one contour whose channel lies at ``angle``, ``width`` rad wide."""
    a = angle + np.linspace(width / 2, 2 * np.pi - width / 2, 361)
    ring = np.stack([np.cos(a), np.sin(a)], axis=1)
    if not width:
        ring[-1] = ring[0]  # the two edges of the channel coincide to the last bit
    return flat(np.concatenate([outer * ring, inner * ring[::-1]]), z)


def contour(
    points: NDArray[np.float64],
    number: int | None = None,
    attached: Sequence[int] | None = None,
    *,
    kind: GeometricType = GeometricType.CLOSED_PLANAR,
    images: tuple[str, ...] = (),
) -> Contour:
    """One closed contour."""
    tied = None if attached is None else tuple(attached)
    return Contour(kind, points, number=number, attached=tied, image_uids=images)


def chain(outlines: Iterable[NDArray[np.float64]], first: int = 1) -> list[Contour]:
    """Contours attached one to the next, numbered from ``first``."""
    return [
        contour(points, first + n, (first + n - 1,) if n else ())
        for n, points in enumerate(outlines)
    ]


def roi(
    contours: Sequence[Contour],
    *,
    number: int = 1,
    name: str = "PTV",
    source_planes: SourcePixelPlanes | None = None,
) -> Roi:
    """An ROI of these contours."""
    return Roi(
        number, name, contours=Contours.of(list(contours)), source_planes=source_planes
    )


def cycles(graph: ContourGraph) -> int:
    """Number of independent cycles; a ring on its edge has one, legally."""
    return len(graph.edges) - len(graph.z) + graph.components


def structure_set(*rois: Roi) -> StructureSet:
    """A structure set of nothing but ROIs."""
    return StructureSet(header=header(Kind.STRUCTURE_SET), label="", rois=rois)
