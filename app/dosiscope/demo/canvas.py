"""One transverse plane of the demo patient while it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from dosiscope.demo.shapes import Plane, Shape


@dataclass(slots=True)
class Canvas:
    """One plane being painted.

    ``hu`` is the picture, ``x`` and ``y`` the bent coordinates of its pixels,
    ``trunk`` their signed distance to the outline of the trunk; all one shape.
    """

    hu: Plane
    x: Plane
    y: Plane
    trunk: Plane
    z: float
    first: tuple[float, float]
    step: float

    def window(self, shape: Shape, margin: float = 6.0) -> tuple[slice, slice] | None:
        """Rows and columns that a shape can touch."""
        found = shape.bounds(self.z)
        if found is None:
            return None
        low_x, high_x, low_y, high_y = found
        columns = self._range(low_x - margin, high_x + margin, self.first[0], 1)
        rows = self._range(low_y - margin, high_y + margin, self.first[1], 0)
        if rows.start >= rows.stop or columns.start >= columns.stop:
            return None
        return rows, columns

    def _range(self, low: float, high: float, first: float, axis: int) -> slice:
        size = self.hu.shape[axis]
        a = int(np.clip((low - first) / self.step, 0, size))
        b = int(np.clip((high - first) / self.step + 1, 0, size))
        return slice(a, b)

    def distance(self, shape: Shape, at: tuple[slice, slice]) -> Plane:
        """Signed distance to a shape within a window."""
        return shape.distance(self.x[at], self.y[at], self.z)

    def fill(
        self,
        at: tuple[slice, slice],
        distance: Plane,
        hu: float | Plane,
        *,
        edge: float = 1.2,
        opacity: float = 1.0,
    ) -> None:
        """Cover what is inside, with a partial-volume edge of ``edge`` mm."""
        cover = np.clip(0.5 - distance / np.float32(edge), 0, 1)
        if opacity != 1.0:
            cover *= np.float32(opacity)
        target = self.hu[at]
        target += cover * (np.asarray(hu, np.float32) - target)

    def paint(
        self,
        shape: Shape,
        hu: float | Plane,
        *,
        parting: float = 0.0,
        parting_hu: float = -80.0,
        grown: float = 0.0,
        edge: float = 1.2,
        opacity: float = 1.0,
    ) -> None:
        """Paint a shape, with a thin plane of fat around it where asked.

        ``hu`` may be a whole plane, of which the part needed is used.
        """
        at = self.window(shape, 6.0 + grown)
        if at is None:
            return
        distance = self.distance(shape, at)
        if grown:
            distance -= np.float32(grown)
        if parting:
            around = np.float32(parting)
            self.fill(at, distance - around, parting_hu, edge=edge, opacity=0.85)
        value = hu if isinstance(hu, (int, float)) else hu[at]
        self.fill(at, distance, value, edge=edge, opacity=opacity)


def joint_window(canvas: Canvas, shapes: list[Shape]) -> tuple[slice, slice] | None:
    """Window of several shapes together; None where none of them is."""
    windows = [w for s in shapes if (w := canvas.window(s))]
    if not windows:
        return None
    rows, columns = zip(*windows, strict=True)
    return (
        slice(min(r.start for r in rows), max(r.stop for r in rows)),
        slice(min(c.start for c in columns), max(c.stop for c in columns)),
    )
