"""What the evaluated dose is around a cell; points that agree with nothing there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.ndimage import maximum_filter, minimum_filter

from dosiscope.core.effort import stoppable
from dosiscope.core.gamma.evaluated import EvaluatedDose
from dosiscope.core.gamma.nearest import Points, search_beyond
from support.fields import linear, read_dose

SHAPE = (6, 7, 9)  # of cells


def evaluated(values: np.ndarray) -> EvaluatedDose:
    """Return cells of 3, 2.5 and 2 mm."""
    dose = read_dose(linear(0, 0, 0), (3.0, 2.5, 2.0), 12.0)
    geometry = dose.geometry.part(*(slice(0, count) for count in values.shape))
    return EvaluatedDose(replace(dose, geometry=geometry, stored=values, scaling=1.0))


def noise() -> np.ndarray:
    return np.random.default_rng(5).uniform(10, 70, [count + 1 for count in SHAPE])


def all_cells() -> np.ndarray:
    return np.indices(SHAPE).reshape(3, -1)


@pytest.mark.parametrize(
    ("mm", "reach"), [(0.5, (1, 1, 1)), (5.5, (2, 3, 3)), (90.0, (5, 6, 8))]
)
def test_range_around_is_that_of_all_cells_within_reach(
    mm: float, reach: tuple[int, int, int]
) -> None:
    cells = evaluated(noise())
    cells.gather_around(mm)
    low, high = (values.reshape(SHAPE) for values in cells.range_of(all_cells()))
    size = [2 * count + 1 for count in reach]
    around = [values.reshape(SHAPE) for values in cells.range_around(all_cells())]
    np.testing.assert_array_equal(around[0], minimum_filter(low, size))
    np.testing.assert_array_equal(around[1], maximum_filter(high, size))


def test_a_gap_hides_nothing_around_it() -> None:
    values = noise()
    values[2:4, 3, 4] = np.nan
    cells = evaluated(values)
    cells.gather_around(1.9)
    low = cells.range_of(all_cells())[0].reshape(SHAPE)
    assert np.isnan(low).any()
    known = minimum_filter(np.where(np.isnan(low), np.inf, low), 3)
    around = cells.range_around(all_cells())[0].reshape(SHAPE)
    np.testing.assert_array_equal(around, known)


def cells_looked_for(dose: float) -> tuple[int, float]:
    """Return how often cells at an offset are looked for, and the gamma^2 found.

    Of a point amid a dose of 10 to 70 Gy, 1 Gy and 12 mm being a gamma of 1.
    """
    cells = evaluated(noise())
    cells.gather_around(24.0)
    places = np.array([[9.0], [8.0], [9.0]])
    points = Points(
        places=places,
        cells=cells.cells_at(places),
        dose=np.array([dose]),
        unit=np.array([1.0]),
        best=np.array([4.0]),
    )
    count = 0

    def look() -> bool:
        nonlocal count
        count += 1
        return False

    with stoppable(look):
        search_beyond(cells, points, 12.0)
    return count, float(points.best[0])


def test_nothing_is_looked_for_where_nothing_agrees() -> None:
    assert cells_looked_for(80.0) == (0, 4.0)


def test_what_agrees_far_away_is_found() -> None:
    count, best = cells_looked_for(40.0)
    assert count > 0
    assert best < 4.0
