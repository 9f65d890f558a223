"""What panels around one picture offer of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from dosiscope.viewer.widgets.picture_panel import PicturePanel


def offered(panel: PicturePanel) -> list[QAction]:
    """Return what the menu in its head has when it is opened."""
    menu = panel.menu.menu()
    menu.aboutToShow.emit()
    return menu.actions()
