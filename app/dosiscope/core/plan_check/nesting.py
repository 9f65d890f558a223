"""Item 22: GTV within CTV within PTV within the patient, and targets that overlap."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import passed, reported
from dosiscope.core.plan_check.item import Answer, ItemResult
from dosiscope.core.plan_check.overlap import common_cc, outside
from dosiscope.core.plan_check.roi_types import (
    EXTERNAL,
    TARGETS,
    is_called_target,
    name_text,
    quoted,
    rois_of,
    says_its_kind,
)
from dosiscope.core.roi_names import normal_name
from dosiscope.core.text import counted, first_few, number_text, volume_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.plan_check.overlap import Outside
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

_ROUNDING_MM: Final = 1.0  # by which outlines of one place may differ
_SMALL_PART: Final = 0.05  # of a small target: less than the limit may be much of it
_LIKE: Final = 3  # letters and figures that two names must have in common
_SAME: Final = 1000  # more than any name has letters
_MOST_NAME: Final = 64  # letters, as DICOM allows
_MOST_TARGETS: Final = 100  # of a kind: each is compared with each
_KIND: Final = re.compile(r"[ip]?[pcg]tv")


def check_nesting(subject: PlanSubject) -> Iterator[Answer]:
    """Compare what the names pair, then the widest targets with the patient."""
    targets = {one: _measured(subject, one) for one in TARGETS}
    there = [rois for rois in targets.values() if rois]
    if not there:
        raise NotEvaluableError(tr("no PTV, CTV or GTV has a volume"))
    most = max(map(len, there))
    if most > _MOST_TARGETS:
        raise NotEvaluableError(tr("{n} targets are too many to be compared", n=most))
    for inner, outer in pairwise(there):
        yield from _pairs(subject, inner, outer)
    yield from _within_patient(subject, there[-1])
    yield from _overlaps(subject, there[-1])


def _measured(subject: PlanSubject, *types: str) -> tuple[Roi, ...]:
    return tuple(
        roi for roi in rois_of(subject, *types) if roi.number in subject.solids
    )


def _pairs(
    subject: PlanSubject, inner: Sequence[Roi], outer: Sequence[Roi]
) -> Iterator[Answer]:
    solids = subject.solids
    sound: list[tuple[Roi, tuple[Roi, ...]]] = []
    for roi in inner:
        partner = partner_of(roi, outer)
        where = (partner,) if partner is not None else tuple(outer)
        found = outside(solids[roi.number], [solids[one.number] for one in where])
        if not _is_beyond(subject, roi, found):
            sound.append((roi, where))
            continue
        told = _told(roi, found, where)
        numbers = (roi.number, *(one.number for one in where))
        if partner is None:
            # their types say what they are, and nothing that they belong together
            yield _answer(ItemResult.REPORT, with_stop(told), found, numbers)
            continue
        all_of_them = [solids[one.number] for one in outer]
        if len(outer) > 1 and not _is_beyond(
            subject, roi, outside(solids[roi.number], all_of_them)
        ):
            told = tr("{what}, but lies within all of its kind together.", what=told)
            yield _answer(ItemResult.REPORT, told, found, numbers)
            continue
        yield _answer(ItemResult.FLAG, with_stop(told), found, numbers)
    if sound:
        yield passed(
            message=first_few(
                tr(
                    "{roi} lies within {others}",
                    roi=name_text(roi),
                    others=quoted(where),
                )
                for roi, where in sound
            )
            + ".",
            rois=tuple(
                dict.fromkeys(n.number for roi, where in sound for n in (roi, *where))
            ),
        )


def partner_of(roi: Roi, others: Sequence[Roi]) -> Roi | None:
    """Return the one that belongs to a target by their names; None where unclear.

    They have the same name but for the kind, or the longest part of it in common; or
    there is only one, and both names say what they are.
    """
    own = _rest(roi.name)
    scores = [_likeness(own, _rest(one.name)) for one in others]
    best = max(scores)
    likest = [one for one, score in zip(others, scores, strict=True) if score == best]
    if len(likest) > 1 or not (_says_kind(roi) and _says_kind(likest[0])):
        return None
    return likest[0] if best >= _LIKE or len(others) == 1 else None


def _says_kind(roi: Roi) -> bool:
    return any(says_its_kind(roi.name, kind) for kind in TARGETS)


def _rest(name: str) -> str:
    return _KIND.sub(" ", normal_name(name[:_MOST_NAME])).replace(" ", "")


def _likeness(one: str, other: str) -> int:
    if one == other:
        return _SAME
    return SequenceMatcher(None, one, other, autojunk=False).find_longest_match().size


def _is_beyond(subject: PlanSubject, roi: Roi, found: Outside) -> bool:
    """Whether more lies outside than rounding of outlines makes."""
    least = _SMALL_PART * subject.solids[roi.number].volume_cc
    limit = subject.limits.outside_body_cc
    if limit is not None:
        least = min(least, limit)
    is_far = found.reach_mm is None or found.reach_mm > _ROUNDING_MM
    return is_far and found.cc > least


def _told(roi: Roi, found: Outside, where: Sequence[Roi]) -> str:
    names = quoted(where)
    if found.reach_mm is None:
        return tr(
            "{roi} lies wholly outside {others}", roi=name_text(roi), others=names
        )
    return tr(
        "{cc} cc of {roi} lie outside {others}, up to {distance} mm",
        cc=volume_text(found.cc),
        roi=name_text(roi),
        others=names,
        distance=number_text(found.reach_mm, 0),
    )


def _answer(
    result: ItemResult, message: str, found: Outside, rois: tuple[int, ...]
) -> Answer:
    return Answer(
        result=result,
        message=message,
        found=f"{volume_text(found.cc)} cc",
        expected=tr("nothing outside"),
        rois=rois,
    )


def _within_patient(subject: PlanSubject, targets: Sequence[Roi]) -> Iterator[Answer]:
    patient = _measured(subject, EXTERNAL)
    if not patient:
        yield Answer(
            result=ItemResult.NOT_EVALUABLE,
            message=tr(
                "Whether targets lie within the patient is not known: no EXTERNAL "
                "has a volume."
            ),
        )
        return
    # what lies under a bolus has no skin above it
    around = (*patient, *_measured(subject, "BOLUS"))
    solids = [subject.solids[one.number] for one in around]
    any_called = any(is_called_target(subject, one) for one in targets)
    sound: list[Roi] = []
    for roi in targets:
        found = outside(subject.solids[roi.number], solids)
        if not _is_beyond(subject, roi, found):
            sound.append(roi)
            continue
        # a wire on the skin may have the type of a target, and is none
        is_other = any_called and not is_called_target(subject, roi)
        yield _answer(
            ItemResult.REPORT if is_other else ItemResult.FLAG,
            with_stop(_told(roi, found, patient)),
            found,
            (roi.number, *(one.number for one in patient)),
        )
    if sound:
        yield passed(
            message=tr_count(
                "{targets} lies within {patient}.",
                "{targets} lie within {patient}.",
                len(sound),
                targets=quoted(sound),
                patient=quoted(patient),
            ),
            rois=tuple(roi.number for roi in (*sound, *patient)),
        )


def _overlaps(subject: PlanSubject, targets: Sequence[Roi]) -> Iterator[Answer]:
    """Report targets that share a volume; one within another is told as the others."""
    least = subject.limits.overlap_cc or 0.0
    shared = [
        (cc, one, other)
        for one, other in combinations(targets, 2)
        if (cc := common_cc(subject.solids[one.number], subject.solids[other.number]))
        > least
    ]
    if not shared:
        return
    shared.sort(key=lambda pair: -pair[0])
    told = [
        tr(
            "{one} and {other} {cc} cc",
            one=name_text(one),
            other=name_text(other),
            cc=volume_text(cc),
        )
        for cc, one, other in shared
    ]
    yield reported(
        message=tr("Targets have a volume in common: {pairs}.", pairs=first_few(told)),
        found=counted(len(shared), "pair"),
        rois=tuple(dict.fromkeys(roi.number for _, *pair in shared for roi in pair)),
    )


CHECKS: Final = {"PC-22": check_nesting}
