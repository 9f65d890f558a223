"""Edges of polygons with what is inside to their left, by the even-odd rule."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import AT_ONCE, ENTANGLED, TooEntangledError, spend
from dosiscope.core.language import tr
from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.rings import Inside, Rings, signed_areas
from dosiscope.core.polygons.simple import are_simple
from dosiscope.core.polygons.single_edges import single_edges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_ASIDE: Final = 1e-3  # of the length of an edge: how far beside it is looked
_MOST_ASIDE: Final = 1e-4  # mm
_SAME_AREA: Final = 1e-6  # of it
_END: Final = 1e-9  # of an edge: nearer to its end it is the end


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OrientedEdges:
    """What bounds the inside of groups of polygons.

    Around every vertex as many edges begin as end: they are closed ways, with the
    inside to their left where x runs to the right and y upwards.

    Attributes
    ----------
    xy
        Every vertex once in its group, shape (vertices, 2), mm.
    first, last
        Vertex from which an edge runs and to which, shape (edges,).
    group
        Of each edge, ascending, shape (edges,).
    """

    xy: NDArray[np.float64]
    first: NDArray[np.int64]
    last: NDArray[np.int64]
    group: NDArray[np.int64]


def oriented_edges(
    groups: Sequence[Sequence[NDArray[np.float64]]],
) -> OrientedEdges:
    """Return the edges that bound what an odd number of the polygons encloses.

    Parameters
    ----------
    groups
        Closed polygons, each of shape (n, 2), mm; groups do not see each other.

    Raises
    ------
    TooEntangledError
        They cross so often, or so near to each other, that no inside can be told.
    """
    rings = Rings.of([polygon for group in groups for polygon in group])
    counts = np.array([len(group) for group in groups], dtype=np.int64)
    of_ring = np.repeat(np.arange(len(groups)), counts)
    is_plain = (counts == 1)[of_ring] & are_simple(rings)
    first, second = rings.xy, rings.xy[rings.following()]
    owner = rings.owner()
    is_wound_left = signed_areas(rings) > 0
    plain = is_plain[owner]
    rows = np.concatenate([first, second], axis=1)
    rows[plain & ~is_wound_left[owner]] = rows[plain & ~is_wound_left[owner]][
        :, [2, 3, 0, 1]
    ]
    parts, owners = [rows[plain]], [of_ring[owner][plain]]
    for n in np.unique(of_ring[~is_plain]).tolist():
        edges = _untangled(groups[n])
        parts.append(edges)
        owners.append(np.full(len(edges), n))
    edges, group = np.concatenate(parts), np.concatenate(owners)
    kept = (edges[:, :2] != edges[:, 2:]).any(axis=1)
    edges, group = edges[kept], group[kept]
    order = np.argsort(group, kind="stable")
    return _numbered(edges[order], group[order])


def _untangled(polygons: Sequence[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Return the edges x1, y1, x2, y2 around the inside of polygons that may meet."""
    rings = Rings.of(polygons)
    rows = np.concatenate([rings.xy, rings.xy[rings.following()]], axis=1)
    inside = Inside(rings)
    area = even_odd_area(rings)
    found = _turned(_bounding(rows), inside)
    if not _encloses(found, area):
        found = _turned(_bounding(_cut(rows)), inside)
        if not _encloses(found, area):
            raise TooEntangledError(tr(ENTANGLED))
    return found


def _bounding(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Leave out edges that have the same on both sides."""
    kept, pieces, _ = single_edges(
        rows[:, :2], rows[:, 2:], np.zeros(len(rows), np.int64)
    )
    rows = np.concatenate([rows[kept], pieces])
    found: NDArray[np.float64] = rows[(rows[:, :2] != rows[:, 2:]).any(axis=1)]
    return found


def _turned(rows: NDArray[np.float64], inside: Inside) -> NDArray[np.float64]:
    """Let edges run so that the inside is to their left."""
    along = rows[:, 2:] - rows[:, :2]
    length = np.hypot(along[:, 0], along[:, 1])
    aside = np.minimum(_ASIDE * length, _MOST_ASIDE) / length
    left = np.stack([-along[:, 1], along[:, 0]], axis=1) * aside[:, None]
    middle = 0.5 * (rows[:, :2] + rows[:, 2:])
    is_right = inside.points(middle - left)
    is_left = inside.points(middle + left)
    rows = rows[is_left != is_right]
    swapped = is_right[is_left != is_right]
    found: NDArray[np.float64] = np.where(swapped[:, None], rows[:, [2, 3, 0, 1]], rows)
    return found


def _encloses(rows: NDArray[np.float64], area: float) -> bool:
    """Whether edges are closed ways around this area, which has none cross others."""
    edges = _numbered(rows, np.zeros(len(rows), np.int64))
    count = len(edges.xy)
    begin = np.bincount(edges.first, minlength=count)
    if (begin != np.bincount(edges.last, minlength=count)).any():
        return False
    origin = rows[:1, :2] if len(rows) else 0.0
    (x0, y0), (x1, y1) = (rows[:, :2] - origin).T, (rows[:, 2:] - origin).T
    around = 0.5 * float((x0 * y1 - x1 * y0).sum())
    return abs(around - area) <= _SAME_AREA * (1.0 + area)


def _numbered(rows: NDArray[np.float64], group: NDArray[np.int64]) -> OrientedEdges:
    """Give every vertex of a group one number."""
    x = np.concatenate([rows[:, 0], rows[:, 2]]) + 0.0  # there is no -0
    y = np.concatenate([rows[:, 1], rows[:, 3]]) + 0.0
    owner = np.concatenate([group, group])
    order = np.lexsort((y, x, owner))
    x, y, owner = x[order], y[order], owner[order]
    fresh = np.ones(len(x), np.bool_)
    fresh[1:] = (x[1:] != x[:-1]) | (y[1:] != y[:-1]) | (owner[1:] != owner[:-1])
    number = np.empty(len(x), np.int64)
    number[order] = np.cumsum(fresh) - 1
    return OrientedEdges(
        xy=np.stack([x[fresh], y[fresh]], axis=1),
        first=number[: len(rows)],
        last=number[len(rows) :],
        group=group,
    )


def _cut(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Cut edges where others cross them: both get the same vertex."""
    at, owner = [np.empty((0, 2))], [np.empty(0, np.int64)]
    along = rows[:, 2:] - rows[:, :2]
    part = max(AT_ONCE // len(rows), 1)
    for start in range(0, len(rows), part):
        some = np.arange(start, min(start + part, len(rows)))
        spend(len(some) * len(rows))
        apart = rows[None, :, :2] - rows[some, None, :2]
        one, other = along[some, None], along[None, :]
        slope = one[..., 0] * other[..., 1] - one[..., 1] * other[..., 0]
        with np.errstate(divide="ignore", invalid="ignore"):
            s = (apart[..., 0] * other[..., 1] - apart[..., 1] * other[..., 0]) / slope
            t = (apart[..., 0] * one[..., 1] - apart[..., 1] * one[..., 0]) / slope
        later = some[:, None] < np.arange(len(rows))[None, :]
        meets = later & (s >= -_END) & (s <= 1 + _END)
        meets &= (t >= -_END) & (t <= 1 + _END)
        i, j = np.nonzero(meets)
        first, second = some[i], j
        where = rows[first, :2] + s[i, j][:, None] * along[first]
        # a vertex that lies on another edge is that vertex, to the last bit
        for edge, part_of in ((second, t[i, j]), (first, s[i, j])):
            where = np.where((part_of < _END)[:, None], rows[edge, :2], where)
            where = np.where((part_of > 1 - _END)[:, None], rows[edge, 2:], where)
        at += [where, where]
        owner += [first, second]
    place, edge = np.concatenate(at), np.concatenate(owner)
    place = np.concatenate([rows[:, :2], rows[:, 2:], place])
    edge = np.concatenate([np.tile(np.arange(len(rows)), 2), edge])
    run = ((place - rows[edge, :2]) * along[edge]).sum(axis=1)
    order = np.lexsort((run, edge))
    place, edge = place[order], edge[order]
    goes_on = edge[1:] == edge[:-1]
    found: NDArray[np.float64] = np.concatenate([place[:-1], place[1:]], axis=1)[
        goes_on
    ]
    return found
