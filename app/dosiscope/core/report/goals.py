"""The section of a report with the goals: what is asked, the value, the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.goals.outcome import GoalResult
from dosiscope.core.goals.words import goal_text, interval_text, result_text
from dosiscope.core.report.cells import told, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.text import DASH, capitalised, dose_text, quantity_number

if TYPE_CHECKING:
    from dosiscope.core.goals.outcome import GoalOutcome
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_TONES: Final = {
    GoalResult.FAIL: Tone.BAD,
    GoalResult.NOT_DECIDED: Tone.CAUTION,
    GoalResult.NOT_EVALUABLE: Tone.CAUTION,
    GoalResult.VARIATION: Tone.CAUTION,
    GoalResult.PASS: Tone.GOOD,
}
_COLUMNS: Final = (
    Column(key="structure", heading="Structure", is_name=True),
    Column(key="metric", heading="Metric"),
    Column(key="goal", heading="Goal"),
    Column(key="value", heading="Value", is_number=True),
    Column(key="low", heading="At least", is_number=True),
    Column(key="high", heading="At most", is_number=True),
    Column(key="unit", heading="Unit"),
    Column(key="result", heading="Result"),
    Column(key="reason", heading="To know"),
)


def goals_section(material: Material, _: Part) -> Section | None:
    """Return the goals in the order of their template; None where none were judged."""
    report = material.goals
    if report is None:
        return None
    name = told(report.template.name, identity=material.with_identity)
    blocks: list[Paragraph | Table] = [
        Paragraph(text=f"{name}: {report.total}." if name else f"{report.total}.")
    ]
    if report.reference is not None:
        gray = dose_text(report.reference.gray, "Gy")
        blocks.append(Paragraph(text=f"100 % is {gray}: {report.reference.source}."))
    blocks += [Paragraph(text=one) for one in report.template.remarks if one]
    rows = tuple(_row(one) for one in report.outcomes)
    blocks.append(Table(key="goals", columns=_COLUMNS, rows=rows, empty="No goals."))
    blocks += [
        Paragraph(text=f"Left out: {why}", tone=Tone.CAUTION)
        for why in report.template.left_out
    ]
    return Section(key="goals", title="Goals", blocks=tuple(blocks))


def _row(outcome: GoalOutcome) -> tuple[Cell, ...]:
    goal, value = outcome.goal, outcome.value
    is_other = outcome.roi_name and outcome.roi_name != goal.structure
    name = f"{goal.structure} ({outcome.roi_name})" if is_other else goal.structure
    unit = value.unit if value is not None else goal.metric.unit_in("Gy")
    is_open = outcome.result is GoalResult.NOT_DECIDED
    return (
        words(name or "whole dose"),
        words(goal.metric_text),
        words(goal_text(goal)),
        _number(None if value is None else value.number, unit),
        _number(None if value is None else value.low, unit),
        _number(None if value is None else value.high, unit),
        words(unit),
        Cell(
            text=capitalised(result_text(outcome.result).lower()),
            tone=_TONES[outcome.result],
        ),
        words(_reason(outcome, is_open=is_open)),
    )


def _reason(outcome: GoalOutcome, *, is_open: bool) -> str:
    """Return what is to be known; of an open goal the ends, told apart."""
    ends = interval_text(outcome.value, tell_apart=True) if is_open else ""
    return "; ".join(filter(None, (ends, outcome.told)))


def _number(value: float | None, unit: str) -> Cell:
    if value is None or not abs(value) < float("inf"):
        return Cell(text=DASH, tone=Tone.FAINT)
    return Cell(text=quantity_number(value, unit), value=value)
