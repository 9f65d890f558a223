"""A report as plain values for JSON: what its pages say, with the whole numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from dosiscope.core.dvh.metric import SIGNS
from dosiscope.core.report.document import Facts, Figure, Paragraph, Table

if TYPE_CHECKING:
    from dosiscope.core.report.document import Block, Cell, Document, Section

Json = dict[str, Any]
_SIDES: Final = {sign: side for side, sign in SIGNS.items()}


def document_values(document: Document) -> Json:
    """Return the sections of a report in order, and what stands on every page.

    A cell has its ``text``, and where it is a number its ``value``; ``bound`` says
    whether that is a "lower" or an "upper" bound only, ``plus_minus`` its ±.
    """
    return {
        "title": document.title,
        "identity": document.identity,
        "subject": document.subject,
        "made": document.made,
        "sections": [_section(one) for one in document.sections],
    }


def _section(section: Section) -> Json:
    return {
        "key": section.key,
        "title": section.title,
        "blocks": [_block(block) for block in section.blocks],
    }


def _block(block: Block) -> Json:
    if isinstance(block, Table):
        return {
            "table": block.key,
            "title": block.title,
            "columns": [
                {
                    "key": one.key,
                    "heading": one.heading,
                    "unit": one.unit,
                    "is_number": one.is_number,
                }
                for one in block.columns
            ],
            "rows": [[_cell(cell) for cell in row] for row in block.rows],
            "note": block.note if block.rows else block.note or block.empty,
        }
    if isinstance(block, Facts):
        facts = [{"name": name, **_cell(cell)} for name, cell in block.pairs]
        return (
            {"title": block.title, "facts": facts} if block.title else {"facts": facts}
        )
    if isinstance(block, Figure):
        return {"figure": block.key, "caption": block.caption}
    if isinstance(block, Paragraph):
        return {"text": block.text}
    raise AssertionError(block)


def _cell(cell: Cell) -> Json:
    told: Json = {"text": cell.text}
    if cell.value is not None:
        told["value"] = cell.value
    if cell.sign:
        told["bound"] = _SIDES[cell.sign]
    if cell.spread is not None:
        told["plus_minus"] = cell.spread
    return told
