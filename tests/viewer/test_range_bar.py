"""The range of the colour wash: two handles on a bar whose places are doses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QScrollArea,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from dosiscope.resources.colour_tables import colour_table
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.range_bar import RangeBar
from support.focus import focus
from support.painted import failing, grabbed, open_menus
from support.pointer import mouse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
PRESS, MOVE, RELEASE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
)


@pytest.fixture
def bar(qtbot: QtBot) -> RangeBar:
    bar = RangeBar()
    qtbot.addWidget(bar)
    bar.resize(220, 28)
    bar.set_colours(colour_table("grey"))
    bar.set_range(20.0, 60.0, 80.0)
    bar.show()
    qtbot.waitExposed(bar)
    return bar


def at(bar: RangeBar, value: float) -> QPointF:
    return QPointF(bar.x_of(value), bar.height() / 2)


def lightness(image: QImage, x: float) -> int:
    return image.pixelColor(round(x), image.height() // 2).lightness()


# --- places and doses ---


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(40, 900),
    st.floats(1e-3, 2e4),
    st.floats(0, 1),
)
def test_the_bar_is_even_from_0_to_the_maximum(
    bar: RangeBar, width: int, maximum: float, share: float
) -> None:
    bar.resize(width, 28)
    bar.set_range(0.0, maximum, maximum)
    span = width - 14
    assert bar.x_of(share * maximum) == pytest.approx(7 + share * span, abs=1e-6)
    assert bar.x_of(-maximum) == pytest.approx(7)
    assert bar.x_of(2 * maximum) == pytest.approx(7 + span)


def test_a_range_beyond_the_dose_lengthens_the_bar(bar: RangeBar) -> None:
    bar.set_range(20.0, 100.0, 80.0)
    assert bar.x_of(100.0) == pytest.approx(213)
    assert bar.x_of(50.0) == pytest.approx(110)


def test_a_row_is_as_high_as_it_was_asked_for(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    bar = RangeBar()
    column.addWidget(bar)
    column.addStretch(1)
    page.resize(60, 300)
    page.show()
    assert bar.size() == QSize(60, 28)


# --- with the mouse ---


def test_the_nearer_handle_comes_to_a_press_and_goes_with_the_mouse(
    bar: RangeBar,
) -> None:
    told: list[tuple[float, float]] = []
    bar.range_changed.connect(lambda low, high: told.append((low, high)))
    mouse(bar, PRESS, at(bar, 30.0), LEFT)
    assert bar.values == pytest.approx((30, 60))
    mouse(bar, MOVE, at(bar, 44.0), held=LEFT)
    mouse(bar, RELEASE, at(bar, 44.0), LEFT)
    mouse(bar, MOVE, at(bar, 10.0))  # let go
    assert bar.values == pytest.approx((44, 60))
    mouse(bar, PRESS, at(bar, 75.0), LEFT)
    assert bar.values == pytest.approx((44, 75))
    assert told[-1] == pytest.approx((44, 75))
    assert len(told) == 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(-50, 300), min_size=2, max_size=8))
def test_handles_never_cross_and_stay_on_the_bar(
    bar: RangeBar, places: list[float]
) -> None:
    bar.set_range(20.0, 60.0, 80.0)
    mouse(bar, PRESS, QPointF(places[0], 14), LEFT)
    for x in places[1:]:
        mouse(bar, MOVE, QPointF(x, 14), held=LEFT)
        low, high = bar.values
        assert 0 <= low <= high - 80 / 200 + 1e-9
        assert high <= 80
    mouse(bar, RELEASE, QPointF(places[-1], 14), LEFT)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.floats(-50, 300), min_size=1, max_size=8))
def test_far_below_the_end_of_the_bar_no_dose_is_less_than_nothing(
    bar: RangeBar, places: list[float]
) -> None:
    """The handles stand nearer to each other than a press can tell."""
    bar.set_range(1.4, 14.0, 3000.0)
    mouse(bar, PRESS, QPointF(places[0], 14), LEFT)
    for x in places:
        mouse(bar, MOVE, QPointF(x, 14), held=LEFT)
        low, high = bar.values
        assert 0 <= low < high <= 3000
    mouse(bar, RELEASE, QPointF(places[-1], 14), LEFT)


def test_the_end_of_the_bar_stays_while_a_handle_is_dragged(bar: RangeBar) -> None:
    bar.set_range(20.0, 160.0, 80.0)
    bar.range_changed.connect(lambda low, high: bar.set_range(low, high, 80.0))
    place = at(bar, 120.0)
    mouse(bar, PRESS, at(bar, 160.0), LEFT)
    mouse(bar, MOVE, place, held=LEFT)
    assert bar.x_of(bar.values[1]) == pytest.approx(place.x())
    mouse(bar, RELEASE, place, LEFT)
    bar.set_range(*bar.values, 80.0)
    assert bar.x_of(120.0) == pytest.approx(bar.width() - 7)


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, MIDDLE])
def test_only_the_left_button_takes_a_handle(
    bar: RangeBar, button: Qt.MouseButton
) -> None:
    mouse(bar, PRESS, at(bar, 70.0), button)
    mouse(bar, MOVE, at(bar, 75.0), held=button)
    mouse(bar, RELEASE, at(bar, 75.0), button)
    assert bar.values == (20.0, 60.0)


def test_a_second_click_in_a_row_is_a_click(bar: RangeBar) -> None:
    spot = at(bar, 30.0).toPoint()
    QTest.mouseDClick(bar.viewport(), LEFT, pos=spot)
    assert bar.values[0] == pytest.approx(30, abs=0.2)


def test_the_wheel_scrolls_the_panel(qtbot: QtBot) -> None:
    panel, page, bar = QScrollArea(), QWidget(), RangeBar()
    qtbot.addWidget(panel)
    page.setMinimumHeight(2000)
    column = QVBoxLayout(page)
    column.addWidget(bar)
    column.addStretch(1)
    panel.setWidget(page)
    panel.setWidgetResizable(True)
    panel.resize(200, 200)
    panel.show()
    qtbot.waitExposed(panel)
    over = QPointF(bar.mapTo(panel, bar.rect().center()))
    QTest.wheelEvent(panel.windowHandle(), over, QPoint(0, -240))
    QApplication.processEvents()
    assert panel.verticalScrollBar().value() > 0
    assert bar.values == (0.0, 1.0)


def test_nothing_of_pyqtgraphs_menus_is_offered(bar: RangeBar) -> None:
    spot = bar.rect().center()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, bar.mapToGlobal(spot)
    )
    QApplication.sendEvent(bar.viewport(), asked)
    assert open_menus() == []
    assert bar.values == (20.0, 60.0)
    assert not bar.viewport().acceptDrops()
    assert bar.scene().exportDialog is None


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
def test_it_says_what_it_is(bar: RangeBar) -> None:
    spot = bar.rect().center()
    asked = QHelpEvent(QEvent.Type.ToolTip, spot, bar.mapToGlobal(spot))
    QApplication.sendEvent(bar.viewport(), asked)
    assert QToolTip.text() == bar.toolTip() != ""
    assert bar.accessibleName() == "Range of the colour wash"


# --- with keys ---


def test_keys_move_the_handle_that_is_marked(bar: RangeBar) -> None:
    QTest.keyClick(bar, Qt.Key.Key_Right)
    assert bar.values == pytest.approx((20.8, 60))
    QTest.keyClick(bar, Qt.Key.Key_Down)
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert bar.values == pytest.approx((20.8, 59.2))
    QTest.keyClick(bar, Qt.Key.Key_Up)
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert bar.values == pytest.approx((20.0, 59.2))


def test_tab_comes_to_it_and_leaves_it_and_a_click_does_not(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    before, bar, after = QLineEdit(), RangeBar(), QLineEdit()
    for part in (before, bar, after):
        column.addWidget(part)
    page.show()
    qtbot.waitExposed(page)
    before.setFocus()
    QTest.mouseClick(bar.viewport(), LEFT)
    assert page.focusWidget() is before
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert page.focusWidget() is bar
    QTest.keyClick(bar, Qt.Key.Key_Tab)
    assert page.focusWidget() is after


def test_the_handle_that_keys_move_is_marked_while_it_has_the_focus(
    qtbot: QtBot, bar: RangeBar
) -> None:
    accent = QColor(DARK.accent)

    def marked() -> list[bool]:
        image = grabbed(bar)
        found = []
        for value in bar.values:
            x = round(bar.x_of(value))
            ring = image.copy(x - 9, 0, 18, 28)
            found.append(
                any(
                    ring.pixelColor(i, j) == accent
                    for i in range(18)
                    for j in range(28)
                )
            )
        return found

    bar.clearFocus()
    assert marked() == [False, False]
    focus(qtbot, bar)
    assert marked() == [True, False]
    QTest.keyClick(bar, Qt.Key.Key_Down)
    assert marked() == [False, True]
    bar.clearFocus()
    assert marked() == [False, False]


# --- painting ---


def test_colours_run_between_the_handles_and_the_last_goes_on(bar: RangeBar) -> None:
    image = grabbed(bar)
    groove = QColor(DARK.line).lightness()
    assert lightness(image, bar.x_of(10.0)) == pytest.approx(groove, abs=2)
    quarter, half, most = (
        lightness(image, bar.x_of(value)) for value in (30.0, 40.0, 50.0)
    )
    assert quarter < half < most
    assert half == pytest.approx(128, abs=4)  # of the grey table
    assert lightness(image, bar.x_of(75.0)) == pytest.approx(255, abs=2)
    handle = QColor(DARK.text).lightness()
    for value in (20.0, 60.0):
        assert lightness(image, bar.x_of(value)) == pytest.approx(handle, abs=2)
    bar.set_range(40.0, 60.0, 80.0)
    assert lightness(grabbed(bar), bar.x_of(30.0)) == pytest.approx(groove, abs=2)


def test_another_theme_and_another_size_take_hold_of_it(bar: RangeBar) -> None:
    before = state.theme
    try:
        state.set_theme(LIGHT)
        assert grabbed(bar).pixelColor(0, 0) == QColor(LIGHT.panel)
    finally:
        state.set_theme(before)
    bar.resize(QSize(400, 28))
    image = grabbed(bar)
    handle = QColor(DARK.text).lightness()
    assert lightness(image, 7 + 386 * 20 / 80) == pytest.approx(handle, abs=2)
    assert image.pixelColor(QPoint(399, 0)) == QColor(DARK.panel)


def test_an_error_in_painting_is_told_and_the_bar_lives(bar: RangeBar) -> None:
    before = grabbed(bar)
    with failing(bar, "x_of") as told:
        bar.update()
        QApplication.processEvents()
    assert set(told) == {ZeroDivisionError}
    bar.update()
    assert grabbed(bar) == before
