"""How far a dose bends between its samples, in closed form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.bend import bending
from dosiscope.core.progress import finish
from support.fields import linear, read_dose, signed

if TYPE_CHECKING:
    from support.axial import Function

GRID = read_dose(linear(0, 0, 0), (2.0, 2.5, 3.0))


def test_a_linear_dose_does_not_bend() -> None:
    dose = signed(GRID, linear(0.4, -0.3, 0.5))
    assert finish(bending(dose)) == pytest.approx(0, abs=1e-12)


@pytest.mark.parametrize(
    ("dose", "axis"),
    [
        (lambda x, y, z: x * x + 0 * y + 0 * z, 2),
        (lambda x, y, z: y * y + 0 * x + 0 * z, 1),
        (lambda x, y, z: z * z + 0 * x + 0 * y, 0),
    ],
)
def test_a_parabola_bends_by_the_square_of_the_step(dose: Function, axis: int) -> None:
    """Half way between its samples interpolation is off by a quarter of that."""
    geometry = GRID.geometry
    step = (float(np.diff(geometry.offsets)[0]), *geometry.spacing)[axis]
    assert finish(bending(signed(GRID, dose))) == pytest.approx(step**2)


def test_planes_at_uneven_distances() -> None:
    z = np.array([-20.0, -14.0, -13.0, 2.0, 5.0, 21.0])
    grid = read_dose(linear(0, 0, 0), 2.5, z=z)
    assert finish(bending(signed(grid, linear(0, 0, 2)))) == pytest.approx(0, abs=1e-9)
    rounded = signed(grid, lambda x, y, z: z * z + 0 * x + 0 * y)
    expected = (np.diff(z)[:-1] * np.diff(z)[1:]).max()
    assert finish(bending(rounded)) == pytest.approx(expected)


@pytest.mark.parametrize("at", [0.0, 0.3, 0.62, 1.25, 2.0])
def test_interpolation_misses_no_more_at_a_kink(at: float) -> None:
    grid = read_dose(linear(0, 0, 0), 2.5)
    dose = signed(grid, lambda x, y, z: np.abs(x - at) + 0 * y + 0 * z)
    x = np.linspace(-15, 15, 1201)
    points = np.stack([x, 0 * x, 0 * x], axis=-1)
    missed = np.abs(dose.sample(points) - np.abs(x - at)).max()
    assert missed <= finish(bending(dose)) + 1e-12


def test_gaps_and_single_planes_bend_nowhere() -> None:
    plane = read_dose(linear(0, 0, 0), 2.5, z=np.array([1.25]))
    assert finish(bending(signed(plane, linear(0, 1, 0)))) == pytest.approx(0, abs=1e-9)
    gap = signed(GRID, lambda x, y, z: np.where(x > 0, np.nan, y) + 0 * z)
    assert finish(bending(gap)) == pytest.approx(0, abs=1e-9)
