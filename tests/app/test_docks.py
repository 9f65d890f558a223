from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabBar, QTextEdit
from shiboken6 import delete

from dosiscope.app.docks import make_docks, place_docks, restore_docks
from dosiscope.app.tab_list import TabList
from dosiscope.app.window import Window
from dosiscope.resources.theme import DARK
from dosiscope.viewer.style import apply_style

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pytestqt.qtbot import QtBot

    from dosiscope.app.settings import Settings

DIRECT = Qt.FindChildOption.FindDirectChildrenOnly
BELOW = Qt.DockWidgetArea.BottomDockWidgetArea


def test_docks_go_quietly_with_their_window(qtbot: QtBot) -> None:
    window = QMainWindow()
    place_docks(window, make_docks(window))
    window.show()
    qtbot.waitExposed(window)
    with qtbot.captureExceptions() as faults:
        delete(window)
    assert faults == []


def tabs_in_sight(window: Window) -> list[str]:
    """Return the first name on each bar of tabs of docks within the window."""
    QApplication.sendPostedEvents()
    QApplication.processEvents()
    return sorted(
        bar.tabText(0)
        for bar in window.findChildren(QTabBar, options=DIRECT)
        if bar.isVisible() and window.rect().intersects(bar.geometry())
    )


def opened_again(qtbot: QtBot, window: Window, settings: Settings) -> Window:
    window.close()
    again = Window(settings)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitExposed(again)
    return again


@pytest.mark.slow
@pytest.mark.parametrize("pictures", ["axial", "three", "four"])
def test_no_bar_of_tabs_is_left_over(
    qtbot: QtBot, qapp: QApplication, settings: Settings, pictures: str
) -> None:
    first = Window(settings)
    qtbot.addWidget(first)
    first.show()
    qtbot.waitExposed(first)
    first.menus.actions[f"pictures_{pictures}"].trigger()
    assert tabs_in_sight(first) == ["Structures"]
    second = opened_again(qtbot, first, settings)
    assert tabs_in_sight(second) == ["Structures"]
    second.docks["Measurements"].show()
    below = ["Structures"] if pictures == "four" else ["DVH", "Structures"]
    assert tabs_in_sight(second) == below
    second.restore_layout()
    third = opened_again(qtbot, second, settings)
    assert tabs_in_sight(third) == ["Structures"]
    third.close()


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_panels_that_are_put_back_have_one_bar_of_tabs(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    window = Window(settings)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    for n in range(3):
        window.docks["Checks"].setFloating(n % 2 == 0)
        window.docks["Measurements"].setHidden(n == 0)
        QApplication.processEvents()
        window.restore_layout()
        assert tabs_in_sight(window) == ["Structures"]
        assert not window.docks["Checks"].isFloating()
        assert window.docks["Measurements"].isHidden()
    window.close()


def test_a_dock_that_a_stored_layout_does_not_know_is_out_of_sight(
    qtbot: QtBot,
) -> None:
    older, newer = QMainWindow(), QMainWindow()
    for window in (older, newer):
        qtbot.addWidget(window)
    docks = make_docks(older)
    place_docks(older, docks)
    older.removeDockWidget(docks["Measurements"])
    docks["Measurements"].setObjectName("")
    found = make_docks(newer)
    assert restore_docks(newer, found, older.saveState())
    newer.show()
    qtbot.waitExposed(newer)
    assert found["Measurements"].isHidden()
    found["Measurements"].show()
    assert newer.dockWidgetArea(found["Measurements"]) is BELOW
    assert not restore_docks(newer, found, QByteArray(b"no layout"))


@pytest.mark.slow
def test_a_dock_that_is_left_alone_by_a_hidden_one_has_its_title(
    window: Window, qtbot: QtBot
) -> None:
    dvh, marks = window.docks["DVH"], window.docks["Measurements"]
    marks.show()
    marks.raise_()
    qtbot.waitUntil(lambda: marks.titleBarWidget().height() == 0)
    dvh.hide()
    qtbot.waitUntil(lambda: marks.titleBarWidget().height() > 0)


@pytest.mark.slow
def test_all_tabs_have_room_for_their_names(
    qtbot: QtBot, qapp: QApplication, settings: Settings
) -> None:
    apply_style(qapp, DARK)
    window = Window(settings)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    qtbot.waitExposed(window)
    window.docks["Checks"].setWindowTitle("Checks 12")
    bars = window.findChildren(QTabBar, options=DIRECT)
    bar = next(one for one in bars if one.tabText(0) == "Structures")
    QApplication.processEvents()
    tabs = [bar.tabRect(n) for n in range(bar.count())]
    assert len(tabs) > 6
    assert all(bar.rect().contains(tab) for tab in tabs)
    window.close()


GERMAN = ("Strukturen", "Dosis", "Plan", "Prüfungen", "Ziele", "Planprüfung", "Leiter")


def placed(qtbot: QtBot, qapp: QApplication, names: Sequence[str]) -> QMainWindow:
    """Return a window whose column on the right has tabs of these names."""
    apply_style(qapp, DARK)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.setCentralWidget(QTextEdit())
    docks = make_docks(window)
    for dock, name in zip(docks.values(), names, strict=False):
        dock.setWindowTitle(name)
    place_docks(window, docks)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    return window


def bar_of(window: QMainWindow) -> tuple[QTabBar, TabList]:
    bars = window.findChildren(QTabBar, options=DIRECT)
    (bar,) = [one for one in bars if one.count() == len(GERMAN)]
    listed = bar.findChild(TabList)
    assert isinstance(listed, TabList)
    return bar, listed


def test_a_column_is_as_wide_as_the_names_of_its_tabs(
    qtbot: QtBot, qapp: QApplication
) -> None:
    bar, listed = bar_of(placed(qtbot, qapp, GERMAN))
    tabs = [bar.tabRect(n) for n in range(bar.count())]
    assert [bar.tabText(n) for n in range(bar.count())] == [*GERMAN]
    assert all(bar.rect().contains(tab) for tab in tabs)
    # what is taken for the room around a name is what the style sheet gives
    metrics = bar.fontMetrics()
    for name, tab in zip(GERMAN, tabs, strict=True):
        assert tab.width() == pytest.approx(metrics.horizontalAdvance(name) + 12, abs=2)
    assert listed.isHidden()


def test_tabs_that_have_no_room_are_in_a_list(qtbot: QtBot, qapp: QApplication) -> None:
    names = [f"{name} in another language" for name in GERMAN]
    window = placed(qtbot, qapp, names)
    bar, listed = bar_of(window)
    assert bar.width() <= 0.37 * window.width()  # the pictures keep their room
    assert bar.rect().contains(listed.geometry())
    assert listed.isVisible()
    menu = listed.menu()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == names
    assert [action.isChecked() for action in menu.actions()] == [True] + [False] * 6
    with qtbot.waitSignal(window.tabifiedDockWidgetActivated) as told:
        menu.actions()[5].trigger()
    assert told.args is not None
    assert told.args[0].windowTitle() == names[5]
    assert bar.currentIndex() == 5
    assert not bar.tabRect(5).intersects(listed.geometry())
    window.resize(3000, 768)
    window.resizeDocks([told.args[0]], [2000], Qt.Orientation.Horizontal)
    qtbot.waitUntil(listed.isHidden)
