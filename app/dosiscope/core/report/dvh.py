"""The section of a report with the DVHs: their plot, and a table of statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.dvh.curve import DvhSource
from dosiscope.core.dvh.metric import Where
from dosiscope.core.dvh.metrics import standard
from dosiscope.core.report.cells import metric, volume, words
from dosiscope.core.report.document import (
    Cell,
    Column,
    Figure,
    Paragraph,
    Section,
    Table,
    Tone,
)
from dosiscope.core.report.material import PictureKind
from dosiscope.core.report.template import Structures
from dosiscope.core.text import PLUS_MINUS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhResult
    from dosiscope.core.report.material import Material
    from dosiscope.core.report.template import Part


def dvh_section(material: Material, part: Part) -> Section | None:
    """Return the plot and the table; None where there is nothing to tell."""
    results = told_results(material, part)
    if not results:
        return None
    blocks: list[Figure | Table | Paragraph] = []
    if part.figure:
        blocks += [
            Figure(key=one.key, caption=one.caption, aspect=one.aspect)
            for one in material.pictures
            if one.kind is PictureKind.DVH
        ]
    if part.table:
        blocks += [_table(material, results, part), *_remarks(results)]
    return Section(key="dvh", title="DVH", blocks=tuple(blocks)) if blocks else None


def told_results(material: Material, part: Part) -> list[DvhResult]:
    """Return the DVHs that a part asks for."""
    return [
        one
        for one in material.results
        if (part.stored or one.source is not DvhSource.STORED)
        and (
            part.structures is Structures.ALL
            or one.number is None
            or one.number in material.shown
        )
    ]


def _table(material: Material, results: Sequence[DvhResult], part: Part) -> Table:
    metrics = tuple(dict.fromkeys((*standard(Where.SHOWN), *part.metrics)))
    metrics = tuple(one for one in metrics if one.kind.listed != "volume")
    units = {one.dose_unit for one in results if one.dvh is not None}
    unit = units.pop() if len(units) == 1 else ""
    columns = [
        Column(key="name", heading="Structure", is_name=True),
        Column(key="source", heading="Source"),
        Column(key="volume", heading="Volume", unit="cc", is_number=True),
        *(_column(one, unit) for one in metrics),
    ]
    if not unit:
        columns.insert(2, Column(key="dose_unit", heading="Dose in"))
    rows = []
    for one in results:
        row = [
            Cell(text=one.name, colour=_colour(material, one)),
            words(one.source_text, Tone.FAINT),
            volume(one.volume_cc),
            *(metric(one, asked) for asked in metrics),
        ]
        if not unit:
            row.insert(2, words(one.dose_unit))
        rows.append(tuple(row))
    note = ""
    if any(one.band is not None for one in results):
        note = f"{PLUS_MINUS} is the uncertainty of the outline and of the dose grid."
    return Table(
        key="dvh",
        title="Statistics",
        columns=tuple(columns),
        rows=tuple(rows),
        note=note,
    )


def _column(asked: Metric, unit: str) -> Column:
    return Column(
        key=asked.text, heading=asked.heading, unit=asked.unit_in(unit), is_number=True
    )


def _remarks(results: Sequence[DvhResult]) -> list[Paragraph]:
    """Return why a structure has no DVH, and what must be known of one."""
    found = []
    for one in results:
        of = f"{one.name} ({one.source_text})"
        if one.dvh is None:
            told = f"{of}: no DVH: {one.reason}"
            found.append(Paragraph(text=told, tone=Tone.CAUTION))
            continue
        if one.dvh.is_partial:
            told = f"{of}: bounds only: {one.dvh.outside_reason}"
            found.append(Paragraph(text=told, tone=Tone.CAUTION))
        found += [
            Paragraph(text=f"{of}: {doubt}", tone=Tone.CAUTION)
            for doubt in one.dvh.doubts
        ]
    return found


def _colour(material: Material, result: DvhResult) -> str:
    structures = material.case.structure_set
    if structures is None or result.number is None:
        return ""
    roi = structures.roi(result.number)
    if roi is None or roi.colour is None:
        return ""
    return "#" + "".join(f"{value:02x}" for value in roi.colour)
