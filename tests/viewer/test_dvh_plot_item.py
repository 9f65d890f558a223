"""The DVH plot as pyqtgraph has it: axes, lines, what is kept, what is not offered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QPainter, QPicture
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer import plot_axis
from dosiscope.viewer.dvh import plot_item
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.plot import DvhPlot, Mark
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.strip import Strip
from dosiscope.viewer.theming import state
from support.dvh_review import fill, review_of
from support.painted import colours, failing, grabbed, open_menus
from support.pointer import mouse, turn_wheel

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyqtgraph import PlotItem
    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

MIDDLE = Qt.MouseButton.MiddleButton


@pytest.fixture
def plot(qtbot: QtBot) -> Iterator[DvhPlot]:
    review = review_of(3)
    fill(review)
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.resize(600, 240)
    plot.set_curves(curves_of(review, Scale()))
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def item_of(plot: DvhPlot) -> PlotItem:
    return plot.centralWidget


def labels(plot: DvhPlot, side: str) -> dict[str, float]:
    """The middles of the labels of an axis, px along it on the widget."""
    axis = item_of(plot).getAxis(side)
    picture = QPicture()
    with QPainter(picture) as painter:
        _, ticks, texts = axis.generateDrawSpecs(painter)
    assert ticks == []
    middles = {text: axis.mapToScene(place.center()) for place, _, text in texts}
    return {t: m.y() if side == "left" else m.x() for t, m in middles.items()}


def test_a_label_stands_at_its_value(plot: DvhPlot) -> None:
    view = plot.view_shown
    volumes, doses = labels(plot, "left"), labels(plot, "bottom")
    assert {"0 %", "100 %"} <= set(volumes)
    assert len(doses) > 3
    for text, y in volumes.items():
        number, unit = text.split()
        assert unit == "%"
        assert y == pytest.approx(view.to_px(0, float(number)).y(), abs=3)
    for text, x in doses.items():
        number, unit = text.split()
        assert unit == "Gy"
        there = view.to_px(float(number), 0).x()
        # the last one is kept within the plot
        at_the_end = there > view.area.right() - 20
        assert x == pytest.approx(there, abs=16 if at_the_end else 0.6)


def test_labels_follow_range_unit_and_message(plot: DvhPlot) -> None:
    plot.show_axes((42, 52), (10, 20))
    for side, low, high in (("bottom", 42, 52), ("left", 10, 20)):
        values = [float(text.split()[0]) for text in labels(plot, side)]
        assert len(values) > 2
        assert low <= min(values) < max(values) <= high
    curves = plot.curves
    plot.set_curves(replace(curves, dose_unit="%", volume_unit="cc"))
    assert all(text.endswith(" %") for text in labels(plot, "bottom"))
    assert all(text.endswith(" cc") for text in labels(plot, "left"))
    plot.set_curves(replace(curves, message="nothing to draw"))
    assert labels(plot, "bottom") == labels(plot, "left") == {}
    # words on the ground alone: no grid, no line of an axis, no dot
    inside = grabbed(plot).copy(0, 0, 600, 60)
    assert colours(inside) == {QColor(DARK.panel).name()}


def test_the_view_box_and_the_window_say_the_same(plot: DvhPlot) -> None:
    plot.show_axes((20, 90), (10, 80))
    for size in (QSize(600, 240), QSize(911, 333), QSize(160, 90)):
        plot.resize(size)
        view = plot.view_shown
        assert (view.left, view.right, view.bottom, view.top) == (
            *(20, 90),
            *(10, 80),
        )
        box = item_of(plot).vb
        for x, y in ((20, 10), (90, 80), (47.5, 33)):
            at = box.mapViewToScene(QPointF(x, y))
            assert view.to_px(x, y).toTuple() == pytest.approx(at.toTuple())


@pytest.mark.slow
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.tuples(st.floats(-9, 9), st.floats(-5, 620), st.floats(-5, 260)),
        min_size=1,
        max_size=8,
    )
)
def test_no_gesture_shows_what_is_not_there(
    plot: DvhPlot, gestures: list[tuple[float, float, float]]
) -> None:
    plot.reset_view()
    full = plot.view_shown
    for notches, x, y in gestures:
        before, at = plot.view_shown, QPointF(x, y)
        held = before.to_axes(at)
        turn_wheel(plot, notches, at)
        view = plot.view_shown
        for low, high, end in (
            (view.left, view.right, full.right),
            (view.bottom, view.top, full.top),
        ):
            assert -1e-9 * end <= low < high <= end * (1 + 1e-9)
            assert high - low >= end * 1e-3 * (1 - 1e-9)
        if x < before.area.left():
            assert (view.left, view.right) == (before.left, before.right)
        elif abs(notches) < 1 and view.right < full.right and view.left > 0:
            # what is under the mouse stays there, unless a limit keeps it from that
            assert view.to_axes(at)[0] == pytest.approx(held[0])
    mouse(plot, QEvent.Type.MouseButtonPress, QPointF(300, 100), MIDDLE)
    mouse(plot, QEvent.Type.MouseMove, QPointF(9e6, -9e6), held=MIDDLE)
    mouse(plot, QEvent.Type.MouseButtonRelease, QPointF(300, 100), MIDDLE)
    moved = plot.view_shown
    assert moved.left == pytest.approx(0, abs=1e-9 * full.right)
    assert moved.bottom == pytest.approx(0, abs=1e-9 * full.top)
    assert moved.right - moved.left == pytest.approx(view.right - view.left)


def test_a_zoom_outlives_curves_that_come_and_go(plot: DvhPlot) -> None:
    curves = plot.curves
    plot.show_axes((20, 60), (30, 70))
    seen = plot.view_shown
    for other in (
        replace(curves, curves=(), message="nothing is switched on"),
        replace(curves, dose_end=5.0),
        curves,
    ):
        plot.set_curves(other)
        assert plot.view_shown == seen
    plot.reset_view()
    whole = plot.view_shown
    plot.set_curves(replace(curves, dose_end=5.0))
    assert plot.view_shown.right == 5.0  # all was seen, and all is
    plot.set_curves(curves)
    assert plot.view_shown == whole


def test_the_lines_stand_at_the_mouse_or_at_the_mark(plot: DvhPlot) -> None:
    upright, level = item_of(plot).lines
    assert not upright.isVisible()
    at = plot.view_shown.to_px(67.4, 50)
    mouse(plot, QEvent.Type.MouseMove, at)
    assert upright.value() == pytest.approx(67.4)
    assert upright.isVisible()
    assert level.isVisible()
    assert level.value() == pytest.approx(plot.view_shown.to_axes(at)[1], abs=2)
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert not upright.isVisible()

    curve = plot.curves.curves[0]
    y = curve.y_at(60.0)
    plot.set_mark(Mark(60.0, y, ("D",), curve.colour, curve))
    for left, right in ((0, 124), (40, 80)):
        plot.show_axes((left, right), None)
        assert upright.value() == pytest.approx(60)
        assert level.value() == pytest.approx(y)
        # from the mark to the axes
        ends = [
            line.mapToView(QPointF(line.boundingRect().right(), 0))
            for line in (upright, level)
        ]
        assert ends[0].y() == pytest.approx(y, abs=0.01)
        assert ends[1].x() == pytest.approx(60, abs=0.01)


def test_the_cross_hair_leaves_nothing_behind(plot: DvhPlot) -> None:
    before = grabbed(plot)
    for x in range(100, 500, 7):
        mouse(plot, QEvent.Type.MouseMove, QPointF(x, 30 + x % 90))
        QApplication.processEvents()
    assert grabbed(plot) != before
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert grabbed(plot) == before


def test_only_what_the_cross_hair_covers_is_painted_again(
    plot: DvhPlot, monkeypatch: pytest.MonkeyPatch
) -> None:
    mouse(plot, QEvent.Type.MouseMove, QPointF(200, 100))
    QApplication.processEvents()
    regions = []

    painted = plot.paintEvent

    def spy(event: QPaintEvent) -> None:
        regions.append(event.region())
        painted(event)

    monkeypatch.setattr(plot, "paintEvent", spy)
    mouse(plot, QEvent.Type.MouseMove, QPointF(203, 101))
    QApplication.processEvents()
    parts = [part for region in regions for part in region]  # type: ignore[attr-defined]  # it has __iter__, its stub has not
    area = sum(part.width() * part.height() for part in parts)
    assert 0 < area < 0.25 * plot.width() * plot.height()


def test_another_theme_takes_hold_of_labels_and_lines(plot: DvhPlot) -> None:
    before = state.theme
    try:
        state.set_theme(LIGHT)
        found = colours(grabbed(plot).copy(0, 0, 45, 240))
        assert QColor(LIGHT.panel).name() in found
        assert min(QColor(name).lightness() for name in found) < 140
    finally:
        state.set_theme(before)


def test_an_export_has_labels_and_no_cross_hair(plot: DvhPlot) -> None:
    size = QSize(500, 260)
    plain = plot.picture("DVH").image(size)
    mouse(plot, QEvent.Type.MouseMove, QPointF(300, 100))
    assert plot.picture("DVH").image(size) == plain
    # labels at the left: ink besides the ground
    assert len(colours(plain.copy(20, 80, 60, 300))) > 5
    assert plot.view_shown.area.width() < 600  # the plot itself is as it was


def test_nothing_of_pyqtgraphs_menus_and_gestures_is_offered(plot: DvhPlot) -> None:
    assert plot.viewport().hasMouseTracking()
    assert not plot.viewport().acceptDrops()
    before = plot.view_shown
    at = QPoint(300, 100)
    for button in (
        Qt.MouseButton.LeftButton,
        Qt.MouseButton.RightButton,
    ):
        QTest.mousePress(plot.viewport(), button, pos=at)
        QTest.mouseMove(plot.viewport(), at + QPoint(50, 20))
        QTest.mouseRelease(plot.viewport(), button, pos=at + QPoint(50, 20))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, plot.mapToGlobal(at))
    QApplication.sendEvent(plot.viewport(), asked)
    QTest.keyClick(plot, Qt.Key.Key_Equal)
    assert open_menus() == []
    assert plot.view_shown == before
    assert not item_of(plot).autoBtn.isVisible()
    assert item_of(plot).vb.menu is None
    assert plot.scene().exportDialog is None
    turn_wheel(plot, 1, QPointF(at))  # ours is there
    assert plot.view_shown != before


@pytest.mark.parametrize(
    ("owner", "name"),
    [
        (plot_item, "paint_plot"),
        (Strip, "paint"),
        (plot_axis, "tick_labels"),
    ],
)
def test_an_error_in_painting_is_told_and_the_plot_lives(
    plot: DvhPlot, owner: object, name: str
) -> None:
    """Raised through a scene it would end the process, unheard."""
    before = grabbed(plot)
    with failing(owner, name) as told:
        for n in range(3):
            plot.show_axes((10 + n, 60), (0, 100))
            QApplication.processEvents()
        assert set(told) == {ZeroDivisionError}
        assert len(told) >= 3
    plot.reset_view()
    assert grabbed(plot) == before
