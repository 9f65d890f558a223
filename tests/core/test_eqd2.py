"""BED and EQD2 against published values and closed forms, and where there is none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.brachy import Brachy
from dosiscope.core.conversion import ALPHA_BETA, OwnRatio, Quantity
from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.eqd2 import bed, conversion_of, converting, eqd2, fraction_size
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.kinds import Kind
from dosiscope.core.made_findings import made_findings
from dosiscope.core.phantoms.shapes import Shape
from dosiscope.core.plan import Beam, FractionGroup, Plan
from support.axial import header
from support.fields import read_dose, signed
from support.linear_shapes import solid_of
from support.made_doses import converted, difference, weighted_sum

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose

# fractions, dose of one, alpha/beta, BED, EQD2: e.g. Joiner and van der Kogel, Basic
# Clinical Radiobiology; each is n d (1 + d / ab), and that over 1 + 2 / ab
TABLE = [
    (5, 8, 3, 146.666667, 88.0),
    (5, 8, 10, 72.0, 60.0),
    (3, 18, 10, 151.2, 126.0),
    (3, 18, 3, 378.0, 226.8),
    (30, 2, 3, 100.0, 60.0),
    (20, 2.75, 3, 105.416667, 63.25),
    (20, 2.75, 1.5, 155.833333, 66.785714),
    (1, 20, 2, 220.0, 110.0),
]


def even(gray: float, uid: str = "1.2.3.1", plan: str = "1.2.8.1", **more: Any) -> Dose:
    """Return a dose that is the same everywhere."""
    return read_dose(lambda x, y, z: gray + 0 * x, uid=uid, plan=plan, **more)


def plan_of(*fractions: int | None, uid: str = "1.2.8.1", **more: Any) -> Plan:
    groups = tuple(
        FractionGroup(number=n, fractions=count)
        for n, count in enumerate(fractions, start=1)
    )
    return Plan(
        header=header(Kind.PLAN, uid=uid), label="A", fraction_groups=groups, **more
    )


@pytest.mark.parametrize(("n", "of_one", "ratio", "effect", "two"), TABLE)
def test_the_table(
    n: int, of_one: float, ratio: float, effect: float, two: float
) -> None:
    dose, plan = even(n * of_one), plan_of(n)
    found = converted(dose, conversion_of(dose, plan, ratio))
    assert found.values() == pytest.approx(two, abs=1e-6)
    quantity = Quantity.BED
    found = converted(dose, conversion_of(dose, plan, ratio, quantity=quantity))
    assert found.values() == pytest.approx(effect, abs=1e-6)
    assert found.unit_text == "Gy (BED)"


def test_converted_first_and_added_then() -> None:
    """50 Gy in 25 fractions and 20 Gy in 2: 102 Gy; added first it would be 78.3."""
    first, boost = even(50), even(20, "1.2.3.2", "1.2.8.2")
    plans = plan_of(25), plan_of(2, uid="1.2.8.2")
    parts = [
        converted(dose, conversion_of(dose, plan, 3))
        for dose, plan in zip((first, boost), plans, strict=True)
    ]
    total = weighted_sum(parts, (1, 1))
    assert total.values() == pytest.approx(102.0, abs=1e-6)
    assert eqd2(np.array(70.0), 27, 3) == pytest.approx(78.296, abs=1e-3)
    with pytest.raises(NotEvaluableError, match="is converted first, and added then"):
        conversion_of(weighted_sum((first, boost), (1, 1)), None, 3, fractions=27)


def test_the_mean_of_what_is_converted() -> None:
    """Half has 60 Gy in 30 fractions, half nothing: the mean is 30, not 24 Gy."""
    dose = even(60)
    values = dose.values()
    values[: len(values) // 2] = 0
    dose = replace(dose, stored=values[: 2 * (len(values) // 2)], scaling=1.0)
    dose = replace(dose, geometry=dose.geometry.part(slice(16), slice(99), slice(99)))
    found = converted(dose, conversion_of(dose, plan_of(30), 3))
    assert found.values().mean() == pytest.approx(30.0, abs=1e-6)
    assert eqd2(np.array(30.0), 30, 3) == pytest.approx(24.0)


def test_what_it_is_called() -> None:
    dose = even(50)
    found = converted(dose, conversion_of(dose, plan_of(25), 3))
    name = f"EQD2 ({ALPHA_BETA} 3, 25 fractions) of PLAN"
    assert found.label == f"{name}, not a plan dose"
    assert found.key == "EQD2[3.0,n=25](1.2.3.1)"
    assert (found.unit_text, found.quantity) == ("Gy (EQD2)", "EQD2")
    assert found.type is DoseType.EFFECTIVE
    assert (found.plan_uid, found.summation) == ("", SummationType.NOT_STATED)
    assert found.made is not None
    assert found.made.plan_uids == ("1.2.8.1",)
    half = weighted_sum((found,), (0.5,))
    assert half.key == "0.5*EQD2[3.0,n=25](1.2.3.1)"
    times = "\N{MULTIPLICATION SIGN}"
    assert half.label == f"composite of 0.5 {times} {name}, not a plan dose"
    assert half.unit_text == "Gy (EQD2)"


def test_typed_fractions_are_told_from_the_plans() -> None:
    dose, plan = even(50), plan_of(25)
    assert "28 fractions as typed)" in conversion_of(dose, plan, 3, fractions=28).text
    assert "25 fractions)" in conversion_of(dose, plan, 3, fractions=25).text
    assert "25 fractions as typed)" in conversion_of(dose, None, 3, fractions=25).text


@given(st.floats(0, 150), st.floats(0, 150), st.integers(1, 60), st.floats(0.5, 30))
def test_it_rises_with_the_dose(one: float, other: float, n: int, ratio: float) -> None:
    low, high = sorted((one, other))
    assert eqd2(np.array(low), n, ratio) <= eqd2(np.array(high), n, ratio)
    assert eqd2(np.array(0.0), n, ratio) == 0


@given(st.floats(0.1, 150), st.integers(1, 60), st.floats(0.5, 30))
def test_two_gray_fractions_are_the_measure(dose: float, n: int, ratio: float) -> None:
    same = 2.0 * n
    assert eqd2(np.array(same), n, ratio) == pytest.approx(same)
    # in ever smaller fractions what is left is the linear part
    many = eqd2(np.array(dose), 1e12, ratio)
    assert many == pytest.approx(dose / (1 + 2 / ratio))
    assert bed(np.array(dose), n, ratio) > dose
    # and doing it in two courses of the same fractions is doing it in one
    parts = 2 * eqd2(np.array(dose), n, ratio)
    assert parts == pytest.approx(eqd2(np.array(2 * dose), 2 * n, ratio))


def test_no_data_stays_no_data() -> None:
    dose = signed(even(50), lambda x, y, z: np.where(abs(x) < 3, np.nan, 50.0 + x))
    found = converted(dose, conversion_of(dose, plan_of(25), 3))
    assert np.array_equal(np.isnan(found.values()), np.isnan(dose.values()))


def test_sessions_are_of_one_fraction() -> None:
    fields = {"summation": SummationType.FRACTION_SESSION}
    dose = even(8, fields=fields)
    found = converted(dose, conversion_of(dose, plan_of(5), 3))
    assert found.values() == pytest.approx(88.0, abs=1e-6)


def test_groups_have_fractions_of_their_own() -> None:
    plan = plan_of(25, 5)
    for group, n in ((1, 25), (2, 5)):
        fields = {
            "summation": SummationType.FRACTION,
            "fraction_groups": (group,),
        }
        assert conversion_of(even(40, fields=fields), plan, 3).fractions == n
    unclear = even(40, fields={"summation": SummationType.FRACTION})
    with pytest.raises(NotEvaluableError, match="of which one the dose is, is not"):
        conversion_of(unclear, plan, 3)
    assert conversion_of(unclear, plan, 3, fractions=5).fractions == 5
    with pytest.raises(NotEvaluableError, match="2 fraction groups, and the dose is"):
        conversion_of(even(40), plan, 3, fractions=5)


BEAM = {"summation": SummationType.BEAM, "beam_numbers": (1,)}
REFUSED = {
    "the dose is relative, not in Gy": {"units": DoseUnits.RELATIVE},
    "the unit of the dose is not stated": {"units": DoseUnits.NOT_STATED},
    "the dose is EFFECTIVE, weighted for biological effect already": {
        "type": DoseType.EFFECTIVE
    },
    "whether the dose is physical is not stated": {"type": DoseType.NOT_STATED},
    "a BEAM dose is not the whole dose of a fraction": BEAM,
    "a BEAM_SESSION dose is not the whole": {
        **BEAM,
        "summation": SummationType.BEAM_SESSION,
    },
    "it is of several plans": {"summation": SummationType.MULTI_PLAN},
    "a RECORD dose is not known": {"summation": SummationType.RECORD},
    "a CONTROL_POINT dose is not known": {"summation": SummationType.CONTROL_POINT},
    "of what it is the dose is not stated": {"summation": SummationType.NOT_STATED},
}


@pytest.mark.parametrize("reason", REFUSED)
def test_what_has_no_eqd2(reason: str) -> None:
    beams = tuple(Beam(number=n, name="", meterset=9.0) for n in (1, 2))
    with pytest.raises(NotEvaluableError, match=f"^no EQD2 of PLAN: {reason}"):
        conversion_of(even(50, fields=REFUSED[reason]), plan_of(25, beams=beams), 3)


def test_a_plan_of_one_beam() -> None:
    beams = tuple(
        Beam(number=n, name="", meterset=9.0, delivery=way)
        for n, way in ((1, "TREATMENT"), (2, "SETUP"))
    )
    dose = even(50, fields=BEAM)
    assert conversion_of(dose, plan_of(25, beams=beams), 3).fractions == 25


@pytest.mark.parametrize(
    ("named", "reason"),
    [
        ((7,), "the plan has no fraction group 7"),
        ((1, 7), "the dose is of 2 fraction groups: how much of it a fraction gives"),
        ((1, 2), "the dose is of 2 fraction groups: how much of it a fraction gives"),
        ((), "the plan has 2 fraction groups, and of which one the dose is"),
    ],
)
def test_a_dose_of_a_group_that_is_not_clear(
    named: tuple[int, ...], reason: str
) -> None:
    fields = {"summation": SummationType.FRACTION, "fraction_groups": named}
    dose = even(50, fields=fields)
    with pytest.raises(NotEvaluableError, match=reason):
        conversion_of(dose, plan_of(25, 5), 3)
    assert fraction_size(dose, plan_of(25, 5)) == 0
    one = replace(dose, fraction_groups=(2,))
    assert conversion_of(one, plan_of(25, 5), 3).fractions == 5
    assert fraction_size(one, plan_of(25, 5)) == pytest.approx(10)


def test_a_structure_has_one_ratio() -> None:
    twice = [OwnRatio(number=1, name="PTV", alpha_beta=ratio) for ratio in (3, 10)]
    with pytest.raises(NotEvaluableError, match="no EQD2 of PLAN: PTV is named twice"):
        conversion_of(even(50), plan_of(25), 3, own=twice)


def test_the_number_of_fractions_is_not_guessed() -> None:
    dose = even(50)
    for plan in (None, plan_of(25, uid="1.2.8.9")):
        with pytest.raises(NotEvaluableError, match="its plan is not shown"):
            conversion_of(dose, plan, 3)
    with pytest.raises(NotEvaluableError, match="it names no plan"):
        conversion_of(replace(dose, plan_uid=""), plan_of(25), 3)
    for count in (0, -3):
        with pytest.raises(NotEvaluableError, match=f"states .?{abs(count)} fractions"):
            conversion_of(dose, plan_of(count), 3)
        assert fraction_size(dose, plan_of(count)) == 0
    for plan in (plan_of(None), plan_of()):
        with pytest.raises(NotEvaluableError, match="does not state the number of fr"):
            conversion_of(dose, plan, 3)
    with pytest.raises(NotEvaluableError, match="is from 1 to 200, not 0"):
        conversion_of(dose, None, 3, fractions=0)


def test_slow_sources_have_no_fractions() -> None:
    for kind in ("PDR", "LDR"):
        with pytest.raises(NotEvaluableError, match=f"of {kind} brachytherapy"):
            conversion_of(even(7), plan_of(1, brachy=Brachy(type=kind)), 10)
    assert conversion_of(even(7), plan_of(1, brachy=Brachy(type="HDR")), 10)


@pytest.mark.parametrize("ratio", [0.0, -3.0, float("nan"), float("inf"), 1000.0])
def test_ratios_are_of_tissues(ratio: float) -> None:
    with pytest.raises(NotEvaluableError, match=r"is from 0\.1 to 100 Gy"):
        conversion_of(even(50), plan_of(25), ratio)


def test_made_doses() -> None:
    dose = even(50)
    found = converted(dose, conversion_of(dose, plan_of(25), 3))
    with pytest.raises(NotEvaluableError, match="it is EQD2 already"):
        conversion_of(found, plan_of(25), 3)
    with pytest.raises(NotEvaluableError, match="difference of doses is not the dose"):
        conversion_of(difference(dose, dose), plan_of(25), 3)


def test_some_beams_of_a_plan_are_not_told_to_be_converted_one_by_one() -> None:
    """They are given in the same fractions: EQD2 of each would not add to theirs."""
    doses = [
        even(20 + n, uid=f"1.2.3.{n}", fields={**BEAM, "beam_numbers": (n,)})
        for n in (1, 2)
    ]
    with pytest.raises(NotEvaluableError, match="a sum of beams that is not known"):
        conversion_of(weighted_sum(doses, [1, 1]), plan_of(25), 3)
    others = [even(50), even(20, uid="1.2.3.2", plan="1.2.8.2")]
    with pytest.raises(NotEvaluableError, match="other fractions; each is converted"):
        conversion_of(weighted_sum(others, [1, 1]), plan_of(25), 3)


def test_unlike_conversions_do_not_add() -> None:
    one, other = even(50), even(20, "1.2.3.2", "1.2.8.2")
    found = converted(one, conversion_of(one, plan_of(25), 3))
    plan = plan_of(2, uid="1.2.8.2")
    for add in (lambda *doses: weighted_sum(doses, (1, 1)), difference):
        with pytest.raises(NotEvaluableError, match="quantities, EQD2 and dose"):
            add(found, other)
        by_bed = converted(other, conversion_of(other, plan, 3, quantity=Quantity.BED))
        with pytest.raises(NotEvaluableError, match="quantities, BED and EQD2"):
            add(found, by_bed)
        with pytest.raises(NotEvaluableError, match=f"with different {ALPHA_BETA}"):
            add(found, converted(other, conversion_of(other, plan, 10)))


def test_effective_dose_where_it_is_accepted() -> None:
    dose = even(50, fields={"type": DoseType.EFFECTIVE})
    conversion = conversion_of(dose, plan_of(25), 3, accepts_effective=True)
    (finding,) = made_findings(converted(dose, conversion))
    assert finding.outcome.is_accepted
    assert finding.message == (
        "EQD2 was made of PLAN, as the user asked, though its Dose Type is EFFECTIVE: "
        "what is weighted for biological effect counts it twice."
    )


def test_large_fractions_are_doubtful() -> None:
    dose = even(40)
    assert made_findings(converted(dose, conversion_of(dose, plan_of(5), 3))) == ()
    found = converted(dose, conversion_of(dose, plan_of(3), 3))
    total = weighted_sum((found, even_eqd2()), (1, 1))
    for made in (found, total):
        (finding,) = made_findings(made)
        assert finding.found == "13.33 Gy"
        assert "above 8 to 10 Gy a fraction the linear-quadratic" in finding.message
    assert made_findings(dose) == ()


def even_eqd2() -> Dose:
    dose = even(20, "1.2.3.2", "1.2.8.2")
    return converted(dose, conversion_of(dose, plan_of(10, uid="1.2.8.2"), 3))


def test_structures_have_a_ratio_of_their_own() -> None:
    dose = even(50)
    solids = {
        1: solid_of(Shape.SPHERE, 2.0),
        2: solid_of(Shape.UPRIGHT_CONE, 2.0),
    }
    index = np.moveaxis(np.indices(dose.geometry.shape), 0, -1)
    points = dose.geometry.to_mm(index).reshape(-1, 3)
    shape = dose.geometry.shape
    small, large = (solids[n].contains(points).reshape(shape) for n in (1, 2))
    assert (small & large).any()
    ball = OwnRatio(number=1, name="PTV", alpha_beta=10.0)
    ring = OwnRatio(number=2, name="Cord", alpha_beta=2.0)
    values = [eqd2(np.array(50.0), 25, ratio).item() for ratio in (3, 10, 2)]
    for own, expected in (
        (
            (ball, ring),
            np.where(small, values[1], np.where(large, values[2], values[0])),
        ),
        ((ring, ball), np.where(large, values[2], values[0])),
    ):
        conversion = conversion_of(
            dose, plan_of(20), 3, own=own, structure_set_uid="1.9", fractions=25
        )
        found = converted(dose, conversion, solids)
        assert found.values() == pytest.approx(expected, abs=1e-6)
        assert {one.name for one in own} == {"PTV", "Cord"}
    assert conversion.ratio_text == f"{ALPHA_BETA} 3, 2 in Cord, 10 in PTV"
    assert found.key == "EQD2[3.0,n=25,in=1.9,2:2.0:,1:10.0:](1.2.3.1)"
    with pytest.raises(NotEvaluableError, match="Cord has no volume"):
        next(converting(dose, conversion, {1: solids[1]}))
