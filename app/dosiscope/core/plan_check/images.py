"""Items 2 and 36: the images that were planned on, and what they are good for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.findings import Action, Result
from dosiscope.core.identity import with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.roi_types import EXTERNAL, name_text, quoted, rois_of
from dosiscope.core.reference_chain import Leads, reference_chain
from dosiscope.core.roi_names import normal_name
from dosiscope.core.text import (
    capitalised,
    counted,
    date_text,
    in_row,
    mm_number,
    number_text,
)
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.reference_chain import Link
    from dosiscope.core.structures import Roi

FRAME_RULES: Final = ("SS-03", "SS-05", "FOR-01", "DO-24", "ACT-05")
_SPACING: Final = ("ACT-13", "ACT-13:far", "IMG-11:gap", "IMG-11:listed")
_ROUNDED_MM: Final = 0.101  # positions that were rounded to 0.1 mm
_CONTRAST: Final = frozenset("contrast kontrast km iv contraste ce".split())
_OUTWARDS_MM: Final = 2.0
_NO_PIXEL_HU: Final = -1500.0  # no material: scanners fill what they did not see so


def check_images(subject: PlanSubject) -> Iterator[Answer]:
    """Item 2: dose, plan, structure set and images name each other in turn."""
    doubts = [
        finding
        for finding in subject.case.findings
        if finding.rule in FRAME_RULES
        and finding.action >= Action.WARN
        and finding.result is not Result.PASS
    ]
    for finding in doubts:
        yield flagged(
            message=with_stop(finding.headline),
            found=finding.found,
            expected=finding.expected,
        )
    links = reference_chain(subject.case, subject.chosen_dose).links
    astray = [link for link in links if link.leads in _ASTRAY]
    for link in astray:
        is_other = link.leads is Leads.ELSEWHERE
        yield flagged(
            message=with_stop(_sentence(link)),
            found=link.named if is_other else "",
            expected=link.present if is_other else "",
        )
    if doubts or astray:
        return
    open_ends = [link for link in links if link.leads is not Leads.THERE]
    if open_ends:
        raise NotEvaluableError(in_row("; ", map(_sentence, open_ends)))
    images = counted(len(subject.ct.image_uids), "image")
    yield passed(
        message=tr(
            "Dose, plan, structure set and {image} name each other in turn, and lie in "
            "one frame of reference.",
            image=subject.ct.noun,
        ),
        found=tr("{image} of {images}", image=subject.ct.noun, images=images),
    )


_ASTRAY: Final = (Leads.ELSEWHERE, Leads.TO_WITHHELD)


def _sentence(link: Link) -> str:
    if link.leads in (Leads.NO_START, Leads.START_WITHHELD):
        return capitalised(link.sentence)
    return link.told


def check_ct(subject: PlanSubject) -> Iterator[Answer]:
    """Item 36: even spacing, the whole patient, contrast, age."""
    ct = subject.ct
    yield from _spacing(subject)
    yield from _field_of_view(subject)
    yield from _contrast(subject)
    yield _age(subject, ct)


def _spacing(subject: PlanSubject) -> Iterator[Answer]:
    steps = np.diff(subject.ct.geometry.z)
    uneven = [f for f in subject.case.findings if f.outcome.key in _SPACING]
    if len(steps) and float(np.ptp(steps)) <= _ROUNDED_MM:
        uneven = [f for f in uneven if f.rule != "ACT-13"]
    for finding in uneven:
        yield flagged(
            message=finding.message,
            found=finding.found,
            expected=finding.expected or tr("images at one distance"),
        )
    if uneven or not len(steps):
        return
    step = f"{number_text(float(steps.mean()), 2)} mm"
    yield passed(
        message=tr_count(
            "The {n} image lies {step} apart throughout.",
            "The {n} images lie {step} apart throughout.",
            len(steps) + 1,
            step=step,
        ),
        found=step,
        expected=tr("images at one distance"),
    )


def _field_of_view(subject: PlanSubject) -> Iterator[Answer]:
    if subject.case.structure_set is None:
        return
    ct = subject.ct
    for roi in rois_of(subject, EXTERNAL):
        if not len(roi.contours):
            continue
        cut = cut_planes(ct, roi)
        if cut:
            yield flagged(
                message=tr(
                    "{roi} reaches the edge of the {image} on {planes}: the patient "
                    "seems to be cut off there.",
                    roi=name_text(roi),
                    image=ct.noun,
                    planes=counted(len(cut), "plane"),
                ),
                found=tr("z = {z} mm", z=mm_number(cut[0]))
                if len(cut) == 1
                else tr(
                    "z = {low} to {high} mm",
                    low=mm_number(cut[0]),
                    high=mm_number(cut[-1]),
                ),
                expected=tr("the whole patient within the images"),
                rois=(roi.number,),
            )
        else:
            yield passed(
                message=tr(
                    "{roi} lies within the {image} on all planes.",
                    roi=name_text(roi),
                    image=ct.noun,
                ),
                rois=(roi.number,),
            )


def cut_planes(ct: Ct, roi: Roi) -> list[float]:
    """Return where (z, mm) an outline touches the edge of what the images show.

    That is their outermost pixels, or pixels that hold nothing.
    """
    contours, geometry = roi.contours, ct.geometry
    points = contours.points
    owner = np.repeat(np.arange(len(contours)), np.diff(contours.starts))
    _, rows, columns = geometry.shape
    index = geometry.to_index(points)
    j, i = index[:, 1], index[:, 2]
    touches = (j < 0.5) | (i < 0.5) | (j > rows - 1.5) | (i > columns - 1.5)
    touches |= _before_nothing(ct, points, owner)
    which = np.unique(owner[touches])
    return sorted(float(z) for z in np.unique(contours.z[which]))


def _before_nothing(
    ct: Ct, points: NDArray[np.float64], owner: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether there is no pixel a little further out of points, shape (n,).

    Of an axis-aligned CT of HU: a round field of view is filled with what is no tissue.
    """
    result = np.zeros(len(points), dtype=np.bool_)
    lowest = float((ct.stored[0].min() * ct.slope[0] + ct.intercept[0]).min())
    if not ct.is_hounsfield or (ct.padding is None and lowest > _NO_PIXEL_HU):
        return result
    count = np.bincount(owner)
    sums = [np.bincount(owner, points[:, n]) / np.maximum(count, 1) for n in (0, 1)]
    away = points[:, :2] - np.column_stack(sums)[owner]
    length = np.maximum(np.hypot(*away.T), 1e-6)
    out = points.copy()
    out[:, :2] += away * (_OUTWARDS_MM / length)[:, None]
    index = ct.geometry.to_index(out)
    inside = ct.geometry.covers(index)
    values = ct.sample(out[inside])
    result[inside] = np.isnan(values) | (values < _NO_PIXEL_HU)
    return result


def _contrast(subject: PlanSubject) -> Iterator[Answer]:
    ct = subject.ct
    if subject.case.structure_set is not None:
        drawn = rois_of(subject, "CONTRAST_AGENT")
        if drawn:
            yield reported(
                message=tr(
                    "Contrast is drawn: {structures}.", structures=quoted(drawn)
                ),
                rois=tuple(roi.number for roi in drawn),
            )
    words = set(normal_name(ct.header.series_description).split())
    if words & _CONTRAST:
        called = shown(ct.header.series_description, 40)
        yield reported(
            message=tr(
                "The {image} seems to be of a patient with contrast: its series is "
                'called "{series}".',
                image=ct.noun,
                series=called,
            ),
            found=called,
        )


def _age(subject: PlanSubject, ct: Ct) -> Answer:
    made, planned = day_of(ct.header.series_date), day_of(subject.plan.date)
    made = made or day_of(ct.header.study_date)
    if made is None or planned is None:
        return Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr(
                "How old the {image} was is not known: the {image} states no date.",
                image=ct.noun,
            )
            if made is None
            else tr(
                "How old the {image} was is not known: the plan states no date.",
                image=ct.noun,
            ),
        )
    days = (planned - made).days
    limit = subject.limits.ct_age_days
    found = counted(days, "day")
    expected = (
        ""
        if limit is None
        else tr("at most {limit}", limit=counted(round(limit), "day"))
    )
    if days < 0:
        result = ItemResult.FLAG
        told = tr(
            "The plan is dated {days} before the {image} was made.",
            days=counted(-days, "day"),
            image=ct.noun,
        )
        found = tr(
            "plan {planned}, images {made}",
            planned=date_text(subject.plan.date),
            made=made.isoformat(),
        )
    else:
        told = tr(
            "The {image} was {days} old when the plan was made.",
            image=ct.noun,
            days=found,
        )
        result = ItemResult.REPORT if limit is None else ItemResult.PASS
        if limit is not None and days > limit:
            result = ItemResult.FLAG
    return Answer(
        result=result,
        message=told,
        found=found,
        expected=expected,
    )


def day_of(date: str) -> date | None:
    """Return the day of a date as DICOM writes it; None where it is none."""
    try:
        return datetime.strptime(date.strip(), "%Y%m%d").date()
    except ValueError:
        return None


CHECKS: Final = {"PC-02": check_images, "PC-36": check_ct}
