"""A comparison of doses as CSV: what A and B are, then every table."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from dosiscope.core.__about__ import PURPOSE, __version__
from dosiscope.core.comparing.table import Bound
from dosiscope.core.comparing.tables import comparison_tables, pair_text
from dosiscope.core.text import cell_text, seven_figures_text
from dosiscope.io.out.provenance import head_lines, made_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from dosiscope.core.comparing.report import ComparisonReport
    from dosiscope.core.comparing.table import Cell


def comparison_csv(report: ComparisonReport, goals: str = "") -> str:
    """Return a comparison of two doses as CSV, as `comparisons_csv` has several."""
    return comparisons_csv((report,), goals)


def comparisons_csv(reports: Sequence[ComparisonReport], goals: str = "") -> str:
    """Return comparisons of A with one or several doses as CSV, one below the other.

    Each is a head, then a title, heads and rows of each table.  The head is one pair a
    line after ``#``.  Nobody is named in it.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["# program", f"Dosiscope {__version__}"])
    rows.writerow(["# purpose", PURPOSE])
    for number, report in enumerate(reports, 1):
        if len(reports) > 1:
            rows.writerow([])
            which = f"{number} of {len(reports)}: {pair_text(report)}"
            rows.writerow(["# comparison", cell_text(which)])
        for key, value in _head(report, goals):
            rows.writerow([f"# {key}", cell_text(value)])
        for table in comparison_tables(report):
            rows.writerow([])
            rows.writerow(["# table", cell_text(table.title)])
            for remark in table.remarks:
                rows.writerow(["# remark", cell_text(remark)])
            rows.writerow([column.key for column in table.columns])
            rows.writerows(
                [cell_text(_cell(cell)) for cell in row] for row in table.rows
            )
    return text.getvalue()


def _head(report: ComparisonReport, goals: str) -> Iterator[tuple[str, str]]:
    nobody = report.case.without_identity()
    yield "difference", "A - B"
    for letter, dose, name in zip(
        "ab", (report.a, report.b), report.names, strict=True
    ):
        yield f"{letter}_name", name
        for key, value in head_lines(made_of(nobody, dose)):
            yield f"{letter}_{key}", value
    if report.reference is not None:
        yield "reference_gy", seven_figures_text(report.reference.gray)
        yield "reference_source", report.reference.source
    for note in report.notes:
        yield "note", note
    if report.goals is not None:
        yield "template", goals


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Bound):
        return cell.text
    if isinstance(cell, tuple):
        return " ".join(map(seven_figures_text, cell))
    return seven_figures_text(cell)
