"""Checks on what an ROI leaves out: gaps, one by one or in a pattern; with volumes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.shapes import loose_neighbours
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.solids.even_odd import even_odd_areas
from dosiscope.core.solids.off_slice import build_off_slice
from dosiscope.core.solids.on_slice import build_on_slice
from dosiscope.core.solids.polygons import Rings
from dosiscope.core.solids.solid import EndRule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.contours.modes import SlicePlanes
    from dosiscope.core.contours.report import Report
    from dosiscope.core.structures import Roi

# Distances of contours above this many steps of the slices leave slices out.
_LEAVES_OUT: Final = 1.5
# So many equal ones, one after the other, are a pattern and no accident.
_PATTERN: Final = 2
_EQUAL: Final = 0.1
_NAMED: Final = 5


def check_gaps(report: Report, graph: ContourGraph, slices: SlicePlanes) -> None:
    """RC-16: a pattern of slices left out is a warning, single gaps are noted once."""
    pattern = _regular(graph.planes, slices.step)
    single = list(graph.gaps)
    if pattern.any():
        low, high = graph.planes[:-1][pattern], graph.planes[1:][pattern]
        within = [any(a <= g[0] and g[1] <= b for a, b in zip(low, high, strict=True))
                  for g in graph.gaps]  # fmt: skip
        single = [g for g, is_in in zip(graph.gaps, within, strict=True) if not is_in]
        left_out = [g for g, is_in in zip(graph.gaps, within, strict=True) if is_in]
        if left_out:
            _tell_pattern(report, graph, slices, pattern, left_out)
    if single:
        (low_z, high_z), *more = single
        places = [f"{a:.2f} to {b:.2f}" for a, b in single[:_NAMED]]
        if len(single) > _NAMED:
            places.append(f"{len(single) - _NAMED} more")
        report.add(
            "RC-16:gap",
            several=bool(more),
            z=(low_z + high_z) / 2,
            low=low_z,
            high=high_z,
            count=len(single),
            places=", ".join(places),
        )


def _regular(planes: NDArray[np.float64], step: float) -> NDArray[np.bool_]:
    """Whether the distance to the next plane is of a pattern, shape (planes - 1,)."""
    distances = np.diff(planes)
    result = np.zeros(len(distances), dtype=np.bool_)
    if not step > 0:
        return result
    wide = distances > _LEAVES_OUT * step
    start = 0
    for n in range(1, len(distances) + 1):
        goes_on = (
            n < len(distances)
            and wide[n]
            and wide[start]
            and abs(distances[n] - distances[start]) <= _EQUAL * step
        )
        if not goes_on:
            if wide[start] and n - start >= _PATTERN:
                result[start:n] = True
            start = n
    return result


def _tell_pattern(
    report: Report,
    graph: ContourGraph,
    slices: SlicePlanes,
    pattern: NDArray[np.bool_],
    gaps: list[tuple[float, float]],
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
    first = int(np.flatnonzero(pattern)[0])
    report.add(
        "RC-16:regular",
        z=sum(gaps[0]) / 2,
        distance=float(np.diff(graph.planes)[first]),
        step=slices.step,
        drawn=_cc(drawn),
        interpolated=_cc(drawn + missing),
        stated="" if stated is None else f"; the file states {_cc(stated)}",
        tag="(3006,0050) ContourData",
        found=_cc(drawn),
        expected="a contour on every slice",
    )


def _areas(roi: Roi, graph: ContourGraph) -> NDArray[np.float64]:
    """Even-odd area of the contours on each plane, shape (planes,), mm²."""
    rings = Rings.of([roi.contours[int(n)].points[:, :2] for n in graph.contours])
    return even_odd_areas(rings, graph.plane, len(graph.planes))


def check_unstated(
    report: Report, graph: ContourGraph, unstated: NDArray[np.int64]
) -> None:
    """OS-03: contours without Attached Contours, with both volumes where it matters."""
    if not len(unstated):
        return
    roi, nodes = report.roi, graph.contours
    attached = list(roi.contours.attached)
    numbers = roi.contours.numbers
    absent = set(unstated.tolist())
    joins = False
    for low, high in loose_neighbours(report, graph).tolist():
        for one, other in ((low, high), (high, low)):
            number = numbers[int(nodes[other])]
            if one in absent and number is not None:
                n = int(nodes[one])
                attached[n] = (*(attached[n] or ()), number)
                joins = True
    contours = nodes[unstated]
    volumes = None
    if joins and not graph.not_measured:
        other_roi = replace(
            roi, contours=replace(roi.contours, attached=tuple(attached))
        )
        try:
            joined = contour_graph(other_roi, graph.planes[graph.on_image])
            volumes = (
                build_off_slice(roi, graph).volume_cc,
                build_off_slice(other_roi, joined).volume_cc,
            )
        except NotEvaluableError:
            volumes = None
    if volumes is None or abs(volumes[0] - volumes[1]) <= 0.001 * max(volumes):
        report.each("OS-03:unstated", contours)
        return
    is_one = len(contours) == 1
    report.add(
        "OS-03:gap",
        several=not is_one,
        contours=report.name(int(contours[0])) if is_one else report.names(contours),
        drawn=_cc(volumes[0]),
        joined=_cc(volumes[1]),
        z=float(graph.z[unstated[0]]),
        tag="(3006,0049) AttachedContours",
        found="not stated",
        expected="the contours that it is attached to, or empty",
    )


def _cc(volume: float) -> str:
    return f"{volume:.2f} cc"
