"""Item 35: the highest dose of implanted devices, known by their names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roi_types import name_text
from dosiscope.core.roi_names import normal_name
from dosiscope.core.text import dose_text, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi


def check_devices(subject: PlanSubject) -> Iterator[Answer]:
    """Tell the maximum of each; none is no proof that there is none in the patient."""
    pattern = subject.limits.device_name
    if not pattern:
        raise NotEvaluableError(tr("the limits name no devices"))
    called = re.compile(pattern, re.IGNORECASE)
    devices = [
        roi
        for roi in subject.structure_set.rois
        if called.search(roi.name) or called.search(normal_name(roi.name))
    ]
    if not devices:
        yield reported(
            message=tr("No structure is called like an implanted device."),
            found=tr("none"),
        )
    else:
        subject.refuse_made()
    for roi in devices:
        yield _of_device(subject, roi)


def _of_device(subject: PlanSubject, roi: Roi) -> Answer:
    limit = subject.limits.device_dose_gy
    expected = (
        "" if limit is None else tr("at most {limit} Gy", limit=typed_number(limit))
    )
    result = subject.results.get(roi.number)
    dvh = result.dvh if result is not None else None
    if dvh is None or dvh.maximum is None or not dvh.is_gray:
        return Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr(
                "The dose of the device {device} is not known: it has no DVH in this "
                "dose.",
                device=name_text(roi),
            ),
            expected=expected,
            rois=(roi.number,),
        )
    found = dose_text(dvh.maximum, dvh.dose_unit)
    told = {"device": name_text(roi), "dose": found}
    if limit is None:
        verdict = ItemResult.REPORT
    elif dvh.maximum > limit:
        verdict = ItemResult.FLAG
    else:
        verdict = ItemResult.NOT_EVALUABLE if dvh.is_partial else ItemResult.PASS
    return Answer(
        result=verdict,
        message=tr(
            "The device {device} receives up to {dose}, and {reason}.",
            **told,
            reason=dvh.outside_reason,
        )
        if dvh.is_partial
        else tr("The device {device} receives up to {dose}.", **told),
        found=found,
        expected=expected,
        rois=(roi.number,),
    )


CHECKS: Final = {"PC-35": check_devices}
