"""Rigid motions: against rotations about one axis, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.rigid import Rigid, rigid_of, why_not_rigid
from support.second_images import turned_by
from support.synthetic.second import homogeneous

if TYPE_CHECKING:
    from numpy.typing import ArrayLike


def motion(x: float, y: float, z: float) -> Rigid:
    return Rigid(rotation=turned_by(x, y, z), shift=np.array((1.0, -2.0, 3.0)))


@pytest.mark.parametrize(
    "angles", [(10, 0, 0), (0, -20, 0), (0, 0, 170), (12, -25, 40), (-170, 60, -95)]
)
def test_angles_are_those_it_was_made_of(angles: tuple[float, float, float]) -> None:
    assert motion(*angles).angles == pytest.approx(angles)


@pytest.mark.parametrize("y", [90.0, -90.0])
def test_at_a_right_angle_about_y_one_of_the_others_says_all(y: float) -> None:
    found = motion(20, y, 35).angles
    assert found[2] == 0.0
    np.testing.assert_allclose(turned_by(*found), turned_by(20, y, 35), atol=1e-9)


def test_back_and_forth_and_one_after_the_other() -> None:
    one, other = motion(10, 20, 30), motion(-5, 8, 60)
    points = np.random.default_rng(2).normal(0, 100, (20, 3))
    np.testing.assert_allclose(one.inverse().of(one.of(points)), points)
    np.testing.assert_allclose(other.after(one).of(points), other.of(one.of(points)))


@pytest.mark.parametrize("digits", [6, 8])
def test_rounded_matrices_are_rigid_and_become_exact(digits: int) -> None:
    matrix = np.round(homogeneous(turned_by(12, -25, 40), (100.0, 3, 7)), digits)
    assert why_not_rigid(matrix) == ""
    turn = rigid_of(matrix).rotation
    np.testing.assert_allclose(turn @ turn.T, np.eye(3), atol=1e-14)
    assert np.abs(turn - matrix[:3, :3]).max() < 10.0**-digits


def test_quarter_turns_stay_as_they_are_written() -> None:
    matrix = homogeneous(np.array(((0.0, -1, 0), (1, 0, 0), (0, 0, 1))))
    assert np.array_equal(rigid_of(matrix).rotation, matrix[:3, :3])


@pytest.mark.parametrize(
    ("part", "why"),
    [
        (np.full((3, 3), np.nan), "no number"),
        (np.eye(3) * 1e9, "beyond all measure"),
        (np.diag((1.0, 1, -1)), "mirrors"),
        (np.eye(3) * 1.001, "scales by 1.001, 1.001, 1.001"),
        (((1, np.sin(0.01), 0), (0, np.cos(0.01), 0), (0, 0, 1)), "shears"),
        (np.zeros((3, 3)), "scales by 0, 0, 0"),
    ],
)
def test_what_is_no_rigid_motion_says_why(part: ArrayLike, why: str) -> None:
    assert why in why_not_rigid(homogeneous(part))
