"""A DICOMDIR: the files that the directory of a File-set names (PS3.10 8, PS3.3 F)."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inventory import Skipped
from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import counted
from dosiscope.core.visible import path_text
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import read_file

if TYPE_CHECKING:
    from dosiscope.io.files.dataset import Dataset

# PS3.10 8.5 allows eight capitals, figures and "_" eight times; writers take more
_COMPONENT: Final = re.compile(r"[A-Za-z0-9_\-][A-Za-z0-9_.\- ]{0,63}")
_DEPTH: Final = 16
_SUFFIXES: Final = (".dcm", ".dic", ".ima")  # the first is that of RFC 3240


def is_directory(path: str) -> bool:
    """Whether a file is called as the directory of a File-set is (PS3.10 8.6)."""
    return os.path.basename(path).upper() == "DICOMDIR" and os.path.isfile(path)


def files_of_directory(path: str) -> tuple[list[str], list[Skipped]]:
    """Return the files that a DICOMDIR names, each once, and what is said of the rest.

    Only what lies in its own folder or below is taken: no link, no way up.
    """
    try:
        named = _named(path)
    except NotReadableError as error:
        return [], [
            Skipped(
                path_text(path), tr("a DICOMDIR that is damaged: {error}", error=error)
            )
        ]
    folder = os.path.dirname(os.path.abspath(path))
    found: dict[str, None] = {}
    missing = outside = 0
    for parts in named:
        if not parts or len(parts) > _DEPTH or not all(map(_is_plain, parts)):
            outside += 1
            continue
        file = _below(folder, parts)
        if file is None:
            missing += 1
        else:
            found[file] = None
    reasons = []
    if not named:
        reasons.append(tr("it names no files"))
    if missing == len(named) and named:
        reasons.append(
            tr(
                "it names {files}, none of which is beside it: the directory "
                "alone was copied",
                files=counted(len(named), "file"),
            )
        )
    elif missing:
        reasons.append(
            tr(
                "{missing} of {all} files that it names are not there",
                missing=missing,
                all=len(named),
            )
        )
    if outside:
        reasons.append(
            tr_count(
                "{n} name in it leads out of its folder",
                "{n} names in it lead out of its folder",
                outside,
            )
        )
    said = [
        Skipped(
            path_text(path), tr("a DICOMDIR: {reasons}", reasons="; ".join(reasons))
        )
    ]
    return list(found), said if reasons else []


def _named(path: str) -> list[tuple[str, ...]]:
    """Return the Referenced File IDs of all records, by component."""
    dataset: Dataset = read_file(path, pixels=True).dataset
    ids = (
        record.texts(tags.ReferencedFileID)
        for record in dataset.items(tags.DirectoryRecordSequence)
    )
    return [tuple(part.strip() for part in one) for one in ids if one]


def _is_plain(component: str) -> bool:
    return bool(_COMPONENT.fullmatch(component)) and ".." not in component


def _below(folder: str, parts: tuple[str, ...]) -> str | None:
    """Return the file below a folder; None where it is not there or is a link.

    Media that were copied may have their names in small letters, and files a suffix
    that the directory, which may not name one, leaves out (PS3.10 8.2).
    """
    at = folder
    for n, part in enumerate(parts, 1):
        suffixes = ("", *_SUFFIXES) if n == len(parts) else ("",)
        step = next(
            (
                name
                for suffix in suffixes
                for end in _spellings(suffix)
                for name in (stem + end for stem in _spellings(part))
                if os.path.lexists(os.path.join(at, name))
            ),
            None,
        )
        if step is None:
            return None
        at = os.path.join(at, step)
        if os.path.islink(at):
            return None
    return at if os.path.isfile(at) else None


def _spellings(text: str) -> dict[str, None]:
    """Return how a part of a name may be written, as it is stated first."""
    return dict.fromkeys((text, text.lower(), text.upper()))
