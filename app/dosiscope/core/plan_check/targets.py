"""Item 21: targets without stray pieces, planes left out, or nothing in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contours.modes import Mode
from dosiscope.core.dvh.islands import islands_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roi_types import TARGETS, name_text, quoted, rois_of
from dosiscope.core.text import first_few, mm_number, volume_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

_STRAY_CC: Final = 0.03  # a piece as small is no target: a sphere of 4 mm
_STRAY_PART: Final = 0.01  # of the whole
_MOST_PIECES: Final = 64
_MOST_PLANES: Final = 3  # that are left out by oversight


def check_targets(subject: PlanSubject) -> Iterator[Answer]:
    """Look at every target by itself."""
    targets = rois_of(subject, *TARGETS)
    if not targets:
        raise NotEvaluableError(tr("no structure is a PTV, CTV or GTV"))
    is_flagged = False
    sound: list[Roi] = []
    for roi in targets:
        found = list(_of_one(subject, roi, targets))
        yield from found
        is_flagged |= any(one.result is not ItemResult.REPORT for one in found)
        if roi.number in subject.solids and not found:
            sound.append(roi)
    if sound and not is_flagged:
        yield passed(
            message=tr_count(
                "{n} target is of one piece without planes left out: {targets}.",
                "{n} targets are each of one piece without planes left out: {targets}.",
                len(sound),
                targets=quoted(sound),
            ),
            rois=tuple(roi.number for roi in sound),
        )


def _of_one(
    subject: PlanSubject, roi: Roi, targets: tuple[Roi, ...]
) -> Iterator[Answer]:
    if not len(roi.contours):
        yield _empty(subject, roi, targets)
        return
    graph = subject.case.graphs.get(roi.number)
    left_out = list(_planes_left_out(roi, graph))
    if left_out:
        z = first_few(left_out)
        yield flagged(
            message=tr(
                "{roi} has no contour on planes between others: z = {z} mm.",
                roi=name_text(roi),
                z=z,
            ),
            found=tr("z = {z} mm", z=z),
            expected=tr("contours on all planes"),
            rois=(roi.number,),
        )
    solid = subject.solids.get(roi.number)
    if solid is None:
        yield Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr(
                "{roi} has no volume that could be looked at.", roi=name_text(roi)
            ),
            rois=(roi.number,),
        )
        return
    parts = islands_of(solid, _MOST_PIECES)
    sizes = sorted((part.volume_cc for part in parts), reverse=True)
    stray = [
        cc for cc in sizes if cc < _STRAY_CC and cc < _STRAY_PART * solid.volume_cc
    ]
    if stray:
        yield flagged(
            message=tr_count(
                "{roi} of {volume} cc has {n} stray piece of {size} cc.",
                "{roi} of {volume} cc has {n} stray pieces of {size} cc or less.",
                len(stray),
                roi=name_text(roi),
                volume=volume_text(solid.volume_cc),
                size=volume_text(stray[0]),
            ),
            found=f"{volume_text(sum(stray))} cc",
            expected=tr("no stray pieces"),
            rois=(roi.number,),
        )
    elif len(sizes) > 1:
        told = first_few([f"{volume_text(cc)} cc" for cc in sizes], 5)
        yield reported(
            message=tr(
                "{roi} has {n} pieces: {volumes}.",
                roi=name_text(roi),
                n=len(sizes),
                volumes=told,
            ),
            found=tr("{n} pieces", n=len(sizes)),
            rois=(roi.number,),
        )


def _empty(subject: PlanSubject, roi: Roi, targets: tuple[Roi, ...]) -> Answer:
    """Tell of a target without contours: many plans have one that is not used."""
    plan = subject.case.plan
    references = plan.dose_references if plan is not None else ()
    is_named = roi.number in {one.roi_number for one in references}
    is_all = not any(len(one.contours) for one in targets)

    return Answer(
        result=ItemResult.FLAG if is_named or is_all else ItemResult.REPORT,
        message=tr(
            "The target {roi} has no contours, though a dose is prescribed to it.",
            roi=name_text(roi),
        )
        if is_named
        else tr("The target {roi} has no contours.", roi=name_text(roi)),
        found=tr("no contours"),
        expected=tr("contours"),
        rois=(roi.number,),
    )


def _planes_left_out(roi: Roi, graph: ContourGraph | None) -> Iterator[str]:
    """Yield ranges of z with no contour, where those below and above lie over another.

    Where they do not, they are pieces beside each other; far apart, pieces too.
    """
    if graph is None or graph.mode is not Mode.ON_SLICE or len(graph.planes) < 3:
        return
    planes = graph.planes
    step = float(np.diff(planes).min())
    for low, high in graph.gaps:
        middle = (low + high) / 2
        upper = int(np.searchsorted(planes, middle))
        if not 0 < upper < len(planes):
            continue
        below, above = planes[upper - 1], planes[upper]
        is_near = (above - below) / step <= _MOST_PLANES + 1.5
        if is_near and _meet(roi, graph, upper):
            yield tr(
                "{low} to {high}",
                low=mm_number(float(below)),
                high=mm_number(float(above)),
            )


def _meet(roi: Roi, graph: ContourGraph, upper: int) -> bool:
    """Whether a contour of a plane lies over one of the plane below, by their boxes."""

    def boxes(plane: int) -> list[tuple[float, ...]]:
        found = []
        for node in np.flatnonzero(graph.plane == plane):
            xy = roi.contours[int(graph.contours[node])].points[:, :2]
            found.append((*xy.min(axis=0), *xy.max(axis=0)))
        return found

    return any(
        a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]
        for a in boxes(upper - 1)
        for b in boxes(upper)
    )


CHECKS: Final = {"PC-21": check_targets}
