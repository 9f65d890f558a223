"""Planes: where they lie, how they are seen, and their own coordinates."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.errors import GeometryError
from dosiscope.core.plane import (
    AXIAL,
    CORONAL,
    ORIENTATIONS,
    SAGITTAL,
    Orientation,
    Plane,
    axial,
)

coordinate = st.floats(-500, 500)
point = st.tuples(coordinate, coordinate, coordinate)


@pytest.mark.parametrize(
    ("orientation", "sides"),
    [
        (AXIAL, ("R", "L", "A", "P")),
        (CORONAL, ("R", "L", "H", "F")),
        (SAGITTAL, ("A", "P", "H", "F")),
    ],
)
def test_the_patient_is_seen_as_everywhere(
    orientation: Orientation, sides: tuple[str, ...]
) -> None:
    assert orientation in ORIENTATIONS.values()
    assert orientation.sides == sides


def test_on_axial_planes_u_and_v_are_x_and_y() -> None:
    assert axial(7.0).to_uv((1, 2, 7)).tolist() == [1, 2]
    assert axial(7.0).to_mm((1, 2)).tolist() == [1, 2, 7]


def test_the_head_is_on_top_of_a_coronal_plane() -> None:
    plane = Plane(CORONAL, 5.0)
    assert plane.to_uv((10, 5, 100)).tolist() == [10, -100]
    assert plane.distance((0, 9, 0)) == 4


def test_the_front_is_on_the_left_of_a_sagittal_plane() -> None:
    plane = Plane(SAGITTAL, -3.0)
    front, back = plane.to_uv([(-3, -80, 0), (-3, 80, 0)])
    assert front[0] < back[0]
    assert plane.holds((-3.005, 0, 0))
    assert not plane.holds((-3.02, 0, 0))


@given(point, point, point)
def test_a_plane_through_three_points_holds_them(
    a: tuple[float, ...], b: tuple[float, ...], c: tuple[float, ...]
) -> None:
    across = np.cross(np.subtract(b, a), np.subtract(c, a))
    if np.linalg.norm(across) < 1.0:
        return
    plane = Plane.through(a, b, c)
    points = np.array([a, b, c])
    np.testing.assert_allclose(plane.to_mm(plane.to_uv(points)), points, atol=1e-6)
    directions = plane.orientation.directions
    np.testing.assert_allclose(directions @ directions.T, np.eye(3), atol=1e-12)


@given(st.sampled_from(list(ORIENTATIONS.values())), coordinate, point)
def test_a_foot_is_on_the_plane_and_keeps_u_and_v(
    orientation: Orientation, at: float, where: tuple[float, float, float]
) -> None:
    plane = Plane(orientation, at)
    foot = plane.foot(where)
    assert plane.holds(foot)
    np.testing.assert_allclose(plane.to_uv(foot), plane.to_uv(where), atol=1e-9)


def test_three_points_of_one_of_the_usual_planes_give_its_directions() -> None:
    plane = Plane.through((0, 4, 0), (10, 4, 0), (0, 4, 10))
    found = plane.orientation
    assert (found.right, found.down, found.normal) == (
        CORONAL.right,
        CORONAL.down,
        CORONAL.normal,
    )
    assert plane.at == 4


def test_three_points_on_a_line_make_no_plane() -> None:
    with pytest.raises(GeometryError, match="on a line"):
        Plane.through((0, 0, 0), (1, 1, 1), (3, 3, 3))


def test_an_oblique_side_has_two_letters() -> None:
    plane = Plane.through((0, 0, 0), (10, 10, 0), (0, 0, 10))
    left, right, top, bottom = plane.orientation.sides
    assert sorted(right) in (["L", "P"], ["A", "R"])
    assert {left, right} == {"LP", "RA"} or {left, right} == {"PL", "AR"}
    assert (top, bottom) == ("H", "F")
