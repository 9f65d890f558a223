"""The outline of a union encloses what any polygon does: closed forms, points."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.polygons.even_odd import even_odd_area
from dosiscope.core.polygons.rings import Inside
from dosiscope.core.polygons.union import union_area, union_outlines
from support.synthetic.solids import circle


def box(x: float, y: float, width: float, height: float) -> np.ndarray:
    return np.array(
        [[x, y], [x + width, y], [x + width, y + height], [x, y + height]], float
    )


def area(*polygons: np.ndarray) -> float:
    """The area of the union, told twice and alike."""
    whole = union_area(polygons)
    outlines = union_outlines(polygons)
    assert even_odd_area(outlines) == pytest.approx(whole, rel=1e-9, abs=1e-6)
    return whole


def test_two_squares() -> None:
    assert area(box(0, 0, 10, 10), box(5, 5, 10, 10)) == pytest.approx(175)
    assert area(box(0, 0, 10, 10), box(20, 0, 10, 10)) == pytest.approx(200)
    assert area(box(0, 0, 10, 10), box(2, 2, 3, 3)) == pytest.approx(100)
    assert area(box(0, 0, 10, 10), box(0, 0, 10, 10)) == pytest.approx(100)
    assert area(box(0, 0, 10, 10), box(10, 0, 10, 10)) == pytest.approx(200)
    assert area() == 0.0


def test_squares_make_the_corners_that_they_have() -> None:
    (outline,) = union_outlines([box(0, 0, 10, 10), box(5, 5, 10, 10)])
    found = {(round(x, 6), round(y, 6)) for x, y in outline}
    assert len(outline) == 8
    assert found == {
        *((0, 0), (10, 0), (10, 5), (15, 5)),
        *((15, 15), (5, 15), (5, 10), (0, 10)),
    }


@pytest.mark.slow
def test_two_circles_as_the_lens_says() -> None:
    radius, apart = 20.0, 25.0
    lens = 2 * radius**2 * math.acos(apart / 2 / radius)
    lens -= apart / 2 * math.sqrt(4 * radius**2 - apart**2)
    wanted = 2 * math.pi * radius**2 - lens
    one, other = circle((0, 0), radius, 4000), circle((apart, 0), radius, 4000)
    assert area(one, other) == pytest.approx(wanted, rel=1e-5)
    (outline,) = union_outlines([one, other])
    assert len(outline) < len(one) + len(other)


def test_a_keyhole_keeps_its_hole_and_what_lies_in_it() -> None:
    outer, hole = box(0, 0, 20, 20), box(5, 5, 10, 10)[::-1]
    keyhole = np.concatenate([outer, outer[:1], hole, hole[:1]])
    assert area(keyhole) == pytest.approx(300)
    assert area(keyhole, box(8, 8, 2, 2)) == pytest.approx(304)
    assert area(keyhole, box(0, 0, 20, 20)) == pytest.approx(400)


def test_a_frame_of_four_has_a_hole() -> None:
    bars = box(0, 0, 30, 5), box(0, 25, 30, 5), box(0, 0, 5, 30), box(25, 0, 5, 30)
    assert area(*bars) == pytest.approx(900 - 400)
    assert len(union_outlines(bars)) == 2


def test_a_bow_tie_of_equal_halves_is_both() -> None:
    tie = np.array([(6.0, 0.0), (4.0, -12.0), (-1.0, -7.0), (10.0, -6.0)])
    outlines = union_outlines([tie])
    assert even_odd_area(outlines) == pytest.approx(even_odd_area([tie]))
    assert even_odd_area([tie]) > 30


POINTS = st.lists(
    st.tuples(st.integers(-20, 20), st.integers(-20, 20)), min_size=3, max_size=9
)


@pytest.mark.slow
@given(st.lists(POINTS, min_size=1, max_size=4), st.integers(0, 2**32 - 1))
def test_it_encloses_what_any_polygon_does(
    drawn: list[list[tuple[int, int]]], seed: int
) -> None:
    polygons = [np.array(points, float) for points in drawn]
    outlines = union_outlines(polygons)
    points = np.random.default_rng(seed).uniform(-21, 21, (400, 2))
    wanted = np.any([Inside((one,)).points(points) for one in polygons], axis=0)
    np.testing.assert_array_equal(Inside(outlines).points(points), wanted)
    assert union_area(polygons) == pytest.approx(
        even_odd_area(outlines), rel=1e-9, abs=1e-4
    )


@pytest.mark.slow
@given(st.lists(POINTS, min_size=1, max_size=3), st.floats(0.01, 3))
def test_a_turn_changes_no_area(
    drawn: list[list[tuple[int, int]]], angle: float
) -> None:
    polygons = [np.array(points, float) for points in drawn]
    c, s = math.cos(angle), math.sin(angle)
    turned = [one @ np.array([[c, s], [-s, c]]) for one in polygons]
    assert union_area(turned) == pytest.approx(union_area(polygons), abs=1e-6)
