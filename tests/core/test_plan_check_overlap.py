"""Volumes outside and in common of spheres, in closed form, and how far they reach."""

from __future__ import annotations

from functools import cache
from math import pi, sqrt
from typing import TYPE_CHECKING

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given, settings

from dosiscope.core.plan_check.overlap import common_cc, outside
from dosiscope.core.solids.builder import build_solid
from support.axial import circle, closed, make_roi

if TYPE_CHECKING:
    from dosiscope.core.solids.solid import Solid

STEP = 1.0
Z = np.arange(-40, 41, STEP)


@cache
def sphere(radius: float, x: float = 0.0, z: float = 0.0) -> Solid:
    contours = [
        closed(circle(x, 0, v, sqrt(radius**2 - (v - z) ** 2), 180))
        for v in Z
        if abs(v - z) < radius - 1e-6
    ]
    return build_solid(make_roi(1, contours), Z)


def lens_cc(one: float, other: float, d: float) -> float:
    """What two spheres have in common whose middles are ``d`` apart."""
    r, s = other, one
    return (
        pi
        * (s + r - d) ** 2
        * (d**2 + 2 * d * r - 3 * r**2 + 2 * d * s + 6 * r * s - 3 * s**2)
        / (12 * d)
        / 1000
    )


@pytest.mark.parametrize(("radius", "d"), [(20.0, 4.0), (20.0, 10.0), (18.0, 5.0)])
@pytest.mark.parametrize("along_z", [False, True])
def test_spheres_share_a_lens_and_reach_out_by_what_they_are_shifted(
    radius: float, d: float, along_z: bool
) -> None:
    one = sphere(20.0)
    other = sphere(radius, z=d) if along_z else sphere(radius, x=d)
    common = lens_cc(20, radius, d)
    assert common_cc(one, other) == pytest.approx(common, rel=0.01)
    found = outside(one, [other])
    assert found.cc == pytest.approx(one.volume_cc - common, rel=0.02)
    # the point of the first that is farthest from the middle of the other
    assert found.reach_mm == pytest.approx(20 + d - radius, abs=STEP)


def test_a_sphere_within_another_lies_nowhere_outside() -> None:
    inner, outer = sphere(12.0), sphere(14.0)
    assert outside(inner, [outer]).cc == 0
    assert outside(inner, [outer]).reach_mm == 0
    assert common_cc(inner, outer) == pytest.approx(inner.volume_cc, rel=0.01)
    assert outside(outer, [inner]).cc == pytest.approx(
        outer.volume_cc - inner.volume_cc, rel=0.02
    )


def test_the_same_outlines_lie_nowhere_outside_each_other() -> None:
    assert outside(sphere(15.0), [sphere(15.0)]).cc == 0


def test_what_lies_within_two_together_is_not_outside() -> None:
    left, right = sphere(15.0, x=-5), sphere(15.0, x=5)
    inner = sphere(12.0)
    assert outside(inner, [left]).cc > 0
    assert outside(inner, [left, right]).cc == 0


def test_what_is_far_away_has_no_reach() -> None:
    found = outside(sphere(5.0, x=-30), [sphere(5.0, x=30)])
    assert found.cc == pytest.approx(sphere(5.0, x=-30).volume_cc, rel=0.02)
    assert found.reach_mm is None
    assert common_cc(sphere(5.0, x=-30), sphere(5.0, x=30)) == 0


def test_a_hole_is_outside() -> None:
    ring = [closed(circle(0, 0, v, r)) for v in Z for r in (20, 10)]
    solid = build_solid(make_roi(1, ring), Z)
    cylinder = build_solid(make_roi(2, [closed(circle(0, 0, v, 15)) for v in Z]), Z)
    height = solid.extent[5] - solid.extent[2] if solid.extent else 0.0
    assert common_cc(cylinder, solid) == pytest.approx(
        pi * (15**2 - 10**2) * height / 1000, rel=0.01
    )
    found = outside(cylinder, [solid])
    assert found.cc == pytest.approx(pi * 10**2 * height / 1000, rel=0.01)
    assert found.reach_mm == pytest.approx(10, abs=1)


def test_planes_of_others_that_lie_between_are_layers_too() -> None:
    """The one has contours every 5 mm, the other every millimetre."""
    z = np.arange(-20, 21, 5.0)
    coarse = build_solid(make_roi(1, [closed(circle(0, 0, v, 10)) for v in z]), z)
    fine = build_solid(
        make_roi(2, [closed(circle(0, 0, v, 10)) for v in Z if -8 <= v <= 8]), Z
    )
    # from -8.5 to 8.5 mm in the other
    assert common_cc(coarse, fine) == pytest.approx(pi * 100 * 17 / 1000, rel=0.01)


@pytest.mark.slow
@settings(max_examples=20, deadline=None)
@given(
    x=st.floats(-25, 25),
    radius=st.floats(6, 20),
    shift=st.tuples(st.floats(-300, 300), st.floats(-300, 300)),
)
def test_what_is_common_and_what_is_outside_are_the_whole_wherever_it_lies(
    x: float, radius: float, shift: tuple[float, float]
) -> None:
    dx, dy = shift

    def cylinder(at: float, r: float) -> Solid:
        circles = [closed(circle(at + dx, dy, v, r, 90)) for v in Z[::8]]
        return build_solid(make_roi(1, circles), Z[::8])

    one, other = cylinder(0, 15), cylinder(x, radius)
    found = outside(one, [other])
    common = common_cc(one, other)
    assert common + found.cc == pytest.approx(one.volume_cc, rel=0.02)
    assert common == pytest.approx(common_cc(other, one), abs=0.02 * one.volume_cc)
    # the farthest point lies opposite to the other's middle
    reach = max(abs(x) + 15 - radius, 0)
    if found.reach_mm is not None and reach > 1:
        assert found.reach_mm == pytest.approx(reach, abs=1.0)
