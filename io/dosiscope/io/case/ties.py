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

    A structure set is tied to the CT of which it names images, all of them here; a
    plan to the structure set, a dose to the plan that it names.  One whose reference
    leads nowhere is tied to nothing, nor is one of another frame of reference.

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
    # where not all that it states of its frame agrees, it is no proof of whose it is
    if structures is not None and frame_of(structures, frame) != Frame(frame):
        structures = None
    if plan is not None and plan.header.frame_of_reference_uid not in ("", frame):
        plan = None
    if ct is not None and structures is not None:
        named = set(structures.image_uids)
        if named and named <= set(ct.image_uids):
            yield ct.header.uid, structures.header.uid
    if plan is not None and structures is not None and _names(plan, structures):
        yield plan.header.uid, structures.header.uid
    if plan is None:
        return
    for dose in parts.doses:
        alone = dose.plan_uid == plan.header.uid and not dose.further_plan_uids
        if alone and dose.header.frame_of_reference_uid == frame:
            yield plan.header.uid, dose.header.uid


def _names(plan: Plan, structures: StructureSet) -> bool:
    return plan.structure_set_uid == structures.header.uid
