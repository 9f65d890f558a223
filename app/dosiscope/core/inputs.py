"""Opening a file to read it: nothing that is put in its place keeps the reader waiting.

What a path was when it was listed is not what it is when it is opened: a pipe that
nobody writes to would hold the reader for ever.  So every file is opened without
waiting, and what was opened is looked at, not what the path leads to.
"""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Iterator
    from os import PathLike
    from typing import IO

# without O_BINARY Windows changes line ends; a terminal must not become our own
_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_BINARY", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOCTTY", 0)
)


def open_input(path: str | PathLike[str]) -> int:
    """Open a file for reading and return its descriptor; see `opened_input`.

    Raises
    ------
    NotReadableError
        What was opened is no regular file.
    OSError, ValueError
        It cannot be opened; its name is not valid.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotReadableError(tr("not a file"))
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def opened_input(path: str | PathLike[str]) -> Iterator[IO[bytes]]:
    """Hold a file open for reading; raises as `open_input` does."""
    with os.fdopen(open_input(path), "rb") as file:
        yield file
