"""Which beam is looked at: chosen by number, kept as long as its plan is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dosiscope.core.dose import SummationType
from support.checked_plan import good_case
from support.delivered_plan import arc, beam, delivered
from support.reviews import review_of
from support.rivals import OWN, OWN_PLAN, RIVAL, RIVAL_PLAN, rival_case

pytestmark = pytest.mark.usefixtures("qapp")


def test_none_is_chosen_at_first() -> None:
    shown = review_of(good_case(plan=delivered(arc(1), beam(2)))).beam
    assert shown.plan is not None
    assert (shown.beam, shown.point, shown.points) == (None, 0, 0)


def test_a_beam_is_chosen_by_its_number_at_its_first_control_point() -> None:
    shown = review_of(good_case(plan=delivered(arc(1), beam(2)))).beam
    told: list[str] = []
    shown.changed.connect(lambda: told.append("changed"))
    shown.beam_changed.connect(lambda: told.append("beam"))
    shown.choose(1)
    assert shown.beam is not None
    assert (shown.beam.number, shown.point, shown.points) == (1, 0, 7)
    shown.go_to(3)
    shown.choose(1)  # it is: nothing is told, and the control point stays
    assert shown.point == 3
    shown.choose(2)
    assert (shown.beam.number, shown.point) == (2, 0)
    shown.choose(9)
    assert shown.beam is None
    assert told == ["beam", "changed", "changed", *["beam", "changed"] * 2]


def test_a_control_point_beyond_the_ends_is_the_last_or_first() -> None:
    shown = review_of(good_case(plan=delivered(arc(1)))).beam
    shown.go_to(5)
    assert shown.point == 0  # no beam
    shown.choose(1)
    shown.go_to(100)
    assert shown.point == 6
    shown.go_to(-1)
    assert shown.point == 0


def test_a_plan_read_anew_keeps_the_beam_another_case_does_not() -> None:
    case = good_case(plan=delivered(arc(1), beam(2)))
    review = review_of(case)
    review.beam.choose(1)
    review.beam.go_to(4)
    fewer = arc(1, points=beam(1).points)
    review.amend_case(replace(case, plan=delivered(fewer, beam(2))))
    assert review.beam.beam is fewer
    assert review.beam.point == 1  # the last that it has
    review.amend_case(replace(case, plan=delivered(beam(2))))
    assert review.beam.beam is None
    review.beam.choose(2)
    told: list[object] = []
    review.beam.changed.connect(lambda: told.append(review.beam.beam))
    review.set_case(case)
    assert told == [None]


def test_the_plan_is_that_of_the_shown_dose() -> None:
    case = rival_case()
    (companion,) = case.companions
    assert case.plan is not None
    assert companion.plan is not None
    own = replace(case.plan, beams=(beam(1),))
    rival = replace(companion.plan, beams=(beam(1, 90),))
    companion = replace(companion, plan=rival)
    review = review_of(replace(case, plan=own, companions=(companion,)))
    shown = review.beam
    shown.choose(1)
    assert shown.beam is own.beams[0]
    review.set_dose(RIVAL)
    assert shown.plan is rival
    assert shown.beam is None
    review.set_dose(OWN)
    assert shown.plan is own


def test_of_a_dose_of_several_plans_a_beam_of_each_can_be_chosen() -> None:
    case = rival_case()
    (companion,) = case.companions
    assert case.plan is not None
    assert companion.plan is not None
    own = replace(case.plan, beams=(beam(1),))
    rival = replace(companion.plan, beams=(beam(1, 90),))
    both = replace(
        OWN, summation=SummationType.MULTI_PLAN, further_plan_uids=(RIVAL_PLAN,)
    )
    assert both.all_plan_uids == {OWN_PLAN, RIVAL_PLAN}
    companion = replace(companion, plan=rival)
    shown = review_of(
        replace(case, plan=own, doses=(both,), companions=(companion,))
    ).beam
    assert shown.plans == (own, rival)
    shown.choose(1)
    assert shown.beam is own.beams[0]
    shown.choose(1, rival)
    assert (shown.plan, shown.beam) == (rival, rival.beams[0])
    shown.choose(1)
    assert shown.beam is rival.beams[0]
