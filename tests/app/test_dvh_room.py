"""The room of the DVH: a share of the window, and all of the pictures' place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from shiboken6 import delete

from dosiscope.app.choices import USUAL_SHARE
from dosiscope.app.dock_share import LEAST
from dosiscope.app.window import Window
from support.pointer import mouse
from support.windows import own_settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot


LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> Iterator[Window]:
    made = Window(own_settings(tmp_path))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def height_of(window: Window) -> int:
    return window.docks["DVH"].height()


def sized(qtbot: QtBot, window: Window, width: int, height: int) -> int:
    window.resize(width, height)
    wanted = max(round(window.dvh_share.share * height), LEAST)
    qtbot.waitUntil(lambda: abs(height_of(window) - wanted) <= 2)
    return height_of(window)


def dragged(qtbot: QtBot, window: Window, by: int) -> None:
    """Move the edge between pictures and DVH as a person does."""
    dock = window.docks["DVH"]
    edge = dock.mapTo(window, QPoint(dock.width() // 2, -2))
    before = dock.height()
    QTest.mousePress(window, LEFT, pos=edge)
    QTest.mouseMove(window, edge + QPoint(0, -by))
    qtbot.waitUntil(lambda: dock.height() != before)
    QTest.mouseRelease(window, LEFT, pos=edge + QPoint(0, -by))


def test_the_dvh_grows_with_the_window(qtbot: QtBot, window: Window) -> None:
    low = sized(qtbot, window, 1366, 768)
    high = sized(qtbot, window, 1600, 1000)
    assert low >= LEAST
    assert high >= 300
    assert high / 1000 == pytest.approx(low / 768, abs=0.01)
    assert window.dvh.plot.height() >= 150


def test_a_share_that_the_user_gives_is_kept_and_remembered(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    sized(qtbot, window, 1366, 768)
    dragged(qtbot, window, 100)
    qtbot.waitUntil(lambda: window.dvh_share.share != USUAL_SHARE)
    share = height_of(window) / 768
    assert share > USUAL_SHARE + 0.05
    assert sized(qtbot, window, 1600, 1000) == pytest.approx(1000 * share, abs=2)
    window.close()
    other = Window(own_settings(tmp_path))
    qtbot.addWidget(other)
    other.resize(1366, 900)
    other.show()
    qtbot.waitUntil(lambda: abs(height_of(other) - 900 * share) <= 2)
    other.restore_layout()
    qtbot.waitUntil(lambda: abs(height_of(other) - 900 * USUAL_SHARE) <= 2)
    other.close()


def test_maximised_it_stands_in_place_of_the_pictures(
    qtbot: QtBot, window: Window
) -> None:
    window.pages.setCurrentIndex(1)
    dock, panel, pictures = window.docks["DVH"], window.dvh, window.pictures
    room = pictures.size()
    panel.maximise_requested.emit()
    qtbot.waitUntil(lambda: panel.height() > room.height())
    assert pictures.isHidden()
    assert dock.isHidden()
    assert panel.window() is window  # and no window of its own above the pictures
    assert not panel.isWindow()
    assert panel.width() == room.width()
    panel.maximise_requested.emit()
    assert dock.widget() is panel
    assert not dock.isHidden()
    assert not pictures.isHidden()


def test_a_double_click_on_the_plot_maximises_and_brings_back(
    window: Window,
) -> None:
    plot = window.dvh.plot
    for is_maximised in (True, False):
        place = plot.view_shown.area.center()
        mouse(plot, QEvent.Type.MouseButtonDblClick, place, LEFT)
        assert window.dvh_place.is_maximised is is_maximised
    plot.show_axes((0.2, 0.4), (0, 50))  # of a part it shows all first
    mouse(plot, QEvent.Type.MouseButtonDblClick, place, LEFT)
    assert not window.dvh_place.is_maximised
    assert plot.view_shown.top == 100


def test_its_own_switch_and_a_restored_layout_bring_it_home(window: Window) -> None:
    window.dvh_place.toggle()
    window.docks["DVH"].toggleViewAction().trigger()
    assert not window.dvh_place.is_maximised
    assert window.docks["DVH"].widget() is window.dvh
    window.dvh_place.toggle()
    window.restore_layout()
    assert not window.dvh_place.is_maximised
    assert not window.pictures.isHidden()


def test_a_closed_dock_stays_closed_after_a_look_at_the_whole(window: Window) -> None:
    window.pages.setCurrentIndex(1)
    window.docks["DVH"].hide()
    window.dvh_place.toggle()
    assert window.dvh.isVisibleTo(window)
    window.dvh_place.toggle()
    assert window.docks["DVH"].isHidden()


def test_a_window_closed_meanwhile_has_its_dvh_the_next_time(
    qtbot: QtBot, window: Window, tmp_path: Path
) -> None:
    window.dvh_place.toggle()
    window.close()
    other = Window(own_settings(tmp_path))
    qtbot.addWidget(other)
    assert not other.docks["DVH"].isHidden()


@pytest.mark.parametrize("is_maximised", [False, True])
def test_a_window_goes_quietly(
    qtbot: QtBot, tmp_path: Path, is_maximised: bool
) -> None:
    window = Window(own_settings(tmp_path))
    window.show()
    qtbot.waitExposed(window)
    if is_maximised:
        window.dvh_place.toggle()
    with qtbot.captureExceptions() as faults:
        delete(window)
    assert faults == []


def test_a_cell_gets_it_and_gets_it_again(window: Window) -> None:
    cells: list[QWidget] = []
    room = QWidget(window.pictures)

    def put(panel: QWidget) -> None:
        panel.setParent(room)
        cells.append(panel)

    place, dock = window.dvh_place, window.docks["DVH"]
    place.lend(put)
    assert place.is_lent
    assert dock.isHidden()
    place.toggle()
    assert window.dvh.parentWidget() is not room
    place.toggle()
    assert window.dvh.parentWidget() is room
    assert cells == [window.dvh, window.dvh]
    place.take_back()
    assert dock.widget() is window.dvh
    assert not dock.isHidden()
