"""In which frame of reference a structure set and its ROIs lie."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from dosiscope.io.case.overlay import unless_accepted
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Collection

    from dosiscope.core.acceptance import Accepted
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Roi, StructureSet


def frame_of(structure_set: StructureSet, expected: str = "") -> str:
    """Return the Frame of Reference UID a structure set lies in; "" if unclear.

    That of the Frame of Reference module where it is there, else the one that all
    ROIs and the Referenced Frame of Reference Sequence name; where they name
    several, the ``expected`` one if a ROI lies in it.
    """
    stated = structure_set.header.frame_of_reference_uid
    if stated:
        return stated
    of_rois = {roi.frame_of_reference_uid for roi in structure_set.rois}
    named = of_rois.union(structure_set.frame_of_reference_uids)
    named.discard("")
    if len(named) == 1:
        return named.pop()
    return expected if expected in of_rois else ""


def check_frames(structure_set: StructureSet) -> list[Finding]:
    """Return what is unusual about the frames of reference that are stated."""
    remarks = Remarks(structure_set.header)
    if not structure_set.header.frame_of_reference_uid:
        remarks.add(
            "FOR-01:module",
            named=frame_of(structure_set) or "no single frame",
            tag=tags.FrameOfReferenceUID,
            found="nothing",
            expected="a UID",
        )
    frames = structure_set.frame_of_reference_uids
    if len(frames) != 1:
        remarks.add(
            "SS-02:several" if frames else "SS-02:none",
            tag=tags.ReferencedFrameOfReferenceSequence,
            found=str(len(frames)),
            expected="1",
        )
    return remarks.found


def withhold_strangers(
    structure_set: StructureSet,
    frame: str,
    at_home: Collection[str],
    accepted: Accepted,
) -> tuple[StructureSet, list[Finding]]:
    """Withhold the ROIs that lie in another frame of reference than the case.

    Parameters
    ----------
    frame
        That of the case.
    at_home
        Those in which nothing is withheld: besides ``frame`` that of the structure
        set, which differs only where that is accepted.
    """
    remarks = Remarks(structure_set.header)
    rois = tuple(
        roi
        if roi.frame_of_reference_uid in at_home
        else _settle(roi, frame, remarks, accepted)
        for roi in structure_set.rois
    )
    remarks.gather({roi.number: roi.name for roi in rois})
    return replace(structure_set, rois=rois), remarks.found


def _settle(roi: Roi, frame: str, remarks: Remarks, accepted: Accepted) -> Roi:
    own = roi.frame_of_reference_uid
    if roi.withheld or not own:
        return roi
    reason = unless_accepted(
        remarks,
        "SS-08",
        "SS-08:accepted",
        accepted,
        name=roi.name,
        tag=tags.ReferencedFrameOfReferenceUID,
        found=own,
        expected=frame,
        roi=roi.number,
    )
    return roi if reason is None else replace(roi, withheld=reason)
