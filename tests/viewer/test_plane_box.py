"""What is in sight of a plane, without a window."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from dosiscope.viewer.plane_box import LEAST_MM, MOST_MM, PlaneBox

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("qapp")]

sizes = st.integers(50, 4000)
pixels = st.floats(0, 4000)
places = st.floats(-500, 500)
PATIENT = QRectF(-200, -100, 400, 300)


def box_of(width: float, height: float) -> PlaneBox:
    """A view of a patient of 400 x 300 mm."""
    box = PlaneBox()
    box.resize(width, height)
    box.show_whole(PATIENT)
    return box


def assert_one_scale(box: PlaneBox) -> None:
    """A millimetre is as many pixels in x as in y, for whoever asks."""
    across, down = (
        box.mapFromView(QPointF(*end)) - box.mapFromView(QPointF(0, 0))
        for end in ((100, 0), (0, 100))
    )
    assert across.toTuple() == pytest.approx((100 * box.pixels_per_mm, 0))
    assert down.toTuple() == pytest.approx((0, 100 * box.pixels_per_mm))


@given(width=sizes, height=sizes)
def test_a_box_is_whole_in_the_middle_and_touches_two_sides(
    width: int, height: int
) -> None:
    assume(1 / 8 < width / height < 8)  # else the limits rule
    seen = box_of(width, height).viewRect()
    assert seen.adjusted(-1e-6, -1e-6, 1e-6, 1e-6).contains(PATIENT)
    assert seen.center().toTuple() == pytest.approx((0, 50))
    assert min(seen.width() / 400, seen.height() / 300) == pytest.approx(1)


@given(width=sizes, height=sizes, x=pixels, y=pixels, factor=st.floats(0.01, 100))
def test_a_pixel_keeps_its_place_when_the_picture_is_enlarged_around_it(
    width: int, height: int, x: float, y: float, factor: float
) -> None:
    box = box_of(width, height)
    pixel = QPointF(x, y)
    before = box.mapToView(pixel)
    box.zoom(factor, before.x(), before.y())
    after = box.mapToView(pixel)
    assert after.toTuple() == pytest.approx(before.toTuple(), abs=1e-6)
    assert_one_scale(box)


@given(width=sizes, height=sizes, factors=st.lists(st.floats(0.001, 1000), max_size=6))
def test_no_more_and_no_less_than_the_limits_is_in_sight(
    width: int, height: int, factors: list[float]
) -> None:
    box = box_of(width, height)
    for factor in factors:
        before = box.pixels_per_mm
        box.zoom(factor, width / 3, height / 4)
        grown = box.pixels_per_mm / before
        assert min(factor, 1) * (1 - 1e-9) <= grown <= max(factor, 1) * (1 + 1e-9)
    seen = box.viewRect()
    assert min(seen.width(), seen.height()) >= LEAST_MM * (1 - 1e-9)
    assert max(seen.width(), seen.height()) <= MOST_MM * (1 + 1e-9)
    assert_one_scale(box)


@given(width=sizes, height=sizes, dx=places, dy=places)
def test_panning_there_and_back_changes_nothing(
    width: int, height: int, dx: float, dy: float
) -> None:
    box = box_of(width, height)
    before = box.viewRect()
    box.pan(QPointF(dx, dy))
    # the point that was at the corner went with the hand
    corner = box.mapFromView(before.topLeft())
    assert corner.toTuple() == pytest.approx((dx, dy), abs=1e-6)
    assert_one_scale(box)
    box.pan(QPointF(-dx, -dy))
    assert box.viewRect().getRect() == pytest.approx(before.getRect())


@given(x=places, y=places, factor=st.floats(0.1, 10))
def test_a_point_is_brought_into_the_middle_at_the_same_scale(
    x: float, y: float, factor: float
) -> None:
    box = box_of(600, 500)
    box.zoom(factor, 10, 20)
    scale = box.pixels_per_mm
    box.centre_on(x, y)
    assert box.viewRect().center().toTuple() == pytest.approx((x, y), abs=1e-6)
    assert box.pixels_per_mm == pytest.approx(scale)


@given(sides=st.lists(sizes, min_size=2, max_size=8))
def test_another_size_keeps_a_box_whole(sides: list[int]) -> None:
    box = box_of(400, 300)
    for width, height in pairwise(sides):
        box.resize(width, height)
        seen, fresh = box.viewRect(), box_of(width, height).viewRect()
        assert seen.getRect() == pytest.approx(fresh.getRect(), abs=1e-6)
        assert_one_scale(box)


@given(sides=st.lists(sizes, min_size=2, max_size=8))
def test_another_size_keeps_middle_and_scale_once_moved_by_hand(
    sides: list[int],
) -> None:
    box = box_of(400, 300)
    box.pan(QPointF(10, 0))
    middle, scale = box.viewRect().center(), box.pixels_per_mm
    for width, height in pairwise(sides):
        box.resize(width, height)
        seen = box.viewRect()
        assert seen.center().toTuple() == pytest.approx(middle.toTuple())
        if max(width, height) < MOST_MM * scale:
            assert box.pixels_per_mm == pytest.approx(scale)
        else:  # the limits rule
            assert max(seen.width(), seen.height()) == pytest.approx(MOST_MM)
            scale = box.pixels_per_mm
        assert_one_scale(box)
