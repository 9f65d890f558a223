"""The cross-hair of the DVH reads every structure: V at its dose, D at its volume."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.isodose import Reference
from dosiscope.viewer.dvh.cross_list import cross_rows, heads_of
from dosiscope.viewer.dvh.curves import curves_of
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.dvh.readout import CrossPlace
from dosiscope.viewer.dvh.scale import Scale
from support.dvh_review import ROIS, fill, review_of, sigmoid
from support.focus import focus
from support.painted import grabbed
from support.pointer import mouse

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review


def number(text: str) -> float:
    return float(text.split()[0])


def test_every_structure_reads_as_its_closed_form() -> None:
    review = review_of(7)
    fill(review)
    rows = cross_rows(curves_of(review, Scale()), CrossPlace(30.0, 40.0))
    assert [row.curve.name for row in rows] == [name for name, *_ in ROIS[:7]]
    for row, (_, _, _, cc, middle, width) in zip(rows, ROIS, strict=False):
        start = (1 + math.tanh(middle / width)) / 2
        share = (1 - math.tanh((30 - middle) / width)) / 2 / start
        assert number(row.volume) == pytest.approx(100 * share, abs=0.06)
        in_cc = number(row.volume.partition("(")[2])
        assert in_cc == pytest.approx(cc * share, rel=0.01, abs=0.06)
        # V(D) = 40 % turned over
        dose = middle + width * math.atanh(1 - 2 * 0.4 * start)
        assert number(row.dose) == pytest.approx(dose, abs=0.02)
        assert row.dose.endswith(" Gy")


@pytest.mark.parametrize(
    ("scale", "at", "heads"),
    [
        (Scale(), (30, 40), ("V at 30.00 Gy", "D at 40.0 %")),
        (Scale(percent_volume=False), (30, 4.5), ("V at 30.00 Gy", "D at 4.50 cc")),
        (Scale(percent_dose=True), (50, 40), ("V at 50.0 %", "D at 40.0 %")),
        (Scale(differential=True), (30, 2.0), ("V at 30.00 Gy", "")),
    ],
)
def test_the_heads_say_at_which_dose_and_volume(
    scale: Scale, at: tuple[float, float], heads: tuple[str, str]
) -> None:
    review = review_of(3)
    fill(review)
    review.look.set_reference(Reference(60.0))
    curves = curves_of(review, scale)
    assert heads_of(curves, CrossPlace(*at))[1:] == heads


def test_in_percent_of_the_reference_the_numbers_are_the_same_doses() -> None:
    review = review_of(2)
    fill(review)
    review.look.set_reference(Reference(60.0))
    gray = cross_rows(curves_of(review, Scale()), CrossPlace(30.0, 50.0))
    curves = curves_of(review, Scale(percent_dose=True))
    share = cross_rows(curves, CrossPlace(50.0, 50.0), review.look.reference)
    for one, other in zip(gray, share, strict=True):
        assert one.volume == other.volume
        assert other.dose.endswith(" %")
        assert number(other.dose) * 0.6 == pytest.approx(number(one.dose), abs=0.06)


def test_a_structure_partly_outside_the_grid_has_bounds() -> None:
    review = review_of(1)
    cut = sigmoid(1, "Prostate", 47, 100, 2, volume_cc=50.0, covered_cc=47.0)
    review.results.add_dvh(1, cut)
    (row,) = cross_rows(curves_of(review, Scale()), CrossPlace(50.0, 50.0))
    assert row.volume.startswith("≥ ")
    assert row.dose.startswith("≥ ")
    # of the whole, what lies outside may be the part that receives it
    (row,) = cross_rows(curves_of(review, Scale()), CrossPlace(50.0, 98.0))
    assert row.dose == "—" or row.dose.startswith(("≥", "≤"))


@pytest.fixture
def review() -> Review:
    review = review_of(8)
    fill(review)
    review.results.set_stored_dvhs(
        tuple(
            sigmoid(n, name, cc, middle, width, DvhSource.STORED)
            for n, (name, _, _, cc, middle, width) in enumerate(ROIS, 1)
        )
    )
    return review


@pytest.fixture
def panel(qtbot: QtBot, review: Review) -> DvhPanel:
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    panel.resize(986, 560)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 16)
    return panel


@pytest.mark.slow
@pytest.mark.parametrize("height", [260, 560])
def test_the_list_comes_with_the_mouse_and_lies_on_no_curve(
    panel: DvhPanel, height: int
) -> None:
    panel.resize(986, height)
    plot, shown = panel.plot, panel._at_cross
    assert not shown.isVisible()
    mouse(plot, QEvent.Type.MouseMove, plot.view_shown.to_px(40, 50))
    assert shown.isVisible()
    assert len(shown.rows) == 16
    area = plot.view_shown.area.toAlignedRect()
    area.translate(plot.mapTo(panel.window(), QPoint()))
    assert not shown.geometry().intersects(area)
    assert panel.window().rect().contains(shown.geometry())
    assert shown.hidden_count == (0 if height == 560 else shown.hidden_count)
    grabbed(panel)
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert not shown.isVisible()


@pytest.mark.slow
@pytest.mark.parametrize("at", [(0, 0), (500, 300)])
def test_among_pictures_the_list_stands_beside_the_panel(
    qtbot: QtBot, review: Review, at: tuple[int, int]
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 640)
    panel = DvhPanel(review, window)
    panel.setGeometry(*at, 493, 330)
    window.show()
    qtbot.waitExposed(window)
    qtbot.waitUntil(lambda: len(panel.plot.curves.curves) == 16)
    plot, shown = panel.plot, panel._at_cross
    mouse(plot, QEvent.Type.MouseMove, plot.view_shown.to_px(40, 50))
    assert shown.isVisible()
    assert shown.hidden_count == 0
    area = plot.view_shown.area.toAlignedRect()
    area.translate(plot.mapTo(window, QPoint()))
    assert not shown.geometry().intersects(area)
    assert window.rect().contains(shown.geometry())


def test_on_a_curve_both_numbers_are_those_of_the_curve(panel: DvhPanel) -> None:
    plot = panel.plot
    bladder = next(c for c in plot.curves.curves if c.name == "Bladder")
    at = plot.view_shown.to_px(67.4, bladder.y_at(67.4)) + QPointF(0, 2)
    mouse(plot, QEvent.Type.MouseMove, at)
    (row, _) = (r for r in panel._at_cross.rows if r.curve.name == "Bladder")
    assert number(row.dose) == pytest.approx(67.4, abs=0.1)
    assert number(row.volume) == pytest.approx(bladder.y_at(67.4), abs=0.06)


def test_a_panel_that_goes_takes_its_list_along(panel: DvhPanel) -> None:
    plot = panel.plot
    mouse(plot, QEvent.Type.MouseMove, plot.view_shown.to_px(40, 50))
    panel.hide()
    assert not panel._at_cross.isVisible()


def test_tab_shows_the_cross_hair_though_the_mouse_rests_where_none_is(
    qtbot: QtBot, panel: DvhPanel
) -> None:
    outside = panel.plot.view_shown.area.bottomLeft() + QPointF(0, 20)
    enter = QEnterEvent(outside, outside, outside)
    QApplication.sendEvent(panel.plot, enter)
    assert not panel._at_cross.isVisible()
    focus(qtbot, panel.plot, Qt.FocusReason.TabFocusReason)
    assert panel._at_cross.isVisible()


@pytest.mark.slow
def test_keys_move_the_cross_hair_too(qtbot: QtBot, panel: DvhPanel) -> None:
    plot = panel.plot
    focus(qtbot, plot, Qt.FocusReason.TabFocusReason)
    assert panel._at_cross.isVisible()
    seen: list[CrossPlace | None] = []
    plot.crossed.connect(seen.append)
    QTest.keyClick(plot, Qt.Key.Key_Right)
    start = plot._mouse
    assert start is not None
    QTest.keyClick(plot, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot._mouse == start + QPointF(-1, -10)
    for _ in range(100):
        QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert seen[-1] is not None
    assert seen[-1].x == pytest.approx(0, abs=1e-6)  # not beyond the axis
    panel.table.setFocus(Qt.FocusReason.TabFocusReason)
    assert not panel._at_cross.isVisible()
