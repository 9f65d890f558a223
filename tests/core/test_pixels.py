"""Samples along an axis, pixels of a plane, and interpolation between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.plane import CORONAL, Plane
from dosiscope.core.sections.pixels import (
    Axis,
    PixelGrid,
    Resampler,
    Samples,
    UnevenAxis,
)

steps = st.lists(st.floats(0.3, 9), min_size=1, max_size=12)
axes = st.builds(Axis, st.floats(-300, 300), st.floats(0.3, 5), st.integers(2, 40))
uneven = st.builds(
    lambda first, steps: UnevenAxis(np.cumsum([first, *steps])),
    st.floats(-300, 300),
    steps,
)
samples = st.one_of(axes, uneven)


@given(samples, st.floats(0, 1))
def test_index_and_place_are_each_others_inverse(axis: Samples, share: float) -> None:
    index = np.array([share * (axis.count - 1)])
    assert axis.index_of(axis.at(index)) == pytest.approx(index, abs=1e-9)
    assert axis.at(np.arange(axis.count, dtype=float)) == pytest.approx(axis.positions)
    cells = np.arange(axis.count - 1)
    assert axis.steps(cells) == pytest.approx(np.diff(axis.positions))


@given(samples)
def test_beyond_the_outer_centres_there_is_no_index(axis: Samples) -> None:
    first, last = axis.positions[0], axis.positions[-1]
    assert np.isnan(axis.index_of([first - 0.01, last + 0.01])).all()
    assert axis.index_of([first, last]) == pytest.approx([0, axis.count - 1])


@given(samples)
def test_backwards_is_the_same_from_the_other_side(axis: Samples) -> None:
    assert axis.backwards().positions == pytest.approx(-axis.positions[::-1])
    assert axis.backwards().edges == pytest.approx((-axis.edges[1], -axis.edges[0]))


@given(samples, st.floats(0.2, 3), st.integers(100, 1500))
def test_finer_pixels_fill_exactly_the_space_between_the_outer_centres(
    axis: Samples, finest: float, most: int
) -> None:
    fine = axis.subdivided(finest, most)
    assert fine.edges == pytest.approx((axis.positions[0], axis.positions[-1]))
    assert fine.count <= most
    assert fine.step <= finest + 1e-9 or fine.count > most - axis.count


def test_a_single_plane_has_a_row_without_thickness() -> None:
    row = UnevenAxis(np.array([7.0])).subdivided(1.0, 100)
    assert row.positions.tolist() == [7.0]
    assert row.edges == pytest.approx((7, 7), abs=1e-5)


def test_pixels_lie_on_their_plane() -> None:
    grid = PixelGrid(Axis(-3.0, 2.0, 4), Axis(10.0, 1.0, 2))
    points = grid.points(Plane(CORONAL, 50.0))
    assert points.shape == (*grid.shape, 3)
    assert points[0, 1].tolist() == [-1, 50, -10]
    assert points[1, 3].tolist() == [3, 50, -11]


@pytest.mark.slow
@given(axes, uneven, axes, axes, st.tuples(*[st.floats(-1, 1)] * 4))
def test_what_is_bilinear_is_interpolated_exactly(
    u: Axis, v: UnevenAxis, to_u: Axis, to_v: Axis, factors: tuple[float, ...]
) -> None:
    a, b, c, _ = factors

    def plane(u: Samples, v: Samples) -> np.ndarray:
        values: np.ndarray = a + b * u.positions / 300 + c * v.positions[:, None] / 300
        return values

    grid = PixelGrid(to_u, to_v)
    resampler = Resampler(grid, u, v)
    found = resampler(plane(u, v).astype(np.float32))
    expected = plane(to_u, to_v)
    assert found == pytest.approx(expected[resampler.rows, resampler.columns], abs=1e-5)
    covered = np.zeros(grid.shape, bool)
    covered[resampler.rows, resampler.columns] = True
    inside_u = ~np.isnan(u.index_of(to_u.positions))
    inside_v = ~np.isnan(v.index_of(to_v.positions))
    assert np.array_equal(covered, inside_v[:, None] & inside_u)


def test_a_sample_without_weight_may_have_no_data() -> None:
    values = np.array([[1, 2, 3], [4, 5, np.nan], [np.nan] * 3], dtype=np.float32)
    u, v = Axis(0.0, 1.0, 3), UnevenAxis(np.array([0.0, 2.0, 3.0]))
    to = PixelGrid(Axis(0.0, 0.5, 5), Axis(0.0, 1.0, 4))
    expected = [
        [1, 1.5, 2, 2.5, 3],
        [2.5, 3, 3.5, np.nan, np.nan],
        [4, 4.5, 5, np.nan, np.nan],
        [np.nan] * 5,
    ]
    np.testing.assert_array_equal(Resampler(to, u, v)(values), expected)
