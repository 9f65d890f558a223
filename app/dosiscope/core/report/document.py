"""A report as sections of tables, words and pictures: what every form of it shows.

Who makes a section says what is in it; whoever writes HTML, CSV or PDF lays it out
and measures nothing.  All text is as a person reads it, and has been freed of identity
where that is wanted.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Tone(Enum):
    """What a cell or a paragraph says beyond its words."""

    PLAIN = "plain"
    FAINT = "faint"  # beside the point: units, methods, UIDs
    GOOD = "good"
    CAUTION = "caution"
    BAD = "bad"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What stands in a table.

    Attributes
    ----------
    text
        As it is read: a number has its unit in the heading of the column.
    value
        The number behind the text, whole; None where it is none.
    sign
        Where the number is only a bound, the sign before it ("≥ ", "≤ "); it is in the
        text too.
    spread
        The ± of the number; None where none is told.  It is in the text too, or in a
        cell of its own.
    colour
        "#rrggbb" of a mark before the text (a structure, an isodose); "" for none.
    """

    text: str
    value: float | None = None
    sign: str = ""
    spread: float | None = None
    tone: Tone = Tone.PLAIN
    colour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; one of numbers is set right.

    Attributes
    ----------
    key
        Its name in files for programs.
    unit
        "" where the cells have none, or one each.
    is_name
        Whether it names the row: it is told again where a wide table is parted.
    """

    key: str
    heading: str
    unit: str = ""
    is_number: bool = False
    is_name: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of cells, a cell for each column.

    Attributes
    ----------
    key
        Its name in files for programs, alone in its document.
    note
        A line below it.
    empty
        What is told in its place where it has no rows.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    note: str = ""
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Names and what they are, two by two."""

    pairs: tuple[tuple[str, Cell], ...]
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A sentence, or some."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture or plot.

    Attributes
    ----------
    key
        By which whoever lays out asks for it; alone in its document.
    aspect
        Width by height.
    width
        Its share of the width of the page; figures that follow each other and fit
        beside each other are laid so.
    """

    key: str
    caption: str
    aspect: float = 1.0
    width: float = 1.0


Block = Table | Facts | Paragraph | Figure


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of a report, named as templates name it.

    Attributes
    ----------
    scant
        What stands on pages in place of the blocks where these would take more pages;
        empty where nothing does.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    scant: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole report.

    Attributes
    ----------
    title
        What it is: "Plan review".
    identity
        Whose it is, for every page: name, ID, birth date; or that they are left out.
    subject
        Plan label, date and time, and the tail of its UID, for every page.
    program
        Name and version.
    purpose
        What it is not for, for every page.
    made
        When it was made, with the offset from UTC; the only thing that differs when it
        is made again of the same files.
    """

    title: str
    identity: str
    subject: str
    program: str
    purpose: str
    made: str
    sections: tuple[Section, ...]


def texts_of(one: object) -> Iterator[str]:
    """Yield every text of a document or of a part of it."""
    if isinstance(one, str):
        yield one
    elif isinstance(one, tuple):
        for each in one:
            yield from texts_of(each)
    elif is_dataclass(one):
        for field in fields(one):
            yield from texts_of(getattr(one, field.name))
