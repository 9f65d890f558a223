"""Item 1: one patient in all objects, as the checks of the case found it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import PATIENT_RULES, Result
from dosiscope.core.identity import with_stop
from dosiscope.core.language import marked, tr
from dosiscope.core.plan_check.answers import flagged, passed
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_NOT_STATED: Final = ("PAT-01", "PAT-02", "PAT-03:unstated")
_EXPECTED: Final = marked("one name, ID and birth date")


def check_patient(subject: PlanSubject) -> Iterator[Answer]:
    """Tell of what contradicts, else of what is not stated; no name is told."""
    findings = subject.case.findings
    differing = [
        finding
        for finding in findings
        if finding.rule in PATIENT_RULES
        and finding.result is Result.FAIL
        and finding.outcome.key not in _NOT_STATED
    ]
    for headline in dict.fromkeys(finding.headline for finding in differing):
        kinds = [f.object_kind for f in differing if f.headline == headline]
        yield flagged(
            message=with_stop(headline),
            found=in_row(", ", dict.fromkeys(kinds)),
            expected=tr(_EXPECTED),
        )
    if differing:
        return
    lacking = [f for f in findings if f.outcome.key in _NOT_STATED]
    if lacking:
        whose = dict.fromkeys(f"{f.headline} ({f.object_kind})" for f in lacking)
        raise NotEvaluableError(in_row("; ", whose))
    headers = subject.case.headers
    if len(headers) < 2:
        raise NotEvaluableError(tr("there is one object only, and nothing to compare"))

    births = sum(bool(one.patient.birth_date.strip()) for one in headers)
    is_born_in_all = births == len(headers)
    told = tr("name, ID and birth date") if is_born_in_all else tr("name and ID")

    yield passed(
        message=_same(len(headers), is_born_in_all),
        found=told,
        expected=tr(_EXPECTED),
    )


def _same(count: int, is_born_in_all: bool) -> str:
    if is_born_in_all and count == 2:
        return tr("The patient's name, ID and birth date are the same in both objects.")
    if is_born_in_all:
        return tr(
            "The patient's name, ID and birth date are the same in all {n} objects.",
            n=count,
        )
    if count == 2:
        return tr(
            "The patient's name and ID are the same in both objects; a birth date is "
            "not stated in all."
        )
    return tr(
        "The patient's name and ID are the same in all {n} objects; a birth date is "
        "not stated in all.",
        n=count,
    )


CHECKS: Final = {"PC-01": check_patient}
