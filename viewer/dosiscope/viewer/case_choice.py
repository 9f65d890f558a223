"""What a click in the case browser chooses: an object and what it refers to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.header import Kind
from dosiscope.core.inventory import Entry, Inventory, Selection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.header import Patient

PLANS = (Kind.PLAN, Kind.ION_PLAN)
ORDER = (Kind.CT, Kind.STRUCTURE_SET, Kind.PLAN, Kind.ION_PLAN, Kind.DOSE)


@dataclass(frozen=True, slots=True)
class Branch:
    """The objects of one patient in one frame of reference."""

    patient: Patient
    frame_of_reference_uid: str
    entries: tuple[Entry, ...]


def branches(inventory: Inventory) -> list[Branch]:
    """Return the objects by patient and frame of reference, in the order found.

    Patients that differ only by trailing delimiters of the name are one.
    """
    found: list[Branch] = []
    for entry in inventory.entries:
        patient, frame = entry.header.patient, entry.frame_of_reference_uid
        for n, branch in enumerate(found):
            if branch.frame_of_reference_uid == frame and branch.patient.is_same(
                patient
            ):
                found[n] = replace(branch, entries=(*branch.entries, entry))
                break
        else:
            found.append(Branch(patient, frame, (entry,)))
    return [
        replace(b, entries=tuple(sorted(b.entries, key=lambda e: ORDER.index(e.kind))))
        for b in found
    ]


def chosen_with(inventory: Inventory, entry: Entry) -> Selection:
    """Return the selection that an object leads to by the references of the files.

    A dose leads to its plan, a plan to its structure set and its doses, a structure
    set to its CT series.  What is not named by a reference is taken only where the
    same patient and frame of reference hold a single one.
    """
    near = [
        other
        for other in inventory.entries
        if other.header.patient.is_same(entry.header.patient)
    ]
    plan = entry if entry.kind in PLANS else None
    structures = entry if entry.kind is Kind.STRUCTURE_SET else None
    ct = entry if entry.kind is Kind.CT else None
    if entry.kind is Kind.DOSE:
        plan = _named(near, PLANS, entry.plan_uids)
    if entry.kind is Kind.CT:
        structures = _only(_naming(near, entry))
    if plan is None and structures is not None and entry.kind is not Kind.DOSE:
        uid = structures.uid
        plan = _only(e for e in near if e.kind in PLANS and uid in e.structure_set_uids)
    if structures is None:
        uids = (plan or entry).structure_set_uids
        structures = _named(near, (Kind.STRUCTURE_SET,), uids)
        structures = structures or _single(near, entry, Kind.STRUCTURE_SET)
    if ct is None and structures is not None:
        ct = _only(
            e for e in near if e.kind is Kind.CT and structures in _naming(near, e)
        )
    ct = ct or _single(near, entry, Kind.CT)
    return Selection(
        ct.uid if ct else "",
        structures.uid if structures else "",
        plan.uid if plan else "",
        _doses(near, plan, entry),
    )


def _naming(near: Iterable[Entry], ct: Entry) -> list[Entry]:
    """Return the structure sets that name this CT series or its images."""
    images = set(ct.image_uids)
    return [
        e
        for e in near
        if e.kind is Kind.STRUCTURE_SET
        and (ct.uid in e.series_uids or images.intersection(e.image_uids))
    ]


def _doses(near: list[Entry], plan: Entry | None, entry: Entry) -> tuple[str, ...]:
    """Return the doses of the plan, the chosen or the whole plan's first.

    Where no dose is chosen and not just one is of the whole plan, none is taken: it
    has to be chosen.
    """
    doses = [
        e
        for e in near
        if e.kind is Kind.DOSE
        and (e.uid == entry.uid or (plan is not None and plan.uid in e.plan_uids))
    ]
    grids = [e for e in doses if e.images]
    whole = [e for e in grids if e.summation == "PLAN"]
    if entry.kind is not Kind.DOSE and len(whole or grids) > 1:
        return ()
    doses.sort(key=lambda e: (e.uid != entry.uid, not e.images, e.summation != "PLAN"))
    return tuple(dose.uid for dose in doses)


def _named(
    near: Iterable[Entry], kinds: tuple[Kind, ...], uids: tuple[str, ...]
) -> Entry | None:
    return next((e for e in near if e.kind in kinds and e.uid in uids), None)


def _only(entries: Iterable[Entry]) -> Entry | None:
    found = list(entries)
    return found[0] if len(found) == 1 else None


def _single(near: Iterable[Entry], entry: Entry, kind: Kind) -> Entry | None:
    frame = entry.frame_of_reference_uid
    return _only(
        e
        for e in near
        if e.kind is kind and frame and e.frame_of_reference_uid == frame
    )


def toggled(selection: Selection, entry: Entry) -> Selection:
    """Return the selection with this object instead of the one of its kind.

    One that is chosen already is left out instead; a dose joins the others.
    """
    if entry.kind is Kind.DOSE:
        others = tuple(uid for uid in selection.doses if uid != entry.uid)
        joined = others if entry.uid in selection.doses else (*others, entry.uid)
        return replace(selection, doses=joined)
    is_in = entry.uid in uids(selection)
    uid = "" if is_in else entry.uid
    if entry.kind is Kind.CT:
        return replace(selection, ct_series=uid)
    if entry.kind is Kind.STRUCTURE_SET:
        return replace(selection, structure_set=uid)
    return replace(selection, plan=uid)


def uids(selection: Selection | None) -> frozenset[str]:
    """Return the UIDs of everything that is selected."""
    if selection is None:
        return frozenset()
    single = (selection.ct_series, selection.structure_set, selection.plan)
    return frozenset(uid for uid in (*single, *selection.doses) if uid)
