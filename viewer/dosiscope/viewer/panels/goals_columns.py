"""The columns of the table of goals, and its rows' second line."""

from __future__ import annotations

from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.resources.theme import ROW
from dosiscope.viewer.panels.goals_of_two_text import note_of_two
from dosiscope.viewer.panels.goals_text import (
    GoalRow,
    asked_text,
    detail_text,
    interval_text,
    limit_text,
    note_text,
    number_text,
)
from dosiscope.viewer.widgets.cell_delegate import Look
from dosiscope.viewer.widgets.columns import Cell, Column, Note
from dosiscope.viewer.widgets.table_model import TableModel
from dosiscope.viewer.widgets.table_view import TableView

if TYPE_CHECKING:
    from collections.abc import Sequence

CHOOSE: Final = tr("Choose…")
_LOOK = Look(
    row=ROW, padding=4, spare=10, is_striped=True, is_hovered=False, taller=16,
    first=(4, 20), second=(22, 18),
)  # fmt: skip
_MOST_NAME, _MOST_WORDS = 240, 320  # px


def _name(row: GoalRow) -> Cell:
    told = row.told
    return Cell(
        row.name,
        hint=detail_text(row),
        icon=told.icon,
        icon_role=told.role,
        is_italic=bool(row.assigned),
    )


def _asked(row: GoalRow) -> Cell:
    return Cell(asked_text(row.goal), hint=row.goal.metric.tip)


def value_cell(row: GoalRow) -> Cell:
    """Return the value of a goal, or that a structure is to be chosen."""
    outcome = row.outcome
    if outcome is None:
        return Cell()
    if row.is_missing:
        return Cell(
            CHOOSE, hint=tr("Choose the structure that it is about"), role="accent"
        )
    value = outcome.value
    if value is None:
        return Cell()
    ends = [end for end in (value.number, value.low, value.high) if end is not None]
    order = next((end for end in ends if isfinite(end)), None)
    return Cell(number_text(outcome), order, hint=interval_text(outcome))


def result_cell(row: GoalRow) -> Cell:
    """Return the result of a goal in a word."""
    return Cell(row.told.word, order=float(row.urgency[0]), role=row.told.role)


def _metric(row: GoalRow) -> Cell:
    return Cell(row.goal.metric_text, hint=row.goal.metric.tip)


def _limit(row: GoalRow) -> Cell:
    return Cell(limit_text(row.goal), row.goal.limit)


def interval_cell(row: GoalRow) -> Cell:
    """Return between what the value of a goal lies."""
    outcome = row.outcome
    if outcome is None or outcome.value is None:
        return Cell()
    low = outcome.value.low
    return Cell(interval_text(outcome), low if isfinite(low) else None)


def _variation(row: GoalRow) -> Cell:
    variation = row.goal.variation
    if variation is None:
        return Cell()
    return Cell(limit_text(row.goal, variation), variation)


def _priority(row: GoalRow) -> Cell:
    priority = row.goal.priority
    if priority is None:
        return Cell()
    return Cell(str(priority), float(priority))


def reason_cell(row: GoalRow) -> Cell:
    """Return why a goal has its result, and what is to be read with it."""
    return Cell(row.outcome.told if row.outcome is not None else "")


def _source(row: GoalRow) -> Cell:
    return Cell(" · ".join(filter(None, (row.goal.source, row.goal.note))))


COLUMNS: Final[tuple[Column[GoalRow], ...]] = (
    Column(title=tr("Structure"), cell=_name, takes_rest=True, least=80),
    Column(
        title=tr("Goal"), cell=_asked, is_number=True,
        hint=tr("What the template asks for"),
    ),
    Column(
        title=tr("Value"), cell=value_cell, is_number=True,
        hint=tr("In the dose that is shown; below the name, between what it lies"),
    ),
    # all of these stand in the second line of a row: here to be sorted by
    Column(
        title=tr("Result"), cell=result_cell, is_on_demand=True,
        hint=tr("The worst first"),
    ),
    Column(
        title=tr("Metric"), cell=_metric, is_on_demand=True,
        hint=tr("As it is written"),
    ),
    Column(title=tr("Limit"), cell=_limit, is_on_demand=True, is_number=True),
    Column(
        title=tr("Interval"), cell=interval_cell, is_on_demand=True, is_number=True,
        hint=tr(
            "Between what the value lies, for the uncertainty of the DVH and for what "
            "lies outside the dose grid"
        ),
    ),
    Column(
        title=tr("Variation"), cell=_variation, is_on_demand=True, is_number=True,
        hint=tr("The limit that is still accepted where the goal is not met"),
    ),
    Column(
        title=tr("Priority"), cell=_priority, is_on_demand=True, is_number=True,
        hint=tr("1 is the most important"),
    ),
    Column(title=tr("Reason"), cell=reason_cell, is_on_demand=True, most=_MOST_WORDS),
    Column(title=tr("Source"), cell=_source, is_on_demand=True, most=_MOST_WORDS),
)  # fmt: skip


class GoalsModel(TableModel[GoalRow]):
    """A row is pointed at by its place in the template."""

    def key(self, row: GoalRow) -> object:
        """Return what a goal is known by."""
        return row.place

    def note(self, row: GoalRow) -> Note:
        """Return the second line of a row."""
        if row.is_compared:
            return note_of_two(row)
        is_good = row.told.role == "good"
        return Note(note_text(row), "secondary" if is_good else row.told.role)


class GoalsView(TableView[GoalRow]):
    """The table; what a second line says may be shown as columns too."""

    def __init__(self) -> None:
        super().__init__(
            GoalsModel(COLUMNS), look=_LOOK, is_sortable=True, name=tr("Goals")
        )

    def show_goals(
        self, rows: Sequence[GoalRow], columns: Sequence[Column[GoalRow]]
    ) -> None:
        """Show goals under these columns; what the user has asked for stays shown."""
        before = self.source.columns
        shown = {c.title for n, c in enumerate(before) if not self.isColumnHidden(n)}
        self.source.set_rows(rows, columns)
        if [c.title for c in before] == [c.title for c in columns]:
            return
        for n, column in enumerate(columns):
            is_hidden = column.is_on_demand and column.title not in shown
            self.show_column(n, is_shown=not is_hidden)

    def _words(self, row: GoalRow) -> list[str]:
        """Return what is copied of a row: the columns say all of its second line."""
        return [column.cell(row).text for column in self.source.columns]

    def select_place(self, place: int) -> None:
        """Select the row of a goal."""
        for n in range(self.sorted.rowCount()):
            if self.row_at(n).place == place:
                self.selectRow(n)
                return
