"""Checks on what an ROI leaves out: gaps, one by one or in a pattern; with volumes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contour_checks.shapes import loose_neighbours
from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.modes import on_planes
from dosiscope.core.effort import TooEntangledError
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import Attribute
from dosiscope.core.language import tr
from dosiscope.core.polygons.even_odd import even_odd_areas
from dosiscope.core.polygons.rings import Rings
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.off_slice import build_off_slice
from dosiscope.core.solids.on_slice import build_on_slice
from dosiscope.core.text import counted, in_row, number_text, volume_texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.contour_checks.report import Report
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.contours.modes import SlicePlanes
    from dosiscope.core.structures import Roi

# Outlines of an island and the next share less than this part of the smaller one.
_MEETS: Final = 0.5
_NAMED: Final = 5
# Not more slices than these are left out, and not more contours lie between, where
# gaps are scattered over a structure that is one.
_SHORT: Final = 3
_FEW: Final = 2
# Volumes that differ by less than this part are one.
_SAME: Final = 0.001


def check_gaps(report: Report, graph: ContourGraph, slices: SlicePlanes) -> None:
    """RC-16: a pattern of slices left out is a warning, single gaps are noted once."""
    single = list(graph.gaps)
    pattern = np.zeros(max(len(graph.planes) - 1, 0), dtype=np.bool_)
    kind = tr("in a regular pattern")
    # a pattern has two gaps at least
    if len(single) > 1:
        left_out, meets = _left_out(graph.planes, slices), _meets(report, graph)
        pattern = _regular(left_out, meets)
        scattered = _scattered(left_out, meets) & ~pattern
        if scattered.any():
            pattern, kind = pattern | scattered, tr("in an irregular pattern")
    if pattern.any():
        low, high = graph.planes[:-1][pattern], graph.planes[1:][pattern]
        within = [any(a <= g[0] and g[1] <= b for a, b in zip(low, high, strict=True))
                  for g in graph.gaps]  # fmt: skip
        single = [g for g, is_in in zip(graph.gaps, within, strict=True) if not is_in]
        regular = [g for g, is_in in zip(graph.gaps, within, strict=True) if is_in]
        if regular:
            _tell_pattern(report, graph, slices, pattern, regular, kind)
    if single:
        low_z, high_z = single[0]
        places = [
            tr("{first} to {last}", first=number_text(a, 2), last=number_text(b, 2))
            for a, b in single[:_NAMED]
        ]
        if len(single) > _NAMED:
            places.append(tr("{number} more", number=len(single) - _NAMED))
        report.add(
            "RC-16:gap",
            z=(low_z + high_z) / 2,
            share=counted(len(single), "place"),
            places=in_row(", ", places),
        )


def _regular(
    left_out: NDArray[np.int64], meets: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether the distance to the next plane is of a pattern, shape (planes - 1,).

    Parameters
    ----------
    left_out
        How many slices have no contour between a plane and the next.
    meets
        Whether the outlines of both lie over each other.  Islands need not, and then
        nothing belongs between them.
    """
    result = np.zeros(len(left_out), dtype=np.bool_)
    wide = np.flatnonzero((left_out > 0) & meets)
    many, runs = left_out[wide], np.diff(wide)
    # single contours: 5 mm on slices of 2 mm leave out one and two by turns
    single = (runs == 1) & (np.abs(np.diff(many)) <= 1)
    for n in np.flatnonzero(single).tolist():
        result[wide[n : n + 2]] = True
    # every third or fourth slice is missing
    one = (many[1:] == 1) & (many[:-1] == 1)
    for n in range(len(runs) - 1):
        if one[n] and one[n + 1] and 1 < runs[n] == runs[n + 1]:
            result[wide[n : n + 3]] = True
    return result


def _scattered(
    left_out: NDArray[np.int64], meets: NDArray[np.bool_]
) -> NDArray[np.bool_]:
    """Whether a gap is one of several short ones with hardly a contour between.

    So are outlines that were drawn here and there for the rest to be interpolated.
    Parameters and result as `_regular`.
    """
    result = np.zeros(len(left_out), dtype=np.bool_)
    wide = np.flatnonzero((left_out > 0) & (left_out <= _SHORT) & meets)
    for n in np.flatnonzero(np.diff(wide) <= _FEW).tolist():
        result[wide[n : n + 2]] = True
    return result


def _left_out(planes: NDArray[np.float64], slices: SlicePlanes) -> NDArray[np.int64]:
    """Return how many slices lie between each plane and the next, (planes - 1,)."""
    at = np.flatnonzero(on_planes(slices.z, planes))
    result = np.zeros(max(len(planes) - 1, 0), dtype=np.int64)
    if len(at) != len(planes):
        # two planes on one slice, or none: nothing is told of a pattern
        return result
    adjacent = slices.adjacent()
    for n, (a, b) in enumerate(zip(at[:-1].tolist(), at[1:].tolist(), strict=True)):
        if b > a + 1:
            result[n] = b - a - 1
        elif not adjacent[a]:
            result[n] = max(round((planes[n + 1] - planes[n]) / slices.step) - 1, 0)
    return result


def _meets(report: Report, graph: ContourGraph) -> NDArray[np.bool_]:
    """Whether outlines of each plane and the next share half of the smaller area."""
    areas = _areas(report.roi, graph)
    count = len(graph.planes)
    # even-odd of two planes together is what only one of them encloses
    polygons, group = [], []
    for n, plane in zip(graph.contours.tolist(), graph.plane.tolist(), strict=True):
        for pair in (plane - 1, plane):
            if 0 <= pair < count - 1:
                polygons.append(report.roi.contours[n].points[:, :2])
                group.append(pair)
    differ = even_odd_areas(Rings.of(polygons), np.array(group), count - 1)
    shared = (areas[:-1] + areas[1:] - differ) / 2
    result: NDArray[np.bool_] = shared >= _MEETS * np.minimum(areas[:-1], areas[1:])
    return result


def _tell_pattern(
    report: Report,
    graph: ContourGraph,
    slices: SlicePlanes,
    pattern: NDArray[np.bool_],
    gaps: list[tuple[float, float]],
    kind: str,
) -> None:
    roi = report.roi
    solid = build_on_slice(roi, slices, EndRule.HALF_SLICE, graph.contours)
    drawn = solid.volume_cc
    areas = _areas(roi, graph)
    missing = 0.0
    for low, high in gaps:
        n = int(np.searchsorted(graph.planes, low, side="right")) - 1
        missing += (high - low) * (areas[n] + areas[n + 1]) / 2 / 1000
    stated = roi.stated_volume_cc
    volumes = [drawn, drawn + missing, *([] if stated is None else [stated])]
    as_drawn, interpolated, *in_file = volume_texts(*volumes)
    spaced = np.unique(np.round(np.diff(graph.planes)[pattern], 2))
    distance = f"{spaced[0]:.2f}"
    if len(spaced) > 1:
        distance = tr("{first} to {last}", first=distance, last=f"{spaced[-1]:.2f}")
    parts = [
        tr("{volume} cc as drawn", volume=as_drawn),
        tr("{volume} cc interpolated", volume=interpolated),
        *(tr("{volume} cc in the file", volume=one) for one in in_file),
    ]
    volumes_text = in_row(", ", parts)
    report.add(
        "RC-16:regular",
        share=volumes_text,
        z=sum(gaps[0]) / 2,
        distance=distance,
        left_out=counted(len(gaps), "gap"),
        pattern=kind,
        step=slices.step,
        drawn=f"{as_drawn} cc",
        interpolated=f"{interpolated} cc",
        stated=in_row(
            "; ", ("", *(tr("the file states {volume} cc", volume=v) for v in in_file))
        ),
        attribute=Attribute(0x30060050, "ContourData"),
        found=volumes_text,
        expected=tr("a contour on every slice"),
    )


def _areas(roi: Roi, graph: ContourGraph) -> NDArray[np.float64]:
    """Even-odd area of the contours on each plane, shape (planes,), mm²."""
    rings = Rings.of([roi.contours[int(n)].points[:, :2] for n in graph.contours])
    return even_odd_areas(rings, graph.plane, len(graph.planes))


def check_doubtful(
    report: Report,
    graph: ContourGraph,
    nodes: NDArray[np.int64],
    key: str,
    gap_key: str,
    found: str,
) -> None:
    """Note nodes that do not say, in a way that can be followed, what they continue.

    OS-03, E1 and E8: outcome ``key``, or ``gap_key`` with both volumes where it makes
    a difference whether they are attached to what they overlap; ``found`` is what they
    state.
    """
    volumes = _if_joined(report, graph, nodes)
    contours = graph.contours[nodes]
    if volumes is None:
        report.each(key, contours)
        return
    drawn, joined = volume_texts(*volumes)
    report.add(
        gap_key,
        contours=report.who(contours),
        share=tr("{drawn} cc so, {joined} cc if connected", drawn=drawn, joined=joined),
        drawn=f"{drawn} cc",
        joined=f"{joined} cc",
        z=float(graph.z[nodes[0]]),
        attribute=Attribute(0x30060049, "AttachedContours"),
        found=found,
        expected=tr("the contours that it is attached to, or empty"),
    )


def _if_joined(
    report: Report, graph: ContourGraph, doubtful: NDArray[np.int64]
) -> tuple[float, float] | None:
    """Return the volume as stated and if nodes are attached to what they overlap, cc.

    ``doubtful`` are the nodes, as in `check_doubtful`.  None where that makes no
    difference or there is no volume.
    """
    if not len(doubtful) or graph.not_measured:
        return None
    roi, nodes = report.roi, graph.contours
    attached, numbers = list(roi.contours.attached), roi.contours.numbers
    open_to = set(doubtful.tolist())
    joins = False
    for low, high in loose_neighbours(report, graph).tolist():
        for one, other in ((low, high), (high, low)):
            number = numbers[int(nodes[other])]
            if one in open_to and number is not None:
                n = int(nodes[one])
                attached[n] = (*(attached[n] or ()), number)
                joins = True
    if not joins:
        return None
    other_roi = replace(roi, contours=replace(roi.contours, attached=tuple(attached)))
    joined = contour_graph(other_roi, graph.planes[graph.on_image])
    if joined.not_measured:
        return None
    try:
        stated = build_off_slice(roi, graph).volume_cc
        whole = build_off_slice(other_roi, joined).volume_cc
    except TooEntangledError:
        raise
    except NotEvaluableError:
        return None
    is_same = abs(stated - whole) <= _SAME * max(stated, whole)
    return None if is_same else (stated, whole)
