from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.dose_origin import ReadDose
from dosiscope.core.plane import AXIAL, axial
from dosiscope.core.sections.dose_sections import dose_sections
from support.fields import read_dose, signed

POINTS = np.random.default_rng(7).uniform(-19, 19, (200, 3))


def test_a_field_of_any_sign_has_both_ends() -> None:
    dose = signed(read_dose(lambda x, y, z: 0 * x), lambda x, y, z: x - 2 * y + z)
    assert (dose.minimum, dose.maximum) == (-80, 80)
    assert dose.minimum_at == (-20, 20, -20)
    assert dose.maximum_at == (20, -20, 20)
    assert not dose.is_zero
    assert not dose.has_gaps
    assert dose.sample(POINTS) == pytest.approx(POINTS @ (1, -2, 1), abs=1e-12)
    assert dose.values()[8, 0, 0] == pytest.approx(20)


def test_the_ends_of_a_dose_that_was_read() -> None:
    dose = read_dose(lambda x, y, z: 30 + x)
    assert dose.minimum == pytest.approx(10)
    assert dose.minimum_at == (-20, -20, -20)
    assert dose.maximum == dose.stored.max() * dose.scaling
    assert np.array_equal(dose.values(), dose.stored * dose.scaling)
    part = slice(1, 3), slice(None), slice(None, None, 4)
    assert np.array_equal(dose.values(*part), dose.values()[part])


@pytest.mark.parametrize(
    ("low", "high", "is_zero"), [(0, 0, True), (-1, 0, False), (0, 1, False)]
)
def test_zero_is_where_every_value_is(low: float, high: float, is_zero: bool) -> None:
    dose = signed(
        read_dose(lambda x, y, z: 0 * x), lambda x, y, z: np.where(x > 0, low, high)
    )
    assert dose.is_zero is is_zero


def test_without_data_there_is_no_number() -> None:
    plain = read_dose(lambda x, y, z: 30 + x)
    dose = signed(plain, lambda x, y, z: np.where(x > 5, np.nan, 30 + x))
    assert dose.has_gaps
    assert dose.maximum == 35
    assert dose.maximum_at[0] == 5
    # up to the last sample that has data the dose is known, beyond it is not
    along = np.array([[x, 1.3, 0.7] for x in (-20, 4.9, 5, 5.1, 7.5, 20)])
    assert dose.sample(along)[:3] == pytest.approx([10, 34.9, 35])
    assert np.isnan(dose.sample(along)[3:]).all()
    assert np.isnan(dose.values()).sum() == np.isnan(dose.stored).sum()
    section = dose_sections(dose, AXIAL).at(axial(1.0))
    assert section is not None
    assert np.isnan(section.values[:, 11:]).all()
    assert section.values[0, :11] == pytest.approx(np.arange(10, 36, 2.5))


@given(st.integers(0, 2**32 - 1))
def test_a_gap_takes_away_and_changes_nothing(seed: int) -> None:
    random = np.random.default_rng(seed)
    whole = replace(
        read_dose(lambda x, y, z: 0 * x, half_size=2.5, step=(2.5, 2.0, 1.5)),
    )
    whole = replace(whole, stored=random.uniform(-5, 5, whole.stored.shape), scaling=1)
    holes = random.random(whole.stored.shape) < 0.2
    holes[0, 0, 0] = False
    dose = replace(whole, stored=np.where(holes, np.nan, whole.stored))
    points = random.uniform(-2, 2, (50, 3))
    points[::5] = whole.geometry.to_mm(
        random.integers(0, whole.geometry.shape, (10, 3))
    )
    found, expected = dose.sample(points), whole.sample(points)
    known = ~np.isnan(found)
    assert np.array_equal(found[known], expected[known])
    # the others lie beside a hole, or on it
    index = whole.geometry.to_index(points[~known])
    for at in index:
        low, high = np.floor(at + 1e-9).astype(int), np.ceil(at - 1e-9).astype(int)
        assert holes[
            tuple(slice(a, b + 1) for a, b in zip(low, high, strict=True))
        ].any()


def test_key_and_origin_of_what_was_read() -> None:
    dose = read_dose(
        lambda x, y, z: 0 * x,
        uid="1.7",
        plan="1.8",
        fields={"label": "BEAM 2", "beam_numbers": (2,), "further_plan_uids": ("1.9",)},
    )
    assert dose.key == "1.7"
    assert dose.origin == ReadDose(
        uid="1.7",
        label="BEAM 2",
        summation="PLAN",
        plan_uids=("1.8", "1.9"),
        beam_numbers=(2,),
    )
