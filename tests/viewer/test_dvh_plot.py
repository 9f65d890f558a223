from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtWidgets import QApplication

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.isodose import Reference
from dosiscope.core.reason import Reason
from dosiscope.core.text import grouped, volume_text
from dosiscope.resources.theme import DARK, LIGHT, Theme
from dosiscope.viewer.dvh.curves import axis_values, curves_of, decimate
from dosiscope.viewer.dvh.painting import legend_text, visible_ink
from dosiscope.viewer.dvh.plot import DvhPlot
from dosiscope.viewer.dvh.readout import readout_lines
from dosiscope.viewer.dvh.rows import outside_cell
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.ticks import nice_ceiling, tick_labels
from support.dvh_review import box, dose, fill, review_of, sigmoid
from support.pointer import NO_BUTTON, mouse, turn_wheel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review


def ramp(volume_unit: str = "cc") -> Dvh:
    """V(D) = 40 cc (1 - D / 80 Gy)."""
    edges = np.linspace(0, 80, 801)
    total = 40.0 if volume_unit == "cc" else 100.0
    return Dvh(
        roi_numbers=(1,),
        name="Ramp",
        source=DvhSource.COMPUTED,
        dose=edges,
        volume=total * (1 - edges / 80),
        dose_unit="Gy",
        volume_unit=volume_unit,
        volume_cc=40.0,
    )


def shown(qtbot: QtBot, review: Review, scale: Scale | None = None) -> DvhPlot:
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.resize(600, 240)
    plot.set_curves(curves_of(review, scale or Scale()))
    plot.show()
    qtbot.waitExposed(plot)
    return plot


# --- numbers of the axes ----------------------------------------------------------


@given(st.floats(1e-6, 1e7))
def test_an_axis_holds_its_largest_value_and_little_more(value: float) -> None:
    end = nice_ceiling(value)
    assert value <= end * (1 + 1e-9)
    assert end <= 1.3 * value


def test_tick_labels_carry_their_unit_and_no_needless_decimals() -> None:
    assert tick_labels([0.0, 2.5, 5.0], "Gy") == ["0.0 Gy", "2.5 Gy", "5.0 Gy"]
    assert tick_labels([0.0, 25.0], "%") == ["0 %", "25 %"]
    assert tick_labels([0.0, 25.0], "") == ["0", "25"]


def test_large_and_negative_numbers_read_well() -> None:
    assert grouped(24310.4, 0) == "24\N{NARROW NO-BREAK SPACE}310"
    assert grouped(-0.04, 1) == "0.0"
    assert grouped(-1.5, 1) == "\N{MINUS SIGN}1.5"
    texts = [volume_text(v) for v in (0.262, 7.24, 52.5, 148.23)]
    assert texts == ["0.262", "7.24", "52.5", "148.2"]


# --- values of the axes -----------------------------------------------------------


def test_percent_axes_are_of_the_reference_and_of_the_volume() -> None:
    scale = Scale(percent_dose=True, percent_volume=True)
    x, y = axis_values(ramp(), scale, Reference(50.0), 160)
    assert x[-1] == pytest.approx(160)
    assert np.interp(80, x, y) == pytest.approx(50)  # 40 Gy of 80


def test_a_curve_stored_in_percent_reads_in_cc_where_the_volume_is_known() -> None:
    _, y = axis_values(ramp("%"), Scale(percent_volume=False), None, 80)
    assert y[0] == pytest.approx(40)


def test_the_differential_curve_of_a_ramp_is_flat_and_holds_the_volume() -> None:
    scale = Scale(differential=True, percent_volume=False)
    x, y = axis_values(ramp(), scale, None, 80)
    inner = (x > 1) & (x < 79)
    assert y[inner] == pytest.approx(0.5)  # 40 cc over 80 Gy
    assert y.sum() * (x[1] - x[0]) == pytest.approx(40)


def test_the_differential_curve_of_a_sigmoid_peaks_where_it_is_steepest() -> None:
    dvh = sigmoid(1, "x", 50, 60, 5)
    x, y = axis_values(dvh, Scale(differential=True), None, 124)
    assert x[y.argmax()] == pytest.approx(60, abs=0.5)
    # d/dD of 100 (1 - tanh((D - m) / w)) / 2 at m
    assert y.max() == pytest.approx(100 / 2 / 5, rel=0.01)


@given(
    st.lists(st.floats(0, 1), min_size=2, max_size=300),
    st.floats(0.001, 0.2),
)
def test_decimation_stays_within_its_tolerance(
    drops: list[float], tolerance: float
) -> None:
    y = np.cumsum(drops)[::-1].copy()
    x = np.arange(len(y), dtype=float)
    keep = decimate(x, y, tolerance)
    assert np.abs(np.interp(x, x[keep], y[keep]) - y).max() <= tolerance + 1e-9
    assert keep[0] == 0
    assert keep[-1] == len(x) - 1


def test_a_smooth_curve_needs_few_points() -> None:
    dvh = sigmoid(1, "x", 50, 60, 10, points=8000)
    keep = decimate(dvh.dose, dvh.volume / 50 * 200, 0.2)
    assert len(keep) < 80


# --- what has no curve says why -----------------------------------------------------


def test_what_has_no_curve_says_why() -> None:
    review = review_of(3)
    review.results.add_dvh(1, sigmoid(1, "Prostate", 52.5, 100, 2))
    review.results.add_no_dvh(3, "it lies wholly outside the dose grid")
    curves = curves_of(review, Scale())
    assert [c.name for c in curves.curves] == ["Prostate"]
    assert curves.progress_text == "computing 2 of 2"
    reasons = {a.name: a.reason for a in curves.absences}
    assert reasons["Bladder"] == "it lies wholly outside the dose grid"


def test_an_roi_that_must_not_be_measured_is_named_with_its_reason() -> None:
    review = review_of(
        1, rois=(box(9, "Torn", not_measured=(Reason("contour 7 is missing"),)),)
    )
    review.results.add_dvh(9, sigmoid(9, "Torn", 5, 50, 5))  # even if one arrives
    curves = curves_of(review, Scale())
    assert [c.name for c in curves.curves] == []
    assert ("Torn", "contour 7 is missing") in [
        (a.name, a.reason) for a in curves.absences
    ]


def test_hidden_rois_have_no_curve_and_points_are_not_awaited() -> None:
    review = review_of(3)
    fill(review)
    review.display.set_visible([2], False)
    assert [c.number for c in curves_of(review, Scale()).curves] == [1, 3]


def test_a_stored_curve_without_volume_is_not_drawn_on_an_axis_in_cc() -> None:
    review = review_of(1)
    fill(review)
    in_percent = sigmoid(
        1, "Prostate", 100, 100, 2, DvhSource.STORED, volume_unit="%", volume_cc=None
    )
    review.results.set_stored_dvhs((in_percent,))
    curves = curves_of(review, Scale(percent_volume=False))
    assert [c.is_stored for c in curves.curves] == [False]
    assert "in % only" in curves.absences[0].reason
    assert len(curves_of(review, Scale()).curves) == 2


def test_a_relative_dose_is_never_labelled_gy() -> None:
    review = review_of(1)
    review.set_dose(dose(100, DoseUnits.RELATIVE))
    review.results.set_stored_dvhs(
        (sigmoid(1, "Prostate", 5, 50, 5, DvhSource.STORED),)
    )
    curves = curves_of(review, Scale(percent_dose=True))
    assert curves.dose_unit == ""
    assert not curves.scale.percent_dose
    assert curves.absences[-1].reason == "its dose is in Gy, the axis relative"


def test_an_empty_plot_says_what_is_missing() -> None:
    review = review_of(2)
    review.display.set_visible([1, 2], False)
    assert "switched on" in curves_of(review, Scale()).message


# --- with the mouse ----------------------------------------------------------------


def test_the_tag_reads_the_curve_under_the_mouse(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    bladder = plot.curves.curves[2]
    # V(67.4 Gy) is half of V(0) made to be 100 %
    start = (1 + math.tanh(67.4 / 22)) / 2
    point = plot.view_shown.to_px(67.4, 50 / start)
    with qtbot.waitSignal(plot.curve_hovered) as hovered:
        mouse(plot, QEvent.Type.MouseMove, point)
    assert hovered.args == [3]
    lines = readout_lines(plot.curves, bladder, 67.4)
    assert lines[0] == "Bladder · 67.40 Gy"
    assert lines[1] == f"V = {50 / start:.1f} % ({148.2 / 2 / start:.1f} cc)"


def test_the_tag_says_what_lies_outside_the_grid_and_what_is_stored(
    qtbot: QtBot,
) -> None:
    review = review_of(1)
    cut = sigmoid(1, "Prostate", 47, 100, 2, volume_cc=50.0, covered_cc=47.0)
    review.results.add_dvh(1, cut)
    review.results.set_stored_dvhs(
        (sigmoid(1, "Prostate", 50, 100, 2, DvhSource.STORED),)
    )
    curves = curves_of(review, Scale())
    computed, stored = curves.curves
    assert readout_lines(curves, computed, 50)[2] == "6.0 % outside the dose grid"
    assert readout_lines(curves, stored, 50)[-1] == "stored in the file"


def test_leaving_the_plot_takes_the_highlight_away(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    with qtbot.waitSignal(plot.curve_hovered) as left:
        QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert left.args == [None]


def test_the_wheel_zooms_the_axis_under_the_mouse(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    area = plot.view_shown.area
    full = plot.view_shown
    turn_wheel(plot, 2, QPointF(area.center().x(), area.bottom() + 10))
    dose_only = plot.view_shown
    assert dose_only.right - dose_only.left < full.right - full.left
    assert (dose_only.bottom, dose_only.top) == (full.bottom, full.top)
    turn_wheel(plot, 2, QPointF(area.left() - 10, area.center().y()))
    both = plot.view_shown
    assert (both.left, both.right) == (dose_only.left, dose_only.right)
    assert both.top - both.bottom < full.top - full.bottom
    left = Qt.MouseButton.LeftButton
    mouse(plot, QEvent.Type.MouseButtonDblClick, area.center(), left)
    reset = plot.view_shown
    assert (reset.left, reset.right, reset.bottom, reset.top) == (
        full.left,
        full.right,
        full.bottom,
        full.top,
    )


def test_zooming_keeps_the_place_under_the_mouse(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    point = plot.view_shown.area.center() + QPointF(40, 20)
    before = plot.view_shown.to_axes(point)
    turn_wheel(plot, 3, point)
    assert plot.view_shown.to_axes(point) == pytest.approx(before)


def test_the_middle_button_pans_and_stops_at_the_ends(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    plot.show_axes((40, 80), (20, 60))
    scale = plot.view_shown.x_scale
    middle = Qt.MouseButton.MiddleButton
    start = plot.view_shown.area.center()
    mouse(plot, QEvent.Type.MouseButtonPress, start, middle)
    mouse(plot, QEvent.Type.MouseMove, start + QPointF(30, 0), held=middle)
    assert plot.view_shown.left == pytest.approx(40 - 30 / scale)
    mouse(plot, QEvent.Type.MouseMove, start + QPointF(3000, 0), held=middle)
    mouse(plot, QEvent.Type.MouseButtonRelease, start, middle, NO_BUTTON)
    assert plot.view_shown.left == 0
    assert plot.view_shown.right == pytest.approx(40)


def test_more_curves_keep_the_zoom_and_other_axes_reset_it(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    plot.show_axes((40, 80), None)
    plot.set_curves(curves_of(review, Scale()))
    assert plot.view_shown.left == 40
    plot.set_curves(curves_of(review, Scale(percent_volume=False)))
    assert plot.view_shown.left == 0


def test_curves_are_drawn_in_their_colours_where_they_belong(qtbot: QtBot) -> None:
    review = review_of(1)
    review.results.add_dvh(1, sigmoid(1, "Prostate", 52.5, 62, 8))
    plot = shown(qtbot, review)
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    for place in (20.0, 55.0, 62.0, 70.0):
        curve = plot.curves.curves[0]
        at = plot.view_shown.to_px(place, curve.y_at(place)) * ratio
        colour = image.pixelColor(int(at.x()), int(at.y()))
        assert colour.red() > 180, place
        assert colour.green() < 130, place


@given(st.tuples(*[st.integers(0, 255)] * 3), st.sampled_from([DARK, LIGHT]))
def test_every_colour_stands_off_the_panel(
    colour: tuple[int, int, int], theme: Theme
) -> None:
    def luma(name: str) -> float:
        red, green, blue = (int(name[n : n + 2], 16) / 255 for n in (1, 3, 5))
        return 0.299 * red + 0.587 * green + 0.114 * blue

    ink = visible_ink(colour, theme)
    assert abs(luma(ink) - luma(theme.panel)) >= 0.14


def test_a_picture_has_the_size_that_was_asked_for(qtbot: QtBot) -> None:
    review = review_of(3)
    fill(review)
    plot = shown(qtbot, review)
    image = plot.picture("DVH").image(QSize(400, 200), 3.0)
    assert (image.width(), image.height()) == (1200, 600)


@given(st.integers(0, 50), st.integers(0, 124))
def test_plot_and_table_read_one_volume(outside: int, dose: int) -> None:
    cc = 100.0 - outside
    dvh = sigmoid(1, "Prostate", cc, 60, 20, volume_cc=100.0, covered_cc=cc)
    x, y = axis_values(dvh, Scale(), None, 124.0)
    table = evaluate(parse_metric(f"V{dose}Gy"), dvh).number
    assert float(np.interp(dose, x, y, right=0.0)) == pytest.approx(table, abs=1e-9)


def test_a_curve_of_a_part_is_marked_as_a_bound() -> None:
    review = review_of(1)
    cut = sigmoid(1, "Prostate", 47, 100, 2, volume_cc=50.0, covered_cc=47.0)
    review.results.add_dvh(1, cut)
    curve = curves_of(review, Scale()).curves[0]
    assert float(curve.y[0]) == pytest.approx(94)
    assert legend_text(curve) == "Prostate: lower bound, 6.0 % outside the dose grid"


@pytest.mark.parametrize("outside", [0.0, 0.005, 0.02, 0.07, 0.5])
def test_every_place_takes_the_same_share_for_outside(outside: float) -> None:
    # % of the structure outside the grid; below 0.01 it is rounding at its edge
    review = review_of(1)
    cut = sigmoid(1, "Prostate", 50.0, 100, 2, covered_cc=50.0 * (1 - outside / 100))
    review.results.add_dvh(1, cut)
    curves = curves_of(review, Scale())
    (curve,) = curves.curves
    is_bound = outside > 0.01
    mean = evaluate(parse_metric("mean"), cut)
    assert (mean.side, mean.sign) == (("lower", "\u2265 ") if is_bound else ("", ""))
    assert outside_cell(cut).is_doubtful == is_bound
    assert ("outside" in legend_text(curve)) == is_bound
    lines = readout_lines(curves, curve, 100.0)
    assert any("outside" in line for line in lines) == is_bound
    assert any(line.startswith("V \u2265") for line in lines) == is_bound
    # and the share is the same number, never rounded to nothing
    text = {0.02: "0.02 %", 0.07: "0.07 %", 0.5: "0.5 %"}.get(outside)
    if text is not None:
        assert text in mean.reason
        assert text in outside_cell(cut).hint
        assert text in legend_text(curve)
        assert any(text in line for line in lines)
