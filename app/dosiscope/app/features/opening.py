"""Opens files and folders: asked for, dropped, or the demo patient."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app import file_dialogs
from dosiscope.app.features.action import Action
from dosiscope.core.language import tr
from dosiscope.core.sidecar.head import is_sidecar
from dosiscope.core.visible import has_text_as_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from PySide6.QtWidgets import QWidget

    from dosiscope.app.session import Session
    from dosiscope.app.settings import Settings
    from dosiscope.viewer.widgets.notice import Notice


class Opening:
    """Hands to the session what the user wants to open."""

    def __init__(
        self, session: Session, settings: Settings, notice: Notice, parent: QWidget
    ) -> None:
        self._session = session
        self._settings = settings
        self._notice = notice
        self._parent = parent
        self._asked: tuple[Path, ...] = ()
        self._sidecar: tuple[Path, tuple[Path, ...]] | None = None  # waits for who can
        self._reopen: Callable[[Path, Sequence[Path]], object] | None = None
        self._ask_to_leave: Callable[[], bool] = lambda: True
        session.read.connect(self._remember)

    def entries(self) -> Iterator[Action]:
        """Return what stands in the menus."""
        yield Action(
            "open_folder", "File", tr("Open folder…"), "Ctrl+O",
            tr("Open a patient folder"), self.ask_for_folder, icon="folder-open",
        )  # fmt: skip
        yield Action(
            "open_files", "File", tr("Open files…"), "Ctrl+Shift+O",
            tr("Open single DICOM files"), self.ask_for_files, icon="file-plus",
        )  # fmt: skip
        yield Action(
            "open_demo", "File", tr("Open the demo patient"), "",
            tr("Write the demo patient to a temporary folder and open it"),
            self.open_demo,
        )  # fmt: skip

    def open_paths(self, paths: Sequence[Path], *, add: bool = False) -> None:
        """Open files and folders; ``add`` to what is open.

        One that is a sidecar is opened again as it was, of what else is named.
        """
        sidecar = next((one for one in paths if is_sidecar(one)), None)
        if sidecar is None and not self.may_replace():
            return
        self._notice.hide()
        if sidecar is not None:
            self._sidecar = sidecar, tuple(one for one in paths if one != sidecar)
            self._reopen_what_waits()
            return
        self._asked = tuple(paths)
        self._session.open(paths, add=add and self._session.scan is not None)

    def open_files(self, files: Sequence[Path], *, add: bool = False) -> None:
        """Open objects that the program itself has got, once it `may_replace`."""
        self._notice.hide()
        self._session.open(files, add=add)

    def reopen_with(
        self,
        do: Callable[[Path, Sequence[Path]], object],
        may_leave: Callable[[], bool],
    ) -> None:
        """Know who opens a sidecar; one that waits for that is opened.

        ``may_leave`` asks about what would be lost, before another case is opened.
        """
        self._reopen, self._ask_to_leave = do, may_leave
        self._reopen_what_waits()

    def may_replace(self) -> bool:
        """Ask about what would be lost with the open case; whether another may come."""
        return self._ask_to_leave()

    def _reopen_what_waits(self) -> None:
        if self._sidecar is not None and self._reopen is not None:
            waiting, self._sidecar = self._sidecar, None
            self._reopen(*waiting)

    def _remember(self, paths: tuple[Path, ...]) -> None:
        """Keep the folders that were read; those of the demo nobody asked for.

        Not earlier: a network folder that does not answer would stop the window.
        """
        for path in paths:
            if path in self._asked and path.is_dir() and has_text_as_name(path):
                self._settings.add_recent(path)

    def ask_for_folder(self) -> None:
        """Ask for a folder and open it."""
        folder = file_dialogs.ask_for_folder(self._parent, tr("Open a patient folder"))
        if folder:
            self.open_paths([Path(folder)])

    def ask_for_files(self) -> None:
        """Ask for files and open them."""
        files = file_dialogs.ask_for_files(self._parent, tr("Open DICOM files"))
        if files:
            self.open_paths([Path(file) for file in files])

    def close_case(self) -> None:
        """Close what is open, once what would be lost was asked about."""
        if self.may_replace():
            self._session.close_case()

    def open_demo(self) -> None:
        """Write the demo patient to a temporary folder and open it."""
        if not self.may_replace():
            return
        self._notice.hide()
        self._session.open_demo()
