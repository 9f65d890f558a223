"""Triangles that something is drawn by in space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.text import counted, grouped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

#: Of one surface: more take too long to be turned.
MOST_TRIANGLES: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Mesh:
    """A surface.

    Attributes
    ----------
    points
        Shape (n, 3), mm of the patient; read-only.
    normals
        Unit vector out of what the surface encloses at each point, shape (n, 3).
    triangles
        Three points each, counter-clockwise seen from outside, shape (m, 3).
    """

    points: NDArray[np.float64]
    normals: NDArray[np.float32]
    triangles: NDArray[np.int32]

    def __post_init__(self) -> None:
        for array in (self.points, self.normals, self.triangles):
            array.setflags(write=False)


def too_fine(count: int) -> str:
    """Return the clause why a surface of so many triangles is not drawn."""
    return (
        f"its surface has {counted(count, 'triangle')}, and at most "
        f"{grouped(MOST_TRIANGLES)} are drawn"
    )
