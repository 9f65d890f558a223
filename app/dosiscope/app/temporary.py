"""The private temporary folder of a run, and what killed runs left of theirs."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Final

from dosiscope.core.held import hold, is_held

_PREFIX: Final = "dosiscope-run-"
_HELD: Final = "held"
_UNPACKED: Final = "unpacked"
_own: list[RunFolder] = []


class RunFolder:
    """A folder for this user alone; while the process lives it holds a file in it."""

    def __init__(self) -> None:
        while True:
            self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
            held = self.path / _HELD
            self._descriptor = os.open(held, os.O_CREAT | os.O_RDWR, 0o600)
            hold(self._descriptor)
            if held.exists():
                break
            os.close(self._descriptor)  # taken for abandoned just before
        _own.append(self)

    def remove(self) -> None:
        """Remove it with all that is in it."""
        if self in _own:
            _own.remove(self)
            os.close(self._descriptor)
            shutil.rmtree(self.path, ignore_errors=True)


def unpacking_folder() -> Path:
    """Return the folder that this process unpacks archives into, and removes."""
    made = next((one for one in _own if (one.path / _UNPACKED).exists()), None)
    if made is None:
        made = RunFolder()
        (made.path / _UNPACKED).mkdir(0o700)
        atexit.register(remove_own)
    return made.path / _UNPACKED


def remove_own() -> None:
    """Remove the folders of this process."""
    for folder in tuple(_own):
        folder.remove()


def remove_abandoned() -> None:
    """Remove the folders of runs of this user that live no more."""
    with suppress(OSError), os.scandir(tempfile.gettempdir()) as listing:
        for entry in listing:
            if entry.name.startswith(_PREFIX) and _is_abandoned(entry):
                shutil.rmtree(entry.path, ignore_errors=True)


def _is_abandoned(entry: os.DirEntry[str]) -> bool:
    with suppress(OSError):
        if not entry.is_dir(follow_symlinks=False):
            return False
        if os.name == "posix" and (
            entry.stat(follow_symlinks=False).st_uid != os.geteuid()
        ):
            return False
        return not is_held(os.path.join(entry.path, _HELD))
    return False
