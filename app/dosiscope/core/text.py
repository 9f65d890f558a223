"""DICOM dates, times and numbers as a person reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

DASH = "—"
MINUS = "\N{MINUS SIGN}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
# spreadsheets take a cell that begins so for a formula, whole widths too
_FORMULA_STARTS: Final = (*"=+-@\t\r", *"\uff1d\uff0b\uff0d\uff20")
_NUMBERS: Final = re.compile(r"[-+\d.,() %]+", re.ASCII)  # "-3", "+8.2 (+5.9 %)"


def date_text(value: str) -> str:
    """``20070720`` as ``2007-07-20``; anything else verbatim; empty as a dash."""
    value = value.strip()
    if len(value) == 8 and value.isdigit():
        return f"{value[:4]}-{value[4:6]}-{value[6:]}"
    return value or DASH


def time_text(value: str) -> str:
    """``094345.12`` as ``09:43:45``; anything else verbatim; empty as a dash."""
    value = value.strip()
    digits = value.split(".")[0]
    if digits.isdigit() and len(digits) in (4, 6):
        return ":".join(digits[n : n + 2] for n in range(0, len(digits), 2))
    return value or DASH


def number_text(value: float | None, decimals: int = 1) -> str:
    """Return the number with a true minus sign; a dash for None and NaN."""
    if value is None or value != value:
        return DASH
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def grouped(value: float, decimals: int = 0) -> str:
    """Return a number with thin spaces between thousands and a true minus sign."""
    text = f"{value:,.{decimals}f}"
    if not any(c in "123456789" for c in text):
        text = text.lstrip("-")
    return text.replace(",", THIN_SPACE).replace("-", MINUS)


def volume_text(cc: float | None) -> str:
    """Return a volume in cc with three or more figures: 0.262, 7.24, 52.5, 24 310.

    The one way in which volumes are written, wherever they stand; a dash for None.
    """
    if cc is None:
        return DASH
    decimals = 0 if cc >= 1000 else 1 if cc >= 10 else 2 if cc >= 1 else 3
    return grouped(cc, decimals)


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 beam", "4 beams"."""
    return f"{number} {one if number == 1 else many or one + 's'}"


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
