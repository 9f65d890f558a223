"""What two solids have in common, and how far apart they are: against closed forms."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.comparing.surface_distance import surface_distance
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.solids.common_volume import common_volume
from dosiscope.core.solids.solid import Solid
from dosiscope.core.solids.surface import Surface, surface_of
from support.metric_phantoms import ball
from support.stacks import stack

R = 20.0


def box(
    x: tuple[float, float] = (-10, 10),
    y: tuple[float, float] = (-10, 10),
    z: tuple[float, float] = (-10, 10),
    step: float = 2.0,
) -> Solid:
    """Return a box of contours every step, the first half a step within."""
    corners = np.array([[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]]])
    heights = np.arange(z[0] + step / 2, z[1], step)
    return stack([(float(h), [corners]) for h in heights], step / 2)


def ring(outer: float, inner: float) -> Solid:
    """Return a box with a hole."""
    return Solid(
        1,
        tuple(
            replace(one, polygons=(*one.polygons, *hole.polygons))
            for one, hole in zip(
                box((-outer, outer), (-outer, outer)).sections,
                box((-inner, inner), (-inner, inner)).sections,
                strict=True,
            )
        ),
        box().spans,
    )


@cache
def ball_surface(radius: float, step: float, x: float = 0.0) -> Surface:
    return surface_of(ball(radius, step, x=x))


def lens(r: float, d: float) -> float:
    """Return the volume that two spheres of radius 20 and r have in common, mm³.

    pi (R + r - d)^2 (d^2 + 2 d r - 3 r^2 + 2 d R + 6 r R - 3 R^2) / (12 d).
    """
    polynomial = d * d + 2 * d * r - 3 * r * r + 2 * d * R + 6 * r * R - 3 * R * R
    return float(np.pi) * (R + r - d) ** 2 * polynomial / (12 * d)


# --- Dice ---------------------------------------------------------------------------


def test_concentric_spheres() -> None:
    found = common_volume(ball(20), ball(22))
    assert found.dice == pytest.approx(2 * 8000 / (8000 + 10648), abs=1e-4)
    assert found.common_cc == pytest.approx(found.a_cc)


@pytest.mark.slow
@pytest.mark.parametrize(("r", "d"), [(20.0, 4.0), (20.0, 10.0), (22.0, 6.0)])
def test_spheres_beside_each_other(r: float, d: float) -> None:
    found = common_volume(ball(20), ball(r, x=d))
    true = lens(r, d)
    sphere = 4 * np.pi / 3
    assert found.common_cc == pytest.approx(true / 1000, rel=1e-3)
    assert found.dice == pytest.approx(2 * true / (sphere * (8000 + r**3)), abs=5e-4)


def test_spheres_that_do_not_meet() -> None:
    assert common_volume(ball(20), ball(20, x=50)).dice == 0
    assert common_volume(ball(20), ball(20, 2.0, x=500)).common_cc == 0


@settings(max_examples=25)
@given(
    st.tuples(*[st.integers(-12, 12)] * 3),
    st.sampled_from([1.0, 2.0, 2.5]),
)
def test_boxes_are_exact_whatever_their_planes(
    shift: tuple[int, int, int], step: float
) -> None:
    x, y, z = shift
    one = box()
    other = box((x - 10, x + 10), (y - 10, y + 10), (z - 10, z + 10), step)
    true = np.prod([max(0, 20 - abs(side)) for side in shift]) / 1000
    found = common_volume(one, other)
    assert found.common_cc == pytest.approx(true, abs=1e-9)
    assert found.dice == pytest.approx(true / 8, abs=1e-9)
    back = common_volume(other, one)
    assert back.common_cc == pytest.approx(found.common_cc, abs=1e-12)
    assert (back.a_cc, back.b_cc) == (found.b_cc, found.a_cc)


def tangled(seed: int, step: float) -> Solid:
    """Return a solid of outlines that cross themselves and each other."""
    random = np.random.default_rng(seed)
    return stack(
        [
            (
                float(z),
                [random.uniform(-10, 10, (random.integers(3, 9), 2)) for _ in range(2)],
            )
            for z in np.arange(-8.0, 8.1, step)
        ],
        step / 2,
    )


@pytest.mark.slow
@settings(max_examples=15)
@given(st.integers(0, 10_000), st.sampled_from([2.0, 3.2, 4.0]))
def test_what_both_hold_is_what_both_contain(seed: int, step: float) -> None:
    """Points at random tell the same volume, within four times their noise."""
    one, other = tangled(seed, 2.0), tangled(seed + 1, step)
    points = np.random.default_rng(seed).uniform(-10, 10, (4_000, 3))
    share = (one.contains(points) & other.contains(points)).mean()
    noise = np.sqrt(max(share * (1 - share), 1e-3) / len(points))
    found = common_volume(one, other)
    assert found.common_cc / 8 == pytest.approx(share, abs=4.5 * noise)
    assert found.dice is not None
    assert 0 <= found.dice <= 1


def test_a_hole_is_not_in_common() -> None:
    """A box of 20 mm with a hole of 10, and the plug of 12 that fills it: a rim."""
    plug = box((-6, 6), (-6, 6))
    found = common_volume(ring(10, 5), plug)
    assert found.common_cc == pytest.approx((12**2 - 10**2) * 20 / 1000)


def test_a_solid_with_itself() -> None:
    found = common_volume(ring(10, 5), ring(10, 5))
    assert found.dice == pytest.approx(1, abs=1e-12)


def test_two_that_are_empty_have_no_coefficient() -> None:
    empty = Solid(1, (), ())
    assert common_volume(empty, empty).dice is None
    assert common_volume(ball(5), empty).dice == 0
    assert common_volume(empty, ball(5)).dice == 0


# --- distances ----------------------------------------------------------------------


@pytest.mark.slow
def test_concentric_spheres_are_two_millimetres_apart_everywhere() -> None:
    found = surface_distance(ball_surface(20, 0.5), ball_surface(22, 0.5))
    assert found.mean == pytest.approx(2, abs=0.01)
    assert found.hausdorff_95 == pytest.approx(2, abs=0.02)
    assert found.largest == pytest.approx(2, abs=0.05)


@pytest.mark.slow
def test_shifted_spheres() -> None:
    """A point of one is | |p - c| - R | from the other: an integral in closed form.

    Over the cosine u the distance of p to the centre is sqrt(R² + d² - 2 R d u).
    """
    d = 4.0
    found = surface_distance(ball_surface(20, 1.0), ball_surface(20, 1.0, d))
    even = d / (2 * R)  # where the distance is 0

    def root(u: float) -> float:
        return -float(np.sqrt(R * R + d * d - 2 * R * d * u) ** 3) / (3 * R * d)

    beyond = root(even) - root(-1) - R * (even + 1)
    within = R * (1 - even) - (root(1) - root(even))
    assert found.mean == pytest.approx((beyond + within) / 2, abs=0.05)
    assert found.largest == pytest.approx(d, abs=0.05)
    shift = np.subtract(ball_surface(20, 1.0, d).centre, ball_surface(20, 1.0).centre)
    assert shift == pytest.approx((d, 0, 0), abs=1e-3)


@pytest.mark.slow
def test_boxes_beside_each_other() -> None:
    """Two cubes of 20 mm, 2 mm apart along x.

    A's face within B is 2 mm from it but near its edges, 650.67 mm³ in all; that beyond
    B is 2 mm from it, 800; and on four sides a strip of 2 mm is 1 mm from it, 4 x 40.
    """
    one, other = surface_of(box()), surface_of(box((-8, 12)))
    inner = 256 * 2 + 160 - 64 / 3
    found = surface_distance(one, other)
    assert found.mean == pytest.approx((inner + 800 + 160) / 2400, abs=0.005)
    assert found.hausdorff_95 == pytest.approx(2, abs=0.01)
    assert found.largest == pytest.approx(2, abs=0.02)
    back = surface_distance(other, one)
    assert back.mean == pytest.approx(found.mean, abs=1e-9)
    assert back.largest == pytest.approx(found.largest, abs=1e-9)


@pytest.mark.slow
def test_thick_slices_are_as_near_as_thin_ones() -> None:
    """Two cylinders of 5 mm, one of them 40 mm high and one 36, 1 mm below its top.

    Most of both are walls, equal but for their heights: only the ends are apart, by 5
    and 1 mm, and what of the wall is beyond the other.
    """
    t = np.arange(120) / 60 * np.pi
    disc = 5 * np.column_stack([np.cos(t), np.sin(t)])
    high = stack([(0.0, [disc])], 20.0)
    low = stack([(1.0, [disc])], 18.0)
    one, other = surface_of(high), surface_of(low)
    found = surface_distance(one, other)
    assert found.largest == pytest.approx(3, abs=0.05)
    end, around = 25 * np.pi, 10 * np.pi
    # from the high one: ends 3 and 1 mm beyond, and walls from 0 to that
    beyond = 4 * end + around * (9 + 1) / 2
    # from the low one: its ends, but near their rims the wall is nearer
    within = (
        2
        * np.pi
        * (sum(h * (5 - h) ** 2 / 2 + 5 * h * h / 2 - h**3 / 3 for h in (3, 1)))
    )
    total = around * 76 + 4 * end
    assert found.mean == pytest.approx((beyond + within) / total, abs=0.01)


@pytest.mark.slow
def test_a_surface_with_itself() -> None:
    found = surface_distance(ball_surface(20, 1.0), ball_surface(20, 1.0))
    assert found.mean == pytest.approx(0, abs=1e-6)
    assert found.largest == pytest.approx(0, abs=1e-3)


@pytest.mark.slow
def test_a_surface_holds_the_volume_of_its_solid() -> None:
    for solid in (ball(20), box(), ring(10, 5), ball(5, 2.0)):
        found = surface_of(solid)
        assert abs(found.volume_cc) == pytest.approx(solid.volume_cc, rel=0.02)
    assert surface_of(box()).areas.sum() == pytest.approx(2400, rel=0.01)


def test_what_has_no_surface_says_why() -> None:
    with pytest.raises(NotEvaluableError, match="no volume"):
        surface_of(Solid(1, (), ()))
    thin = ring(60, 59.95)
    with pytest.raises(NotEvaluableError, match="too thin"):
        surface_of(thin)
