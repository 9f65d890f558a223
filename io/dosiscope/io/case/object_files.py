"""Which files hold the objects of a case, each by the UID of its instance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.inventory import Selection
    from dosiscope.io.case.scan import Scan


class ObjectFile(NamedTuple):
    """A file: what kind of object it is of, that object, and the UID of its instance.

    Of a dose in several files the later ones have the number of their plane behind it.
    """

    kind: str
    of: str
    uid: str
    path: str


def uids_of(selection: Selection, companions: Iterable[Case]) -> frozenset[str]:
    """Return the UIDs of all that is shown: of a case, and of its companions."""
    uids = selection.uids | ({selection.dvhs} - {""})
    return uids.union(*(one.uids for one in companions))


def object_files(scan: Scan, uids: Collection[str]) -> list[ObjectFile]:
    """Return the files of these objects, by UID of an instance or a series."""
    return list(_files(scan, uids))


def _files(scan: Scan, uids: Collection[str]) -> Iterator[ObjectFile]:
    for entry in scan.inventory.entries:
        if entry.uid not in uids and entry.own_uid not in uids:
            continue
        kind = entry.kind.name
        if entry.uid in scan.objects:
            files = scan.planes.get(entry.uid, (scan.objects[entry.uid],))
            for n, file in enumerate(files):
                of_plane = f"#{n + 1}" if n else ""
                yield ObjectFile(kind, entry.uid, f"{entry.uid}{of_plane}", file.path)
            continue
        seen = set()
        for image in scan.images.get(entry.uid, ()):
            if image.path not in seen:  # of many frames
                seen.add(image.path)
                yield ObjectFile(kind, entry.uid, image.uid, image.path)
