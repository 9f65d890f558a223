"""One object while it comes: written aside, within limits, proved when it is whole."""

from __future__ import annotations

import errno
import os
import shutil
import zlib
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.identity import anonymous
from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.core.outputs import reason_of
from dosiscope.core.text import bytes_text
from dosiscope.io.network.examined import examined
from dosiscope.io.network.file_head import SEAL_BYTES, seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.core.network.receiving import Limits
    from dosiscope.io.network.examined import Examined

_CHECKED_EVERY: Final = 16 << 20  # bytes, that the disk has room
_NO_ROOM: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class NotStoredError(DosiscopeError):
    """An object is not kept.

    Attributes
    ----------
    why
        The reason; the message says what was found and what was expected.
    """

    def __init__(self, why: Why, text: str) -> None:
        super().__init__(text)
        self.why = why


def not_written(error: OSError) -> NotStoredError:
    """Return that the system refused to write an object."""
    if error.errno in _NO_ROOM:
        return NotStoredError(Why.DISK_FULL, tr("the disk is full"))
    return NotStoredError(Why.NOT_WRITTEN, reason_of(error))


def inbox_full() -> NotStoredError:
    """Return that the inbox has no room for an object."""
    return NotStoredError(
        Why.INBOX_FULL, tr("the inbox would become larger than allowed")
    )


class Incoming:
    """An object on its way into an inbox.

    Nothing is raised while it comes: its sender is answered when it has sent all, and
    what is too much until then is thrown away.

    Attributes
    ----------
    path
        Its file aside.
    sop_class, uid
        Under which it is sent.
    size
        Bytes of the file so far, also of what is not written any more.
    """

    def __init__(self, path: Path, *, sop_class: str, uid: str, room: int) -> None:
        self.path = path
        self.sop_class = sop_class
        self.uid = uid
        self.size = 0
        self._room = room
        self._checked = 0
        self._most = 0
        self._free = 0
        self._descriptor = -1
        self._head = b""
        self._crc = 0
        self._refused: NotStoredError | None = None

    def open(self, head: Callable[[], bytes], limits: Limits) -> None:
        """Open the file and write its head."""
        self._most, self._free = limits.object_bytes, limits.free_bytes
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
        try:
            self._check_disk()
            if self._refused is None:
                self._descriptor = os.open(self.path, flags, 0o600)
                self._head = head()
                self._write(self._head)
                self.size = len(self._head)
        except NotReadableError as error:
            self._refuse(Why.DAMAGED, anonymous(error.told()))
        except OSError as error:
            self._refused = not_written(error)
            self.discard()

    def add(self, data: bytes | memoryview) -> None:
        """Write the next bytes."""
        self.size += len(data)
        if self._refused is not None:
            return
        if self.size > self._most:
            self._refuse(
                Why.OBJECT_TOO_LARGE,
                tr(
                    "the object is larger than the {most} allowed",
                    most=bytes_text(self._most),
                ),
            )
            return
        if self.size > self._room:
            self._refused = inbox_full()
            self.discard()
            return
        try:
            if self.size - self._checked > _CHECKED_EVERY:
                self._check_disk()
            if self._refused is None:
                self._write(data)
                self._crc = zlib.crc32(data, self._crc)
        except OSError as error:
            self._refused = not_written(error)
            self.discard()

    def proved(self) -> Examined:
        """Seal and flush the file, and return what it is, proved to be what was sent.

        Raises
        ------
        NotStoredError
            It was refused on its way, is damaged, or is another object.
        OSError
            It cannot be flushed.
        """
        if self._refused is not None:
            raise self._refused
        os.lseek(self._descriptor, len(self._head) - SEAL_BYTES, os.SEEK_SET)
        self._write(seal(self.size - len(self._head), self._crc))
        os.fsync(self._descriptor)
        self._close()
        try:
            found = examined(self.path, self.size)
        except NotReadableError as error:
            raise NotStoredError(Why.DAMAGED, error.told(identity=False)) from None
        if found.sop_class != self.sop_class:
            raise NotStoredError(
                Why.OTHER_OBJECT,
                tr(
                    "(0008,0016) SOP Class UID of the data set is not the one that the "
                    "object is sent under, which is {sop_class}",
                    sop_class=self.sop_class,
                ),
            )
        if found.uid != self.uid:
            raise NotStoredError(
                Why.OTHER_OBJECT,
                tr(
                    "(0008,0018) SOP Instance UID of the data set is not the one that "
                    "the object is sent under"
                ),
            )
        return found

    def discard(self) -> None:
        """Leave nothing of it aside."""
        self._close()
        with suppress(OSError):
            self.path.unlink()

    def _write(self, data: bytes | memoryview) -> None:
        left = memoryview(data)
        while left:
            left = left[os.write(self._descriptor, left) :]

    def _close(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)
            self._descriptor = -1

    def _check_disk(self) -> None:
        self._checked = self.size
        free = shutil.disk_usage(self.path.parent).free
        if free < self._free:
            self._refuse(
                Why.DISK_FULL,
                tr(
                    "less than {free} of the disk are free", free=bytes_text(self._free)
                ),
            )

    def _refuse(self, why: Why, text: str) -> None:
        self._refused = NotStoredError(why, text)
        self.discard()
