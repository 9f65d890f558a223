"""The one place that writes files for the user: whole or not at all, never an input.

What may be written
    A path where nothing is yet, in an opened folder too: the user named it.  A file
    that Dosiscope wrote is replaced; it is known by its beginning (`is_ours`).  Any
    other file that was opened, or that lies in a folder that was opened, is an input
    and never replaced.  Files are compared by device and number, so links and other
    spellings of a name do not matter.  Files of others elsewhere are replaced only
    where the user said so.

How
    Into a file beside the target, flushed to the disk, renamed.  Until then the old
    file is as it was, also when the process is killed.  What a killed one leaves is
    removed at the next writing to the same folder.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import stat
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.flushing import flush_folder
from dosiscope.core.held import hold, is_held
from dosiscope.core.identity import Personal
from dosiscope.core.inputs import opened_input
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_HEAD_BYTES: Final = 4096
# how the files begin that Dosiscope writes: pictures, pages, JSON, table, text
_OURS: Final = re.compile(
    rb"""
    \x89PNG\r\n\x1a\n (?:(?!IDAT).)*? tEXtSoftware\x00Dosiscope[ ]
    | <\?xml[^>]*>\s*<svg[^>]*>\s*<title>Dosiscope[ ]
    | %PDF-[^/]*<<\n/Title[ ]\((?:(?!endobj).)*?\)\n
      /Creator[ ]\(\xfe\xff\x00D\x00o\x00s\x00i\x00s\x00c\x00o\x00p\x00e\x00[ ]
    | <!DOCTYPE[ ]html>[^<]*<html[^>]*><head><meta[^>]*>
      <meta[ ]name="generator"[ ]content="Dosiscope[ ]
    | \{\s*"program":[ ]"Dosiscope[ ]
    | (?:\xef\xbb\xbf)?\#[ ]program,Dosiscope[ ]
    | Dosiscope[ ]\d+\.
    """,
    re.DOTALL | re.VERBOSE,
)
# a file, or a folder with the file that is held, on its way
_ASIDE: Final = ".dosiscope-{}.part"
_IS_ASIDE: Final = re.compile(r"\.dosiscope-[0-9a-f]{16}\.part")
_HELD: Final = "held"
_YOUNG_S: Final = 60
_NO_PLACE: Final = tr("there is no such folder")
_NOT_EMPTY: Final = tr("it is there already and not an empty folder")
_NO_FOLDER: Final = tr("it is there already and not a folder")
_ON_COMMAND_LINE: Final = tr("--force replaces it")
_unfinished: set[str] = set()


class OutputError(DosiscopeError):
    """A file is not written; the message names it and says why."""

    def __init__(self, path: str | os.PathLike[str], reason: str) -> None:
        words = {"path": Personal(path_text(path)), "reason": reason}
        super().__init__(tr("{path} was not written: {reason}", **words))


def check_output(
    path: str | os.PathLike[str],
    opened: Iterable[str | os.PathLike[str]] = (),
    *,
    replace: bool = False,
    instead: str = _ON_COMMAND_LINE,
) -> None:
    """Refuse a path that must not be written, before any work is done for it.

    Parameters
    ----------
    opened
        Files and folders that were opened.
    replace
        Whether the user wants a file of others replaced.
    instead
        What can be done about a file of others.

    Raises
    ------
    OutputError
        It is an input, a file of others, a folder, or cannot be looked at.
    """
    try:
        status = os.stat(path)
    except FileNotFoundError:
        if not os.path.isdir(os.path.dirname(os.path.realpath(path))):
            raise OutputError(path, _NO_PLACE) from None
        return
    except (OSError, ValueError) as error:
        raise OutputError(path, reason_of(error)) from None
    if _is_stream(status):
        return
    if stat.S_ISDIR(status.st_mode):
        raise OutputError(path, tr("it is a folder"))
    if not stat.S_ISREG(status.st_mode):
        raise OutputError(path, tr("it is not a file"))
    if not os.access(path, os.W_OK):
        raise OutputError(path, tr("it is write-protected"))
    if is_ours(_head(path)):
        return
    if _is_input(path, opened):
        raise OutputError(
            path, tr("it belongs to what was opened, and that is never overwritten")
        )
    if status.st_size and not replace:
        raise OutputError(
            path,
            tr(
                "it is there already and Dosiscope did not write it ({instead})",
                instead=instead,
            ),
        )


def check_not_read(
    path: str | os.PathLike[str], read: Iterable[str | os.PathLike[str]]
) -> None:
    """Refuse a file that is read for what is written, though Dosiscope wrote it.

    `check_output` lets what Dosiscope wrote be replaced: a sidecar or a template too.

    Raises
    ------
    OutputError
        It is one of them.
    """
    wanted = set(_identities(path))
    if any(not wanted.isdisjoint(_identities(one)) for one in read):
        raise OutputError(path, tr("it is read for this, and never overwritten"))


def write_output(
    path: str | os.PathLike[str],
    data: bytes | str,
    opened: Iterable[str | os.PathLike[str]] = (),
    *,
    replace: bool = False,
) -> None:
    """Write a file for the user, whole or not at all; see `check_output`.

    Text is written as UTF-8, in which every name can be told.  A link is followed.  A
    pipe or a device is written to as it is.

    Raises
    ------
    OutputError
        It must not be, or cannot be written.  What was there before is there still.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "backslashreplace")
    opened = tuple(opened)
    check_output(path, opened, replace=replace)
    try:
        with suppress(FileNotFoundError):
            if _is_stream(os.stat(path)):
                _write_stream(path, data)
                return
        target = os.path.realpath(path)
        folder = os.path.dirname(target)
        _remove_left_over(folder)
        aside = os.path.join(folder, _ASIDE.format(secrets.token_hex(8)))
        _unfinished.add(aside)
        try:
            descriptor = _write_aside(aside, data, target)
            try:
                # it may have come into being meanwhile
                check_output(path, opened, replace=replace)
                if os.name == "posix":  # held until it has its name
                    os.replace(aside, target)
            finally:
                os.close(descriptor)
            if os.name != "posix":  # an open file cannot be renamed
                os.replace(aside, target)
        except BaseException:
            with suppress(OSError):
                os.unlink(aside)
            raise
        finally:
            _unfinished.discard(aside)
        _flush_name(folder)
    except (OSError, ValueError) as error:
        raise OutputError(path, reason_of(error)) from None


def check_folder(path: str | os.PathLike[str]) -> None:
    """Refuse a folder that is not to be filled, before any work is done for it.

    Raises
    ------
    OutputError
        It is there and not an empty folder, or cannot be written.
    """
    folder = Path(path)
    try:
        if folder.is_dir():
            _remove_left_over(folder, folders=True)
            if any(folder.iterdir()):
                raise OutputError(path, _NOT_EMPTY)
        elif folder.exists() or folder.is_symlink():
            raise OutputError(path, _NO_FOLDER)
        there = next(
            one for one in (folder, *folder.absolute().parents) if one.exists()
        )
        if not there.is_dir():
            raise OutputError(path, _NO_PLACE)
        if not os.access(there, os.W_OK):
            raise OutputError(path, tr("it is write-protected"))
    except (OSError, ValueError) as error:
        raise OutputError(path, reason_of(error)) from None


@contextmanager
def whole_folder(path: str | os.PathLike[str]) -> Iterator[Path]:
    """Yield a folder to write files into that appear in ``path`` all together.

    ``path`` is made where it is not there.  Where writing fails it is as before.

    Raises
    ------
    OutputError
        It is there and not an empty folder, or cannot be written.
    """
    folder = Path(path)
    try:
        made = [one for one in (folder, *folder.parents) if not one.exists()]
        folder.mkdir(parents=True, exist_ok=True)
        _remove_left_over(folder, folders=True)
        if any(folder.iterdir()):
            raise OutputError(path, _NOT_EMPTY)
        aside = folder / _ASIDE.format(secrets.token_hex(8))
        _unfinished.add(str(aside))
        moved: list[Path] = []
        whole = False
        try:
            aside.mkdir()
            held = os.open(aside / _HELD, os.O_CREAT | os.O_RDWR)
            try:
                hold(held)
                yield aside
                written = [file for file in aside.iterdir() if file.name != _HELD]
                for file in written:
                    _flush(file)
                for file in sorted(written):
                    moved.append(folder / file.name)
                    os.replace(file, moved[-1])
                whole = True
            finally:
                os.close(held)
        finally:
            shutil.rmtree(aside, ignore_errors=True)
            _unfinished.discard(str(aside))
            if not whole:
                _take_back(moved, made)
        _flush_name(folder)
    except FileExistsError:
        raise OutputError(path, _NO_FOLDER) from None
    except OSError as error:
        raise OutputError(path, reason_of(error)) from None


def remove_unfinished() -> None:
    """Remove what is on its way: the process ends at once."""
    for path in tuple(_unfinished):
        _remove(path)


def is_ours(head: bytes) -> bool:
    """Whether a file that begins so was written by Dosiscope, and is no DICOM."""
    return _OURS.match(head) is not None and head[128:132] != b"DICM"


def reason_of(error: BaseException | None) -> str:
    """Return what the system said, to a library that says it in its own way too."""
    while error is not None:
        if isinstance(error, OSError) and error.strerror:
            return str(error.strerror)
        error = error.__cause__ or error.__context__
    return tr("writing failed")


# --- what is there -----------------------------------------------------------------


def _is_stream(status: os.stat_result) -> bool:
    return stat.S_ISFIFO(status.st_mode) or stat.S_ISCHR(status.st_mode)


def _head(path: str | os.PathLike[str]) -> bytes:
    try:
        with opened_input(path) as file:
            return file.read(_HEAD_BYTES)
    except (OSError, NotReadableError):
        return b""


def _is_input(
    path: str | os.PathLike[str], opened: Iterable[str | os.PathLike[str]]
) -> bool:
    """Whether a path is one of the opened files or of those in opened folders."""
    wanted = set(_identities(path))
    return any(
        not wanted.isdisjoint(_identities(file))
        for top in opened
        for file in _files(top)
    )


def _identities(path: str | os.PathLike[str]) -> list[tuple[int | str, ...]]:
    """Return what tells a file from all others: of a link its own, and its target's."""
    found: list[tuple[int | str, ...]] = []
    with suppress(OSError, ValueError):
        states = [os.lstat(path)]
        if stat.S_ISLNK(states[0].st_mode):
            states.append(os.stat(path))
        for status in states:
            if status.st_ino:
                found.append((status.st_dev, status.st_ino))
            else:  # some file systems number nothing
                found.append((os.path.normcase(os.path.realpath(path)),))
    return found


def _files(top: str | os.PathLike[str]) -> Iterator[str]:
    """Yield a file, or all files in a folder; links in it are not entered."""
    waiting = [os.fspath(top)]
    if not os.path.isdir(top):
        yield waiting.pop()
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as listing:
            for entry in listing:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                else:
                    yield entry.path


# --- writing -----------------------------------------------------------------------


def _write_aside(aside: str, data: bytes, target: str) -> int:
    """Write and flush a new file; return its descriptor, which holds it."""
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    descriptor = os.open(aside, flags, 0o666)
    try:
        hold(descriptor)
        with suppress(FileNotFoundError):  # permissions of what is replaced
            mode = os.stat(target).st_mode & 0o777
            if hasattr(os, "fchmod"):
                os.fchmod(descriptor, mode)
        _write_all(descriptor, data)
        os.fsync(descriptor)
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def _write_stream(path: str | os.PathLike[str], data: bytes) -> None:
    # a pipe that nobody reads is an error, not a wait
    flags = os.O_WRONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)
    descriptor = os.open(path, flags)
    try:
        if os.name == "posix":
            os.set_blocking(descriptor, True)
        _write_all(descriptor, data)
    finally:
        os.close(descriptor)


def _write_all(descriptor: int, data: bytes) -> None:
    left = memoryview(data)
    while left:
        left = left[os.write(descriptor, left[: 2**30]) :]


def _flush(file: Path) -> None:
    descriptor = os.open(file, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _flush_name(folder: str | os.PathLike[str]) -> None:
    """Make a new name last, where the system can; what it names is whole anyway."""
    with suppress(OSError):
        flush_folder(folder)


def _take_back(moved: list[Path], made: list[Path]) -> None:
    with suppress(OSError):
        for file in moved:
            file.unlink(missing_ok=True)
        for folder in made:  # the innermost first
            folder.rmdir()


def _remove_left_over(folder: str | os.PathLike[str], *, folders: bool = False) -> None:
    """Remove what killed processes left on its way in a folder.

    A file must begin as ours do, so that none of others is ever taken for one;
    ``folders`` are removed only in what is to be empty.
    """
    with suppress(OSError), os.scandir(folder) as listing:
        for entry in listing:
            if not _IS_ASIDE.fullmatch(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                held = os.path.join(entry.path, _HELD)
                if folders and os.path.isfile(held) and not is_held(held):
                    _remove(entry.path)
            elif entry.is_file(follow_symlinks=False) and not is_held(entry.path):
                head = _head(entry.path)
                # one without content may be about to be held
                old = time.time() - entry.stat().st_mtime > _YOUNG_S
                if is_ours(head) or (not head and old):
                    _remove(entry.path)


def _remove(path: str) -> None:
    with suppress(OSError):
        if os.path.isdir(path):
            shutil.rmtree(path, ignore_errors=True)
        else:
            os.unlink(path)
