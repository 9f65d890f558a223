"""What is in an inbox, read by the strict reader, and kept up to date as more comes."""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.io.case.scan import scan

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from dosiscope.core.network.inbox_list import InboxPatient
    from dosiscope.core.progress import Steps
    from dosiscope.io.case.scan import Scan
    from dosiscope.io.network.in_use import FilesInUse


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class InboxContents:
    """An inbox as it was read last.

    Attributes
    ----------
    skipped
        How many of its files are of no kind that is shown, or cannot be read.
    """

    scan: Scan
    came: Mapping[str, float]
    patients: tuple[InboxPatient, ...] = field(default=())

    @property
    def skipped(self) -> int:
        """How many files are not listed under any patient."""
        return len(self.scan.inventory.skipped)


def inbox_steps(
    inbox: Path, known: InboxContents | None = None, new: Sequence[Path] = ()
) -> Steps[InboxContents]:
    """Read the headers of an inbox; with ``known`` those of the ``new`` files alone."""
    from dosiscope.core.network.inbox_list import inbox_patients

    if known is None:
        found = yield from scan([inbox] if inbox.is_dir() else [])
        came = {}
    else:
        found = yield from scan(new, known.scan)
        came = dict(known.came)
    files = [file for one in found.inventory.entries for file in one.header.files]
    for file in files:
        if file not in came:
            with suppress(OSError):
                came[file] = os.stat(file).st_mtime
    beside: dict[str, list[str]] = {}
    for one in found.duplicates:
        beside.setdefault(one.kept, []).append(one.left)
    patients = inbox_patients(found.inventory, came, beside)
    return InboxContents(scan=found, came=came, patients=patients)


class ShownOfInbox:
    """Tells whoever receives which files of the inbox this window shows.

    They are not deleted as long as it does, whatever the rule of the user is.
    """

    def __init__(self) -> None:
        self._told: FilesInUse | None = None

    def show(self, inbox: Path, files: Iterable[str]) -> None:
        """Tell of those of these files that lie in the inbox, and of no others.

        Raises
        ------
        OSError
            It cannot be told: the disk is full.
        """
        top = os.path.realpath(inbox)
        folders: dict[str, bool] = {}
        mine = []
        for file in files:
            folder = os.path.dirname(file)
            if folder not in folders:  # they are few
                folders[folder] = (os.path.realpath(folder) + os.sep).startswith(
                    top + os.sep
                )
            if folders[folder]:
                mine.append(file)
        before, self._told = self._told, None
        try:
            if mine:
                from dosiscope.io.files.inbox_state import STATE
                from dosiscope.io.network.in_use import FilesInUse

                with suppress(FileNotFoundError):  # an inbox that nobody receives into
                    self._told = FilesInUse(Path(top) / STATE)
                    self._told.tell(mine)
        finally:  # what is shown still is told without a gap
            if before is not None:
                before.close()

    def close(self) -> None:
        """Tell of none any more."""
        if self._told is not None:
            self._told.close()
            self._told = None
