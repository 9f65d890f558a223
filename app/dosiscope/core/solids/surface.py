"""The surface of a solid between its sections, as triangles.

On a section the surface is the outline.  Between two sections it is where the signed
distance to the outline (in the plane, less than 0 inside), taken linearly from one to
the other, is 0: the outline runs smoothly, without the steps of prisms.  Beyond the
first and the last section it stands upright up to a flat end, as the solid does.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.polygons.rings import Inside, Rings
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Section, Solid

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# Points of the grid that a solid is held on, and their least distance.
_MOST_POINTS: Final = 60_000
_MOST_AT_ALL: Final = 600_000  # where it is thin or large
_WALL: Final = 1.5  # cells across a wall
_FINEST_MM: Final = 0.25
_COARSEST_MM: Final = 2.5
_THINNEST: Final = 4  # cells across the thinnest extent, where that can be
_TOO_THIN: Final = tr("it is too thin for its extent: distances are not measured")
_MARGIN: Final = 2  # cells beyond the outlines
_END_MM: Final = 1e-4  # within which an end is flat
_SAME_MM: Final = 1e-9
_NEARLY: Final = 0.02  # of a distance
_OUTLINE: Final = 2  # points of an outline a cell


@dataclass(frozen=True, slots=True, eq=False)
class Surface:
    """Triangles around a solid.

    Attributes
    ----------
    points
        Vertices, shape (points, 3), mm.
    triangles
        Three vertices each, shape (triangles, 3).
    step_mm
        Distance of the grid in the planes: finer detail is not in it.
    """

    points: Floats
    triangles: Ints
    step_mm: float

    @property
    def corners(self) -> Floats:
        """Corners of every triangle, shape (triangles, 3, 3), mm."""
        return np.asarray(self.points[self.triangles])

    @property
    def areas(self) -> Floats:
        """Area of every triangle, shape (triangles,), mm²."""
        a, b, c = np.moveaxis(self.corners, 1, 0)
        return np.asarray(np.linalg.norm(np.cross(b - a, c - a), axis=1) / 2)

    @property
    def volume_cc(self) -> float:
        """Volume within, cc."""
        _, volumes, _ = self._tetrahedra()
        return float(volumes.sum()) / CUBIC_MM_PER_CC

    @property
    def centre(self) -> tuple[float, float, float]:
        """Centre of the volume within, mm."""
        middle, volumes, centres = self._tetrahedra()
        weighted = volumes @ centres / volumes.sum()
        x, y, z = (float(v) for v in middle + weighted)
        return x, y, z

    def _tetrahedra(self) -> tuple[Floats, Floats, Floats]:
        """Return those that the middle has with each triangle.

        Returns
        -------
        middle
            The point they have in common, shape (3,), mm.
        volumes
            Less than 0 where the triangle turns its inside away, mm³.
        centres
            From the middle, shape (triangles, 3), mm.
        """
        middle = self.points.mean(axis=0)
        a, b, c = np.moveaxis(self.corners - middle, 1, 0)
        volumes = (a * np.cross(b, c)).sum(axis=1) / 6
        return middle, volumes, (a + b + c) / 4


def surface_of(solid: Solid) -> Surface:
    """Return the surface of a solid.

    Raises
    ------
    NotEvaluableError
        It has no volume, or walls that are too thin for their extent.
    """
    from skimage.measure import marching_cubes

    box = solid.extent
    if box is None or solid.volume_cc <= 0:
        raise NotEvaluableError(tr("it has no volume"))
    step = _step(solid, np.subtract(box[3:], box[:3]))
    grid = _PlaneGrid.around(box, step)
    known: dict[int, Floats] = {}

    def distances(section: int) -> Floats:
        if section not in known:
            spend(grid.x.size * grid.y.size)
            if len(known) > 1:  # one comes after the other
                del known[next(iter(known))]
            known[section] = grid.distances(solid.sections[section])
        return known[section]

    z: list[float] = []
    planes: list[NDArray[np.float32]] = []
    for height, lower, upper, share in _levels(solid, step):
        z.append(height)
        if lower is None:
            planes.append(np.full((grid.y.size, grid.x.size), grid.far, np.float32))
            continue
        value = distances(lower)
        if share > 0 and upper != lower:
            value = (1 - share) * value + share * distances(upper)
        planes.append(value.astype(np.float32))
    volume = np.stack(planes)
    if not (volume.min() < 0 < volume.max()):
        raise NotEvaluableError(_TOO_THIN)
    spend(volume.size)
    vertices, faces, *_ = marching_cubes(volume, 0.0, gradient_direction="ascent")
    k, j, i = vertices.astype(np.float64).T
    points = np.column_stack(
        [
            np.interp(i, np.arange(grid.x.size), grid.x),
            np.interp(j, np.arange(grid.y.size), grid.y),
            np.interp(k, np.arange(len(z)), z),
        ]
    )
    return Surface(points, faces.astype(np.int64), step)


def _step(solid: Solid, sides: Floats) -> float:
    """Return the distance of the points of a grid around a solid, mm.

    Raises
    ------
    NotEvaluableError
        Its walls are thinner than that: they would have holes.
    """
    sides = np.maximum(sides, _FINEST_MM)
    usual, finest = (
        float(np.cbrt(sides.prod() / most)) for most in (_MOST_POINTS, _MOST_AT_ALL)
    )
    rings, _ = solid.rings
    edges = rings.xy[rings.following()] - rings.xy
    # a wall has twice its area by its perimeter as thickness
    perimeter = float(np.linalg.norm(edges, axis=1).sum())
    thickness = 2 * float(solid.areas.sum()) / perimeter if perimeter else 0.0
    wanted = min(usual, _COARSEST_MM, float(sides.min()) / _THINNEST, thickness / _WALL)
    step = max(wanted, finest, _FINEST_MM)
    if thickness < step:
        raise NotEvaluableError(_TOO_THIN)
    return step


def _levels(
    solid: Solid, step: float
) -> Iterator[tuple[float, int | None, int, float]]:
    """Yield heights with two sections and the share of the upper one; None: nothing.

    They rise; a jump from one outline to another has two heights next to each other.
    """
    before: tuple[float, int, int, float] | None = None
    for span in solid.spans:
        if span.high - span.low <= 2 * _END_MM:
            continue
        first = (span.low, span.lower, span.upper, span.t_low)
        if before is None or span.low - before[0] > _SAME_MM:
            if before is not None:
                yield before[0] + _END_MM, None, 0, 0.0
            yield span.low - _END_MM, None, 0, 0.0
            yield first
        elif not _is_same_outline(before, first):
            yield (span.low + _END_MM, *first[1:])
        # prisms too: what is nearest to a wall is found by its corners
        pieces = max(1, int(np.ceil((span.high - span.low) / step)))
        for n in range(1, pieces + 1):
            part = n / pieces
            before = (
                span.low + part * (span.high - span.low),
                span.lower,
                span.upper,
                span.t_low + part * (span.t_high - span.t_low),
            )
            yield before
    if before is not None:
        yield before[0] + _END_MM, None, 0, 0.0


def _is_same_outline(
    one: tuple[float, int, int, float], other: tuple[float, int, int, float]
) -> bool:
    def of(level: tuple[float, int, int, float]) -> tuple[int, ...] | None:
        _, lower, upper, share = level
        if lower == upper or share <= _SAME_MM:
            return (lower,)
        return (upper,) if share >= 1 - _SAME_MM else None

    return of(one) is not None and of(one) == of(other)


@dataclass(frozen=True, slots=True, eq=False)
class _PlaneGrid:
    """Points of a plane, x of the columns and y of the rows, mm."""

    x: Floats
    y: Floats
    step: float

    @classmethod
    def around(cls, box: tuple[float, ...], step: float) -> _PlaneGrid:
        x, y = (
            low + step * np.arange(-_MARGIN, np.ceil((high - low) / step) + _MARGIN + 1)
            for low, high in ((box[0], box[3]), (box[1], box[4]))
        )
        return cls(x, y, step)

    @property
    def far(self) -> float:
        """Distance that stands for where there is no outline at all, mm."""
        return self.step * (self.x.size + self.y.size)

    def distances(self, section: Section) -> Floats:
        """Return the signed distance to the outline of a section, (rows, columns)."""
        from scipy.spatial import cKDTree

        rings = Rings.of([p for p in section.polygons if len(p)])
        shape = self.y.size, self.x.size
        if not len(rings.xy):
            return np.full(shape, self.far)
        x, y = np.meshgrid(self.x, self.y)
        points = np.column_stack([x.ravel(), y.ravel()])
        starts, ends = rings.xy, rings.xy[rings.following()]
        edge, at = _along(starts, ends, self.step / _OUTLINE)
        tree = cKDTree(at)
        # far from all of them the nearest costs most and matters least
        _, near = tree.query(points, k=min(2, len(at)), eps=_NEARLY)
        found = np.full(len(points), np.inf)
        for column in np.asarray(near).reshape(len(points), -1).T:
            which = edge[column]
            found = np.minimum(found, _to_edges(points, starts[which], ends[which]))
        inside = Inside(rings).points(points)
        return np.where(inside, -found, found).reshape(shape)


def _along(starts: Floats, ends: Floats, step: float) -> tuple[Ints, Floats]:
    """Return points along edges, not farther apart than a step: edge, place."""
    lengths = np.linalg.norm(ends - starts, axis=1)
    counts = np.maximum(np.ceil(lengths / step), 1).astype(np.int64)
    edge = np.repeat(np.arange(len(starts)), counts)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts)
    share = ((nth + 0.5) / counts[edge])[:, None]
    return edge, (1 - share) * starts[edge] + share * ends[edge]


def _to_edges(points: Floats, starts: Floats, ends: Floats) -> Floats:
    """Return the distance of each point to an edge of its own, shape (points,)."""
    along, to = ends - starts, points - starts
    square = np.maximum((along**2).sum(axis=1), 1e-300)
    share = np.clip((along * to).sum(axis=1) / square, 0.0, 1.0)
    return np.asarray(np.linalg.norm(to - share[:, None] * along, axis=1))
