"""Sums of real doses against the sum that the same system states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.dose_sum import difference, weighted_sum
from dosiscope.core.errors import NotEvaluableError
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.dose import read_dose
from support.data import case_dir

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose


def doses_of(case: str) -> list[Dose]:
    read = (read_dose(read_file(path))[0] for path in case_dir(case).rglob("RD*.dcm"))
    return [dose for dose in read if dose is not None]


def test_the_beams_of_a_proton_plan_are_the_plan() -> None:
    """All are rounded to steps of their own, which is all that they differ by."""
    doses = [d for d in doses_of("raystation-proton") if d.type is DoseType.EFFECTIVE]
    beams = [dose for dose in doses if dose.summation is SummationType.BEAM]
    (plan,) = (dose for dose in doses if dose.summation is SummationType.PLAN)
    assert len(beams) == 2
    left = difference(weighted_sum(beams, (1, 1)), plan)
    half_steps = sum(dose.scaling for dose in doses) / 2
    assert max(left.maximum, -left.minimum) <= half_steps
    for beam in beams:
        with pytest.raises(NotEvaluableError, match="may be part of the other"):
            weighted_sum((plan, beam), (1, 1))


def test_two_plans_on_one_grid() -> None:
    one, other = doses_of("raystation-brain-two-plans")
    total = weighted_sum((one, other), (1, 1))
    assert total.summation is SummationType.MULTI_PLAN
    assert np.array_equal(total.values(), one.values() + other.values())
    assert total.geometry.has_same_samples(one.geometry)


def test_doses_of_another_type_do_not_add() -> None:
    doses = doses_of("raystation-proton")
    one, other = (dose for dose in doses if dose.summation is SummationType.PLAN)
    assert {one.type, other.type} == {DoseType.EFFECTIVE, DoseType.PHYSICAL}
    with pytest.raises(NotEvaluableError, match="EFFECTIVE, PHYSICAL"):
        weighted_sum((one, other), (1, 1))
    with pytest.raises(NotEvaluableError, match="EFFECTIVE, PHYSICAL"):
        difference(one, other)


def test_a_dose_of_all_beams_adds_to_none_of_them() -> None:
    """Four BEAM doses of three beams: one is of all three (and is zero)."""
    doses = {dose.beam_numbers: dose for dose in doses_of("oncentra-phantom")}
    beams = [doses[1,], doses[2,], doses[3,]]
    assert weighted_sum(beams, (1, 1, 1)).maximum > 17
    assert doses[1, 2, 3].is_zero
    with pytest.raises(NotEvaluableError, match="both of beam 1"):
        weighted_sum((*beams, doses[1, 2, 3]), (1, 1, 1, 1))
