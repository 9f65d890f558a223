"""The beams that the items are about, and how sentences name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.text import listed, mm_number
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.delivery import ControlPoints
    from dosiscope.core.plan import Beam, Plan

_MOST_BEAMS = 1000  # some checks compare each with each
_MOST_NAMED = 6  # beams in one sentence
_MOST_NAME = 30  # letters


def treatment_beams(plan: Plan) -> tuple[Beam, ...]:
    """Return the beams that treat.

    Raises
    ------
    NotEvaluableError
        There is none, or there are far more than any plan has.
    """
    beams = tuple(beam for beam in plan.beams if not beam.is_setup)
    if not beams:
        why = " of brachytherapy" if plan.is_brachy or plan.brachy else ""
        raise NotEvaluableError(f"the plan{why} has no treatment beams")
    if len(beams) > _MOST_BEAMS:
        raise NotEvaluableError(f"the plan has {len(beams)} beams, too many to check")
    return beams


def beams_text(beams: Iterable[Beam]) -> str:
    """Return "beam 2 (Left)", "beams 1, 2 and 3"."""
    some = list(beams)
    if len(some) == 1:
        (beam,) = some
        name = shown(beam.name, _MOST_NAME)
        is_told = name and name != str(beam.number)
        return f"beam {beam.number} ({name})" if is_told else f"beam {beam.number}"
    numbers = [str(beam.number) for beam in some]
    if len(numbers) > _MOST_NAMED:
        more = len(numbers) - _MOST_NAMED
        return f"beams {', '.join(numbers[:_MOST_NAMED])} and {more} more"
    return f"beams {listed(numbers, 'and')}"


def at_start(text: str) -> str:
    """Return words as a sentence begins with them."""
    return f"{text[:1].upper()}{text[1:]}"


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
        raise NotEvaluableError(f"the plan: {clause}")


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
        raise NotEvaluableError(f"{beams_text([beam])} has no control points")
    return beam.points


def place_text(place: Sequence[float]) -> str:
    """Return a point as it is written: "(10.0, 5.0, 0.0) mm"."""
    return f"({', '.join(mm_number(float(value)) for value in place)}) mm"
