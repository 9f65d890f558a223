"""What a sum of doses is, and which doses do not add."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.dose import DoseType, DoseUnits, SummationType
from dosiscope.core.dose_likeness import why_unlike
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.header import Patient
from dosiscope.core.kinds import Kind
from support.fields import first, linear, read_dose, second
from support.made_doses import difference, weighted_sum

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.dose import Dose


def test_a_sum_is_told_from_a_plans_dose() -> None:
    one, other = first(), second()
    total = weighted_sum((one, other), (1, 0.5))
    assert total.key == "1.2.3.1+0.5*1.2.3.2"
    formula = "PLAN 1.2.3.1 + 0.5 \N{MULTIPLICATION SIGN} PLAN 1.2.3.2"
    assert total.label == f"composite of {formula}, not a plan dose"
    assert total.made is not None
    assert total.origin is total.made
    assert total.made.read == (one.origin, other.origin)
    assert total.plan_uid == ""
    assert total.beam_numbers == ()
    assert (total.units, total.type) == (DoseUnits.GY, DoseType.PHYSICAL)
    assert total.summation is SummationType.NOT_STATED


def test_the_header_has_what_the_parts_share() -> None:
    one, other = first(), second()
    elsewhere = replace(
        other, header=replace(other.header, study_uid="9", files=("b.dcm",))
    )
    one = replace(one, header=replace(one.header, files=("a.dcm",)))
    header = weighted_sum((one, elsewhere), (1, 1)).header
    assert header.kind is Kind.DOSE
    assert header.sop_instance_uid == header.series_uid == header.study_uid == ""
    assert header.frame_of_reference_uid == one.header.frame_of_reference_uid
    assert header.patient == one.header.patient
    assert header.files == ("a.dcm", "b.dcm")
    assert weighted_sum((one, other), (1, 1)).header.study_uid == one.header.study_uid


@pytest.mark.parametrize(
    ("weights", "fields", "summation"),
    [
        ((1, 1), {}, SummationType.MULTI_PLAN),
        ((1, 0.5), {}, SummationType.NOT_STATED),
        ((1, 1), {"summation": SummationType.BEAM}, SummationType.NOT_STATED),
        (
            (1, 1),
            {"summation": SummationType.MULTI_PLAN, "further_plan_uids": ("1.2.8.3",)},
            SummationType.MULTI_PLAN,
        ),
    ],
)
def test_whole_plans_add_to_a_dose_of_several(
    weights: tuple[float, float], fields: dict[str, Any], summation: SummationType
) -> None:
    total = weighted_sum((first(), replace(second(), **fields)), weights)
    assert total.summation is summation
    assert total.plan_uid == ""


def test_one_plan_twice_is_not_a_dose_of_several() -> None:
    assert weighted_sum((first(), first()), (1, 1)).summation == ""
    assert difference(first(), second()).summation == ""


def test_effective_doses_stay_so() -> None:
    fields = {"dose_type": DoseType.EFFECTIVE}
    total = weighted_sum((first(**fields), second(**fields)), (1, 1))
    assert total.unit_text == "Gy (RBE)"


def changed_header(**fields: Any) -> Callable[[Dose], Dose]:
    return lambda dose: replace(dose, header=replace(dose.header, **fields))


UNLIKE: dict[str, Callable[[Dose], Dose]] = {
    "different frames": changed_header(frame_of_reference_uid="9"),
    "Frame of Reference is not stated": changed_header(frame_of_reference_uid=""),
    "different patients": changed_header(patient=Patient("Other^Olga", "2")),
    "different Dose Types: EFFECTIVE, PHYSICAL": lambda dose: replace(
        dose, type=DoseType.EFFECTIVE
    ),
    "Dose Type is not stated": lambda dose: replace(dose, type=DoseType.NOT_STATED),
    "relative dose": lambda dose: replace(dose, units=DoseUnits.RELATIVE),
    "unit of the dose is not stated": lambda dose: replace(
        dose, units=DoseUnits.NOT_STATED
    ),
}


@pytest.mark.parametrize("reason", UNLIKE)
def test_unlike_doses_neither_add_nor_compare(reason: str) -> None:
    one, other = first(), UNLIKE[reason](second())
    with pytest.raises(NotEvaluableError, match=f"no composite of .*{reason}"):
        weighted_sum((one, other), (1, 1))
    with pytest.raises(NotEvaluableError, match=f"no difference of .*{reason}"):
        difference(other, one)


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("different frames", "different frames of reference (PLAN 1.2.3.1 and PLAN"),
        ("relative dose", "compares with none (PLAN 1.2.3.3)"),
        ("Dose Type is not stated", "the Dose Type is not stated (PLAN 1.2.3.3)"),
    ],
)
def test_which_of_several_doses_do_not_add_is_told(reason: str, told: str) -> None:
    third = read_dose(linear(0, 0, 1), uid="1.2.3.3", plan="1.2.8.3")
    with pytest.raises(NotEvaluableError, match=re.escape(told)):
        weighted_sum((first(), second(), UNLIKE[reason](third)), (1, 1, 1))


@pytest.mark.parametrize("reason", UNLIKE)
def test_the_reason_knows_which_of_two_it_is_about(reason: str) -> None:
    why = why_unlike((first(), UNLIKE[reason](second())))
    assert why is not None
    assert why.clause in why.told("AB")
    is_of_one = "not stated" in reason or "relative" in reason
    assert why.about == ((1,) if is_of_one else (0, 1))
    assert why.told("AB").endswith(" (B)") is is_of_one


def test_alike_doses_have_no_reason() -> None:
    assert why_unlike((first(), second())) is None
    assert why_unlike((first(),)) is None


def test_doses_of_one_id_add_however_the_name_is_written() -> None:
    # in one case they are together by every reference, and that is told there
    mine = changed_header(patient=Patient("Doe^Olga", "2", birth_date="19500101"))
    its = changed_header(patient=Patient("Other^Olga", "2", birth_date="19510101"))
    total = weighted_sum((mine(first()), its(second())), (1, 1))
    expected = weighted_sum((first(), second()), (1, 1))
    assert total.maximum == expected.maximum


def test_two_unlike_doses_alike_in_not_stating_do_not_add() -> None:
    fields = {"dose_type": DoseType.NOT_STATED}
    with pytest.raises(NotEvaluableError, match="Dose Type is not stated"):
        weighted_sum((first(**fields), second(**fields)), (1, 1))
    relative = {"units": DoseUnits.RELATIVE}
    with pytest.raises(NotEvaluableError, match="relative dose"):
        difference(first(**relative), second(**relative))


def test_the_patient_is_not_named() -> None:
    other = UNLIKE["different patients"](second())
    with pytest.raises(NotEvaluableError) as refused:
        weighted_sum((first(), other), (1, 1))
    assert "Olga" not in str(refused.value)


def part(summation: str, uid: str, plan: str = "1.2.8.1", *beams: int) -> Dose:
    fields = {
        "summation": SummationType(summation),
        "beam_numbers": beams,
        "label": " ".join((summation, *map(str, beams))),
    }
    return read_dose(linear(0, 0, 1), 5.0, uid=uid, plan=plan, fields=fields)


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("PLAN",), ("BEAM", 1), "one may be part of the other"),
        (("PLAN",), ("FRACTION",), "one may be part of the other"),
        (("PLAN",), ("FRACTION_SESSION",), "one may be part of the other"),
        (("PLAN",), ("CONTROL_POINT", 1), "one may be part of the other"),
        (("BEAM", 1), ("FRACTION",), "one may be part of the other"),
        (("PLAN",), ("RECORD",), "one may be part of the other"),
        (("PLAN",), ("",), "one may be part of the other"),
        (("PLAN",), ("PLAN",), "would count twice"),
        (("BEAM", 1), ("BEAM", 1, 2, 3), "both of beam 1"),
        (("BEAM", 1), ("BEAM",), "of which beams is not stated"),
        (("FRACTION",), ("FRACTION",), "of which fraction groups is not stated"),
        (("BRACHY",), ("BRACHY",), "of which application setups is not stated"),
        (("",), ("",), "the same part"),
        (("BEAM", 1), ("BEAM", 2), ""),
        (("FRACTION_SESSION",), ("FRACTION_SESSION",), ""),
        (("CONTROL_POINT", 1), ("CONTROL_POINT", 1), ""),
        (("RECORD",), ("RECORD",), ""),
    ],
)
def test_nothing_of_one_plan_counts_twice(
    one: tuple[Any, ...], other: tuple[Any, ...], reason: str
) -> None:
    a = part(one[0], "1.2.3.1", "1.2.8.1", *one[1:])
    b = part(other[0], "1.2.3.2", "1.2.8.1", *other[1:])
    apart = replace(b, plan_uid="1.2.8.2")
    assert difference(a, b).is_zero  # to compare them is nobody's mistake
    weighted_sum((a, apart), (1, 1))  # and of other plans they add
    for doses in ((a, b), (b, a)):
        if reason:
            with pytest.raises(NotEvaluableError, match=reason):
                weighted_sum(doses, (1, 1))
        else:
            assert weighted_sum(doses, (1, 1)).summation == ""


@pytest.mark.parametrize("plan", ["1.2.8.1", ""])
@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (("PLAN",), ("PLAN",), "which would count twice"),
        (("FRACTION",), ("FRACTION",), "of which fraction groups is not stated"),
        (("BEAM", 1), ("BEAM", 1), "both of beam 1"),
        (("PLAN",), ("BEAM", 1), "one may be part of the other"),
        (("",), ("",), "of the same part of it"),
        (("BEAM", 1), ("BEAM", 2), ""),
        (("FRACTION_SESSION",), ("FRACTION_SESSION",), ""),
    ],
)
def test_a_dose_that_names_no_plan_may_be_of_any(
    one: tuple[Any, ...], other: tuple[Any, ...], reason: str, plan: str
) -> None:
    a = part(one[0], "1.2.3.1", plan, *one[1:])
    b = part(other[0], "1.2.3.2", "", *other[1:])
    for doses in ((a, b), (b, a)):
        if not reason:
            assert weighted_sum(doses, (1, 1)).summation == ""
            continue
        with pytest.raises(NotEvaluableError, match=f"may be of one plan.*{reason}"):
            weighted_sum(doses, (1, 1))


def test_a_dose_of_several_plans_holds_the_dose_of_each() -> None:
    several = replace(
        part("MULTI_PLAN", "1.2.3.9", "1.2.8.8"), further_plan_uids=("1.2.8.1",)
    )
    with pytest.raises(NotEvaluableError, match="one may be part of the other"):
        weighted_sum((several, first()), (1, 1))
    assert weighted_sum((several, second()), (1, 1)).summation == "MULTI_PLAN"


@pytest.mark.parametrize("summation", ["MULTI_PLAN", "PLAN_OVERVIEW"])
def test_a_dose_of_plans_that_are_not_named(summation: str) -> None:
    with pytest.raises(NotEvaluableError, match="does not name all"):
        weighted_sum((first(), part(summation, "1.2.3.9", "1.2.8.9")), (1, 1))


def test_parts_of_parts_are_seen() -> None:
    total = weighted_sum((first(), second()), (1, 1))
    beam = part("BEAM", "1.2.3.9", "1.2.8.2", 1)
    with pytest.raises(NotEvaluableError, match="one may be part of the other"):
        weighted_sum((total, beam), (1, 1))
    with pytest.raises(NotEvaluableError, match=r"PLAN 1\.2\.3\.2 and BEAM 1"):
        weighted_sum((total, replace(beam, label="BEAM 1")), (1, 1))


def test_a_difference_is_no_part_of_a_sum() -> None:
    less = difference(first(), second())
    with pytest.raises(NotEvaluableError, match="a difference of doses does not add"):
        weighted_sum((less, second()), (1, 1))


@pytest.mark.parametrize(
    "weights", [(1, 0), (1, -1), (1, float("nan")), (1, float("inf"))]
)
def test_weights_are_positive(weights: tuple[float, float]) -> None:
    with pytest.raises(NotEvaluableError, match="positive"):
        weighted_sum((first(), second()), weights)


def test_a_weight_for_each() -> None:
    for doses in ((), (first(), second())):
        with pytest.raises(NotEvaluableError, match="a weight for each"):
            weighted_sum(doses, (1,))


BEFORE = "no composite of PLAN 1.2.3.1 + PLAN 1.2.3.2: "
#: What may be wrong with the second dose, and the sentence that says so.
SENTENCES: list[tuple[Callable[[Dose], Dose], str]] = [
    (
        changed_header(frame_of_reference_uid="9"),
        f"{BEFORE}they are in different frames of reference",
    ),
    (
        changed_header(patient=Patient("Other^Olga", "2")),
        f"{BEFORE}they are of different patients",
    ),
    (
        lambda dose: replace(dose, type=DoseType.EFFECTIVE),
        f"{BEFORE}they are of different Dose Types: EFFECTIVE, PHYSICAL",
    ),
    (
        lambda dose: replace(dose, units=DoseUnits.NOT_STATED),
        f"{BEFORE}the unit of the dose is not stated (PLAN 1.2.3.2)",
    ),
    (
        lambda dose: replace(dose, units=DoseUnits.RELATIVE),
        f"{BEFORE}a relative dose adds to none and compares with none (PLAN 1.2.3.2)",
    ),
    (
        lambda dose: replace(
            dose,
            summation=SummationType.BEAM,
            plan_uid="1.2.8.1",
            beam_numbers=(1,),
            label="BEAM 1",
        ),
        "no composite of PLAN + BEAM 1: PLAN and BEAM 1 are of one plan, and one may "
        "be part of the other",
    ),
    (
        lambda dose: replace(dose, summation=SummationType.MULTI_PLAN),
        f"{BEFORE}PLAN 1.2.3.1 and PLAN 1.2.3.2 may have plans in common: a MULTI_PLAN "
        "does not name all",
    ),
    (
        lambda dose: replace(dose, plan_uid="1.2.8.1"),
        f"{BEFORE}PLAN 1.2.3.1 and PLAN 1.2.3.2 are of one plan, which would count "
        "twice",
    ),
    (
        lambda dose: replace(
            dose, geometry=replace(dose.geometry, origin=dose.geometry.origin + 500)
        ),
        f"{BEFORE}there is no point at which all of them have dose data",
    ),
]


@pytest.mark.parametrize(
    ("summation", "field", "numbers", "reason"),
    [
        ("FRACTION", "fraction_groups", ((1,), (2,)), ""),
        ("FRACTION", "fraction_groups", ((1,), (2, 1)), "both of fraction group 1"),
        ("FRACTION", "fraction_groups", ((1,), ()), "of which fraction groups is not"),
        ("BRACHY", "brachy_setups", ((1,), (2,)), ""),
        ("BRACHY", "brachy_setups", ((3,), (3,)), "both of application setup 3"),
        ("CONTROL_POINT", "control_points", (((2, 0, 1),), ((2, 1, 2),)), ""),
        (
            "CONTROL_POINT",
            "control_points",
            (((2, 0, 1),), ((2, 0, 1),)),
            "both of control points 0 to 1 of beam 2",
        ),
    ],
)
def test_parts_of_one_plan_add_where_they_are_others(
    summation: str, field: str, numbers: tuple[Any, Any], reason: str
) -> None:
    both = [
        replace(part(summation, f"1.2.3.{n}"), **{field: own})
        for n, own in enumerate(numbers)
    ]
    if reason:
        with pytest.raises(NotEvaluableError, match=reason):
            weighted_sum(both, (1, 1))
    else:
        at = (1.0, 2.0, 3.0)
        expected = sum(float(dose.sample(at)) for dose in both)
        assert weighted_sum(both, (1, 1)).sample(at) == pytest.approx(expected)


@pytest.mark.parametrize(("change", "sentence"), SENTENCES)
def test_each_refusal_has_its_sentence(
    change: Callable[[Dose], Dose], sentence: str
) -> None:
    with pytest.raises(NotEvaluableError) as refused:
        weighted_sum((first(), change(second())), (1, 1))
    assert str(refused.value) == sentence
