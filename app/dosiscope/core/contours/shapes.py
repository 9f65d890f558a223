"""Checks on how outlines lie to each other: overlaps between planes, nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import Mode
from dosiscope.core.solids.even_odd import even_odd_areas
from dosiscope.core.solids.overlaps import inside_each, overlap, overlapping_boxes
from dosiscope.core.solids.polygons import Rings, bounding_boxes
from dosiscope.core.structures import GeometricType
from dosiscope.core.text import counted

# Outlines that share less than this part of the smaller one only touch.
_TOUCHING = 0.01

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.contours.report import Report


def check_overlaps(report: Report, graph: ContourGraph) -> None:
    """E10: unattached neighbours that overlap; E17: attached ones that do not."""
    rings, _ = _rings(report, graph)
    nodes = graph.contours
    if len(graph.edges):
        apart = graph.edges[~overlap(rings, nodes[graph.edges])]
        if len(apart):
            a, b = (report.name(int(nodes[n])) for n in apart[0])
            report.add(
                "OS-07/E17",
                several=len(apart) > 1,
                count=len(apart),
                low=a,
                high=b,
                z=float(graph.z[apart[0, 0]]),
            )
    pairs = loose_neighbours(report, graph)
    if len(pairs):
        places = np.unique(graph.plane[pairs[:, 0]])
        gaps = ", ".join(
            f"{graph.planes[p]:.2f} to {graph.planes[p + 1]:.2f}" for p in places[:5]
        )
        more = f" and {len(places) - 5} more" if len(places) > 5 else ""
        gap = "a gap" if len(places) == 1 else "gaps"
        report.add(
            "OS-07/E10",
            pairs=counted(len(pairs), "pair"),
            gap=gap,
            places=gaps,
            more=more,
            z=float(graph.planes[places[0]]),
        )


def loose_neighbours(report: Report, graph: ContourGraph) -> NDArray[np.int64]:
    """Return unattached nodes of neighbouring planes that overlap, shape (pairs, 2).

    The lower one is first; one of them at least has no continuation there.
    """
    rings, boxes = _rings(report, graph)
    pairs = _unattached_neighbours(graph, boxes[graph.contours])
    if not len(pairs):
        return pairs
    found: NDArray[np.int64] = pairs[overlap(rings, graph.contours[pairs])]
    return found


def _unattached_neighbours(
    graph: ContourGraph, boxes: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Pairs on neighbouring planes with overlapping boxes, one of them an end there."""
    up, down = graph.upward > 0, graph.downward > 0
    count = len(graph.z)
    nodes = np.concatenate([np.arange(count)] * 2)
    is_upper = np.arange(2 * count) >= count
    interval = np.concatenate([graph.plane, graph.plane - 1])
    keep = (interval >= 0) & (interval < len(graph.planes) - 1)
    nodes, is_upper, interval = nodes[keep], is_upper[keep], interval[keep]
    # only intervals in which some contour has no continuation can hold a gap
    joined = np.where(is_upper, down[nodes], up[nodes])
    loose = np.zeros(max(len(graph.planes), 1), dtype=np.bool_)
    loose[interval[~joined]] = True
    keep = loose[interval]
    nodes, is_upper, interval = nodes[keep], is_upper[keep], interval[keep]
    joined = joined[keep]
    found: NDArray[np.int64] = overlapping_boxes(boxes[nodes], interval)
    a, b = found.T
    wanted = (is_upper[a] != is_upper[b]) & ~(joined[a] & joined[b])
    found = found[wanted]
    swap = is_upper[found[:, 0]]
    found[swap] = found[swap][:, ::-1]
    pairs: NDArray[np.int64] = nodes[found]
    return pairs


def check_nesting(report: Report, graph: ContourGraph) -> None:
    """E18, RC-17: closed contours nested on one plane are holes by even-odd."""
    if not len(graph.contours) or len(graph.planes) == len(graph.contours):
        return
    rings, boxes = _rings(report, graph)
    contours = graph.contours
    pairs = overlapping_boxes(boxes[contours], graph.plane)
    if not len(pairs):
        return
    crossing = _crossing(rings, contours, pairs)
    if crossing.any():
        _tell_overlap(report, graph, rings, pairs[crossing])
        pairs = pairs[~crossing]
        if not len(pairs):
            return
    both = np.concatenate([pairs, pairs[:, ::-1]])
    first = rings.xy[rings.starts[contours[both[:, 0]]]]
    nested = both[inside_each(rings, contours[both[:, 1]], first)]
    depth = np.bincount(nested[:, 0], minlength=len(contours))
    kinds = report.roi.contours.kinds
    stated = [kinds[n] is GeometricType.CLOSEDPLANAR_XOR for n in contours]
    holes = depth % 2 == 1
    silent = np.flatnonzero((depth > 0) & ~np.array(stated, dtype=np.bool_))
    if not len(silent):
        return
    mixed = graph.edges[holes[graph.edges[:, 0]] != holes[graph.edges[:, 1]]]
    if len(mixed):
        a, b = (report.name(int(contours[n])) for n in mixed[0])
        report.add(
            "RC-17/E18:mixed",
            one=a,
            other=b,
            z=float(graph.z[mixed[0, 0]]),
        )
        return
    off_slice = graph.mode is Mode.OFF_SLICE
    rule = "RC-17/E18:off-slice" if off_slice else "RC-17/E18:nested"
    report.each(rule, contours[silent])


def _crossing(
    rings: Rings, contours: NDArray[np.int64], pairs: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the outlines of pairs of nodes lie partly in each other; (pairs,)."""
    mixed = np.zeros(len(pairs), dtype=np.bool_)
    for order in (pairs, pairs[:, ::-1]):
        a, b = contours[order].T
        counts = rings.lengths[a]
        owner = np.repeat(np.arange(len(order)), counts)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
        xy = rings.xy[rings.starts[a][owner] + nth]
        hits = np.bincount(owner, inside_each(rings, b[owner], xy), len(order))
        mixed |= (hits > 0) & (hits < counts)
    # outlines that touch, as channels and neighbours do, have no area in common
    at = np.flatnonzero(mixed)
    shared, smaller = _shared_areas(rings, contours, pairs[at])
    mixed[at] = (shared > _TOUCHING * smaller) & (shared < (1 - _TOUCHING) * smaller)
    return mixed


def _shared_areas(
    rings: Rings, contours: NDArray[np.int64], pairs: NDArray[np.int64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Area that the outlines of pairs share, and that of the smaller one, mm²."""
    shared, smaller = np.zeros(len(pairs)), np.zeros(len(pairs))
    for n, (a, b) in enumerate(contours[pairs].tolist()):
        one, other = (rings.xy[rings.starts[k] : rings.starts[k + 1]] for k in (a, b))
        four = Rings.of([one, other, one, other])
        differ, first, second = even_odd_areas(four, np.array([0, 0, 1, 2]), 3)
        shared[n], smaller[n] = (first + second - differ) / 2, min(first, second)
    return shared, smaller


def _tell_overlap(
    report: Report, graph: ContourGraph, rings: Rings, pairs: NDArray[np.int64]
) -> None:
    """Say which outlines cross, with the area of both readings."""
    nodes = np.unique(pairs)
    planes = np.unique(graph.plane[nodes])
    on = np.flatnonzero(np.isin(graph.plane, planes))
    here = Rings.of(
        [
            rings.xy[rings.starts[k] : rings.starts[k + 1]]
            for k in graph.contours[on].tolist()
        ]
    )
    index = np.searchsorted(planes, graph.plane[on])
    drawn = float(even_odd_areas(here, index, len(planes)).sum())
    shared, _ = _shared_areas(rings, graph.contours, pairs)
    where = "on its plane" if len(planes) == 1 else f"on {len(planes)} planes"
    report.add(
        "RC-17/E18:overlap",
        contours=report.names(graph.contours[nodes]),
        drawn=f"{drawn / 100:.2f} cm² {where}",
        united=f"{(drawn + float(shared.sum())) / 100:.2f} cm²",
        z=float(graph.z[nodes[0]]),
    )


def _rings(report: Report, graph: ContourGraph) -> tuple[Rings, NDArray[np.float64]]:
    contours = report.roi.contours
    rings = Rings(contours.points[:, :2], contours.starts)
    return rings, bounding_boxes(rings)
