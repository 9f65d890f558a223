"""How the window writes a file: it asks where, and never over what was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.outputs import check_output, write_output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from dosiscope.app.window import Window


def ask_where(window: Window, title: str, name: str, kinds: str) -> str:
    """Ask for a file to write; "" where there is none or it must not be written.

    A file of others is replaced where the user agrees, which the dialog asks.
    """
    path, _ = QFileDialog.getSaveFileName(window, title, name, kinds)
    if not path:
        return ""
    try:
        check_output(path, opened_by(window), replace=True)
    except DosiscopeError as error:
        window.notice.show_error(f"{error}.")
        return ""
    return path


def save(window: Window, path: str, make: Callable[[], bytes | str]) -> None:
    """Write what is made to a file that was asked for; tell where it fails."""
    try:
        write_output(path, make(), opened_by(window), replace=True)
    except DosiscopeError as error:
        window.notice.show_error(f"{error}.")


def opened_by(window: Window) -> tuple[Path, ...]:
    """Return every file and folder that was opened since the window is there."""
    session = getattr(window, "session", None)  # not there before the first page
    return session.inputs if session is not None else ()
