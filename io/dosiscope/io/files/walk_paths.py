"""The files under opened paths, without following links away from them."""

from __future__ import annotations

import os
from pathlib import PurePath
from typing import TYPE_CHECKING, TypeAlias

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inventory import Skipped
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, Steps
from dosiscope.core.visible import path_text
from dosiscope.io.files.inbox_state import is_of_inbox
from dosiscope.io.files.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterable

Found: TypeAlias = tuple[list[str], list[Skipped]]

_EVERY = 200  # files between two steps of progress


def find_files(paths: Iterable[str | os.PathLike[str]]) -> Steps[Found]:
    """Return the files in the order of their names, each once.

    A link that was opened itself is followed; links inside a folder are not, so
    nothing outside it is read and no loop is walked.
    """
    files: dict[str, str] = {}
    skipped: list[Skipped] = []
    for path in paths:
        top = os.path.abspath(os.fspath(path))
        waiting = [os.path.realpath(top)]
        if not os.path.lexists(top):
            skipped.append(Skipped(path_text(top), tr("is not there")))
        elif not os.path.isdir(top):
            files[waiting[0]] = top
            continue
        while waiting:
            folder = waiting.pop()
            if not os.path.isdir(folder):
                continue
            waiting += reversed((yield from _look(folder, files, skipped)))
            yield Progress(len(files), 0, tr("Looking for files"))
            if len(files) > LIMITS.files:
                raise NotReadableError(
                    tr(
                        "There are more than {most:,} files under what was opened; "
                        "open a folder of one patient.",
                        most=LIMITS.files,
                    )
                )
    yield Progress(len(files), 0, tr("Looking for files"))
    return list(files.values()), skipped


def _look(
    folder: str, files: dict[str, str], skipped: list[Skipped]
) -> Steps[list[str]]:
    """Add the files of one folder; return the folders in it, by name."""
    entries: list[os.DirEntry[str]] = []
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                entries.append(entry)
                if len(entries) % _EVERY == 0:
                    yield Progress(
                        len(files) + len(entries), 0, tr("Looking for files")
                    )
                if len(entries) > LIMITS.files:
                    break
    except OSError as error:
        reason = tr("cannot be opened: {reason}", reason=error.strerror)
        skipped.append(Skipped(path_text(folder), reason))
        return []
    entries.sort(key=lambda entry: entry.name)
    folders = []
    for entry in entries:
        if entry.is_symlink():
            reason = tr("a link, which is not followed")
            skipped.append(Skipped(path_text(entry.path), reason))
        elif entry.is_dir():
            folders.append(entry.path)
        elif not is_of_inbox(PurePath(entry.path)):
            files.setdefault(entry.path, entry.path)
    return folders
