"""What the Goals panel says of a goal: words and signs, figures, one sentence each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import inf, isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.dvh.metric import AT_MOST
from dosiscope.core.goals import words
from dosiscope.core.goals.outcome import GoalResult, total_text, urgency
from dosiscope.core.goals.words import SIGNS
from dosiscope.core.language import tr
from dosiscope.core.text import DASH, capitalised, quantity_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.goals.outcome import GoalOutcome

WHOLE_DOSE: Final = tr("Whole dose")


@dataclass(frozen=True, slots=True)
class Told:
    """A result as it is told: its word, its icon, the theme's colour of both."""

    word: str
    icon: str
    role: str
    within: str = ""  # its word within a sentence


RESULTS: Final = {
    GoalResult.FAIL: Told(
        tr("Fail"), "octagon-alert", "bad", tr("fail", "a result of a goal")
    ),
    GoalResult.NOT_DECIDED: Told(
        tr("Not decided"),
        "circle-help",
        "caution",
        tr("not decided", "a result of a goal"),
    ),
    GoalResult.NOT_EVALUABLE: Told(
        tr("Not evaluable"),
        "circle-slash",
        "caution",
        tr("not evaluable", "a result of a goal"),
    ),
    GoalResult.VARIATION: Told(
        tr("Variation"),
        "triangle-alert",
        "caution",
        tr("variation", "a result of a goal"),
    ),
    GoalResult.PASS: Told(
        tr("Pass"), "circle-check", "good", tr("pass", "a result of a goal")
    ),
}
MEASURING: Final = Told(
    tr("Measuring"), "circle", "secondary", tr("measuring", "a result of a goal")
)
IDLE: Final = Told(
    tr("No case"), "circle", "secondary", tr("no case", "a result of a goal")
)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class GoalRow:
    """One goal of the template in use.

    Attributes
    ----------
    place
        Which one of the template it is.
    outcome
        None as long as what it is about is measured.
    assigned
        The ROI that the user chose for its structure; "" where the name matched.
    is_choosable
        Whether a structure can be chosen for it, as none is called so.
    is_missing
        Whether none fits, or several.
    is_idle
        Whether no case is open.
    is_compared, other
        Whether the dose is compared with another, B, and what became of it in that.
    """

    place: int
    goal: Goal
    outcome: GoalOutcome | None = None
    assigned: str = ""
    is_choosable: bool = False
    is_missing: bool = False
    is_idle: bool = False
    is_compared: bool = False
    other: GoalOutcome | None = None

    @property
    def told(self) -> Told:
        """Its result in a word."""
        if self.is_idle:
            return IDLE
        return MEASURING if self.outcome is None else RESULTS[self.outcome.result]

    @property
    def of_b(self) -> GoalRow:
        """The same goal in the other dose."""
        return replace(self, outcome=self.other)

    @property
    def urgency(self) -> tuple[int, bool, int]:
        """By what it is sorted: of two doses by the worse."""
        found = (self.outcome, self.other) if self.is_compared else (self.outcome,)
        return min(urgency(self.goal, one.result if one else None) for one in found)

    @property
    def name(self) -> str:
        """What it is about, and what the user took for it."""
        name = self.goal.structure or WHOLE_DOSE
        return f"{name} = {self.assigned}" if self.assigned else name


def sorted_rows(rows: Sequence[GoalRow]) -> list[GoalRow]:
    """Return rows worst first, then by priority, then as the template has them."""
    return sorted(rows, key=lambda row: (row.urgency, row.place))


def unit_of(goal: Goal) -> str:
    """Return the unit of what a goal limits, and what its Gy are."""
    return f"{goal.metric.unit_in('Gy')} {goal.quantity}".rstrip()


def asked_text(goal: Goal) -> str:
    """Return what a goal asks for: "V30Gy ≤ 20 %"."""
    return f"{metric_text(goal)} {limit_text(goal)}"


def metric_text(goal: Goal) -> str:
    """Return the metric; its unit stands behind the limit: "Dmean", "V30Gy"."""
    metric = goal.metric
    return metric.kind.symbol or metric.name


def limit_text(goal: Goal, limit: float | None = None) -> str:
    """Return a limit, the goal's if no other is given: "≤ 20 %"."""
    number = typed_number(goal.limit if limit is None else limit)
    return f"{SIGNS[goal.comparison]} {number} {unit_of(goal)}".rstrip()


def number_text(outcome: GoalOutcome) -> str:
    """Return the number of a value, else one of its bounds: "≥ 34.8 %"; "" for none.

    A number of which something is not known is a bound at best.
    """
    value = outcome.value
    if value is None:
        return ""
    decimals = outcome.goal.metric.kind.decimals
    if value.number is not None and not value.reason:
        number = quantity_number(value.number, value.unit, decimals)
        return f"{number} {value.unit}".rstrip()
    bounds = _bounds(value)
    one = replace(bounds, high=inf) if isfinite(bounds.low) else bounds
    return words.interval_text(one, decimals) or DASH


def interval_text(outcome: GoalOutcome) -> str:
    """Return between what a value lies: "34.8 to 35.6 %"; "" if nothing bounds it.

    Where a limit lies between its ends they do not read the same.
    """
    if outcome.value is None:
        return ""
    is_open = outcome.result is GoalResult.NOT_DECIDED
    decimals = outcome.goal.metric.kind.decimals
    return words.interval_text(_bounds(outcome.value), decimals, tell_apart=is_open)


def _bounds(value: Interval) -> Interval:
    """Return what is known of a value: that it is not below 0 is no news."""
    return replace(value, low=-inf) if value.low <= 0 else value


def between_text(outcome: GoalOutcome) -> str:
    """Return between what a value lies where its number does not say so."""
    interval, number = interval_text(outcome), number_text(outcome)
    said = number in (interval, interval.removeprefix(f"{AT_MOST} "))
    return "" if said else interval


def note_text(row: GoalRow) -> str:
    """Return the second line: result, interval, reason, variation, priority, rest."""
    goal, outcome = row.goal, row.outcome
    parts = [row.told.word]
    if outcome is not None:
        parts += [between_text(outcome), outcome.reason]
    if goal.variation is not None:
        parts.append(tr("variation {limit}", limit=limit_text(goal, goal.variation)))
    if goal.priority is not None:
        parts.append(tr("priority {priority}", priority=goal.priority))
    if outcome is not None:
        parts += outcome.remarks
    return " · ".join(filter(None, parts))


def detail_text(row: GoalRow) -> str:
    """Return all that is known of a goal, in lines that may wrap."""
    goal, outcome = row.goal, row.outcome
    lines = [f"{row.name}: {asked_text(goal)}. {row.told.word}."]
    if outcome is not None:
        lines += [_sentence(one) for one in (outcome.reason, *outcome.remarks) if one]
    if outcome is not None and (number := number_text(outcome)):
        between = between_text(outcome)
        lines.append(
            tr("Value {value} ({between}).", value=number, between=between)
            if between
            else tr("Value {value}.", value=number)
        )
    for name, text in (
        (
            tr("Variation"),
            "" if goal.variation is None else limit_text(goal, goal.variation),
        ),
        (tr("Priority"), "" if goal.priority is None else str(goal.priority)),
        (tr("Fractions"), goal.fractions_text),
        (tr("Source"), goal.source),
        (tr("Note", "of a goal"), goal.note),
    ):
        if text:
            lines.append(f"{name}: {text}")
    return "\n".join(lines)


def _sentence(clause: str) -> str:
    return f"{capitalised(clause).removesuffix('.')}."


def count_text(rows: Sequence[GoalRow], left_out: int) -> str:
    """Return how many goals have which result, and how many have none yet."""
    found = [row.outcome.result for row in rows if row.outcome is not None]
    total = total_text(found, left_out)
    if len(found) < len(rows):
        left = len(rows) - len(found)
        measuring = tr("measuring {n} of {total}", n=left, total=len(rows))
        total = ", ".join([total, measuring])
    return total


def lines_of(row: GoalRow) -> tuple[str, ...]:
    """Return what the DVH says beside the mark of a goal."""
    lines = [f"{row.name}: {asked_text(row.goal)}"]
    number = "" if row.outcome is None else number_text(row.outcome)
    if row.outcome is None or not number:
        return (*lines, row.told.word)
    lines.append(f"{row.told.word}: {number}")
    return (*lines, *filter(None, [between_text(row.outcome)]))
