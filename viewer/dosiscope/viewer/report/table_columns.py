"""How wide the columns of a table are on a page, and how a wide table is parted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from dosiscope.viewer.report.lettering import POINT, Letters, longest_word, width_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from dosiscope.core.report.document import Cell, Column, Table

GAP: Final = 9 * POINT  # between columns
LEAST_GAP: Final = 6 * POINT  # where a little more room saves broken lines
SWATCH: Final = 10 * POINT  # of the mark before a text
_LONGEST: Final = 105 * POINT  # a word that is wider may be broken
_ROOMY: Final = 22 * POINT  # what a column may be wider than it needs
_NAMES: Final = 0.28  # of the width, at most, for the names of the rows
_LITTLE: Final = 0.08  # of the width, that is wanted and is not there
_TRIES: Final = 12
_NOTHING: Final = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Placing:
    """Where a column stands: its number in the table, its left end and its width.

    One of numbers is set right.
    """

    number: int
    left: float
    width: float
    is_number: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """How wide a column must be, and how wide it is where nothing is broken.

    ``bulk`` is what its rows want beyond the least, on the average.
    """

    number: int
    least: float
    wanted: float
    bulk: float
    is_number: bool


def placings(table: Table, width: float) -> list[list[Placing]]:
    """Return the columns of a table side by side; of one too wide, part by part.

    The columns that name the rows stand in every part.
    """
    wishes = [_wish(table, n) for n in range(len(table.columns))]
    if _least(wishes) <= width:
        return [_placed(wishes, width)]
    names = [wish for wish in wishes if table.columns[wish.number].is_name]
    names = names or wishes[:1]
    named = {wish.number for wish in names}
    names = _capped(names, _NAMES * width)
    room = width - _least(names) - GAP
    others = [
        replace(one, least=min(one.least, room))
        for one in wishes
        if one.number not in named
    ]
    if not others:
        return [_placed(names, width)]
    return [_placed([*names, *part], width) for part in _parts(others, room)]


def _wish(table: Table, number: int) -> _Wish:
    column = table.columns[number]
    cells = [row[number] for row in table.rows]
    wanted = max((_wanted(cell) for cell in cells), default=0.0)
    words = max((_least_of(cell, column) for cell in cells), default=0.0)
    heading = longest_word(column.heading, Letters.COLUMN)
    unit = width_of(column.unit, Letters.SMALL)
    least = max(words, min(heading, _LONGEST), min(unit, _LONGEST))
    # a heading may be broken into two lines or three, between words
    told = width_of(column.heading, Letters.COLUMN)
    most = max(wanted, least, 0.4 * told)
    beyond = sum(max(_wanted(cell) - least, 0.0) for cell in cells)
    return _Wish(
        number=number,
        least=least,
        wanted=most,
        # a heading counts as a row
        bulk=(beyond + max(told - least, 0.0)) / (len(cells) + 1) + _NOTHING,
        is_number=column.is_number,
    )


def _mark(cell: Cell) -> float:
    return SWATCH if cell.colour else 0.0


def _wanted(cell: Cell) -> float:
    lines = cell.text.splitlines() or [""]
    return _mark(cell) + max(width_of(line, Letters.CELL) for line in lines)


def _least_of(cell: Cell, column: Column) -> float:
    if column.is_number and cell.value is not None:  # a number is never broken
        return _wanted(cell)
    return _mark(cell) + min(longest_word(cell.text, Letters.CELL), _LONGEST)


def _least(wishes: Iterable[_Wish]) -> float:
    return sum(wish.least + GAP for wish in wishes) - GAP


def _capped(names: Sequence[_Wish], width: float) -> list[_Wish]:
    """Return the names of rows, with what they want no wider than ``width``."""
    most = width / len(names) - GAP
    return [
        replace(one, least=min(one.wanted, most), wanted=min(one.wanted, most))
        for one in names
    ]


def _parts(others: Sequence[_Wish], room: float) -> list[list[_Wish]]:
    """Part columns into as few parts as they fit in, about equally wide."""
    fewest = _filled(others, room)
    narrow, wide = max(one.least for one in others), room
    for _ in range(_TRIES):
        tried = (narrow + wide) / 2
        parts = _filled(others, tried)
        if len(parts) == len(fewest):
            fewest, wide = parts, tried
        else:
            narrow = tried
    return fewest


def _filled(others: Sequence[_Wish], room: float) -> list[list[_Wish]]:
    parts: list[list[_Wish]] = [[]]
    for one in others:
        if parts[-1] and _least([*parts[-1], one]) > room:
            parts.append([])
        parts[-1].append(one)
    return parts


def _placed(wishes: Sequence[_Wish], width: float) -> list[Placing]:
    wanted = sum(one.wanted for one in wishes)
    gap = _gap(wanted, width, len(wishes) - 1)
    gaps = gap * (len(wishes) - 1)
    if wanted <= width - gaps:
        more = min((width - gaps - wanted) / len(wishes), _ROOMY)
        widths = [one.wanted + more for one in wishes]
    else:
        widths = _shared(wishes, width - gaps)
    placed: list[Placing] = []
    left = 0.0
    for one, each in zip(wishes, widths, strict=True):
        placed.append(
            Placing(number=one.number, left=left, width=each, is_number=one.is_number)
        )
        left += each + gap
    return placed


def _gap(wanted: float, width: float, count: int) -> float:
    """Return what is free between columns: less than usual where that helps.

    Where much more is wanted than there is, lines are broken in any case.
    """
    lacking = wanted + GAP * count - width
    if count and 0 < lacking <= _LITTLE * width:
        return max(GAP - lacking / count, LEAST_GAP)
    return GAP


def _shared(wishes: Sequence[_Wish], width: float) -> list[float]:
    """Return widths that fill a width which not all that is wanted fits in.

    What is free goes where most rows need it: a column with one long sentence among
    many dashes has little of it, and none has more than it wants.
    """
    widths = [one.least for one in wishes]
    free = max(width - sum(widths), 0.0)
    open_ones = [n for n, one in enumerate(wishes) if one.wanted > one.least]
    while open_ones and free > _NOTHING:
        bulk = sum(wishes[n].bulk for n in open_ones)
        full = [
            n
            for n in open_ones
            if widths[n] + free * wishes[n].bulk / bulk >= wishes[n].wanted
        ]
        if not full:
            for n in open_ones:
                widths[n] += free * wishes[n].bulk / bulk
            break
        for n in full:
            free -= wishes[n].wanted - widths[n]
            widths[n] = wishes[n].wanted
            open_ones.remove(n)
    return widths
