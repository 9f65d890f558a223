"""The mouse as a test begins: nothing is pressed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication


def release_buttons() -> None:
    """Let go what a test left pressed: the next one would seem to click all the time.

    Qt takes the state from the window system, so any window may say it.
    """
    held = QApplication.mouseButtons()
    if held == Qt.MouseButton.NoButton:
        return
    window = QWindow()
    window.show()
    for button in Qt.MouseButton:
        if button & held:
            QTest.mouseRelease(window, button)
    window.close()
