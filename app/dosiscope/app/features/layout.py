"""Where things are on the screen: the picture in its view, the panels around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from dosiscope.app.features.action import Action, Submenu
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from PySide6.QtWidgets import QDockWidget, QMenu, QWidget

    from dosiscope.app.features.action import Entry
    from dosiscope.viewer.picture_area import PictureArea


class Layout:
    """Fits the picture into its view, and brings back panels and their places.

    Parameters
    ----------
    top
        All that is on the screen.
    """

    def __init__(
        self,
        pictures: PictureArea,
        docks: Mapping[str, QDockWidget],
        restore: Callable[[], object],
        top: QWidget,
    ) -> None:
        self._top = top
        self._pictures = pictures
        self._docks = docks
        self._restore = restore

    def entries(self) -> Iterator[Entry]:
        """Return what stands in the menus."""
        yield Action(
            "reset_view", "View", tr("Fit to window"), "R F",
            tr("Show the whole patient"), self._fit, icon="maximize",
            has_line=True, needs_case=True,
        )  # fmt: skip
        yield Action(
            "full_screen", "View", tr("Full screen"), "F11",
            tr("Take the whole screen, or give it back"),
            self._turn_full_screen, is_on=self._top.isFullScreen,
        )  # fmt: skip
        yield Submenu("View", tr("Panels"), fill=self._fill_panels)
        yield Action(
            "restore_layout", "View", tr("Restore the layout"), "",
            tr("All panels back to their places"), self._restore,
        )  # fmt: skip

    def _fit(self) -> None:
        self._pictures.current.fit()

    def _turn_full_screen(self) -> None:
        """Change that alone: a window that was maximised is so again."""
        state = self._top.windowState() ^ Qt.WindowState.WindowFullScreen
        self._top.setWindowState(state)
        self._top.show()

    def _fill_panels(self, menu: QMenu) -> None:
        for dock in self._docks.values():
            menu.addAction(dock.toggleViewAction())
