"""What the case browser lists, and what a click on a mark chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.header import Kind

if TYPE_CHECKING:
    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Entry, Inventory, Selection

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


def toggled(selection: Selection, entry: Entry) -> Selection:
    """Return the selection with this object instead of the one of its kind.

    One that is chosen already is left out instead; a dose joins the others.
    """
    if entry.kind is Kind.DOSE:
        others = tuple(uid for uid in selection.doses if uid != entry.uid)
        joined = others if entry.uid in selection.doses else (*others, entry.uid)
        dvhs = selection.dvhs if selection.dvhs in joined else ""
        return replace(selection, doses=joined, dvhs=dvhs)
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
