"""Item 24: the conformity of plans of large fractions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.answers import reported
from dosiscope.core.plan_check.dose_level import fraction_gy
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject


def check_conformity(subject: PlanSubject) -> Iterator[Answer]:
    """Report Paddick's index of every target where a fraction is large."""
    of_one, large = fraction_gy(subject), subject.limits.large_fraction_gy
    if of_one is None:
        raise NotEvaluableError(
            "the dose of a fraction is not known: no one prescription or number of "
            "fractions is stated"
        )
    unit = subject.dose.unit_text
    if large is not None and of_one < large:
        yield reported(
            message=f"A fraction has {dose_text(of_one, unit)}: conformity is asked "
            f"for from {large:g} Gy on.",
            found=dose_text(of_one, unit),
        )
        return


CHECKS: Final = {"PC-24": check_conformity}
