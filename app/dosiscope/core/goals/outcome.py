"""What became of a goal: its result, the value that decides it, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.text import in_row

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal, GoalTemplate
    from dosiscope.core.isodose import Reference


class GoalResult(StrEnum):
    """What is known of a goal; the worst first."""

    FAIL = "FAIL"
    NOT_DECIDED = "NOT_DECIDED"
    NOT_EVALUABLE = "NOT_EVALUABLE"
    VARIATION = "VARIATION"
    PASS = "PASS"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalOutcome:
    """One goal, judged.

    Attributes
    ----------
    roi_number
        The ROI it was judged on; None where there is none, or for the whole dose.
    roi_name
        Its name in the file; "" where there is none.
    value
        None where it has none.
    reason
        Why it is not evaluable or not decided, as a clause; else "".
    remarks
        What must be read with it, as clauses: by which name the ROI was found, that
        the dose is in Gy (RBE).
    """

    goal: Goal
    result: GoalResult
    roi_number: int | None = None
    roi_name: str = ""
    value: Interval | None = None
    reason: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Reason and remarks in one."""
        return in_row("; ", filter(None, (self.reason, *self.remarks)))


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalReport:
    """All goals of a template, judged on one dose.

    Attributes
    ----------
    reference
        The dose that was 100 %; None where nothing was.
    """

    template: GoalTemplate
    outcomes: tuple[GoalOutcome, ...]
    dose_uid: str = ""
    dose_label: str = ""
    reference: Reference | None = None

    def count(self, result: GoalResult) -> int:
        """Return how many goals have this result."""
        return sum(one.result is result for one in self.outcomes)

    @property
    def worst_first(self) -> tuple[GoalOutcome, ...]:
        """The outcomes, the worst first, then the most important."""
        return tuple(
            sorted(self.outcomes, key=lambda one: urgency(one.goal, one.result))
        )

    @property
    def is_all_passed(self) -> bool:
        """Whether every goal is met, and none of the template was left out."""
        return (
            bool(self.outcomes)
            and not self.template.left_out
            and self.count(GoalResult.PASS) == len(self.outcomes)
        )

    @property
    def total(self) -> str:
        """The line below all: see `total_text`."""
        results = [one.result for one in self.outcomes]
        return total_text(results, len(self.template.left_out))


def total_text(results: Sequence[GoalResult], left_out: int) -> str:
    """Return how many have which result, and how many of a template are left out.

    It reads "7 pass, 1 variation, 0 fail, 2 not evaluable".
    """
    undecided = results.count(GoalResult.NOT_DECIDED)
    return in_row(
        ", ",
        [
            tr("{n} pass", n=results.count(GoalResult.PASS)),
            tr("{n} variation", n=results.count(GoalResult.VARIATION)),
            tr("{n} fail", n=results.count(GoalResult.FAIL)),
            *([tr("{n} not decided", n=undecided)] if undecided else []),
            tr("{n} not evaluable", n=results.count(GoalResult.NOT_EVALUABLE)),
            *([tr("{n} left out", n=left_out)] if left_out else []),
        ],
    )


_RANKS: Final = {result: n for n, result in enumerate(GoalResult)}


def urgency(goal: Goal, result: GoalResult | None) -> tuple[int, bool, int]:
    """Return by what goals are sorted: the worst first, then the most important.

    One that has no result yet comes last.
    """
    rank = len(_RANKS) if result is None else _RANKS[result]
    return rank, goal.priority is None, goal.priority or 0
