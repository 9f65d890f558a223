"""Gamma against looking everywhere, and what a map must not depend on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.ndimage import gaussian_filter

from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.gamma.map import SOUGHT
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import finish
from support.fields import linear, read_dose

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose

    Direction = tuple[float, float, float]

HUNDRED = Reference(100.0)
CRITERIA = GammaCriteria(3, 3, normalisation=HUNDRED)
DIRECTIONS: tuple[tuple[Direction, Direction], ...] = (
    ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)),
    ((1.0, 0.0, 0.0), (0.0, -1.0, 0.0)),  # the normal points to the feet
    ((0.8, 0.6, 0.0), (-0.6, 0.8, 0.0)),
    ((0.8, 0.0, 0.6), (0.0, 1.0, 0.0)),
    ((0.0, 1.0, 0.0), (0.6, 0.0, 0.8)),
)
WIDTHS = (0.0, 0.6, 1.5)  # of the filter, samples: noise, rough, smooth


def random_dose(seed: int, width: float, shape: tuple[int, int, int]) -> Dose:
    """Return a dose of 30 to 70 Gy about, noise that is more or less smooth."""
    noise = np.random.default_rng(seed).normal(size=shape)
    values = gaussian_filter(noise, width) if width else noise
    values = 50 + 20 * values / np.abs(values).max()
    dose = read_dose(linear(0, 0, 0), (3.0, 2.5, 2.0), 10.0)
    whole = replace(
        dose.geometry, size=shape[1:], offsets=dose.geometry.offsets[: shape[0]]
    )
    return replace(dose, geometry=whole, stored=values, scaling=1.0)


def moved(dose: Dose, by: tuple[float, float, float]) -> Dose:
    return replace(
        dose, geometry=replace(dose.geometry, origin=dose.geometry.origin + by)
    )


def turned(dose: Dose, rows: Direction, columns: Direction) -> Dose:
    """Return the same samples around the same middle, along other directions."""
    geometry = dose.geometry
    middle = [(count - 1) / 2 for count in geometry.shape]
    sign = np.sign(np.cross(rows, columns)[2])
    other = replace(
        geometry,
        row_direction=np.array(rows),
        column_direction=np.array(columns),
        offsets=sign * np.abs(geometry.offsets),
    )
    apart = geometry.to_mm(middle) - other.to_mm(middle)
    return replace(dose, geometry=replace(other, origin=other.origin + apart))


def values_of(reference: Dose, evaluated: Dose, criteria: GammaCriteria) -> np.ndarray:
    return finish(gamma(reference, evaluated, criteria)).field.values()


def everywhere(
    evaluated: Dose, at: np.ndarray, dose: float, unit: float, mm: float
) -> float:
    """Return gamma by looking at points everywhere around one, then ever closer.

    At the samples too: some lie on the ends of the grid, which no other point meets.
    """
    steps = np.linspace(-1, 1, 25)
    cube = np.stack(np.meshgrid(steps, steps, steps), -1).reshape(-1, 3)
    near = cube[::7]

    def looked(offsets: np.ndarray) -> np.ndarray:
        value = evaluated.sample(at + offsets)
        found = (offsets**2).sum(1) / mm**2 + ((value - dose) / unit) ** 2
        return np.where(np.isnan(found), np.inf, found)

    samples = np.argwhere(np.ones(evaluated.values().shape, dtype=bool))
    to_samples = evaluated.geometry.to_mm(samples) - at
    offsets = np.concatenate([cube * mm * SOUGHT, to_samples])
    found = looked(offsets)
    best = SOUGHT**2
    for start in np.argsort(found)[:8]:
        at_best, width = offsets[start], mm * SOUGHT / 12
        for _ in range(9):
            around = np.concatenate([[at_best], at_best + near * width])
            gammas = looked(around)
            at_best = around[gammas.argmin()]
            best = min(best, gammas.min())
            width /= 2
    return float(np.sqrt(best))


@pytest.mark.slow
@settings(max_examples=6)
@example(140, 0.0, (-0.25, 0.0, 0.0), 1.0, ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0)))
@given(
    st.integers(0, 10**6),
    st.sampled_from(WIDTHS),
    st.tuples(*[st.floats(-2, 2)] * 3),
    st.floats(0.02, 1),
    st.sampled_from(DIRECTIONS),
)
def test_as_found_by_looking_everywhere(
    seed: int,
    width: float,
    by: Direction,
    unlike: float,
    directions: tuple[Direction, Direction],
) -> None:
    """Never above what is found by looking; below it by what looking misses."""
    shape = (5, 6, 7)
    one, other = (random_dose(seed + n, width, shape) for n in (0, 1))
    mixed = unlike * other.values() + (1 - unlike) * one.values()
    evaluated = turned(moved(replace(other, stored=mixed), by), *directions)
    found = values_of(one, evaluated, CRITERIA)
    known = np.argwhere(~np.isnan(found))
    for index in known[:: max(len(known) // 4, 1)]:
        at, sample = one.geometry.to_mm(index), tuple(index)
        looked = everywhere(evaluated, at, float(one.values()[sample]), 3.0, 3.0)
        assert found[sample] <= looked + 0.021  # what halving leaves undecided
        assert (found[sample] <= 1) >= (looked <= 1)
        # looking from so far apart misses much, at the ends of a grid most
        assert found[sample] >= looked - (0.1 if width > 1 else 0.3)


@pytest.mark.slow
def test_a_fine_grid_is_searched_as_well() -> None:
    """As many as 29³ cells around a point may hold the least: none of it is skipped.

    Of two noises a quarter of a millimetre fine; what is looked at must not grow faster
    than the cells, or this takes minutes.
    """
    one, other = (random_dose(seed, 1.5, (20, 21, 22)) for seed in (1, 2))
    fine = replace(
        one.geometry,
        spacing=(0.25, 0.25),
        offsets=np.linspace(0, 4.75, 20),
        origin=np.zeros(3),
    )
    one, other = (replace(dose, geometry=fine) for dose in (one, other))
    values = one.values()
    picked = np.full(values.shape, np.nan)
    picked[::7, ::7, ::7] = values[::7, ::7, ::7]
    criteria = GammaCriteria(0.5, 2, normalisation=HUNDRED)
    found = values_of(replace(one, stored=picked), other, criteria)
    known = np.argwhere(~np.isnan(found))
    assert len(known) == 36
    # beyond the cells next to it, 0.25 mm away
    assert (found[~np.isnan(found)] > 0.25).sum() > 3
    for index in known[::3]:
        at, sample = fine.to_mm(index), tuple(index)
        looked = everywhere(other, at, float(values[sample]), 0.5, 2.0)
        assert looked - 0.3 <= found[sample] <= looked + 0.021


@pytest.mark.slow
@settings(max_examples=5)
@given(st.integers(0, 10**6), st.permutations((0, 1, 2)))
def test_axes_have_no_names(seed: int, order: list[int]) -> None:
    """A cube of samples turned to other axes has the same gammas, turned."""
    shape = (6, 6, 6)
    cube = read_dose(linear(0, 0, 0), 2.5, 7.5).geometry.part(*[slice(0, 6)] * 3)
    one, other = (
        replace(random_dose(seed + n, 1.0, shape), geometry=cube) for n in (0, 1)
    )
    straight = values_of(one, other, CRITERIA)
    turned = values_of(
        replace(one, stored=np.ascontiguousarray(one.stored.transpose(order))),
        replace(other, stored=np.ascontiguousarray(other.stored.transpose(order))),
        CRITERIA,
    )
    assert turned == pytest.approx(straight.transpose(order), abs=0.021)
    assert ((turned <= 1) == (straight.transpose(order) <= 1)).all()


@pytest.mark.slow
@settings(max_examples=4)
@given(st.integers(0, 10**6), st.tuples(*[st.floats(-500, 500)] * 3))
def test_moving_both_changes_nothing(seed: int, by: tuple[float, float, float]) -> None:
    one, other = (random_dose(seed + n, 1.0, (5, 6, 7)) for n in (0, 1))
    here = values_of(one, other, CRITERIA)
    there = values_of(moved(one, by), moved(other, by), CRITERIA)
    assert there == pytest.approx(here, abs=1e-6, nan_ok=True)


@pytest.mark.slow
@settings(max_examples=4)
@given(st.integers(0, 10**6), st.floats(0.01, 100))
def test_scaling_both_changes_nothing(seed: int, times: float) -> None:
    """Of the maximum and local alike: criteria are in % of the doses themselves."""
    doses = [random_dose(seed + n, 1.0, (5, 6, 7)) for n in (0, 1)]
    scaled = [replace(dose, scaling=times) for dose in doses]
    for criteria in (GammaCriteria(3, 3), GammaCriteria(3, 3, is_local=True)):
        here = values_of(doses[0], doses[1], criteria)
        there = values_of(scaled[0], scaled[1], criteria)
        assert there == pytest.approx(here, abs=1e-5, nan_ok=True)


def test_half_of_mm_and_spacing() -> None:
    """Millimetres are relative too: all lengths halved, and the criterion with them."""
    one, other = (random_dose(n, 1.0, (5, 6, 7)) for n in (0, 1))

    def halved(dose: Dose) -> Dose:
        whole = dose.geometry
        row, column = whole.spacing
        return replace(
            dose,
            geometry=replace(
                whole,
                origin=whole.origin / 2,
                offsets=whole.offsets / 2,
                spacing=(row / 2, column / 2),
            ),
        )

    here = values_of(one, other, CRITERIA)
    there = values_of(halved(one), halved(other), replace(CRITERIA, mm=1.5))
    assert there == pytest.approx(here, abs=1e-6, nan_ok=True)


def test_reference_and_evaluated_are_not_the_same() -> None:
    """A hot spot that only one dose has: from there nothing is alike, to there all is.

    Seen from the dose without it, an equal dose lies next to the spot; seen from the
    spot itself there is none.
    """
    plain = random_dose(1, 1.5, (7, 9, 9))
    plain = replace(plain, stored=np.full(plain.stored.shape, 50.0))
    values = plain.values()
    values[3, 4, 4] = 90.0
    hot = replace(plain, stored=values)
    of_hot, of_plain = values_of(hot, plain, CRITERIA), values_of(plain, hot, CRITERIA)
    assert of_hot[3, 4, 4] == SOUGHT
    assert (of_hot > 0).sum() == 1
    assert 0 < of_plain[3, 4, 4] < 1  # it goes 2 mm at most to where there are 50 Gy
    assert (of_plain > 0).sum() == 1


def test_looser_criteria_never_fail_more() -> None:
    one, other = (random_dose(n, 1.0, (5, 6, 7)) for n in (3, 4))
    strict = values_of(one, other, CRITERIA)
    for loose in (replace(CRITERIA, percent=4), replace(CRITERIA, mm=4)):
        assert (values_of(one, other, loose) <= strict + 0.021).all()
