"""Buttons that are an icon, and menus that are filled when they are opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from dosiscope.viewer.icons import set_icon

if TYPE_CHECKING:
    from collections.abc import Callable


def quiet_button(icon: str, name: str, hint: str = "") -> QPushButton:
    """Return a button that is an icon; without a hint its name is one."""
    button = QPushButton()
    button.setProperty("quiet", True)
    button.setAccessibleName(name)
    button.setToolTip(hint or name)
    set_icon(button, icon)
    return button


def fresh_menu(parent: QWidget, fill: Callable[[QMenu], None]) -> QMenu:
    """Return a menu that is filled anew whenever it is opened."""
    menu = QMenu(parent)
    menu.setToolTipsVisible(True)

    def refill() -> None:
        menu.clear()
        fill(menu)

    menu.aboutToShow.connect(refill)
    return menu
