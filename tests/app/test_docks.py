from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMainWindow
from shiboken6 import delete

from dosiscope.app.docks import make_docks

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_docks_go_quietly_with_their_window(qtbot: QtBot) -> None:
    window = QMainWindow()
    make_docks(window)
    window.show()
    qtbot.waitExposed(window)
    with qtbot.captureExceptions() as faults:
        delete(window)
    assert faults == []
