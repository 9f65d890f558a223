"""What the program remembers between runs; never anything of a patient by default."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QByteArray, QLockFile, QObject, QSettings, QThread, Signal

from dosiscope.app.choices import (
    EVERY,
    GEOMETRY,
    MOST_RECENT,
    RECENT_FOLDERS,
    RECENT_SESSIONS,
    REMEMBER_FOLDERS,
    STATE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from dosiscope.app.setting import Setting

T = TypeVar("T")
_TIMES, _BETWEEN_MS = 200, 10  # another window may be writing
_IS_LOCKED: Final = QLockFile.LockError.LockFailedError


class Settings(QObject):
    """The one store: what is declared in `choices` is read and written here.

    Several windows, of one process or of many, keep in one file what each of them
    changes, and nothing else.  A window goes on as it began: what another one chooses
    holds for those that are started later, but for what all have in common
    (`Setting.is_shared`).

    Attributes
    ----------
    changed
        Another value was chosen here; its key.
    """

    changed = Signal(str)

    def __init__(self, store: QSettings | None = None) -> None:
        super().__init__()
        self._store = store or _own_store()
        self._mine: dict[str, Any] = {
            one.key: self._read(one) for one in EVERY if not one.is_shared
        }

    # --- any value -------------------------------------------------------------------

    def get(self, setting: Setting[T]) -> T:
        """Return a value; what it is at first where none that makes sense is kept."""
        if setting.is_shared:
            self._store.sync()  # another window may have changed it
            return self._read(setting)
        found: T = self._mine[setting.key]
        return found

    def set(self, setting: Setting[T], value: T) -> None:
        """Keep another value, and tell of it.

        Raises
        ------
        ValueError
            It is none that would be read again.
        """
        kept = setting.write(value)
        if setting.read(kept) is None:
            raise ValueError(f"{setting.key} cannot be what was given")
        before = self.get(setting)
        self._mine[setting.key] = value
        self._store.setValue(setting.key, kept)
        if setting is REMEMBER_FOLDERS and not value:
            self._store.remove(RECENT_FOLDERS.key)
            self._store.remove(RECENT_SESSIONS.key)
        self._store.sync()  # the process may end at once
        if value != before:
            self.changed.emit(setting.key)

    def change(self, setting: Setting[T], make: Callable[[T], T]) -> None:
        """Keep what is made of the value as all windows have left it."""
        with self._alone():
            self._store.sync()
            self.set(setting, make(self._read(setting)))

    def turn_over(self, setting: Setting[bool]) -> None:
        """Switch on what is off, and off what is on."""
        self.set(setting, not self.get(setting))

    def reset(self) -> None:
        """Take every choice back to what it was at first; lists and layout stay."""
        for setting in EVERY:
            if setting.is_choice:
                self.set(setting, setting.default)
                self._store.remove(setting.key)
        self._store.sync()

    def _read(self, setting: Setting[T]) -> T:
        found = self._store.value(setting.key)
        value = None if found is None else setting.read(found)
        return setting.default if value is None else value

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep other windows from changing what is read here until it is written.

        Where that cannot be had (a file system without locks), it goes on all the
        same: what is kept of lists is worth less than what is being done.
        """
        if self.file is None:
            yield
            return
        lock = QLockFile(f"{self.file}.in-use")
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            # Qt would look again after a while that doubles, and come too late
            for _ in range(_TIMES):
                if lock.tryLock(0) or lock.error() is not _IS_LOCKED:
                    break
                QThread.msleep(_BETWEEN_MS)
        except OSError:
            pass  # a home that cannot be written: nothing is kept then
        try:
            yield
        finally:
            lock.unlock()

    # --- where they are --------------------------------------------------------------

    @property
    def file(self) -> Path | None:
        """The file in which they are kept; None where the system has none."""
        name = self._store.fileName()
        return None if name.startswith("\\HKEY") else Path(name)

    @property
    def can_be_kept(self) -> bool:
        """Whether what is chosen will be there the next time."""
        is_sound = self._store.status() is QSettings.Status.NoError
        return is_sound and self._store.isWritable()

    # --- the layout ------------------------------------------------------------------

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Return geometry and state of the window as last saved."""
        geometry, state = self.get(GEOMETRY), self.get(STATE)
        return None if geometry.isEmpty() or state.isEmpty() else (geometry, state)

    def save_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Remember geometry and state of the window that is closed last."""
        self.set(GEOMETRY, geometry)
        self.set(STATE, state)

    # --- what was opened last --------------------------------------------------------

    def recent_folders(self) -> list[str]:
        """Return the folders opened last, newest first; [] unless switched on."""
        return self._recent(RECENT_FOLDERS)

    def add_recent(self, folder: Path) -> None:
        """Remember a folder, if the user wants that."""
        self._add_recent(RECENT_FOLDERS, folder)

    def recent_sessions(self) -> list[str]:
        """Return the sessions saved or opened last, as `recent_folders`."""
        return self._recent(RECENT_SESSIONS)

    def add_recent_session(self, path: Path) -> None:
        """Remember a session, if the user wants folders remembered."""
        self._add_recent(RECENT_SESSIONS, path)

    def _recent(self, setting: Setting[tuple[str, ...]]) -> list[str]:
        return [*self.get(setting)] if self.get(REMEMBER_FOLDERS) else []

    def _add_recent(self, setting: Setting[tuple[str, ...]], path: Path) -> None:
        if self.get(REMEMBER_FOLDERS):
            new = str(path)
            self.change(
                setting,
                lambda old: (new, *(one for one in old if one != new))[:MOST_RECENT],
            )


def _own_store() -> QSettings:
    """Return the user's: a file everywhere, as it can be shown, copied and locked."""
    if sys.platform == "linux":
        return QSettings("Dosiscope", "Dosiscope")
    return QSettings(
        QSettings.Format.IniFormat,
        QSettings.Scope.UserScope,
        "Dosiscope",
        "Dosiscope",
    )
