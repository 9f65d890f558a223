"""Gamma where grids end, have gaps, one plane or uneven planes; what has no gamma."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.dose import DoseType, DoseUnits
from dosiscope.core.effort import StoppedError, stoppable
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.gamma.map import EDGES, SOUGHT
from dosiscope.core.header import Patient
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import Progress, finish
from support.fields import first, linear, read_dose, second, signed
from support.made_doses import difference

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.dose import Dose
    from dosiscope.core.gamma.map import GammaMap

CRITERIA = GammaCriteria(2, 2, normalisation=Reference(100.0))
OFFSET = 2 / np.hypot(2, 2 * 2)  # of 2 Gy where the dose rises by 2 Gy/mm


def of(
    reference: Dose, evaluated: Dose, criteria: GammaCriteria = CRITERIA
) -> GammaMap:
    return finish(gamma(reference, evaluated, criteria))


def rising(axis: int = 2, offset: float = 0.0, **more: Any) -> Dose:
    slope = [0.0, 0.0, 0.0]
    slope[axis] = 2.0
    return read_dose(linear(*slope, at_centre=60 + offset), **more)


@pytest.mark.parametrize(
    "z",
    [np.array([-15, -9, -8, -4.5, 0, 0.5, 6, 7, 12, 20.0]), np.arange(-15, 16, 5.0)],
)
def test_uneven_planes(z: np.ndarray) -> None:
    """The dose is linear: planes of any distance tell the same."""
    for orientation in (((1, 0, 0), (0, 1, 0)), ((1, 0, 0), (0, -1, 0))):
        other = rising(offset=2, z=z, orientation=orientation)
        one = rising(half_size=8.0)
        found = of(one, other).field.values()
        assert found == pytest.approx(OFFSET, abs=1e-4)
        found = of(other, one).field.values()
        inside = ~np.isnan(found)
        middle = np.abs(other.geometry.z) < 6
        assert inside[middle].sum() > 100
        assert found[middle][inside[middle]] == pytest.approx(OFFSET, abs=1e-4)


def test_one_plane() -> None:
    """A plane against a plane: distances within it; against a volume as ever."""
    plane = rising(0, z=np.array([1.5]))
    moved = rising(0, offset=2, z=np.array([1.5]))
    for other in (moved, rising(0, offset=2)):
        found = of(plane, other)
        assert found.numbers.points == plane.stored.size
        inner = found.field.values()[0, 3:-3, 3:-3]
        assert inner == pytest.approx(OFFSET, abs=1e-4)
    with pytest.raises(NotEvaluableError, match="no data at any point"):
        of(plane, rising(0, z=np.array([2.0])))
    # of a volume only the samples of that plane are evaluated
    volume = rising(0, z=np.array([-1.5, 1.5, 4.5]))
    numbers = of(volume, moved).numbers
    assert numbers.evaluated == plane.stored.size
    assert numbers.not_evaluated == 2 * plane.stored.size


def test_one_row_and_one_column() -> None:
    line = first().geometry.part(slice(3, 4), slice(2, 3), slice(None))
    dose = signed(replace(first(), geometry=line), linear(2, 0, 0))
    other = signed(replace(first(), geometry=line), linear(2, 0, 0, at_centre=62))
    assert of(dose, other).field.values()[0, 0, 3:-3] == pytest.approx(OFFSET, abs=1e-5)


def test_what_is_outside_never_passes() -> None:
    """Beside the evaluated grid there is no dose to agree with, however near it is."""
    large, small = rising(half_size=15.0), rising(half_size=10.0)
    found = of(large, small)
    numbers = found.numbers
    assert numbers.points == 13**3
    assert numbers.evaluated == 9**3
    assert numbers.passed == 9**3
    assert numbers.pass_percent == 100
    assert np.isnan(found.field.values()).sum() == numbers.not_evaluated
    assert numbers.remark == (
        "1\u202f468 of 2\u202f197 points not evaluated: "
        "the evaluated dose has no data there"
    )
    assert len(found.without_data) == numbers.not_evaluated
    assert of(small, large).numbers.not_evaluated == 0


def gap(dose: Dose, where: Callable[..., np.ndarray]) -> Dose:
    """Return a dose without data at some samples."""
    index = np.moveaxis(np.indices(dose.geometry.shape), 0, -1)
    x, y, z = np.moveaxis(dose.geometry.to_mm(index), -1, 0)
    values = dose.values()
    values[where(x, y, z)] = np.nan
    return replace(dose, stored=values, scaling=1.0)


def test_gaps() -> None:
    """Where either dose has none, nothing is compared, and nothing else changes."""
    one, other = rising(), rising(offset=2)
    whole = of(one, other).field.values()
    of_one = gap(one, lambda x, y, z: x > 7)
    found = of(of_one, other)
    assert found.numbers.not_evaluated == 0
    assert found.numbers.points == (~np.isnan(of_one.values())).sum()
    np.testing.assert_array_equal(
        found.field.values(), np.where(np.isnan(of_one.values()), np.nan, whole)
    )
    of_other = gap(other, lambda x, y, z: (abs(x) < 3) & (abs(y) < 3) & (z > 12))
    found = of(one, of_other)
    missing = np.isnan(of_other.values())
    assert found.numbers.not_evaluated == missing.sum() > 0
    values = found.field.values()
    assert np.isnan(values[missing]).all()
    assert (values[~missing] >= whole[~missing] - 1e-6).all()
    far = (np.arange(17) < 11)[:, None, None] & ~missing
    assert values[far] == pytest.approx(whole[far], abs=1e-6)


def test_a_hot_sample_between_points() -> None:
    """The dose sought lies on the flank of a single sample that no point is next to.

    Reference 60 Gy everywhere; evaluated 20 Gy, and one sample of 100 Gy: along an axis
    60 Gy is half a step from it, along the diagonal 1 - 2^(-1/3) of one.
    """
    reference = signed(read_dose(linear(0, 0, 0), 2.5, 20.0), linear(0, 0, 0))
    geometry = reference.geometry
    values = np.full(geometry.shape, 20.0)
    values[8, 8, 8] = 100.0
    other = replace(reference, stored=values, scaling=1.0)
    found = of(reference, other, GammaCriteria(2, 3, normalisation=Reference(100.0)))
    gammas = found.field.values()
    diagonal = 2.5 * np.sqrt(3) * (1 - 0.5 ** (1 / 3))
    assert gammas[8, 8, 8] == pytest.approx(diagonal / 3, abs=1e-3)
    for beside in ((7, 8, 8), (8, 9, 8), (8, 8, 7)):
        assert gammas[beside] == pytest.approx(1.25 / 3, abs=1e-3)
    for beside in ((6, 8, 8), (8, 8, 10)):
        assert gammas[beside] == pytest.approx(3.75 / 3, abs=1e-3)
    # and none is near to where there is none
    assert gammas[0, 0, 0] == SOUGHT


def test_a_dose_of_zero_counts_as_local() -> None:
    """3 % of nothing is nothing: only the distance to the same dose counts."""
    criteria = GammaCriteria(3, 2, is_local=True, threshold_percent=0)
    dose = signed(read_dose(linear(0, 0, 0), 2.5, 10.0), lambda x, y, z: 5 * abs(x))
    assert of(dose, dose, criteria).numbers.maximum == 0
    moved = signed(dose, lambda x, y, z: 5 * abs(x - 2.5))
    found = of(dose, moved, criteria).field.values()[4, 4]
    assert found[4] == pytest.approx(1.25, abs=1e-3)  # 0 Gy is 2.5 mm away


def test_threshold() -> None:
    dose = read_dose(linear(3, 0, 0, at_centre=60))
    numbers = of(dose, dose, replace(CRITERIA, threshold_percent=90)).numbers
    assert numbers.points == (dose.values() >= 90).sum()
    with pytest.raises(NotEvaluableError, match="nowhere at the threshold"):
        of(
            dose,
            dose,
            GammaCriteria(normalisation=Reference(900.0), threshold_percent=50),
        )


def test_numbers() -> None:
    one, other = rising(), rising(offset=9)
    found = of(one, other)
    values = found.field.values()
    numbers = found.numbers
    assert numbers.passed == (values <= 1).sum()
    assert numbers.mean == pytest.approx(values.mean())
    assert numbers.maximum == values.max()
    assert numbers.maximum_at is not None
    at = one.geometry.to_index(numbers.maximum_at)
    assert values[tuple(np.rint(at).astype(int))] == values.max()
    assert sum(numbers.histogram) == numbers.evaluated == values.size
    assert len(numbers.histogram) == len(EDGES) - 1
    assert sum(numbers.histogram[: EDGES.index(1.0)]) == numbers.passed
    assert numbers.is_beyond == (values.max() >= SOUGHT)
    assert found.text == "2 %/2 mm, global of 100.00 Gy, threshold 10 %"


def test_gamma_is_one_at_most_where_it_passes() -> None:
    """A difference of just DD passes, as numbers that are written down do."""
    one = signed(rising(), lambda x, y, z: 61.8 + 0 * x)
    other = signed(rising(), lambda x, y, z: 60.0 + 0 * x)
    criteria = GammaCriteria(3, 2, normalisation=Reference(60.0))
    numbers = of(one, other, criteria).numbers
    assert numbers.pass_percent == 100
    assert numbers.histogram[EDGES.index(1.0) - 1] == numbers.points
    other = signed(rising(), lambda x, y, z: 59.999 + 0 * x)
    assert of(one, other, criteria).numbers.pass_percent == 0


def header(**fields: Any) -> Callable[[Dose], Dose]:
    return lambda dose: replace(dose, header=replace(dose.header, **fields))


REFUSED: dict[str, Callable[[Dose], Dose]] = {
    "different frames": header(frame_of_reference_uid="9"),
    "Frame of Reference is not stated": header(frame_of_reference_uid=""),
    "different patients": header(patient=Patient("Other^Olga", "2")),
    "different Dose Types": lambda dose: replace(dose, type=DoseType.EFFECTIVE),
    "Dose Type is not stated": lambda dose: replace(dose, type=DoseType.NOT_STATED),
    "relative dose": lambda dose: replace(dose, units=DoseUnits.RELATIVE),
    "unit of the dose is not stated": lambda dose: replace(
        dose, units=DoseUnits.NOT_STATED
    ),
    "a difference of doses": lambda dose: difference(dose, first()),
}


@pytest.mark.parametrize("reason", REFUSED)
def test_refused(reason: str) -> None:
    other = REFUSED[reason](second())
    for doses in ((first(), other), (other, first())):
        with pytest.raises(NotEvaluableError, match=f"no gamma: .*{reason}"):
            next(gamma(*doses, CRITERIA))


def test_two_relative_doses() -> None:
    doses = [replace(dose, units=DoseUnits.RELATIVE) for dose in (first(), second())]
    with pytest.raises(NotEvaluableError, match="relative dose"):
        next(gamma(doses[0], doses[1], CRITERIA))


def test_no_dose_at_all() -> None:
    nothing = signed(first(), lambda x, y, z: 0 * x)
    with pytest.raises(NotEvaluableError, match="zero everywhere"):
        next(gamma(nothing, first(), GammaCriteria()))


@pytest.mark.slow
def test_progress_and_stop() -> None:
    one, other = first(step=1.2), second(step=1.2)
    steps = gamma(one, other, CRITERIA)
    told = [step for step in steps if isinstance(step, Progress)]
    done = [step.done for step in told]
    assert done == sorted(set(done))
    assert (done[0], done[-1]) == (0, told[-1].total)
    assert told[-1].total > 1
    steps = gamma(one, other, CRITERIA)
    next(steps)
    steps.close()
    steps = gamma(one, other, CRITERIA)
    with stoppable(lambda: True), pytest.raises(StoppedError):
        finish(steps)
