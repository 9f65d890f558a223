"""Zip, tar and gzip archives: their members as files in a private folder.

Nothing of an archive decides where a byte is written: members are numbered, and only a
few plain letters of their names are kept.  Sizes that an archive states are not
believed; what comes out is counted, and an archive that grows beyond its bounds is
refused whole.  Links, devices and archives within are named and left alone.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import re
import shutil
import stat
import tarfile
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Final, cast

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotReadableError
from dosiscope.core.identity import Personal
from dosiscope.core.inputs import open_input
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress, Steps
from dosiscope.core.text import counted, first_few
from dosiscope.core.visible import path_text, shown
from dosiscope.io.files.archive_kinds import ArchiveKind, kind_of
from dosiscope.io.files.limits import LIMITS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_AT_ONCE: Final = 1 << 20
# what an archive's own tables may take of memory: directory of a zip, headers of a tar
_TABLE_BYTES: Final = 16 << 20
_RATIO_FROM: Final = 64 << 20  # below, any ratio is fair: a dose may be all zero
_HEAD: Final = 132  # bytes by which a DICOM file is known (PS3.10 7.1)
_KEPT: Final = 40  # letters of a member's name that its file keeps
_LONGEST: Final = 200  # letters of it that are told
_ODD: Final = re.compile(r"[^A-Za-z0-9._-]+")
_METHODS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_NOT_READ: Final = 0x20 | 0x40  # patched data, strong encryption (APPNOTE 4.4.4)
_WHOLE: Final = "whole"  # stands beside the members when all are there: their names


@dataclass(slots=True)
class Unpacked:
    """The members of an archive.

    Attributes
    ----------
    files
        Their names in the archive by their paths, in the order of the archive.
    left_out
        Names of the members that were left out, by reason.
    """

    files: dict[str, str] = field(default_factory=dict)
    left_out: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, reason: str, name: str) -> None:
        """Name a member that is left out."""
        name = shown(path_text(name), _LONGEST)
        self.left_out.setdefault(reason, []).append(name)

    @property
    def reason(self) -> str:
        """What was left out, in one sentence; "" where nothing was."""
        parts = []
        for reason, names in self.left_out.items():
            words = {"reason": reason, "names": Personal(first_few(names))}
            words["members"] = counted(len(names), "member")
            parts.append(tr("{members} left out, {reason}: {names}", **words))
        return "; ".join(parts)


def unpack(path: str, kind: ArchiveKind, folder: Path) -> Steps[Unpacked]:
    """Write the members of an archive into a folder of their own in ``folder``.

    Opened again, an archive that did not change is not written again.

    Raises
    ------
    NotReadableError
        It is damaged, too large, of another kind, or there is no room for it.
    """
    if kind is ArchiveKind.OTHER:
        raise NotReadableError(tr("an archive of a kind that is not read: unpack it"))
    status = os.stat(path)
    key = f"{os.path.realpath(path)}\0{status.st_size}\0{status.st_mtime_ns}"
    own = folder / hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:16]
    if (own / _WHOLE).exists():
        return Unpacked(*json.loads((own / _WHOLE).read_text("ascii")))
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(0o700, parents=True)
    try:
        with _told(kind):
            writer = _Writer(own, status.st_size)
            with _opened(path) as file:
                if kind is ArchiveKind.ZIP:
                    yield from _unpack_zip(file, writer)
                elif kind is ArchiveKind.GZIP:
                    name = re.sub(r"\.gz$", "", os.path.basename(path), flags=re.I)
                    yield from _unpack_gzip(file, name, writer)
                else:
                    yield from _unpack_tar(_Bounded(file, status.st_size), writer)
            made = writer.unpacked
            (own / _WHOLE).write_text(json.dumps([made.files, made.left_out]), "ascii")
    except BaseException:
        shutil.rmtree(own, ignore_errors=True)
        raise
    return writer.unpacked


@contextmanager
def _told(kind: ArchiveKind) -> Iterator[None]:
    """Say in a sentence why an archive cannot be read."""
    try:
        yield
    except NotImplementedError:
        # with this, not BadZipFile, zipfile refuses a directory that asks for a later
        # version of ZIP than its 6.3; members that it cannot read were left out before
        why = tr("it is of a form that is not read: unpack it, and open the folder")
        raise NotReadableError(why) from None
    except MemoryError:
        raise NotReadableError(tr("there is not enough memory to read it")) from None
    except _DAMAGE as error:
        if isinstance(error, OSError) and error.errno:
            raise NotReadableError(
                tr("cannot be unpacked: {reason}", reason=error.strerror)
            ) from None
        raise NotReadableError(_WRONG[kind]) from None


_WRONG: Final = {
    ArchiveKind.ZIP: tr("the archive is damaged or incomplete"),
    ArchiveKind.TAR: tr("the archive is damaged or incomplete"),
    ArchiveKind.GZIP: tr(
        "it holds neither a whole tar archive nor a whole DICOM file: it "
        "is damaged, incomplete, or of something else"
    ),
}
_DAMAGE: Final = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
    UnicodeError,
)


class _Bounded:
    """A file of which neither one read nor all together exceeds a bound."""

    def __init__(self, file: IO[bytes] | gzip.GzipFile, limit: int) -> None:
        self._file = file
        self._limit = limit

    def read(self, size: int = -1) -> bytes:
        data = b""
        if size <= _TABLE_BYTES:
            data = self._file.read(_TABLE_BYTES + 1 if size < 0 else size)
        if size > _TABLE_BYTES or len(data) > _TABLE_BYTES:
            raise NotReadableError(tr("the archive's own tables are too large"))
        self._check(self._file.tell())
        return data

    def seek(self, offset: int, whence: int = 0) -> int:
        if whence == os.SEEK_SET:
            self._check(offset)
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def _check(self, position: int) -> None:
        if position > self._limit + _AT_ONCE:
            raise _too_large(self._limit)


class _Writer:
    """Writes members one after the other, and counts."""

    def __init__(self, folder: Path, archive_bytes: int) -> None:
        self._folder = folder
        fair = max(_RATIO_FROM, LIMITS.archive_ratio * archive_bytes)
        free = max(0, shutil.disk_usage(folder).free - _RATIO_FROM)
        self.limit = min(LIMITS.archive_bytes, fair, free)
        self._left = self.limit
        self._count = 0
        self.unpacked = Unpacked()

    def count(self) -> None:
        """Count a member, whatever it is."""
        self._count += 1
        if self._count > LIMITS.files:
            raise NotReadableError(
                tr("it holds more than {most:,} members", most=LIMITS.files)
            )

    def write(self, name: str, member: IO[bytes]) -> None:
        """Write one member under a name of our own."""
        first = member.read(_AT_ONCE)
        if kind_of(first) is not None:
            self.unpacked.leave_out(tr("archives in it, to be unpacked first"), name)
            return
        tail = _ODD.sub("_", name.replace("\\", "/").rpartition("/")[2])[-_KEPT:]
        path = self._folder / f"{self._count:07d}-{tail}"
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            while first:
                spend()
                self._left -= len(first)
                if self._left < 0:
                    raise _too_large(self.limit)
                file.write(first)
                first = member.read(_AT_ONCE)
        self.unpacked.files[str(path)] = shown(path_text(name), _LONGEST)


def _too_large(limit: int) -> NotReadableError:
    return NotReadableError(
        tr(
            "it unpacks to more than {limit:,} bytes, which is more than its "
            "size or the free space allows: unpack it, and open the folder",
            limit=limit,
        )
    )


@contextmanager
def _opened(path: str) -> Iterator[IO[bytes]]:
    with os.fdopen(open_input(path), "rb") as file:
        yield file


def _unpack_zip(file: IO[bytes], writer: _Writer) -> Steps[None]:
    size = file.seek(0, os.SEEK_END)
    # the directory is read in one: a bounded one
    with zipfile.ZipFile(_Bounded(file, size)) as archive:
        members = archive.infolist()
        stated = sum(max(0, one.file_size) for one in members)
        if stated > writer.limit:
            raise _too_large(writer.limit)
        for n, one in enumerate(members):
            yield Progress(n, len(members), tr("Unpacking the archive"))
            writer.count()
            if one.is_dir():
                continue
            mode = one.external_attr >> 16
            if mode and stat.S_IFMT(mode) not in (0, stat.S_IFREG):
                writer.unpacked.leave_out(tr("links and the like"), one.filename)
            elif one.flag_bits & 0x1:
                writer.unpacked.leave_out(tr("encrypted"), one.filename)
            elif one.flag_bits & _NOT_READ:
                writer.unpacked.leave_out(
                    tr("of a form that is not read"), one.filename
                )
            elif one.compress_type not in _METHODS:
                reason = tr("compressed in a way that is not read")
                writer.unpacked.leave_out(reason, one.filename)
            else:
                with archive.open(one) as member:
                    writer.write(one.filename, member)


def _unpack_gzip(file: IO[bytes], name: str, writer: _Writer) -> Steps[None]:
    """Unpack a compressed tar archive, or the one DICOM file that was compressed."""
    with gzip.GzipFile(fileobj=file) as inflated:
        head = inflated.read(_HEAD)
    is_dicom = head[128:132] == b"DICM" or head[:2] in (b"\x08\0", b"\0\x08")
    file.seek(0)
    with gzip.GzipFile(fileobj=file) as inflated:
        if is_dicom:
            writer.count()
            writer.write(name, cast("IO[bytes]", inflated))
        else:
            yield from _unpack_tar(_Bounded(inflated, writer.limit), writer)


class _Tar(tarfile.TarFile):
    """Keeps in ``members`` all that were met, which would pile up: they are emptied."""

    members: list[tarfile.TarInfo]


def _unpack_tar(file: _Bounded, writer: _Writer) -> Steps[None]:
    fileobj = cast("IO[bytes]", file)  # all that is asked of it
    with _Tar.open(fileobj=fileobj, mode="r:") as archive:
        while (one := archive.next()) is not None:
            archive.members = []
            yield Progress(len(writer.unpacked.files), 0, tr("Unpacking the archive"))
            writer.count()
            if one.isdir():
                continue
            if not one.isreg() or one.issparse():
                writer.unpacked.leave_out(tr("links and the like"), one.name)
                continue
            member = archive.extractfile(one)
            assert member is not None
            writer.write(one.name, member)
