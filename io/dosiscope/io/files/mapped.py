"""A large file that is walked where it lies: only bytes that count are read of it.

The reader asks for slices, and they are had from a mapped file as from bytes.
"""

from __future__ import annotations

import mmap
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.errors import NotReadableError
from dosiscope.core.inputs import open_input
from dosiscope.core.language import tr
from dosiscope.io.files.head import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

_AT_ONCE: Final = 1 << 20


class _MappedBytes(mmap.mmap):
    """What the reader uses of bytes beside slices."""

    def startswith(self, prefixes: tuple[bytes, ...]) -> bool:
        return self[: max(map(len, prefixes))].startswith(prefixes)

    def count(self, value: int, start: int = 0) -> int:
        return sum(
            self[at : at + _AT_ONCE].count(value)
            for at in range(start, len(self), _AT_ONCE)
        )


@contextmanager
def mapped_head(path: str | os.PathLike[str]) -> Iterator[Head]:
    """Hold a file mapped, to be walked by `dosiscope.io.files.part10.parse_file`.

    Nothing that is read of it may be used after the context has ended, and nobody else
    may write to the file.

    Raises
    ------
    NotReadableError
        It is no file, is empty, or cannot be opened.
    """
    try:
        descriptor = open_input(path)
    except OSError as error:
        raise NotReadableError(
            tr("cannot be opened: {reason}", reason=error.strerror)
        ) from None
    try:
        state = os.fstat(descriptor)
        if not state.st_size:
            raise NotReadableError(tr("the file is empty"))
        whole: Any = _MappedBytes(descriptor, 0, access=mmap.ACCESS_READ)
    except OSError as error:
        raise NotReadableError(
            tr("cannot be read: {reason}", reason=error.strerror)
        ) from None
    finally:
        os.close(descriptor)
    with whole:
        yield Head(os.fspath(path), whole, state.st_size, state.st_mtime_ns)
