"""Where the least and the largest dose of a DVH are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.solids.builder import build_solid
from support.axial import ORIENTATIONS, circle, closed, make_dose, make_roi, stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid
    from support.axial import Directions, Function

Z = tuple(np.arange(-15.0, 16.0, 3.0))


def cylinders(*middles: float, radius: float = 8.0) -> Solid:
    contours = [closed(circle(x, 0, z, radius)) for x in middles for z in Z]
    return build_solid(make_roi(1, contours), np.array(Z))


def dose_of(function: Function, orientation: Directions = ORIENTATIONS[0]) -> Dose:
    grid = stack(orientation, (2.0, 2.5), np.arange(-26, 27, 2.0), (-30, -30), (30, 30))
    return make_dose(grid, function)


@pytest.mark.parametrize("orientation", ORIENTATIONS)
def test_they_are_where_the_dose_is_that(orientation: Directions) -> None:
    """Whichever way rows and columns run."""
    dose = dose_of(
        lambda x, y, z: 20 + 40 * np.exp(-((x - 3) ** 2 + (y - 4) ** 2 + z**2) / 200),
        orientation,
    )
    dvh = compute_dvh(cylinders(0.0), dose)
    assert dvh.minimum_at is not None
    assert dvh.maximum_at is not None
    for at, value in ((dvh.minimum_at, dvh.minimum), (dvh.maximum_at, dvh.maximum)):
        assert float(dose.sample(at)) == pytest.approx(value, abs=1e-4)
        x, y, z = at
        assert np.hypot(x, y) <= 8 + 1e-6
        assert abs(z) <= 16.5 + 1e-6
    assert dvh.maximum_at == pytest.approx((3, 4, 0), abs=2)


def test_of_a_linear_dose_they_are_at_opposite_rims() -> None:
    dvh = compute_dvh(cylinders(0.0), dose_of(lambda x, y, z: 40 + x / 2 + z / 5))
    assert dvh.maximum_at == pytest.approx((8, 0, 16.5), abs=0.1)
    assert dvh.minimum_at == pytest.approx((-8, 0, -16.5), abs=0.1)


def test_of_parts_that_do_not_touch_each_may_be_in_another() -> None:
    dvh = compute_dvh(cylinders(-15.0, 15.0), dose_of(lambda x, y, z: 40 + x / 2))
    assert dvh.maximum_at is not None
    assert dvh.minimum_at is not None
    assert dvh.maximum_at[0] == pytest.approx(23, abs=0.01)
    assert dvh.minimum_at[0] == pytest.approx(-23, abs=0.01)
