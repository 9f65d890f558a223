"""The numbers of sums and differences, and where there are none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dosiscope.core.effort import StoppedError, stoppable
from dosiscope.core.errors import NotEvaluableError
from support.fields import first, linear, read_dose, second, signed
from support.made_doses import difference, weighted_sum

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose

ASKEW = ((0.8, 0.6, 0.0), (-0.6, 0.8, 0.0))
TURNED = ((0.0, -1.0, 0.0), (-1.0, 0.0, 0.0))


def points_within(half: float, count: int = 300) -> np.ndarray:
    return np.random.default_rng(3).uniform(-half, half, (count, 3))


@pytest.mark.parametrize("shift", [0.0, 0.25, 0.34, 0.47, 0.5])
@pytest.mark.parametrize("orientation", [ASKEW, TURNED, ((1, 0, 0), (0, 1, 0))])
def test_linear_doses_add_exactly(
    shift: float, orientation: tuple[tuple[float, float, float], ...]
) -> None:
    """Trilinear interpolation of a linear dose is that dose, wherever the samples."""
    moved = (3 * shift, 2 * shift, 2.5 * shift)
    one = first(step=(2.5, 2.0, 3.0))
    other = second(step=(3.0, 3.0, 3.5), shift=moved, orientation=orientation)
    at = points_within(11)
    x, y, z = at.T
    values = (linear(0.4, -0.3, 0.5)(x, y, z), linear(-0.2, 0.7, 0.1)(x, y, z))
    total = weighted_sum((one, other), (1, 1))
    assert total.sample(at) == pytest.approx(values[0] + values[1], abs=1e-6)
    halved = weighted_sum((other, one), (0.5, 2))
    assert halved.sample(at) == pytest.approx(0.5 * values[1] + 2 * values[0], abs=1e-6)
    less = difference(one, other)
    assert less.sample(at) == pytest.approx(values[0] - values[1], abs=1e-6)


@pytest.mark.slow
@settings(max_examples=30)
@given(
    st.tuples(*[st.floats(1.5, 4)] * 3),
    st.tuples(*[st.floats(-3, 3)] * 3),
    st.floats(0.1, 3),
)
def test_where_both_are_known_the_sum_is_theirs(
    step: tuple[float, float, float],
    shift: tuple[float, float, float],
    weight: float,
) -> None:
    one, other = first(half_size=8), second(step=step, shift=shift, half_size=8)
    total = weighted_sum((one, other), (1, weight))
    at = points_within(14)
    found = total.sample(at)
    expected = one.sample(at) + weight * other.sample(at)
    known = ~np.isnan(found)
    assert found[known] == pytest.approx(expected[known], abs=1e-6)
    # and where one has no dose data, the sum has none: never the other alone, never 0
    assert not known[np.isnan(expected)].any()
    assert known.any()


def test_twice_a_dose() -> None:
    dose = first()
    twice = weighted_sum((dose, dose), (1, 1))
    assert np.array_equal(twice.values(), 2 * dose.values())
    assert np.array_equal(twice.values(), weighted_sum((dose,), (2,)).values())


def test_two_halves_are_the_dose_on_its_own_samples() -> None:
    dose = first()
    half = weighted_sum((dose, dose), (0.5, 0.5))
    assert np.array_equal(half.values(), dose.values())
    assert half.geometry.has_same_samples(dose.geometry)
    assert half.maximum == dose.maximum
    assert half.maximum_at == dose.maximum_at


def test_equal_doses_differ_nowhere() -> None:
    dose = first()
    # the same samples, told with other roundings
    noisy = replace(dose.geometry, origin=dose.geometry.origin + 3e-13)
    for other in (dose, first(), replace(dose, geometry=noisy)):
        found = difference(dose, other)
        assert found.is_zero
        assert found.geometry.shape == dose.geometry.shape


def test_a_difference_has_a_sign() -> None:
    one, other = first(), second()
    forth, back = difference(one, other), difference(other, one)
    assert np.array_equal(forth.values(), -back.values())
    assert (forth.minimum, forth.maximum) == (-back.maximum, -back.minimum)
    assert forth.minimum < 0 < forth.maximum
    assert forth.minimum_at == back.maximum_at


def test_a_sum_less_a_part_is_the_rest() -> None:
    one, other = first(), second(step=2.5, shift=(0.6, -0.4, 1.1))
    rest = difference(weighted_sum((one, other), (1, 1)), other)
    at = points_within(15)
    # on the samples of either grid; those that are read are rounded
    assert rest.sample(at) == pytest.approx(one.sample(at), abs=1e-6)


def moved(dose: Dose, by: tuple[float, float, float]) -> Dose:
    return replace(
        dose, geometry=replace(dose.geometry, origin=dose.geometry.origin + by)
    )


def test_moving_both_moves_the_sum() -> None:
    by = (12.3, -4.5, 6.7)
    one, other = first(), second(step=3.0, shift=(0.6, -0.4, 1.1), orientation=ASKEW)
    here = weighted_sum((one, other), (1, 1))
    there = weighted_sum((moved(one, by), moved(other, by)), (1, 1))
    assert there.geometry.origin == pytest.approx(here.geometry.origin + by)
    assert there.values() == pytest.approx(here.values(), abs=1e-9, nan_ok=True)


def test_what_rough_samples_of_a_round_dose_are_off() -> None:
    """The peak falls between samples: 3/8 (h/s)^2 of it is lost."""
    step, sigma = 2.5, 20.0

    def bell(x: Any, y: Any, z: Any) -> Any:
        return np.exp(-(x**2 + y**2 + z**2) / (2 * sigma**2))

    exact = read_dose(bell, uid="1.2.3.1")
    between = read_dose(bell, uid="1.2.3.2", shift=(step / 2,) * 3)
    lost = difference(exact, between)
    assert lost.maximum_at == pytest.approx((0, 0, 0))
    assert lost.maximum == pytest.approx(3 / 8 * (step / sigma) ** 2, rel=0.02)
    assert lost.maximum == pytest.approx(0.0059, abs=0.0001)


def test_the_finest_samples_that_have_all() -> None:
    coarse, fine = first(step=3.0, half_size=30), second(step=1.5, half_size=12)
    for doses in ((coarse, fine), (fine, coarse)):
        total = weighted_sum(doses, (1, 1))
        assert total.geometry.has_same_samples(fine.geometry)
        assert not total.has_gaps


def test_outside_of_one_there_is_no_dose_data() -> None:
    small, large = first(half_size=10), second(step=3.0, half_size=30)
    total = weighted_sum((large, small), (1, 1))
    assert np.isfinite(large.sample((20, 0, 0)))
    assert np.isnan(total.sample((20, 0, 0)))
    assert np.isnan(total.sample((0, 0, -11)))


def test_turned_grids_leave_gaps_at_corners() -> None:
    one, other = first(), second(orientation=ASKEW, step=3.0)
    total = weighted_sum((one, other), (1, 1))
    assert total.has_gaps
    known = ~np.isnan(total.values())
    index = np.moveaxis(np.indices(one.geometry.shape), 0, -1)
    assert total.geometry.has_same_samples(one.geometry)
    there = other.geometry.to_index(one.geometry.to_mm(index))
    assert np.array_equal(known, other.geometry.covers(there))


def test_gaps_of_a_part_are_gaps_of_the_sum() -> None:
    one = signed(first(), lambda x, y, z: np.where(abs(x) < 3, np.nan, x))
    total = weighted_sum((one, second()), (1, 1))
    assert np.array_equal(np.isnan(total.values()), np.isnan(one.values()))


def test_grids_that_do_not_meet() -> None:
    far = moved(second(), (200, 0, 0))
    with pytest.raises(NotEvaluableError, match="no point at which all of them"):
        weighted_sum((first(), far), (1, 1))
    with pytest.raises(NotEvaluableError, match="no point at which all of them"):
        difference(far, first())


def test_a_single_plane_is_where_it_is() -> None:
    plane = first(z=np.array([1.25]))
    total = weighted_sum((second(), plane), (1, 1))
    assert total.geometry.shape == plane.geometry.shape
    at = (3.3, -4.4, 1.25)
    expected = plane.sample(at) + second().sample(at)
    assert total.sample(at) == pytest.approx(float(expected), abs=1e-6)


def test_single_planes_apart_are_told_as_such() -> None:
    one, other = first(z=np.array([1.25])), second(z=np.array([2.5]))
    with pytest.raises(NotEvaluableError, match="single planes that do not lie in one"):
        weighted_sum((one, other), (1, 1))
    with pytest.raises(NotEvaluableError, match="single planes that do not lie in one"):
        difference(one, other)
    # one alone may lie beyond the other: that they are planes is not why
    with pytest.raises(NotEvaluableError, match="no point at which all of them"):
        weighted_sum((first(), moved(other, (0, 0, 50))), (1, 1))


def test_a_sum_is_stopped_when_nobody_waits_for_it() -> None:
    with stoppable(lambda: True), pytest.raises(StoppedError):
        weighted_sum((first(), second(step=3.0)), (1, 1))
