"""Where goals stand in a DVH, against a curve of a closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dvh.curve import Dvh, DvhSource
from dosiscope.core.dvh.interval import Interval
from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.goals.goal import Comparison, Goal
from dosiscope.core.goals.outcome import GoalOutcome, GoalResult
from dosiscope.core.isodose import Reference
from dosiscope.viewer.dvh.curves import Curve, curves_of
from dosiscope.viewer.dvh.goal_marks import GoalPlace, place_of
from dosiscope.viewer.dvh.plot import DvhPlot
from dosiscope.viewer.dvh.scale import Scale
from support.dvh_review import review_of

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

    from dosiscope.viewer.review import Review

MOST, LEAST = Comparison.AT_MOST, Comparison.AT_LEAST


def ramp(number: int = 1) -> Dvh:
    """V(D) = 40 cc (1 - D / 80 Gy)."""
    edges = np.linspace(0, 80, 801)
    return Dvh(
        roi_numbers=(number,),
        name="Ramp",
        source=DvhSource.COMPUTED,
        dose=edges,
        volume=40 * (1 - edges / 80),
        dose_unit="Gy",
        volume_unit="cc",
        volume_cc=40.0,
    )


def ramped() -> Review:
    review = review_of(1)
    review.results.add_dvh(1, ramp())
    return review


def curve(scale: Scale | None = None) -> Curve:
    review = ramped()
    review.look.set_reference(Reference(50.0))
    return curves_of(review, scale or Scale()).curves[0]


def outcome(
    metric: str,
    limit: float,
    comparison: Comparison = MOST,
    value: Interval | None = None,
    number: int = 1,
) -> GoalOutcome:
    goal = Goal(
        structure="Ramp",
        metric=parse_metric(metric),
        comparison=comparison,
        limit=limit,
    )
    return GoalOutcome(
        goal=goal,
        result=GoalResult.PASS,
        roi_number=number,
        roi_name="Ramp",
        value=value,
    )


def placed(one: GoalOutcome, scale: Scale | None = None) -> GoalPlace:
    found = place_of(one, curve(scale), Reference(50.0))
    assert found is not None
    return found


PERCENT_AXES = Scale(percent_dose=True)
CC = Scale(percent_volume=False)


@pytest.mark.parametrize(
    ("metric", "limit", "scale", "x", "y"),
    [
        ("V20Gy[%]", 30, Scale(), 20, 30),
        ("V20Gy[cc]", 10, Scale(), 20, 25),  # of 40 cc
        ("V20Gy[%]", 30, CC, 20, 12),
        ("V20Gy[%]", 30, PERCENT_AXES, 40, 30),  # of 50 Gy
        ("V40%[%]", 30, Scale(), 20, 30),
        ("CV20Gy[cc]", 10, CC, 20, 30),  # 30 cc receive more
        ("CV20Gy[%]", 10, Scale(), 20, 90),
        ("D95%[Gy]", 40, Scale(), 40, 95),
        ("D2cc[Gy]", 40, Scale(), 40, 5),
        ("D2cc[%]", 80, Scale(), 40, 5),
        ("D2cc[cGy]", 4000, Scale(), 40, 5),
        ("DC2cc[Gy]", 40, Scale(), 40, 95),
        ("Max[Gy]", 60, Scale(), 60, 0),
        ("Min[Gy]", 10, Scale(), 10, 100),
        ("Median[Gy]", 10, Scale(), 10, 50),
        ("Mean[Gy]", 10, Scale(), 10, 0),
    ],
)
def test_a_goal_stands_at_its_limit(
    metric: str, limit: float, scale: Scale, x: float, y: float
) -> None:
    place = placed(outcome(metric, limit), scale)
    assert (place.x, place.y) == pytest.approx((x, y))


@pytest.mark.slow
@given(st.floats(1, 79))
def test_the_value_of_a_goal_lies_on_its_curve(at: float) -> None:
    percent = 100 * (1 - at / 80)
    of_volume = Interval(low=percent, high=percent, number=percent, unit="%")
    of_dose = Interval(low=at, high=at, number=at, unit="Gy")
    drawn = curve()
    for one in (
        outcome(f"V{at:.12g}Gy[%]", 50, value=of_volume),
        outcome(f"D{percent:.12g}%[Gy]", 50, value=of_dose),
    ):
        place = placed(one).of_value
        assert place is not None
        assert drawn.y_at(place[0]) == pytest.approx(place[1], abs=1e-6)


def test_the_bar_goes_from_the_least_to_the_largest_value() -> None:
    value = Interval(low=20, high=28, number=25, unit="%")
    place = placed(outcome("V20Gy[%]", 30, value=value))
    assert (place.low, place.high, place.number) == (20, 28, 25)
    assert place.of_value == (20, 25)
    cold = placed(outcome("CV20Gy[%]", 30, LEAST, value=value))
    # less of what is cold is more of what is hot
    assert (cold.low, cold.high, cold.number) == (72, 80, 75)
    assert cold.is_most
    bound = placed(outcome("V20Gy[%]", 30, value=Interval(low=20, unit="%")))
    assert (bound.low, bound.high, bound.of_value) == (20, None, None)


@pytest.mark.parametrize("metric", ["Volume[cc]", "HI"])
def test_what_is_no_place_in_a_dvh_is_not_marked(metric: str) -> None:
    assert place_of(outcome(metric, 1), curve(), None) is None


def test_nothing_is_marked_without_a_place_for_it() -> None:
    differential = curve(Scale(differential=True))
    assert place_of(outcome("V20Gy[%]", 30), differential, None) is None
    assert place_of(outcome("V95%[%]", 30), curve(), None) is None  # 100 % of what?


def painted(plot: DvhPlot) -> QImage:
    image: QImage = plot.grab().toImage()
    return image


def test_the_goal_is_painted_at_its_place(qtbot: QtBot) -> None:
    review = ramped()
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.resize(600, 240)
    plot.set_curves(curves_of(review, Scale()))
    plot.show()
    qtbot.waitExposed(plot)
    before = painted(plot)
    goal = outcome("V60Gy[%]", 80)  # far from the curve
    plot.set_goals([goal], None)
    assert painted(plot) == before  # nobody points at it
    plot.show_all_goals(True)
    after = painted(plot)
    at = plot.view_shown.to_px(60, 80).toPoint()
    assert after.pixel(at) != before.pixel(at)
    far = plot.view_shown.to_px(30, 95).toPoint()
    assert after.pixel(far) == before.pixel(far)
    plot.show_all_goals(False)
    plot.set_highlight(1)
    assert plot.goals_shown == [goal]
    plot.set_highlight(None)
    assert plot.goals_shown == []


def test_a_saved_picture_has_no_goals(qtbot: QtBot) -> None:
    from PySide6.QtCore import QSize

    review = ramped()
    plot = DvhPlot()
    qtbot.addWidget(plot)
    plot.set_curves(curves_of(review, Scale()))
    before = plot.picture().image(QSize(400, 200))
    plot.set_goals([outcome("V60Gy[%]", 80)], None)
    plot.show_all_goals(True)
    assert plot.picture().image(QSize(400, 200)) == before


def test_a_goal_is_pointed_at_when_its_curve_comes(qtbot: QtBot) -> None:
    review = ramped()
    plot = DvhPlot()
    qtbot.addWidget(plot)
    value = Interval(low=24, high=26, number=25, unit="%")
    goal = outcome("V60Gy[%]", 30, value=value)
    plot.set_goals([goal], None)
    plot.choose_goal(goal, ["Ramp: V60Gy ≤ 30 %"])
    assert plot.mark is None
    plot.set_curves(curves_of(review, Scale()))
    assert plot.mark is not None
    assert (plot.mark.x, plot.mark.y) == pytest.approx((60, 25))
    plot.set_mark(None)
    plot.set_curves(curves_of(review, Scale()))
    assert plot.mark is None  # what is taken away does not come back
