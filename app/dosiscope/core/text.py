"""DICOM dates, times and numbers as a person reads them."""

from __future__ import annotations

DASH = "—"
MINUS = "\N{MINUS SIGN}"


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


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 beam", "4 beams"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
