from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.isolines import isolines
from support.axial import ORIENTATIONS, make_dose, stack
from support.fields import signed

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from support.axial import Array, Directions, Function

AHEAD = ORIENTATIONS[0]
Z = (-6.0, 0.0, 4.0)


def plane(
    function: Function,
    spacing: float = 2.5,
    orientation: Directions = AHEAD,
    low: tuple[float, float] = (-50, -50),
    high: tuple[float, float] = (50, 50),
) -> Dose:
    return make_dose(stack(orientation, (spacing, spacing), Z, low, high), function)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_ramp_has_straight_lines_at_the_exact_place(orientation: Directions) -> None:
    dose = plane(lambda x, y, z: 50 + 0.5 * x, orientation=orientation)
    (line,) = isolines(dose, 0, [57.3])[57.3]
    assert line[:, 0] == pytest.approx(14.6, abs=1e-4)
    assert sorted([line[0, 1], line[-1, 1]]) == pytest.approx([-50, 50])


@given(
    st.sampled_from(ORIENTATIONS),
    st.tuples(st.floats(-9, 9), st.floats(-9, 9)),
    st.floats(8, 35),
)
def test_a_round_dose_has_round_lines(
    orientation: Directions, centre: tuple[float, float], radius: float
) -> None:
    (x0, y0), sigma = centre, 30.0

    def bell(x: Array, y: Array, z: Array) -> Array:
        fall: Array = np.exp(-((x - x0) ** 2 + (y - y0) ** 2) / (2 * sigma**2))
        return 100 * fall

    level = 100 * np.exp(-(radius**2) / (2 * sigma**2))
    (line,) = isolines(plane(bell, 1.0, orientation), 0, [level])[level]
    assert np.array_equal(line[0], line[-1])
    assert np.hypot(*(line - centre).T) == pytest.approx(radius, abs=0.02)


def test_within_a_cell_the_line_is_the_bilinear_one() -> None:
    # x * y on one cell of 20 mm: the level set is a hyperbola, not its chord
    dose = plane(lambda x, y, z: x * y / 4, 20.0, low=(0, 0), high=(20, 20))
    (line,) = isolines(dose, 0, [25.0])[25.0]
    assert len(line) > 5
    assert line.prod(axis=1) == pytest.approx(100, abs=1e-3)
    middles = (line[1:] + line[:-1]) / 2
    slope = np.hypot(*middles.T)
    assert np.abs(middles.prod(axis=1) - 100) / slope == pytest.approx(0, abs=0.05)


def test_every_vertex_has_its_level_in_the_read_out() -> None:
    rng = np.random.default_rng(7)
    noise = rng.random((len(Z), 21, 21)) * 50
    dose = plane(lambda x, y, z: noise, 5.0)
    for level, lines in isolines(dose, 1.3, [10.0, 25.0, 31.4]).items():
        points = np.concatenate(lines)
        at = dose.sample(np.column_stack([points, np.full(len(points), 1.3)]))
        # the dose changes by at most 14 Gy a mm here: 1 um
        assert at == pytest.approx(level, abs=0.014)


def test_between_planes_the_dose_is_interpolated() -> None:
    dose = plane(lambda x, y, z: (50 + 0.5 * x) * (10 + z) / 14)
    (line,) = isolines(dose, 2.0, [30.0])[30.0]  # 50 + x / 2 = 35 at z = 2
    assert line[:, 0] == pytest.approx(-30, abs=1e-3)


def test_lines_end_where_the_grid_ends() -> None:
    dose = plane(lambda x, y, z: 100 * np.exp(-((x - 50) ** 2 + y**2) / 800))
    (line,) = isolines(dose, 0, [50.0])[50.0]
    assert not np.array_equal(line[0], line[-1])
    assert line[[0, -1], 0] == pytest.approx(50)
    assert np.abs(line).max() <= 50 + 1e-9


@pytest.mark.parametrize("z", [-6.2, 4.2, 100])
def test_beyond_the_first_and_last_plane_there_is_nothing(z: float) -> None:
    assert isolines(plane(lambda x, y, z: 50 + x / 2), z, [50.0]) == {}


@pytest.mark.parametrize("level", [0.0, -1.0, 80.0])
def test_a_level_that_is_nowhere_has_no_line(level: float) -> None:
    assert isolines(plane(lambda x, y, z: 50 + 0 * x), 0, [level]) == {level: ()}


def test_a_dose_of_zero_has_no_lines() -> None:
    assert isolines(plane(lambda x, y, z: 0 * x), 0, [1.0]) == {1.0: ()}


def test_levels_do_not_disturb_one_another() -> None:
    dose = plane(lambda x, y, z: 100 * np.exp(-(x**2 + y**2) / 500))
    levels = [20.0, 50.0, 99.99, 300.0, 80.0]
    together = isolines(dose, 0, levels)
    assert list(together) == levels
    for level in levels:
        alone = isolines(dose, 0, [level])[level]
        assert len(alone) == len(together[level])
        for one, other in zip(alone, together[level], strict=True):
            np.testing.assert_array_equal(one, other)


def test_a_ring_has_two_lines() -> None:
    dose = plane(lambda x, y, z: 60 * np.exp(-((np.hypot(x, y) - 30) ** 2) / 50))
    assert len(isolines(dose, 0, [30.0])[30.0]) == 2


def test_a_grid_of_one_row_has_no_lines() -> None:
    dose = plane(lambda x, y, z: 50 + x, low=(-20, 0), high=(20, 0))
    assert isolines(dose, 0, [50.0]) == {50.0: ()}


def test_lines_end_where_there_are_no_data() -> None:
    ramp = plane(lambda x, y, z: 50 + 0.5 * x)
    gaps = signed(ramp, lambda x, y, z: np.where(y > 7, np.nan, 50 + 0.5 * x + 0 * y))
    found = isolines(gaps, 0, [57.3, 200.0])
    (line,) = found[57.3]
    assert line[:, 0] == pytest.approx(14.6, abs=1e-4)
    # 5 mm is the last sample with data; no line runs along the edge of the gap
    assert sorted([line[0, 1], line[-1, 1]]) == pytest.approx([-50, 5])
    assert found[200.0] == ()
