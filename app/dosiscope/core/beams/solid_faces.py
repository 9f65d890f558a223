"""Which faces of a solid look to the source of a beam.

To `Solid.contains` a solid is a stack of prisms.  Of a prism those faces are seen that
look to the source: walls on its side, and a floor or a ceiling.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import Allowance, bounded
from dosiscope.core.polygons.oriented import oriented_edges
from dosiscope.core.solids.prisms import prisms_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]


class SolidFaces:
    """The prisms of one solid, as what any beam's eye sees it by.

    Attributes
    ----------
    xy
        Vertices, each once in its prism, shape (vertices, 2), mm.
    columns
        The same as all x and all y, shape (2, vertices).
    first, last
        Vertex from which an edge runs and to which, the prism to its left, (edges,).
    prism
        Of each edge, shape (edges,); of each vertex ``of_vertex``.
    low, high
        Patient z of floor and ceiling, shape (prisms,), mm.
    """

    __slots__ = (
        "_along",
        "_offset",
        "columns",
        "first",
        "high",
        "last",
        "low",
        "middle",
        "of_vertex",
        "prism",
        "xy",
    )

    def __init__(self, solid: Solid) -> None:
        prisms = prisms_of(solid)
        self.low = np.array([low for low, _, _ in prisms], dtype=np.float64)
        self.high = np.array([high for _, high, _ in prisms], dtype=np.float64)
        polygons = [section.polygons for _, _, section in prisms]
        points = sum(len(ring) for group in polygons for ring in group)
        with bounded(Allowance(points)):
            edges = oriented_edges(polygons)
        self.xy, self.first, self.last = edges.xy, edges.first, edges.last
        self.prism = edges.group
        self.columns = np.ascontiguousarray(self.xy.T)
        self.of_vertex = np.zeros(len(self.xy), np.int64)
        self.of_vertex[self.first] = self.prism
        start = self.xy[self.first]
        # column by column: numpy is slow on every second number
        self._along = np.ascontiguousarray((self.xy[self.last] - start).T)
        self._offset = start[:, 0] * self._along[1] - start[:, 1] * self._along[0]
        counts = np.maximum(np.bincount(self.of_vertex, minlength=len(prisms)), 1)
        self.middle = np.stack(
            [
                np.bincount(self.of_vertex, self.xy[:, n], len(prisms)) / counts
                for n in (0, 1)
            ],
            axis=1,
        )

    def facing(self, eye: BeamsEye) -> NDArray[np.bool_]:
        """Whether the wall on each edge looks to the source, shape (edges,)."""
        along_x, along_y = self._along
        if eye.distances[0] == eye.distances[1]:
            x, y, _ = eye.source.tolist()
            seen: NDArray[np.bool_] = x * along_y - y * along_x > self._offset
            return seen
        middle = 0.5 * (self.xy[self.first] + self.xy[self.last])
        z = 0.5 * (self.low + self.high)[self.prism]
        to = _to_source(eye, np.column_stack([middle, z]))
        seen = to[:, 0] * along_y - to[:, 1] * along_x > 0
        return seen

    def levels(self, eye: BeamsEye) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """Whether ceiling and floor of each prism look to the source, (prisms,)."""
        above, below = (
            _to_source(eye, np.column_stack([self.middle, z]))[:, 2]
            for z in (self.high, self.low)
        )
        return above > 0, below < 0


def _to_source(eye: BeamsEye, points: Floats) -> Floats:
    """Return the directions from points to the source, in the patient, (n, 3).

    Where the virtual sources of x and y differ, that of the ray through each point.
    """
    seen = (points - eye.isocentre) @ eye.axes.T
    away = np.array(eye.distances) - seen[:, 2:]
    rays = np.column_stack([-seen[:, :2] / away, np.ones(len(seen))])
    found: Floats = rays @ eye.axes
    return found
