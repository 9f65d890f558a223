"""Where a structure is hottest and coldest, in fields whose places are known."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.hot_places import PART_CC, HotPlaces, hot_places
from dosiscope.core.progress import finish
from dosiscope.core.solids.builder import build_solid
from support.axial import ORIENTATIONS, circle, closed, make_dose, make_roi, stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid
    from support.axial import Function

Z = tuple(np.arange(-15.0, 16.0, 3.0))


def cylinder(radius: float = 12.0, z: tuple[float, ...] = Z, x: float = 0.0) -> Solid:
    contours = [closed(circle(x, 0, v, radius)) for v in z]
    return build_solid(make_roi(1, contours), np.array(Z))


def dose_of(function: Function, step: float = 2.5) -> Dose:
    grid = stack(
        ORIENTATIONS[0], (step, step), np.arange(-25, 26, 2.5), (-30, -30), (30, 30)
    )
    return make_dose(grid, function)


def places(solid: Solid, dose: Dose) -> HotPlaces:
    return finish(hot_places(solid, dose))


@pytest.mark.slow
def test_a_linear_dose_is_extreme_at_opposite_ends_of_the_rim() -> None:
    solid, dose = cylinder(), dose_of(lambda x, y, z: 40 + x / 2 + z / 5)
    found = places(solid, dose)
    assert solid.extent is not None
    low, high = solid.extent[2], solid.extent[5]
    assert found.hottest is not None
    assert found.hottest.at == pytest.approx((12, 0, high), abs=0.3)
    assert found.hottest.dose == pytest.approx(40 + 6 + high / 5, abs=0.01)
    assert found.coldest is not None
    assert found.coldest.at == pytest.approx((-12, 0, low), abs=0.3)
    assert found.coldest.dose == pytest.approx(40 - 6 + low / 5, abs=0.01)


@pytest.mark.slow
def test_they_are_what_the_dvh_has_as_extremes() -> None:
    solid = cylinder(9.0)
    dose = dose_of(lambda x, y, z: 50 * np.exp(-((x - 4) ** 2 + y**2 + z**2) / 300))
    found, dvh = places(solid, dose), compute_dvh(solid, dose)
    assert found.hottest is not None
    assert found.coldest is not None
    assert found.hottest.dose == pytest.approx(dvh.maximum, rel=1e-3)
    # at the rim, where it falls by 1 Gy a mm
    assert found.coldest.dose == pytest.approx(dvh.minimum, abs=0.1)
    for one in (found.hottest, found.coldest):
        assert float(dose.sample(one.at)) == pytest.approx(one.dose)
        assert solid.contains_point(*one.at)


@pytest.mark.slow
def test_the_hottest_part_of_a_peak_is_a_ball_around_it() -> None:
    """Dose falls with the distance r from a point inside: the hottest 0.03 cc are a
    ball of that volume, and D0.03cc is the dose at its surface."""
    middle = np.array((2.5, -5.0, 0.0))  # a sample of the grid

    def cone(x: np.ndarray, y: np.ndarray, z: np.ndarray) -> np.ndarray:
        away = (x - middle[0]) ** 2 + (y - middle[1]) ** 2 + (z - middle[2]) ** 2
        found: np.ndarray = 60 - 2 * away**0.5
        return found

    grid = stack(
        ORIENTATIONS[0], (0.5, 0.5), np.arange(-12, 12.1, 0.5), (-12, -12), (12, 12)
    )
    found = places(cylinder(11.0), make_dose(grid, cone))
    radius = (3 * 1000 * PART_CC / 4 / math.pi) ** (1 / 3)
    assert found.hottest_part is not None
    assert found.hottest_part.dose == pytest.approx(60 - 2 * radius, abs=0.15)
    assert found.hottest_part.at == pytest.approx(middle, abs=0.2)


@pytest.mark.slow
def test_of_two_hot_spots_it_is_in_one_and_never_between_them() -> None:
    solid = cylinder(14.0)
    dose = dose_of(lambda x, y, z: 60 * np.exp(-((abs(x) - 10) ** 2 + y**2) / 8))
    found = places(solid, dose).hottest_part
    assert found is not None
    assert abs(abs(found.at[0]) - 10) < 1.5
    assert float(dose.sample(found.at)) >= found.dose - 1e-6


@pytest.mark.slow
def test_the_hottest_part_may_lie_along_the_surface_beside_something_hotter() -> None:
    """An organ that ends where a target begins: all that is hot lies at its edge."""
    solid = cylinder(8.0, x=-10.0)
    dose = dose_of(lambda x, y, z: 60 / (1 + np.exp(-(x + 2) / 2)))
    found = places(solid, dose)
    assert found.hottest is not None
    assert found.hottest_part is not None
    assert found.hottest.at[0] == pytest.approx(-2, abs=0.1)
    assert found.hottest_part.at[0] == pytest.approx(-2.3, abs=0.3)
    assert found.hottest_part.dose < found.hottest.dose


@pytest.mark.slow
def test_a_peak_of_one_sample_in_a_large_structure_is_found() -> None:
    grid = stack(
        ORIENTATIONS[0], (2.5, 2.5), np.arange(-150, 151, 2.5), (-200, -200), (200, 200)
    )
    dose = make_dose(
        grid,
        lambda x, y, z: 20 + 60.0 * ((x == 72.5) & (y == -110) & (z == 42.5)),
    )
    z = tuple(np.arange(-140.0, 141.0, 20.0))
    contours = [closed(circle(0, 0, v, 180)) for v in z]
    found = places(build_solid(make_roi(1, contours), np.array(z)), dose)
    assert found.hottest is not None
    assert found.hottest.at == pytest.approx((72.5, -110, 42.5), abs=0.1)
    assert found.hottest.dose == pytest.approx(80, rel=1e-3)


@pytest.mark.slow
def test_a_structure_beside_the_grid_has_no_places() -> None:
    solid = cylinder(5.0, x=100.0)
    found = places(solid, dose_of(lambda x, y, z: 0 * x + 3))
    assert (found.hottest, found.coldest, found.hottest_part) == (None, None, None)


def test_a_small_structure_has_no_hottest_part() -> None:
    solid = cylinder(1.0, z=(0.0, 3.0))
    assert solid.volume_cc < PART_CC
    found = places(solid, dose_of(lambda x, y, z: 40 + x))
    assert found.hottest_part is None
    assert found.hottest is not None
    assert found.hottest.at[0] == pytest.approx(1.0, abs=0.1)
