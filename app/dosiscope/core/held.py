"""Files that a living process holds: what a killed one left is told from them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

if TYPE_CHECKING:
    from os import PathLike


def hold(descriptor: int) -> None:
    """Hold an open file until it is closed, which the end of the process does too.

    On Windows an open file is held without more.
    """
    if sys.platform != "win32":
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        except OSError:  # a file system without locks: `is_held` says so of all then
            pass


def take(descriptor: int) -> bool:
    """Hold an open file that one process at a time may hold; nobody is waited for.

    Returns
    -------
    Whether it is held now; False: another has taken it.

    Raises
    ------
    OSError
        It cannot be told: the file system has no locks.
    """
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True


def is_held(path: str | PathLike[str]) -> bool:
    """Whether some process holds a file, or this cannot be told."""
    if sys.platform == "win32":
        try:
            os.replace(path, path)  # refused while anyone has it open
        except OSError:
            return True
        return False
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return True
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False
