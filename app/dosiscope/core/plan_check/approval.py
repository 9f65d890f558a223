"""Who approved plan and structures, and in which order they were made (PC-28)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.identity import Personal, joined
from dosiscope.core.language import tr
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
            message=tr("The plan was approved by {who} on {when}.", **fields),
            found=joined(", ", [fields["who"], when]),
        )


def _approvals(subject: PlanSubject) -> Iterator[Answer]:
    plan, structures = subject.plan, subject.case.structure_set
    if plan.approval != _APPROVED:
        status = plan.approval or tr("not stated")
        yield flagged(
            message=tr(
                "The plan is not approved: its status is {status}.", status=status
            ),
            found=status,
            expected=_APPROVED,
        )
    elif not plan.reviewer.strip(" ^") or not plan.review_date:
        yield flagged(
            message=tr("The plan is approved, and does not say by whom and when."),
            found=tr("nothing"),
            expected=tr("reviewer and date"),
        )
    if structures is None or structures.approval in ("", _APPROVED):
        return
    answer = flagged if structures.approval == "REJECTED" else reported
    yield answer(
        message=tr(
            "The structure set is not approved: its status is {status}.",
            status=structures.approval,
        ),
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
                message=tr(
                    "The plan is of {planned}, its structure set of {drawn}.",
                    planned=moment_text(*planned),
                    drawn=moment_text(*drawn),
                ),
                found=moment_text(*planned),
                expected=tr("not before {date}", date=moment_text(*drawn)),
            )
    dose = subject.chosen_dose
    if (
        dose is not None
        and dose.made is None
        and _is_before((dose.content_date, ""), (plan.date, ""))
    ):
        yield flagged(
            message=tr(
                "The dose is of {computed}, the plan of {planned}.",
                computed=date_text(dose.content_date),
                planned=date_text(plan.date),
            ),
            found=date_text(dose.content_date),
            expected=tr("not before {date}", date=date_text(plan.date)),
        )
    if plan.approval == _APPROVED and _is_before(
        (plan.review_date, ""), (plan.date, "")
    ):
        yield flagged(
            message=tr(
                "The plan was approved on {approved} and is of {planned}.",
                approved=date_text(plan.review_date),
                planned=date_text(plan.date),
            ),
            found=date_text(plan.review_date),
            expected=tr("not before {date}", date=date_text(plan.date)),
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
