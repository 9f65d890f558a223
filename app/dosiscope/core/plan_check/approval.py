"""Who approved plan and structures, and in which order they were made (PC-28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import Personal, filled
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.text import date_text, moment_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_APPROVED = "APPROVED"


def check_approval(subject: PlanSubject) -> Iterator[Answer]:
    """Look who approved the plan, and whether it was made behind its parts (PC-28).

    Several of it can be wrong at once, and each is told.
    """
    answers = [*_approvals(subject), *_order(subject)]
    yield from answers
    if not answers:
        plan = subject.plan
        when = moment_text(plan.review_date, plan.review_time)
        fields = {"who": Personal(plan.reviewer), "when": when}
        yield passed(
            message=filled("The plan was approved by {who} on {when}.", fields),
            found=filled("{who}, {when}", fields),
        )


def _approvals(subject: PlanSubject) -> Iterator[Answer]:
    plan, structures = subject.plan, subject.case.structure_set
    if plan.approval != _APPROVED:
        status = plan.approval or "not stated"
        yield flagged(
            message=f"The plan is not approved: its status is {status}.",
            found=status,
            expected=_APPROVED,
        )
    elif not plan.reviewer.strip(" ^") or not plan.review_date:
        yield flagged(
            message="The plan is approved, and does not say by whom and when.",
            found="nothing",
            expected="reviewer and date",
        )
    if structures is None or structures.approval in ("", _APPROVED):
        return
    answer = flagged if structures.approval == "REJECTED" else reported
    yield answer(
        message=f"The structure set is not approved: its status is "
        f"{structures.approval}.",
        found=structures.approval,
        expected=_APPROVED,
    )


def _order(subject: PlanSubject) -> Iterator[Answer]:
    """Yield what was made before that which it is made of."""
    plan, case = subject.plan, subject.case
    planned = plan.date, plan.time
    if case.structure_set is not None:
        drawn = case.structure_set.date, case.structure_set.time
        if _is_before(planned, drawn):
            is_day = _is_before((plan.date, ""), (case.structure_set.date, ""))
            # within a day clocks differ, and structure sets are saved again
            yield (flagged if is_day else reported)(
                message=f"The plan is of {moment_text(*planned)}, its structure set of "
                f"{moment_text(*drawn)}.",
                found=moment_text(*planned),
                expected=f"not before {moment_text(*drawn)}",
            )
    dose = subject.chosen_dose
    if (
        dose is not None
        and dose.made is None
        and _is_before((dose.content_date, ""), (plan.date, ""))
    ):
        yield flagged(
            message=f"The dose is of {date_text(dose.content_date)}, the plan of "
            f"{date_text(plan.date)}.",
            found=date_text(dose.content_date),
            expected=f"not before {date_text(plan.date)}",
        )
    if plan.approval == _APPROVED and _is_before(
        (plan.review_date, ""), (plan.date, "")
    ):
        yield flagged(
            message=f"The plan was approved on {date_text(plan.review_date)} and is of "
            f"{date_text(plan.date)}.",
            found=date_text(plan.review_date),
            expected=f"not before {date_text(plan.date)}",
        )


def _is_before(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether a date (and time, where both have one) is before another."""
    for mine, its, digits in zip(one, other, (8, 6), strict=True):
        first, second = mine[:digits], its[:digits]
        if not (first.isdigit() and second.isdigit() and len(first) == len(second)):
            return False
        if first != second:
            return first < second
    return False


CHECKS = {"PC-28": check_approval}
