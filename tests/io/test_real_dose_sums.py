"""Sums of real doses against the sum that the same system states."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from dosiscope.core.beam_doses import checking_beams, doses_of_all_beams
from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.eqd2 import conversion_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.kinds import Kind
from dosiscope.core.progress import finish
from dosiscope.io.files import tags
from dosiscope.io.files.part10 import read_file
from dosiscope.io.rt.dose import read_dose
from dosiscope.io.rt.plan import read_plan
from support.data import case_dir
from support.made_doses import difference, weighted_sum

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan


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


def test_all_beams_against_the_plan() -> None:
    """The largest difference is the 4.7e-5 Gy of the steps of three files."""
    doses = [d for d in doses_of("raystation-proton") if d.type is DoseType.EFFECTIVE]
    (plan_dose,) = (d for d in doses if d.summation is SummationType.PLAN)
    plan = plan_named("raystation-proton", plan_dose.plan_uid)
    found = finish(checking_beams(plan, plan_dose, doses))
    assert found.agrees
    assert abs(found.largest) <= 4.7e-5
    assert found.finding.outcome.key == "SUM-01:agrees"
    # it is EFFECTIVE: EQD2 only where that is accepted
    with pytest.raises(NotEvaluableError, match="weighted for biological effect"):
        conversion_of(plan_dose, plan, 3)


def test_four_doses_of_three_beams() -> None:
    doses = doses_of("oncentra-phantom")
    plan = plan_named("oncentra-phantom", doses[0].plan_uid)
    reason = "beam 1 is in 2 BEAM doses, and which of them counts is not known"
    with pytest.raises(NotEvaluableError, match=reason):
        doses_of_all_beams(plan, doses)


def plan_named(case: str, uid: str) -> Plan:
    """Return a plan of a case, ion plans too."""
    for path in case_dir(case).rglob("*.dcm"):
        file = read_file(path)
        if file.dataset.uid(tags.SOPInstanceUID) == uid:
            is_ion = tags.IonBeamSequence in file.dataset
            return read_plan(file, Kind.ION_PLAN if is_ion else Kind.PLAN)[0]
    raise LookupError(uid)
