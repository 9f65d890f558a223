"""Item 25: what else of the patient is among what was opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.kinds import Role
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import reported
from dosiscope.core.text import counted, date_text, first_few, listed
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
            message=tr(
                "No other plan or dose of the patient is among what was opened."
            ),
            found=tr("none"),
        )
        return
    counts = [counted(len(plans), "other plan")] if plans else []
    counts += (
        [counted(len(doses), "dose of other plans", "doses of other plans")]
        if doses
        else []
    )
    names = [_named(one, subject) for one in (*plans, *doses)]
    found = listed(counts, "and")
    yield reported(
        message=tr(
            "Of the patient there is also: {names}.", names=first_few(names, _MOST)
        ),
        found=found,
    )


def _uids(entry: Entry) -> tuple[str, str]:
    return entry.uid, entry.own_uid


def _named(entry: Entry, subject: PlanSubject) -> str:
    label = shown(entry.label, 40)
    is_plan = entry.kind.role is Role.PLAN
    if entry.date.strip():
        fields = {"label": label, "date": date_text(entry.date)}
        dated = (
            tr('plan "{label}" of {date}', **fields)
            if is_plan
            else tr('dose "{label}" of {date}', **fields)
        )
    else:
        dated = (
            tr('plan "{label}"', label=label)
            if is_plan
            else tr('dose "{label}"', label=label)
        )
    frame = entry.frame_of_reference_uid
    is_apart = frame and frame != subject.case.frame_of_reference_uid

    return (
        tr("{object}, in another frame of reference", object=dated)
        if is_apart
        else dated
    )


CHECKS: Final = {"PC-25": check_other_plans}
