"""The section of a report with a comparison: the dose A that is shown, less B."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.comparing.tables import Bound, Holds, comparison_tables
from dosiscope.core.report.cells import nothing, number, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.material import PictureKind
from dosiscope.core.report.template import Rows
from dosiscope.core.text import dose_text, moment_text, seven_figures, uid_tail

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.comparing import tables
    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.dose import Dose
    from dosiscope.core.report.document import Block
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part

_NAMES = ("where", "structure", "subject", "what", "metric")  # columns that name rows


def comparison_section(material: Material, part: Part) -> Section | None:
    """Return A, B and all that differs; None where no dose is compared."""
    report = material.comparison
    if report is None:
        return None
    blocks: list[Block] = [Facts(pairs=tuple(_head(report)))]
    blocks += [Paragraph(text=note, tone=Tone.CAUTION) for note in report.notes]
    blocks += [
        Figure(key=one.key, caption=one.caption, aspect=one.aspect, width=0.5)
        for one in material.pictures
        if one.kind is PictureKind.PLOT
    ]
    is_whole = part.rows is Rows.ALL
    blocks += map(_table, comparison_tables(report, is_whole=is_whole))
    return Section(key="comparison", title="Comparison A - B", blocks=tuple(blocks))


def _head(report: ComparisonReport) -> Iterator[tuple[str, Cell]]:
    for letter, dose, name in zip(
        "AB", (report.a, report.b), report.names, strict=True
    ):
        yield letter, words(f"{name}, {told_of(dose)}")
        plan = report.case.plan_of(dose)
        if plan is not None:
            when = moment_text(plan.date, plan.time)
            uid = uid_tail(plan.header.sop_instance_uid)
            yield f"Plan of {letter}", words(f"{plan.label}, {when}, UID {uid}")
    reference = report.reference
    if reference is not None:
        whole = dose_text(reference.gray, report.difference.unit)
        yield "100 %", number(reference.gray, f"{whole}: {reference.source}")


def told_of(dose: Dose) -> str:
    """Return what a dose is: "PHYSICAL, maximum 62.10 Gy, UID …12.3"."""
    most = f"maximum {dose_text(dose.maximum, dose.unit_text)}"
    if dose.made is not None:
        return f"{most}, not a plan dose"
    kind = str(dose.type) or "type not stated"
    return f"{kind}, {most}, UID {uid_tail(dose.header.sop_instance_uid)}"


def _table(table: tables.Table) -> Table:
    """Return a table of the comparison; a column without anything is left out."""
    kept = [
        n
        for n in range(len(table.columns))
        if not table.rows or any(row[n] not in (None, "") for row in table.rows)
    ]
    return Table(
        key=f"comparison {table.key}",
        title=table.title,
        columns=tuple(_column(table.columns[n]) for n in kept),
        rows=tuple(
            tuple(_cell(table.columns[n], row[n]) for n in kept) for row in table.rows
        ),
        note=" ".join(table.remarks),
        empty="" if table.remarks else "Nothing differs.",
    )


def _column(column: tables.Column) -> Column:
    return Column(
        key=column.key,
        heading=column.head,
        is_number=column.holds not in (Holds.TEXT, Holds.PLACE),
        is_name=column.key in _NAMES,
    )


def _cell(column: tables.Column, cell: tables.Cell) -> Cell:
    if cell is None:
        return nothing()
    if isinstance(cell, Bound):
        return Cell(text=cell.text, value=seven_figures(cell.value), sign=cell.sign)
    text = column.text(cell)
    if isinstance(cell, float | int):
        return Cell(text=text, value=seven_figures(cell))
    return words(text)
