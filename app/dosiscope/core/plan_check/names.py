"""Item 27: names of structures by TG-263, and against the types of the structures."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.roi_types import (
    EXTERNAL,
    TARGETS,
    name_text,
    says_its_kind,
)
from dosiscope.core.text import counted, first_few

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

_MOST: Final = 4
# types that say no more than that somebody drew something
_GENERAL: Final = frozenset(("", "NONE", "ORGAN", "AVOIDANCE", "CONTROL"))


def check_names(subject: PlanSubject) -> Iterator[Answer]:
    """Flag names that are there twice or contradict their type; report the others."""
    rois = subject.structure_set.rois
    if not rois:
        raise NotEvaluableError(tr("there are no structures"))
    wrong = [*_twice(rois), *_of_other_type(subject, rois)]
    yield from wrong
    proposed = [
        (roi, found.name)
        for roi in rois
        if (found := subject.proposal(roi.name)) and found.name
    ]
    other = [(roi, name) for roi, name in proposed if name != roi.name]
    if other:
        told = [
            tr("{roi} is {name}", roi=name_text(roi), name=name) for roi, name in other
        ]

        yield reported(
            message=tr(
                "By TG-263 other names are used: {names}.", names=first_few(told, _MOST)
            ),
            found=tr(
                "{some} of {all} names that are known",
                some=len(other),
                all=len(proposed),
            ),
            expected=tr("names of TG-263"),
            rois=tuple(roi.number for roi, _ in other),
        )
    elif proposed and not wrong:
        yield passed(
            message=tr_count(
                "The 1 name that is known is that of TG-263.",
                "All {n} names that are known are those of TG-263.",
                len(proposed),
            ),
            expected=tr("names of TG-263"),
        )
    elif not wrong:
        raise NotEvaluableError(tr("no name of a structure is in the table of names"))


def _twice(rois: tuple[Roi, ...]) -> Iterator[Answer]:
    called: defaultdict[str, list[Roi]] = defaultdict(list)
    for roi in rois:
        called[roi.name.strip().casefold()].append(roi)
    for name, some in called.items():
        if name and len(some) > 1:
            yield flagged(
                message=tr(
                    "{n} structures are called {name}.",
                    n=len(some),
                    name=name_text(some[0]),
                ),
                found=counted(len(some), "time"),
                expected=tr("each name once"),
                rois=tuple(roi.number for roi in some),
            )


def _of_other_type(subject: PlanSubject, rois: tuple[Roi, ...]) -> Iterator[Answer]:
    """Yield names of targets or of the patient's outline that another type contradicts.

    A type that says little contradicts nothing.
    """
    kinds = (*TARGETS, EXTERNAL)
    for roi in rois:
        found = subject.proposal(roi.name)
        stated = roi.interpreted_type
        if found is None or stated in _GENERAL or stated == found.type:
            continue
        says_so = found.type == EXTERNAL or says_its_kind(roi.name, found.type)
        if stated in kinds and found.type in kinds and says_so:
            yield flagged(
                message=tr(
                    "{roi} is of type {stated}; its name says {type}.",
                    roi=name_text(roi),
                    stated=stated,
                    type=found.type,
                ),
                found=stated,
                expected=found.type,
                rois=(roi.number,),
            )


CHECKS: Final = {"PC-27": check_names}
