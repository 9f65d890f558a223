"""What the contours of an ROI are checked for, and what follows.

Rules OS-* and RC-* of the profile; behind the stroke stands the defect of the
table of off-slice checks, E1 to E19.  A number never resolves across ROIs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contour_checks.given_up import TOO_ENTANGLED, given_up, is_given_up
from dosiscope.core.contour_checks.left_out import check_doubtful, check_gaps
from dosiscope.core.contour_checks.positions import check_positions
from dosiscope.core.contour_checks.report import Report
from dosiscope.core.contour_checks.shapes import check_nesting, check_overlaps
from dosiscope.core.contours.graph import contour_graph
from dosiscope.core.contours.modes import (
    Mode,
    on_planes,
    slice_planes,
    source_plane_heights,
    usual_step,
)
from dosiscope.core.contours.own_planes import ATTACHED, distance_text, own_planes
from dosiscope.core.effort import Allowance, Pool, TooEntangledError, bounded
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import Attribute
from dosiscope.core.language import tr, tr_count
from dosiscope.core.progress import Progress, Steps
from dosiscope.core.reason import Reason
from dosiscope.core.solids.builder import build_solid
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.findings import Finding
    from dosiscope.core.solids.solid import Solid
    from dosiscope.core.structures import Roi, StructureSet

_UNKNOWN_CONNECTIONS: Final = Reason(
    "how its contours between the images are connected is unknown"
)


@dataclass(frozen=True, slots=True, eq=False)
class RoiCheck:
    """The graph of an ROI, what was noticed, and why it is not measured, if so.

    ``not_measured`` continues "volume and DVH are withheld: "; () where they are not.
    """

    graph: ContourGraph
    findings: tuple[Finding, ...]
    not_measured: tuple[Reason, ...] = ()


def check_steps(
    structure_set: StructureSet,
    image_z: ArrayLike,
    image_uids: Sequence[str] | None = None,
    pool: Pool | None = None,
) -> Steps[dict[int, RoiCheck]]:
    """Check the contours of every ROI, one step an ROI; the result is by ROI Number.

    Parameters
    ----------
    image_z
        Patient z of the CT's planes, ascending, mm; may be empty.
    image_uids
        SOP Instance UID of each of these planes, if known.
    """
    pool = pool or Pool()
    uid = structure_set.header.sop_instance_uid
    rois = structure_set.rois
    step = usual_step(structure_set)
    checks = {}
    for done, roi in enumerate(rois):
        yield Progress(done, len(rois), tr("Checking contours"))
        checks[roi.number] = check_roi(
            roi,
            image_z,
            image_uids,
            structure_set_uid=uid,
            others=rois,
            step=step,
            pool=pool,
        )
    return checks


def check_roi(
    roi: Roi,
    image_z: ArrayLike,
    image_uids: Sequence[str] | None = None,
    *,
    structure_set_uid: str = "",
    others: Sequence[Roi] = (),
    step: float | None = None,
    pool: Pool | None = None,
) -> RoiCheck:
    """Check the contours of one ROI; ``others`` serve to word a missing contour."""
    images = np.asarray(image_z, dtype=np.float64)
    graph = contour_graph(roi, images, image_uids, step)
    report = Report(roi, structure_set_uid)
    reasons = _reasons(graph)
    if is_given_up(roi):  # and was told
        return RoiCheck(graph, (), reasons)
    try:
        with bounded(Allowance(len(roi.contours.points), pool)):
            _check_outlines(report, graph, images, image_uids, others, step)
    except TooEntangledError:
        report.findings.append(given_up(roi, structure_set_uid))
        reasons = (*reasons, TOO_ENTANGLED)
    return RoiCheck(graph, tuple(report.findings), reasons)


def _reasons(graph: ContourGraph) -> tuple[Reason, ...]:
    if graph.mode is Mode.UNDEFINED:
        return (_UNKNOWN_CONNECTIONS,)
    return () if graph.not_measured is None else (graph.not_measured,)


def _check_outlines(
    report: Report,
    graph: ContourGraph,
    images: NDArray[np.float64],
    image_uids: Sequence[str] | None,
    others: Sequence[Roi],
    step: float | None,
) -> None:
    """Check what is looked at outline by outline, with bounded work."""
    roi = report.roi
    if graph.mode is Mode.OFF_SLICE:
        _check_references(report, graph, others)
        _check_edges(report, graph)
        check_overlaps(report, graph)

    def solid() -> Solid | None:
        try:
            return build_solid(roi, images, image_uids=image_uids, usual_step=step)
        except TooEntangledError:
            raise
        except NotEvaluableError:
            return None

    check_nesting(report, graph, solid)
    check_positions(report, graph, images, image_uids)
    if graph.mode is Mode.UNDEFINED:
        planes = own_planes(roi, images, image_uids)
        if planes is None:
            report.add("OS-03:unknown")
        else:
            report.add(
                "OS-03:own",
                found=distance_text(planes),
                expected=ATTACHED,
            )
    if graph.mode is Mode.ON_SLICE:
        known = _known(image_uids)
        slices = slice_planes(roi.contours, images, known, usual_step=step)
        check_gaps(report, graph, slices)
    if graph.mode is Mode.SOURCE_PLANES:
        slices = source_plane_heights(roi)
        if on_planes(graph.planes, slices.z).all():
            check_gaps(report, graph, slices)


def _known(image_uids: Sequence[str] | None) -> frozenset[str] | None:
    return None if image_uids is None else frozenset(image_uids)


def ignored_off_slice(roi: Roi, graph: ContourGraph, uid: str = "") -> Finding | None:
    """Return the standing warning of an ROI whose off-slice content is ignored."""
    count = len(graph.off_slice)
    if (
        graph.mode not in (Mode.OFF_SLICE, Mode.UNDEFINED, Mode.SOURCE_PLANES)
        or not count
    ):
        return None
    report = Report(roi, uid)
    report.add("OS-17", contours=counted(count, "contour"))
    return report.findings[0]


def _check_references(
    report: Report, graph: ContourGraph, others: Sequence[Roi]
) -> None:
    """E1, E2, E5, E6, E7, E9, E15, E16 and contours without Attached Contours."""
    found, nodes = graph.references, graph.contours
    if found is None:
        return
    check_doubtful(
        report,
        graph,
        found.to_itself,
        "OS-04/E1",
        "OS-04/E1:gap",
        tr("the contour itself"),
    )
    report.each("OS-04/E2", nodes[np.unique(found.pairs[found.forward, 0])])
    if found.dangling:
        _report_dangling(report, graph, found.dangling, others)
    report.each("OS-02/E6:ambiguous", nodes[found.ambiguous])
    report.each("OS-02/E6:unused", nodes[found.repeated_numbers])
    report.each("OS-01/E7", nodes[found.unnumbered])
    check_doubtful(
        report, graph, found.unstated, "OS-03:unstated", "OS-03:gap", tr("not stated")
    )
    pairs = np.sort(found.pairs, axis=1)
    repeated = len(pairs) - len(np.unique(pairs, axis=0)) if len(pairs) else 0
    if repeated:
        report.add("OS-04/E9", share=counted(repeated, "connection"))
    if found.stated == 0 and len(nodes) > 1:
        report.add("OS-07/E16", share=counted(len(nodes), "contour"))


def _report_dangling(
    report: Report,
    graph: ContourGraph,
    dangling: tuple[tuple[int, int], ...],
    others: Sequence[Roi],
) -> None:
    """E5 and E15: numbers that no closed contour of the ROI has."""
    numbers = sorted({number for _, number in dangling})
    strangers = [
        roi
        for roi in others
        if roi.number != graph.roi_number
        and not set(numbers).isdisjoint(
            n for n in roi.contours.numbers if n is not None
        )
    ]
    one = int(graph.contours[dangling[0][0]])
    shown = ", ".join(str(n) for n in numbers[:5]) + (
        ", ..." if len(numbers) > 5 else ""
    )
    told = tr_count(
        "contour {numbers}", "contours {numbers}", len(numbers), numbers=shown
    )
    report.add(
        "OS-05/E15" if strangers else "OS-05/E5",
        contours=told,
        share=told,
        attached=report.name(one),
        other=strangers[0].shown_name if strangers else "",
        z=float(graph.z[dangling[0][0]]),
        attribute=Attribute(0x30060049, "AttachedContours"),
        found=str(dangling[0][1]),
        expected=tr("a Contour Number of this ROI"),
    )


def _check_edges(report: Report, graph: ContourGraph) -> None:
    """E3, E4, E8 and the laminae."""
    nodes, skips = graph.contours, graph.skips
    if graph.ghosts:
        first, z = graph.ghosts[0], report.roi.contours.z
        planes = len({ghost.z for ghost in graph.ghosts})
        report.add(
            "OS-08/E4",
            share=counted(planes, "plane"),
            low=report.name(first.lower),
            low_z=z[first.lower],
            high=report.name(first.upper),
            high_z=z[first.upper],
            z=first.z,
        )
    if skips is not None and len(skips.redundant):
        report.add("OS-06/E3:redundant", share=counted(len(skips.redundant), "pair"))
    if skips is not None and len(skips.invalid):
        report.add("OS-06/E3:skipping", share=counted(len(skips.invalid), "pair"))
    if graph.same_plane is not None:
        check_doubtful(
            report,
            graph,
            np.unique(graph.same_plane),
            "OS-06/E8",
            "OS-06/E8:gap",
            tr("one of its own plane"),
        )
    if len(graph.laminae) < len(nodes) or len(nodes) == 1:
        report.each("OS-14", nodes[graph.laminae])
