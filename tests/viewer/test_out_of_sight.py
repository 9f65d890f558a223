"""Panels behind a tab follow in the next turn of the event loop, others at once."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QWidget

from dosiscope.viewer.widgets.out_of_sight import Refresher

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_only_what_is_behind_a_tab_waits_and_only_for_one_turn(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    docks: list[QDockWidget] = []
    told: list[str] = []
    for name in ("front", "behind"):
        dock = QDockWidget(name, window)
        dock.setWidget(QWidget())
        window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
        docks.append(dock)
    window.tabifyDockWidget(docks[0], docks[1])
    docks[0].raise_()
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: docks[1].visibleRegion().isEmpty())
    front, behind = (
        Refresher(dock.widget(), partial(told.append, dock.windowTitle()))
        for dock in docks
    )
    behind.request()
    behind.request()
    front.request()
    assert told == ["front"]
    qtbot.waitUntil(lambda: told == ["front", "behind"])
    assert not behind.isActive()


def test_a_widget_that_is_not_on_the_screen_is_refreshed_at_once(
    qtbot: QtBot,
) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    told: list[int] = []
    Refresher(widget, lambda: told.append(1)).request()
    assert told == [1]
