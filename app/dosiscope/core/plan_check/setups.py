"""Setup beams, and how the patient lies (PC-29, PC-30)."""

from __future__ import annotations

from math import dist
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.identity import with_stop
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.isocentres import ISOCENTRE, isocentre_groups
from dosiscope.core.plan_check.of_beams import (
    beams_text,
    numbers_of,
    place_text,
    require,
    treatment_beams,
)
from dosiscope.core.text import capitalised, counted, first_few, mm_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_SAME_MM: Final = 0.5  # where no limit is set


def check_setup_beams(subject: PlanSubject) -> Iterator[Answer]:
    """Every isocentre has setup beams, each with an image to compare (PC-29)."""
    plan = subject.plan
    groups = isocentre_groups(treatment_beams(plan), subject.limits.same_isocentre_mm)
    setups = [beam for beam in plan.beams if beam.is_setup]
    if not setups:
        yield reported(
            message=tr("The plan has no setup beams."),
            found=tr("nothing"),
            expected=tr("setup beams, where the patient is imaged with beams"),
        )
        return
    require(setups, ISOCENTRE, "300C,0042")
    same = subject.limits.same_isocentre_mm or _SAME_MM
    off = [beam for beam in setups if _nearest(beam, groups) > same]
    if off:
        apart = max(_nearest(beam, groups) for beam in off)
        yield flagged(
            message=tr(
                "The isocentre of {beams} is {apart} mm from any that is treated.",
                beams=beams_text(off),
                apart=mm_number(apart),
            ),
            found=f"{mm_number(apart)} mm",
            expected=tr("at most {limit} mm", limit=typed_number(same)),
            beams=numbers_of(off),
        )
    bare = [
        place
        for place, _ in groups
        if all(
            beam.isocentre is None or dist(place, beam.isocentre) > same
            for beam in setups
        )
    ]
    if bare and not off:
        yield flagged(
            message=tr(
                "The isocentre {place} has no setup beams.", place=place_text(bare[0])
            ),
            found=counted(len(setups), "setup beam"),
            expected=tr("setup beams for every isocentre"),
            beams=numbers_of(setups),
        )
    if off or bare:
        return
    named = {uid for entry in subject.entries for uid in entry.other_uids}
    without = [beam for beam in setups if not beam.reference_images]
    is_imaged = plan.header.uid in named
    if without:
        told = tr_count(
            "{beams} names no image to compare with, such as a DRR",
            "{beams} name no image to compare with, such as a DRR",
            len(without),
            beams=beams_text(without),
        )
        if is_imaged:
            told = tr("{what}; an image here names the plan", what=told)
        yield reported(
            message=with_stop(capitalised(told)),
            found=tr("nothing"),
            expected=tr("an image for every setup beam"),
            beams=numbers_of(without),
        )
    else:
        yield passed(
            message=tr_count(
                "{n} setup beam has an isocentre that is treated and an image to "
                "compare with.",
                "{n} setup beams have an isocentre that is treated and an image to "
                "compare with.",
                len(setups),
            )
        )


def _nearest(
    beam: Beam, groups: list[tuple[tuple[float, float, float], list[Beam]]]
) -> float:
    if beam.isocentre is None:
        raise NotEvaluableError(
            tr("{beam} states no isocentre", beam=beams_text([beam]))
        )
    place = beam.isocentre
    return min(dist(place, other) for other, _ in groups)


def check_position(subject: PlanSubject) -> Iterator[Answer]:
    """Compare how the patient lies in the setups and in the CT (PC-30)."""
    plan = subject.plan
    stated = plan.patient_positions
    if not stated:
        raise NotEvaluableError(tr("no patient setup states a patient position"))
    scanned = subject.ct.patient_position
    if not scanned:
        raise NotEvaluableError(tr("the CT states no patient position"))
    others = [setup for setup in plan.setups if setup.position not in ("", scanned)]
    if not others:
        yield passed(
            message=tr(
                "The patient lies {scanned} in the CT and in {setups}.",
                scanned=scanned,
                setups=counted(len(plan.setups), "setup"),
            ),
            found=scanned,
        )
        return
    numbers = {setup.number for setup in others}
    told = first_few({setup.position: None for setup in others})
    yield flagged(
        message=tr(
            "The patient is planned {planned}, and was scanned {scanned}.",
            planned=told,
            scanned=scanned,
        ),
        found=told,
        expected=scanned,
        beams=numbers_of(beam for beam in plan.beams if beam.setup in numbers),
    )


CHECKS = {"PC-29": check_setup_beams, "PC-30": check_position}
