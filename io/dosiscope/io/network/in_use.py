"""Which files of an inbox are being looked at: they are not deleted meanwhile."""

from __future__ import annotations

import os
import secrets
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from dosiscope.core.held import hold, is_held
from dosiscope.io.files.inbox_state import OPEN

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_END: Final = "\0"  # after the names, each with a zero of its own: all are told
_TELLING_S: Final = 60.0  # who has not told all after that never will


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
        text = "".join(os.path.realpath(file) + "\0" for file in files) + _END
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


def files_in_use(state: Path) -> frozenset[str] | None:
    """Return the files that living processes look at; what others left is removed.

    None: it cannot be told now, as while one of them is telling it.
    """
    found: set[str] = set()
    try:
        for path in state.iterdir():
            if path.name.startswith(OPEN):
                with suppress(FileNotFoundError):  # it is closed meanwhile
                    names = _names(path)
                    if names is None:
                        return None
                    found |= names
    except OSError:
        return None
    return frozenset(found)


def _names(path: Path) -> set[str] | None:
    is_living, text = is_held(path), os.fsdecode(path.read_bytes())
    is_whole = text[-2:] in (_END, f"\0{_END}")
    if not is_whole and time.time() - path.stat().st_mtime < _TELLING_S:
        return None
    if not is_living:
        path.unlink()
        return set()
    return set(text.split("\0"))
