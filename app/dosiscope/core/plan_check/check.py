"""Checks a plan: every item of the table, in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop, without_stop
from dosiscope.core.language import marked, tr
from dosiscope.core.plan_check.item import Answer, ItemOutcome, ItemResult
from dosiscope.core.plan_check.items import items
from dosiscope.core.plan_check.table import CHECKS, LEFT_OUT
from dosiscope.core.text import capitalised

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dosiscope.core.plan_check.item import PlanItem
    from dosiscope.core.plan_check.subject import PlanSubject

NOT_CHECKED: Final = marked("not checked here")


def check_plan(subject: PlanSubject) -> tuple[ItemOutcome, ...]:
    """Return what was found of every item, at least one outcome each."""
    return tuple(
        ItemOutcome(
            item=item,
            result=answer.result,
            message=answer.message,
            found=answer.found,
            expected=answer.expected,
            rois=answer.rois,
            beams=answer.beams,
        )
        for item in items().values()
        for answer in answers_of(item, subject)
    )


def answers_of(item: PlanItem, subject: PlanSubject) -> Iterable[Answer]:
    """Return what the check of one item says, at least one answer.

    What it found before it could not go on stays found.
    """
    check = CHECKS.get(item.id)
    if check is None:
        return (_without(tr(LEFT_OUT.get(item.id, NOT_CHECKED))),)
    found: list[Answer] = []
    try:
        for answer in check(subject):
            found.append(answer)
    except NotEvaluableError as error:
        found.append(_without(str(error)))
    if not found:
        raise LookupError(f"the check of {item.id} has no answer")
    return found


def _without(reason: str) -> Answer:
    sentence = with_stop(capitalised(without_stop(reason)))
    return Answer(result=ItemResult.NOT_EVALUABLE, message=sentence)
