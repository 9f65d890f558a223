"""What the Goals panel says of a goal in two doses: both results, and what changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.two_doses import GoalChange, change_of
from dosiscope.core.language import marked, tr
from dosiscope.core.text import capitalised, counted
from dosiscope.viewer.panels.goals_text import count_text, detail_text, lines_of
from dosiscope.viewer.widgets.columns import Note

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.viewer.dvh.sides import Sides
    from dosiscope.viewer.panels.goals_text import GoalRow

ROLES: Final = {GoalChange.BETTER: "good", GoalChange.WORSE: "bad"}


def change_in(row: GoalRow) -> GoalChange | None:
    """Return what B does to a goal; None as long as one of the two is measured."""
    if row.outcome is None or row.other is None:
        return None
    return change_of(row.outcome, row.other)


def note_of_two(row: GoalRow) -> Note:
    """Return the second line of a goal: both results, and why."""
    of_b, change = row.of_b, change_in(row)
    a, b = row.told, of_b.told
    if change is GoalChange.SAME:
        parts = [tr("{result} in A and B", result=a.word)]
    else:
        parts = [tr("{a} in A, {b} in B", a=a.word, b=b.within)]
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
        parts.append(tr("priority {priority}", priority=row.goal.priority))
    role = ROLES.get(change, "") if change is not None else ""
    if not role:
        role = "secondary" if a.role == "good" else a.role
    return Note(" · ".join(filter(None, parts)), role)


def detail_of_two(row: GoalRow, sides: Sides) -> str:
    """Return all that is known of a goal in both doses, in lines that may wrap."""
    first, *others = detail_text(row).splitlines()
    change = change_in(row)
    lines = [" ".join([first, tr("In A: {dose}.", dose=sides.a)])]
    lines += others
    _, *of_b = detail_text(row.of_b).splitlines()
    told = [line for line in of_b if line not in others]
    lines.append(tr("In B, {dose}: {result}.", dose=sides.b, result=row.of_b.told.word))
    lines += [f"B: {line}" for line in told]
    if change not in (None, GoalChange.SAME):
        lines.append(f"{capitalised(tr(str(change)))}.")
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
        tr(text, n=found[change])
        for change, text in (
            (GoalChange.BETTER, marked("{n} better")),
            (GoalChange.WORSE, marked("{n} worse")),
            (GoalChange.OTHER, marked("{n} not comparable")),
        )
        if found[change]
    ]
    goals = counted(len(rows), "goal")
    if found[None]:
        return lines
    if parts:
        changes = ", ".join(parts)
        told = tr("B beside A: {changes} of {goals}", changes=changes, goals=goals)
    else:
        told = tr("B beside A: no result is another of {goals}", goals=goals)
    lines.append(told)
    return lines


def lines_of_two(row: GoalRow) -> tuple[str, ...]:
    """Return what the DVH says beside the marks of a goal."""
    head, *of_a = lines_of(row)
    _, *of_b = lines_of(row.of_b)
    return (head, *(f"A {line}" for line in of_a), *(f"B {line}" for line in of_b))
