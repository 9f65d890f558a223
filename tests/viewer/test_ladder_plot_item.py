"""The ladder as pyqtgraph has it: axis, line, what is kept, what is not offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from dosiscope.core.contours.graph import contour_graph
from dosiscope.resources.theme import DARK, LIGHT
from dosiscope.viewer import plot_axis
from dosiscope.viewer.ladder import plot_item
from dosiscope.viewer.ladder.model import ladder_of
from dosiscope.viewer.ladder.plot import LadderPlot
from dosiscope.viewer.theming import state
from support.ladder_rois import skipped, vessel
from support.painted import colours, failing, grabbed, open_menus
from support.pointer import mouse, turn_wheel

if TYPE_CHECKING:
    from types import ModuleType

    from PySide6.QtGui import QPaintEvent
    from pytestqt.qtbot import QtBot

    from dosiscope.core.structures import Roi
    from dosiscope.viewer.ladder.model import LadderModel
    from dosiscope.viewer.ladder.plot_item import LadderPlotItem

IMAGES = np.arange(-2.0, 30.0, 2.0)
INK = (255, 160, 64)
MIDDLE = Qt.MouseButton.MiddleButton


def model_of(roi: Roi) -> LadderModel:
    return ladder_of(roi, contour_graph(roi, IMAGES), IMAGES)


@pytest.fixture
def plot(qtbot: QtBot) -> LadderPlot:
    plot = LadderPlot()
    qtbot.addWidget(plot)
    plot.resize(300, 460)
    plot.set_model(model_of(vessel()), INK)
    plot.show()
    qtbot.waitExposed(plot)
    return plot


def item_of(plot: LadderPlot) -> LadderPlotItem:
    item: LadderPlotItem = plot.centralWidget
    return item


def place_of(plot: LadderPlot, node: int) -> QPointF:
    assert plot.model is not None
    return QPointF(*plot.view.places(plot.model)[node])


def shown(plot: LadderPlot) -> tuple[float, float]:
    return plot.view.low, plot.view.high


# --- what is in sight ---


def test_the_view_box_and_the_painting_say_the_same(plot: LadderPlot) -> None:
    plot.show_range(3.0, 17.0)
    for size in (QSize(300, 460), QSize(433, 777), QSize(140, 120)):
        plot.resize(size)
        view, box = plot.view, item_of(plot).vb
        assert shown(plot) == pytest.approx((3, 17))  # a size changes no range
        for z in (3.0, 9.9, 17.0):
            at = box.mapViewToScene(QPointF(0.0, z))
            assert view.y(z) == pytest.approx(at.y())
            assert plot.z_at(QPointF(5, view.y(z))) == pytest.approx(z)
        assert view.area.left() == 64
        assert view.area.right() == size.width() - 12


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.floats(-500, 500), st.floats(0.01, 800))
def test_nothing_beyond_the_ends_is_ever_shown(
    plot: LadderPlot, low: float, wide: float
) -> None:
    least, most = item_of(plot).limits()
    plot.show_range(low, low + wide)
    seen = shown(plot)
    assert least - 1e-9 <= seen[0] < seen[1] <= most + 1e-9
    width = seen[1] - seen[0]
    assert width == pytest.approx(min(max(wide, 0.5), most - least))
    if least <= low and low + wide <= most and wide >= 0.5:
        assert seen == pytest.approx((low, low + wide))


def test_the_middle_button_moves_what_is_under_the_mouse(plot: LadderPlot) -> None:
    plot.show_range(5.0, 15.0)
    before = plot.z_at(QPointF(150, 200))
    mouse(plot, QEvent.Type.MouseButtonPress, QPointF(150, 200), MIDDLE)
    for y in (210, 260, 190, 240):
        mouse(plot, QEvent.Type.MouseMove, QPointF(150, y), held=MIDDLE)
    assert plot.z_at(QPointF(150, 240)) == pytest.approx(before)
    low, high = shown(plot)
    assert high - low == pytest.approx(10.0)
    mouse(plot, QEvent.Type.MouseMove, QPointF(150, 40_000), held=MIDDLE)
    assert shown(plot)[1] == pytest.approx(item_of(plot).limits()[1])
    mouse(plot, QEvent.Type.MouseButtonRelease, QPointF(150, 240), MIDDLE)
    seen = shown(plot)
    mouse(plot, QEvent.Type.MouseMove, QPointF(150, 100))
    assert shown(plot) == seen


def test_another_structure_is_seen_whole_and_the_same_one_stays(
    plot: LadderPlot,
) -> None:
    plot.show_range(5.0, 9.0)
    plot.set_model(model_of(vessel()), (1, 2, 3))
    assert shown(plot) == pytest.approx((5, 9))
    plot.set_model(model_of(skipped()), INK)
    assert shown(plot) == pytest.approx(item_of(plot).limits())
    plot.set_model(None, INK, "nothing")
    plot.set_model(model_of(vessel()), INK)
    assert shown(plot) == pytest.approx(item_of(plot).limits())


# --- axis, line, marks ---


def test_a_label_of_the_scale_stands_at_its_value(plot: LadderPlot) -> None:
    for low, high in ((0.0, 20.0), (7.0, 8.3)):
        plot.show_range(low, high)
        labels = item_of(plot).scale_labels()
        assert len(labels) > 3
        for place, text in labels:
            number, unit = text.split()
            assert unit == "mm"
            assert low <= float(number) <= high
            assert place.center().y() == pytest.approx(plot.view.y(float(number)))
            assert place.right() == pytest.approx(64 - 9)


@pytest.mark.slow
def test_the_line_stands_at_the_shown_plane_or_is_not_there(plot: LadderPlot) -> None:
    line = item_of(plot).line
    assert not line.isVisible()
    plain = grabbed(plot)
    plot.set_plane(8.0)
    assert line.isVisible()
    assert line.value() == 8.0
    accent, y = QColor(DARK.accent).name(), round(plot.view.y(8.0))
    rows = range(y - 1, y + 2)
    marked = grabbed(plot)
    for x in (66, 200, 299):  # from the scale to the edge
        assert accent in {marked.pixelColor(x, row).name() for row in rows}
    plot.show_range(10.0, 20.0)  # it must not stand at the edge instead
    assert not line.isVisible()
    assert accent not in colours(grabbed(plot))
    plot.reset_view()
    assert line.isVisible()
    assert grabbed(plot) == marked
    plot.set_plane(None)
    assert grabbed(plot) == plain


def test_plane_and_ring_leave_nothing_behind(plot: LadderPlot) -> None:
    plain = grabbed(plot)
    assert plot.model is not None
    for node in range(len(plot.model.z)):
        mouse(plot, QEvent.Type.MouseMove, place_of(plot, node))
        plot.set_plane(float(plot.model.z[node]) + 0.3)
        QApplication.processEvents()
    assert grabbed(plot) != plain
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    plot.set_plane(None)
    assert grabbed(plot) == plain


def test_the_ring_goes_with_its_contour(plot: LadderPlot) -> None:
    accent = QColor(DARK.accent).name()
    mouse(plot, QEvent.Type.MouseMove, place_of(plot, 4))
    plot.show_range(2.0, 12.0)
    image, at = grabbed(plot), place_of(plot, 4)
    around = image.copy(round(at.x()) - 12, round(at.y()) - 12, 24, 24)
    assert accent in colours(around)


def test_only_what_the_plane_covers_is_painted_again(
    plot: LadderPlot, monkeypatch: pytest.MonkeyPatch
) -> None:
    plot.set_plane(8.0)
    QApplication.processEvents()
    regions = []
    painted = plot.paintEvent

    def spy(event: QPaintEvent) -> None:
        regions.append(event.region())
        painted(event)

    monkeypatch.setattr(plot, "paintEvent", spy)
    plot.set_plane(9.0)
    QApplication.processEvents()
    parts = [part for region in regions for part in region]  # type: ignore[attr-defined]  # it has __iter__, its stub has not
    area = sum(part.width() * part.height() for part in parts)
    assert 0 < area < 0.25 * plot.width() * plot.height()


def test_what_there_is_to_know_of_a_contour_is_told_beside_it(
    plot: LadderPlot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []

    class Tip:
        @staticmethod
        def showText(_at: QPoint, text: str, _widget: object) -> None:  # noqa: N802
            told.append(text)

        @staticmethod
        def hideText() -> None:  # noqa: N802
            told.append("")

    monkeypatch.setattr("dosiscope.viewer.ladder.plot.QToolTip", Tip)
    for at in (place_of(plot, 1).toPoint(), QPoint(plot.width() - 14, 20)):
        asked = QHelpEvent(QEvent.Type.ToolTip, at, plot.mapToGlobal(at))
        QApplication.sendEvent(plot.viewport(), asked)
    assert "number 2" in told[0]
    assert told[1:] == [""]


# --- painting ---


@pytest.mark.slow
def test_a_message_stands_alone(plot: LadderPlot) -> None:
    plot.set_plane(8.0)
    plot.set_model(None, INK, "No structure with closed contours")
    image = grabbed(plot)
    for box in ((0, 0, 300, 180), (0, 280, 300, 180)):
        assert colours(image.copy(*box)) == {QColor(DARK.panel).name()}
    assert len(colours(image.copy(0, 180, 300, 100))) > 3
    assert item_of(plot).scale_labels() == []


@pytest.mark.slow
def test_another_theme_takes_hold_of_everything(plot: LadderPlot) -> None:
    before = state.theme
    plot.set_plane(8.0)
    try:
        state.set_theme(LIGHT)
        image = grabbed(plot)
        assert QColor(DARK.panel).name() not in colours(image)
        assert QColor(LIGHT.accent).name() in colours(image.copy(70, 0, 200, 460))
        words = image.copy(0, 0, 55, 460)
        assert min(QColor(name).lightness() for name in colours(words)) < 140
    finally:
        state.set_theme(before)


@pytest.mark.slow
def test_a_picture_of_its_own_has_the_scale_and_neither_plane_nor_zoom(
    plot: LadderPlot,
) -> None:
    size = QSize(280, 420)
    plain = plot.picture().image(size)
    assert len(colours(plain.copy(10, 0, 90, 840))) > 5  # letters
    plot.set_plane(8.0)
    plot.show_range(4.0, 8.0)
    mouse(plot, QEvent.Type.MouseMove, place_of(plot, 3))
    assert plot.picture().image(size) == plain
    assert shown(plot) == pytest.approx((4, 8))


def test_nothing_of_pyqtgraphs_menus_and_gestures_is_offered(plot: LadderPlot) -> None:
    assert plot.viewport().hasMouseTracking()
    assert not plot.viewport().acceptDrops()
    assert plot.focusPolicy() is Qt.FocusPolicy.NoFocus
    plot.show_range(4.0, 14.0)
    before, at = shown(plot), QPoint(250, 200)
    for button in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
        QTest.mousePress(plot.viewport(), button, pos=at)
        QTest.mouseMove(plot.viewport(), at + QPoint(5, 60))
        QTest.mouseRelease(plot.viewport(), button, pos=at + QPoint(5, 60))
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, plot.mapToGlobal(at))
    QApplication.sendEvent(plot.viewport(), asked)
    assert open_menus() == []
    assert shown(plot) == before
    item = item_of(plot)
    assert item.vb.menu is None
    assert not item.autoBtn.isVisible()
    assert plot.scene().exportDialog is None
    turn_wheel(plot, 1, QPointF(at))  # ours is there
    assert shown(plot) != before


@pytest.mark.parametrize(
    ("owner", "name"),
    [(plot_item, "paint_ladder"), (plot_axis, "tick_labels"), (plot_item, "font")],
)
def test_an_error_in_painting_is_told_and_the_ladder_lives(
    plot: LadderPlot, owner: ModuleType, name: str
) -> None:
    """Raised through a scene it would end the process, unheard."""
    plot.set_plane(8.0)
    before = grabbed(plot)
    with failing(owner, name) as told:
        for n in range(3):
            plot.show_range(1.0 + n, 20.0)
            QApplication.processEvents()
        assert set(told) == {ZeroDivisionError}
        assert len(told) >= 3
    plot.reset_view()
    assert grabbed(plot) == before
