"""Boli and tolerance tables that beams name (PC-16, PC-31)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.language import in_quotes, tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.of_beams import (
    beams_text,
    numbers_of,
    require,
    require_of_plan,
    treatment_beams,
)
from dosiscope.core.text import capitalised, first_few
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject
    from dosiscope.core.structures import Roi

_BOLUS: Final = "BOLUS"
_MOST_NAME: Final = 40  # letters


def check_bolus(subject: PlanSubject) -> Iterator[Answer]:
    """Boli that beams name are there, and those that are there are named (PC-16)."""
    beams = treatment_beams(subject.plan)
    require(beams, "300C,00B0", "3006,0084")
    named = {number: None for beam in beams for number in beam.bolus_rois}
    rois: tuple[Roi, ...] = ()
    if named or subject.case.structure_set is not None:
        rois = subject.structure_set.rois
    boli = [roi for roi in rois if _BOLUS in roi.interpreted_types]
    is_right = True
    for number in named:
        users = [beam for beam in beams if number in beam.bolus_rois]
        roi = next((roi for roi in rois if roi.number == number), None)
        if roi is not None and _BOLUS in roi.interpreted_types:
            continue
        is_right = False
        yield flagged(
            message=_wrong_bolus(users, number, roi),
            found=tr("nothing")
            if roi is None
            else roi.interpreted_type or tr("no type"),
            expected=_BOLUS,
            rois=() if roi is None else (number,),
            beams=numbers_of(users),
        )
    unused = [roi for roi in boli if roi.number not in named]
    if unused:
        is_right = False
        yield flagged(
            message=tr(
                "No beam names the bolus {bolus}.", bolus=first_few(map(_named, unused))
            ),
            found=tr("no beam"),
            expected=tr("a beam that names it, or no bolus"),
            rois=tuple(roi.number for roi in unused),
        )
    if not is_right:
        return
    if not named:
        yield passed(message=tr("There is no bolus, and no beam names one."))
        return
    told = first_few(_named(roi) for roi in boli)
    without = [beam for beam in beams if not set(named) <= set(beam.bolus_rois)]
    if without:
        yield reported(
            message=tr(
                "The bolus {bolus} is not of {beams}.",
                bolus=told,
                beams=beams_text(without),
            ),
            found=told,
            rois=tuple(named),
            beams=numbers_of(without),
        )
    else:
        yield passed(
            message=tr("All beams have the bolus {bolus}.", bolus=told),
            rois=tuple(named),
        )


def _wrong_bolus(beams: list[Beam], number: int, roi: Roi | None) -> str:
    named = beams_text(beams)
    if roi is None:
        return capitalised(
            tr_count(
                "{beams} names as bolus ROI {number}, which is not there.",
                "{beams} name as bolus ROI {number}, which is not there.",
                len(beams),
                beams=named,
                number=number,
            )
        )
    return capitalised(
        tr_count(
            "{beams} names as bolus {roi}, which is no bolus by its type.",
            "{beams} name as bolus {roi}, which is no bolus by its type.",
            len(beams),
            beams=named,
            roi=_named(roi),
        )
    )


def _named(roi: Roi) -> str:
    return in_quotes(shown(roi.shown_name, _MOST_NAME))


def check_tolerances(subject: PlanSubject) -> Iterator[Answer]:
    """Every beam names a tolerance table that there is (PC-31)."""
    plan = subject.plan
    beams = treatment_beams(plan)
    require(beams, "300C,00A0")
    require_of_plan(plan, "300A,0040", "300A,03A0", "300A,0042")
    known = {table.number: table.label for table in plan.tolerance_tables}
    named = {beam.tolerance_table: None for beam in beams}
    if not known and set(named) == {None}:
        yield reported(
            message=tr("The plan has no tolerance tables."),
            found=tr("nothing"),
            expected=tr("a tolerance table for every beam"),
        )
        return
    absent = [
        beam
        for beam in beams
        if beam.tolerance_table is not None and beam.tolerance_table not in known
    ]
    without = [beam for beam in beams if beam.tolerance_table is None]
    if absent:
        yield flagged(
            message=tr(
                "The tolerance table that is named for {beams} is not in the plan.",
                beams=beams_text(absent),
            ),
            found=first_few({beam.tolerance_table: None for beam in absent}),
            expected=first_few(known) or tr("a tolerance table"),
            beams=numbers_of(absent),
        )
    if without:
        yield flagged(
            message=capitalised(
                tr_count(
                    "{beams} names no tolerance table.",
                    "{beams} name no tolerance table.",
                    len(without),
                    beams=beams_text(without),
                )
            ),
            found=tr("nothing"),
            expected=tr("a tolerance table"),
            beams=numbers_of(without),
        )
    if absent or without:
        return
    labels = [
        shown(known[number], _MOST_NAME) or tr("number {number}", number=number)
        for number in named
    ]
    if len(named) > 1:
        yield reported(
            message=tr(
                "The beams name {count} tolerance tables: {labels}.",
                count=len(named),
                labels=first_few(labels),
            ),
            found=first_few(labels),
            expected=tr("one", "tolerance table"),
        )
    else:
        yield passed(
            message=tr("All beams name the tolerance table {label}.", label=labels[0]),
            found=labels[0],
        )


CHECKS = {"PC-16": check_bolus, "PC-31": check_tolerances}
