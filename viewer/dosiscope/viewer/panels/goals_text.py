"""What the Goals panel says of a goal: words and signs, figures, one sentence each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.outcome import GoalResult, total_text
from dosiscope.core.goals.words import SIGNS, interval_text
from dosiscope.core.text import DASH, quantity_number, typed_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.interval import Interval
    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.goals.outcome import GoalOutcome

WHOLE_DOSE: Final = "Whole dose"


@dataclass(frozen=True, slots=True)
class Told:
    """A result as it is told: its word, its icon, the theme's colour of both."""

    word: str
    icon: str
    role: str


# the worst first: rows are sorted by their place here
RESULTS: Final = {
    GoalResult.FAIL: Told("Fail", "octagon-alert", "bad"),
    GoalResult.NOT_DECIDED: Told("Not decided", "circle-help", "caution"),
    GoalResult.NOT_EVALUABLE: Told("Not evaluable", "circle-slash", "caution"),
    GoalResult.VARIATION: Told("Variation", "triangle-alert", "caution"),
    GoalResult.PASS: Told("Pass", "circle-check", "good"),
}
MEASURING: Final = Told("Measuring", "circle", "secondary")
IDLE: Final = Told("No case", "circle", "secondary")


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
    """

    place: int
    goal: Goal
    outcome: GoalOutcome | None = None
    assigned: str = ""
    is_choosable: bool = False
    is_missing: bool = False
    is_idle: bool = False

    @property
    def told(self) -> Told:
        """Its result in a word."""
        if self.is_idle:
            return IDLE
        return MEASURING if self.outcome is None else RESULTS[self.outcome.result]

    @property
    def value(self) -> Interval | None:
        """Between what its value lies; None where it has none, or not yet."""
        return self.outcome.value if self.outcome is not None else None

    @property
    def rank(self) -> int:
        """Where its result stands among results, the worst at 0."""
        return _RANKS.get(self.outcome.result if self.outcome else None, len(RESULTS))

    @property
    def name(self) -> str:
        """What it is about, and what the user took for it."""
        name = self.goal.structure or WHOLE_DOSE
        return f"{name} = {self.assigned}" if self.assigned else name


_RANKS: Final[dict[GoalResult | None, int]] = {r: n for n, r in enumerate(RESULTS)}


def sorted_rows(rows: Sequence[GoalRow]) -> list[GoalRow]:
    """Return rows worst first, then by priority, then as the template has them."""
    return sorted(
        rows,
        key=lambda row: (
            row.rank,
            row.goal.priority is None,
            row.goal.priority or 0,
            row.place,
        ),
    )


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


def value_text(row: GoalRow) -> str:
    """Return the number of a value, or what bounds it: "≥ 34.8 %".

    A number of which something is not known is a bound at best.
    """
    value = row.value
    if value is None:
        return DASH
    if value.number is None or value.reason:
        return between_text(row) or DASH
    decimals = row.goal.metric.kind.decimals
    number = quantity_number(value.number, value.unit, decimals)
    return f"{number} {value.unit}".rstrip()


def between_text(row: GoalRow) -> str:
    """Return between what a value lies: "34.8 to 35.6 %"; "" where nothing bounds it.

    Where a limit lies between its ends they do not read the same.
    """
    is_open = row.told is RESULTS[GoalResult.NOT_DECIDED]
    decimals = row.goal.metric.kind.decimals
    return interval_text(row.value, decimals, tell_apart=is_open)


def note_text(row: GoalRow) -> str:
    """Return the second line: result, reason, interval, variation, priority, rest."""
    goal, outcome = row.goal, row.outcome
    parts = [row.told.word]
    if outcome is not None:
        parts.append(outcome.reason)
        between = between_text(row)
        if between != value_text(row):
            parts.append(between)
    if goal.variation is not None:
        parts.append(f"variation {limit_text(goal, goal.variation)}")
    if goal.priority is not None:
        parts.append(f"priority {goal.priority}")
    if outcome is not None:
        parts += outcome.remarks
    return " · ".join(filter(None, parts))


def detail_text(row: GoalRow) -> str:
    """Return all that is known of a goal, in lines that may wrap."""
    goal, outcome = row.goal, row.outcome
    lines = [f"{row.name}: {asked_text(goal)}. {row.told.word}."]
    if outcome is not None:
        lines += [_sentence(one) for one in (outcome.reason, *outcome.remarks) if one]
    if row.value is not None:
        told, between = value_text(row), between_text(row)
        rest = f", between {between}" if between and between != told else ""
        lines.append(f"Value {told}{rest}.")
    for name, text in (
        (
            "Variation",
            "" if goal.variation is None else limit_text(goal, goal.variation),
        ),
        ("Priority", "" if goal.priority is None else str(goal.priority)),
        ("Fractions", goal.fractions_text),
        ("Source", goal.source),
        ("Note", goal.note),
    ):
        if text:
            lines.append(f"{name}: {text}")
    return "\n".join(lines)


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:].removesuffix('.')}."


def rows_total(rows: Sequence[GoalRow], left_out: int) -> str:
    """Return how many goals have which result, and how many are measured."""
    found = [row.outcome.result for row in rows if row.outcome is not None]
    waiting = len(rows) - len(found)
    measuring = f", measuring {waiting} of {len(rows)}" if waiting else ""
    return f"{total_text(found, left_out)}{measuring}"


def lines_of(row: GoalRow) -> tuple[str, ...]:
    """Return what the DVH says beside the mark of a goal."""
    lines = [f"{row.name}: {asked_text(row.goal)}"]
    if row.value is None:
        return (*lines, row.told.word)
    told, between = value_text(row), between_text(row)
    lines.append(f"{row.told.word}: {told}")
    if between and between != told:
        lines.append(between)
    return tuple(lines)
