"""SHA-256 of the files that a report is about."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import opened_input
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.progress import Steps

_BLOCK = 2**20


@dataclass(frozen=True, slots=True)
class FileHash:
    """A file as it is now; ``sha256`` is "" where it could not be read."""

    file: str
    bytes: int
    sha256: str


def hash_files(paths: Sequence[str]) -> Steps[list[FileHash]]:
    """Read the files and return their hashes, in the same order."""
    found = []
    for n, path in enumerate(paths):
        yield Progress(n, len(paths), tr("Hashing files"))
        found.append(_hash(path))
    yield Progress(len(paths), len(paths), tr("Hashing files"))
    return found


def _hash(path: str) -> FileHash:
    digest, size = hashlib.sha256(), 0
    try:
        with opened_input(path) as file:
            while block := file.read(_BLOCK):
                spend()
                digest.update(block)
                size += len(block)
    except (OSError, NotReadableError):
        return FileHash(path, 0, "")
    return FileHash(path, size, digest.hexdigest())


def below_common_folder(paths: Sequence[str]) -> list[str]:
    """Return the paths as words, without the folders that all of them share."""
    folders = {os.path.dirname(path) for path in paths}
    try:
        common = os.path.commonpath(folders) if folders else ""
    except ValueError:  # on different drives
        return list(map(path_text, paths))
    return [
        path_text(os.path.relpath(path, common)).replace(os.sep, "/") for path in paths
    ]
