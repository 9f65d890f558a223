"""Structure sets of two plans: each stands under the letter of its dose."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from dosiscope.app.compared import ComparisonAsked, compared
from dosiscope.core.progress import finish
from support.rivals import OWN, RIVAL, dose_of, rival_case

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.dose import Dose

THIRD = dose_of("1.2.9", "1.7.9", 40.0)


def with_own_set(case: Case, label: str) -> Case:
    """The case with a structure set of its own, without its last ROI."""
    mine = case.structure_set
    assert mine is not None
    header = replace(mine.header, sop_instance_uid=f"1.9.{label}")
    rois = tuple(replace(roi) for roi in mine.rois[:1])
    return replace(
        case,
        structure_set=replace(
            mine,
            header=header,
            label=label,
            rois=rois,
            frame_of_reference_uids=("4",),
        ),
    )


@pytest.fixture(scope="module")
def case() -> Case:
    """A case with two companions, each of which has a structure set of its own."""
    case = rival_case()
    (rival,) = case.companions
    assert rival.plan is not None
    assert case.structure_set is not None
    plan = replace(
        rival.plan, header=replace(rival.plan.header, sop_instance_uid="1.7.9")
    )
    third = replace(rival, plan=plan, doses=(THIRD,))
    companions = with_own_set(rival, "RIVAL"), with_own_set(third, "THIRD")
    mine = replace(case.structure_set, label="OWN", frame_of_reference_uids=("4",))
    return replace(case, structure_set=mine, companions=companions)


def report_of(case: Case, a: Dose, b: Dose, *numbers: int) -> ComparisonReport:
    structures = case.structure_set
    assert structures is not None
    rois = [roi for roi in structures.rois if not numbers or roi.number in numbers]
    asked = ComparisonAsked(case=case, a=a, b=b, reference=None, rois=rois)
    return finish(compared(asked))


@pytest.mark.parametrize(
    ("a", "b", "labels", "only"),
    [
        (OWN, RIVAL, ("OWN", "RIVAL"), "A"),
        (RIVAL, OWN, ("RIVAL", "OWN"), "B"),
        (RIVAL, THIRD, ("RIVAL", "THIRD"), ""),
    ],
)
def test_each_is_told_under_its_own_letter(
    case: Case, a: Dose, b: Dose, labels: tuple[str, str], only: str
) -> None:
    told = report_of(case, a, b)
    found = told.structure_sets
    assert found is not None, told.no_structure_sets
    assert (found.a_label, found.b_label) == labels
    assert (found.only_a, found.only_b) == (
        ("Body",) if only == "A" else (),
        ("Body",) if only == "B" else (),
    )


def test_of_chosen_structures_no_other_is_told(case: Case) -> None:
    found = report_of(case, RIVAL, OWN, 1).structure_sets
    assert found is not None
    assert [one.name for one in found.rois] == ["Target"]


def test_a_plan_without_structures_is_named(case: Case) -> None:
    rival, third = case.companions
    bare = replace(case, companions=(replace(rival, structure_set=None), third))
    told = report_of(bare, RIVAL, OWN)
    assert told.structure_sets is None
    assert told.no_structure_sets == "there is no structure set of A"
