"""Item 24: the conformity of plans of large fractions."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.metrics import parse_metric
from dosiscope.core.dvh.targets import Target
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import reported
from dosiscope.core.plan_check.dose_level import fraction_gy, prescription_of
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roi_types import name_text, widest_targets
from dosiscope.core.text import dose_text, first_few, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.dvh.metric import Metric, Value
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi


def check_conformity(subject: PlanSubject) -> Iterator[Answer]:
    """Report Paddick's index of every target where a fraction is large."""
    dose = subject.dose
    of_one, large = fraction_gy(subject), subject.limits.large_fraction_gy
    reference = prescription_of(subject)
    if of_one is None or reference is None:
        raise NotEvaluableError(
            tr(
                "the dose of a fraction is not known: no one prescription or number of "
                "fractions is stated"
            )
        )
    told = dose_text(of_one, dose.unit_text)
    if large is not None and of_one < large:
        yield reported(
            message=tr(
                "A fraction has {dose}: conformity is asked for from {limit} Gy on.",
                dose=told,
                limit=typed_number(large),
            ),
            found=told,
        )
        return
    targets = widest_targets(subject)
    if not targets:
        raise NotEvaluableError(tr("no target has a volume"))
    metric = parse_metric(f"CI_Paddick@{reference.gray:.6f}Gy")
    all_of_them = tuple(
        Target(roi.shown_name, subject.solids[roi.number]) for roi in targets
    )
    level = dose_text(reference.gray, dose.unit_text)
    without: list[tuple[Roi, str]] = []
    for roi in targets:
        value = _index(subject, roi, metric, all_of_them)
        if value is None or value.number is None:
            reason = tr("it has no DVH in this dose") if value is None else value.reason
            without.append((roi, reason))
            continue
        yield reported(
            message=tr(
                "{roi} has a Paddick conformity index of {index} at {dose}.",
                roi=name_text(roi),
                index=value.number_text,
                dose=level,
            ),
            found=value.number_text,
            rois=(roi.number,),
        )
    if without:
        told = first_few([f"{name_text(roi)} ({why})" for roi, why in without], 2)
        yield Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr(
                "The conformity at {dose} is not known of {structures}.",
                dose=level,
                structures=told,
            ),
            rois=tuple(roi.number for roi, _ in without),
        )


def _index(
    subject: PlanSubject, roi: Roi, metric: Metric, targets: tuple[Target, ...]
) -> Value | None:
    result = subject.results.get(roi.number)
    return None if result is None else replace(result, targets=targets).value(metric)


CHECKS: Final = {"PC-24": check_conformity}
