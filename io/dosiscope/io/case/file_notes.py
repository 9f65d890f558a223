"""Findings about files rather than about what they hold."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Final

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.findings import Finding
from dosiscope.core.identity import Personal
from dosiscope.core.inputs import opened_input
from dosiscope.core.language import tr
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.text import counted, first_few
from dosiscope.core.visible import path_text
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from dosiscope.core.inventory import Entry, Skipped
    from dosiscope.io.files.note import Note
    from dosiscope.io.kinds.registration import SeriesImage


_BLOCK: Final = 1 << 20
DAMAGED: Final = "F17"


def file_findings(entry: Entry, notes: Iterable[Iterable[Note]]) -> tuple[Finding, ...]:
    """Return what was unusual about the files of an object, each note once.

    ``notes`` are those of each of its files.
    """
    counts: dict[Note, int] = {}
    files = 0
    for of_file in notes:
        files += 1
        for note in dict.fromkeys(of_file):
            counts[note] = counts.get(note, 0) + 1
    remarks = Remarks(entry.header)
    for note, count in counts.items():
        where = (
            tr("{kind} file", kind=entry.kind)
            if files == 1
            else tr("{count} of {files} files", count=count, files=files)
        )
        remarks.add(note.key, where=where, note=note, found=note)
    return tuple(remarks.found)


def notes_of(images: Iterable[SeriesImage]) -> list[tuple[Note, ...]]:
    """Return the notes of each file that holds images, of one or of many frames."""
    found: dict[str, tuple[Note, ...]] = {}
    for image in images:
        found[image.path] = found.get(image.path, ()) + image.notes
    return list(found.values())


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A file that is left out because its SOP Instance UID is that of another.

    Attributes
    ----------
    entry
        The object of that UID, of an image its series.
    kept, left
        Paths of the file that is used and of the other.
    is_copy
        Whether both hold the same, written otherwise.
    """

    entry: Entry
    uid: str
    kept: str
    left: str
    is_copy: bool


def duplicate_findings(
    duplicates: Iterable[Duplicate],
) -> tuple[tuple[str, Finding], ...]:
    """Return one finding about the copies of an object, one about what differs.

    Each with the UID of the object (of images that of the series).
    """
    groups: dict[tuple[str, bool], list[Duplicate]] = {}
    for one in duplicates:
        groups.setdefault((one.entry.uid, one.is_copy), []).append(one)
    found = []
    for (uid, is_copy), group in groups.items():
        remarks = Remarks(group[0].entry.header)
        remarks.add(
            "T07:copies" if is_copy else "T07",
            several=len(group) > 1,
            count=len(group),
            uid=group[0].uid,
            kept=Personal(path_text(group[0].kept)),
            left=Personal(path_text(group[0].left)),
            names=_names_text([one.left for one in group]),
            tag=tags.SOPInstanceUID,
            found=tr("two files") if is_copy else tr("two different files"),
            expected=tr("one"),
        )
        found.append((uid, remarks.found[0]))
    return tuple(found)


def twin_findings(
    entries: Iterable[Entry], used: Container[str] | None = None
) -> list[Finding]:
    """Return one finding about each object that is there again under another UID.

    ``used``: UIDs of the objects of a case, about which alone; all without it.
    """
    entries = tuple(entries)
    found: list[Finding] = []
    for entry in entries:
        again = [one for one in entries if one.same_as == entry.uid]
        if not again or (used is not None and entry.uid not in used):
            continue
        remarks = Remarks(entry.header)
        remarks.add(
            "T07:again",
            several=len(again) > 1,
            count=len(again),
            uid=", ".join(one.uid for one in again),
            tag=tags.SOPInstanceUID,
            found=counted(len(again) + 1, "object"),
            expected=tr("one"),
        )
        found += remarks.found
    return found


def _names_text(paths: Sequence[str]) -> Personal:
    """Return the names of a few files, and how many more there are."""
    return Personal(first_few(PurePath(path).name for path in paths))


def damage_findings(skipped: Iterable[Skipped]) -> tuple[Finding, ...]:
    """Return the one finding about all files that should be shown but are damaged."""
    damaged = [one for one in skipped if one.is_damaged]
    if not damaged:
        return ()
    finding = Finding(
        outcome=verdict(DAMAGED),
        fields=fields_of(
            {
                "count": len(damaged),
                "names": _names_text([one.file for one in damaged]),
                "why": damaged[0].reason,
            }
        ),
        is_of_several=len(damaged) > 1,
        found=tr("{count} unreadable", count=len(damaged)),
        expected=tr("files that can be read"),
        file=damaged[0].file,
    )
    return (finding,)


def have_same_bytes(one: str, other: str) -> bool:
    """Whether two files are equal byte by byte; False where one cannot be read."""
    try:
        with opened_input(one) as first, opened_input(other) as second:
            return all(a == b for a, b in _blocks(first, second))
    except (OSError, NotReadableError):
        return False


def _blocks(first: IO[bytes], second: IO[bytes]) -> Iterator[tuple[bytes, bytes]]:
    while True:
        spend()
        blocks = first.read(_BLOCK), second.read(_BLOCK)
        yield blocks
        if not all(blocks):
            return
