"""What the case browser lists, and what a click on a mark chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.inventory import by_patient
from dosiscope.core.kinds import Role, rank_of

if TYPE_CHECKING:
    from dosiscope.core.header import Patient
    from dosiscope.core.inventory import Entry, Inventory, Selection


@dataclass(frozen=True, slots=True)
class Branch:
    """The objects of one patient in one frame of reference."""

    patient: Patient
    frame_of_reference_uid: str
    entries: tuple[Entry, ...]


def branches(inventory: Inventory) -> list[Branch]:
    """Return the objects by patient and frame of reference, in the order found.

    Branches of one patient follow each other and share their ``patient``.
    """
    found: list[Branch] = []
    for group in by_patient(inventory.entries):
        frames: dict[str, list[Entry]] = {}
        for entry in group:
            frames.setdefault(entry.frame_of_reference_uid, []).append(entry)
        for frame, entries in frames.items():
            entries.sort(key=lambda entry: rank_of(entry.kind))
            found.append(Branch(group[0].header.patient, frame, tuple(entries)))
    return found


def toggled(selection: Selection, entry: Entry) -> Selection:
    """Return the selection with this object instead of the one of its role.

    One that is chosen already is left out instead; a dose joins the others; what has
    no role cannot be chosen.
    """
    uid = "" if entry.uid in uids(selection) else entry.uid
    match entry.kind.role:
        case Role.DOSE:
            others = tuple(
                one
                for one in selection.doses
                if one != entry.uid and not _is_rival(one, entry)
            )
            joined = others if entry.uid in selection.doses else (*others, entry.uid)
            dvhs = selection.dvhs if selection.dvhs in joined else ""
            return replace(selection, doses=joined, dvhs=dvhs)
        case Role.CT:
            return replace(selection, ct_series=uid)
        case Role.STRUCTURE_SET:
            return replace(selection, structure_set=uid)
        case Role.PLAN:
            return replace(selection, plan=uid)
    return selection


def _is_rival(uid: str, entry: Entry) -> bool:
    """Whether it is another content of the UID of an object: one alone is shown."""
    return bool(entry.stated_uid) and uid.startswith(f"{entry.stated_uid}/")


def uids(selection: Selection | None) -> frozenset[str]:
    """Return the UIDs of everything that is selected."""
    if selection is None:
        return frozenset()
    single = (selection.ct_series, selection.structure_set, selection.plan)
    return frozenset(uid for uid in (*single, *selection.doses) if uid)
