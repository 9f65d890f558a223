"""The keys of one window, whichever window of an earlier test may have had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Make a window the one that has the keys and whose shortcuts are in force."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def focus(
    qtbot: QtBot,
    widget: QWidget,
    reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason,
) -> None:
    """Give a widget the focus, in the active window."""
    activate(qtbot, widget.window())
    widget.setFocus(reason)
    qtbot.waitUntil(widget.hasFocus)
