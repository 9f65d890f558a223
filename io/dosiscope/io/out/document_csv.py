"""All tables of a report as CSV, in one file or in a file each."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.__about__ import PURPOSE
from dosiscope.core.report.document import (
    Cell,
    Column,
    Facts,
    Figure,
    Paragraph,
    Table,
)
from dosiscope.core.text import DASH, cell_text, seven_figures_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.core.report.document import Document, Section

Head = tuple[str, str]
_FIGURE: Final = (
    Column(key="figure", heading="", is_name=True),
    Column(key="caption", heading=""),
)
_NO_NAME: Final = re.compile(r"[^a-z0-9]+")  # of a file


def document_csv(document: Document, head: Iterable[Head]) -> str:
    """Return all tables of a report, one below the other, below what they are made of.

    Parameters
    ----------
    document
        Of a case without identity.
    head
        Names and values of what the numbers are made of (`head_lines`); one pair a
        line after ``#``.

    Notes
    -----
    A number is whole (seven figures), its unit in the head of its column. What is only
    a bound has its sign before it. Where a column has a ±, the next one holds it.
    """
    text = StringIO(newline="")
    rows = csv.writer(text, lineterminator="\r\n")
    _write_head(rows, document, head)
    for section in document.sections:
        for table in _tables(section):
            rows.writerow([])
            _write_table(rows, section, table)
    return text.getvalue()


def document_csv_files(document: Document, head: Iterable[Head]) -> dict[str, str]:
    """Return every table as a file of its own, by file name; else as `document_csv`."""
    head = tuple(head)
    files: dict[str, str] = {}
    for section in document.sections:
        for table in _tables(section):
            text = StringIO(newline="")
            rows = csv.writer(text, lineterminator="\r\n")
            _write_head(rows, document, head)
            rows.writerow([])
            _write_table(rows, section, table)
            files[f"{_file_name(table.key)}.csv"] = text.getvalue()
    return files


def _file_name(key: str) -> str:
    return _NO_NAME.sub("-", key.casefold()).strip("-")


def _tables(section: Section) -> Iterator[Table]:
    """Yield the tables of a section; its facts and its pictures are one each."""
    facts = [
        pair for one in section.blocks if isinstance(one, Facts) for pair in one.pairs
    ]
    if facts:
        yield _table_of(section, facts)
    figures = tuple(one for one in section.blocks if isinstance(one, Figure))
    if figures:
        yield Table(
            key=f"{section.key} figures",
            columns=_FIGURE,
            rows=tuple((Cell(text=one.key), Cell(text=one.caption)) for one in figures),
        )
    for block in section.blocks:
        if isinstance(block, Table):
            yield block


def _table_of(section: Section, facts: Sequence[tuple[str, Cell]]) -> Table:
    columns = (
        Column(key="name", heading="", is_name=True),
        Column(key="text", heading=""),
        Column(key="value", heading="", is_number=True),
    )
    rows = tuple(
        (Cell(text=name), Cell(text=cell.text), Cell(text="", value=cell.value))
        for name, cell in facts
    )
    return Table(key=f"{section.key} facts", columns=columns, rows=rows)


def _write_head(rows: Any, document: Document, head: Iterable[Head]) -> None:
    rows.writerow(["# program", document.program])
    rows.writerow(["# purpose", PURPOSE])
    rows.writerow(["# report", cell_text(document.title)])
    rows.writerow(["# made", document.made])
    for name, value in head:
        rows.writerow([f"# {name}", cell_text(value)])


def _write_table(rows: Any, section: Section, table: Table) -> None:
    rows.writerow(["# section", cell_text(section.title)])
    rows.writerow(["# table", cell_text(table.title or table.key)])
    for block in section.blocks:
        if isinstance(block, Paragraph):
            rows.writerow(["# remark", cell_text(block.text)])
    for remark in (table.note, "" if table.rows else table.empty):
        if remark:
            rows.writerow(["# remark", cell_text(remark)])
    spread = [
        any(row[n].spread is not None for row in table.rows)
        for n in range(len(table.columns))
    ]
    heads: list[str] = []
    for column, has_spread in zip(table.columns, spread, strict=True):
        heads.append(_head(column))
        if has_spread:
            heads.append(_head(column, "+/-"))
    rows.writerow(map(cell_text, heads))
    for row in table.rows:
        cells: list[str] = []
        for column, cell, has_spread in zip(table.columns, row, spread, strict=True):
            cells.append(_cell(column, cell))
            if has_spread:
                cells.append(seven_figures_text(cell.spread))
        rows.writerow(map(cell_text, cells))


def _head(column: Column, of: str = "") -> str:
    """Return a key with its unit, once; ``of`` says what else it is of."""
    has_unit = column.key.casefold().endswith(f"_{column.unit.casefold()}")
    parts = (column.key, of, "" if has_unit else column.unit)
    return " ".join(part for part in parts if part)


def _cell(column: Column, cell: Cell) -> str:
    """Return a number as files have it, with the sign of a bound; else the words."""
    number = seven_figures_text(cell.value) if column.is_number else ""
    if number:
        return f"{cell.sign}{number}"
    return "" if cell.text == DASH else cell.text
