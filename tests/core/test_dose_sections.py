"""The dose on a plane: its own samples, and what the read-out has between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.geometry import Geometry
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Orientation, Plane, axial
from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.sections.image_grid import ImageGrid
from support.axial import ORIENTATIONS, make_ct, make_dose, stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from support.axial import Array, Directions

OBLIQUE = Plane.through((0, 0, 0), (1, 0.2, 0.1), (0, 0.1, 1)).orientation
UNEVEN = (-12.0, -9.5, -3.0, 0.0, 4.0, 5.5, 11.0)


def noise(directions: Directions, seed: int = 0) -> Dose:
    rng = np.random.default_rng(seed)
    geometry = stack(directions, (2.5, 3.0), UNEVEN, (-20, -14), (19, 16))
    dose = make_dose(geometry, lambda x, y, z: 50 + 0 * x)
    values = rng.integers(0, 4_000_000_000, geometry.shape).astype(np.uint32)
    return replace(dose, stored=values)


def askew() -> Geometry:
    angle = np.radians(20)
    return Geometry(
        origin=np.array([-20.0, -30.0, -4.0]),
        row_direction=np.array([np.cos(angle), np.sin(angle), 0]),
        column_direction=np.array([-np.sin(angle), np.cos(angle), 0]),
        spacing=(2.0, 2.5),
        offsets=np.array([0.0, 3.0, 5.0]),
        size=(20, 24),
    )


def nothing(x: Array, y: Array, z: Array) -> Array:
    return 0 * x


def check(pixels: ImageGrid, dose: Dose, plane: Plane) -> bool:
    """Compare the dose on the pixels with the read-out; whether there is any."""
    assert pixels.grid is not None
    expected = dose.sample(pixels.grid.points(plane))
    found = pixels.dose_on(plane)
    if found is None:
        assert np.isnan(expected).all()
        return False
    whole = np.full(pixels.shape, np.nan, np.float32)
    whole[pixels.dose_part] = found
    np.testing.assert_allclose(whole, expected, rtol=1e-5, atol=1e-3)
    return True


@pytest.mark.slow
@given(
    st.sampled_from(ORIENTATIONS),
    st.sampled_from(ORIENTATIONS),
    st.sampled_from([AXIAL, CORONAL, SAGITTAL, OBLIQUE]),
    st.floats(-22, 22),
    st.booleans(),
)
def test_pixels_have_the_dose_of_the_read_out(
    directions: Directions,
    of_ct: Directions,
    orientation: Orientation,
    at: float,
    has_ct: bool,
) -> None:
    dose, ct = noise(directions), None
    if has_ct:
        z = np.arange(-15.0, 16, 2)
        ct = make_ct(stack(of_ct, (1.1, 0.9), z, (-24, -18), (18, 22)), nothing)
    # the picture takes a plane within 0.01 mm of a sample's for that
    if np.abs(np.subtract(UNEVEN, at)).min() > 0.011:
        check(ImageGrid(ct, dose, orientation), dose, Plane(orientation, at))


@pytest.mark.parametrize("directions", ORIENTATIONS)
@pytest.mark.parametrize("orientation", [AXIAL, CORONAL, SAGITTAL])
def test_a_section_is_the_dose_s_own_samples(
    directions: Directions, orientation: Orientation
) -> None:
    dose = noise(directions)
    sections = dose_sections(dose, orientation)
    for at in (-9.5, -8.0, 1.3):
        plane = Plane(orientation, at)
        section = sections.at(plane)
        assert section is not None
        assert section.values.dtype == np.float32
        rows_columns = np.argwhere(np.ones(section.values.shape)).astype(float)
        points = plane.to_mm(section.to_uv(rows_columns))
        expected = dose.sample(points).reshape(section.values.shape)
        np.testing.assert_allclose(section.values, expected, rtol=1e-5, atol=1e-3)
        assert section.values.shape == (section.v.count, section.u.count)
        if orientation is not AXIAL:
            assert section.v.positions == pytest.approx(np.negative(UNEVEN)[::-1])


@pytest.mark.parametrize(
    ("orientation", "low", "high"),
    [(AXIAL, -12, 11), (CORONAL, -14, 16), (SAGITTAL, -20, 19)],
)
def test_beyond_the_outer_samples_there_is_no_section(
    orientation: Orientation, low: float, high: float
) -> None:
    sections = dose_sections(noise(ORIENTATIONS[0]), orientation)
    for at in (low, high):
        assert sections.at(Plane(orientation, at)) is not None
    for at in (low - 0.02, high + 0.02):
        assert sections.at(Plane(orientation, at)) is None


def test_oblique_samples_are_those_of_the_read_out() -> None:
    dose = noise(ORIENTATIONS[2])
    sections = dose_sections(dose, OBLIQUE)
    plane = Plane(OBLIQUE, 1.7)
    section = sections.at(plane)
    assert section is not None
    rows_columns = np.argwhere(np.ones(section.values.shape)).astype(float)
    expected = dose.sample(plane.to_mm(section.to_uv(rows_columns)))
    np.testing.assert_allclose(section.values.ravel(), expected, rtol=1e-6)
    assert section.cell_sizes(np.zeros((1, 2), np.intp)).max() <= 1
    # the plane's share of the box, in mm2, is what the samples count
    there = np.count_nonzero(~np.isnan(section.values))
    rng = np.random.default_rng(0)
    (u0, u1), (v0, v1) = (axis.edges for axis in (section.u, section.v))
    places = rng.uniform([u0, v0], [u1, v1], (20_000, 2))
    share = dose.geometry.covers(dose.geometry.to_index(plane.to_mm(places))).mean()
    assert there == pytest.approx(share * section.values.size, rel=0.05)
    assert sections.at(Plane(OBLIQUE, 300)) is None
    assert sections.at(Plane(OBLIQUE, -300)) is None


@pytest.mark.parametrize("has_ct", [True, False])
@pytest.mark.parametrize("orientation", [AXIAL, CORONAL, OBLIQUE])
def test_rows_that_run_askew_are_read_point_by_point(
    has_ct: bool, orientation: Orientation
) -> None:
    dose = make_dose(askew(), lambda x, y, z: 50 + x / 2 + y / 3 + z)
    z = (-6.0, -3.0, 0.0, 2.0)
    ct = make_ct(stack(ORIENTATIONS[0], (2, 2), z, (-40, -40), (40, 40)), nothing)
    pixels = ImageGrid(ct if has_ct else None, dose, orientation)
    assert check(pixels, dose, Plane(orientation, -2.5))
    assert pixels.dose_on(Plane(orientation, 300)) is None


def test_pixels_of_a_ct_whose_rows_run_askew_have_the_dose_too() -> None:
    dose = noise(ORIENTATIONS[0])
    ct = make_ct(askew(), nothing)
    pixels = ImageGrid(ct, dose, AXIAL)
    assert pixels.grid is None
    assert pixels.ct is not None
    found = pixels.dose_on(axial(-1.2))
    assert found is not None
    expected = dose.sample(pixels.ct.points(axial(-1.2)))
    np.testing.assert_allclose(found, expected, rtol=1e-5)


def test_without_ct_and_dose_there_are_no_pixels() -> None:
    pixels = ImageGrid(None, None, AXIAL)
    assert pixels.shape == (0, 0)
    assert pixels.dose_on(axial(0)) is None


@pytest.mark.parametrize("orientation", [AXIAL, CORONAL, SAGITTAL])
def test_the_samples_of_an_askew_axial_section_lie_where_the_file_says(
    orientation: Orientation,
) -> None:
    dose = make_dose(askew(), lambda x, y, z: 50 + x / 2 + y / 3 + z)
    plane = Plane(orientation, -2.5)
    section = dose_sections(dose, orientation).at(plane)
    assert section is not None
    rows_columns = np.argwhere(~np.isnan(section.values)).astype(float)
    points = plane.to_mm(section.to_uv(rows_columns))
    values = section.values[~np.isnan(section.values)]
    assert values == pytest.approx(50 + points @ [0.5, 1 / 3, 1], abs=1e-3)
