"""Contours that all lie beside the images by one distance, shown on the images (E13).

Some exporters round or shift z.  Such contours are drawn where they are; the user may
have them shown on the nearest slice, and that is told wherever they are.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contour_checks.checks import check_roi
from dosiscope.core.contours.modes import (
    ROUNDING,
    area_contours,
    nearest_planes,
    on_planes,
    usual_step,
)
from dosiscope.core.contours.placing import (
    is_planar,
    nearer_to_one,
    states_what_lies_between,
)
from dosiscope.core.effort import Pool
from dosiscope.core.findings import Attribute, Finding, worst_first
from dosiscope.core.gathering import gathered
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.text import MINUS, counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.ct import Ct
    from dosiscope.core.progress import Steps
    from dosiscope.core.structures import Contours, Roi, StructureSet

NO_SHIFT: Final = tr(
    "the contours do not lie off the images by one distance, nearer to one image than "
    "to the next; they are shown where they are."
)


def offset_text(offset: float) -> str:
    """Return an offset as it is told everywhere: "Δz = 0.13 mm"."""
    return f"Δz = {offset:.4g} mm".replace("-", MINUS)


def common_offset(
    structure_set: StructureSet, image_z: NDArray[np.float64]
) -> float | None:
    """Return the one offset (contour z minus image z, mm) all planar contours share.

    None where there is none, or where a contour lies on an image or as near to
    another image, and where contours are meant to lie between the images: then
    nothing may be offered to the user.

    Parameters
    ----------
    image_z
        Patient z of the CT's planes, ascending, mm; may be empty.
    """
    rois = structure_set.rois
    if not len(image_z) or any(states_what_lies_between(roi) for roi in rois):
        return None
    z = np.concatenate(
        [np.empty(0), *(roi.contours.z[is_planar(roi.contours)] for roi in rois)]
    )
    if not any(len(area_contours(roi.contours)) for roi in rois):
        return None
    nearest = nearest_planes(z, image_z)
    offset = z - image_z[nearest]
    if on_planes(z, image_z).any():
        return None
    if (np.abs(offset) > nearer_to_one(image_z)[nearest]).any():
        return None
    # half of the range: every contour must come to lie on its image
    middle = float(offset.min() + offset.max()) / 2
    is_shared = bool((np.abs(offset - middle) <= SAME_PLANE_MM + ROUNDING).all())
    return middle if is_shared else None


def offered_shift(case: Case) -> float | None:
    """Return the offset by which the contours of a case may be moved if asked, mm.

    None where there is no common one, where a contour names another image than the
    nearest, and where they have been moved already.
    """
    if case.ct is None or case.structure_set is None or case.moved_to_slices:
        return None
    shown = _shown(case.structure_set)
    offset = common_offset(shown, case.ct.geometry.z)
    if offset is None or not all(_names_nearest(r, case.ct) for r in shown.rois):
        return None
    return offset


def on_nearest_slice(
    structure_set: StructureSet, offset: float
) -> tuple[StructureSet, Finding]:
    """Return a structure set whose contours lie on the images, and what tells of it.

    Parameters
    ----------
    offset
        Contour z minus image z, mm: `common_offset`.  ROIs that are withheld, points
        and contours that are not planar stay as they are.
    """
    rois = tuple(
        roi if roi.withheld else replace(roi, contours=_moved(roi.contours, offset))
        for roi in structure_set.rois
    )
    shown = _shown(structure_set).rois
    count = sum(int(is_planar(roi.contours).sum()) for roi in shown)
    kept = sum(len(roi.contours) for roi in shown) - count
    told = tr("Points and contours in space stay where they are.")
    stay = f" {told}" if kept else ""
    header = structure_set.header
    finding = Finding(
        outcome=verdict("RC-05/E13:moved"),
        fields=fields_of({"contours": counted(count, "contour"), "stay": stay}),
        object_kind=str(header.kind),
        object_uid=header.sop_instance_uid,
        attribute=Attribute(0x30060050, "ContourData"),
        found=offset_text(offset),
        expected=tr("at most {most:g} mm", most=SAME_PLANE_MM),
        file=header.files[0] if header.files else "",
    )
    return replace(structure_set, rois=rois), finding


def show_on_nearest_slice(case: Case, offset: float) -> Steps[Case]:
    """Return the case with its contours on the images; the warning stays.

    What was noticed about their place is replaced by what is noticed now.
    """
    assert case.ct is not None
    assert case.structure_set is not None
    z, uids = case.ct.geometry.z, case.ct.image_uids
    before = _shown(case.structure_set)
    moved, finding = on_nearest_slice(case.structure_set, offset)
    after = _shown(moved)
    step = usual_step(before)
    uid = moved.header.sop_instance_uid
    outdated: list[Finding] = []
    found: list[Finding] = []
    settled: dict[int, Roi] = {}
    graphs = dict(case.graphs)
    pools = Pool(), Pool()
    for done, (old, new) in enumerate(zip(before.rois, after.rois, strict=True)):
        yield Progress(done, len(before.rois), tr("Structures"))
        was, now = (
            check_roi(
                roi,
                z,
                uids,
                structure_set_uid=uid,
                others=others.rois,
                step=step,
                pool=pool,
            )
            for roi, others, pool in zip(
                (old, new), (before, after), pools, strict=True
            )
        )
        outdated += was.findings
        found += now.findings
        graphs[new.number] = now.graph
        kept = (one for one in new.not_measured if one not in was.not_measured)
        settled[new.number] = replace(new, not_measured=(*kept, *now.not_measured))
    rois = tuple(r if r.withheld else settled[r.number] for r in moved.rois)
    names = {roi.number: roi.name for roi in moved.rois}
    gone = set(gathered(outdated, names))
    stay = [f for f in case.findings if f not in gone and f.rule != finding.rule]
    return replace(
        case,
        structure_set=replace(moved, rois=rois),
        findings=worst_first((*stay, finding, *gathered(found, names))),
        graphs=graphs,
        moved_to_slices=offset,
    )


def moved_by(case: Case, roi: Roi) -> float | None:
    """Return the offset by which an ROI of the case was moved; None if it was not."""
    is_moved = not roi.withheld and bool(is_planar(roi.contours).any())
    return case.moved_to_slices or None if is_moved else None


def _shown(structure_set: StructureSet) -> StructureSet:
    shown = tuple(roi for roi in structure_set.rois if not roi.withheld)
    return replace(structure_set, rois=shown)


def _moved(contours: Contours, offset: float) -> Contours:
    points = contours.points.copy()
    planar = np.repeat(is_planar(contours), np.diff(contours.starts))
    points[planar, 2] -= offset
    return replace(contours, points=points)


def _names_nearest(roi: Roi, ct: Ct) -> bool:
    """Whether every contour that names images names the nearest one."""
    planes = dict(zip(ct.image_uids, ct.geometry.z.tolist(), strict=True))
    image_z = ct.geometry.z
    nearest = image_z[nearest_planes(roi.contours.z, image_z)].tolist()
    named = roi.contours.image_uids
    return all(
        not named[n] or any(planes.get(uid) == nearest[n] for uid in named[n])
        for n in np.flatnonzero(is_planar(roi.contours)).tolist()
    )
