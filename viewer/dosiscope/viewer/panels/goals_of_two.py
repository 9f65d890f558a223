"""Goals of two doses side by side: the columns A and B, and what changed."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.two_doses import Change, change_of
from dosiscope.core.text import DASH, counted
from dosiscope.viewer.panels.goals_columns import (
    CHOOSE,
    COLUMNS,
    interval_cell,
    reason_cell,
    result_cell,
    value_cell,
)
from dosiscope.viewer.panels.goals_text import (
    count_text,
    detail_text,
    lines_of,
)
from dosiscope.viewer.widgets.columns import Cell, Column, Note

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dosiscope.viewer.dvh.sides import Sides
    from dosiscope.viewer.panels.goals_text import GoalRow

_STRUCTURE: Final = COLUMNS[0]
_MOST_WORDS: Final = 320  # px
_ROLES: Final = {Change.BETTER: "good", Change.WORSE: "bad"}
_ORDER: Final = (Change.WORSE, Change.OTHER, Change.BETTER, Change.SAME)


def change_in(row: GoalRow) -> Change | None:
    """Return what B does to a goal; None as long as one of the two is measured."""
    if row.outcome is None or row.other is None:
        return None
    return change_of(row.outcome, row.other)


def note_of_two(row: GoalRow) -> Note:
    """Return the second line of a goal: both results, and why."""
    of_b, change = row.of_b, change_in(row)
    a, b = row.told, of_b.told
    if change is Change.SAME:
        parts = [f"{a.word} in A and B"]
    else:
        parts = [f"{a.word} in A, {b.word.lower()} in B"]
    reasons = [one.reason for one in (row.outcome, row.other) if one is not None]
    if len(set(reasons)) == 1:
        parts.append(reasons[0])
    else:
        parts += [
            f"{side}: {reason}"
            for side, reason in zip("AB", reasons, strict=False)
            if reason
        ]
    if row.goal.priority is not None:
        parts.append(f"priority {row.goal.priority}")
    role = _ROLES.get(change, "") if change is not None else ""
    if not role:
        role = "secondary" if a.role == "good" else a.role
    return Note(" · ".join(filter(None, parts)), role)


def detail_of_two(row: GoalRow, sides: Sides) -> str:
    """Return all that is known of a goal in both doses, in lines that may wrap."""
    first, *others = detail_text(row).splitlines()
    change = change_in(row)
    lines = [f"{first} In A: {sides.a}."]
    lines += others
    _, *of_b = detail_text(row.of_b).splitlines()
    told = [line for line in of_b if line not in others]
    lines.append(f"In B, {sides.b}: {row.of_b.told.word}.")
    lines += [f"B: {line}" for line in told]
    if change not in (None, Change.SAME):
        lines.append(f"{str(change)[:1].upper()}{str(change)[1:]}.")
    return "\n".join(lines)


def total_of_two(rows: Sequence[GoalRow], left_out: int, sides: Sides) -> list[str]:
    """Return a line for each dose with how many goals have which result, and changes.

    The name of the dose stands before its line.
    """
    of_b = [row.of_b for row in rows]
    lines = [
        f"A, {sides.a}: {count_text(rows, left_out)}",
        f"B, {sides.b}: {count_text(of_b, left_out)}",
    ]
    found = Counter(change_in(row) for row in rows)
    parts = [
        f"{found[change]} {word}"
        for change, word in (
            (Change.BETTER, "better"),
            (Change.WORSE, "worse"),
            (Change.OTHER, "not comparable"),
        )
        if found[change]
    ]
    if not found[None]:
        told = ", ".join(parts) or "no result is another"
        lines.append(f"B beside A: {told} of {counted(len(rows), 'goal')}")
    return lines


def lines_of_two(row: GoalRow) -> tuple[str, ...]:
    """Return what the DVH says beside the marks of a goal."""
    head, *of_a = lines_of(row)
    _, *of_b = lines_of(row.of_b)
    return (head, *(f"A {line}" for line in of_a), *(f"B {line}" for line in of_b))


# --- columns -------------------------------------------------------------------------


def _of_b(cell: Callable[[GoalRow], Cell]) -> Callable[[GoalRow], Cell]:
    return lambda row: cell(row.of_b)


def _structure(row: GoalRow) -> Cell:
    """Return the name behind the sign of the worse result."""
    worse = min(row, row.of_b, key=lambda one: _urgency_of(one))
    return replace(
        _STRUCTURE.cell(row), icon=worse.told.icon, icon_role=worse.told.role
    )


def _urgency_of(row: GoalRow) -> tuple[int, bool, int]:
    return replace(row, is_compared=False).urgency


def _value(row: GoalRow) -> Cell:
    """Return a value in the colour of its result; the second line has its word."""
    cell, told = value_cell(row), row.told
    if cell.text == CHOOSE:
        return cell
    hint = "\n".join(filter(None, (told.word, cell.hint)))
    return replace(cell, text=cell.text or DASH, role=told.role, hint=hint)


def _value_of_b(row: GoalRow) -> Cell:
    cell = _value(row.of_b)
    return Cell(DASH, role="secondary") if cell.text == CHOOSE else cell


def _change(row: GoalRow) -> Cell:
    change = change_in(row)
    if change is None:
        return Cell()
    return Cell(
        str(change), float(_ORDER.index(change)), role=_ROLES.get(change, "text")
    )


def columns_of_two(sides: Sides) -> tuple[Column[GoalRow], ...]:
    """Return the columns of the table while two doses are compared."""
    _, goal, _, result, metric, limit, interval, *others = COLUMNS
    others = [column for column in others if column.title != "Reason"]
    return (
        replace(_STRUCTURE, cell=_structure),
        goal,
        Column(title="A", cell=_value, is_number=True, hint=f"In {sides.a}"),
        Column(title="B", cell=_value_of_b, is_number=True, hint=f"In {sides.b}"),
        Column(
            title="Change", cell=_change, is_on_demand=True,
            hint="What the results of B are beside those of A",
        ),
        replace(result, title="Result A", cell=result_cell),
        replace(result, title="Result B", cell=_of_b(result_cell)),
        metric,
        limit,
        replace(interval, title="Interval A", cell=interval_cell),
        replace(interval, title="Interval B", cell=_of_b(interval_cell)),
        Column(title="Reason A", cell=reason_cell, is_on_demand=True, most=_MOST_WORDS),
        Column(
            title="Reason B", cell=_of_b(reason_cell), is_on_demand=True,
            most=_MOST_WORDS,
        ),
        *others,
    )  # fmt: skip
