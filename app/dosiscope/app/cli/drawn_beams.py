"""Which beams a picture shows: the words of ``snapshot --beams``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

from dosiscope.core.errors import DosiscopeError
from dosiscope.core.text import listed
from dosiscope.core.visible import shown as visible

if TYPE_CHECKING:
    from dosiscope.core.plan import Plan
    from dosiscope.viewer.review import Review
    from dosiscope.viewer.shown_beam import ShownBeam

_ALL: Final = "all"
_MOST_TOLD: Final = 40  # letters of what was typed


def show_beams(review: Review, text: str) -> None:
    """Draw beams as they are asked for: "all", "2", "2@45", or "all,2@45".

    What cannot be drawn of them is told on stderr.

    Raises
    ------
    DosiscopeError
        There is no such beam or control point, or no plan.
    """
    shown = review.beam
    words = [word.strip() for word in text.split(",")]
    numbers = [word for word in words if word != _ALL]
    if len(numbers) > 1:
        raise DosiscopeError("--beams: one beam, or 'all', beside which one is chosen")
    if not shown.plans:
        raise DosiscopeError("--beams: there is no plan whose beams could be drawn")
    shown.show_all(_ALL in words)
    for word in numbers:
        _choose(shown, word)
    for why in shown.whys:
        print(f"dosiscope: {why}", file=sys.stderr)


def _choose(shown: ShownBeam, word: str) -> None:
    number, _, point = word.partition("@")
    if not (_is_number(number) and (_is_number(point) or "@" not in word)):
        told = visible(word, _MOST_TOLD)
        raise DosiscopeError(
            f"--beams: a Beam Number such as 2, 2@45 or 'all' is expected, not {told}"
        )
    plans = [plan for plan in shown.plans if _has(plan, int(number))]
    if len(plans) != 1:
        raise DosiscopeError(f"--beams: {_why_none(shown, number, plans)}")
    shown.choose(int(number), plans[0])
    if point and int(point) >= max(shown.points, 1):
        last = max(shown.points - 1, 0)
        raise DosiscopeError(
            f"--beams: beam {number} has no control point {point}; its last is {last}"
        )
    shown.go_to(int(point or 0))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len("123456789")


def _has(plan: Plan, number: int) -> bool:
    return any(beam.number == number for beam in plan.beams)


def _why_none(shown: ShownBeam, number: str, plans: list[Plan]) -> str:
    if plans:
        return f"several plans of the dose have a beam {number}"
    known = [str(beam.number) for plan in shown.plans for beam in plan.beams]
    told = f"; it has {listed(known, 'and')}" if known else ""
    return f"the plan has no beam {number}{told}"
