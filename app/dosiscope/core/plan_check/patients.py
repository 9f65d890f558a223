"""Item 1: one patient in all objects, as the checks of the case found it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import PATIENT_RULES, Result
from dosiscope.core.plan_check.answers import flagged, passed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_NOT_STATED: Final = ("PAT-01", "PAT-02", "PAT-03:unstated")
_EXPECTED: Final = "one name, ID and birth date"


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
            message=f"{headline}.",
            found=", ".join(dict.fromkeys(kinds)),
            expected=_EXPECTED,
        )
    if differing:
        return
    lacking = [f for f in findings if f.outcome.key in _NOT_STATED]
    if lacking:
        whose = dict.fromkeys(f"{f.headline} ({f.object_kind})" for f in lacking)
        raise NotEvaluableError("; ".join(whose))
    headers = subject.case.headers
    if len(headers) < 2:
        raise NotEvaluableError("there is one object only, and nothing to compare")
    what = f"all {len(headers)} objects" if len(headers) > 2 else "both objects"
    births = sum(bool(one.patient.birth_date.strip()) for one in headers)
    told = "name, ID and birth date" if births == len(headers) else "name and ID"
    apart = "" if births == len(headers) else "; a birth date is not stated in all"
    yield passed(
        message=f"The patient's {told} are the same in {what}{apart}.",
        found=told,
        expected=_EXPECTED,
    )


CHECKS: Final = {"PC-01": check_patient}
