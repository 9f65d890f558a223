"""Opening a file, and its first bytes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final, NamedTuple

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import open_input
from dosiscope.core.language import tr
from dosiscope.io.files.limits import LIMITS

if TYPE_CHECKING:
    from pathlib import Path

MAX_FILE_BYTES: Final = LIMITS.file_bytes
#: Bytes that are read between two times that a stop is looked for.
AT_ONCE: Final = 16 << 20
HEAD_BYTES: Final = 32 * 1024  # hold the header of nearly every CT image


class Head(NamedTuple):
    """The first bytes of a file.

    Attributes
    ----------
    data
        Bytes from the beginning of the file; all of it if ``len(data) == size``.
    size
        Bytes of the file.
    modified
        Time of its last change, ns: tells, with the size, whether it changed since.
    """

    path: str
    data: bytes
    size: int
    modified: int


def read_head(path: str | Path, wanted: int | None = HEAD_BYTES) -> Head:
    """Read the first ``wanted`` bytes of a file; None: all of them.

    Raises
    ------
    NotReadableError
        It cannot be opened, is no file, is empty, or more of it is wanted than
        `MAX_FILE_BYTES`.
    """
    path = os.fspath(path)
    try:
        descriptor = open_input(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or tr("the name is not valid")
        raise NotReadableError(
            tr("cannot be opened: {reason}", reason=reason)
        ) from None
    try:
        status = os.fstat(descriptor)
        size = status.st_size
        if size == 0:
            raise NotReadableError(tr("the file is empty"))
        if wanted is None or wanted > size:
            wanted = size
        if wanted > MAX_FILE_BYTES:
            raise NotReadableError(
                tr(
                    "the file is larger than {most:,} bytes",
                    most=MAX_FILE_BYTES,
                )
            )
        data = read_bytes(descriptor, wanted)
    except OSError as error:
        raise NotReadableError(
            tr("cannot be read: {reason}", reason=error.strerror)
        ) from None
    except MemoryError:
        raise NotReadableError(tr("there is not enough memory to read it")) from None
    finally:
        os.close(descriptor)
    if len(data) < wanted:
        raise NotReadableError(tr("the file became shorter while it was read"))
    return Head(path, data, size, status.st_mtime_ns)


def read_more(head: Head, wanted: int | None) -> Head:
    """Read the first ``wanted`` bytes of the same file; None: all of them.

    Raises `NotReadableError` as `read_head` does, and where the file changed.
    """
    more = read_head(head.path, wanted)
    if (more.size, more.modified) != (head.size, head.modified):
        raise NotReadableError(tr("the file changed while it was read"))
    return more


def read_bytes(descriptor: int, size: int) -> bytes:
    """Read the next bytes of a file; fewer only where it ends."""
    data = os.read(descriptor, min(size, AT_ONCE))
    if len(data) == size:
        return data
    parts = [data]
    size -= len(data)
    while size > 0:
        spend()
        part = os.read(descriptor, min(size, AT_ONCE))
        if not part:
            break
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
