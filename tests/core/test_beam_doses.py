"""Whether the doses of the beams of a plan are all there, and what they add up to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from dosiscope.core.beam_doses import (
    checking_beams,
    doses_of_all_beams,
)
from dosiscope.core.dose import DoseType, SummationType
from dosiscope.core.eqd2 import conversion_of
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.kinds import Kind
from dosiscope.core.plan import Beam, FractionGroup, Plan
from dosiscope.core.progress import finish
from dosiscope.core.text import MINUS
from support.axial import header
from support.fields import linear, read_dose, signed
from support.made_doses import converted, sum_of_beams, weighted_sum

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from support.axial import Function

    Array = NDArray[np.float64]


def beam(number: int, meterset: float | None = 100.0, way: str = "TREATMENT") -> Beam:
    return Beam(number=number, name=f"B{number}", meterset=meterset, delivery=way)


PLAN = Plan(
    header=header(Kind.PLAN, uid="1.2.8.1"),
    label="A",
    # the last two give no dose
    beams=(beam(2), beam(1), beam(3), beam(8, way="SETUP"), beam(9, meterset=0.0)),
    fraction_groups=(FractionGroup(number=1, fractions=25),),
)


def dose_of(*beams: int, uid: str = "", **fields: Any) -> Dose:
    label = " ".join(["BEAM", ", ".join(map(str, beams))])
    fields = {
        "summation": SummationType.BEAM,
        "beam_numbers": beams,
        "label": label,
    } | (fields)
    rise = linear(0.1 * sum(beams), 0.2, -0.1, at_centre=20.0)
    return read_dose(rise, 5.0, uid=uid or f"1.2.3.{beams[0]}", fields=fields)


ALL = dose_of(1), dose_of(2), dose_of(3)


def test_every_beam_once_in_the_order_of_the_plan() -> None:
    found = doses_of_all_beams(PLAN, ALL)
    assert [dose.beam_numbers for dose in found] == [(2,), (1,), (3,)]
    total = sum_of_beams(PLAN, ALL)
    x, y, z = at = np.array((3.0, -4.0, 6.0))
    expected = 60 + 0.1 * (1 + 2 + 3) * x + 0.6 * y - 0.3 * z
    assert total.sample(at) == pytest.approx(expected, abs=1e-6)
    assert total.label == (
        "composite of all beams (BEAM 2 + BEAM 1 + BEAM 3), not a plan dose"
    )
    assert total.made is not None
    assert total.made.whole_plan == "1.2.8.1"
    assert total.plan_uid == ""
    two = doses_of_all_beams(PLAN, (dose_of(1, 2), dose_of(3)))
    assert [dose.beam_numbers for dose in two] == [(1, 2), (3,)]


REFUSED: list[tuple[str, tuple[Dose, ...]]] = [
    ("there is no BEAM dose of the plan", ()),
    ("there is no BEAM dose of the plan", tuple(replace(d, plan_uid="9") for d in ALL)),
    ("there is no dose of beam 3", ALL[:2]),
    ("there is no dose of beams 2 and 3", ALL[:1]),
    (
        "beam 2 is in 2 BEAM doses, and which of them counts is not known",
        (*ALL, dose_of(1, 2, 3, uid="1.2.3.9")),
    ),
    (
        "a BEAM dose does not state of which beam it is",
        (*ALL, replace(ALL[0], beam_numbers=())),
    ),
    ("there is a dose of beam 8, which gives none in the plan", (*ALL, dose_of(8))),
]


@pytest.mark.parametrize(("reason", "doses"), REFUSED)
def test_what_is_no_sum_of_all_beams(reason: str, doses: tuple[Dose, ...]) -> None:
    with pytest.raises(NotEvaluableError, match=f"^no sum of all beams: {reason}$"):
        doses_of_all_beams(PLAN, doses)


def test_a_dose_of_a_setup_beam_that_is_zero_is_left_out() -> None:
    setup = signed(dose_of(8), lambda x, y, z: 0 * x)
    found = doses_of_all_beams(PLAN, (*ALL, setup))
    assert [dose.beam_numbers for dose in found] == [(2,), (1,), (3,)]
    # that of a beam that gives dose is not: then the beam is there twice
    none = signed(dose_of(2, uid="1.2.3.9"), lambda x, y, z: 0 * x)
    with pytest.raises(NotEvaluableError, match="beam 2 is in 2 BEAM doses"):
        doses_of_all_beams(PLAN, (*ALL, none))


def test_the_sum_is_not_made_again_to_be_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    total = sum_of_beams(PLAN, ALL)
    plan_dose = read_dose(
        lambda x, y, z: 60 + 0.6 * x + 0.6 * y - 0.3 * z, 5.0, uid="1.2.3.5"
    )
    expected = finish(checking_beams(PLAN, plan_dose, ALL))
    monkeypatch.setattr("dosiscope.core.beam_doses.adding", None)
    assert finish(checking_beams(PLAN, plan_dose, ALL, total=total)) == expected


def test_a_plan_without_beams() -> None:
    with pytest.raises(NotEvaluableError, match="no beam that gives dose"):
        doses_of_all_beams(replace(PLAN, beams=()), ALL)


def test_beams_of_another_type_do_not_add() -> None:
    doses = (*ALL[:2], replace(ALL[2], type=DoseType.EFFECTIVE))
    with pytest.raises(NotEvaluableError, match="different Dose Types"):
        sum_of_beams(PLAN, doses)


def test_against_the_dose_of_the_plan() -> None:
    values = sum_of_beams(PLAN, ALL)
    plan_dose = read_dose(
        lambda x, y, z: 60 + 0.6 * x + 0.6 * y - 0.3 * z, 5.0, uid="1.2.3.5"
    )
    found = finish(checking_beams(PLAN, plan_dose, ALL))
    assert found.agrees
    assert found.finding.outcome.key == "SUM-01:agrees"
    wrong = plan_dose.values()
    wrong[2, 3, 4] -= 1.5
    broken = replace(plan_dose, stored=wrong, scaling=1.0)
    found = finish(checking_beams(PLAN, broken, ALL))
    assert found.largest == pytest.approx(-1.5, abs=1e-6)
    assert found.at == pytest.approx(tuple(values.geometry.to_mm((2, 3, 4))))
    # the steps of this file are those of whole gray
    assert not replace(found, rounding=0.1).agrees
    finding = replace(found, rounding=0.1).finding
    assert finding.message == (
        "The sum of all beams differs from PLAN by up to 1.5 Gy, at (0.0, "
        f"{MINUS}5.0, {MINUS}10.0) mm; the steps in which the files keep their values "
        "allow 0.1 Gy."
    )


def rounded(weight: float, *, per_mm: float = 0.0) -> Function:
    """A round dose of 60 Gy, sigma 12 mm, in parts."""

    def dose(x: Array, y: Array, z: Array) -> Array:
        out = np.exp(-(x * x + y * y + z * z) / 2 / 12**2)
        return weight * 60 * out + 20 + per_mm * x

    return dose


def on_other_samples(shift: float, **more: Any) -> tuple[Dose, ...]:
    """The doses of three beams on a grid of their own."""
    parts = ((1, 0.5, 0.2), (2, 0.3, -0.3), (3, 0.2, 0.1))
    return tuple(
        signed(
            read_dose(
                linear(0, 0, 0),
                2.5,
                22.5,
                uid=f"1.2.3.{n}",
                shift=(shift, 0.6 * shift, -0.8 * shift),
                fields={
                    "summation": SummationType.BEAM,
                    "beam_numbers": (n,),
                    "label": f"BEAM {n}",
                },
                **more,
            ),
            rounded(weight, per_mm=rise),
        )
        for n, weight, rise in parts
    )


@pytest.mark.parametrize("shift", [0.25 * 2.5, 0.34 * 2.5, 0.47 * 2.5])
def test_beams_on_other_samples_are_held_against_what_reading_between_can_make(
    shift: float,
) -> None:
    plan_dose = signed(
        read_dose(linear(0, 0, 0), 2.5, uid="1.2.3.5"),
        lambda x, y, z: rounded(1.0)(x, y, z) + 40,
    )
    plan_dose = replace(plan_dose, scaling=1e-6, stored=plan_dose.values() * 1e6)
    beams = [
        replace(one, scaling=1e-6, stored=one.values() * 1e6)
        for one in on_other_samples(shift)
    ]
    found = finish(checking_beams(PLAN, plan_dose, beams))
    # the round dose bends by h^2/s^2 of itself along every axis
    most = 3 * 60 * (1 - np.exp(-(2.5**2) / 2 / 12**2))
    assert found.between == pytest.approx(most, rel=0.02)
    assert abs(found.largest) > 100 * found.rounding
    assert abs(found.largest) < found.between / 4
    finding = found.finding
    assert finding.outcome.key == "SUM-01:between"
    assert "reading between them, and the steps in which" in finding.message
    # a beam weighs as much as it should not
    wrong = [replace(beams[0], scaling=1.5e-6), *beams[1:]]
    found = finish(checking_beams(PLAN, plan_dose, wrong))
    assert found.finding.outcome.key == "SUM-01:beyond"
    assert "can make no more than" in found.finding.message
    assert found.largest == pytest.approx(-(15 + 10), abs=1)


def test_beams_on_a_part_of_the_samples_are_not_read_between_them() -> None:
    beams = on_other_samples(0.0)
    plan_dose = signed(
        read_dose(linear(0, 0, 0), 2.5, uid="1.2.3.5"),
        lambda x, y, z: rounded(1.0)(x, y, z) + 41,
    )
    assert not plan_dose.geometry.has_same_samples(beams[0].geometry)
    found = finish(checking_beams(PLAN, plan_dose, beams))
    assert found.between == 0
    found = replace(found, rounding=1e-3)
    assert found.finding.outcome.key == "SUM-01:differs"


def test_the_sum_of_all_beams_has_an_eqd2() -> None:
    """All of them are given in every fraction; one of them alone is not."""
    even = tuple(signed(dose, lambda x, y, z: 50 / 3 + 0 * x) for dose in ALL)
    found = converted(
        sum_of_beams(PLAN, even), conversion_of(sum_of_beams(PLAN, even), PLAN, 3)
    )
    assert found.values() == pytest.approx(50.0, abs=1e-6)
    assert found.label.startswith("EQD2 (")
    of_all = "all beams (BEAM 2 + BEAM 1 + BEAM 3)"
    assert found.label.endswith(f" of {of_all}, not a plan dose")
    for part in (weighted_sum(even[:2], (1, 1)), even[0]):
        with pytest.raises(NotEvaluableError, match="no EQD2 of"):
            conversion_of(part, PLAN, 3)
