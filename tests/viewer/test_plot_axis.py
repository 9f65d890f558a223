"""The axis of plots: round values of one step, each with its unit, at its place."""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF

from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.ticks import nice_step, tick_labels, ticks_within


def axis_of(low: float, high: float, length: float, room: float = 36.0) -> PlotAxis:
    axis = PlotAxis("left", room=room, gap=8)
    axis.unit = "mm"
    axis.setWidth(60)
    axis.setGeometry(QRectF(0, 0, 60, length))
    axis.setRange(low, high)
    return axis


@pytest.mark.usefixtures("qapp")
@given(st.floats(-1e3, 1e3), st.floats(1e-2, 1e4), st.integers(80, 1200))
def test_values_are_all_round_ones_in_the_range(
    low: float, span: float, length: int
) -> None:
    high = low + span
    values = axis_of(low, high, length).values()
    step = nice_step(high - low, max(2, length // 36))
    # exactly: the multiples of the step within the range, but those on its very ends
    exact = Fraction(step).limit_denominator(10**6)
    hair = exact / 10**6
    least = math.ceil((Fraction(low) + hair) / exact)
    most = math.floor((Fraction(high) - hair) / exact)
    wanted = [float(n * exact) for n in range(least, most + 1)]
    inside = [v for v in values if low + hair <= v <= high - hair]
    assert inside == pytest.approx(wanted, abs=1e-6 * step)
    assert all(low - 1e-6 * span <= v <= high + 1e-6 * span for v in values)
    labels = tick_labels(values, "mm")
    assert len(set(labels)) == len(labels)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("high", "length"), [(0.3, 110), (0.6, 220), (62.5, 180), (100.0, 150), (70.0, 900)]
)
def test_the_end_of_an_axis_that_begins_at_0_keeps_its_label(
    high: float, length: float
) -> None:
    axis = axis_of(0.0, high, length)
    values = axis.values()
    step = values[1] - values[0]
    assert values[0] == 0.0
    assert values[-1] == pytest.approx(math.floor(high / step + 1e-9) * step)


@pytest.mark.usefixtures("qapp")
def test_a_label_stands_beside_its_value_and_clear_of_the_plot() -> None:
    axis = axis_of(-30.0, 70.0, 500.0)
    placed = axis.placed()
    assert len(placed) > 5
    for place, text in placed:
        value = float(text.removesuffix(" mm").replace("\N{MINUS SIGN}", "-"))
        assert place.center().y() == pytest.approx(500 - 5 * (value + 30))
        assert place.right() == pytest.approx(60 - 8)


@pytest.mark.usefixtures("qapp")
def test_labels_are_placed_anew_when_anything_of_the_axis_changes() -> None:
    axis = axis_of(0.0, 10.0, 400.0)
    seen = [axis.placed()]
    axis.setRange(0.0, 5.0)
    seen.append(axis.placed())
    axis.setGeometry(QRectF(0, 0, 60, 300))
    seen.append(axis.placed())
    axis.unit = "cc"
    seen.append(axis.placed())
    axis.unit = None
    seen.append(axis.placed())
    assert seen[-1] == []
    assert all(one != other for one, other in pairwise(seen))


@given(st.floats(-1e3, 1e3), st.floats(1e-2, 1e4), st.integers(2, 12))
def test_inner_ticks_of_the_colour_bar_stay_off_its_labelled_ends(
    low: float, span: float, wanted: int
) -> None:
    high = low + span
    values = ticks_within(low, high, wanted)
    room, step = 0.07 * (high - low), nice_step(high - low, wanted)
    assert all(low + room < v < high - room for v in values)
    for value in values:
        assert value / step == pytest.approx(round(value / step), abs=1e-6)
    # none that would have had room is left out
    assert len(values) >= math.floor(0.86 * (high - low) / step) - 1
    assert len(values) <= 2 * wanted + 1
