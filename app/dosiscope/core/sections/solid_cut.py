"""Solids cut by planes: the outline, in any plane, of what `Solid.contains` holds.

To `Solid.contains` a solid is a stack of layers, in each of which one section holds
from floor to ceiling.  So its boundary has walls, which stand on the edges of the
section, and floors and ceilings where what is inside differs between layers that meet.
Nothing is smoothed or joined beyond that: a gap is open, an end is flat.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.polygons.rings import Rings
from dosiscope.core.polygons.single_edges import single_edges
from dosiscope.core.solids.prisms import prisms_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.core.solids.solid import Section, Solid

# Edges of a run: with fewer there are more boxes to look at, with more, more edges.
_RUN: Final = 12
# Sine of an angle to the axis z, or to a transverse plane, that is rounding.
_STRAIGHT: Final = 1e-9
# Crossings of a line that are nearer to each other are one, mm: rounding.
_SAME: Final = 1e-6
# Numbers up to this, mm, are told apart at less than that.
_EXACT: Final = 1e9


class SolidCut:
    """The walls of one solid, as an index by which any plane cuts it at once.

    It holds about 23 bytes for every vertex of the solid.

    Attributes
    ----------
    xy
        Vertices of every run of edges that follow one another: all x, then all y,
        shape (runs, 2, 13), mm; a shorter run stays at its last vertex.
    layer
        Layer of every run, shape (runs,).
    floor
        Number of each layer's floor in ``z``, shape (layers,); its ceiling is the next,
        and where layers meet, the floor of the one is the ceiling of the other.
    z
        Patient z of floors and ceilings, rising, mm.
    boxes
        Least x, y and z of every run, and largest, shape (6, runs), mm.
    """

    __slots__ = ("boxes", "floor", "layer", "xy", "z")

    def __init__(self, solid: Solid) -> None:
        layers = prisms_of(solid)
        self.floor = np.zeros(len(layers), np.int64)
        borders: list[float] = []
        for n, (bottom, top, _) in enumerate(layers):
            if not borders or borders[-1] != bottom:
                borders.append(bottom)
            self.floor[n] = len(borders) - 1
            borders.append(top)
        self.z = np.array(borders)
        self.xy, self.layer = _runs([section for _, _, section in layers])
        floor = self.floor[self.layer]
        self.boxes = np.empty((6, len(floor)))
        self.xy.min(axis=2, out=self.boxes[:2].T)
        self.xy.max(axis=2, out=self.boxes[3:5].T)
        self.boxes[2], self.boxes[5] = self.z[floor], self.z[floor + 1]

    def lines(self, plane: Plane) -> NDArray[np.float64]:
        """Return its outline in a plane, as `cut_solids` does for many."""
        return cut_solids([self], plane)[0]


def cut_solids(cuts: Sequence[SolidCut], plane: Plane) -> list[NDArray[np.float64]]:
    """Return the outlines of solids in a plane: exactly of what they contain.

    Returns
    -------
    Segments u1, v1, u2, v2 in the plane's own mm, shape (n, 4), of each solid.  A ray
    from a point of the plane crosses them an odd number of times where the point is
    inside.  What bounds nothing is left out, such as the channel of a keyhole.  As far
    as it costs nothing, a segment starts where the one before it ends.
    """
    normal = np.array(plane.orientation.normal)
    if abs(normal[2]) < _STRAIGHT:
        normal[2] = 0.0
    elif np.hypot(normal[0], normal[1]) < _STRAIGHT:
        normal[:2] = 0.0
    walls = _Walls.near(cuts, normal, plane)
    if not normal[2]:
        parts = [_upright(walls, normal)]
    elif normal[:2].any():
        parts = _tilted(walls, normal)
    else:
        parts = [_level(walls, plane.at * float(normal[2]))]
    solids = np.arange(len(cuts) + 1)
    ends = [np.searchsorted(walls.solid[layer], solids) for _, layer in parts]
    result = []
    for n in range(len(cuts)):
        pieces = [
            rows[end[n] : end[n + 1]]
            for (rows, _), end in zip(parts, ends, strict=True)
        ]
        lines = pieces[0] if len(pieces) == 1 else np.concatenate(pieces)
        lines.setflags(write=False)
        result.append(lines)
    return result


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Walls:
    """Runs of edges of many solids that may meet a plane; see `SolidCut`.

    ``solid`` is the one that each layer belongs to, shape (layers,).
    """

    xy: NDArray[np.float64]
    layer: NDArray[np.int64]
    floor: NDArray[np.int64]
    z: NDArray[np.float64]
    solid: NDArray[np.int64]
    plane: Plane

    @classmethod
    def near(
        cls, cuts: Sequence[SolidCut], normal: NDArray[np.float64], plane: Plane
    ) -> _Walls:
        """Gather the runs that may meet a plane with this normal."""
        rows = _runs_near(cuts, normal, plane.at)
        counts = [len(some) for some in rows]
        ends = np.cumsum([0, *counts]).tolist()
        xy = np.empty((ends[-1], 2, _RUN + 1))
        for cut, some, (start, stop) in zip(cuts, rows, pairwise(ends), strict=True):
            # "clip" has it written in place; no row is out of range
            cut.xy.take(some, axis=0, out=xy[start:stop], mode="clip")
        nothing = np.empty(0, np.int64)
        layer = [cut.layer.take(some) for cut, some in zip(cuts, rows, strict=True)]
        layers = [len(cut.floor) for cut in cuts]
        before = np.cumsum([0, *layers])[:-1]
        borders = np.cumsum([0, *(len(cut.z) for cut in cuts)])[:-1]
        return cls(
            xy=xy,
            layer=np.concatenate([nothing, *layer]) + np.repeat(before, counts),
            floor=np.concatenate([nothing, *(cut.floor for cut in cuts)])
            + np.repeat(borders, layers),
            z=np.concatenate([np.empty(0), *(cut.z for cut in cuts)]),
            solid=np.repeat(np.arange(len(cuts)), layers),
            plane=plane,
        )

    def edges(
        self, chosen: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Return first vertex and run of edges; ``chosen`` has shape (runs, 8)."""
        edge = np.flatnonzero(chosen)
        run = edge // _RUN
        return edge + run, run

    def along(self, normal: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return how far each vertex lies along the level part of a normal, (runs, 9).

        A vertex is counted as in this array, row by row, by all that follows.
        """
        parts = [n for n in (0, 1) if normal[n]]
        result: NDArray[np.float64] = self.xy[:, parts[0]] * normal[parts[0]]
        if len(parts) > 1:
            result += self.xy[:, 1] * normal[1]
        return result

    def places(
        self, vertices: NDArray[np.int64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return x and y of vertices."""
        x = vertices + vertices // (_RUN + 1) * (_RUN + 1)
        return self.xy.take(x), self.xy.take(x + _RUN + 1)

    def crossings(
        self,
        along: NDArray[np.float64],
        first: NDArray[np.int64],
        level: NDArray[np.float64] | float,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return x and y where edges cross a level of ``along``.

        As in `Inside`, edges count from their lower end on, whichever way they run.
        """
        rises = along.take(first) < along.take(first + 1)
        lower = first + ~rises
        upper = first + rises
        base = along.take(lower)
        part = level - base
        height = along.take(upper) - base
        x, y = self.places(lower)
        far_x, far_y = self.places(upper)
        return x + part * ((far_x - x) / height), y + part * ((far_y - y) / height)

    def uv(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        z: NDArray[np.float64] | float,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return u and v of points."""
        right, down = self.plane.orientation.right, self.plane.orientation.down
        return (
            x * right[0] + y * right[1] + z * right[2],
            x * down[0] + y * down[1] + z * down[2],
        )


def _runs_near(
    cuts: Sequence[SolidCut], normal: NDArray[np.float64], at: float
) -> list[NDArray[np.int64]]:
    """Return the runs of each whose box a plane meets, ``at`` along the normal."""
    axes = np.flatnonzero(normal)
    if len(axes) == 1:
        axis = int(axes[0])
        at /= float(normal[axis])
        reaches = [cut.boxes[axis::3] for cut in cuts]
    else:
        rises, falls = np.maximum(normal, 0), np.minimum(normal, 0)
        sides = np.block([[rises, falls], [falls, rises]])
        reaches = [sides @ cut.boxes for cut in cuts]
    least, most = at - _SAME, at + _SAME
    return [np.flatnonzero((near <= most) & (far >= least)) for near, far in reaches]


def _upright(
    walls: _Walls, normal: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Cut by a plane along z: return the segments, and the layer of each.

    Where inside begins along the horizontal line, walls run upwards and then along the
    ceiling; where it ends, downwards and then along the floor.  So they go round, and
    each floor or ceiling leads from the end of a wall to the start of another.
    """
    at = walls.plane.at
    along = walls.along(normal)
    above = (along > at).ravel()
    first = np.flatnonzero(above[1:] ^ above[:-1])
    run, nth = np.divmod(first, _RUN + 1)
    goes_on = nth < _RUN  # not from one run to the next
    first, run = first[goes_on], run[goes_on]
    x, y = walls.crossings(along, first, at)
    place, layer = x * normal[1] - y * normal[0], walls.layer.take(run)
    order = _once(place, layer)
    x, y, place = (some.take(order) for some in (x, y, place))
    layer = layer.take(order)
    count = len(order)
    is_odd = (np.arange(count) & 1).astype(np.bool_)
    floor = walls.floor.take(layer)
    onwards = _followers(place, floor, is_odd)
    z = walls.z.take(floor), walls.z.take(floor + 1)
    start = np.stack(walls.uv(x, y, np.where(is_odd, z[1], z[0])), axis=1)
    stop = np.stack(walls.uv(x, y, np.where(is_odd, z[0], z[1])), axis=1)
    rows = np.concatenate([start, stop, stop, start.take(onwards, axis=0)], axis=1)
    kept = np.ones((count, 2), np.bool_)
    kept[:, 1] = np.abs(place - place.take(onwards)) > _SAME
    order = _round(layer, is_odd, walls.solid)
    rows, kept = rows.take(order, axis=0), kept.take(order, axis=0)
    lines = rows.reshape(-1, 4).compress(kept.ravel(), axis=0)
    return lines, np.repeat(layer.take(order), 2).compress(kept.ravel())


def _followers(
    place: NDArray[np.float64], floor: NDArray[np.int64], is_odd: NDArray[np.bool_]
) -> NDArray[np.int64]:
    """Return which wall each wall leads to, along a floor or ceiling between them."""
    count = len(place)
    ends = _pairs(np.tile(place, 2), np.concatenate([floor, floor + 1]))
    is_ceiling = ends >= count
    walls = np.where(is_ceiling, ends - count, ends)
    # of two, one ends there and the other starts
    is_end = is_ceiling[:, 0] ^ is_odd[walls[:, 0]]
    result = np.empty(count, np.int64)
    result[np.where(is_end, walls[:, 0], walls[:, 1])] = np.where(
        is_end, walls[:, 1], walls[:, 0]
    )
    return result


def _round(
    layer: NDArray[np.int64], is_odd: NDArray[np.bool_], solid: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Sort walls (by layer and place) so that most lead to the next one.

    These are the nth walls of the layers of a solid, upwards where n is even, else
    downwards.
    """
    count = len(layer)
    begins = np.flatnonzero(np.diff(layer, prepend=-1))
    nth = np.arange(count) - np.repeat(begins, np.diff(np.append(begins, count)))
    group = solid.take(layer) * (int(nth.max(initial=0)) + 1) + nth
    ways = np.concatenate([np.flatnonzero(~is_odd), np.flatnonzero(is_odd)[::-1]])
    group = group.take(ways)
    if group.max(initial=0) < 2**16:
        group = group.astype(np.uint16)  # such are sorted by counting
    return ways.take(np.argsort(group, kind="stable"))


def _tilted(
    walls: _Walls, normal: NDArray[np.float64]
) -> list[tuple[NDArray[np.float64], NDArray[np.int64]]]:
    """Cut by a plane that is neither upright nor level: walls, then floors.

    A layer is a strip of the plane; its borders are levels of the distance ``along``
    the horizontal part of the normal.
    """
    at = walls.plane.at
    along = walls.along(normal)
    levels = at - normal[2] * walls.z
    floor = walls.floor[walls.layer]
    # of each run, the border that comes first, and the one that comes then
    borders = (floor + 1, floor) if normal[2] > 0 else (floor, floor + 1)
    over = [along > levels[border][:, None] for border in borders]
    chosen = over[0][:, 1:] | over[0][:, :-1]
    chosen &= ~(over[1][:, 1:] & over[1][:, :-1])
    first, run = walls.edges(chosen)
    ends = np.stack([first, first + 1], axis=1)
    x, y = walls.places(ends)
    z = (at - along.take(ends)) / normal[2]
    found = []
    for is_far, (border, beyond) in enumerate(zip(borders, over, strict=True)):
        beyond = beyond.take(ends)
        some = np.flatnonzero(beyond[:, 0] != beyond[:, 1])
        of_run = run.take(some)
        where = border.take(of_run)
        crossing = walls.crossings(along, first[some], levels[where])
        outside = (beyond[some, 1] == is_far).astype(np.int64)
        for values, new in zip((x, y, z), (*crossing, walls.z[where]), strict=True):
            values[some, outside] = new
        found.append((*crossing, where, walls.layer.take(of_run)))
    lines = _filled(walls, walls.uv(x, y, z), run)
    x, y, border, layer = (np.concatenate(some) for some in zip(*found, strict=True))
    return [
        lines,
        _floors(walls, x * normal[1] - y * normal[0], (x, y), border, layer),
    ]


def _floors(
    walls: _Walls,
    place: NDArray[np.float64],
    xy: tuple[NDArray[np.float64], NDArray[np.float64]],
    border: NDArray[np.int64],
    layer: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return floors and ceilings as segments, and a layer of each.

    They lie between crossings of the layers' edges, at a ``place`` along the border.
    """
    pairs = _pairs(place, border)
    pairs = pairs[np.abs(np.diff(place[pairs], axis=1)[:, 0]) > _SAME]
    u, v = walls.uv(xy[0][pairs], xy[1][pairs], walls.z[border[pairs]])
    return np.stack([u, v], axis=-1).reshape(-1, 4), layer[pairs[:, 0]]


def _level(walls: _Walls, z: float) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Cut by a transverse plane: return the edges of the layers there."""
    holds = (walls.z[walls.floor] <= z) & (z <= walls.z[walls.floor + 1])
    # where two meet, the upper one, as in `Solid.span_at`
    holds[:-1] &= ~(holds[1:] & (walls.solid[1:] == walls.solid[:-1]))
    chosen = np.repeat(holds[walls.layer][:, None], _RUN, axis=1)
    first, run = walls.edges(chosen)
    ends = np.stack([first, first + 1], axis=1)
    return _filled(walls, walls.uv(*walls.places(ends), z), run)


def _filled(
    walls: _Walls,
    uv: tuple[NDArray[np.float64], NDArray[np.float64]],
    run: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return segments, of u and v of both ends, and their layers; none without length.

    ``run`` is the one that each is of.
    """
    u, v = uv
    rows = np.stack([u, v], axis=-1).reshape(-1, 4)
    kept = (u[:, 0] != u[:, 1]) | (v[:, 0] != v[:, 1])
    return rows.compress(kept, axis=0), walls.layer.take(run.compress(kept))


def _once(place: NDArray[np.float64], layer: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort crossings by layer and place, without those where inside goes on.

    These are crossings of an even number of edges.
    """
    order = _sorted(place, layer)
    place, layer = place.take(order), layer.take(order)
    same = (layer[1:] == layer[:-1]) & (place[1:] - place[:-1] <= _SAME)
    if not same.any():
        return order
    begins = np.flatnonzero(np.concatenate([[True], ~same]))
    sizes = np.diff(np.append(begins, len(order)))
    kept: NDArray[np.int64] = order[begins[sizes % 2 == 1]]
    return kept


def _pairs(place: NDArray[np.float64], border: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the crossings on borders between which inside differs, shape (n, 2).

    Between the first two on a border, the next two, and so on, one of the layers that
    meet is inside and the other is not.
    """
    pairs: NDArray[np.int64] = _sorted(place, border).reshape(-1, 2)
    return pairs


def _sorted(place: NDArray[np.float64], group: NDArray[np.int64]) -> NDArray[np.int64]:
    """Sort by group, and in each by place; fast where groups are in order already."""
    if not len(place):
        return np.empty(0, np.int64)
    low = float(place.min())
    width = float(place.max()) - low + 1.0
    if width * (int(group.max()) + 1) > _EXACT:
        return np.lexsort((place, group))
    return np.argsort(group * width + (place - low), kind="stable")


def _runs(
    sections: Sequence[Section],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return vertices, shape (runs, 2, 9), and section of all runs of edges."""
    rings = Rings.of([p for section in sections for p in section.polygons])
    counts = [len(section.polygons) for section in sections]
    of_ring = np.repeat(np.arange(len(sections)), counts)
    section = np.repeat(of_ring, rings.lengths)
    following = rings.following()
    kept, pieces, of_piece = single_edges(rings.xy, rings.xy[following], section)
    xy = np.concatenate([rings.xy, pieces.reshape(-1, 2)])
    # a chain goes on as long as edges of a polygon follow one another
    is_first = np.zeros(len(kept), np.bool_)
    is_first[rings.starts[:-1][rings.lengths > 0]] = True
    begins = np.flatnonzero(kept & (is_first | ~np.roll(kept, 1)))
    stops = np.flatnonzero(kept & (np.roll(is_first, -1) | ~np.roll(kept, -1)))
    last = following[stops]
    own = len(kept) + 2 * np.arange(len(pieces))
    begins, last = np.append(begins, own), np.append(last, own + 1)
    edges = np.append(stops - begins[: len(stops)] + 1, np.ones_like(own))
    section = np.append(section[begins[: len(stops)]], of_piece)
    runs = -(-edges // _RUN)
    chain = np.repeat(np.arange(len(edges)), runs)
    nth = np.arange(len(chain)) - np.repeat(np.cumsum(runs) - runs, runs)
    at = _RUN * nth[:, None] + np.arange(_RUN + 1)
    whole = at < edges[chain][:, None]
    vertex = np.where(whole, at + begins[chain][:, None], last[chain][:, None])
    return np.stack([xy[:, 0].take(vertex), xy[:, 1].take(vertex)], axis=1), section[
        chain
    ]
