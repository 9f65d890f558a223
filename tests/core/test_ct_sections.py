"""On every plane a pixel has the value that the read-out gives at its centre."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.ct import NO_PADDING
from dosiscope.core.geometry import Geometry
from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Orientation, Plane, axial
from dosiscope.core.sections.ct_sections import ct_sections
from support.axial import ORIENTATIONS, make_ct, stack

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from support.axial import Array, Directions

FROM_THE_FEET = Orientation(
    name="from the feet", right=(-1, 0, 0), down=(0, 1, 0), normal=(0, 0, -1)
)
OBLIQUE = Plane.through((0, 0, 0), (1, 0.2, 0.1), (0, 0.1, 1)).orientation
REGULAR = tuple(np.arange(-12.0, 13, 3))
UNEVEN = (-12.0, -9.5, -3.0, 0.0, 4.0, 5.5, 11.0)
LACKING = (-12.0, -9.0, -6.0, 0.0, 3.0, 6.0, 9.0, 12.0)
SINGLE = (4.0,)


def noise(
    directions: Directions,
    z: tuple[float, ...],
    seed: int = 0,
    padding: int | None = None,
) -> Ct:
    """Every pixel has a value of its own, every image a rescale of its own."""
    geometry = stack(directions, (1.5, 2.0), z, (-20, -14), (18, 16))
    rng = np.random.default_rng(seed)
    ct = make_ct(geometry, lambda x, y, z: 0 * x)
    stored = rng.integers(-1000, 3000, geometry.shape).astype(np.int16)
    if padding is not None:
        stored[rng.random(geometry.shape) < 0.1] = padding
    return replace(
        ct,
        stored=stored,
        slope=rng.uniform(0.5, 2, len(z)),
        intercept=rng.uniform(-1024, 0, len(z)),
        # every third image states none
        padding=None
        if padding is None
        else np.where(np.arange(len(z)) % 3 == 1, NO_PADDING, padding).astype(np.int32),
    )


def check(ct: Ct, plane: Plane) -> NDArray[np.float32]:
    """Compare a plane with the read-out, pixel by pixel; return it."""
    sections = ct_sections(ct, plane.orientation)
    values = sections.values(plane)
    assert values.dtype == np.float32
    assert values.shape == sections.shape
    expected = ct.sample(sections.points(plane))
    np.testing.assert_allclose(values, expected, rtol=1e-5, atol=1e-2)
    return values


@pytest.mark.slow
@pytest.mark.parametrize("z", [REGULAR, UNEVEN, LACKING, SINGLE])
@given(
    st.sampled_from(ORIENTATIONS),
    st.sampled_from([AXIAL, FROM_THE_FEET, CORONAL, SAGITTAL, OBLIQUE]),
    st.floats(-22, 22),
    st.integers(0, 99),
    st.sampled_from([None, -2000]),
)
def test_a_plane_has_what_the_read_out_reads(
    z: tuple[float, ...],
    directions: Directions,
    orientation: Orientation,
    at: float,
    seed: int,
    padding: int | None,
) -> None:
    check(noise(directions, z, seed, padding), Plane(orientation, at))


@pytest.mark.parametrize("directions", ORIENTATIONS)
@pytest.mark.parametrize("orientation", [AXIAL, CORONAL, SAGITTAL])
def test_planes_have_pixels_of_their_own_at_their_positions(
    directions: Directions, orientation: Orientation
) -> None:
    ct = noise(directions, UNEVEN)
    sections = ct_sections(ct, orientation)
    assert np.all(np.diff(sections.positions) > 0)
    seen = set()
    for at in sections.positions:
        values = check(ct, Plane(orientation, float(at)))
        assert not np.isnan(values).any()
        seen.add(values.tobytes())
    assert len(seen) == len(sections.positions)
    extent = {AXIAL: 23, CORONAL: 30, SAGITTAL: 38}[orientation]
    assert np.ptp(sections.positions) == pytest.approx(extent, abs=2)


@pytest.mark.parametrize("orientation", [AXIAL, CORONAL, SAGITTAL, OBLIQUE])
def test_beyond_the_volume_there_is_nothing(orientation: Orientation) -> None:
    ct = noise(ORIENTATIONS[0], REGULAR)
    for at in (-500, 500):
        assert np.isnan(check(ct, Plane(orientation, at))).all()


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL])
def test_rows_fill_the_space_from_the_first_to_the_last_image(
    orientation: Orientation,
) -> None:
    ct = noise(ORIENTATIONS[0], UNEVEN)
    grid = ct_sections(ct, orientation).grid
    assert grid is not None
    assert grid.v.edges == pytest.approx((-11, 12))
    assert grid.v.step <= grid.u.step
    long = ct_sections(noise(ORIENTATIONS[0], (0.0, 100.0, 4000.0)), orientation).grid
    assert long is not None
    assert long.v.count == 1500
    assert long.v.edges == pytest.approx((-4000, 0))


def test_thin_images_are_all_seen() -> None:
    z = tuple(np.arange(0, 5, 0.5))
    grid = ct_sections(noise(ORIENTATIONS[0], z), CORONAL).grid
    assert grid is not None
    assert grid.v.step <= 0.5


@pytest.mark.parametrize("orientation", [CORONAL, SAGITTAL])
def test_nothing_is_stretched_where_images_are_unevenly_spaced(
    orientation: Orientation,
) -> None:
    geometry = stack(ORIENTATIONS[0], (1.5, 2.0), UNEVEN, (-20, -14), (18, 16))
    ct = make_ct(geometry, lambda x, y, z: 100 * z)
    sections = ct_sections(ct, orientation)
    assert sections.grid is not None
    values = sections.values(Plane(orientation, 0))
    rows = -100 * sections.grid.v.positions
    assert values == pytest.approx(np.tile(rows[:, None], values.shape[1]), abs=1e-3)


@pytest.mark.slow
def test_an_axial_plane_of_an_image_is_that_image() -> None:
    for directions in ORIENTATIONS:
        ct = noise(directions, UNEVEN)
        sections = ct_sections(ct, AXIAL)
        for k, z in enumerate(UNEVEN):
            found = sections.stored(axial(z + 0.009))
            assert found is not None
            assert found[0] == k
            assert found[1].dtype == np.uint16
            assert np.shares_memory(found[1], ct.stored)
            hu = found[1].view(np.int16) * ct.slope[k] + ct.intercept[k]
            assert hu == pytest.approx(sections.values(axial(z)), abs=1e-2)
        assert sections.stored(axial(-11)) is None
        assert sections.stored(axial(99)) is None
        for orientation in (CORONAL, SAGITTAL):
            assert ct_sections(ct, orientation).stored(Plane(orientation, 0)) is None


def test_where_images_are_missing_there_is_none() -> None:
    ct = noise(ORIENTATIONS[0], LACKING)
    assert ct.gaps.tolist() == [False, False, True, False, False, False, False]
    for z in (-5.9, -3.0, -0.1):
        assert ct.is_missing_at(z)
        assert np.isnan(ct.sample((0, 0, z)))
        assert np.isnan(check(ct, axial(z))).all()
    for z in (-6.0, -5.995, -0.005, 0.0, 1.0, -7.0, 99.0):
        assert not ct.is_missing_at(z)
    for orientation in (CORONAL, SAGITTAL):
        grid = ct_sections(ct, orientation).grid
        assert grid is not None
        values = check(ct, Plane(orientation, 0))
        rows = -grid.v.positions
        is_black = (rows > -6) & (rows < 0)
        assert np.array_equal(np.isnan(values).all(axis=1), is_black)
        assert np.array_equal(np.isnan(values).any(axis=1), is_black)


def test_within_a_hundredth_of_a_millimetre_it_is_the_image() -> None:
    for z in (UNEVEN, SINGLE):
        ct = noise(ORIENTATIONS[0], z)
        for at, image in ((z[0] - 0.009, z[0]), (z[-1] + 0.009, z[-1])):
            values = check(ct, axial(at))
            np.testing.assert_array_equal(values, check(ct, axial(image)))
            assert not np.isnan(values).any()
        assert np.isnan(check(ct, axial(z[-1] + 0.02))).all()


def test_unevenly_spaced_images_are_mixed() -> None:
    ct = noise(ORIENTATIONS[0], UNEVEN)
    assert not ct.gaps.any()
    assert not np.isnan(check(ct, axial(-6))).any()


def test_a_padded_pixel_is_none() -> None:
    plain = noise(ORIENTATIONS[0], REGULAR)
    stored = plain.stored.copy()
    stored[3, 5, 6] = -2000
    ct = replace(plain, stored=stored, padding=np.full(len(REGULAR), -2000, np.int32))
    x, y, z = ct.geometry.to_mm((3, 5, 6))
    assert np.isnan(ct.sample((x, y, z)))
    # mixed with it there is none either, and the next images have their own
    assert np.isnan(ct.sample([(x, y, z + 1), (x, y, z - 1)])).all()
    assert not np.isnan(ct.sample([(x, y, z + 3), (x, y, z - 3)])).any()
    assert np.isnan(check(ct, axial(z))).sum() == 1
    assert np.isnan(check(ct, axial(z + 1))).sum() == 1
    assert np.isnan(check(ct, axial(z + 3))).sum() == 0
    assert np.isnan(check(ct, Plane(CORONAL, y))).any()
    assert not np.isnan(check(ct, Plane(CORONAL, y + 1.5))).any()


def test_each_image_has_a_padding_value_of_its_own() -> None:
    plain = noise(ORIENTATIONS[0], REGULAR)
    stored = np.full_like(plain.stored, 7)
    stored[:, 5, 6] = -2000
    padding = np.array([-2000, NO_PADDING, 7, *[-2000] * 6], np.int32)
    ct = replace(plain, stored=stored, padding=padding)
    x, y, _ = ct.geometry.to_mm((0, 5, 6))
    own = ct.slope * -2000 + ct.intercept
    found = ct.sample([(x, y, z) for z in REGULAR])
    expected = [np.nan, own[1], own[2], *[np.nan] * 6]
    np.testing.assert_allclose(found, expected)
    lacking = [np.isnan(check(ct, axial(z))).sum() for z in REGULAR[:4]]
    assert lacking == [1, 0, np.prod(ct.geometry.size) - 1, 1]
    for plane in (Plane(CORONAL, y), Plane(SAGITTAL, x), Plane(OBLIQUE, 0)):
        assert not np.isnan(check(ct, plane)).all()


@pytest.mark.slow
@given(st.integers(0, 99), st.floats(-14, 14))
def test_turned_by_a_quarter_the_sagittal_plane_is_the_coronal_one(
    seed: int, at: float
) -> None:
    rng = np.random.default_rng(seed)
    low, high = (-20, -20), (20, 20)
    ahead, across = ORIENTATIONS[0], ORIENTATIONS[4]  # rows along x, and along y
    stored = rng.integers(-1000, 3000, (len(UNEVEN), 21, 21)).astype(np.int16)
    one, other = (
        replace(make_ct(stack(d, (2, 2), UNEVEN, low, high), _nothing), stored=stored)
        for d in (ahead, across)
    )
    coronal = ct_sections(one, CORONAL).values(Plane(CORONAL, at))
    sagittal = ct_sections(other, SAGITTAL).values(Plane(SAGITTAL, at))
    assert np.abs(ct_sections(one, CORONAL).positions).max() == 20
    np.testing.assert_array_equal(coronal, sagittal)


def _nothing(x: Array, y: Array, z: Array) -> Array:
    return 0 * x


def test_pixels_of_rows_that_run_askew_stay_in_the_order_of_the_file() -> None:
    angle = np.radians(20)
    geometry = Geometry(
        origin=np.array([-20.0, -30.0, -4.0]),
        row_direction=np.array([np.cos(angle), np.sin(angle), 0]),
        column_direction=np.array([-np.sin(angle), np.cos(angle), 0]),
        spacing=(2.0, 2.0),
        offsets=np.array([0.0, 3.0, 5.0]),
        size=(20, 24),
    )
    ct = make_ct(geometry, lambda x, y, z: 10 * x + 20 * y + 30 * z)
    sections = ct_sections(ct, AXIAL)
    assert sections.grid is None
    assert sections.shape == (20, 24)
    assert sections.positions.tolist() == [-4, -1, 1]
    found = sections.stored(axial(-1))
    assert found is not None
    assert np.array_equal(found[1].view(np.int16), ct.stored[1])
    for z in (-4, -3.1, 0.2, 7):
        check(ct, axial(z))
    # off the axial planes every point is read for itself
    for orientation in (CORONAL, SAGITTAL, OBLIQUE):
        assert not np.isnan(check(ct, Plane(orientation, -5))).all()


def test_oblique_planes_follow_each_other_through_the_whole_volume() -> None:
    ct = noise(ORIENTATIONS[0], REGULAR)
    sections = ct_sections(ct, OBLIQUE)
    assert np.diff(sections.positions) == pytest.approx(1)
    first, last = sections.positions[[0, -1]]
    assert np.isnan(check(ct, Plane(OBLIQUE, first - 1))).all()
    assert np.isnan(check(ct, Plane(OBLIQUE, last + 1))).all()
    grid = sections.grid
    assert grid is not None
    assert grid.u.step <= 1.5
    # what is read at random points of the volume lies within the pixels
    rng = np.random.default_rng(2)
    points = rng.uniform([-20, -14, -12], [18, 16, 12], (200, 3))
    u, v = Plane(OBLIQUE, 0).to_uv(points).T
    assert grid.u.edges[0] <= u.min() <= u.max() <= grid.u.edges[1]
    assert grid.v.edges[0] <= v.min() <= v.max() <= grid.v.edges[1]
