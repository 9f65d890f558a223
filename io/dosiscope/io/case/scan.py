"""What the opened paths hold, from the headers alone."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING

from dosiscope.core.inventory import Skipped
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, Steps
from dosiscope.io.case.collecting import Collected, collected
from dosiscope.io.case.comparisons import Comparisons
from dosiscope.io.case.heads import Heads, Names
from dosiscope.io.case.opened_paths import opened_paths
from dosiscope.io.files.walk_paths import find_files

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Collection, Iterable, Mapping
    from pathlib import Path

    from dosiscope.core.inventory import Inventory
    from dosiscope.io.case.file_notes import Duplicate
    from dosiscope.io.case.heads import FileHead
    from dosiscope.io.files.part10 import DicomFile
    from dosiscope.io.kinds.registration import SeriesImage


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Scan:
    """The inventory and the parsed heads behind it, so that nothing is read twice.

    Attributes
    ----------
    objects
        Structure sets, plans, doses and what else is an instance of its own (without
        pixels) by SOP Instance UID.
    images
        The images of every series by its UID; of a series that holds several volumes
        those of each, as its entry is known.
    duplicates
        Files left out because their UID was there before and they are not the same
        byte by byte.
    contenders
        Files of other content under one UID, of which nothing tells which is meant:
        each is an object of its own, to be chosen, and the others are left out then.
    planes
        The files of a dose that is written one plane a file, z ascending, by the SOP
        Instance UID of the lowest, which stands for all.
    heads
        What is known of every file that was looked at, by its path; of it all else is
        made.
    members
        What a member of an archive is called, by the path it was unpacked to.
    said
        What else is not read, and why.
    comparisons
        What is known of pairs of files.
    """

    inventory: Inventory
    objects: Mapping[str, DicomFile]
    images: Mapping[str, tuple[SeriesImage, ...]]
    duplicates: tuple[Duplicate, ...] = ()
    contenders: tuple[Duplicate, ...] = ()
    planes: Mapping[str, tuple[DicomFile, ...]] = field(default_factory=dict)
    heads: Mapping[str, FileHead] = field(default_factory=dict)
    members: Mapping[str, str] = field(default_factory=dict)
    said: tuple[Skipped, ...] = ()
    comparisons: Comparisons = field(default_factory=Comparisons)


def scan(
    paths: Iterable[str | os.PathLike[str]],
    known: Scan | None = None,
    private: Callable[[], Path] | None = None,
) -> Steps[Scan]:
    """Read the headers of all files under ``paths``, whatever their names.

    A file that is not taken is listed with its reason.  With ``known`` the new
    files are added to what it holds, and its files are not read again.  The result is
    that of a scan of all at once.

    Of an archive that is opened itself the members are read, unpacked into the folder
    that ``private`` makes; of a DICOMDIR that is opened itself the files it names.
    """
    opened = yield from opened_paths(paths, private)
    files, skipped = yield from find_files(opened.paths)
    heads: dict[str, FileHead] = {}
    members: Mapping[str, str] = opened.names
    said: tuple[Skipped, ...] = ()
    comparisons = Comparisons()
    if known is not None:
        heads = dict(known.heads)
        members = {**known.members, **members}
        said = known.said
        comparisons = known.comparisons
    said += (*skipped, *opened.said)
    names = Names(members)
    reader = Heads(names, heads)
    for n, path in enumerate(files):
        yield Progress(n, len(files), tr("Reading headers"))
        # one that was skipped may be whole by now
        if isinstance(heads.get(path), Skipped | None):
            heads[path] = reader.read(path)
    yield Progress(len(files), len(files), tr("Reading headers"))
    return _scan(heads, names, said, comparisons)


def _scan(
    heads: Mapping[str, FileHead],
    names: Names,
    said: Iterable[Skipped],
    comparisons: Comparisons,
    held: Collection[str] = (),
) -> Scan:
    said = {one.file: one for one in said}.values()
    found = collected(heads, names, said, comparisons, held)
    return Scan(
        **{one.name: getattr(found, one.name) for one in fields(Collected)},
        heads=heads,
        members=names.members,
        said=tuple(said),
        comparisons=comparisons,
    )


def part_of(scan: Scan, paths: Collection[str], held: Collection[str] = ()) -> Scan:
    """Return the scan of some of its files alone; ``held`` as in `united`."""
    heads = {path: head for path, head in scan.heads.items() if path in paths}
    comparisons = scan.comparisons.among(heads)
    return _scan(heads, Names(scan.members), scan.said, comparisons, held)


def united(scan: Scan, other: Scan, held: Collection[str] = ()) -> Scan:
    """Return the scan of what two scans have looked at.

    Files that are ``held`` are shown: no other content of their UIDs takes their place,
    however well it fits, but stands beside them.
    """
    heads = {**scan.heads, **other.heads}
    names = Names({**scan.members, **other.members})
    said = (*scan.said, *other.said)
    return _scan(heads, names, said, scan.comparisons, held)
