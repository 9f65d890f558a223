"""The section of a report with the goals: what is asked, the value, the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.goals.words import goal_text, interval_text, result_in_cell
from dosiscope.core.identity import filled, with_stop
from dosiscope.core.language import tr
from dosiscope.core.report.cells import count, quantity, without, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.template import Rows
from dosiscope.core.text import counted, dose_text, in_row, seven_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.goals.goal import Goal
    from dosiscope.core.goals.outcome import GoalOutcome
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_NO_ROI: Final = tr("as no structure here, or more than one, is called so")
_TONES: Final = {
    GoalResult.FAIL: Tone.BAD,
    GoalResult.NOT_DECIDED: Tone.CAUTION,
    GoalResult.NOT_EVALUABLE: Tone.CAUTION,
    GoalResult.VARIATION: Tone.CAUTION,
    GoalResult.PASS: Tone.GOOD,
}
_COLUMNS: Final = (
    Column(key="result", heading=tr("Result")),
    Column(key="priority", heading=tr("Prio."), is_number=True),
    Column(key="structure", heading=tr("Structure"), is_name=True),
    Column(key="metric", heading=tr("Metric"), is_name=True),
    Column(key="goal", heading=tr("Goal")),
    Column(key="value", heading=tr("Value"), is_number=True),
    Column(key="low", heading=tr("Least"), is_number=True),
    Column(key="high", heading=tr("Most"), is_number=True),
    Column(key="unit", heading=tr("Unit")),
    Column(key="reason", heading=tr("To know")),
    Column(key="source", heading=tr("Source")),
)

_NOTE: Final = tr(
    "Least and most: between what the value lies, for all that is known of it."
)
_NOTE_IN_BRIEF: Final = tr(
    "What is to be known of goals that are met is not told here."
)
_NOT_IN_BRIEF: Final = ("priority", "low", "high", "source")


def goals_section(material: Material, part: Part) -> Section | None:
    """Return the goals, the worst first; None where none were judged.

    Of the notable ones those without a result are named by its reason.  In brief
    neither ends nor sources are told, and why only where a goal is not met.
    """
    report = material.goals
    if report is None:
        return None
    name = report.template.name  # marked where a file has it, which may be a patient's
    blocks: list[Paragraph | Table] = [
        Paragraph(
            text=filled("{name}: {total}.", {"name": name, "total": report.total})
            if name
            else with_stop(report.total)
        )
    ]
    is_whole = part.rows is Rows.ALL
    if report.reference is not None and not part.is_brief:
        gray = dose_text(report.reference.gray, "Gy")
        blocks.append(
            Paragraph(
                text=tr(
                    "100 % is {dose}: {source}.",
                    dose=gray,
                    source=report.reference.source,
                )
            )
        )
    if not part.is_brief:
        blocks += [
            Paragraph(text=one, tone=Tone.FAINT)
            for one in report.template.remarks
            if one
        ]
    told = [
        one
        for one in report.worst_first
        if is_whole or one.result is not GoalResult.NOT_EVALUABLE
    ]
    if told or not report.outcomes:
        blocks.append(_table(told, is_brief=part.is_brief))
    if not is_whole:
        blocks += _not_evaluable(report.outcomes)
    blocks += [
        Paragraph(text=tr("Left out: {why}", why=why), tone=Tone.CAUTION)
        for why in report.template.left_out
    ]
    return Section(key="goals", title=tr("Goals"), blocks=tuple(blocks))


def _table(outcomes: Sequence[GoalOutcome], *, is_brief: bool) -> Table:
    """Return a row a goal; without priorities, reasons, sources where none is told."""
    goals = [one.goal for one in outcomes]
    left_out = set(_NOT_IN_BRIEF) if is_brief else set()
    if all(one.priority is None for one in goals):
        left_out.add("priority")
    if not any(map(_source, goals)):
        left_out.add("source")
    if not any(map(_to_know, outcomes)):
        left_out.add("reason")
    table = Table(
        key="goals",
        columns=_COLUMNS,
        rows=tuple(_row(one, is_brief=is_brief) for one in outcomes),
        note=(_NOTE_IN_BRIEF if is_brief else _NOTE) if outcomes else "",
        empty=tr("The template has no goal."),
    )
    return without(table, left_out)


def _not_evaluable(outcomes: Sequence[GoalOutcome]) -> Iterator[Paragraph]:
    """Yield which goals have no result, those of one reason together."""
    found: dict[str, list[str]] = {}
    for one in outcomes:
        if one.result is not GoalResult.NOT_EVALUABLE:
            continue
        goal = one.goal
        has_none = one.roi_number is None and goal.structure and one.value is None
        why = _NO_ROI if has_none and _is_of_name(one) else one.told
        name = in_row(" ", (goal.structure or tr("whole dose"), goal.metric_text))
        found.setdefault(why, []).append(name)
    for why, names in found.items():
        told = tr(
            "{goals} not evaluable, {why}: {names}.",
            goals=counted(len(names), "goal"),
            why=why,
            names=in_row(", ", names),
        )
        yield Paragraph(text=told, tone=Tone.CAUTION)


def _is_of_name(outcome: GoalOutcome) -> bool:
    """Whether the reason tells of the name of its structure, so of it alone."""
    return outcome.goal.structure in outcome.reason


def _row(outcome: GoalOutcome, *, is_brief: bool) -> tuple[Cell, ...]:
    goal, value = outcome.goal, outcome.value
    is_other = outcome.roi_name and outcome.roi_name != goal.structure
    name = f"{goal.structure} ({outcome.roi_name})" if is_other else goal.structure
    unit = value.unit if value is not None else goal.metric.unit_in("Gy")
    ends = (value.number, value.low, value.high) if value is not None else (None,) * 3
    decimals = goal.metric.kind.decimals
    is_met = outcome.result is GoalResult.PASS
    return (
        words(result_in_cell(outcome.result), _TONES[outcome.result]),
        count(goal.priority),
        words(name or tr("whole dose")),
        words(goal.metric_text),
        words(goal_text(goal)),
        *(quantity(seven_figures(end), unit, decimals) for end in ends),
        words(unit),
        words("" if is_brief and is_met else _to_know(outcome)),
        words(_source(goal), Tone.FAINT),
    )


def _to_know(outcome: GoalOutcome) -> str:
    """Return reason and remarks; of an open goal the ends, told apart."""
    goal = outcome.goal
    is_open = outcome.result is GoalResult.NOT_DECIDED
    decimals = goal.metric.kind.decimals
    ends = interval_text(outcome.value, decimals, tell_apart=True) if is_open else ""
    return in_row("; ", filter(None, (ends, outcome.told)))


def _source(goal: Goal) -> str:
    """Return where a goal is from, for which fractions, and what its author remarks."""
    fractions = (
        tr("for {fractions} fractions", fractions=goal.fractions_text)
        if goal.fractions_text
        else ""
    )
    return in_row("; ", filter(None, (goal.source, fractions, goal.note)))
