"""Goals of two doses side by side: what became of each in A and in B."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.language import marked

if TYPE_CHECKING:
    from dosiscope.core.goals.outcome import GoalOutcome

# the results that say how well a goal is met, the worst first
_DECIDED: Final = (GoalResult.FAIL, GoalResult.VARIATION, GoalResult.PASS)


class GoalChange(StrEnum):
    """How a goal stands in B, beside A."""

    SAME = marked("same result")
    BETTER = marked("B is better")
    WORSE = marked("B is worse")
    OTHER = marked("not comparable")


def change_of(a: GoalOutcome, b: GoalOutcome) -> GoalChange:
    """Return how a goal stands in B, beside A.

    Only results that are decided are better or worse: of a goal that is not decided,
    or not evaluable, in one of them nothing is known.
    """
    if a.result is b.result:
        return GoalChange.SAME
    if a.result not in _DECIDED or b.result not in _DECIDED:
        return GoalChange.OTHER
    is_better = _DECIDED.index(b.result) > _DECIDED.index(a.result)
    return GoalChange.BETTER if is_better else GoalChange.WORSE
