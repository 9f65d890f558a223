"""DVHs of sums are exact; gaps are outside the grid; a difference has none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from weakref import ref

import numpy as np
import pytest

from dosiscope.core.dose import DoseUnits
from dosiscope.core.dvh.choice import DvhChoice, compute_chosen
from dosiscope.core.dvh.curve import DvhSource, WithheldDvh
from dosiscope.core.dvh.engine import compute_dvh
from dosiscope.core.dvh.grid import DoseGrid
from dosiscope.core.dvh.metrics import evaluate, parse_metric
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.phantoms.analytic import truth
from dosiscope.core.phantoms.shapes import Shape
from dosiscope.core.structures import Contours, Roi
from support.fields import first, linear, read_dose, second, signed
from support.linear_shapes import FRACTIONS, solid_of
from support.made_doses import difference, weighted_sum
from support.stacks import stack

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.dvh.curve import Dvh
    from dosiscope.core.solids.solid import Solid
    from support.axial import Array

AT_LEAST = "\N{GREATER-THAN OR EQUAL TO}"
ASKEW = ((0.8, 0.6, 0.0), (-0.6, 0.8, 0.0))


def box(low: float = -5.0, high: float = 5.0, x: float = 0.0) -> Solid:
    """Return a box of 10 mm by 10 mm around ``x`` between two planes."""
    corners = np.array([[x - 5, -5], [x + 5, -5], [x + 5, 5], [x - 5, 5]])
    return stack([(z, [corners]) for z in np.arange(low, high + 0.1)], 0.0)


def same(one: Dvh, other: Dvh) -> None:
    assert np.array_equal(one.dose, other.dose)
    assert np.array_equal(one.volume, other.volume)
    for name in ("volume_cc", "covered_cc", "minimum", "maximum", "mean"):
        assert getattr(one, name) == getattr(other, name)


def test_a_sum_of_linear_doses_has_the_dvh_of_the_linear_sum() -> None:
    """Two doses on grids of their own; the sum is Nelms' dose, 16 Gy + 1 Gy/mm."""
    one = read_dose(linear(0, 0, 1.5, at_centre=60), step=2.0, uid="1", plan="1.1")
    other = read_dose(
        linear(0, 0, 0.5, at_centre=20),
        step=(2.5, 3.0, 3.0),
        shift=(0.4, -0.3, 0.9),
        uid="2",
        plan="1.2",
    )
    total = weighted_sum((one, other), (0.2, 0.2))
    nelms = weighted_sum((total, total), (1, 1.5))  # 0.5 (1.5 + 0.5) Gy/mm
    assert nelms.sample((0, 0, 0)) == pytest.approx(40)
    dvh = compute_dvh(solid_of(Shape.SPHERE, 0.2), nelms)
    true = truth(Shape.SPHERE, "z", 0.1)
    assert dvh.outside_percent == 0
    assert dvh.volume_cc == pytest.approx(true.volume_cc, rel=0.001)
    # the closed form is of 16 Gy at the centre, this is of 40
    assert dvh.mean == pytest.approx(true.mean + 24, abs=0.003)
    assert dvh.minimum == pytest.approx(true.minimum + 24, abs=0.003)
    assert dvh.maximum == pytest.approx(true.maximum + 24, abs=0.003)
    for fraction in FRACTIONS.values():
        expected = true.dose_at_fraction(fraction) + 24
        assert dvh.dose_at_fraction(fraction) == pytest.approx(expected, abs=0.04)


def test_a_sum_of_one_dose_has_its_dvh() -> None:
    dose = first()
    half = weighted_sum((dose, dose), (0.5, 0.5))
    one, other = compute_dvh(box(), dose), compute_dvh(box(), half)
    assert other.volume == pytest.approx(one.volume, rel=1e-5)
    assert other.mean == pytest.approx(one.mean or 0, abs=1e-5)


def test_results_of_a_sum_are_kept_by_its_key() -> None:
    total = weighted_sum((first(), second()), (1, 0.5))
    dvh = compute_dvh(box(), total)
    assert dvh.source is DvhSource.COMPUTED
    assert dvh.dose_uid == "1.2.3.1+0.5*1.2.3.2"
    assert dvh.dose_label == total.label
    absent = WithheldDvh.of_roi(Roi(1, "A", contours=Contours.of([])), total, "why")
    assert (absent.dose_uid, absent.dose_label) == (total.key, total.label)
    assert compute_dvh(box(), first()).dose_uid == "1.2.3.1"


def cut(dose: Dose, last_column: int) -> Dose:
    """Return a dose whose grid ends with a column."""
    part = (slice(None), slice(None), slice(0, last_column + 1))
    return replace(
        dose,
        geometry=dose.geometry.part(*part),
        stored=np.ascontiguousarray(dose.values(*part)),
        scaling=1.0,
    )


@pytest.mark.parametrize("x", [-4.0, 0.0, 4.9])
@pytest.mark.parametrize("cubic", [False, True])
def test_what_has_no_data_is_outside_the_grid(x: float, cubic: bool) -> None:
    """Samples without data beyond x = 5 mm, or no samples there: the same curve."""
    whole = signed(first(), linear(0.4, -0.3, 0.5))
    gaps = signed(
        whole,
        lambda x, y, z: np.where(x > 5.1, np.nan, linear(0.4, -0.3, 0.5)(x, y, z)),
    )
    smaller = cut(whole, int(np.flatnonzero(~np.isnan(gaps.stored[0, 0]))[-1]))
    assert smaller.maximum == gaps.maximum
    choice = DvhChoice(cubic_dose=cubic)
    one = compute_chosen(box(x=x), gaps, choice=choice)
    other = compute_chosen(box(x=x), smaller, choice=choice)
    same(one, other)
    assert one.outside_percent == pytest.approx(10 * max(x, 0), abs=0.01)
    assert "without gaps" in one.method["dose grid"]
    assert "dose grid" not in other.method
    if x > 0:
        assert evaluate(parse_metric("D20%"), one).bound == AT_LEAST


def test_wholly_without_data_has_no_dvh() -> None:
    dose = signed(first(), lambda x, y, z: np.where(x > 5, np.nan, 60 + x))
    with pytest.raises(NotEvaluableError, match="outside the dose grid"):
        compute_dvh(box(x=11), dose)


def test_data_in_single_samples_has_no_dvh() -> None:
    dose = signed(first(), lambda x, y, z: np.where(abs(x) > 1, np.nan, 60 + x))
    with pytest.raises(NotEvaluableError, match=r"too thin: no DVH \(the largest"):
        compute_dvh(box(), dose)


def test_turned_grids_count_no_corner_as_zero() -> None:
    total = weighted_sum((first(), second(orientation=ASKEW)), (1, 1))
    assert total.has_gaps
    dvh = compute_dvh(box(), total)
    assert dvh.outside_percent == 0
    assert dvh.mean == pytest.approx(120, abs=0.001)
    # 0.2 x + 0.4 y + 0.6 z around 120 Gy, over 5 mm each way
    assert (dvh.minimum, dvh.maximum) == pytest.approx((114, 126), abs=0.001)
    partly = compute_dvh(box(x=10), total)
    assert partly.is_partial
    assert partly.minimum is not None
    assert partly.minimum > 100


def test_the_grid_of_a_dose_is_worked_out_once() -> None:
    total = weighted_sum((first(), second(orientation=ASKEW)), (1, 1))
    grid = DoseGrid.of(total)
    assert DoseGrid.of(total) is grid
    assert DoseGrid.of(first()) is not grid
    gone = ref(grid.values)
    del grid, total
    assert gone() is None  # it goes with its dose


def test_a_difference_has_no_dvh() -> None:
    below = difference(first(), second())
    for solid in (box(), solid_of(Shape.SPHERE, 0.2)):
        with pytest.raises(NotEvaluableError, match="below 0 at some points"):
            compute_dvh(solid, below)
        with pytest.raises(NotEvaluableError, match="below 0 at some points"):
            compute_chosen(solid, below)


@pytest.mark.parametrize("shift", [(0.0, 0.0, 0.0), (0.4, -0.3, 0.9)])
def test_a_sum_has_the_noise_of_its_parts(shift: tuple[float, float, float]) -> None:
    """Monte Carlo leaves values slightly below 0 where there is hardly any dose."""

    def dose(x: Array, y: Array, z: Array) -> Array:
        return np.where(z < -10, -0.01, 60 + x)

    parts = [signed(first(), dose), signed(second(shift=shift), dose)]
    total = weighted_sum(parts, (1, 0.5))
    assert total.minimum == pytest.approx(-0.015)
    dvh = compute_dvh(box(), total)
    assert (dvh.minimum, dvh.mean, dvh.maximum) == pytest.approx(
        (82.5, 90, 97.5), abs=1e-3
    )
    assert dvh.method["dose grid"] == "values below 0 count as 0"


def test_a_difference_that_is_nowhere_below_zero_is_a_dose_like_any() -> None:
    high = read_dose(linear(0, 0, 2, at_centre=120), uid="1")
    dvh = compute_dvh(box(), difference(high, read_dose(linear(0, 0, 1))))
    assert dvh.mean == pytest.approx(60, abs=1e-4)
    assert (dvh.minimum, dvh.maximum) == pytest.approx((55, 65), abs=1e-4)
    assert dvh.volume_at_dose(62.5) == pytest.approx(0.25, abs=1e-3)


def test_zero_everywhere() -> None:
    dvh = compute_dvh(box(), difference(first(), first()))
    assert (dvh.minimum, dvh.mean, dvh.maximum) == (0, 0, 0)


def test_a_relative_dose_is_refused_as_before() -> None:
    relative = first(units=DoseUnits.RELATIVE)
    with pytest.raises(NotEvaluableError, match="not in Gy"):
        compute_chosen(box(), relative)
