"""Findings about files rather than about what they hold."""

from __future__ import annotations

from pathlib import PurePath
from typing import IO, TYPE_CHECKING, Final

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.findings import Finding
from dosiscope.core.identity import Personal
from dosiscope.core.inputs import opened_input
from dosiscope.core.reason import fields_of
from dosiscope.core.rules import verdict
from dosiscope.core.visible import path_text
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from dosiscope.core.inventory import Entry, Skipped
    from dosiscope.io.files.note import Note


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
        where = f"{entry.kind} file" if files == 1 else f"{count} of {files} files"
        remarks.add(note.key, where=where, note=note, found=note)
    return tuple(remarks.found)


def duplicate_finding(entry: Entry, uid: str, kept: str, left: str) -> Finding:
    """Return the finding about two different files with one SOP Instance UID."""
    remarks = Remarks(entry.header)
    remarks.add(
        "T07",
        uid=uid,
        kept=Personal(path_text(kept)),
        left=Personal(path_text(left)),
        tag=tags.SOPInstanceUID,
        found="two different files",
        expected="one",
    )
    return remarks.found[0]


def damage_findings(skipped: Iterable[Skipped]) -> tuple[Finding, ...]:
    """Return the one finding about all files that should be shown but are damaged."""
    damaged = [one for one in skipped if one.is_damaged]
    if not damaged:
        return ()
    several, most = len(damaged) > 1, 3
    names = [PurePath(one.file).name for one in damaged]
    more = f" and {len(names) - most} more" if len(names) > most else ""
    listed = ", ".join(names[:most]) + more
    finding = Finding(
        outcome=verdict(DAMAGED),
        fields=fields_of(
            {
                "count": len(damaged),
                "names": Personal(listed),
                "why": damaged[0].reason,
            }
        ),
        is_of_several=several,
        found=f"{len(damaged)} unreadable",
        expected="files that can be read",
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
