"""Names that last: what a folder holds is on the disk too, should the power fail."""

from __future__ import annotations

import errno
import os
import sys
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from os import PathLike

_NOT_OF_FOLDERS: Final = (errno.EINVAL, errno.ENOTSUP)


def flush_folder(folder: str | PathLike[str]) -> None:
    """Flush the names in a folder; nothing is done where the system has no such thing.

    Raises
    ------
    OSError
        The disk refuses it.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NOT_OF_FOLDERS:
            raise
    finally:
        os.close(descriptor)
