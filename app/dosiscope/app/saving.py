"""How the window writes a file: it asks where, and never over what was opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dosiscope.app import file_dialogs
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.language import tr
from dosiscope.core.outputs import check_folder, check_output, write_output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.widgets.notice import Notice


def _endings(kinds: str) -> list[str]:
    """Return the endings that kinds of files name, as "PNG (*.png);;SVG (*.svg)"."""
    return re.findall(r"\*(\.\w+)", kinds)


def _with_ending(path: str, kinds: str, kind: str) -> str:
    """Return a path that ends as one of the kinds, else as the one that is chosen."""
    if path.casefold().endswith(tuple(_endings(kinds))):
        return path
    return path + "".join(_endings(kind)[:1])


class Saving:
    """Asks and writes; what fails is told.

    Parameters
    ----------
    inputs
        Returns every file and folder that has ever been opened.
    """

    def __init__(
        self, inputs: Callable[[], tuple[Path, ...]], notice: Notice, parent: QWidget
    ) -> None:
        self.inputs = inputs
        self._notice = notice
        self._parent = parent

    def ask_where(self, title: str, name: str, kinds: str) -> str:
        """Ask for a file to write; "" where there is none or it must not be written.

        A file of others is replaced where the user agrees, which the dialog asks.
        The ending says what is in a file: a name without one of the kinds gets that of
        the kind that is chosen.
        """
        typed, kind = file_dialogs.ask_where(self._parent, title, name, kinds)
        if not typed:
            return ""
        path = _with_ending(typed, kinds, kind)
        other = tr("choose another name")
        try:
            check_output(typed, self.inputs(), replace=True)
            if path != typed:  # the dialog has not asked about this one
                check_output(path, self.inputs(), instead=other)
        except DosiscopeError as error:
            self._notice.show_error(error.sentence)
            return ""
        return path

    def ask_for_folder(self, title: str, name: str) -> str:
        """Ask for a new folder to be filled; "" where it is none."""
        kind = tr("New folder (*)")
        path, _ = file_dialogs.ask_where(self._parent, title, name, kind)
        if not path:
            return ""
        try:
            check_folder(path)
        except DosiscopeError as error:
            self._notice.show_error(error.sentence)
            return ""
        return path

    def write(self, path: str, make: Callable[[], bytes | str]) -> bool:
        """Write what is made to a file that was asked for; tell where it fails.

        Returns whether it is there now.
        """
        try:
            write_output(path, make(), self.inputs(), replace=True)
        except DosiscopeError as error:
            self._notice.show_error(error.sentence)
            return False
        return True

    def ask_and_write(self, name: str, text: str) -> None:
        """Ask for a file and write the text (UTF-8)."""
        self.ask_and_make(name, lambda: text)

    def ask_and_make(self, name: str, make: Callable[[], str]) -> None:
        """Ask for a file and write what is made then: who cancels waits for nothing."""
        kind = name.rsplit(".", 1)[1]
        path = self.ask_where(tr("Export"), name, f"{kind.upper()} (*.{kind})")
        if path:
            self.write(path, make)
