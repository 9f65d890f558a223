"""Item 25: what else of the patient is among what was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Role
from dosiscope.core.plan_check.answers import reported
from dosiscope.core.text import counted, date_text
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.inventory import Entry
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_MOST: Final = 4


def check_other_plans(subject: PlanSubject) -> Iterator[Answer]:
    """List other plans of the patient, and doses of other plans."""
    plan = subject.plan
    own = plan.header.sop_instance_uid
    patient = subject.case.patient
    mine = [one for one in subject.entries if one.header.patient.is_same(patient)]
    plans = [
        one for one in mine if one.kind.role is Role.PLAN and own not in _uids(one)
    ]
    shown = {uid for dose in subject.case.doses for uid in dose.read_uids}
    known = {uid for one in plans for uid in _uids(one)}
    doses = [
        one
        for one in mine
        if one.kind.role is Role.DOSE
        and own not in one.plan_uids
        and not shown & set(_uids(one))
        and not known & set(one.plan_uids)
    ]
    if not plans and not doses:
        yield reported(
            message="No other plan or dose of the patient is among what was opened.",
            found="none",
        )
        return
    counts = [counted(len(plans), "other plan")] if plans else []
    counts += [counted(len(doses), "dose") + " of other plans"] if doses else []
    names = [_named(one, subject) for one in (*plans, *doses)]
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    found = " and ".join(counts)
    yield reported(
        message=f"Of the patient there is also: {', '.join(names[:_MOST])}{more}.",
        found=found,
    )


def _uids(entry: Entry) -> tuple[str, str]:
    return entry.uid, entry.own_uid


def _named(entry: Entry, subject: PlanSubject) -> str:
    what = "plan" if entry.kind.role is Role.PLAN else "dose"
    date = f" of {date_text(entry.date)}" if entry.date.strip() else ""
    frame = entry.frame_of_reference_uid
    is_apart = frame and frame != subject.case.frame_of_reference_uid
    apart = ", in another frame of reference" if is_apart else ""
    return f'{what} "{shown(entry.label, 40)}"{date}{apart}'


CHECKS: Final = {"PC-25": check_other_plans}
