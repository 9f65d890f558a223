from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from skimage.measure import points_in_poly

from dosiscope.core.polygons.even_odd import even_odd_area, even_odd_areas
from dosiscope.core.polygons.rings import (
    Inside,
    Rings,
    bounding_boxes,
    signed_area,
)
from support.contours import circle, keyhole, square

Polygon = NDArray[np.float64]
SIZE = st.floats(0.5, 50)
PLACE = st.floats(-60, 60)


def box(x: float, y: float, width: float, height: float) -> Polygon:
    return np.array([[x, y], [x + width, y], [x + width, y + height], [x, y + height]])


def disc(
    radius: float, centre: tuple[float, float] = (0.0, 0.0), vertices: int = 360
) -> Polygon:
    return circle(radius, 0.0, centre=centre, vertices=vertices)[:, :2]


def test_signed_area_tells_the_winding() -> None:
    assert signed_area(box(0, 0, 2, 3)) == pytest.approx(6)
    assert signed_area(box(0, 0, 2, 3)[::-1]) == pytest.approx(-6)


def test_far_from_the_origin_no_digits_are_lost() -> None:
    assert signed_area(box(1e6, -1e6, 1e-3, 1e-3)) == pytest.approx(1e-6, rel=1e-6)


@pytest.mark.parametrize(
    ("polygons", "area"),
    [
        ([], 0.0),
        ([box(0, 0, 4, 3)], 12),
        ([box(0, 0, 10, 10), box(2, 2, 3, 3)], 91),
        ([box(0, 0, 10, 10), box(2, 2, 6, 6), box(4, 4, 1, 1)], 65),
        ([box(0, 0, 10, 10), box(5, 5, 10, 10)], 150),
        ([box(0, 0, 10, 10), box(0, 0, 10, 10)], 0),
        ([box(0, 0, 10, 10), box(10, 0, 10, 10)], 200),
        ([box(0, 0, 1, 1)[:2]], 0),
        # a bow tie: two triangles of a quarter each
        ([np.array([[0.0, 0], [10, 10], [10, 0], [0, 10]])], 50),
        # the points of a five-pointed star, without its centre
        ([disc(10, vertices=5)[[0, 2, 4, 1, 3]]], None),
        # wound twice around: every point is enclosed twice
        ([np.concatenate([box(0, 0, 5, 5)] * 2)], 0),
    ],
)
def test_area_by_the_even_odd_rule(polygons: list[Polygon], area: float | None) -> None:
    if area is None:
        whole = 10**2 * 2 * np.pi / 5 / np.sin(2 * np.pi / 5)  # radius², area kept
        short = np.sin(np.pi / 10) / np.sin(126 * np.pi / 180)
        area = 5 * whole * short * np.sin(np.pi / 5)
        pentagon = 2.5 * whole * short**2 * np.sin(2 * np.pi / 5)
        area -= pentagon
    assert even_odd_area(polygons) == pytest.approx(area, abs=1e-9)


BOX = st.tuples(PLACE, PLACE, SIZE, SIZE)


@given(BOX, BOX)
def test_two_boxes_in_any_place(
    one: tuple[float, float, float, float], other: tuple[float, float, float, float]
) -> None:
    (ax, ay, aw, ah), (bx, by, bw, bh) = one, other
    wide = max(0.0, min(ax + aw, bx + bw) - max(ax, bx))
    high = max(0.0, min(ay + ah, by + bh) - max(ay, by))
    expected = aw * ah + bw * bh - 2 * wide * high
    found = even_odd_area([box(ax, ay, aw, ah), box(bx, by, bw, bh)])
    assert found == pytest.approx(expected, rel=1e-9, abs=1e-6)


@pytest.mark.slow
@given(st.integers(0, 2**32 - 1), st.integers(3, 12), st.integers(1, 4))
def test_area_of_random_tangles_does_not_depend_on_the_direction(
    seed: int, vertices: int, count: int
) -> None:
    # turning by 90° swaps the roles of x and y in the slab method
    rng = np.random.default_rng(seed)
    tangle = [rng.uniform(-20, 20, (vertices, 2)) for _ in range(count)]
    turned = [p[:, ::-1].copy() for p in tangle]
    assert even_odd_area(tangle) == pytest.approx(even_odd_area(turned), abs=1e-8)
    assert even_odd_area([p[::-1] for p in tangle]) == pytest.approx(
        even_odd_area(tangle), abs=1e-8
    )


def test_overlapping_discs_lose_their_lens_twice() -> None:
    r, d = 10.0, 12.0
    lens = 2 * r * r * np.arccos(d / 2 / r) - d / 2 * np.sqrt(4 * r * r - d * d)
    pair = [disc(r, vertices=3600), disc(r, centre=(d, 0), vertices=3600)]
    expected = 2 * np.pi * r * r - 2 * lens
    assert even_odd_area(pair) == pytest.approx(expected, rel=2e-6)


@pytest.mark.parametrize("width", [0.0, 1e-6, 1e-3])
def test_a_keyhole_is_an_annulus(width: float) -> None:
    polygon = keyhole(20, 10, 0.0, width=width)[:, :2]
    segments = np.sin((2 * np.pi - width) / 360) * 360 / 2  # of the 361-gon
    assert even_odd_area([polygon]) == pytest.approx(segments * 300, rel=1e-5)


def test_groups_do_not_see_each_other() -> None:
    rings = Rings.of([box(0, 0, 10, 10), box(2, 2, 3, 3), box(0, 0, 10, 10)])
    areas = even_odd_areas(rings, np.array([0, 1, 1]), 3)
    assert areas == pytest.approx([100, 91, 0])


def test_boxes_of_polygons() -> None:
    rings = Rings.of([box(1, 2, 3, 4), np.empty((0, 2)), box(-5, 0, 1, 1)])
    boxes = bounding_boxes(rings)
    assert boxes[[0, 2]].tolist() == [[1, 2, 4, 6], [-5, 0, -4, 1]]
    assert np.isinf(boxes[1]).all()


@pytest.mark.parametrize("count", [50, 5000])
def test_inside_agrees_with_an_independent_program(count: int) -> None:
    rng = np.random.default_rng(7)
    polygons = [
        disc(20, vertices=300),
        disc(12, centre=(3, 1)),
        disc(8, centre=(15, 0)),
        rng.uniform(-25, 25, (40, 2)),
    ]
    points = rng.uniform(-25, 25, (count, 2))
    expected = np.zeros(count, dtype=bool)
    for polygon in polygons:
        expected ^= points_in_poly(points, polygon)
    assert (Inside(polygons).points(points) == expected).all()
    inside = Inside(polygons)
    single = [inside.point(float(x), float(y)) for x, y in points[:50]]
    assert single == expected[:50].tolist()


def test_points_on_the_channel_of_a_keyhole_are_inside() -> None:
    for angle in (0.0, 0.3, 1.0, np.pi / 2, 2.0, 3.3):
        polygon = keyhole(20, 10, 0.0, angle=angle)[:, :2]
        radius = np.linspace(11, 19, 50)[:, None]
        channel = radius * [np.cos(angle), np.sin(angle)]
        assert Inside([polygon]).points(channel).all()
        assert not Inside([polygon]).points(channel * 0.4).any()


def test_nothing_is_inside_of_nothing() -> None:
    assert not Inside([]).points([[0.0, 0.0]]).any()
    assert not Inside([]).point(0.0, 0.0)
    assert not Inside([square(1, 0)[:1, :2]]).points([[-1.0, -1.0]]).any()
