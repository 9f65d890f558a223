from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Orientation, Plane, axial
from dosiscope.core.sections.dose_sections import DoseSection, dose_sections
from dosiscope.core.sections.isolines import filled_areas, isolines
from dosiscope.core.sections.pixels import Axis, UnevenAxis
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


def lines(dose: Dose, z: float, levels: list[float]) -> dict[float, tuple[Array, ...]]:
    return lines_on(dose, axial(z), levels)


def lines_on(
    dose: Dose, plane: Plane, levels: list[float]
) -> dict[float, tuple[Array, ...]]:
    section = dose_sections(dose, plane.orientation).at(plane)
    assert section is not None
    return isolines(section, levels)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_a_ramp_has_straight_lines_at_the_exact_place(orientation: Directions) -> None:
    dose = plane(lambda x, y, z: 50 + 0.5 * x, orientation=orientation)
    (line,) = lines(dose, 0, [57.3])[57.3]
    assert line[:, 0] == pytest.approx(14.6, abs=1e-4)
    assert sorted([line[0, 1], line[-1, 1]]) == pytest.approx([-50, 50])


@pytest.mark.slow
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
    (line,) = lines(plane(bell, 1.0, orientation), 0, [level])[level]
    assert np.array_equal(line[0], line[-1])
    assert np.hypot(*(line - centre).T) == pytest.approx(radius, abs=0.02)


def test_within_a_cell_the_line_is_the_bilinear_one() -> None:
    # x * y on one cell of 20 mm: the level set is a hyperbola, not its chord
    dose = plane(lambda x, y, z: x * y / 4, 20.0, low=(0, 0), high=(20, 20))
    (line,) = lines(dose, 0, [25.0])[25.0]
    assert len(line) > 5
    assert line.prod(axis=1) == pytest.approx(100, abs=1e-3)
    middles = (line[1:] + line[:-1]) / 2
    slope = np.hypot(*middles.T)
    assert np.abs(middles.prod(axis=1) - 100) / slope == pytest.approx(0, abs=0.05)


def test_every_vertex_has_its_level_in_the_read_out() -> None:
    rng = np.random.default_rng(7)
    noise = rng.random((len(Z), 21, 21)) * 50
    dose = plane(lambda x, y, z: noise, 5.0)
    for level, found in lines(dose, 1.3, [10.0, 25.0, 31.4]).items():
        points = np.concatenate(found)
        at = dose.sample(np.column_stack([points, np.full(len(points), 1.3)]))
        # the dose changes by at most 14 Gy a mm here: 1 um
        assert at == pytest.approx(level, abs=0.014)


def test_between_planes_the_dose_is_interpolated() -> None:
    dose = plane(lambda x, y, z: (50 + 0.5 * x) * (10 + z) / 14)
    (line,) = lines(dose, 2.0, [30.0])[30.0]  # 50 + x / 2 = 35 at z = 2
    assert line[:, 0] == pytest.approx(-30, abs=1e-3)


def test_lines_end_where_the_grid_ends() -> None:
    dose = plane(lambda x, y, z: 100 * np.exp(-((x - 50) ** 2 + y**2) / 800))
    (line,) = lines(dose, 0, [50.0])[50.0]
    assert not np.array_equal(line[0], line[-1])
    assert line[[0, -1], 0] == pytest.approx(50)
    assert np.abs(line).max() <= 50 + 1e-9


@pytest.mark.parametrize("z", [-6.2, 4.2, 100])
def test_beyond_the_first_and_last_plane_there_is_nothing(z: float) -> None:
    dose = plane(lambda x, y, z: 50 + x / 2)
    assert dose_sections(dose, AXIAL).at(axial(z)) is None


@pytest.mark.parametrize("level", [0.0, -1.0, 80.0])
def test_a_level_that_is_nowhere_has_no_line(level: float) -> None:
    assert lines(plane(lambda x, y, z: 50 + 0 * x), 0, [level]) == {level: ()}


def test_a_dose_of_zero_has_no_lines() -> None:
    assert lines(plane(lambda x, y, z: 0 * x), 0, [1.0]) == {1.0: ()}


def test_levels_do_not_disturb_one_another() -> None:
    dose = plane(lambda x, y, z: 100 * np.exp(-(x**2 + y**2) / 500))
    levels = [20.0, 50.0, 99.99, 300.0, 80.0]
    together = lines(dose, 0, levels)
    assert list(together) == levels
    for level in levels:
        alone = lines(dose, 0, [level])[level]
        assert len(alone) == len(together[level])
        for one, other in zip(alone, together[level], strict=True):
            np.testing.assert_array_equal(one, other)


def test_a_ring_has_two_lines() -> None:
    dose = plane(lambda x, y, z: 60 * np.exp(-((np.hypot(x, y) - 30) ** 2) / 50))
    assert len(lines(dose, 0, [30.0])[30.0]) == 2


def test_a_grid_of_one_row_has_no_lines() -> None:
    dose = plane(lambda x, y, z: 50 + x, low=(-20, 0), high=(20, 0))
    assert lines(dose, 0, [50.0]) == {50.0: ()}


# --- any plane ---------------------------------------------------------------------

OBLIQUE = Plane.through((0, 0, 0), (1, 0.2, 0.1), (0, 0.1, 1)).orientation
UNEVEN = (-52.0, -45.0, -31.0, -28.0, -12.0, -3.0, 4.0, 9.0, 21.0, 38.0, 52.0)
EVEN = tuple(np.arange(-50.0, 51, 10))
THREE = [AXIAL, CORONAL, SAGITTAL]


def block(
    function: Function,
    z: tuple[float, ...] = UNEVEN,
    orientation: Directions = AHEAD,
    spacing: float = 2.5,
) -> Dose:
    geometry = stack(orientation, (spacing, spacing), z, (-50, -50), (50, 50))
    return make_dose(geometry, function, maximum=400)


def gradient(dose: Dose, points: Array) -> Array:
    """Length of the dose's gradient at points (n, 3), per mm."""
    step = 0.05
    sides = [
        dose.sample(points + v) - dose.sample(points - v) for v in step * np.eye(3)
    ]
    length: Array = np.linalg.norm(sides, axis=0) / (2 * step)
    return length


@pytest.mark.slow
@given(
    st.sampled_from(ORIENTATIONS),
    st.sampled_from([*THREE, OBLIQUE]),
    st.tuples(*[st.floats(-0.3, 0.3)] * 3),
    st.floats(-20, 20),
    st.floats(35, 65),
)
def test_a_linear_dose_has_straight_lines_at_the_exact_place(
    directions: Directions,
    orientation: Orientation,
    slopes: tuple[float, float, float],
    at: float,
    level: float,
) -> None:
    a, b, c = slopes
    dose = block(lambda x, y, z: 50 + a * x + b * y + c * z, orientation=directions)
    plane = Plane(orientation, at)
    steep = np.hypot(*(orientation.directions[:2] @ slopes))
    for line in lines_on(dose, plane, [level])[level]:
        error = 50 + plane.to_mm(line) @ np.array(slopes) - level
        assert np.abs(error).max() < 1e-3 * steep + 1e-5


@pytest.mark.parametrize("directions", ORIENTATIONS)
@pytest.mark.parametrize(
    ("orientation", "across"), [(AXIAL, 0), (CORONAL, 0), (SAGITTAL, 1)]
)
def test_between_uneven_planes_the_line_is_the_hyperbola(
    directions: Directions, orientation: Orientation, across: int
) -> None:
    # (x or y) * z is trilinear: sampled or not, it is the same dose
    dose = block(
        lambda x, y, z: 50 + (x, y)[across] * (z + 60) / 200, orientation=directions
    )
    if orientation is AXIAL:
        plane = axial(5.0)
        (line,) = lines_on(dose, plane, [55.0])[55.0]
        assert line[:, 0] == pytest.approx(1000 / 65, abs=1e-3)
        return
    (line,) = lines_on(dose, Plane(orientation, 7.0), [55.0])[55.0]
    u, v = line.T
    assert u * (60 - v) == pytest.approx(1000, abs=0.02)
    # chords too, and the line runs from edge to edge
    u, v = (line[1:] + line[:-1]).T / 2
    assert np.abs(u * (60 - v) - 1000) / np.hypot(60 - v, u) == pytest.approx(
        0, abs=0.03
    )
    u, v = line.T
    assert [v.min(), v.max()] == pytest.approx([-52, 40], abs=1e-3)


@pytest.mark.parametrize("orientation", [*THREE, OBLIQUE])
@pytest.mark.parametrize(
    ("centre", "above", "radius"),
    [((0, 0, 0), 0.0, 30.0), ((3.1, -4.7, 2.2), 5.3, 25.0), ((-8, 2, -6), -9.1, 14.0)],
)
def test_a_sphere_of_dose_has_circles_in_every_plane(
    orientation: Orientation,
    centre: tuple[float, float, float],
    above: float,
    radius: float,
) -> None:
    def bell(x: Array, y: Array, z: Array) -> Array:
        x0, y0, z0 = centre
        away = (x - x0) ** 2 + (y - y0) ** 2 + (z - z0) ** 2
        fall: Array = np.exp(-away / (2 * 30.0**2))
        return 100 * fall

    step, side = 1.25, 42.5
    z = np.arange(-side, side + 1, step)
    geometry = stack(AHEAD, (step, step), z, (-side, -side), (side, side))
    level = 100 * np.exp(-(radius**2) / (2 * 30.0**2))
    at = float(np.array(orientation.normal) @ centre) + above
    plane = Plane(orientation, at)
    (line,) = lines_on(make_dose(geometry, bell), plane, [level])[level]
    assert np.array_equal(line[0], line[-1])
    ring = np.sqrt(radius**2 - above**2)
    # interpolated linearly the bell is lower by at most 3 h^2 / (8 sigma^2) of itself,
    # and it falls by rho / sigma^2 of itself a mm
    error = 3 * step**2 / 8 / ring
    far = np.hypot(*(line - plane.to_uv(centre)).T)
    assert far == pytest.approx(ring - error / 2, abs=error / 2 + 0.002)


@pytest.mark.slow
@pytest.mark.parametrize("orientation", [*THREE, OBLIQUE])
def test_along_every_line_the_read_out_has_its_level(orientation: Orientation) -> None:
    rng = np.random.default_rng(5)
    places, heights = rng.uniform(-40, 40, (12, 3)), rng.uniform(10, 60, 12)

    def hills(x: Array, y: Array, z: Array) -> Array:
        total: Array = sum(
            h * np.exp(-((x - a) ** 2 + (y - b) ** 2 + (z - c) ** 2) / 600)
            for (a, b, c), h in zip(places, heights, strict=True)
        )
        return total

    dose = block(hills)
    found = 0
    for at in (-20.3, 0.0, 11.7):
        plane = Plane(orientation, at)
        for level, curves in lines_on(dose, plane, [5.0, 20.0, 33.0]).items():
            for line in curves:
                for uv in (line, (line[1:] + line[:-1]) / 2):
                    points = plane.to_mm(uv)
                    inside = dose.geometry.covers(dose.geometry.to_index(points))
                    error = np.abs(dose.sample(points) - level)[inside]
                    slope = gradient(dose, points)[inside]
                    known = ~np.isnan(slope)
                    assert np.all(error[known] <= 0.05 * slope[known] + 1e-3)
                    found += int(np.count_nonzero(known))
    assert found > 1000


@pytest.mark.slow
@given(st.integers(0, 999), st.sampled_from([CORONAL, SAGITTAL]))
def test_every_vertex_has_its_level_in_any_dose(
    seed: int, orientation: Orientation
) -> None:
    rng = np.random.default_rng(seed)
    noise = rng.random((len(UNEVEN), 21, 21)) * 50
    dose = block(lambda x, y, z: noise, spacing=5.0)
    plane = Plane(orientation, 13.1)
    for level, found in lines_on(dose, plane, [10.0, 25.0, 31.4]).items():
        points = plane.to_mm(np.concatenate(found))
        # the dose changes by at most 25 Gy a mm here: 1 um
        assert dose.sample(points) == pytest.approx(level, abs=0.025)


@pytest.mark.slow
@given(
    st.integers(0, 999),
    st.sampled_from([CORONAL, SAGITTAL]),
    st.integers(-20, 20),
    st.floats(15, 35),
)
def test_swapping_axes_of_the_dose_swaps_its_planes(
    seed: int, orientation: Orientation, place: int, level: float
) -> None:
    at = float(place)
    noise = np.random.default_rng(seed).random((11, 11, 11)) * 50
    axial_dose = block(lambda x, y, z: noise, EVEN, spacing=10)  # [z, y, x]
    # in the picture -z takes the place of y
    order = (1, 0, 2) if orientation is CORONAL else (1, 2, 0)
    turned = noise.transpose(order)[::-1]
    dose = block(lambda x, y, z: turned, EVEN, spacing=10)
    one = lines(axial_dose, at, [level])[level]
    two = lines_on(dose, Plane(orientation, at), [level])[level]
    first, second = (
        np.round(np.concatenate([np.empty((0, 2)), *found]), 5) for found in (one, two)
    )
    assert len(first) == len(second)
    first, second = first[np.lexsort(first.T)], second[np.lexsort(second.T)]
    assert first == pytest.approx(second, abs=1e-3)


def test_lines_of_negative_levels_are_drawn() -> None:
    u, v = Axis(-20.0, 2.0, 21), UnevenAxis(np.array([-20.0, -7, -3, 0, 11, 20]))
    values = (u.positions + v.positions[:, None] / 2).astype(np.float32)
    section = DoseSection(values=values, u=u, v=v)
    found = isolines(section, [-5.0, 0.0, 5.0, -99.0, 99.0])
    for level in (-5.0, 0.0, 5.0):
        (line,) = found[level]
        assert line[:, 0] + line[:, 1] / 2 == pytest.approx(level, abs=1e-5)
        assert np.abs(line[[0, -1], 1]) == pytest.approx(20)
    assert found[-99.0] == found[99.0] == ()


def test_lines_end_where_there_is_no_dose() -> None:
    u = v = Axis(-20.0, 1.0, 41)
    values = (50 + u.positions + 0 * v.positions[:, None]).astype(np.float32)
    values[:, v.positions > 4.5] = np.nan
    values[v.positions > 6.5] = np.nan
    found = isolines(DoseSection(values=values, u=u, v=v), [50.5, 58.0])
    (line,) = found[50.5]
    assert line[:, 0] == pytest.approx(0.5)
    assert sorted(line[[0, -1], 1]) == [-20, 6]
    assert found[58.0] == ()
    nowhere = DoseSection(values=np.full_like(values, np.nan), u=u, v=v)
    assert isolines(nowhere, [1.0]) == {1.0: ()}


def test_lines_end_where_there_are_no_data() -> None:
    ramp = plane(lambda x, y, z: 50 + 0.5 * x)
    gaps = signed(ramp, lambda x, y, z: np.where(y > 7, np.nan, 50 + 0.5 * x + 0 * y))
    found = lines(gaps, 0, [57.3, 200.0])
    (line,) = found[57.3]
    assert line[:, 0] == pytest.approx(14.6, abs=1e-4)
    # 5 mm is the last sample with data; no line runs along the edge of the gap
    assert sorted([line[0, 1], line[-1, 1]]) == pytest.approx([-50, 5])
    assert found[200.0] == ()


# --- what a level encloses ---


def area_within(dose: Dose, z: float, level: float) -> float:
    """Return the area of what is filled, mm²: odd-even, by Gauss's formula."""
    section = dose_sections(dose, AXIAL).at(axial(z))
    assert section is not None
    lines = isolines(section, [level])[level]
    outlines = filled_areas(section, level, lines)
    assert all(np.array_equal(one[0], one[-1]) for one in outlines)
    signed_areas = [
        float((one[:-1, 0] * one[1:, 1] - one[1:, 0] * one[:-1, 1]).sum() / 2)
        for one in outlines
    ]
    # outer outlines and holes run in opposite directions
    return abs(sum(signed_areas))


def bell(x: Array, y: Array, z: Array) -> Array:
    fall: Array = 100 * np.exp(-(x**2 + y**2) / (2 * 20.0**2))
    return fall


@pytest.mark.slow
@given(st.floats(5, 45))
def test_a_level_encloses_the_disc_in_which_the_dose_is_higher(radius: float) -> None:
    level = float(bell(np.array(radius), np.array(0.0), np.array(0.0)))
    found = area_within(plane(bell, 1.0), 0, level)
    # known to chords of cells of 1 mm, and to the interpolation between samples
    off_by = 2 * np.pi * radius * 0.05
    assert found == pytest.approx(np.pi * radius**2, abs=off_by)


@pytest.mark.slow
@given(st.floats(5, 45))
def test_around_a_cold_spot_everything_to_the_end_of_the_dose_is_filled(
    radius: float,
) -> None:
    level = 100 - float(bell(np.array(radius), np.array(0.0), np.array(0.0)))
    dose = plane(lambda x, y, z: 100 - bell(x, y, z), 1.0)
    found = area_within(dose, 0, level)
    off_by = 2 * np.pi * radius * 0.05
    assert found == pytest.approx(100**2 - np.pi * radius**2, abs=off_by)


@pytest.mark.slow
@given(st.floats(-45, 45))
def test_a_level_that_runs_out_of_the_dose_is_filled_to_its_end(at: float) -> None:
    dose = plane(lambda x, y, z: 50 + 0.5 * x)
    found = area_within(dose, 0, 50 + 0.5 * at)
    assert found == pytest.approx((50 - at) * 100, rel=1e-4)


def test_above_the_dose_nothing_is_filled_and_below_it_everything() -> None:
    dose = plane(lambda x, y, z: 50 + 0.5 * x)
    assert area_within(dose, 0, 80.0) == 0
    assert area_within(dose, 0, 20.0) == pytest.approx(100**2, rel=1e-4)
