"""The gamma of points within structures."""

from __future__ import annotations

import numpy as np
import pytest

from dosiscope.core.gamma.by_structure import gamma_by_structure
from dosiscope.core.gamma.criteria import GammaCriteria
from dosiscope.core.gamma.gamma import gamma
from dosiscope.core.isodose import Reference
from dosiscope.core.progress import finish
from dosiscope.core.solids.solid import Section, Solid, Span
from support.fields import linear, read_dose, signed

CRITERIA = GammaCriteria(3, 2, normalisation=Reference(100.0))


def box(number: int, low: tuple[float, ...], high: tuple[float, ...]) -> Solid:
    (x, y, z), (xx, yy, zz) = low, high
    square = np.array([[x, y], [xx, y], [xx, yy], [x, yy]])
    sections = (Section(z, (square,)), Section(zz, (square,)))
    return Solid(number, sections, (Span(z, zz, lower=0, upper=1),))


@pytest.mark.parametrize(
    "orientation",
    [((1, 0, 0), (0, 1, 0)), ((0.8, 0.6, 0), (-0.6, 0.8, 0)), ((1, 0, 0), (0, -1, 0))],
)
def test_a_structure_has_the_points_it_holds(
    orientation: tuple[tuple[float, float, float], ...],
) -> None:
    """Half of the doses agree, those of x < 0.5; a box over both has both."""
    dose = read_dose(linear(0, 0, 0), 2.0, 16.0, orientation=orientation)
    other = signed(dose, lambda x, y, z: np.where(x < 0.5, 60.0, 90.0))
    found = finish(gamma(dose, other, CRITERIA))
    solids = {
        7: box(7, (-9, -5, -5), (9, 5, 5)),
        3: box(3, (4, 4, 4), (9, 9, 9)),
        5: box(5, (40, 40, 40), (50, 50, 50)),
    }
    steps = gamma_by_structure(found, solids)
    both, hot, outside = finish(steps)
    geometry = dose.geometry
    index = np.moveaxis(np.indices(geometry.shape), 0, -1).reshape(-1, 3)
    points = geometry.to_mm(index)
    for result, solid in zip((both, hot), (solids[7], solids[3]), strict=True):
        inside = solid.contains(points)
        values = found.field.values().ravel()[inside]
        assert result.numbers.points == inside.sum()
        assert result.numbers.passed == (values <= 1).sum()
        assert result.numbers.mean == pytest.approx(values.mean())
    assert (both.roi_number, both.remark) == (7, "")
    assert hot.numbers.pass_percent == 0
    assert hot.remark == f"of {hot.numbers.points} points only"
    assert outside.numbers.pass_percent is outside.numbers.mean is None
    assert outside.remark == "no point of it is above the threshold"


def test_points_without_evaluated_dose_are_told() -> None:
    dose = read_dose(linear(0, 0, 0), 2.0, 16.0)
    small = read_dose(linear(0, 0, 0), 2.0, 8.0)
    found = finish(gamma(dose, small, CRITERIA))
    (result,) = finish(gamma_by_structure(found, {1: box(1, (-9, -9, -9), (9, 9, 9))}))
    assert result.numbers.points == 9**3
    assert result.numbers.evaluated == 9**3
    (result,) = finish(gamma_by_structure(found, {1: box(1, (1, -9, -9), (11, 9, 9))}))
    assert result.numbers.points == 5 * 81
    assert result.numbers.not_evaluated == 81
    assert result.numbers.pass_percent == 100
    assert result.remark == (
        "81 of 405 points not evaluated: the evaluated dose has no data there"
    )


def test_parts_come_one_by_one() -> None:
    dose = read_dose(linear(0, 0, 0), 2.0, 10.0)
    found = finish(gamma(dose, dose, CRITERIA))
    solids = {n: box(n, (-n, -n, -n), (n, n, n)) for n in (5, 4)}
    parts = [step.part for step in gamma_by_structure(found, solids)]
    assert [part.roi_number for part in parts if part] == [5, 4]
