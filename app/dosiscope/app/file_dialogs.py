"""Asks for files and folders: where such a dialog begins is decided here."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from dosiscope.viewer.screen_identity import screen_identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


class _Place:
    """Where the last dialog ended, in this run of the program."""

    folder: Path | None = None

    def first(self, name: str = "") -> str:
        """Return where the next one begins, with a file of this name.

        At first that is the home folder: the folder that the program was started in
        is its own, as a rule, or that of the system.  It is again while identity is
        hidden: the last folder may be called after a patient.
        """
        if self.folder is None or screen_identity.is_hidden:
            return str(Path.home() / name)
        return str(self.folder / name)

    def keep(self, chosen: Sequence[str]) -> None:
        if chosen:
            self.folder = Path(chosen[0]).parent


_place = _Place()


def ask_for_folder(parent: QWidget, title: str) -> str:
    """Ask for a folder that is there; "" where none is chosen."""
    chosen = QFileDialog.getExistingDirectory(parent, title, _place.first())
    _place.keep([chosen] if chosen else [])
    return chosen


def ask_for_files(parent: QWidget, title: str) -> list[str]:
    """Ask for files that are there; none where none is chosen."""
    chosen, _ = QFileDialog.getOpenFileNames(parent, title, _place.first())
    _place.keep(chosen)
    return chosen


def ask_for_file(parent: QWidget, title: str, kinds: str) -> str:
    """Ask for one file that is there; "" where none is chosen."""
    chosen, _ = QFileDialog.getOpenFileName(parent, title, _place.first(), kinds)
    _place.keep([chosen] if chosen else [])
    return chosen


def ask_where(parent: QWidget, title: str, name: str, kinds: str) -> tuple[str, str]:
    """Ask for a file to write, called so at first or in the folder named so.

    Returns it ("" where none is chosen), and which of the kinds stood below its name
    (the first where the system does not tell).
    """
    first = _place.first(name)
    chosen, kind = QFileDialog.getSaveFileName(parent, title, first, kinds)
    _place.keep([chosen] if chosen else [])
    return chosen, kind or kinds.split(";;")[0]
