"""Item 38: what was delivered so far, as treatment records of the plan tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import Action
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import flagged, passed
from dosiscope.core.records.words import progress_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject


def check_delivered(subject: PlanSubject) -> Iterator[Answer]:
    """Tell how far the course is, and flag what was not delivered as planned (PC-38).

    Raises
    ------
    NotEvaluableError
        No treatment record of the plan is here.
    """
    course = subject.case.course
    if course is None:
        raise NotEvaluableError(tr("no treatment record of the plan is here"))
    warning = [one for one in course.findings if one.action >= Action.WARN]
    for finding in warning:
        yield flagged(
            message=finding.message, found=finding.found, expected=finding.expected
        )
    if not warning:
        yield passed(message=progress_text(course))


CHECKS: Final = {"PC-38": check_delivered}
