"""A folder of objects that came: each whole and flushed to the disk, or not there.

    inbox/2026-11-30/000123.dcm     by the day on which it came, by our own counter
    inbox/.dosiscope-inbox/         the list of them, and what is on its way

Nothing of an object is ever part of a path.  Only the user can read what is here, and
only files that we wrote are ever deleted (`dosiscope.io.network.retention`).
"""

from __future__ import annotations

import os
import secrets
import stat
import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError, NotReadableError
from dosiscope.core.flushing import flush_folder
from dosiscope.core.held import take
from dosiscope.core.identity import Personal
from dosiscope.core.inputs import opened_input
from dosiscope.core.language import tr
from dosiscope.core.network.receiving import Why
from dosiscope.core.outputs import reason_of
from dosiscope.core.visible import path_text
from dosiscope.io.files.inbox_state import ARRIVING, HELD, LIST, PART, STATE
from dosiscope.io.network.examined import examined
from dosiscope.io.network.file_head import file_head, is_sealed
from dosiscope.io.network.in_use import files_in_use
from dosiscope.io.network.inbox_index import Index
from dosiscope.io.network.incoming import (
    Incoming,
    NotStoredError,
    inbox_full,
    not_written,
)
from dosiscope.io.network.kept import Kept, found_again, listed
from dosiscope.io.network.retention import leaving

if TYPE_CHECKING:
    from dosiscope.core.network.receiving import Limits, Retention
    from dosiscope.io.network.examined import Examined

_AT_ONCE: Final = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """Where an object is that came.

    Attributes
    ----------
    path
        Its file; of one that was there already that of the first.
    size
        Bytes of the file.
    is_again
        It was there, byte by byte.
    beside
        The file of another object of the same UID, the first that came.
    """

    path: Path
    size: int
    is_again: bool = False
    beside: Path | None = None


class Inbox:
    """An inbox that this process writes to; no other does until it is closed.

    Several threads may store in it at a time.

    Parameters
    ----------
    folder
        It is made where it is not there, in a folder that is.
    limits
        What is not taken any more.

    Attributes
    ----------
    folder
        With all links followed.
    left_over, recovered
        What a process that was killed left on its way: how many objects that were not
        whole, and are removed; those that were, and are kept now.
    not_flushed
        That the disk did not flush the names of what came, a clause; "": it did.

    Raises
    ------
    DosiscopeError
        It cannot be written, another process receives in it, or it is a folder with
        other things in it.
    """

    def __init__(self, folder: Path, limits: Limits) -> None:
        self.folder = Path(os.path.realpath(folder))
        self._limits = limits
        self._lock = threading.Lock()
        self._index = Index()
        self._unflushed: set[Path] = set()
        self._held = -1
        self._is_short = False
        self.not_flushed = ""
        self._state = self.folder / STATE
        try:
            self._check(folder)
            for made in (self._state, self._state / ARRIVING):
                made.mkdir(0o700, exist_ok=True)
            self._hold(folder)
            self._read_list()
            self.left_over = 0
            self.recovered: list[tuple[Stored, Examined]] = []
            self._take_over()
        except BaseException as error:
            self._let_go()
            if isinstance(error, OSError):
                raise _refusal(folder, reason_of(error)) from None
            raise

    def close(self) -> None:
        """Flush all names and let others write to it."""
        self.flush_names()
        self._let_go()

    def _let_go(self) -> None:
        if self._held >= 0:
            os.close(self._held)
            self._held = -1

    @property
    def total_bytes(self) -> int:
        """Size of all that is kept."""
        return self._index.total

    def files_of(self, uid: str) -> tuple[Path, ...]:
        """Return the files of the objects of a SOP Instance UID, all whole."""
        with self._lock:
            names = self._index.by_uid.get(uid, ())
            paths = tuple(self.folder / name for name in names)
        return tuple(path for path in paths if path.is_file())

    def begin(self, *, sop_class: str, uid: str, syntax: str) -> Incoming:
        """Return an object that begins to come; all that is wrong is told at its end.

        Parameters
        ----------
        sop_class, uid
            SOP Class and SOP Instance UID under which it is sent.
        syntax
            UID of the transfer syntax that was agreed on.
        """
        path = self._state / ARRIVING / (secrets.token_hex(8) + PART)
        room = self._limits.inbox_bytes - self._index.total
        incoming = Incoming(path, sop_class=sop_class, uid=uid, room=room)
        incoming.open(
            lambda: file_head(sop_class=sop_class, uid=uid, syntax=syntax),
            self._limits,
        )
        return incoming

    def store(self, incoming: Incoming) -> Stored:
        """Take an object that has come whole: flush and prove it, and give it its name.

        The name itself is flushed soon (`flush_names`).  Should the power fail before,
        the file is still there as it was on its way, sealed, and is kept at the next
        start.

        Raises
        ------
        NotStoredError
            It is not kept, for the reason that it tells; nothing is left of it.
        """
        try:
            found = incoming.proved()
            return self._named(incoming.path, incoming.size, found)
        except OSError as error:
            raise not_written(error) from None
        except NotStoredError as error:
            self._is_short = self._is_short or error.why is Why.INBOX_FULL
            raise
        finally:
            incoming.discard()

    def look_for_room(self) -> None:
        """Forget files that the user deleted, if an object had no room meanwhile."""
        if not self._is_short:
            return
        self._is_short = False
        with self._lock:
            names = tuple(self._index.by_name)
        gone = [name for name in names if not (self.folder / name).is_file()]
        with self._lock:
            for name in gone:
                self._index.remove(name)

    def flush_names(self) -> None:
        """Flush the names of all that was stored; to be called every second or so."""
        with self._lock:
            folders, self._unflushed = self._unflushed, set()
        for folder in folders:
            self._flush(folder)

    def delete_old(self, rule: Retention, now: float | None = None) -> tuple[int, int]:
        """Delete what a rule says; return how many objects it was and their bytes."""
        if rule.days is None and rule.total_bytes is None:
            return 0, 0
        used = files_in_use(self._state)
        if used is None:
            return 0, 0  # the next time
        with self._lock:
            gone = leaving(
                list(self._index.by_name.values()),
                rule,
                time.time() if now is None else now,
                lambda name: str(self.folder / name) in used,
            )
            deleted = [one for one in gone if self._deleted(one)]
        for day in {(self.folder / one.name).parent for one in deleted}:
            with suppress(OSError):  # only where it is empty
                day.rmdir()
        return len(deleted), sum(one.size for one in deleted)

    # --- at the beginning ---------------------------------------------------------

    def _check(self, folder: Path) -> None:
        if not self.folder.exists():
            if not self.folder.parent.is_dir():
                raise _refusal(folder, tr("there is no folder to make it in"))
            self.folder.mkdir(0o700)
        if not self.folder.is_dir():
            raise _refusal(folder, tr("it is not a folder"))
        if not self._state.is_dir() and any(self.folder.iterdir()):
            raise _refusal(
                folder,
                tr(
                    "it is there already and not empty; an inbox is a folder of its own"
                ),
            )

    def _hold(self, folder: Path) -> None:
        path = self._state / HELD
        self._held = os.open(path, os.O_CREAT | os.O_RDWR, 0o600)
        if not take(self._held):
            raise _refusal(folder, tr("another Dosiscope receives in it"))

    def _take_over(self) -> None:
        """Keep what a process that was killed had whole on its way; remove the rest."""
        for path in sorted((self._state / ARRIVING).iterdir()):
            if path.suffix != PART:
                continue
            try:
                if is_sealed(path):
                    size = path.stat().st_size
                    found = examined(path, size)
                    # it may have been answered: no limit of today is for it
                    kept = self._named(path, size, found, is_limited=False)
                    self.recovered.append((kept, found))
                else:
                    self.left_over += 1
            except NotReadableError:
                self.left_over += 1
            path.unlink(missing_ok=True)

    def _read_list(self) -> None:
        path = self._state / LIST
        known = listed(path)
        for kept in found_again(self.folder, known):
            self._index.add(kept)
        last = max((kept.number for kept in known.values()), default=0)
        self._index.next = max(self._index.next, last + 1)
        # of what was deleted the last remains: no number is given twice
        lines = [kept.line() for kept in known.values() if kept.number == last]
        lines += [kept.line() for kept in self._index.by_name.values()]
        aside = path.with_suffix(PART)
        descriptor = os.open(aside, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.writelines(lines)
        os.replace(aside, path)

    # --- at the end ---------------------------------------------------------------

    def _named(
        self, aside: Path, size: int, found: Examined, *, is_limited: bool = True
    ) -> Stored:
        """Move an object to its name, or find that it is there."""
        now = time.time()
        with self._lock:
            same, beside = self._compared(aside, found.uid, size)
            if same is not None:
                self._note(replace(same, came=now))
                path = self.folder / same.name
                return Stored(path=path, size=same.size, is_again=True)
            if is_limited and self._index.total + size > self._limits.inbox_bytes:
                raise inbox_full()
            path = self._free_name(now)
            name = path.relative_to(self.folder).as_posix()
            os.rename(aside, path)
            kept = Kept(
                name=name, uid=found.uid, group=found.group, size=size, came=now
            )
            self._note(kept)
            self._unflushed.add(path.parent)
        return Stored(path=path, size=size, beside=beside)

    def _compared(
        self, aside: Path, uid: str, size: int
    ) -> tuple[Kept | None, Path | None]:
        """Return the same object that is there, or the file of another of its UID."""
        beside = None
        for name in list(self._index.by_uid.get(uid, ())):
            kept, path = self._index.by_name[name], self.folder / name
            if not path.is_file():
                self._index.remove(name)  # the user deleted it
            elif kept.size == size and _are_equal(path, aside):
                return kept, None
            else:
                beside = beside or path
        return None, beside

    def _free_name(self, now: float) -> Path:
        """Return a path that nothing has; its folder is made."""
        day = self.folder / time.strftime("%Y-%m-%d", time.localtime(now))
        if not day.is_dir():
            day.mkdir(0o700)
            self._flush(self.folder)
        while True:
            path = day / f"{self._index.next:06}.dcm"
            self._index.next += 1
            if not os.path.lexists(path):
                return path

    def _note(self, kept: Kept) -> None:
        """Add to index and list; the list may fail: the files say it too."""
        self._index.add(kept)
        flags = os.O_CREAT | os.O_APPEND | os.O_WRONLY
        with suppress(OSError):
            descriptor = os.open(self._state / LIST, flags, 0o600)
            try:
                os.write(descriptor, kept.line().encode("utf-8"))
            finally:
                os.close(descriptor)

    def _flush(self, folder: Path) -> None:
        try:
            flush_folder(folder)
        except FileNotFoundError:  # all that was in it was deleted meanwhile
            pass
        except OSError as error:
            self.not_flushed = tr(
                "the disk did not flush the names of what came ({reason}): if the "
                "power fails, some of it may be lost",
                reason=reason_of(error),
            )

    def _deleted(self, kept: Kept) -> bool:
        """Delete a file, if it is still what was received.

        What is not there, or is another file now, is known no more; what the system
        does not let go stays known.
        """
        path = self.folder / kept.name
        is_ours = False
        try:
            state = path.lstat()
            is_ours = stat.S_ISREG(state.st_mode) and state.st_size == kept.size
            if is_ours:
                path.unlink()
        except FileNotFoundError:
            is_ours = False
        except OSError:
            return False
        self._index.remove(kept.name)
        return is_ours


def _refusal(folder: Path, reason: str) -> DosiscopeError:
    words = {"folder": Personal(path_text(folder)), "reason": reason}
    return DosiscopeError(tr("{folder} cannot be the inbox: {reason}", **words))


def _are_equal(path: Path, other: Path) -> bool:
    """Whether two files of the same size have the same bytes."""
    with opened_input(path) as one, opened_input(other) as two:
        while part := one.read(_AT_ONCE):
            if part != two.read(_AT_ONCE):
                return False
        return True
