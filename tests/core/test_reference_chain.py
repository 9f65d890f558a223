from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.core.not_shown import Withheld
from dosiscope.core.reason import Reason
from dosiscope.core.reference_chain import Leads, Presence, Tone, leads, reference_chain
from support import panel_case

if TYPE_CHECKING:
    from dosiscope.core.case import Case


@pytest.fixture
def case() -> Case:
    return panel_case.case()


def tones(case: Case) -> list[Tone]:
    return [link.tone for link in reference_chain(case).links]


def test_a_whole_chain_is_good(case: Case) -> None:
    chain = reference_chain(case)
    assert tones(case) == [Tone.GOOD] * 3
    assert [node.role for node in chain.nodes] == [
        "Dose",
        "Plan",
        "Structure set",
        "CT",
    ]
    assert {node.presence for node in chain.nodes} == {Presence.SHOWN}
    assert {link.tone for link in chain.links} == {Tone.GOOD}


def test_what_is_named_but_absent_is_a_caution(case: Case) -> None:
    chain = reference_chain(replace(case, ct=None))
    assert chain.links[2].tone is Tone.CAUTION
    assert "not here" in chain.links[2].sentence
    assert chain.nodes[3].presence is Presence.ABSENT
    assert chain.nodes[3].uid == chain.links[2].named != ""


def test_another_plan_than_the_dose_names_is_bad(case: Case) -> None:
    (first, *rest) = case.doses
    other = replace(case, doses=(replace(first, plan_uid="1.9"), *rest))
    link = reference_chain(other).links[0]
    assert link.tone is Tone.BAD
    assert link.sentence == "names another plan"
    assert (link.named, link.present) == ("1.9", "plan")


def test_a_dose_that_names_no_plan(case: Case) -> None:
    silent = replace(case, doses=(replace(case.doses[0], plan_uid=""),))
    assert tones(silent)[0] is Tone.CAUTION
    assert "names no plan" in reference_chain(silent).links[0].sentence


def test_a_withheld_plan_is_in_the_chain_with_its_reason(case: Case) -> None:
    assert case.plan is not None
    out = Withheld(
        header=case.plan.header,
        label="Prostate VMAT",
        reason=Reason("its patient is another one"),
    )
    chain = reference_chain(replace(case, plan=None, withheld=(out,)))
    node = chain.nodes[1]
    assert (node.presence, node.reason) == (Presence.WITHHELD, out.reason)
    assert [link.tone for link in chain.links[:2]] == [Tone.BAD, Tone.BAD]
    assert Tone.BAD in {link.tone for link in chain.links}


def test_the_chain_is_seen_from_the_dose_that_is_shown(case: Case) -> None:
    chain = reference_chain(case, case.doses[1])
    assert chain.nodes[0].uid == case.doses[1].header.sop_instance_uid
    assert chain.nodes[0].detail == f"2 of {len(case.doses)} doses"


def test_of_several_withheld_the_one_that_is_named_is_in_the_chain(case: Case) -> None:
    assert case.plan is not None
    others = tuple(
        Withheld(
            header=replace(case.plan.header, sop_instance_uid=uid),
            label=uid,
            reason=Reason("its patient is another one"),
        )
        for uid in ("1.7", case.doses[0].plan_uid)
    )
    chain = reference_chain(replace(case, plan=None, withheld=others))
    assert chain.nodes[1].uid == case.doses[0].plan_uid
    assert chain.links[0].leads is Leads.TO_WITHHELD


@pytest.mark.parametrize(
    ("named", "shown", "withheld", "where"),
    [
        ("", "1", (), Leads.NOWHERE),
        ("1", "1", ("2",), Leads.THERE),
        ("2", "1", ("2",), Leads.TO_WITHHELD),
        ("2", "1", (), Leads.ELSEWHERE),
        ("3", "", ("2",), Leads.ELSEWHERE),
        ("3", "", (), Leads.NOT_HERE),
    ],
)
def test_where_a_reference_leads(
    named: str, shown: str, withheld: tuple[str, ...], where: Leads
) -> None:
    assert leads(named, shown, withheld) is where


def test_a_dose_of_several_plans_does_not_miss_one(case: Case) -> None:
    first, *rest = case.doses
    both = replace(first, plan_uid="1.8", further_plan_uids=("1.9",))
    chain = reference_chain(replace(case, plan=None, doses=(both, *rest)))
    assert chain.links[0].leads is Leads.SEVERAL
    assert chain.links[0].sentence == "names several plans"
    assert chain.links[0].tone is Tone.CAUTION
    assert (chain.nodes[1].label, chain.nodes[1].uid) == ("several", "")


def test_the_plan_shown_may_be_any_of_several_that_a_dose_names(case: Case) -> None:
    first, *rest = case.doses
    both = replace(first, plan_uid="1.8", further_plan_uids=(first.plan_uid,))
    link = reference_chain(replace(case, doses=(both, *rest))).links[0]
    assert link.leads is Leads.THERE
    other = replace(first, plan_uid="1.8", further_plan_uids=("1.9",))
    link = reference_chain(replace(case, doses=(other, *rest))).links[0]
    assert link.leads is Leads.ELSEWHERE
