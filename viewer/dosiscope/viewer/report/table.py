"""A table as strips of a page: its head on every page, no row cut."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPen

from dosiscope.core.language import tr
from dosiscope.core.report.document import Tone
from dosiscope.resources.theme import PRINT
from dosiscope.viewer.report.lettering import POINT, Letters, ink, lines_of, write
from dosiscope.viewer.report.lines import line_strip, rule, text_strip
from dosiscope.viewer.report.strip import Strip
from dosiscope.viewer.report.table_columns import SWATCH, placings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from dosiscope.core.report.document import Cell, Table
    from dosiscope.viewer.report.table_columns import Placing

_PADDING: Final = 1.7 * POINT  # above and below the lines of a row
_ABOVE: Final = 9 * POINT  # above a table
_SIDE: Final = 5.5 * POINT  # of the mark of a colour
_COLOUR: Final = re.compile(r"#[0-9a-fA-F]{6}")
_HAIR: Final = 0.4 * POINT
_SHORT: Final = 6  # lines of a note that stands with the last row


def table_strips(
    table: Table, width: float, height: float, name: str = ""
) -> Iterator[Strip]:
    """Yield the strips of a table, for pages of a width and height.

    ``name`` stands on the pages on which it goes on, where it has no title.
    """
    notes = lines_of(table.note, Letters.SMALL, width) if table.note else ()
    is_short = 0 < len(notes) <= _SHORT
    strips = list(_row_parts(table, width, height, name))
    # a short note is not parted from what it is about
    if strips and is_short and strips[-1].height < height / 4:
        strips[-1] = replace(strips[-1], keeps=True)
    yield from strips
    for n, line in enumerate(notes, 1):
        before = _PADDING if n == 1 else 0.0
        strip = line_strip(line, Letters.SMALL, Tone.FAINT, before=before)
        yield replace(strip, keeps=is_short and n < len(notes))


def _row_parts(table: Table, width: float, height: float, name: str) -> Iterator[Strip]:
    """Yield the strips of a table without its note."""
    if not table.rows:
        if table.title:
            yield title_strip(table.title, width)
        if table.empty:
            yield text_strip(table.empty, width, tone=Tone.FAINT, letters=Letters.CELL)
        return
    parts = placings(table, width)
    for n, placed in enumerate(parts):
        told = (
            tr("part {number} of {total}", number=n + 1, total=len(parts))
            if len(parts) > 1
            else ""
        )
        yield from _part_strips(table, placed, (told, name), width, height)


def title_strip(title: str, width: float) -> Strip:
    """Return the title of a table, or of facts, which stays with what is below it."""
    return text_strip(
        title, width, letters=Letters.SUBHEADING, before=_ABOVE, keeps=True
    )


def _part_strips(
    table: Table,
    placed: Sequence[Placing],
    words: tuple[str, str],
    width: float,
    height: float,
) -> Iterator[Strip]:
    """Yield the strips of a part; ``words``: which it is, and the name of it all."""
    told, name = words
    names = [part for part in (table.title, told) if part]
    head = _head(table, placed, width)
    named = [part for part in (table.title or name, told, tr("continued")) if part]
    again = _joined(title_strip(" · ".join(named), width), head)
    if names:
        yield title_strip(" · ".join(names), width)
        yield head
    else:
        yield replace(head, before=_ABOVE / 2)
    most = height - again.height
    # two rows at least below the head, on the first page and on the last
    kept = {0, len(table.rows) - 2} if len(table.rows) > 1 else set()
    for n, row in enumerate(table.rows):
        for strip in _row_strips(row, placed, width, most, again):
            yield replace(strip, keeps=n in kept and strip.height < most / 4)


def _joined(above: Strip, below: Strip) -> Strip:
    def paint(painter: QPainter, top: float) -> None:
        above.paint(painter, top)
        below.paint(painter, top + above.height)

    return Strip(height=above.height + below.height, paint=paint)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    lines: tuple[str, ...]
    unit: tuple[str, ...]
    left: float
    right: float | None

    @property
    def height(self) -> float:
        return (
            len(self.lines) * Letters.COLUMN.height
            + len(self.unit) * Letters.SMALL.height
        )


def _head(table: Table, placed: Sequence[Placing], width: float) -> Strip:
    """Return the names of the columns, with their units below."""
    headings = []
    for one in placed:
        column = table.columns[one.number]
        unit = lines_of(column.unit, Letters.SMALL, one.width) if column.unit else ()
        headings.append(
            _Heading(
                lines=lines_of(column.heading, Letters.COLUMN, one.width),
                unit=unit,
                left=one.left,
                right=one.left + one.width if one.is_number else None,
            )
        )
    tall = max(one.height for one in headings) + 2 * _PADDING
    quiet = ink(Tone.FAINT)

    def paint(painter: QPainter, top: float) -> None:
        base = top + tall - _PADDING
        for one in headings:
            y = base - one.height
            write(
                painter, one.lines, Letters.COLUMN, one.left, y, quiet, right=one.right
            )
            y += len(one.lines) * Letters.COLUMN.height
            write(painter, one.unit, Letters.SMALL, one.left, y, quiet, right=one.right)
        rule(painter, top + tall, width, 0.8 * POINT)

    return Strip(height=tall + 0.5 * POINT, paint=paint, keeps=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Field:
    """A cell in its column."""

    lines: tuple[str, ...]
    left: float
    right: float | None
    colour: QColor
    mark: str


def _row_strips(
    row: Sequence[Cell],
    placed: Sequence[Placing],
    width: float,
    most: float,
    again: Strip,
) -> Iterator[Strip]:
    """Yield a row: one strip, or some where it is higher than a page."""
    fields = [_field(row[one.number], one) for one in placed]
    count = max(len(field.lines) for field in fields)
    fit = max(int((most - 2 * _PADDING) // Letters.CELL.height), 1)
    for first in range(0, count, fit):
        lines = min(fit, count - first)
        yield Strip(
            height=lines * Letters.CELL.height + 2 * _PADDING,
            paint=partial(_paint_row, fields, (first, first + lines), width),
            repeats=again,
        )


def _field(cell: Cell, placed: Placing) -> _Field:
    mark = cell.colour if _COLOUR.fullmatch(cell.colour) else ""
    shift = SWATCH if cell.colour else 0.0
    width = placed.width - shift
    return _Field(
        lines=lines_of(cell.text, Letters.CELL, width + 0.5),
        left=placed.left + shift,
        right=placed.left + placed.width if placed.is_number else None,
        colour=ink(cell.tone),
        mark=mark,
    )


def _paint_row(
    fields: Sequence[_Field],
    lines: tuple[int, int],
    width: float,
    painter: QPainter,
    top: float,
) -> None:
    first, end = lines
    y = top + _PADDING
    for field in fields:
        if field.mark and first == 0:
            _paint_mark(painter, field.mark, field.left - SWATCH, y)
        shown = field.lines[first:end]
        write(
            painter,
            shown,
            Letters.CELL,
            field.left,
            y,
            field.colour,
            right=field.right,
        )
    tall = (end - first) * Letters.CELL.height + 2 * _PADDING
    rule(painter, top + tall, width, _HAIR)


def _paint_mark(painter: QPainter, colour: str, left: float, top: float) -> None:
    """Paint a mark that is seen in any colour: it has a line around it."""
    y = top + (Letters.CELL.height - _SIDE) / 2
    painter.setPen(QPen(QColor(PRINT.secondary), 0.3 * POINT))
    painter.setBrush(QColor(colour))
    painter.drawRect(QRectF(left, y, _SIDE, _SIDE))
