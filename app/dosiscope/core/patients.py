"""Which objects are of one patient, by what they state of the patient themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.inventory import Entry


def by_patient(entries: Iterable[Entry]) -> list[tuple[Entry, ...]]:
    """Return the objects in groups, one a patient, in the order found.

    An object joins the first group whose first object names the same patient.
    """
    groups: list[list[Entry]] = []
    for entry in entries:
        patient = entry.header.patient
        for group in groups:
            if group[0].header.patient.is_same(patient):
                group.append(entry)
                break
        else:
            groups.append([entry])
    return [tuple(group) for group in groups]
