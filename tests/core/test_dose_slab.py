"""The maximum dose of a slab, against a brute search by another interpolation."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy.interpolate import RegularGridInterpolator

from dosiscope.core.plane import AXIAL, CORONAL, SAGITTAL, Plane
from dosiscope.core.sections.dose_sections import dose_sections
from dosiscope.core.sections.dose_slab import can_be_slab, slab_section
from support.axial import ORIENTATIONS, make_ct, make_dose, stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plane import Orientation
    from support.axial import Array

Z = np.array([-12.0, -9.5, -3.0, 0.0, 4.0, 5.5, 11.0])
X, Y = np.arange(-20.0, 19, 2.0), np.arange(-14.0, 15, 1.5)
PLANES = pytest.mark.parametrize(
    "orientation", [AXIAL, CORONAL, SAGITTAL], ids=lambda o: o.name
)


def noise(n: int, seed: int = 1) -> tuple[Dose, RegularGridInterpolator]:
    """A dose that jumps from sample to sample, and scipy's trilinear reading of it."""
    values = np.random.default_rng(seed).uniform(0, 60, (len(X), len(Y), len(Z)))
    at = RegularGridInterpolator((X, Y, Z), values, bounds_error=False)

    def function(x: Array, y: Array, z: Array) -> Array:
        result: Array = at(np.stack([x, y, z], axis=-1))
        return result

    low, high = (X[0], Y[0]), (X[-1], Y[-1])
    dose = make_dose(stack(ORIENTATIONS[n], (1.5, 2.0), Z, low, high), function)
    return dose, at


@pytest.mark.slow
@PLANES
@given(st.sampled_from([0, 1, 2, 3]), st.floats(-13, 13), st.floats(0.1, 12))
def test_it_is_the_highest_that_is_found_between(
    orientation: Orientation, n: int, place: float, half: float
) -> None:
    dose, at = noise(n)
    for face in (place - half, place + half):  # nearer to samples it is their plane
        assume(np.abs(Z - face).min() > 0.011)
    sections, plane = dose_sections(dose, orientation), Plane(orientation, place)
    section = slab_section(sections, plane, half)
    axis = orientation.axis
    assert axis is not None
    ends = (X, Y, Z)[axis][[0, -1]]
    if place + half < ends[0] or place - half > ends[1]:
        assert section is None
        return
    if section is None:
        pytest.fail("there is dose in the slab")
    rows, columns = np.indices(section.values.shape)
    uv = section.to_uv(np.stack([rows.ravel(), columns.ravel()], axis=1).astype(float))
    inside = (X, Y, Z)[axis]
    tried = [*np.linspace(place - half, place + half, 41), *inside]
    tried = [one for one in tried if place - half <= one <= place + half]
    found = np.stack([at(plane.moved(one).to_mm(uv)) for one in tried])
    expected = np.fmax.reduce(found).reshape(section.values.shape)
    np.testing.assert_allclose(section.values, expected, atol=1e-3)


@PLANES
def test_of_no_thickness_it_is_the_plane(orientation: Orientation) -> None:
    dose, _ = noise(0)
    sections, plane = dose_sections(dose, orientation), Plane(orientation, 1.3)
    section, alone = slab_section(sections, plane, 1e-9), sections.at(plane)
    assert section is not None
    assert alone is not None
    np.testing.assert_allclose(section.values, alone.values, atol=1e-4)


def test_where_the_grid_has_ended_the_rest_of_the_slab_counts() -> None:
    dose, at = noise(0)
    section = slab_section(dose_sections(dose, AXIAL), Plane(AXIAL, 12.0), 3.0)
    assert section is not None
    assert float(np.nanmax(section.values)) > 0
    top = at(np.stack(np.meshgrid(X, Y, [11.0], indexing="ij"), -1)).max()
    assert float(section.values.max()) >= top - 1e-3


def test_only_where_rows_of_dose_and_images_lie_in_the_planes() -> None:
    dose, _ = noise(0)
    ct = make_ct(
        stack(ORIENTATIONS[3], (2, 2), (-5.0, 0.0, 5.0), (-20, -14), (18, 16)),
        lambda x, y, z: 0 * x,
    )
    oblique = Plane.through((0, 0, 0), (1, 0.2, 0.1), (0, 0.1, 1)).orientation
    assert can_be_slab(ct, dose, CORONAL)
    assert can_be_slab(None, dose, AXIAL)
    assert not can_be_slab(ct, dose, oblique)
