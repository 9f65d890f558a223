"""The beams that the items are about, and how sentences name them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.plan_check.answers import flagged, unknown
from dosiscope.core.text import capitalised, first_few, listed, mm_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan
    from dosiscope.core.plan_check.item import Answer

T = TypeVar("T")
_MOST_BEAMS = 1000  # some checks compare each with each
_MOST_NAMED = 6  # beams in one sentence
_MOST_NAME = 30  # letters
_NUMBERS: Final = re.compile(r"[\d.,]+")


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one of several; ``what`` is a clause about it."""

    what: str
    found: str
    expected: str


def alike(faults: Iterable[tuple[T, Fault]]) -> Iterator[tuple[list[T], Fault]]:
    """Yield each fault once, with all that have it, as the first of them has it.

    Faults of which the clauses differ in numbers only are one, with the first few of
    what was found.
    """
    groups: dict[str, list[tuple[T, Fault]]] = {}
    for one, fault in faults:
        groups.setdefault(_NUMBERS.sub("", fault.what), []).append((one, fault))
    for group in groups.values():
        (_, first), *_ = group
        found = first_few(dict.fromkeys(fault.found for _, fault in group))
        yield [one for one, _ in group], Fault(first.what, found, first.expected)


def flagged_beams(
    faults: Iterable[tuple[Beam, Fault]], *, is_predicate: bool = False
) -> Iterator[Answer]:
    """Flag each fault once, as in "Beam 1: it is static; likewise beams 2 and 3"."""
    for beams, fault in alike(faults):
        first, *others = beams
        told = {"beam": beams_text([first]), "fault": fault.what}
        told |= {"others": beams_text(others)} if others else {}
        yield flagged(
            message=capitalised(_sentence(told, is_predicate)),
            found=fault.found,
            expected=fault.expected,
            beams=numbers_of(beams),
        )


def _sentence(told: dict[str, str], is_predicate: bool) -> str:
    if is_predicate and "others" in told:
        return tr("{beam} {fault}; likewise {others}.", **told)
    if is_predicate:
        return tr("{beam} {fault}.", **told)
    if "others" in told:
        return tr("{beam}: {fault}; likewise {others}.", **told)
    return tr("{beam}: {fault}.", **told)


def not_stated(beams: Sequence[Beam], sentence: str) -> Answer:
    """Say of beams, where there are any, that they do not state something."""
    return unknown(
        message=capitalised(sentence), found=tr("nothing"), beams=numbers_of(beams)
    )


def treatment_beams(plan: Plan) -> tuple[Beam, ...]:
    """Return the beams that treat.

    Raises
    ------
    NotEvaluableError
        There is none, or there are far more than any plan has.
    """
    beams = tuple(beam for beam in plan.beams if not beam.is_setup)
    if not beams:
        raise NotEvaluableError(
            tr("the plan of brachytherapy has no treatment beams")
            if plan.is_brachy or plan.brachy
            else tr("the plan has no treatment beams")
        )
    if len(beams) > _MOST_BEAMS:
        raise NotEvaluableError(
            tr("the plan has {n} beams, too many to check", n=len(beams))
        )
    return beams


def beams_text(beams: Iterable[Beam]) -> str:
    """Return "beam 2 (Left)", "beams 1, 2 and 3"."""
    some = list(beams)
    if len(some) == 1:
        (beam,) = some
        name = shown(beam.name, _MOST_NAME)
        is_told = name and name != str(beam.number)
        return (
            tr("beam {number} ({name})", number=beam.number, name=name)
            if is_told
            else tr("beam {number}", number=beam.number)
        )
    numbers = [str(beam.number) for beam in some]
    is_all = len(numbers) <= _MOST_NAMED
    told = listed(numbers, "and") if is_all else first_few(numbers, _MOST_NAMED)
    return tr("beams {numbers}", numbers=told)


def numbers_of(beams: Iterable[Beam]) -> tuple[int, ...]:
    """Return their numbers, each once."""
    return tuple(dict.fromkeys(beam.number for beam in beams))


def require(beams: Iterable[Beam], *tags: str) -> None:
    """Raise `NotEvaluableError` where one of these attributes could not be read.

    Tags are written as in "300A,011C".
    """
    for beam in beams:
        for clause in _about(beam.wrong, tags):
            raise NotEvaluableError(f"{beams_text([beam])}: {clause}")


def require_of_plan(plan: Plan, *tags: str) -> None:
    """Do as `require` does, for what belongs to no beam."""
    for clause in _about(plan.wrong, tags):
        raise NotEvaluableError(tr("the plan: {clause}", clause=clause))


def _about(wrong: Iterable[str], tags: Iterable[str]) -> Iterable[str]:
    begins = tuple(f"({tag})" for tag in tags)
    return (clause for clause in wrong if clause.startswith(begins))


def points_of(beam: Beam) -> ControlPoints:
    """Return the control points of a beam.

    Raises
    ------
    NotEvaluableError
        It has none.
    """
    if beam.points is None:
        raise NotEvaluableError(
            tr("{beam} has no control points", beam=beams_text([beam]))
        )
    return beam.points


def is_shaped(beam: Beam) -> bool:
    """Whether a beam states jaws, leaves or spots; shots of radiosurgery have none."""
    points = beam.points
    return points is not None and bool(points.positions or any(points.spots))


def place_text(place: Sequence[float]) -> str:
    """Return a point as it is written: "(10.0, 5.0, 0.0) mm"."""
    return f"({', '.join(mm_number(float(value)) for value in place)}) mm"
