"""A section of a report as lines of text: facts, sentences, tables in columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.report.document import Facts, Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.report.document import Column, Section


def section_lines(section: Section) -> Iterator[str]:
    """Yield a section as lines; tables are parted by an empty one.

    What of it is identity must have been left out, or is told.
    """
    yield section.title
    for block in section.blocks:
        if isinstance(block, Facts):
            yield from _facts(block)
        elif isinstance(block, Paragraph):
            yield str(block.text)
        elif isinstance(block, Table):
            yield ""
            yield from _table(block)


def _facts(facts: Facts) -> Iterator[str]:
    if facts.title:
        yield facts.title
    wide = max((len(name) for name, _ in facts.pairs), default=0)
    for name, cell in facts.pairs:
        yield f"  {name:{wide}}  {cell.text}".rstrip()


def _table(table: Table) -> Iterator[str]:
    if table.title:
        yield table.title
    if not table.rows:
        yield table.empty
        return
    texts = [[_head(column) for column in table.columns]]
    texts += [[str(cell.text) for cell in row] for row in table.rows]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    for line in texts:
        cells = (
            f"{cell:>{wide}}" if column.is_number else f"{cell:{wide}}"
            for cell, wide, column in zip(line, widths, table.columns, strict=True)
        )
        yield "  ".join(cells).rstrip()
    if table.note:
        yield table.note


def _head(column: Column) -> str:
    return f"{column.heading} {column.unit}".strip()
