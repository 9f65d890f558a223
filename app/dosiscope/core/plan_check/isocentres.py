"""Isocentres of the beams, and how the table is shifted to them (PC-04, PC-05)."""

from __future__ import annotations

from itertools import combinations
from math import dist
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.of_beams import (
    beams_text,
    is_shaped,
    numbers_of,
    place_text,
    points_of,
    require,
    treatment_beams,
)
from dosiscope.core.text import capitalised, first_few, in_row, mm_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.plan import Beam, PatientSetup
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

Place = tuple[float, float, float]
_MOST_TOLD: Final = 4  # isocentres in one sentence
_SAME_MM: Final = 0.01  # where no limit is set: what rounding makes
ISOCENTRE: Final = "300A,012C"


def isocentre_groups(
    beams: Sequence[Beam], same_mm: float | None
) -> list[tuple[Place, list[Beam]]]:
    """Return the distinct isocentres, each with its beams, in the order of the plan.

    Raises
    ------
    NotEvaluableError
        A beam states none, or one that cannot be read.
    """
    require(beams, ISOCENTRE)
    least = _SAME_MM if same_mm is None else same_mm
    groups: list[tuple[Place, list[Beam]]] = []
    for beam in beams:
        if beam.isocentre is None:
            raise NotEvaluableError(
                tr("{beam} states no isocentre", beam=beams_text([beam]))
            )
        for place, members in groups:
            if dist(place, beam.isocentre) <= least:
                members.append(beam)
                break
        else:
            groups.append((beam.isocentre, [beam]))
    return groups


def check_isocentres(subject: PlanSubject) -> Iterator[Answer]:
    """All beams have one isocentre, or several that are clearly apart (PC-04)."""
    beams = treatment_beams(subject.plan)
    limits = subject.limits
    groups = isocentre_groups(beams, limits.same_isocentre_mm)
    moving = [beam for beam in beams if _moves(beam)]
    if moving:
        yield flagged(
            message=tr(
                "The isocentre of {beams} changes from one control point to another.",
                beams=beams_text(moving),
            ),
            found=tr("more than one place in a beam"),
            expected=tr("one place in a beam"),
            beams=numbers_of(moving),
        )
    words = [
        tr("{place} of {beams}", place=place_text(place), beams=beams_text(some))
        for place, some in groups
    ]
    more = len(words) - _MOST_TOLD
    rest = [tr("{n} more", n=more)] if more > 0 else []
    told = in_row("; ", [*words[:_MOST_TOLD], *rest])
    least = limits.isocentres_apart_mm
    near = [
        (dist(a, b), one, other)
        for (a, one), (b, other) in combinations(groups, 2)
        if least is not None
        and dist(a, b) < least
        and is_shaped(one[0])  # shots of radiosurgery lie closely
    ]
    if near and least is not None:
        apart, one, other = min(near, key=lambda pair: pair[0])
        yield flagged(
            message=tr(
                "The isocentres of {beams} and of {others} are only {apart} mm apart.",
                beams=beams_text(one),
                others=beams_text(other),
                apart=mm_number(apart),
            ),
            found=told,
            expected=tr(
                "one isocentre, or {distance} mm between two",
                distance=typed_number(least),
            ),
            beams=numbers_of([*one, *other]),
        )
    elif len(groups) > 1:
        yield reported(
            message=tr(
                "The beams have {n} isocentres: {isocentres}.",
                n=len(groups),
                isocentres=told,
            ),
            found=told,
            expected=tr("each isocentre labelled"),
            beams=numbers_of(beams),
        )
    elif not moving:
        place = place_text(groups[0][0])
        yield passed(
            message=tr_count(
                "The beam has the isocentre {place}.",
                "The {n} beams have the isocentre {place}.",
                len(beams),
                place=place,
            ),
            found=place,
        )


def _moves(beam: Beam) -> bool:
    places = points_of(beam).isocentres
    return bool(np.nanmax(np.ptp(places, axis=0), initial=0.0) > _SAME_MM)


def check_shifts(subject: PlanSubject) -> Iterator[Answer]:
    """How the table is shifted from the setup position is told (PC-05)."""
    plan = subject.plan
    beams = treatment_beams(plan)
    stating = [setup for setup in plan.setups if _shift(setup) is not None]
    if not stating:
        yield reported(
            message=tr("No patient setup states a shift from the setup position."),
            expected=tr("vertical, longitudinal and lateral displacement"),
        )
        return
    by_number = {setup.number: setup for setup in stating}
    known = [beam for beam in beams if beam.isocentre is not None]
    groups = isocentre_groups(known, subject.limits.same_isocentre_mm)
    for place, members in groups:
        shifts = {
            _shift(by_number[beam.setup]): None
            for beam in members
            if beam.setup in by_number
        }
        if len(shifts) > 1:
            yield flagged(
                message=capitalised(
                    tr_count(
                        "{beams} has the isocentre {place}, and setups with different "
                        "shifts.",
                        "{beams} have the isocentre {place}, and setups with different "
                        "shifts.",
                        len(members),
                        beams=beams_text(members),
                        place=place_text(place),
                    )
                ),
                found=first_few(map(_shift_text, shifts)),
                expected=tr("one shift for one isocentre"),
                beams=numbers_of(members),
            )
            return
    told = first_few(
        tr(
            "setup {number}: {shift}",
            number=setup.number,
            shift=_shift_text(_shift(setup)),
        )
        for setup in stating
    )
    if any(value for setup in stating for value in _shift(setup) or ()):
        yield reported(
            message=tr("The table is shifted by {shifts}.", shifts=told), found=told
        )
    else:
        yield passed(
            message=tr_count(
                "{n} patient setup states no shift: 0 mm.",
                "{n} patient setups state no shift: 0 mm.",
                len(stating),
            )
        )


def _shift(setup: PatientSetup) -> tuple[float | None, ...] | None:
    """Return the shift, vertical, longitudinal, lateral, mm; None if none is stated."""
    found = setup.vertical, setup.longitudinal, setup.lateral
    rounded = tuple(None if v is None else round(v, 3) + 0.0 for v in found)
    return rounded if any(value is not None for value in rounded) else None


def _shift_text(shift: tuple[float | None, ...] | None) -> str:
    names = tr("vertical"), tr("longitudinal"), tr("lateral")
    parts = zip(names, shift or (), strict=False)
    return in_row(
        ", ",
        (
            in_row(" ", (name, f"{mm_number(v)} mm"))
            for name, v in parts
            if v is not None
        ),
    )


CHECKS = {"PC-04": check_isocentres, "PC-05": check_shifts}
