"""A case and a rival plan of the same patient, as they are compared."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from dosiscope.core.plan import FractionGroup
from support.axial import ORIENTATIONS, make_dose, make_plan, small_case, stack

if TYPE_CHECKING:
    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.plan import Plan

OWN_PLAN, RIVAL_PLAN = "1.7.1", "1.7.2"


def plan_of_two(uid: str, label: str, gray: float, **more: Any) -> Plan:
    """A plan with a prescription, of its own date, time, approval and isocentre."""
    plan = make_plan((gray,), **{"isocentre": (0.0, 0.0, 0.0), **more})
    return replace(plan, header=replace(plan.header, sop_instance_uid=uid), label=label)


def dose_of(uid: str, plan: str, gray: float = 60.0, **more: Any) -> Dose:
    """A dose that falls off to the patient's left, of a plan."""
    dose = make_dose(
        stack(
            ORIENTATIONS[0], (5, 5), (-10.0, -5.0, 0.0, 5.0, 10.0), (-40, -40), (40, 40)
        ),
        lambda x, y, z: gray * (1 - (x + 40) / 160),
        maximum=gray,
    )
    fields = {
        "plan_uid": plan,
        "label": str(more.get("summation", dose.summation)),
        **more,
    }
    return replace(dose, header=replace(dose.header, sop_instance_uid=uid), **fields)


OWN = dose_of("1.2.1", OWN_PLAN)
RIVAL = dose_of("1.2.2", RIVAL_PLAN, 50.0)


def rival_case(**more: Any) -> Case:
    """The case of plan IMRT (60 Gy, approved), with that of VMAT (50 Gy, rejected)."""
    own = replace(
        plan_of_two(OWN_PLAN, "IMRT", 60.0),
        approval="APPROVED",
        date="20240101",
        time="101112",
    )
    other = replace(
        plan_of_two(RIVAL_PLAN, "VMAT", 50.0, isocentre=(20.0, 10.0, 5.0)),
        approval="REJECTED",
        date="20250202",
        time="202122",
    )
    companion = replace(small_case(), plan=other, doses=(RIVAL,), **more)
    return replace(small_case(), plan=own, doses=(OWN,), companions=(companion,))


def boost_case() -> Case:
    """The same two: 60 Gy in 30 fractions, and 50 Gy in 5."""
    case = rival_case()
    (rival,) = case.companions
    return replace(_in_fractions(case, 30), companions=(_in_fractions(rival, 5),))


def _in_fractions(case: Case, count: int) -> Case:
    assert case.plan is not None
    groups = (FractionGroup(number=1, fractions=count, beams=1),)
    return replace(case, plan=replace(case.plan, fraction_groups=groups))
