"""Outlines of one plane that lie partly in each other: two readings, two volumes.

By even-odd (PS3.3 C.8.8.6.3) what both enclose is outside; taken together it is inside.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.effort import AT_ONCE, spend
from dosiscope.core.language import tr, tr_count
from dosiscope.core.polygons.even_odd import even_odd_areas
from dosiscope.core.polygons.overlaps import inside_each, overlapping_boxes
from dosiscope.core.polygons.rings import Inside, Rings, bounding_boxes
from dosiscope.core.polygons.union import union_area
from dosiscope.core.text import volume_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from dosiscope.core.contour_checks.report import Report
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.solids.solid import Solid

# Both readings of outlines in or across others are one question to the user.
IN_OTHERS: Final = tr("outlines in or across others")
APART: Final = tr("outlines apart from each other")
# Outlines that share less than this part of the smaller one only touch.
_TOUCHING: Final = 0.01
# With so many pairs of vertex and edge, edges are looked up by rows.
_MANY: Final = 20_000
# What it costs to look at a pair of outlines: work that is counted.
_A_LOOK: Final = 200


def crossing(
    rings: Rings, polygons: NDArray[np.int64], pairs: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the outlines of pairs lie partly in each other, shape (pairs,).

    ``polygons`` are places in ``rings``, ``pairs`` (n, 2) places in ``polygons``.
    """
    # one wholly inside the other is nested; without a vertex inside, edges may cross
    one, other = (
        _inside(rings, polygons, pairs),
        _inside(rings, polygons, pairs[:, ::-1]),
    )
    nested = ((one == 1) & (other == 0)) | ((one == 0) & (other == 1))
    result: NDArray[np.bool_] = ~nested
    # outlines that touch, as channels and neighbours do, have no area in common
    at = np.flatnonzero(result)
    shared, smaller = _shared_areas(rings, polygons[pairs[at]])
    result[at] = (shared > _TOUCHING * smaller) & (shared < (1 - _TOUCHING) * smaller)
    return result


def _inside(
    rings: Rings, polygons: NDArray[np.int64], pairs: NDArray[np.int64]
) -> NDArray[np.float64]:
    """Share of the first one's vertices inside the second, of each pair, (pairs,)."""
    result = np.zeros(len(pairs))
    lengths = rings.lengths
    both = polygons[pairs]
    work = lengths[both].prod(axis=1)
    many = np.flatnonzero(work > _MANY)
    known: tuple[int, Inside | None] = -1, None
    for n in many[np.argsort(both[many, 1], kind="stable")].tolist():
        one, other = both[n].tolist()
        if known[0] != other:
            spend(10 * _A_LOOK + int(lengths[other]))
            known = other, Inside((_polygon(rings, other),))
        assert known[1] is not None
        spend(_A_LOOK)
        inside = known[1].points(_polygon(rings, one))
        result[n] = np.count_nonzero(inside) / max(int(lengths[one]), 1)
    few = np.flatnonzero(work <= _MANY)
    for part in _batches(lengths[both[few, 0]]):
        a, b = both[few[part]].T
        counts = rings.lengths[a]
        owner = np.repeat(np.arange(len(a)), counts)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        xy = rings.xy[rings.starts[a][owner] + nth]
        hits = np.bincount(owner, inside_each(rings, b[owner], xy), len(a))
        result[few[part]] = hits / np.maximum(counts, 1)
    return result


def _batches(sizes: NDArray[np.int64]) -> Iterator[slice]:
    """Yield places of what is worked on at once, one of a size at least."""
    for some in batches(5 * sizes + _A_LOOK, AT_ONCE):
        spend(int(sizes[some].sum()) + _A_LOOK * (some.stop - some.start))
        yield some


def tell_crossing(
    report: Report,
    graph: ContourGraph,
    pairs: NDArray[np.int64],
    solid: Callable[[], Solid | None],
) -> None:
    """Say which outlines cross, with the volume, or else the area, of both readings."""
    nodes = np.unique(pairs)
    built = solid()
    if built is not None:
        united = union_areas(section.polygons for section in built.sections)
        drawn, together = volume_texts(built.volume_cc, built.volume_of(united))
        numbers = (
            tr("the volume is {volume} cc", volume=drawn),
            f"{together} cc",
        )
    else:
        planes = np.unique(graph.plane[nodes])
        contours = report.roi.contours
        outlines = [
            [contours[n].points[:, :2] for n in graph.contours[graph.plane == p]]
            for p in planes
        ]
        drawn, together = volume_texts(
            *(
                float(areas.sum()) / 100
                for areas in (_areas(outlines), union_areas(outlines))
            )
        )
        numbers = (
            tr_count(
                "the area is {area} cm² on its plane",
                "the area is {area} cm² on {n} planes",
                len(planes),
                area=drawn,
            ),
            f"{together} cm²",
        )
    report.add(
        "RC-17/E18:overlap",
        contours=report.names(graph.contours[nodes]),
        drawn=numbers[0],
        united=numbers[1],
        share=tr(
            "{drawn} so, {united} if taken together",
            drawn=numbers[0],
            united=numbers[1],
        ),
        z=float(graph.z[nodes[0]]),
        found=IN_OTHERS,
        expected=APART,
    )


def union_areas(sections: Iterable[Sequence[NDArray[np.float64]]]) -> NDArray[Any]:
    """Return the area that any polygon of each set encloses, shape (sets,), mm²."""
    result = []
    for polygons in sections:
        outer, is_crossed = apart(polygons)
        result.append(union_area(outer) if is_crossed else float(_areas([outer])[0]))
    return np.array(result)


def apart(
    polygons: Sequence[NDArray[np.float64]],
) -> tuple[list[NDArray[np.float64]], bool]:
    """Return the polygons without those that lie in others; whether some cross."""
    rings = Rings.of(list(polygons))
    everything = np.arange(len(rings))
    pairs = overlapping_boxes(bounding_boxes(rings), np.zeros_like(everything))
    if not len(pairs):
        return list(polygons), False
    if crossing(rings, everything, pairs).any():
        return list(polygons), True
    both = np.concatenate([pairs, pairs[:, ::-1]])
    nested = both[inside_each(rings, both[:, 1], rings.xy[rings.starts[both[:, 0]]])]
    inner = set(nested[:, 0].tolist())
    return [one for n, one in enumerate(polygons) if n not in inner], False


def _shared_areas(
    rings: Rings, pairs: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Area that the outlines of pairs share, and that of the smaller one, mm²."""
    shared, smaller = np.zeros(len(pairs)), np.zeros(len(pairs))
    for part in _batches(2 * rings.lengths[pairs].sum(axis=1)):
        polygons = [_polygon(rings, n) for n in pairs[part].ravel().tolist()]
        sets = [s for a, b in zip(polygons[::2], polygons[1::2], strict=True)
                for s in ((a, b), (a,), (b,))]  # fmt: skip
        differ, first, second = _areas(sets).reshape(-1, 3).T
        shared[part] = (first + second - differ) / 2
        smaller[part] = np.minimum(first, second)
    return shared, smaller


def _areas(sets: Sequence[Sequence[NDArray[np.float64]]]) -> NDArray[np.float64]:
    """Even-odd area of every set of polygons, shape (sets,), mm²."""
    group = np.repeat(np.arange(len(sets)), [len(s) for s in sets])
    return even_odd_areas(Rings.of([p for s in sets for p in s]), group, len(sets))


def _polygon(rings: Rings, n: int) -> NDArray[np.float64]:
    return rings.xy[rings.starts[n] : rings.starts[n + 1]]
