"""Checks on how outlines lie to each other: overlaps between planes, nesting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contour_checks.crossings import (
    APART,
    IN_OTHERS,
    crossing,
    tell_crossing,
)
from dosiscope.core.contours.modes import nearest_planes
from dosiscope.core.language import tr, tr_count
from dosiscope.core.polygons.even_odd import even_odd_areas
from dosiscope.core.polygons.overlaps import inside_each, overlap, overlapping_boxes
from dosiscope.core.polygons.rings import Rings, bounding_boxes
from dosiscope.core.structures import GeometricType
from dosiscope.core.text import counted, in_row, number_text, volume_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from dosiscope.core.contour_checks.report import Report
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.solids.solid import Solid

_NAMED: Final = 5  # gaps told one by one


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
                share=counted(len(apart), "pair"),
                low=a,
                high=b,
                z=float(graph.z[apart[0, 0]]),
            )
    pairs = loose_neighbours(report, graph)
    if len(pairs):
        places = np.unique(graph.plane[pairs[:, 0]])
        ranges = (
            [number_text(z, 2) for z in graph.planes[p : p + 2].tolist()]
            for p in places[:_NAMED]
        )
        gaps = tr_count(
            "a gap at z = {places} mm",
            "gaps at z = {places} mm",
            len(places),
            places=in_row(
                ", ",
                (
                    tr("{first} to {last}", first=first, last=last)
                    for first, last in ranges
                ),
            ),
        )
        if len(places) > _NAMED:
            gaps = tr("{first} and {n} more", first=gaps, n=len(places) - _NAMED)
        both = counted(len(pairs), "pair")
        report.add(
            "OS-07/E10",
            pairs=both,
            gaps=gaps,
            share=in_row(", ", (both, gaps)),
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


def check_nesting(
    report: Report, graph: ContourGraph, solid: Callable[[], Solid | None]
) -> None:
    """E18, RC-17: closed contours nested on one plane are holes by even-odd.

    ``solid`` builds what is drawn of the ROI; None where it has no volume.
    """
    if not len(graph.contours) or len(graph.planes) == len(graph.contours):
        return
    rings, boxes = _rings(report, graph)
    contours = graph.contours
    pairs = overlapping_boxes(boxes[contours], graph.plane)
    if not len(pairs):
        return
    crosses = crossing(rings, contours, pairs)
    if crosses.any():
        tell_crossing(report, graph, pairs[crosses], solid)
        pairs = pairs[~crosses]
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
    attached = report.roi.contours.attached
    is_stated = any(attached[int(n)] is not None for n in contours)
    volumes = (
        None
        if is_stated
        else _both_volumes(report, graph, depth, np.array(stated), solid())
    )
    told = (
        tr(
            "{drawn} cc so, {filled} cc if filled",
            drawn=volumes[0],
            filled=volumes[1],
        )
        if volumes
        else ""
    )
    report.add(
        "RC-17/E18:nested",
        z=float(graph.z[silent[0]]),
        contours=report.who(contours[silent]),
        volumes=in_row("; ", ("", told)) if told else "",
        share=told,
        found=IN_OTHERS,
        expected=APART,
    )


def _both_volumes(
    report: Report,
    graph: ContourGraph,
    depth: NDArray[np.int64],
    stated: NDArray[np.bool_],
    solid: Solid | None,
) -> tuple[str, str] | None:
    """Return the volume with nested contours as holes and with these filled, cc.

    ``depth`` is in how many others each node lies, none of which cross; on planes where
    a hole is ``stated`` to be one it stays.  None without a volume.
    """
    if solid is None:
        return None
    polygons = [report.roi.contours[n].points[:, :2] for n in graph.contours.tolist()]
    count = len(polygons)
    own = even_odd_areas(Rings.of(polygons), np.arange(count), count)
    as_holes = np.where(depth % 2, -own, own)
    planes = len(graph.planes)
    has_stated = np.bincount(graph.plane, stated, planes) > 0
    filled = np.where(depth > 0, 0.0, own)
    filled = np.where(has_stated[graph.plane], as_holes, filled)
    z = [section.z for section in solid.sections]
    at = nearest_planes(np.array(z), graph.planes)
    drawn, together = volume_texts(
        *(
            solid.volume_of(
                np.bincount(graph.plane, areas, planes).astype(np.float64)[at]
            )
            for areas in (as_holes, filled)
        )
    )
    return drawn, together


def _rings(report: Report, graph: ContourGraph) -> tuple[Rings, NDArray[np.float64]]:
    contours = report.roi.contours
    rings = Rings(contours.points[:, :2], contours.starts)
    return rings, bounding_boxes(rings)
