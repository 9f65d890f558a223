"""Isodose levels moved by hand: on the colour bars and on the dose axis of the DVH."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtTest import QTest

from dosiscope.core.isodose import Level, Reference
from dosiscope.core.plane import AXIAL, axial
from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.sections.isolines import isolines
from dosiscope.resources.presets import level_colour
from dosiscope.viewer.dvh.panel import DvhPanel
from dosiscope.viewer.level_drag import OFF, Axis, LevelDrag, round_step
from dosiscope.viewer.panels.wash import WashEditor
from dosiscope.viewer.review import Review
from dosiscope.viewer.slice_view import SliceView
from support.axial import (
    ORIENTATIONS,
    circle,
    closed,
    make_dose,
    make_plan,
    make_roi,
    small_case,
    stack,
)
from support.dvh_review import sigmoid
from support.painted import grabbed
from support.pointer import mouse

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from support.axial import Array

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
PRESS, MOVE, RELEASE, DOUBLE = (
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)
START = (Level(80, True, (9, 9, 9)), Level(50, True, level_colour(50)))


def cone(x: Array, y: Array, z: Array) -> Array:
    """100 Gy in the middle, 2 Gy less with every mm."""
    falling: Array = np.maximum(100 - 2 * np.hypot(x, y), 0)
    return falling


def review_of() -> Review:
    grid = stack(ORIENTATIONS[0], (1, 1), (-5, 0, 5), (-60, -60), (60, 60))
    roi = make_roi(1, [closed(circle(0, 0, 20, z)) for z in (-5, 0, 5)])
    case = small_case(
        doses=(make_dose(grid, cone),), plan=make_plan((80.0,)), rois=(roi,)
    )
    review = Review()
    review.set_case(case)
    review.axial.go_to(0)
    review.results.add_dvh(1, sigmoid(1, "Target", 50, 70, 8))
    review.look.set_levels(START)
    review.look.set_wash(low=10, high=100)
    return review


@dataclass(frozen=True)
class Where:
    """An axis with levels on it: where a dose is, and which way leads off it."""

    widget: QWidget
    place: Callable[[float], QPointF]
    off: QPointF


def on_bar(qtbot: QtBot, review: Review) -> Where:
    editor = WashEditor(review)
    qtbot.addWidget(editor)
    editor.resize(340, 300)
    editor.show()
    qtbot.waitExposed(editor)
    return Where(editor.bar, editor.bar.level_place, QPointF(0, OFF + 10))


def on_dvh(qtbot: QtBot, review: Review) -> Where:
    panel = DvhPanel(review)
    qtbot.addWidget(panel)
    panel.resize(900, 300)
    panel.show()
    qtbot.waitExposed(panel)
    qtbot.waitUntil(lambda: bool(panel.plot.curves.curves))
    return Where(panel.plot, panel.plot.level_place, QPointF(0, -OFF - 10))


def on_picture(qtbot: QtBot, review: Review) -> Where:
    view = SliceView(review.axial)
    qtbot.addWidget(view)
    view.resize(700, 600)
    view.show()
    qtbot.waitExposed(view)
    grabbed(view)

    def place(dose: float) -> QPointF:
        axis, bar = view._levels.axis, view._levels._layer.bar
        assert axis is not None
        assert bar is not None
        return QPointF(bar.right() + 4, axis.px(dose))

    return Where(view, place, QPointF(-OFF - 30, 0))


@pytest.fixture
def review() -> Review:
    return review_of()


@pytest.fixture(params=[on_bar, on_dvh, on_picture])
def where(
    request: pytest.FixtureRequest, qtbot: QtBot, qapp: object, review: Review
) -> Where:
    made: Where = request.param(qtbot, review)
    return made


def drag(where: Where, start: QPointF, *stops: QPointF, release: bool = True) -> None:
    mouse(where.widget, PRESS, start, LEFT, LEFT)
    for stop in stops:
        mouse(where.widget, MOVE, stop, NONE, LEFT)
    if release:
        mouse(where.widget, RELEASE, stops[-1], LEFT, NONE)


def percents(review: Review) -> list[float]:
    assert all(level.is_percent for level in review.look.levels)
    return [level.value for level in review.look.levels]


def test_a_dragged_level_is_the_dose_at_the_mouse(where: Where, review: Review) -> None:
    before = where.place(64)  # 80 % of 80 Gy
    after = where.place(54.4)  # 68 %
    drag(where, before, (before + after) / 2, after)
    high, low = percents(review)
    # round, and no further from the mouse than a step that is seen
    assert high == pytest.approx(68, abs=1)
    assert high == pytest.approx(round(high, 1), abs=1e-9)
    assert low == 50
    assert review.look.levels[0].colour == (9, 9, 9)  # which somebody chose


def test_its_line_lies_where_the_dose_of_the_phantom_is_that(
    where: Where, review: Review
) -> None:
    drag(where, where.place(40), where.place(27))
    level = review.look.levels[-1]
    dose = level.dose(review.look.reference)
    assert dose is not None
    assert dose == pytest.approx(27, abs=1)
    assert review.dose is not None
    section = dose_sections(review.dose, AXIAL).at(axial(0))
    assert section is not None
    (line,) = isolines(section, [dose])[dose]
    assert np.hypot(*line.T) == pytest.approx((100 - dose) / 2, abs=0.02)


def test_dragged_off_it_is_gone_and_comes_back_with_the_mouse(
    where: Where, review: Review
) -> None:
    place = where.place(64)
    drag(where, place, place + where.off, release=False)
    assert percents(review) == [50]
    mouse(where.widget, MOVE, place, NONE, LEFT)
    assert len(percents(review)) == 2
    mouse(where.widget, MOVE, place + where.off, NONE, LEFT)
    mouse(where.widget, RELEASE, place + where.off, LEFT, NONE)
    assert percents(review) == [50]


def test_a_double_click_adds_a_level_in_the_unit_and_colour_of_the_others(
    where: Where, review: Review
) -> None:
    place = where.place(24)
    mouse(where.widget, PRESS, place, LEFT, LEFT)
    mouse(where.widget, RELEASE, place, LEFT, NONE)
    mouse(where.widget, DOUBLE, place, LEFT, LEFT)
    high, middle, low = review.look.levels
    assert (high, middle) == START
    assert low.is_percent
    assert low.value == pytest.approx(30, abs=1)
    assert low.colour == level_colour(low.value)
    mouse(where.widget, DOUBLE, place, LEFT, LEFT)  # there is one already
    assert len(review.look.levels) == 3


def test_escape_puts_it_back(qtbot: QtBot, where: Where, review: Review) -> None:
    drag(where, where.place(64), where.place(50), release=False)
    assert review.look.levels != START
    QTest.keyClick(where.widget, Qt.Key.Key_Escape)
    assert review.look.levels == START
    mouse(where.widget, MOVE, where.place(30), NONE, LEFT)  # nothing is held any more
    assert review.look.levels == START


def test_it_does_not_stop_on_another_level(where: Where, review: Review) -> None:
    drag(where, where.place(64), where.place(40))
    assert len({*percents(review)}) == 2
    assert percents(review)[-1] == 50


def test_what_is_hidden_is_not_taken(where: Where, review: Review) -> None:
    hidden = Level(80, True, (9, 9, 9), is_shown=False)
    review.look.set_levels((hidden, START[1]))
    drag(where, where.place(64), where.place(50))
    assert percents(review) == [80, 50]


def test_levels_in_gray_stay_in_gray(where: Where, review: Review) -> None:
    review.look.set_levels([Level(64, False, (9, 9, 9))])
    drag(where, where.place(64), where.place(48))
    (level,) = review.look.levels
    assert not level.is_percent
    assert level.value == pytest.approx(48, abs=0.8)


# --- the rounding of what is dragged ---


@given(st.floats(1e-6, 1e6))
def test_a_step_is_round_and_at_least_as_large_as_asked(least: float) -> None:
    step = round_step(least)
    assert least * (1 - 1e-9) <= step <= 2.5 * least * (1 + 1e-9)
    assert f"{step:.0e}"[0] in "125"


@pytest.mark.slow
@given(st.floats(-50, 500), st.floats(0.2, 50))
def test_a_dragged_level_is_never_out_of_what_can_be_typed(
    px: float, scale: float
) -> None:
    review = review_of()
    review.look.set_reference(Reference(80.0))
    drags = LevelDrag(review)
    axis = Axis(20.0, scale)
    review.look.set_levels([Level(50, True, (9, 9, 9))])
    assert drags.press(axis.px(40.0), axis)
    drags.move(px, 0.0, axis)
    (level,) = review.look.levels
    assert 0.01 <= level.value <= 100_000
    step = round_step(1.25 / scale)  # a pixel in %
    if 20 < px < 400:
        assert abs(level.value * 0.8 - axis.dose(px)) <= step * 0.8 + 0.02


# --- the ends of the wash, on the bar of the picture ---


@pytest.fixture
def picture(qtbot: QtBot, qapp: object, review: Review) -> Where:
    return on_picture(qtbot, review)


def on_bar_itself(picture: Where, dose: float) -> QPointF:
    return picture.place(dose) - QPointF(8, 0)


@pytest.mark.parametrize(
    ("taken", "to", "wanted"),
    [
        (100, 70, (10, 70)),
        (10, 40, (40, 100)),
        (10, -20, (0, 100)),  # there is no dose below 0
        (100, 130, (10, 100)),  # and none above the maximum
        (100, 5, (10, 10)),  # the ends do not cross
        (10, 120, (100, 100)),
    ],
)
def test_the_ends_of_the_wash_are_dragged_on_the_bar(
    picture: Where, review: Review, taken: float, to: float, wanted: tuple[float, float]
) -> None:
    start = on_bar_itself(picture, taken)
    stop = on_bar_itself(picture, to)
    drag(picture, start, (start + stop) / 2, stop)
    low, high = review.look.wash_range
    assert (low, high) == pytest.approx(wanted, abs=1)
    assert low < high
    assert review.look.levels == START


def test_escape_puts_an_end_back(picture: Where, review: Review) -> None:
    start, stop = on_bar_itself(picture, 100), on_bar_itself(picture, 60)
    drag(picture, start, stop, release=False)
    assert review.look.wash_range[1] == pytest.approx(60, abs=1)
    QTest.keyClick(picture.widget, Qt.Key.Key_Escape)
    assert review.look.wash_range == (10, 100)


def test_without_isodose_lines_the_bar_has_its_ends_alone(
    picture: Where, review: Review
) -> None:
    review.look.set_shown("isodoses", False)
    grabbed(picture.widget)
    place = picture.place(64)
    drag(picture, place, picture.place(50))
    assert review.look.levels == START
    start, stop = on_bar_itself(picture, 100), on_bar_itself(picture, 60)
    drag(picture, start, stop)
    assert review.look.wash_range[1] == pytest.approx(60, abs=1)
