"""DICOM dates, times and numbers as a person reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

from dosiscope.core.translator import (
    english,
    translated,
    translated_count,
    with_english,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

DASH = "—"
MINUS = "\N{MINUS SIGN}"
PLUS_MINUS = "\N{PLUS-MINUS SIGN}"
THIN_SPACE = "\N{NARROW NO-BREAK SPACE}"
_RATIO: Final = 3  # decimals
_TOLD_APART: Final = 2  # decimals more, where without them two would read the same
_TAIL = 12  # characters of a UID that a line shows
# spreadsheets take a cell that begins so for a formula, whole widths too
FORMULA_STARTS: Final = (*"=+-@\t\r", *"\uff1d\uff0b\uff0d\uff20")
# "-3", "+8.2 (+5.9 %)", "-1.2e-05"
_NUMBERS: Final = re.compile(r"[-+\d.,() %]+|[-+]?\d+(?:\.\d+)?e[-+]?\d+", re.ASCII)


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


def moment_text(date: str, time: str, between: str = " ") -> str:
    """Return what is stated of date and time; a dash where neither is."""
    parts = [date_text(date), time_text(time)]
    return between.join(part for part in parts if part != DASH) or DASH


def first_few(words: Iterable[object], most: int = 3) -> str:
    """Return the first of some words, and how many more there are."""
    texts = [str(word) for word in words]
    if len(texts) <= most:
        return in_row(", ", texts)
    told = translated("{first} and {n} more")
    return _with(told, first=in_row(", ", texts[:most]), n=str(len(texts) - most))


def listed(words: Iterable[str], last: Literal["and", "or"] = "or") -> str:
    """Return words as one: "a", "a or b", "a, b or c"."""
    *before, end = words
    if not before:
        return end
    if last == "and":
        told = translated("{first} and {end}")
    else:
        told = translated("{first} or {end}")
    return _with(told, first=in_row(", ", before), end=end)


def in_row(separator: str, parts: Iterable[str]) -> str:
    """Return parts in one text, which knows their English (`translator.english`)."""
    parts = list(parts)
    return with_english(separator.join(parts), separator.join(map(english, parts)))


def _with(template: str, **fields: str) -> str:
    """Return a template with its fields; in English too."""
    plain = {name: english(field) for name, field in fields.items()}
    told = template.format(**fields)
    return with_english(told, english(template).format(**plain))


def number_text(value: float | None, decimals: int = 1) -> str:
    """Return the number with a true minus sign; a dash for None and NaN."""
    if value is None or value != value:
        return DASH
    text = f"{value:.{decimals}f}"
    if float(text) == 0:
        text = text.lstrip("-")
    return text.replace("-", MINUS)


def trimmed(value: float | None, decimals: int = 2, least: int = 0) -> str:
    """Return a number as it is typed: 6, 0.5, -12.25 with a true minus sign.

    Zeros at the end go, down to ``least`` decimals.
    """
    whole, point, rest = number_text(value, decimals).partition(".")
    rest = rest[:least] + rest[least:].rstrip("0")
    return f"{whole}{point}{rest}" if rest else whole


def grouped(value: float, decimals: int = 0) -> str:
    """Return a number with thin spaces between thousands and a true minus sign."""
    text = f"{value:,.{decimals}f}"
    if not any(c in "123456789" for c in text):
        text = text.lstrip("-")
    return text.replace(",", THIN_SPACE).replace("-", MINUS)


def typed_number(value: float) -> str:
    """Return a number with the figures that a person types: 6, 0.5, 107."""
    return f"{value:g}".replace("-", MINUS)


def bytes_text(size: float) -> str:
    """Return a size of a file or a disk: 512 bytes, 1.5 MB, 2 GB, by thousands."""
    for unit, least in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if size >= least:
            return f"{trimmed(size / least, 1)} {unit}"
    return counted(int(size), "byte")


def signed_number(value: float, decimals: int) -> str:
    """Return a number with its sign, even where that is plus; zero has none."""
    text = grouped(value, decimals)
    is_zero = not any(c in "123456789" for c in text)
    return text if is_zero or text.startswith(MINUS) else f"+{text}"


def two_figures(size: float) -> str:
    """Return the size of something with two figures, or a whole number from 100 on."""
    return f"{size:.0f}" if size >= 99.5 else f"{size:.2g}"


def seven_figures(value: float | None) -> float | None:
    """Return a number as files of numbers have it; None for what is no number.

    Seven figures are more than anything measured has.
    """
    if value is None or not abs(value) < float("inf"):
        return None
    return float(f"{value:.7g}")


def seven_figures_text(value: float | None) -> str:
    """Return the same as text; "" for what is no number."""
    if value is None or not abs(value) < float("inf"):
        return ""
    return f"{value:.7g}"


def dose_number(value: float | None, least: int = 2) -> str:
    """Return a dose with two decimals, with more where it is small.

    The one way in which doses are written, wherever they stand; a dash for None.
    Zeros at the end go down to ``least`` decimals: levels and scales are round.
    """
    size = abs(value) if value is not None else 0.0
    decimals = 2 if size >= 1 or size == 0 else 3 if size >= 0.1 else 4
    return trimmed(value, decimals, least)


def dose_text(value: float | None, unit: str) -> str:
    """Return a dose with its unit."""
    return f"{dose_number(value)} {unit}"


def percent_number(value: float | None) -> str:
    """Return a share with one decimal, with more where it is small, as doses are.

    The one way in which shares are written, wherever they stand; a dash for None.
    """
    size = abs(value) if value is not None else 0.0
    decimals = 1 if size >= 1 or size == 0 else 2 if size >= 0.1 else 3
    return trimmed(value, decimals, 1)


def percent_text(value: float) -> str:
    """Return a share with its unit."""
    return f"{percent_number(value)} %"


def part_number(percent: float) -> str:
    """Return the share of a part as `percent_number`, or such that it reads as a part.

    A part is more than nothing and less than all: "6.0", "0.02", "99.98".
    """
    if percent < 0.1:
        return two_figures(percent)
    return f"{min(percent, 99.99):.2f}" if percent >= 99.95 else percent_number(percent)


def part_text(percent: float) -> str:
    """Return the same with its unit."""
    return f"{part_number(percent)} %"


def mm_number(value: float | None) -> str:
    """Return a place with one decimal, or two where one would hide something.

    The one way in which places are written, wherever they stand; a dash for None.
    """
    if value is None:
        return DASH
    return number_text(value, 1 if abs(value * 10 - round(value * 10)) < 0.05 else 2)


def volume_text(cc: float | None) -> str:
    """Return a volume in cc with three or more figures: 0.262, 7.24, 52.5, 24 310.

    The one way in which volumes are written, wherever they stand; a dash for None.
    """
    if cc is None:
        return DASH
    return grouped(cc, _volume_decimals(cc))


def volume_texts(*cc: float) -> list[str]:
    """Return volumes of one sentence, each as `volume_text` writes it; so areas, cm².

    Where different ones would read the same, all have a decimal more, or two.
    """
    texts: list[list[str]] = []
    read = []
    for more in range(_TOLD_APART + 1):
        decimals = [_volume_decimals(one) + more for one in cc]
        texts.append(list(map(grouped, cc, decimals)))
        read.append(len(set(map(round, cc, decimals))))
    return texts[read.index(max(read))]


def _volume_decimals(cc: float) -> int:
    return 0 if cc >= 1000 else 1 if cc >= 10 else 2 if cc >= 1 else 3


def quantity_number(value: float | None, unit: str, decimals: int | None = None) -> str:
    """Return a number as numbers of its unit are written, without the unit.

    ``unit`` is "cc", "%", that of a dose, or "" for a ratio; ``decimals`` is for a
    quantity that is written in a way of its own.
    """
    if decimals is not None:
        return number_text(value, decimals)
    if unit == "cc":
        return volume_text(value)
    if unit == "%":
        return percent_number(value)
    return dose_number(value) if unit else number_text(value, _RATIO)


def uncertainty_number(size: float, number: str) -> str:
    """Return a size with the decimals of the number it belongs to, or less than one."""
    decimals = len(number.partition(".")[2])
    least = 10.0**-decimals
    text = grouped(size, decimals)
    return text if size >= least / 2 else f"<{grouped(least, decimals)}"


def are(count: int) -> str:
    """Return the verb that goes with the count."""
    return translated_count("is", "are", count)


def capitalised(text: str) -> str:
    """Return a clause or a name as it begins a sentence."""
    plain = english(text)
    told = f"{text[:1].upper()}{text[1:]}"
    return told if plain is text else with_english(told, capitalised(plain))


def ordinal(number: int) -> str:
    """Return which one of a row: "1st", "2nd", "11th"."""
    told = translated("{n}th")
    if number % 100 not in (11, 12, 13):
        if number % 10 == 1:
            told = translated("{n}st")
        elif number % 10 == 2:
            told = translated("{n}nd")
        elif number % 10 == 3:
            told = translated("{n}rd")
    return _with(told, n=str(number))


def counted(number: int, one: str, many: str = "") -> str:
    """Return "1 beam", "4 beams", of thousands `grouped`."""
    several = f"{{n}} {many or one + 's'}"
    text = translated_count(f"{{n}} {one}", several, number)
    return _with(text, n=grouped(number))


def unbroken(text: str, between: str = ", ") -> str:
    """Return a text whose lines end between its parts alone, not within one."""
    parts = text.split(between)
    return between.join(part.replace(" ", "\N{NO-BREAK SPACE}") for part in parts)


def uid_tail(uid: str, others: Iterable[str] = ()) -> str:
    """Return the end of a UID, long enough that none of the others ends so."""
    rest = [other for other in others if other != uid]
    for length in range(_TAIL, len(uid)):
        if not any(other.endswith(uid[-length:]) for other in rest):
            return f"…{uid[-length:]}"
    return uid


def cell_text(text: str) -> str:
    """Return text as a cell of a table that no spreadsheet runs as a formula.

    What begins as a formula does, and is no number, gets an apostrophe before it. Texts
    are English, whatever the language of the window: programs read them.
    """
    return _cell(english(text))


def _cell(text: str) -> str:
    is_formula = text.startswith(FORMULA_STARTS) and not _NUMBERS.fullmatch(text)
    text = " ".join(re.split("[\t\r\n]+", text))
    return f"'{text}" if is_formula else text


def table_text(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as lines of cells parted by tabs, as the clipboard takes them.

    They are in the language of the window, as it shows them.
    """
    return "\n".join("\t".join(map(_cell, row)) for row in rows)
