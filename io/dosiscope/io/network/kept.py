"""The list of what an inbox holds: which file is which object, since when.

It is a file of JSON lines beside the objects, and says what the files say too: where
it is cut short or lost, the rest is read from the heads of the files that we wrote.
"""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.io.files import tags
from dosiscope.io.files.implementation import IMPLEMENTATION_UID
from dosiscope.io.files.part10 import read_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from dosiscope.io.files.dataset import Dataset

#: How folders and files of an inbox are called: 2026-11-30/000123.dcm.
IS_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
IS_NAME: Final = re.compile(r"(\d{6,15})\.dcm")
_IS_LISTED: Final = re.compile(rf"{IS_DAY.pattern}/{IS_NAME.pattern}")
_OURS: Final = IMPLEMENTATION_UID.encode("ascii")
_HEAD: Final = 1024
_LONGEST_UID: Final = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An object of an inbox.

    Attributes
    ----------
    name
        Of its file, within the inbox, with ``/``.
    uid
        SOP Instance UID.
    group
        The same for all that is of one patient; a number made of the Patient ID, or,
        without one, of the Study Instance UID.
    size
        Bytes of the file.
    came
        When it came, or came again; seconds since 1970.
    """

    name: str
    uid: str
    group: str
    size: int
    came: float

    @property
    def number(self) -> int:
        """By which its file is called."""
        return int(self.name.rpartition("/")[2].partition(".")[0])

    def line(self) -> str:
        """Return it as a line of the list."""
        fields = (self.name, self.uid, self.group, self.size, round(self.came))
        return json.dumps(fields) + "\n"


def group_of(dataset: Dataset) -> str:
    """Return the group of an object, as `Kept` has it."""
    who = ""
    for tag in (tags.PatientID, tags.StudyInstanceUID):
        try:
            who = who or dataset.text(tag)
        except NotReadableError:
            continue
    return blake2b(who.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def listed(path: Path) -> dict[str, Kept]:
    """Return what a list says, by name; lines that are damaged are passed over."""
    found: dict[str, Kept] = {}
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return found
    for line in text.splitlines():
        kept = _of_line(line)
        if kept is not None:
            found[kept.name] = kept
    return found


def _of_line(line: str) -> Kept | None:
    try:
        fields: Any = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(fields, list) or len(fields) != 5:
        return None
    name, uid, group, size, came = fields
    if not all(isinstance(text, str) for text in (name, uid, group)):
        return None
    if not all(type(number) is int and number >= 0 for number in (size, came)):
        return None
    if not _IS_LISTED.fullmatch(name) or len(uid) > _LONGEST_UID:
        return None
    return Kept(name=name, uid=uid, group=group, size=size, came=came)


def files_of(inbox: Path) -> Iterator[tuple[str, os.stat_result]]:
    """Yield name (as `Kept` has it) and state of every file called as ours are."""
    for day in _entries(inbox):
        if IS_DAY.fullmatch(day.name) and day.is_dir(follow_symlinks=False):
            for entry in _entries(day.path):
                if IS_NAME.fullmatch(entry.name) and entry.is_file(
                    follow_symlinks=False
                ):
                    yield f"{day.name}/{entry.name}", entry.stat(follow_symlinks=False)


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as listing:
            return sorted(listing, key=lambda entry: entry.name)
    except OSError:
        return []


def found_again(inbox: Path, known: dict[str, Kept]) -> Iterable[Kept]:
    """Yield what is in an inbox: as listed, or else as the files say that are ours.

    A file that we did not write, or that was changed, is none.
    """
    for name, state in files_of(inbox):
        kept = known.get(name)
        if kept is None or kept.size != state.st_size:
            kept = _as_read(inbox, name, state)
        if kept is not None:
            yield kept


def _as_read(inbox: Path, name: str, state: os.stat_result) -> Kept | None:
    path = inbox / name
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
        if head[128:132] != b"DICM" or _OURS not in head:
            return None
        dataset = read_file(path).dataset
        return Kept(
            name=name,
            uid=dataset.uid(tags.SOPInstanceUID)[:_LONGEST_UID],
            group=group_of(dataset),
            size=state.st_size,
            came=state.st_mtime,
        )
    except (OSError, NotReadableError):
        return None
