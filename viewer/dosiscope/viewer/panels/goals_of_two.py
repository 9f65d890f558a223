"""Goals of two doses side by side: the columns A and B, and what changed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.two_doses import GoalChange
from dosiscope.core.language import tr
from dosiscope.core.text import DASH
from dosiscope.viewer.panels.goals_columns import (
    CHOOSE,
    COLUMNS,
    interval_cell,
    reason_cell,
    result_cell,
    value_cell,
)
from dosiscope.viewer.panels.goals_of_two_text import ROLES, change_in
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.viewer.dvh.sides import Sides
    from dosiscope.viewer.panels.goals_text import GoalRow

_STRUCTURE: Final = COLUMNS[0]
_MOST_WORDS: Final = 320  # px
_ORDER: Final = (GoalChange.WORSE, GoalChange.OTHER, GoalChange.BETTER, GoalChange.SAME)


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
        tr(str(change)), float(_ORDER.index(change)), role=ROLES.get(change, "text")
    )


def columns_of_two(sides: Sides) -> tuple[Column[GoalRow], ...]:
    """Return the columns of the table while two doses are compared."""
    _, goal, _, result, metric, limit, interval, variation, priority, _, source = (
        COLUMNS
    )
    return (
        replace(_STRUCTURE, cell=_structure),
        goal,
        Column(
            title="A", cell=_value, is_number=True,
            hint=tr("In {dose}", dose=sides.a),
        ),
        Column(
            title="B", cell=_value_of_b, is_number=True,
            hint=tr("In {dose}", dose=sides.b),
        ),
        Column(
            title=tr("Change"), cell=_change, is_on_demand=True,
            hint=tr("What the results of B are beside those of A"),
        ),
        replace(result, title=tr("Result A"), cell=result_cell),
        replace(result, title=tr("Result B"), cell=_of_b(result_cell)),
        metric,
        limit,
        replace(interval, title=tr("Interval A"), cell=interval_cell),
        replace(interval, title=tr("Interval B"), cell=_of_b(interval_cell)),
        Column(
            title=tr("Reason A"), cell=reason_cell, is_on_demand=True,
            most=_MOST_WORDS,
        ),
        Column(
            title=tr("Reason B"), cell=_of_b(reason_cell), is_on_demand=True,
            most=_MOST_WORDS,
        ),
        variation,
        priority,
        source,
    )  # fmt: skip
