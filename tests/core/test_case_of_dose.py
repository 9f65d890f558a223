"""Whose plan, and whose warnings, a dose of a case and its rivals is shown with."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from dosiscope.core.as_of import as_of
from dosiscope.core.dose import SummationType
from dosiscope.core.kinds import Kind
from dosiscope.core.made_findings import made_findings
from dosiscope.core.reference_chain import reference_chain
from support.findings import finding
from support.made_doses import difference, weighted_sum
from support.rivals import OWN, OWN_PLAN, RIVAL, dose_of, rival_case

if TYPE_CHECKING:
    from dosiscope.core.dose import Dose
    from dosiscope.core.findings import Finding

BEAMS = tuple(
    dose_of(
        f"1.2.1{n}", OWN_PLAN, summation=SummationType.BEAM, beam_numbers=(n,),
        label=f"BEAM {n}",
    )
    for n in (1, 2)
)  # fmt: skip
CASE = replace(rival_case(), doses=(OWN, *BEAMS))


def label(dose: Dose | None) -> str | None:
    plan = CASE.plan_of(dose)
    return None if plan is None else plan.label


def test_a_dose_is_told_with_its_own_plan() -> None:
    assert label(OWN) == "IMRT"
    assert label(RIVAL) == "VMAT"
    assert label(None) == "IMRT"


def test_what_is_made_of_doses_of_one_plan_is_of_that() -> None:
    assert label(weighted_sum(BEAMS, (1, 1))) == "IMRT"
    assert label(weighted_sum((RIVAL,), (0.5,))) == "VMAT"
    assert CASE.case_of(weighted_sum((RIVAL,), (0.5,))) is CASE.companions[0]


def test_what_is_made_of_doses_of_several_plans_is_of_none() -> None:
    assert label(weighted_sum((OWN, RIVAL), (1, 1))) is None
    assert label(difference(OWN, RIVAL)) is None
    assert as_of(CASE, difference(OWN, RIVAL)).plan is None


@pytest.mark.parametrize(
    "fields",
    [
        {"further_plan_uids": ("1.7.9",)},
        {"summation": SummationType.MULTI_PLAN},
        {"summation": SummationType.PLAN_OVERVIEW},
    ],
)
def test_a_dose_of_several_plans_has_the_label_of_none(fields: dict[str, Any]) -> None:
    """PS3.3 C.8.8.3: MULTI_PLAN names two plans or more."""
    case = replace(CASE, companions=(), doses=(replace(OWN, **fields),))
    assert case.plan_of(case.doses[0]) is None
    assert as_of(case, case.doses[0]).plan is None


def test_a_dose_that_two_cases_share_is_of_the_first() -> None:
    shared = replace(
        CASE, companions=(replace(CASE.companions[0], doses=(RIVAL, OWN)),)
    )
    assert shared.case_of(OWN) is shared
    assert shared.case_of(RIVAL) is shared.companions[0]


def test_a_case_told_with_its_own_dose_is_the_case() -> None:
    assert as_of(CASE, OWN) is CASE
    assert as_of(CASE, weighted_sum(BEAMS, (1, 1))) is CASE


def told(dose: Dose) -> set[str]:
    kinds = (Kind.PLAN, Kind.DOSE, Kind.STRUCTURE_SET, Kind.CT)

    def of(who: str) -> tuple[Finding, ...]:
        return tuple(
            finding(f"{who} {kind.noun}", object_kind=kind.name) for kind in kinds
        )

    companion = replace(CASE.companions[0], findings=of("rival"))
    case = replace(CASE, findings=of("own"), companions=(companion,))
    return {one.message for one in as_of(case, dose).findings}


def test_warnings_are_of_the_plan_and_dose_and_of_the_structures_that_are_drawn() -> (
    None
):
    own = {"own plan", "own dose", "own structure set", "own CT"}
    assert told(OWN) == own
    shared = {"own structure set", "own CT"}
    assert told(RIVAL) == {"rival plan", "rival dose"} | shared
    assert told(difference(OWN, RIVAL)) == own | {"rival plan", "rival dose"}


def test_warnings_of_another_dose_do_not_stand_beside_numbers() -> None:
    of_rival = finding(
        "rival dose", object_kind=Kind.DOSE.name, object_uid=RIVAL.header.uid
    )
    companion = replace(CASE.companions[0], findings=(of_rival,))
    case = replace(CASE, companions=(companion,))
    both = weighted_sum((OWN, RIVAL), (1, 1))
    assert as_of(case, RIVAL).warnings_of(RIVAL) == (of_rival,)
    assert as_of(case, OWN).warnings_of(OWN) == ()
    assert as_of(case, both).warnings_of(both) == (of_rival, *made_findings(both))


def test_the_chain_of_a_made_dose_is_that_of_its_parts() -> None:
    def plan_link(dose: Dose) -> str:
        return reference_chain(as_of(CASE, dose), dose).links[0].sentence

    read = plan_link(OWN)
    assert plan_link(weighted_sum(BEAMS, (1, 1))) == read
    assert plan_link(weighted_sum((RIVAL,), (0.5,))) == read
    assert plan_link(weighted_sum((OWN, RIVAL), (1, 1))) == "names several plans"
