"""Item 24: the conformity of plans of large fractions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.targets import Target
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.plan_check.answers import reported
from dosiscope.core.plan_check.dose_level import fraction_gy, prescription_of
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roles import name_text, widest_targets
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi


def check_conformity(subject: PlanSubject) -> Iterator[Answer]:
    """Report Paddick's index of every target where a fraction is large."""
    dose = subject.dose
    of_one, large = fraction_gy(subject), subject.limits.large_fraction_gy
    reference = prescription_of(subject)
    if of_one is None or reference is None:
        raise NotEvaluableError(
            "the dose of a fraction is not known: no one prescription or number of "
            "fractions is stated"
        )
    told = dose_text(of_one, dose.unit_text)
    if large is not None and of_one < large:
        yield reported(
            message=f"A fraction has {told}: conformity is asked for from {large:g} Gy "
            "on.",
            found=told,
        )
        return
    targets = widest_targets(subject)
    if not targets:
        raise NotEvaluableError("no target has a volume")
    metric = parse_metric(f"CI_Paddick@{reference.gray:.6f}Gy")
    all_of_them = tuple(
        Target(roi.shown_name, subject.solids[roi.number]) for roi in targets
    )
    for roi in targets:
        yield _of_target(subject, roi, metric, all_of_them)


def _of_target(
    subject: PlanSubject, roi: Roi, metric: Metric, targets: tuple[Target, ...]
) -> Answer:
    result = subject.results.get(roi.number)
    reason = "it has no DVH in this dose"
    if result is not None:
        value = replace(result, targets=targets).value(metric)
        if value.number is not None:
            level = dose_text(metric.at, subject.dose.unit_text)
            return reported(
                message=f"{name_text(roi)} has a Paddick conformity index of "
                f"{value.number_text} at {level}.",
                found=value.number_text,
                rois=(roi.number,),
            )
        reason = value.reason
    return Answer(
        result=ItemResult.NOT_EVALUABLE,
        message=f"The conformity of {name_text(roi)} is not known: {reason}.",
        rois=(roi.number,),
    )


CHECKS: Final = {"PC-24": check_conformity}
