"""What stands in space: surfaces and lines with their colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from PySide6.QtCore import QPointF

    from dosiscope.core.isodose import RGB
    from dosiscope.core.surfaces.mesh import Mesh
    from dosiscope.viewer.frame import Frame

    Floats = NDArray[np.float64]

_LOOKED_THROUGH: Final = 1 / 3  # of the opacity of what lies behind


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shape:
    """A surface.

    Attributes
    ----------
    name
        What it is of.
    opacity
        From 0 to 1.
    roi
        Number of the structure that it is of, if it is.
    is_beam
        Whether it bounds a field.
    """

    name: str
    mesh: Mesh
    colour: RGB
    opacity: float
    roi: int | None = None
    is_beam: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strokes:
    """Straight lines; ``ends`` has shape (n, 2, 3), mm of the patient."""

    ends: Floats
    colour: RGB


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Space:
    """All that stands in space.

    Attributes
    ----------
    shapes
        Surfaces.
    strokes
        Lines.
    whys
        What is not drawn, or not whole, and why, a sentence each.
    """

    shapes: tuple[Shape, ...] = ()
    strokes: tuple[Strokes, ...] = ()
    whys: tuple[str, ...] = ()

    @property
    def corners(self) -> Floats | None:
        """The eight corners of a box around the structures, else around all; (8, 3).

        None where there is nothing.
        """
        shapes = [s for s in self.shapes if s.roi is not None] or list(self.shapes)
        parts = [shape.mesh.box for shape in shapes]
        if not parts:
            parts = [s.ends.reshape(-1, 3) for s in self.strokes if len(s.ends)]
        if not parts:
            return None
        low = np.min([part.min(axis=0) for part in parts], axis=0)
        high = np.max([part.max(axis=0) for part in parts], axis=0)
        choice = np.indices((2, 2, 2)).reshape(3, 8).T
        found: Floats = np.where(choice == 1, high, low)
        return found


def named_in(shapes: Iterable[Shape]) -> list[tuple[str, RGB]]:
    """Return what a key has: each name in its colour once, the first before others."""
    return list(dict.fromkeys((shape.name, shape.colour) for shape in shapes))


def hit_by(
    space: Space, frame: Frame, pixel: QPointF
) -> tuple[Shape, tuple[float, float, float]] | None:
    """Return the surface in front at a pixel, and the point there, mm; None: none.

    What is much fainter than something behind it is looked through.
    """
    u = frame.left + pixel.x() / frame.scale
    v = frame.top + pixel.y() / frame.scale
    orientation = frame.plane.orientation
    axes = np.array([orientation.right, orientation.down, orientation.normal])
    found: list[tuple[float, Shape]] = []
    for shape in space.shapes:
        if shape.opacity <= 0 or not len(shape.mesh.triangles):
            continue
        at = shape.mesh.points @ axes.T
        away = _first(at - (u, v, 0.0), shape.mesh.triangles)
        if away is not None:
            found.append((away, shape))
    if not found:
        return None
    least = max(shape.opacity for _, shape in found) * _LOOKED_THROUGH
    away, front = min(
        (one for one in found if one[1].opacity >= least), key=lambda one: one[0]
    )
    x, y, z = (np.array((u, v, away)) @ axes).tolist()
    return front, (x, y, z)


def _first(points: Floats, triangles: NDArray[np.int32]) -> float | None:
    """Return the least third coordinate of triangles over 0, 0; None where none is."""
    x, y = points[:, 0][triangles], points[:, 1][triangles]
    near = (
        (x.min(axis=1) <= 0)
        & (x.max(axis=1) >= 0)
        & (y.min(axis=1) <= 0)
        & (y.max(axis=1) >= 0)
    )
    a, b, c = (points[triangles[near, n]] for n in range(3))
    # twice the signed areas that 0, 0 has with each side
    shares = np.stack(
        [
            one[:, 0] * other[:, 1] - one[:, 1] * other[:, 0]
            for one, other in ((b, c), (c, a), (a, b))
        ],
        axis=1,
    )
    whole = shares.sum(axis=1)
    inside = ((shares >= 0).all(axis=1) | (shares <= 0).all(axis=1)) & (whole != 0)
    if not inside.any():
        return None
    depth = np.stack([a[:, 2], b[:, 2], c[:, 2]], axis=1)[inside]
    away = (shares[inside] * depth).sum(axis=1) / whole[inside]
    return float(away.min())
