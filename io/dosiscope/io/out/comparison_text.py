"""A comparison of doses as lines of text: what A and B are, then tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.comparing.table import Holds
from dosiscope.core.comparing.tables import comparison_tables, pair_text
from dosiscope.core.findings import Action
from dosiscope.core.language import tr
from dosiscope.core.report.comparison import told_of
from dosiscope.core.text import dose_text, moment_text, uid_tail

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.table import ComparisonTable


def comparisons_lines(
    reports: Sequence[ComparisonReport], goals: str = ""
) -> list[str]:
    """Return comparisons of A with each of several doses as lines."""
    if len(reports) == 1:
        return comparison_lines(reports[0], goals)
    lines: list[str] = []
    for number, report in enumerate(reports, 1):
        lines += ["", ""] if lines else []
        lines.append(
            tr(
                "Comparison {number} of {total}: {pair}",
                number=number,
                total=len(reports),
                pair=pair_text(report),
            )
        )
        lines += comparison_lines(report, goals)
    return lines


def comparison_lines(report: ComparisonReport, goals: str = "") -> list[str]:
    """Return a comparison as lines; ``goals``: what their template is called."""
    lines = [*_head(report)]
    for table in comparison_tables(report, is_whole=False):
        title = f"{table.title}: {goals}" if table.title == "Goals" else table.title
        lines += ["", title, *_lines(table)]
    return lines


def _head(report: ComparisonReport) -> Iterator[str]:
    for letter, dose, name in zip(
        "AB", (report.a, report.b), report.names, strict=True
    ):
        yield f"{letter}: {name}, {told_of(dose)}"
        plan = report.case.plan_of(dose)
        if plan is not None:
            when = moment_text(plan.date, plan.time)
            uid = uid_tail(plan.header.sop_instance_uid)
            told = tr(
                "Plan: {label}, {when}, UID {uid}", label=plan.label, when=when, uid=uid
            )
            yield f"   {told}"
    structures = report.case.structure_set
    if structures is not None:
        uid = uid_tail(structures.header.sop_instance_uid)
        yield tr("Structure set: {label}, UID {uid}", label=structures.label, uid=uid)
    reference = report.reference
    if reference is not None:
        whole = dose_text(reference.gray, report.difference.unit)
        yield tr("100 % is {dose}: {source}", dose=whole, source=reference.source)
    yield from report.notes
    of_a, of_b = report.findings_of_each
    for finding in report.findings:
        if finding.action >= Action.WARN:
            # what is of both, or of what A or B was made of, has no letter
            is_of = finding in of_a, finding in of_b
            letter = {(True, False): "A: ", (False, True): "B: "}.get(is_of, "")
            yield f"{finding.action.name}: {letter}{finding.message}"


def _lines(table: ComparisonTable) -> Iterator[str]:
    """Yield a table as lines; a column without anything is left out."""
    if not table.rows:
        yield from table.remarks
        return
    kept = [
        n
        for n in range(len(table.columns))
        if any(row[n] not in (None, "") for row in table.rows)
    ]
    columns = [table.columns[n] for n in kept]
    texts = [[column.head for column in columns]]
    texts += [
        [column.text(row[n]) for n, column in zip(kept, columns, strict=True)]
        for row in table.rows
    ]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for line in texts:
        cells = (
            f"{cell:{wide}}" if column.holds is Holds.TEXT else f"{cell:>{wide}}"
            for cell, wide, column in zip(line, widths, columns, strict=True)
        )
        yield "  ".join(cells).rstrip()
    yield from table.remarks
