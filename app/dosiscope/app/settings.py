"""What the program remembers between runs; never anything of a patient by default."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSettings

if TYPE_CHECKING:
    from pathlib import Path

_RECENT = 8
TEXT_SCALES = (1.0, 1.15, 1.3)


class Settings:
    """The window's layout and the user's choices.

    Folder names can hold a patient's name, so recent folders are kept only after
    the user has switched that on.
    """

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Dosiscope", "Dosiscope")

    def layout(self) -> tuple[QByteArray, QByteArray] | None:
        """Return geometry and state of the window as last saved."""
        geometry, state = (
            self._store.value(f"window/{k}") for k in ("geometry", "state")
        )
        if isinstance(geometry, QByteArray) and isinstance(state, QByteArray):
            return geometry, state
        return None

    def save_layout(self, geometry: QByteArray, state: QByteArray) -> None:
        """Remember geometry and state of the window."""
        self._store.setValue("window/geometry", geometry)
        self._store.setValue("window/state", state)
        self._store.sync()  # the process may end at once

    def flag(self, name: str, default: bool = False) -> bool:
        """Return a switch: ``recent_folders``, ``name_in_title``, ..."""
        return bool(self._store.value(f"switch/{name}", default, type=bool))

    def set_flag(self, name: str, value: bool) -> None:
        """Remember a switch; switching recent folders off forgets them."""
        self._store.setValue(f"switch/{name}", value)
        if name == "recent_folders" and not value:
            self._store.remove("recent/folders")
            self._store.remove("recent/sessions")

    def word(self, name: str) -> str:
        """Return a choice among words, such as the arrangement of pictures; or ""."""
        return str(self._store.value(f"word/{name}", "", type=str))

    def set_word(self, name: str, value: str) -> None:
        """Remember a choice."""
        self._store.setValue(f"word/{name}", value)

    def text_scale(self) -> float:
        """Return how much larger than usual all text is: one of `TEXT_SCALES`."""
        stored = self.word("text_scale")
        return next((one for one in TEXT_SCALES if str(one) == stored), 1.0)

    def set_text_scale(self, value: float) -> None:
        """Remember the size of text."""
        self.set_word("text_scale", str(value))

    def recent_folders(self) -> list[str]:
        """Return the folders opened last, newest first; [] unless switched on."""
        return self._recent("recent/folders")

    def add_recent(self, folder: Path) -> None:
        """Remember a folder, if the user wants that."""
        self._add_recent("recent/folders", folder)

    def recent_sessions(self) -> list[str]:
        """Return the sessions saved or opened last, as `recent_folders`."""
        return self._recent("recent/sessions")

    def add_recent_session(self, path: Path) -> None:
        """Remember a session, if the user wants folders remembered."""
        self._add_recent("recent/sessions", path)

    def _recent(self, key: str) -> list[str]:
        if not self.flag("recent_folders"):
            return []
        stored = self._store.value(key, [])
        paths = [stored] if isinstance(stored, str) else stored
        return [str(f) for f in paths] if isinstance(paths, list) else []

    def _add_recent(self, key: str, path: Path) -> None:
        self._store.sync()  # another window may have changed them
        if self.flag("recent_folders"):
            others = [f for f in self._recent(key) if f != str(path)]
            self._store.setValue(key, [str(path), *others][:_RECENT])
