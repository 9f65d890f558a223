"""Names of the beams (PC-26)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import in_quotes, tr, tr_count
from dosiscope.core.plan_check.answers import flagged, passed, reported
from dosiscope.core.plan_check.limits import GANTRY
from dosiscope.core.plan_check.of_beams import beams_text, numbers_of
from dosiscope.core.text import capitalised, first_few
from dosiscope.core.visible import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.plan import Beam
    from dosiscope.core.plan_check.item import Answer
    from dosiscope.core.plan_check.subject import PlanSubject

_MOST_NAME: Final = 64  # letters that are looked at


def check_beam_names(subject: PlanSubject) -> Iterator[Answer]:
    """Every beam has a name of its own, by the clinic's convention (PC-26)."""
    beams = subject.plan.beams
    if not beams:
        raise NotEvaluableError(tr("the plan has no beams"))
    is_right = True
    without = [beam for beam in beams if not beam.name.strip()]
    if without:
        is_right = False
        yield flagged(
            message=capitalised(
                tr_count(
                    "{beams} has no name.",
                    "{beams} have no name.",
                    len(without),
                    beams=beams_text(without),
                )
            ),
            found=tr("nothing"),
            expected=tr("a name"),
            beams=numbers_of(without),
        )
    times = Counter(beam.name.strip().casefold() for beam in beams if beam.name.strip())
    twice = [beam for beam in beams if times[beam.name.strip().casefold()] > 1]
    if twice:
        is_right = False
        told = first_few({_quoted(beam): None for beam in twice})
        yield flagged(
            message=tr("Several beams have one name: {names}.", names=told),
            found=told,
            expected=tr("a name no other beam has"),
            beams=numbers_of(twice),
        )
    pattern = subject.limits.beam_name
    others = [
        beam
        for beam in beams
        if pattern and beam.name.strip() and not beam.is_setup
        if not re.search(
            pattern.replace(GANTRY, _gantry(beam)),
            beam.name[:_MOST_NAME],
            re.IGNORECASE,
        )
    ]
    if others:
        is_right = False
        told = first_few(map(_quoted, others))
        yield flagged(
            message=tr(
                "Names of beams are not by the convention: {names}.", names=told
            ),
            found=told,
            expected=pattern,
            beams=numbers_of(others),
        )
    if not is_right:
        return
    told = first_few(map(_quoted, beams))
    if pattern:
        yield passed(
            message=tr("The beams are named by the convention: {names}.", names=told)
        )
    else:
        yield reported(
            message=tr_count(
                "The beam has a name: {names}; no convention is set to hold them "
                "against.",
                "The {n} beams have names of their own: {names}; no convention is set "
                "to hold them against.",
                len(beams),
                names=told,
            ),
            found=told,
        )


def _quoted(beam: Beam) -> str:
    return in_quotes(shown(beam.name, _MOST_NAME))


def _gantry(beam: Beam) -> str:
    """Return the first gantry angle as names have it; what is never found for none."""
    return "(?!)" if beam.gantry is None else f"{beam.gantry[0] % 360:.0f}"


CHECKS = {"PC-26": check_beam_names}
