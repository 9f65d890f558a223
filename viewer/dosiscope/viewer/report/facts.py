"""Names and what they are, as strips of a page: two side by side where they fit."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from dosiscope.core.report.document import Tone
from dosiscope.viewer.report.lettering import (
    POINT,
    Letters,
    ink,
    lines_of,
    width_of,
    write,
)
from dosiscope.viewer.report.strip import Strip

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QPainter

    from dosiscope.core.report.document import Cell, Facts

_GAP: Final = 10 * POINT
_PADDING: Final = 1.1 * POINT
_ABOVE: Final = 4 * POINT
_NAMES: Final = 0.5  # of the width of a column, at most, for the names
_KIND: Final = Letters.CELL


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fact:
    name: tuple[str, ...]
    told: tuple[str, ...]
    cell: Cell
    left: float
    indent: float


def facts_strips(facts: Facts, width: float, height: float) -> Iterator[Strip]:
    """Yield the strips of a list of facts, for pages of a width and height."""
    half = (width - _GAP) / 2
    widest = max((width_of(name, _KIND) for name, _ in facts.pairs), default=0.0)
    indent = min(widest, _NAMES * half) + _GAP
    for n, pairs in enumerate(_rows(facts.pairs, half - indent)):
        fields = [
            _Fact(
                name=lines_of(name, _KIND, indent - _GAP + 0.5),
                told=lines_of(
                    cell.text, _KIND, (half if len(pairs) > 1 else width) - indent + 0.5
                ),
                cell=cell,
                left=place * (half + _GAP),
                indent=indent,
            )
            for place, (name, cell) in enumerate(pairs)
        ]
        yield from _strips(fields, height, 0.0 if n else _ABOVE)


def _rows(
    pairs: Sequence[tuple[str, Cell]], room: float
) -> Iterator[list[tuple[str, Cell]]]:
    """Yield pairs by two where both are short, else one."""
    waiting: list[tuple[str, Cell]] = []
    for pair in pairs:
        if "\n" in pair[1].text or width_of(pair[1].text, _KIND) > room:
            if waiting:
                yield waiting
            waiting = []
            yield [pair]
            continue
        waiting.append(pair)
        if len(waiting) == 2:
            yield waiting
            waiting = []
    if waiting:
        yield waiting


def _strips(fields: Sequence[_Fact], height: float, before: float) -> Iterator[Strip]:
    count = max(max(len(one.name), len(one.told)) for one in fields)
    fit = max(int((height - 2 * _PADDING) // _KIND.height), 1)
    for first in range(0, count, fit):
        lines = min(fit, count - first)
        yield Strip(
            height=lines * _KIND.height + 2 * _PADDING,
            paint=partial(_paint, fields, first, first + lines),
            before=0.0 if first else before,
        )


def _paint(
    fields: Sequence[_Fact], first: int, end: int, painter: QPainter, top: float
) -> None:
    y = top + _PADDING
    for one in fields:
        quiet, ink_of = ink(Tone.FAINT), ink(one.cell.tone)
        write(painter, one.name[first:end], _KIND, one.left, y, quiet)
        write(painter, one.told[first:end], _KIND, one.left + one.indent, y, ink_of)
