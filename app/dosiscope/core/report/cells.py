"""Cells of a report made of values, so that all sections write them alike."""

from __future__ import annotations

from dataclasses import replace
from math import isfinite
from typing import TYPE_CHECKING, Final

from dosiscope.core.language import tr
from dosiscope.core.report.document import Cell, Tone
from dosiscope.core.text import (
    DASH,
    PLUS_MINUS,
    dose_number,
    grouped,
    in_row,
    mm_number,
    quantity_number,
    uncertainty_number,
    volume_text,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from dosiscope.core.dvh.metric import Metric
    from dosiscope.core.dvh.results import DvhReport, DvhResult
    from dosiscope.core.report.document import Column, Table
    from dosiscope.core.report.material import Material

_APPROVED: Final = {
    "APPROVED": Tone.GOOD,
    "UNAPPROVED": Tone.CAUTION,
    "REJECTED": Tone.BAD,
}


def words(text: str, tone: Tone = Tone.PLAIN) -> Cell:
    """Return a cell of words; a dash where there are none.

    What of them is identity stays marked: `document_of` leaves it out where asked.
    """
    return Cell(text=text if text.strip() else DASH, tone=tone)


def count(number: int | None) -> Cell:
    """Return a cell of a whole number; a dash where it is not known."""
    if number is None:
        return nothing()
    return Cell(text=grouped(number), value=number)


def volume(cc: float | None) -> Cell:
    """Return a cell of a volume in cc."""
    return number(cc, volume_text(cc))


def dose(value: float | None) -> Cell:
    """Return a cell of a dose, in the unit of its column."""
    return number(value, dose_number(value))


def quantity(value: float | None, unit: str, decimals: int | None = None) -> Cell:
    """Return a cell of a number as numbers of its unit are written."""
    return number(value, quantity_number(value, unit, decimals))


def number(value: float | None, text: str) -> Cell:
    """Return a cell of a number as it is written; a dash for what is none."""
    if value is None or not isfinite(value):
        return nothing()
    return Cell(text=text, value=value)


def place(xyz: Iterable[float] | None) -> Cell:
    """Return a cell of a point of the patient, mm."""
    return words("" if xyz is None else ", ".join(mm_number(v) for v in xyz))


def nothing() -> Cell:
    """Return the cell of what is not stated or not known."""
    return Cell(text=DASH, tone=Tone.FAINT)


def approval(status: str) -> Cell:
    """Return a cell of the Approval Status of a plan or structure set."""
    return words(status or tr("not stated"), _APPROVED.get(status, Tone.PLAIN))


def without(table: Table, keys: Collection[str]) -> Table:
    """Return a table without some of its columns."""
    kept = [n for n, column in enumerate(table.columns) if column.key not in keys]
    return replace(
        table,
        columns=tuple(table.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in table.rows),
    )


def of_dashes(table: Table) -> tuple[Column, ...]:
    """Return the columns that name no row and in which nothing is stated."""
    return tuple(
        column
        for n, column in enumerate(table.columns)
        if table.rows
        and not column.is_name
        and all(row[n].text == DASH for row in table.rows)
    )


def without_dashes(table: Table) -> Table:
    """Return a table without columns where nothing is stated; its note names them."""
    left_out = of_dashes(table)
    if not left_out:
        return table
    names = in_row(", ", dict.fromkeys(one.heading for one in left_out))
    told = without(table, {column.key for column in left_out})
    note = tr("Not stated: {columns}.", columns=names)
    return replace(told, note=in_row(" ", filter(None, (note, table.note))))


def metric(report: DvhReport, result: DvhResult, asked: Metric) -> Cell:
    """Return a cell of a metric of a DVH, with its bound and its ±."""
    value = result.value(asked)
    if value.number is None:
        return nothing()
    text = value.number_text
    spread = result.uncertainty(asked) if report.is_spread_told(asked) else None
    if spread is not None:
        text += f" {PLUS_MINUS} {uncertainty_number(spread, text)}"
    return Cell(
        text=f"{value.sign}{text}", value=value.number, sign=value.sign, spread=spread
    )


def colour_of(material: Material, roi_number: int | None) -> str:
    """Return the colour of a structure, "#rrggbb"; "" for none.

    It is that of the pictures and plots, else that of the file.
    """
    if roi_number is None:
        return ""
    structures = material.case.structure_set
    roi = structures.roi(roi_number) if structures is not None else None
    stated = roi.colour if roi is not None else None
    colour = material.colours.get(roi_number, stated)
    return "" if colour is None else "#" + bytes(colour).hex()
