"""Which objects belong together: by patient, or because one names the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.header import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.inventory import Entry


def group_entries(entries: Sequence[Entry]) -> list[tuple[Entry, ...]]:
    """Return the entries in groups, one a patient, in the order found.

    Objects that refer to each other are in one group even if their patients
    differ: what must not be shown together is withheld when they are loaded, with
    the reason.  Without a Patient ID only a reference joins two objects (PAT-02).
    """
    parent = list(range(len(entries)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = n = parent[parent[n]]
        return n

    for one, other in (*_referring(entries), *_same_patient(entries)):
        first, second = sorted((root(one), root(other)))
        parent[second] = first
    groups: dict[int, list[Entry]] = {}
    for n, entry in enumerate(entries):
        groups.setdefault(root(n), []).append(entry)
    return [tuple(group) for group in groups.values()]


def _referring(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Pairs of which the first names the second."""
    place = {(entry.kind is Kind.CT, entry.uid): n for n, entry in enumerate(entries)}
    images = {
        uid: n
        for n, entry in enumerate(entries)
        if entry.kind is Kind.CT
        for uid in entry.image_uids
    }
    for n, entry in enumerate(entries):
        if entry.kind is Kind.CT:
            continue
        named = [(False, uid) for uid in entry.plan_uids + entry.structure_set_uids]
        named += [(True, uid) for uid in entry.series_uids]
        yield from ((n, place[key]) for key in named if key in place)
        yield from {(n, images[uid]) for uid in entry.image_uids if uid in images}


def _same_patient(entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    first: list[int] = []  # of every patient seen
    for n, entry in enumerate(entries):
        patient = entry.header.patient
        if not patient.id.strip():
            continue
        for other in first:
            if patient.is_same(entries[other].header.patient):
                yield n, other
                break
        else:
            first.append(n)
