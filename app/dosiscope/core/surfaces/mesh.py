"""Triangles that something is drawn by in space."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import counted, grouped

if TYPE_CHECKING:
    from numpy.typing import NDArray

#: Of one surface: more take too long to be turned.
MOST_TRIANGLES: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mesh:
    """A surface.

    Attributes
    ----------
    points
        Shape (n, 3), n > 0, mm of the patient; read-only, as all arrays here.
    normals
        Unit vector out of what the surface encloses at each point, shape (n, 3).
    triangles
        Three points each, counter-clockwise seen from outside, shape (m, 3).
    is_open
        Whether it ends somewhere, and so encloses nothing.
    box
        Least and largest x, y, z of the points, shape (2, 3), mm.
    """

    points: NDArray[np.float64]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]
    is_open: bool = False
    box: NDArray[np.float64] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        ends = self.points.min(axis=0), self.points.max(axis=0)
        object.__setattr__(self, "box", np.array(ends))
        for array in (self.points, self.normals, self.triangles, self.box):
            array.setflags(write=False)


def too_fine(count: int) -> str:
    """Return the clause why a surface of so many triangles is not drawn."""
    return tr(
        "its surface has {triangles}, and at most {most} are drawn",
        triangles=counted(count, "triangle"),
        most=grouped(MOST_TRIANGLES),
    )
