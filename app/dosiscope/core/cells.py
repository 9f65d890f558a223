"""Text as cells of tables that go to spreadsheets: CSV and the clipboard."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

# spreadsheets take a cell that begins so for a formula, whole widths too
_FORMULA_STARTS: Final = (*"=+-@\t\r", *"\uff1d\uff0b\uff0d\uff20")
_NUMBERS: Final = re.compile(r"[-+\d.,() %]+", re.ASCII)  # "-3", "+8.2 (+5.9 %)"


def cell_text(text: str) -> str:
    """Return text as a cell of a table that no spreadsheet runs as a formula.

    What begins as a formula does, and is no number, gets an apostrophe before it.
    """
    is_formula = text.startswith(_FORMULA_STARTS) and not _NUMBERS.fullmatch(text)
    text = " ".join(re.split("[\t\r\n]+", text))
    return f"'{text}" if is_formula else text


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as lines of cells parted by tabs, as the clipboard takes them."""
    return "\n".join("\t".join(map(cell_text, row)) for row in rows)
