"""Columns and cells of what files may or may not state."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.core.text import DASH, grouped, trimmed
from dosiscope.viewer.widgets.columns import Cell, Column, Row

if TYPE_CHECKING:
    from collections.abc import Callable


def words_column(
    title: str, text: Callable[[Row], str], unit: str = "", hint: str = ""
) -> Column[Row]:
    """Return a column of words; a dash where there are none."""
    return Column(
        title=title, unit=unit, hint=hint, cell=lambda row: stated_cell(text(row))
    )


def number_column(
    title: str,
    unit: str,
    value: Callable[[Row], float | None],
    text: Callable[[float], str],
    hint: str = "",
) -> Column[Row]:
    """Return a column of numbers; a dash where there is none."""

    def cell(row: Row) -> Cell:
        found = value(row)
        return stated_cell("" if found is None else text(found), found)

    return Column(title=title, unit=unit, hint=hint, cell=cell, is_number=True)


def stated_cell(text: str, order: float | None = None) -> Cell:
    """Return a cell of a text; of what is not stated a faint dash."""
    if not without_dash(text):
        return Cell(DASH, role="secondary")
    return Cell(text, order)


def without_dash(text: str) -> str:
    """Return a text, "" where it is a dash alone."""
    return "" if text == DASH else text


def whole(value: float) -> str:
    """Return a whole number as it is written."""
    return grouped(value)


def two_decimals(value: float) -> str:
    """Return a number with no more than two decimals."""
    return trimmed(value, 2)
