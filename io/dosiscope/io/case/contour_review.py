"""How the contours of a structure set lie in the CT, and what follows for its ROIs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.acceptance import NOTHING_ACCEPTED
from dosiscope.core.contour_checks.checks import check_roi, check_steps
from dosiscope.core.contour_checks.given_up import GIVEN_UP, TOO_ENTANGLED
from dosiscope.core.contour_checks.repeats import counted_once
from dosiscope.core.contour_checks.uniting import (
    to_unite,
    told_as_united,
    united,
)
from dosiscope.core.contours.modes import usual_step
from dosiscope.core.effort import Allowance, Pool, TooEntangledError, bounded
from dosiscope.core.gathering import gathered
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, Steps
from dosiscope.io.case.contour_images import settle_contour_images
from dosiscope.io.case.contour_places import check_places
from dosiscope.io.case.contour_planes import lay_on_images, lay_on_own_planes
from dosiscope.io.rt.contour_windings import winding_steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.contour_checks.checks import RoiCheck
    from dosiscope.core.contours.graph import ContourGraph
    from dosiscope.core.ct import Ct
    from dosiscope.core.findings import Finding
    from dosiscope.core.reason import Reason
    from dosiscope.core.structures import Roi, StructureSet


def review_steps(
    structure_set: StructureSet, ct: Ct | None, accepted: Accepted = NOTHING_ACCEPTED
) -> Steps[tuple[StructureSet, dict[int, ContourGraph], list[Finding]]]:
    """Check every ROI that is shown, in steps of an ROI at most.

    Where the user decided so, outlines in or across others are taken together.

    Parameters
    ----------
    accepted
        Against which findings the user has decided.

    Returns
    -------
    structure_set
        With the reasons why an ROI is not measured, and without contours that
        cannot be placed.
    graphs
        How the contours of each of these ROIs are connected, by ROI Number.
    findings
        What was noticed.
    """
    pool = Pool()
    findings: list[Finding] = []
    image_z, image_uids = np.empty(0), None
    if ct is not None:
        structure_set, findings = lay_on_images(structure_set, ct)
        structure_set, found = lay_on_own_planes(structure_set, ct, accepted)
        findings += found
    structure_set, repeated = yield from _once_steps(structure_set, pool)
    if ct is not None:
        structure_set, found = settle_contour_images(structure_set, ct)
        findings += found
        findings += check_places(structure_set, ct)
        image_z, image_uids = ct.geometry.z, ct.image_uids
    findings += repeated
    windings = yield from winding_steps(structure_set, pool)
    findings += windings
    structure_set = _without_given_up(structure_set, windings)
    shown = tuple(roi for roi in structure_set.rois if not roi.withheld)
    checks = yield from check_steps(
        replace(structure_set, rois=shown), image_z, image_uids, pool
    )
    structure_set, checks = yield from _united_steps(
        structure_set, checks, accepted, (image_z, image_uids, pool)
    )
    for check in checks.values():
        findings += check.findings
    rois = tuple(
        _settle(roi, checks[roi.number]) if not roi.withheld else roi
        for roi in structure_set.rois
    )
    graphs = {number: check.graph for number, check in checks.items()}
    names = {roi.number: roi.name for roi in rois}
    return replace(structure_set, rois=rois), graphs, gathered(findings, names)


def _united_steps(
    structure_set: StructureSet,
    checks: dict[int, RoiCheck],
    accepted: Accepted,
    images: tuple[NDArray[np.float64], Sequence[str] | None, Pool],
) -> Steps[tuple[StructureSet, dict[int, RoiCheck]]]:
    """Unite the outlines of ROIs as the user wants it, and check these anew."""
    image_z, image_uids, pool = images
    uid = structure_set.header.sop_instance_uid
    rois, found = [], dict(checks)
    step = usual_step(structure_set)
    for done, roi in enumerate(structure_set.rois):
        check = checks.get(roi.number)
        finding = (
            to_unite(check.findings, check.graph, accepted.covers) if check else None
        )
        if check is None or finding is None:
            rois.append(roi)
            continue
        yield Progress(done, len(structure_set.rois), tr("Checking contours"))
        try:
            with bounded(Allowance(len(roi.contours.points), pool)):
                one = united(roi, check.graph)
        except TooEntangledError:
            rois.append(roi)
            continue
        again = check_roi(
            one,
            image_z,
            image_uids,
            structure_set_uid=uid,
            others=structure_set.rois,
            step=step,
            pool=pool,
        )
        rois.append(one)
        told = (told_as_united(finding), *again.findings)
        found[roi.number] = replace(again, findings=told)
    return replace(structure_set, rois=tuple(rois)), found


def _once_steps(
    structure_set: StructureSet, pool: Pool
) -> Steps[tuple[StructureSet, list[Finding]]]:
    """Count repeated outlines once, one step an ROI."""
    uid = structure_set.header.sop_instance_uid
    rois, findings = [], []
    for done, roi in enumerate(structure_set.rois):
        yield Progress(done, len(structure_set.rois), tr("Checking contours"))
        once, finding = counted_once(roi, uid, pool)
        rois.append(once)
        if finding is not None:
            findings.append(finding)
    once_each = replace(structure_set, rois=tuple(rois))
    return _without_given_up(once_each, findings), findings


def _without_given_up(
    structure_set: StructureSet, findings: list[Finding]
) -> StructureSet:
    """Say of the ROIs that were given up that they are not measured."""
    numbers = {finding.roi for finding in findings if finding.rule == GIVEN_UP}
    if not numbers:
        return structure_set
    rois = tuple(
        _not_measured(roi, (TOO_ENTANGLED,)) if roi.number in numbers else roi
        for roi in structure_set.rois
    )
    return replace(structure_set, rois=rois)


def _settle(roi: Roi, check: RoiCheck) -> Roi:
    """Add why volume and DVH are withheld."""
    return _not_measured(roi, check.not_measured)


def _not_measured(roi: Roi, why: tuple[Reason, ...]) -> Roi:
    return replace(roi, not_measured=(*roi.not_measured, *why)) if why else roi
