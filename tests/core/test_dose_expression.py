"""What is typed for a dose: sums, weights, all beams, alpha/beta."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dosiscope.core.case import Case
from dosiscope.core.conversion import ALPHA_BETA
from dosiscope.core.dose import SummationType
from dosiscope.core.dose_expression import (
    BEAMS,
    DoseRequest,
    Ratios,
    Term,
    is_sum,
    making,
    read_ratios,
    read_terms,
    rois_of_ratios,
    with_first,
)
from dosiscope.core.dose_sum import TYPED_WEIGHTS
from dosiscope.core.errors import DosiscopeError
from dosiscope.core.header import Patient
from dosiscope.core.kinds import Kind
from dosiscope.core.made_findings import made_findings
from dosiscope.core.plan import FractionGroup, Plan
from dosiscope.core.progress import finish
from dosiscope.core.structures import StructureSet
from support.axial import header, make_roi
from support.fields import first, linear, read_dose, second
from support.made_doses import weighted_sum

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("1.2.3", [(1.0, "1.2.3")]),
        ("1.2.3+1.2.4", [(1.0, "1.2.3"), (1.0, "1.2.4")]),
        ("0.5*1.2.3 + 2 * 1.2.4", [(0.5, "1.2.3"), (2.0, "1.2.4")]),
        ("1.2.3+1.2.3", [(1.0, "1.2.3"), (1.0, "1.2.3")]),
        ("…2.3+0.25*1.2.4/2", [(1.0, "…2.3"), (0.25, "1.2.4/2")]),
        ("beams", [(1.0, BEAMS)]),
        ("Beams+1.2.3", [(1.0, BEAMS), (1.0, "1.2.3")]),
    ],
)
def test_terms(text: str, terms: list[tuple[float, str]]) -> None:
    assert read_terms(text) == tuple(Term(*one) for one in terms)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("1.2.3+", "“” is no dose: write UIDs with . between them"),
        ("1.2.3+PLAN", "“PLAN” is no dose"),
        ("0*1.2.3", "“0” is no weight of a dose: write a number from 0"),
        ("-1*1.2.3", "“-1” is no weight"),
        ("x*1.2.3", "“x” is no weight"),
        ("nan*1.2.3", "“nan” is no weight"),
        ("1e999*1.2.3", "“1e999” is no weight"),
        ("2*3*1.2.3", r"“2\*3\*1.2.3” is no dose"),
    ],
)
def test_what_is_no_sum(text: str, sentence: str) -> None:
    with pytest.raises(DosiscopeError, match=sentence):
        read_terms(text)


@given(st.text(alphabet="0123456789.+* beams", max_size=20))
def test_any_text_is_a_sum_or_refused(text: str) -> None:
    try:
        terms = read_terms(text)
    except DosiscopeError:
        return
    assert all(term.weight > 0 and term.name for term in terms)


def test_one_uid_is_no_sum() -> None:
    assert not is_sum("1.2.3")
    assert not is_sum("")
    assert not is_sum("1.2.3,1.2.4")  # a grid, and DVHs shown as stored
    assert is_sum("beams")
    assert is_sum("2*1.2.3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", Ratios(3.0)),
        ("3,PTV=10", Ratios(3.0, (("PTV", 10.0),))),
        ("2.5, PTV 1 = 10 ,a=b=4", Ratios(2.5, (("PTV 1", 10.0), ("a=b", 4.0)))),
    ],
)
def test_ratios(text: str, expected: Ratios) -> None:
    assert read_ratios(text) == expected


@pytest.mark.parametrize("text", ["", "x", "PTV=10", "3,PTV", "3,PTV=", "3,=10"])
def test_what_is_no_ratio(text: str) -> None:
    with pytest.raises(DosiscopeError, match="write a number in Gy"):
        read_ratios(text)


def plan(uid: str, label: str, fractions: int) -> Plan:
    return Plan(
        header=header(Kind.PLAN, uid=uid),
        label=label,
        fraction_groups=(FractionGroup(number=1, fractions=fractions),),
    )


def case() -> Case:
    """Return a plan of 25 fractions, and a rival of 5."""
    rival = Case(
        patient=Patient(),
        frame_of_reference_uid="1.2.6",
        plan=plan("1.2.8.2", "B", 5),
        doses=(second(),),
    )
    return Case(
        patient=Patient(),
        frame_of_reference_uid="1.2.6",
        plan=plan("1.2.8.1", "A", 25),
        doses=(first(),),
        companions=(rival,),
    )


def made(
    text: str,
    of: Case | None = None,
    *,
    ratios: Ratios | None = None,
    fractions: tuple[int, ...] = (),
) -> Dose:
    request = DoseRequest(terms=read_terms(text), ratios=ratios, fractions=fractions)
    return finish(making(request, of or case()))[0]


def test_a_sum_of_two_plans() -> None:
    found = made("1.2.3.1+0.5*1.2.3.2")
    assert found.sample((0, 0, 0)) == pytest.approx(90.0, abs=1e-6)
    assert found.key == "1.2.3.1+0.5*1.2.3.2"
    times = "\N{MULTIPLICATION SIGN}"
    expected = f"composite of A · PLAN + 0.5 {times} B · PLAN, not a plan dose"
    assert found.label == expected


def test_each_is_converted_with_the_fractions_of_its_own_plan() -> None:
    found = made("1.2.3.1+0.5*1.2.3.2", ratios=Ratios(3.0))
    # 60 Gy: 64.8 in 25 fractions, 180 in 5
    expected = 60 * (1 + 2.4 / 3) / (1 + 2 / 3) + 0.5 * 60 * (1 + 12 / 3) / (1 + 2 / 3)
    assert found.sample((0, 0, 0)) == pytest.approx(expected, abs=1e-6)
    assert found.key == "EQD2[3.0,n=25](1.2.3.1)+0.5*EQD2[3.0,n=5](1.2.3.2)"
    typed = made("1.2.3.1+1.2.3.2", ratios=Ratios(3.0), fractions=(30, 30))
    assert typed.sample((0, 0, 0)) == pytest.approx(120.0, abs=1e-6)
    assert typed.label.count("30 fractions as typed") == 2
    with pytest.raises(DosiscopeError, match="1 number of fractions for 2 doses"):
        made("1.2.3.1+1.2.3.2", ratios=Ratios(3.0), fractions=(30,))


def test_a_case_begins_with_what_was_made() -> None:
    found = made("1.2.3.1+1.2.3.2")
    held = with_first(case(), found)
    assert held.doses[0] is found
    assert held.plan_of(found) is None  # it bears the label of neither
    one = made("1.2.3.1", ratios=Ratios(3.0))
    shown = held.plan_of(one)
    assert shown is not None
    assert shown.label == "A"


def test_what_is_not_there() -> None:
    with pytest.raises(DosiscopeError, match=r"no dose has a UID that ends in 1\.9\.9"):
        made("1.2.3.1+1.9.9")
    with pytest.raises(
        DosiscopeError, match="no sum of all beams: the plan has no beam"
    ):
        made("beams")
    with pytest.raises(DosiscopeError, match="“PTV” names no structures"):
        made("1.2.3.1", ratios=Ratios(3.0, (("PTV", 10.0),)))


def test_fractions_of_other_sizes_are_told() -> None:
    request = DoseRequest(terms=read_terms("1.2.3.1+1.2.3.2"))
    dose, noticed = finish(making(request, case()))
    assert noticed == ()  # it stands wherever the dose does
    (finding,) = made_findings(dose)
    assert finding in with_first(case(), dose).findings
    assert finding.object_uid == dose.key
    most = [one.maximum / n for one, n in ((first(), 25), (second(), 5))]
    assert finding.message == (
        "The doses that are added are given in fractions of up to "
        f"{most[0]:.2f} Gy and up to {most[1]:.2f} Gy: in Gy they add up, their "
        "effects do not; EQD2 of each can be added."
    )
    # converted, they do
    of_eqd2 = made_findings(made("1.2.3.1+1.2.3.2", ratios=Ratios(3.0)))
    assert [one.rule for one in of_eqd2] == ["EQ-02"]  # of 16 Gy a fraction
    # and of one plan there is nothing to tell
    assert made_findings(made("1.2.3.1+1.2.3.1")) == ()


def test_fractions_that_are_not_known_are_told() -> None:
    silent = replace(case(), plan=None)
    (finding,) = made_findings(made("1.2.3.1+1.2.3.2", silent))
    assert finding.message == (
        "How large the fractions of PLAN are is not known: in Gy the doses add up, "
        "their effects may not."
    )


def test_one_that_is_not_known_hides_no_others() -> None:
    """Of three doses two are known to differ; also in a sum of a sum."""
    third = replace(
        case().companions[0],
        plan=None,
        doses=(read_dose(linear(0, 0, 1), uid="1.2.3.3", plan="1.2.8.3"),),
    )
    of = replace(case(), companions=(*case().companions, third))
    total = made("1.2.3.1+1.2.3.3+1.2.3.2", of)
    assert [f.outcome.key for f in made_findings(total)] == ["SUM-02:other"]
    pair = made("1.2.3.1+1.2.3.3", of)
    assert [f.outcome.key for f in made_findings(pair)] == ["SUM-02:unknown"]
    nested = weighted_sum((pair, second()), (1, 1))
    (finding,) = made_findings(nested)
    assert finding.outcome.key == "SUM-02:unknown"
    assert "1.2.3.2" in finding.message


def test_fraction_groups_of_one_plan_are_given_in_other_fractions() -> None:
    of_25, of_5 = (
        replace(
            dose,
            plan_uid="1.2.8.1",
            summation=SummationType.FRACTION,
            fraction_groups=(n,),
        )
        for n, dose in enumerate((first(), second()), 1)
    )
    whole = replace(
        plan("1.2.8.1", "A", 25),
        fraction_groups=(
            FractionGroup(number=1, fractions=25),
            FractionGroup(number=2, fractions=5),
        ),
    )
    of = replace(case(), plan=whole, doses=(of_25, of_5), companions=())
    total = made("1.2.3.1+1.2.3.2", of)
    assert [f.outcome.key for f in made_findings(total)] == ["SUM-02:other"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3,PTV, left=10", Ratios(3.0, (("PTV, left", 10.0),))),
        ("3,A,b,c=10,D=2", Ratios(3.0, (("A,b,c", 10.0), ("D", 2.0)))),
        ("3,a=b, c=4", Ratios(3.0, (("a=b, c", 4.0),))),
    ],
)
def test_names_of_structures_may_have_commas(text: str, expected: Ratios) -> None:
    assert read_ratios(text) == expected


def test_a_structure_has_one_ratio() -> None:
    rois = (make_roi(1, []), make_roi(2, []))
    drawn = StructureSet(header=header(Kind.STRUCTURE_SET), label="S", rois=rois)
    of = replace(case(), structure_set=drawn)
    twice = Ratios(3.0, ((rois[0].name, 10.0), ("1", 5.0)))
    with pytest.raises(DosiscopeError, match=f"which has an {ALPHA_BETA} already"):
        rois_of_ratios(twice, of)
    once = Ratios(3.0, ((rois[0].name, 10.0), ("2", 5.0)))
    assert rois_of_ratios(once, of) == rois


@pytest.mark.parametrize(
    ("weight", "is_one"),
    [
        ("0.001", True),
        ("1000", True),
        ("0.0009", False),
        ("1001", False),
        ("inf", False),
    ],
)
def test_weights_are_those_of_the_dialog(weight: str, is_one: bool) -> None:
    assert TYPED_WEIGHTS == (0.001, 1000.0)
    if is_one:
        assert read_terms(f"{weight}*1.2.3")[0].weight == float(weight)
    else:
        with pytest.raises(DosiscopeError, match=r"from 0\.001 to 1000"):
            read_terms(f"{weight}*1.2.3")
