"""What a folder holds, to see that nothing changed it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

State = dict[str, tuple[int, int, str]]


def state_of(folder: Path) -> State:
    """Mode, time of change and hash of everything in a folder, and of itself."""
    state: State = {}
    for path in [folder, *sorted(folder.rglob("*"))]:
        status = path.stat()
        digest = hashlib.sha256(path.read_bytes() if path.is_file() else b"")
        state[str(path)] = (status.st_mode, status.st_mtime_ns, digest.hexdigest())
    return state
