"""The folders that were opened last, if the user wants them remembered."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dosiscope.app.choices import REMEMBER_FOLDERS
from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr
from dosiscope.core.visible import path_text
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.text import verbatim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from PySide6.QtWidgets import QMenu

    from dosiscope.app.features.action import Entry
    from dosiscope.app.features.opening import Opening
    from dosiscope.app.settings import Settings


class RecentFolders:
    """Opens them again; nothing is remembered before that is switched on."""

    def __init__(self, opening: Opening, settings: Settings) -> None:
        self._opening = opening
        self._settings = settings

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        settings = self._settings
        yield Submenu("File", tr("Recent folders"), fill=self._fill, has_line=True)
        yield Action(
            "remember_folders", "File", tr("Remember recent folders"), "",
            tr("Off by default: a folder's name can hold a patient's name"),
            lambda: settings.turn_over(REMEMBER_FOLDERS),
            is_on=lambda: settings.get(REMEMBER_FOLDERS),
        )  # fmt: skip

    def _fill(self, menu: QMenu) -> None:
        folders = self._settings.recent_folders()
        fill_recent(menu, folders, lambda folder: self._opening.open_paths([folder]))


def fill_recent(
    menu: QMenu, paths: Iterable[str], do: Callable[[Path], object]
) -> None:
    """List folders or files that are remembered in a menu; ``do`` opens one."""
    if screen_identity.is_hidden:  # a name can hold a patient's
        menu.addAction(tr("Hidden with identity")).setEnabled(False)
        return
    for path in paths:
        # an ampersand alone would mark a key
        menu.addAction(verbatim(path_text(path)), partial(do, Path(path)))
    if menu.isEmpty():
        menu.addAction(tr("None are remembered")).setEnabled(False)
