"""Gamma against closed forms, and what changes it and what does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.gamma.map import SOUGHT
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import finish
from support.fields import linear, read_dose, signed

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.map import GammaMap
    from support.axial import Function

HUNDRED = Reference(100.0)
ASKEW = ((0.8, 0.6, 0.0), (-0.6, 0.8, 0.0))
OBLIQUE = ((0.8, 0.0, 0.6), (0.0, 1.0, 0.0))
DESCENDING = ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0))  # the normal points to the feet
SAGITTAL = ((0.0, 1.0, 0.0), (0.6, 0.0, 0.8))
STRAIGHT = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0))


def grid(function: Function, half_size: float = 15.0, **more: Any) -> Dose:
    """Return a dose of floats, as exact as they are."""
    dose = read_dose(linear(0, 0, 0), half_size=half_size, **more)
    return signed(dose, function)


def of(reference: Dose, evaluated: Dose, criteria: GammaCriteria) -> GammaMap:
    return finish(gamma(reference, evaluated, criteria))


def middle(found: GammaMap, within: float = 6.0) -> np.ndarray:
    """Return gamma away from the ends of the grid."""
    geometry = found.field.geometry
    index = np.moveaxis(np.indices(geometry.shape), 0, -1)
    at = np.abs(geometry.to_mm(index)).max(axis=-1)
    values: np.ndarray = found.field.values()[at < within]
    known = ~np.isnan(values)
    assert known.mean() > 0.8  # askew grids have corners
    result: np.ndarray = values[known]
    return result


def percent_of_100(
    percent: float, mm: float, *, is_local: bool = False
) -> GammaCriteria:
    return GammaCriteria(percent, mm, is_local=is_local, normalisation=HUNDRED)


@pytest.mark.parametrize(
    ("offset", "gradient", "percent", "mm", "expected"),
    [
        (3, 0, 3, 3, 1.0),
        (3, 1, 3, 3, 0.70711),
        (5, 3, 3, 3, 0.52705),
        (2, 2, 2, 2, 0.44721),
        (-3, 1, 3, 3, 0.70711),
        (3, 0.5, 1, 1, 2.0),  # 2.68: not sought
    ],
)
@pytest.mark.parametrize("axis", range(3))
def test_offset_of_a_linear_dose(
    offset: float,
    gradient: float,
    percent: float,
    mm: float,
    expected: float,
    axis: int,
) -> None:
    slope = [0.0, 0.0, 0.0]
    slope[axis] = gradient
    one = grid(linear(*slope))
    other = grid(linear(*slope, at_centre=60.0 + offset))
    found = middle(of(one, other, percent_of_100(percent, mm)))
    assert found == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    "orientation", [STRAIGHT, ASKEW, OBLIQUE, DESCENDING, SAGITTAL]
)
@pytest.mark.parametrize("shift", [0.0, 0.34])
def test_offset_on_other_grids(
    orientation: tuple[tuple[float, float, float], ...], shift: float
) -> None:
    slope = (1.2, -0.8, 0.9)
    one = grid(linear(*slope), orientation=STRAIGHT)
    other = grid(
        linear(*slope, at_centre=62.0),
        half_size=24.0,
        step=(3.0, 2.0, 2.5),
        shift=(2.5 * shift, 2 * shift, 3 * shift),
        orientation=orientation,
    )
    expected = 2 / np.hypot(2, np.linalg.norm(slope) * 2)
    assert middle(of(one, other, percent_of_100(2, 2))) == pytest.approx(
        expected, abs=1e-5
    )
    back = middle(of(other, one, percent_of_100(2, 2)))
    assert back == pytest.approx(expected, abs=1e-5)


def test_shift_of_a_linear_dose() -> None:
    for s in (0.3, 1.0, 1.7):
        one, other = grid(linear(0, 3, 0)), grid(linear(0, 3, 0, at_centre=60 - 3 * s))
        found = middle(of(one, other, percent_of_100(2, 3)))
        assert found == pytest.approx(3 * s / np.hypot(2, 9), abs=1e-5)


@pytest.mark.parametrize("shift", [0.5, 2.0, 3.0, 4.5])
def test_shifted_step(shift: float) -> None:
    """On the side that is moved over, the way to the equal dose is what counts.

    Slabs of 20 and 80 Gy; the step takes 0.01 mm, so that it hides nothing between
    samples.
    """
    planes = np.array([-20.0, 0.0, 0.01, 20.0])

    def step(at: float) -> Dose:
        return grid(lambda x, y, z: np.where(z < at + 0.005, 20.0, 80.0), z=planes + at)

    reference = grid(
        lambda x, y, z: np.where(z < 0.005, 20.0, 80.0), z=np.linspace(-15, 15, 31)
    )
    found = of(reference, step(shift), percent_of_100(3, 3))
    z = reference.geometry.z
    values = found.field.values()[:, 6, 6]
    inside = (z > 0.5) & (z <= shift)
    assert values[inside] == pytest.approx(
        np.minimum((shift + 0.01 - z[inside]) / 3, SOUGHT), abs=1e-3
    )
    assert values[(z < 0) | (z > shift + 0.5)] == pytest.approx(0, abs=1e-6)


def test_equal_doses_have_none() -> None:
    dose = read_dose(lambda x, y, z: 60 * np.exp(-(x * x + y * y + z * z) / 200))
    for local in (False, True):
        criteria = GammaCriteria(3, 2, is_local=local, threshold_percent=0)
        numbers = of(dose, dose, criteria).numbers
        assert (numbers.maximum, numbers.mean, numbers.pass_percent) == (0, 0, 100)
        assert numbers.points == dose.stored.size
    # as other files tell the same samples: with a rounding
    noisy = replace(dose.geometry, origin=dose.geometry.origin + 3e-13)
    told = of(dose, replace(dose, geometry=noisy), GammaCriteria())
    assert told.numbers.maximum == 0


def test_local_counts_the_dose_at_the_point() -> None:
    one = grid(linear(0, 0, 0, at_centre=20))
    other = grid(linear(0, 0, 0, at_centre=20.6))
    assert middle(of(one, other, percent_of_100(3, 3, is_local=True))) == pytest.approx(
        1
    )
    assert middle(of(one, other, percent_of_100(3, 3))) == pytest.approx(0.2)
