"""What is read in the place of an archive or a DICOMDIR that was opened itself."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inventory import Skipped
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text
from dosiscope.io.files.archive_kinds import archive_kind
from dosiscope.io.files.media_directory import files_of_directory, is_directory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from dosiscope.core.progress import Steps


class Opened(NamedTuple):
    """What is read.

    Attributes
    ----------
    paths
        Of files and folders.
    names
        What a member of an archive is called, by the path it was unpacked to.
    said
        What is not read of archives and directories.
    """

    paths: list[str]
    names: dict[str, str]
    said: list[Skipped]


def opened_paths(
    paths: Iterable[str | os.PathLike[str]], private: Callable[[], Path] | None
) -> Steps[Opened]:
    """Return the paths to be read, and what is said of archives and directories.

    Parameters
    ----------
    private
        Makes the folder that archives are unpacked into, for this user alone; None:
        they are named and not opened.
    """
    found: list[str] = []
    names: dict[str, str] = {}
    said: list[Skipped] = []
    for named in paths:
        path = os.fspath(named)
        if is_directory(path):
            files, reasons = files_of_directory(path)
            found += files
            said += reasons
            continue
        kind = archive_kind(path)
        if kind is None:
            found.append(path)
            continue
        shown = path_text(os.path.abspath(path))
        if private is None:
            said.append(
                Skipped(shown, tr("an archive: unpack it, and open the folder"))
            )
            continue
        from dosiscope.io.files.archives import unpack  # the libraries take their time

        try:
            unpacked = yield from unpack(path, kind, private())
        except NotReadableError as error:
            why = tr("an archive that is not opened: {error}", error=error)
            said.append(Skipped(shown, why, is_damaged=True))
            continue
        found += unpacked.files
        names |= {member: f"{shown}: {name}" for member, name in unpacked.files.items()}
        if unpacked.left_out:
            said.append(Skipped(shown, unpacked.reason))
        elif not unpacked.files:
            said.append(Skipped(shown, tr("an archive without files")))
    return Opened(found, names, said)
