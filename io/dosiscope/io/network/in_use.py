"""Which files of an inbox are being looked at: they are not deleted meanwhile."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from typing import TYPE_CHECKING

from dosiscope.core.held import hold, is_held
from dosiscope.io.files.inbox_state import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


class FilesInUse:
    """The files that this process looks at, told to whoever receives into an inbox.

    Parameters
    ----------
    state
        The folder ``.dosiscope-inbox`` of the inbox.
    """

    def __init__(self, state: Path) -> None:
        self._path = state / f"{OPEN}{secrets.token_hex(8)}"
        self._descriptor = os.open(self._path, os.O_CREAT | os.O_RDWR, 0o600)
        hold(self._descriptor)

    def tell(self, files: Iterable[str | os.PathLike[str]]) -> None:
        """Tell of these, and no more of those before."""
        text = "".join(os.path.realpath(file) + "\0" for file in files)
        data = memoryview(os.fsencode(text))
        os.lseek(self._descriptor, 0, os.SEEK_SET)
        os.truncate(self._descriptor, 0)
        while data:
            data = data[os.write(self._descriptor, data) :]

    def close(self) -> None:
        """Look at none any more."""
        if self._descriptor >= 0:
            with suppress(OSError):
                self._path.unlink()
            os.close(self._descriptor)
            self._descriptor = -1


def files_in_use(state: Path) -> frozenset[str]:
    """Return the files that living processes look at; what others left is removed."""
    found: set[str] = set()
    with suppress(OSError):
        for path in state.iterdir():
            if not path.name.startswith(OPEN):
                continue
            with suppress(OSError):
                if is_held(path):
                    found |= set(os.fsdecode(path.read_bytes()).split("\0"))
                else:
                    path.unlink()
    return frozenset(found)
