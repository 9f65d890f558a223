"""The columns of the Records panel: deliveries, sums over the course, overrides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from dosiscope.core.findings import Action
from dosiscope.core.language import tr
from dosiscope.core.records.words import (
    difference_number,
    machine_text,
    meterset_number,
    name_text,
    percent_number,
    state_text,
    verification_text,
    when_text,
)
from dosiscope.core.text import DASH, capitalised
from dosiscope.viewer.panels.records_look import LOOKS
from dosiscope.viewer.screen_identity import screen_identity
from dosiscope.viewer.widgets.columns import Cell, Column

if TYPE_CHECKING:
    from dosiscope.core.course import BeamTotal, CourseRow
    from dosiscope.core.findings import Finding
    from dosiscope.core.records.words import OverrideLine

_NAME_MOST: Final = 124  # px


def hint_of(row: CourseRow) -> str:
    """Return all that is known of a delivery, in lines that may wrap."""
    lines = [
        tr(
            "{beam}, fraction {number}.",
            beam=capitalised(row.name) or tr("All beams"),
            number=_fraction(row),
        ),
        f"{capitalised(state_text(row))}.",
    ]
    if row.parts:
        lines.append(tr("Delivered: {when}", when=when_text(row)))
    for name, text in (
        (tr("Machine"), machine_text(row)),
        (tr("Verification"), verification_text(row)),
    ):
        if text:
            lines.append(f"{name}: {text}")
    if row.planned is not None and not row.is_from_plan:
        lines.append(tr("Held against what the record has as specified."))
    lines += [screen_identity.text(fault.sentence) for fault in row.faults]
    return "\n".join(lines)


def _fraction(row: CourseRow) -> str:
    return DASH if row.fraction is None else str(row.fraction)


def _fraction_cell(row: CourseRow) -> Cell:
    look = LOOKS[row.state]
    order = float("inf") if row.fraction is None else float(row.fraction)
    group = "" if row.group is None else f"{row.group}: "
    return Cell(
        f"{group}{_fraction(row)}",
        order=order,
        icon=look.icon,
        icon_role=look.role,
        is_strong=row.state.is_caution,
    )


def _amount(value: float | None) -> Cell:
    return Cell(
        meterset_number(value),
        order=value,
        role="secondary" if value is None else "text",
    )


def _difference(row: CourseRow) -> Cell:
    is_off = row.state.is_caution and bool(row.difference)
    return Cell(
        difference_number(row),
        order=row.difference,
        role=LOOKS[row.state].role if is_off else "secondary",
    )


def _state(row: CourseRow) -> Cell:
    look = LOOKS[row.state]
    return Cell(
        capitalised(state_text(row)),
        role=look.role if row.state.is_caution else "secondary",
    )  # fmt: skip


def delivery_columns(
    unit: str, noun: str = "beam", word: str = "planned"
) -> tuple[Column[CourseRow], ...]:
    """Return the columns of deliveries.

    Parameters
    ----------
    unit
        That of all, if they share one.
    noun, word
        What is delivered, and what it is held against (`Course`).
    """
    return (
        Column(title=tr("Fr."), cell=_fraction_cell, is_number=True, least=52),
        Column(
            title=capitalised(tr(noun)), least=56, most=_NAME_MOST,
            cell=lambda row: Cell(row.label or name_text(row) or DASH),
        ),
        Column(
            title=capitalised(tr(word)), unit=unit, is_number=True,
            cell=lambda row: _amount(row.planned),
            hint=tr(
                "Meterset of the plan for a fraction; where it states none, and of "
                "sources, what the record has as specified"
            ),
        ),
        Column(
            title=tr("Delivered"), unit=unit, is_number=True,
            cell=lambda row: _amount(row.delivered),
            hint=tr("Sum of all parts of the delivery"),
        ),
        Column(title=tr("Diff."), unit=unit, is_number=True, cell=_difference),
        Column(title=tr("State"), cell=_state, takes_rest=True, least=112),
        Column(
            title=tr("Diff."), unit="%", is_number=True, is_on_demand=True,
            cell=lambda row: Cell(percent_number(row), order=row.percent),
        ),
        Column(
            title=tr("Date and time"), is_on_demand=True,
            cell=lambda row: Cell(when_text(row) or DASH),
        ),
        Column(
            title=tr("Verification"), is_on_demand=True,
            cell=lambda row: Cell(verification_text(row) or DASH),
        ),
        Column(
            title=tr("Machine"), is_on_demand=True,
            cell=lambda row: Cell(machine_text(row) or DASH),
        ),
    )  # fmt: skip


def total_columns(
    unit: str, noun: str = "beam", word: str = "planned"
) -> tuple[Column[BeamTotal], ...]:
    """Return the columns of sums over the course; as `delivery_columns`."""

    def amount(value: float | None) -> Cell:
        return Cell(meterset_number(value), order=value)

    return (
        Column(
            title=capitalised(tr(noun)), takes_rest=True, least=96,
            cell=lambda one: Cell(one.label, hint=capitalised(one.name)),
        ),
        Column(
            title=tr("Fr."), is_number=True,
            hint=tr("Fractions that have a record of it"),
            cell=lambda one: Cell(str(one.fractions), order=float(one.fractions)),
        ),
        Column(
            title=tr("Delivered"), unit=unit, is_number=True,
            cell=lambda one: amount(one.delivered),
        ),
        Column(
            title=tr("So far"), unit=unit, is_number=True,
            hint=tr("Planned for the fractions that are recorded")
            if word == "planned"
            else tr("Specified for the fractions that are recorded"),
            cell=lambda one: amount(one.planned),
        ),
        Column(
            title=tr("In all"), unit=unit, is_number=True,
            hint=tr("Planned for all fractions"),
            cell=lambda one: amount(one.planned_course),
        ),
    )  # fmt: skip


_ACTIONS: Final = {
    Action.NOTE: ("info", "secondary"),
    Action.WARN: ("triangle-alert", "caution"),
}


def _finding(finding: Finding) -> Cell:
    icon, role = _ACTIONS.get(finding.action, ("octagon-alert", "bad"))
    return Cell(
        screen_identity.text(finding.message),
        icon=icon,
        icon_role=role,
        hint=tr("Rule {rule}", rule=finding.rule),
    )


FINDINGS: Final[tuple[Column[Finding], ...]] = (
    Column(
        title=tr("What was noticed"), cell=_finding, takes_rest=True, least=240,
        is_wrapped=True,
    ),
    Column(title=tr("Rule"), cell=lambda one: Cell(one.rule), is_on_demand=True),
)  # fmt: skip


OVERRIDES: Final[tuple[Column[OverrideLine], ...]] = (
    Column(
        title=tr("Fr."), is_number=True, least=36,
        cell=lambda line: Cell(_fraction(line.row)),
    ),
    Column(
        title=tr("Beam"), least=72, most=_NAME_MOST,
        cell=lambda line: Cell(line.row.label or name_text(line.row)),
    ),
    Column(
        title=tr("Parameter"), takes_rest=True, least=120, is_wrapped=True,
        cell=lambda line: Cell(line.parameter),
    ),
    Column(
        title=tr("Reason"), takes_rest=True, least=110, is_wrapped=True,
        cell=lambda line: Cell(line.reason or DASH),
    ),
    Column(
        title=tr("Operator"), is_on_demand=True,
        cell=lambda line: Cell(screen_identity.text(line.operator) or DASH),
    ),
    Column(
        title=tr("Control points"), is_on_demand=True,
        cell=lambda line: Cell(line.points or DASH),
    ),
)  # fmt: skip
