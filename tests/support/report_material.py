"""Reports of cases, measured as the program does, and read as a person does."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from dosiscope.app.report_asked import ReportAsked
from dosiscope.app.reporting import material_of
from dosiscope.core.isodose import stated_reference
from dosiscope.core.progress import finish
from dosiscope.core.report.document import Facts, Figure, Paragraph, Table
from dosiscope.core.report.parts import document_of
from dosiscope.core.report.template import Part, Template
from dosiscope.resources.plan_limits import bundled_limits
from dosiscope.resources.report_templates import preset
from dosiscope.resources.roi_names import bundled_rules
from support.checked_plan import good_case
from support.delivered_plan import delivered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.report.document import Cell, Document, Section
    from dosiscope.core.report.material import Material


def material_for(case: Case, dose: Dose | None = None, **asked: Any) -> Material:
    """Return what a report of a case is made of: of its first dose, all structures."""
    dose = dose or (case.doses[0] if case.doses else None)
    rois = case.structure_set.rois if case.structure_set is not None else ()
    fields: dict[str, Any] = {
        "limits": bundled_limits(),
        "name_rules": bundled_rules(),
        "shown": frozenset(roi.number for roi in rois),
        "reference": None if dose is None else stated_reference(case.plan, dose),
        **asked,
    }
    return finish(material_of(ReportAsked(case=case, dose=dose, **fields))).material


@cache
def good_material() -> Material:
    """What a report of a good plan with three beams is made of."""
    return material_for(good_case(plan=delivered()))


def of_plan(plan: Any) -> Material:
    """Return the same with another plan, or none."""
    material = good_material()
    return replace(material, case=replace(material.case, plan=plan))


def whole(material: Material) -> Document:
    """Return the report that leaves nothing out."""
    return document_of(material, preset("everything"))


def section(material: Material, key: str, **options: Any) -> Section:
    """Return one section of a report."""
    parts = (Part(key=key, **options),)
    (found,) = document_of(material, Template(title="T", parts=parts)).sections
    return found


def has(material: Material, key: str) -> bool:
    """Whether a report has a section."""
    parts = (Part(key=key),)
    return bool(document_of(material, Template(title="T", parts=parts)).sections)


def facts_of(found: Section) -> dict[str, Cell]:
    """Return the facts of a section by name."""
    blocks = (block for block in found.blocks if isinstance(block, Facts))
    return {name: cell for block in blocks for name, cell in block.pairs}


def table_of(found: Section, key: str) -> Table:
    """Return a table of a section."""
    tables = [block for block in found.blocks if isinstance(block, Table)]
    (table,) = (table for table in tables if table.key == key)
    return table


def rows_of(found: Section, key: str) -> list[dict[str, Cell]]:
    """Return the rows of a table, each by the keys of its columns."""
    table = table_of(found, key)
    keys = [column.key for column in table.columns]
    return [dict(zip(keys, row, strict=True)) for row in table.rows]


def texts_of(found: Section, key: str) -> list[dict[str, str]]:
    """Return the same as texts."""
    return [{key: c.text for key, c in row.items()} for row in rows_of(found, key)]


def sentences_of(found: Section) -> list[str]:
    """Return the paragraphs of a section."""
    return [block.text for block in found.blocks if isinstance(block, Paragraph)]


def cells_of(document: Document) -> Iterator[Cell]:
    """Yield every cell of a report."""
    for found in document.sections:
        for block in found.blocks:
            if isinstance(block, Facts):
                yield from (cell for _, cell in block.pairs)
            if isinstance(block, Table):
                yield from (cell for row in block.rows for cell in row)


def words_of(document: Document) -> Iterator[str]:
    """Yield every text of a report."""
    yield from (document.title, document.identity, document.subject, document.made)
    for found in document.sections:
        yield from (found.key, found.title)
        for block in found.blocks:
            if isinstance(block, Facts):
                yield block.title
                yield from (name for name, _ in block.pairs)
            elif isinstance(block, Table):
                yield from (block.title, block.note, block.empty)
                yield from (column.heading for column in block.columns)
            elif isinstance(block, Figure):
                yield block.caption
            else:
                yield block.text
    yield from (cell.text for cell in cells_of(document))
