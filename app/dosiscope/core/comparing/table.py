"""A table of what is told of two doses: what its cells hold, and how they are written.

A cell holds a value; how it is written is known by its column.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from dosiscope.core.text import (
    DASH,
    dose_number,
    grouped,
    mm_number,
    number_text,
    part_number,
    percent_number,
    signed_number,
    volume_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from dosiscope.core.field import Place


class Bound(NamedTuple):
    """A number that is only a bound, as it is written and whole."""

    value: float
    sign: str
    text: str


#: None where nothing is known.
Cell: TypeAlias = "str | float | Place | Bound | None"


class Holds(Enum):
    """What the cells of a column are."""

    TEXT = auto()
    DOSE = auto()
    DIFFERENCE = auto()  # of doses, with its sign
    PERCENT = auto()
    PART = auto()  # %, that of a part is neither 0 nor 100
    VOLUME = auto()
    PLACE = auto()
    COUNT = auto()
    QUANTITY = auto()
    SIGNED = auto()  # %, with its sign
    RATIO = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what files call it, what is written above it, and what it holds."""

    key: str
    head: str
    holds: Holds = Holds.TEXT

    def text(self, cell: Cell) -> str:
        """Return a cell as a person reads it."""
        if cell is None:
            return DASH
        if isinstance(cell, str):
            return cell
        if isinstance(cell, Bound):
            return cell.text
        if isinstance(cell, tuple):
            return ", ".join(map(mm_number, cell))
        return _WRITTEN[self.holds](cell)


def _signed(value: float) -> str:
    text = dose_number(value)
    return f"+{text}" if value > 0 and text.strip("0.") else text


def _part(percent: float) -> str:
    """Return a share; only what is nothing or all reads so."""
    return percent_number(percent) if percent in (0, 100) else part_number(percent)


_WRITTEN: Final[dict[Holds, Callable[[float], str]]] = {
    Holds.TEXT: grouped,
    Holds.DOSE: dose_number,
    Holds.DIFFERENCE: _signed,
    Holds.PERCENT: percent_number,
    Holds.PART: _part,
    Holds.VOLUME: volume_text,
    Holds.PLACE: mm_number,
    Holds.COUNT: grouped,
    Holds.QUANTITY: dose_number,
    Holds.SIGNED: partial(signed_number, decimals=1),
    Holds.RATIO: partial(number_text, decimals=3),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparisonTable:
    """A table; ``remarks`` are what must be read with it, in sentences."""

    key: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    remarks: tuple[str, ...] = ()
