"""What is in sight, without a window."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from dosiscope.viewer.sight import LEAST_MM, MOST_MM, Sight

sizes = st.integers(50, 4000)
pixels = st.floats(0, 4000)
places = st.floats(-500, 500)


def sight(width: float, height: float) -> Sight:
    """A view of a patient of 400 x 300 mm."""
    result = Sight(width, height)
    result.show(QRectF(-200, -100, 400, 300))
    return result


@given(width=sizes, height=sizes)
def test_a_box_is_whole_in_the_middle_and_touches_two_sides(
    width: int, height: int
) -> None:
    assume(1 / 8 < width / height < 8)  # else the limits rule
    frame = sight(width, height).frame()
    assert frame.box.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(
        QRectF(-200, -100, 400, 300)
    )
    assert frame.box.center().toTuple() == pytest.approx((0, 50))
    assert min(frame.box.width() / 400, frame.box.height() / 300) == pytest.approx(1)


@given(width=sizes, height=sizes, x=pixels, y=pixels, factor=st.floats(0.01, 100))
def test_a_pixel_keeps_its_place_when_the_picture_is_enlarged_around_it(
    width: int, height: int, x: float, y: float, factor: float
) -> None:
    view = sight(width, height)
    pixel = QPointF(x, y)
    before = view.frame().to_mm(pixel)
    view.zoom(factor, pixel)
    assert view.frame().to_mm(pixel) == pytest.approx(before, abs=1e-6)


@given(width=sizes, height=sizes, factors=st.lists(st.floats(0.001, 1000), max_size=6))
def test_no_more_and_no_less_than_the_limits_is_in_sight(
    width: int, height: int, factors: list[float]
) -> None:
    assume(max(width, height) / min(width, height) < MOST_MM / LEAST_MM)
    view = sight(width, height)
    for factor in factors:
        view.zoom(factor, QPointF(width / 3, height / 4))
    box = view.frame().box
    assert min(box.width(), box.height()) >= LEAST_MM * (1 - 1e-9)
    assert max(box.width(), box.height()) <= MOST_MM * (1 + 1e-9)


@given(width=sizes, height=sizes, dx=places, dy=places)
def test_panning_there_and_back_changes_nothing(
    width: int, height: int, dx: float, dy: float
) -> None:
    view = sight(width, height)
    before = view.frame()
    view.pan(QPointF(dx, dy))
    moved = view.frame()
    # the point that was at the corner went with the hand
    corner = moved.to_pixel(before.left, before.top)
    assert corner.toTuple() == pytest.approx((dx, dy), abs=1e-6)
    view.pan(QPointF(-dx, -dy))
    after = view.frame()
    assert (after.left, after.top) == pytest.approx((before.left, before.top))


def test_another_size_keeps_a_box_whole_until_the_picture_is_moved_by_hand() -> None:
    view = sight(400, 300)
    view.resize(200, 300)
    assert view.frame().box.width() == pytest.approx(400)
    view.pan(QPointF(10, 0))
    middle, scale = view.frame().box.center(), view.frame().scale
    view.resize(800, 700)
    assert view.frame().box.center() == middle
    assert view.frame().scale == scale
