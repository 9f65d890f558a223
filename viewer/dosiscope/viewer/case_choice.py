"""What the case browser lists, and what a click on a mark chooses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dosiscope.core.along import along_with, place_of
from dosiscope.core.inventory import by_patient
from dosiscope.core.kinds import Role

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
            entries.sort(key=place_of)
            found.append(Branch(group[0].header.patient, frame, tuple(entries)))
    return found


def toggled(selection: Selection, entry: Entry, inventory: Inventory) -> Selection:
    """Return the selection with this object instead of the one of its role.

    One that is chosen already is left out instead.  A dose joins the others, and so
    does what comes along with a plan; with a plan all comes that does.
    """
    is_chosen = entry.uid in selection.uids
    if entry.kind.comes_along:
        others = tuple(uid for uid in selection.along if uid != entry.uid)
        return replace(selection, along=others if is_chosen else (*others, entry.uid))
    uid = "" if is_chosen else entry.uid
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
            along = along_with(inventory, uid)
            return replace(selection, plan=uid, along=along)
    return selection


def _is_rival(uid: str, entry: Entry) -> bool:
    """Whether it is another content of the UID of an object: one alone is shown."""
    return bool(entry.stated_uid) and uid.startswith(f"{entry.stated_uid}/")


def uids(selection: Selection | None) -> frozenset[str]:
    """Return the UIDs of everything that is selected."""
    return frozenset() if selection is None else selection.uids
