"""Lengths, angles, areas and what is read in them, against closed forms and numpy."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.geometry import Geometry
from dosiscope.core.marks.area_statistics import area_statistics, centres_in
from dosiscope.core.marks.line_profile import line_points, line_profile
from dosiscope.core.marks.mark import Mark, MarkKind
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Orientation, Plane, Vector
from support.axial import ORIENTATIONS, Directions, make_ct, make_dose, stack

ALL = (AXIAL, CORONAL, SAGITTAL)
Z = (-10.0, -5.0, 0.0, 7.0, 10.0)
places = st.floats(-200, 200).map(lambda v: round(v, 3))


def mark(kind: MarkKind, plane: Plane, *uv: tuple[float, float]) -> Mark:
    points = tuple((x, y, z) for x, y, z in plane.to_mm(uv).tolist())
    return Mark(kind=kind, plane=plane, points=points)


@pytest.mark.parametrize("orientation", ALL, ids=lambda o: o.name)
def test_a_ruler_of_3_4_5(orientation: Orientation) -> None:
    assert mark(MarkKind.RULER, Plane(orientation, 12.0), (1, 2), (4, 6)).length == (
        pytest.approx(5.0)
    )


@pytest.mark.parametrize(
    ("end", "degrees"), [((1, 0), 0), ((1, 1), 45), ((0, 3), 90), ((-2, 0), 180)]
)
@pytest.mark.parametrize("orientation", ALL, ids=lambda o: o.name)
def test_angles(
    orientation: Orientation, end: tuple[float, float], degrees: float
) -> None:
    plane = Plane(orientation, -3.0)
    for swapped in ((5, 0), end), (end, (5, 0)):
        first, last = swapped
        found = mark(MarkKind.ANGLE, plane, first, (0, 0), last)
        assert found.angle == pytest.approx(degrees)


@given(places, places, places, places)
def test_the_angles_of_a_triangle_make_180(
    a: float, b: float, c: float, d: float
) -> None:
    corners = [(0.0, 0.0), (a, b), (c, d)]
    plane = Plane(CORONAL, 4.0)
    if min(math.dist(corners[n], corners[n - 1]) for n in range(3)) < 0.1:
        return
    total = sum(
        mark(MarkKind.ANGLE, plane, corners[n - 1], corners[n], corners[n - 2]).angle
        for n in range(3)
    )
    assert total == pytest.approx(180, abs=1e-6)


def test_areas_and_sides() -> None:
    plane = Plane(SAGITTAL, 0.0)
    rectangle = mark(MarkKind.RECTANGLE, plane, (10, 20), (4, -5))
    assert rectangle.sides == pytest.approx((6, 25))
    assert rectangle.area == pytest.approx(150)
    assert rectangle.box == pytest.approx((4, -5, 10, 20))
    circle = mark(MarkKind.CIRCLE, plane, (1, 1), (4, 5))
    assert circle.area == pytest.approx(math.pi * 25)
    assert circle.box == pytest.approx((-4, -4, 6, 6))


@pytest.mark.parametrize("number", range(4))
def test_a_corner_of_a_rectangle_leaves_the_one_across(number: int) -> None:
    plane = Plane(CORONAL, 7.0)
    first = mark(MarkKind.RECTANGLE, plane, (0, 0), (10, 20))
    across = first.grips[number ^ 1] if number < 2 else first.grips[5 - number]
    put = plane.to_mm((50.0, 70.0)).tolist()
    moved = first.with_grip(number, (put[0], put[1], put[2]))
    assert any(np.allclose(across, one) for one in moved.points)
    assert any(np.allclose(put, one) for one in moved.points)


def test_the_middle_of_a_circle_takes_it_along() -> None:
    circle = mark(MarkKind.CIRCLE, Plane(AXIAL, 5.0), (0, 0), (3, 0))
    moved = circle.with_grip(0, (10.0, 20.0, 99.0))
    assert moved.points == ((10.0, 20.0, 5.0), (13.0, 20.0, 5.0))
    assert circle.with_grip(1, (0.0, 8.0, 99.0)).length == pytest.approx(8)


def test_a_mark_without_extent_is_nothing() -> None:
    plane = Plane(AXIAL, 0.0)
    assert mark(MarkKind.RULER, plane, (1, 1), (1, 1)).is_nothing
    assert mark(MarkKind.RECTANGLE, plane, (1, 1), (1, 9)).is_nothing
    assert mark(MarkKind.ANGLE, plane, (1, 1), (1, 1), (2, 2)).is_nothing
    assert not mark(MarkKind.POINT, plane, (1, 1)).is_nothing


def test_statistics_of_a_rectangle_are_those_of_the_array() -> None:
    generator = np.random.default_rng(7)
    noise = generator.normal(50, 20, (5, 41, 61))
    geometry = stack(ORIENTATIONS[0], (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda *_: noise)
    # from -5.4 to 7.2 and from -3.5 to 8: columns 25..37, rows 17..28
    area = mark(MarkKind.RECTANGLE, Plane(AXIAL, 0.0), (-5.4, 8), (7.2, -3.5))
    inside = np.round(noise[2, 17:29, 25:38])
    found = area_statistics(area, ct, None)
    assert found.dose is None
    assert found.image is not None
    assert found.pixels == found.image.count == inside.size == 12 * 13
    assert found.image.mean == pytest.approx(inside.mean())
    assert found.image.deviation == pytest.approx(inside.std(ddof=1))
    assert (found.image.least, found.image.greatest) == (inside.min(), inside.max())


@pytest.mark.parametrize("rows", ORIENTATIONS, ids=str)
def test_they_do_not_depend_on_how_the_pixels_are_stored(rows: Directions) -> None:
    """Every transverse orientation states the same patient."""
    geometry = stack(rows, (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda x, y, z: 3 * x + 7 * y + z)
    area = mark(MarkKind.CIRCLE, Plane(AXIAL, 7.0), (4, -3), (4, 5))
    x, y = np.meshgrid(np.arange(-30, 31), np.arange(-20, 21))
    inside = (x - 4) ** 2 + (y + 3) ** 2 <= 64
    values = (3 * x + 7 * y + 7)[inside]
    found = area_statistics(area, ct, None).image
    assert found is not None
    assert found.count == inside.sum()
    assert found.mean == pytest.approx(values.mean())
    assert found.deviation == pytest.approx(values.std(ddof=1))


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL], ids=lambda o: o.name)
def test_across_the_images_a_pixel_lies_at_the_true_z_of_its_image(
    orientation: Orientation,
) -> None:
    geometry = stack(ORIENTATIONS[0], (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda x, y, z: 2 * z + x - y)
    # v is -z: from z -6 to 8 there are images at -5, 0 and 7; columns -2..2
    area = mark(MarkKind.RECTANGLE, Plane(orientation, 3.0), (-2, 6), (2, -8))
    found = area_statistics(area, ct, None).image
    along = np.arange(-2, 3)
    across = along - 3 if orientation is CORONAL else 3 - along
    values = np.add.outer(2 * np.array([-5, 0, 7]), across)
    assert found is not None
    assert found.count == 15
    assert found.mean == pytest.approx(values.mean())
    assert found.deviation == pytest.approx(values.std(ddof=1))


def test_the_dose_of_an_area_is_that_of_its_middle_where_it_is_linear() -> None:
    """Closed form: the mean of a linear field over a symmetric area."""
    geometry = stack(ORIENTATIONS[0], (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda x, *_: 0 * x)
    grid = stack(ORIENTATIONS[0], (2.5, 2.5), Z, (-30, -20), (30, 20))
    dose = make_dose(grid, lambda x, y, z: 40 + x / 2 + y / 4 + z)
    area = mark(MarkKind.CIRCLE, Plane(AXIAL, 0.0), (4, -2), (9, -2))
    found = area_statistics(area, ct, dose).dose
    assert found is not None
    assert found.mean == pytest.approx(40 + 2 - 0.5, abs=1e-6)
    assert found.least == pytest.approx(min(_rim(40 + 2 - 0.5)), abs=1e-6)
    assert found.greatest == pytest.approx(max(_rim(40 + 2 - 0.5)), abs=1e-6)


def _rim(middle: float) -> list[float]:
    within = [(i, j) for i in range(-5, 6) for j in range(-5, 6) if i * i + j * j <= 25]
    return [middle + i / 2 + j / 4 for i, j in within]


def test_without_an_image_the_samples_of_the_dose_are_the_pixels() -> None:
    grid = stack(ORIENTATIONS[0], (2.5, 2.5), Z, (-30, -20), (30, 20))
    dose = make_dose(grid, lambda x, y, z: 40 + x / 2 + y / 4 + z)
    area = mark(MarkKind.RECTANGLE, Plane(AXIAL, 5.0), (-5, -5), (5, 5))
    found = area_statistics(area, None, dose)
    assert found.image is None
    assert found.pixels == 25
    assert found.dose is not None
    assert found.dose.mean == pytest.approx(45)


def test_outside_there_is_no_value_and_none_is_counted() -> None:
    geometry = stack(ORIENTATIONS[0], (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda x, *_: 0 * x + 9)
    grid = stack(ORIENTATIONS[0], (2, 2), Z, (0, -20), (30, 20))
    dose = make_dose(grid, lambda x, *_: 0 * x + 5)
    found = area_statistics(
        mark(MarkKind.RECTANGLE, Plane(AXIAL, 0.0), (-3, 0), (4, 1)), ct, dose
    )
    assert found.image is not None
    assert found.image.count == 16
    assert found.dose is not None
    assert found.dose.count == 10  # x from 0 to 4
    beside = mark(MarkKind.CIRCLE, Plane(AXIAL, 0.0), (500, 0), (510, 0))
    assert area_statistics(beside, ct, dose).pixels == 0


def test_one_pixel_has_no_deviation() -> None:
    geometry = stack(ORIENTATIONS[0], (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda x, *_: 0 * x + 9)
    area = mark(MarkKind.CIRCLE, Plane(AXIAL, 0.0), (2, 2), (2.4, 2))
    found = area_statistics(area, ct, None).image
    assert found is not None
    assert (found.count, found.mean, found.deviation) == (1, 9.0, None)


def test_rows_that_run_askew_have_their_own_centres() -> None:
    turn = math.radians(30)
    geometry = Geometry(
        origin=np.array([0.0, 0.0, 0.0]),
        row_direction=np.array([math.cos(turn), math.sin(turn), 0]),
        column_direction=np.array([-math.sin(turn), math.cos(turn), 0]),
        spacing=(2.0, 2.0),
        offsets=np.array([0.0, 3.0]),
        size=(20, 20),
    )
    found = centres_in(geometry, Plane(AXIAL, 3.0), (-1.0, -1.0, 2.0, 2.0))
    j, i = np.indices((20, 20))
    x = 2 * (math.cos(turn) * i - math.sin(turn) * j)
    y = 2 * (math.sin(turn) * i + math.cos(turn) * j)
    inside = (x >= -1) & (x <= 2) & (y >= -1) & (y <= 2)
    assert len(found) == inside.sum() > 1


@given(places, places, places, st.floats(0.1, 5))
def test_the_points_of_a_line_are_evenly_spaced_between_its_ends(
    x: float, y: float, z: float, step: float
) -> None:
    start: Vector = (1.0, 2.0, 3.0)
    along, points = line_points(start, (x, y, z), step)
    length = math.dist(start, (x, y, z))
    assert points[0].tolist() == list(start)
    assert points[-1].tolist() == pytest.approx([x, y, z])
    assert along[-1] == pytest.approx(length)
    gaps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    assert gaps.max() <= max(step, length / 4000) + 1e-6
    assert np.ptp(gaps) < 1e-6


def test_a_profile_reads_an_analytic_dose() -> None:
    """Trilinear interpolation of a dose linear in x, y and z is that dose itself."""
    grid = stack(ORIENTATIONS[0], (2.5, 2.5), Z, (-30, -20), (30, 20))
    linear = make_dose(grid, lambda x, y, z: 40 + x / 2 + y / 4 + z)
    even = make_dose(grid, lambda x, *_: 0 * x + 12)
    found = line_profile((-20, -10, -8), (20, 15, 9), None, (linear, even))
    x, y, z = found.points.T
    assert found.image is None
    assert np.allclose(found.doses[0], 40 + x / 2 + y / 4 + z, atol=1e-5)
    assert np.allclose(found.doses[1], 12, atol=1e-6)


def test_it_has_no_dose_where_there_is_none() -> None:
    grid = stack(ORIENTATIONS[0], (2.5, 2.5), Z, (-30, -20), (30, 20))
    dose = make_dose(grid, lambda x, *_: 0 * x + 12)
    found = line_profile((-40, 0, 0), (40, 0, 0), None, (dose,))
    has_dose = np.abs(found.points[:, 0]) <= 30
    assert np.array_equal(~np.isnan(found.doses[0]), has_dose)


def test_a_profile_of_the_image_is_that_of_the_read_out() -> None:
    geometry = stack(ORIENTATIONS[0], (1, 1), Z, (-30, -20), (30, 20))
    ct = make_ct(geometry, lambda x, *_: np.where(x < 0, -1000.0, 40.0))
    found = line_profile((-10, 0, 0), (10, 0, 0), ct, ())
    assert found.image is not None
    # the pixel at 0 reaches from -0.5 to 0.5
    expected = np.where(found.points[:, 0] < -0.5, -1000, 40)
    assert np.array_equal(found.image, expected)
