"""What is tied to the anchor of a case by UIDs: proof above names and dates."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.io.case.structure_frames import Frame, frame_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan import Plan
    from dosiscope.core.structures import StructureSet
    from dosiscope.io.kinds.parts import Parts


def tied_to(parts: Parts, uid: str, frame: str) -> frozenset[str]:
    """Return the objects that lead to the anchor by references alone, by UID.

    A structure set is tied to the CT of which it and its contours name images, all of
    them here; a plan to the structure set, a dose to the plan that it names, and so is
    what comes along with that.  One whose
    reference leads nowhere is tied to nothing, nor is one of another frame of
    reference, be it of one ROI alone.

    Parameters
    ----------
    uid, frame
        Of the anchor: the UID by which it is known, and its Frame of Reference UID.
    """
    if not frame:
        return frozenset()
    pairs = tuple(_pairs(parts, frame))
    reached = {uid}
    while True:
        more = {b for pair in pairs for a, b in (pair, pair[::-1]) if a in reached}
        if more <= reached:
            return frozenset(reached)
        reached |= more


def _pairs(parts: Parts, frame: str) -> Iterator[tuple[str, str]]:
    ct, structures, plan = parts.ct, parts.structure_set, parts.plan
    if structures is not None and not _is_all_in(structures, frame):
        structures = None
    if plan is not None and plan.header.frame_of_reference_uid not in ("", frame):
        plan = None
    if ct is not None and structures is not None:
        named = set(structures.image_uids)
        if named and (named | _of_contours(structures)) <= set(ct.image_uids):
            yield ct.header.uid, structures.header.uid
    if plan is not None and structures is not None and _names(plan, structures):
        yield plan.header.uid, structures.header.uid
    if plan is None:
        return
    for dose in parts.doses:
        alone = dose.plan_uid == plan.header.uid and not dose.further_plan_uids
        if alone and dose.header.frame_of_reference_uid == frame:
            yield plan.header.uid, dose.header.uid
    for one in parts.along:
        if one.plan_uid == plan.header.uid:
            yield plan.header.uid, one.header.uid


def _is_all_in(structures: StructureSet, frame: str) -> bool:
    """Whether all that a structure set and its ROIs state of their frame is this one.

    Where they disagree, they are no proof of whose it is.
    """
    of_rois = {roi.frame_of_reference_uid for roi in structures.rois} - {""}
    return of_rois <= {frame} and frame_of(structures, frame) == Frame(frame)


def _of_contours(structures: StructureSet) -> set[str]:
    """Return the images that the contours name."""
    return {
        uid
        for roi in structures.rois
        for uids in roi.contours.image_uids
        for uid in uids
    }


def _names(plan: Plan, structures: StructureSet) -> bool:
    return plan.structure_set_uid == structures.header.uid
