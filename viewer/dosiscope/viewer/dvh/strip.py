"""What stands above the curves of a DVH plot, never on them: notes and the dashes.

Curves take any place of a plot, and others after a zoom: words in it would lie on some.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import first_few
from dosiscope.resources.theme import SMALL
from dosiscope.viewer.dvh.painting import (
    BOTTOM,
    TOP_PAD,
    absence_texts,
    legend_of,
    partial_text,
)
from dosiscope.viewer.dvh.sides import Side
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPainter

    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.curves import Curve, CurveSet

_NAMED = 3  # reasons of one kind that are told each
_SHARE = 0.25  # of the plot's height that the strip may take, or one line of it
_BESIDE = 0.6  # of its width that the legend may take beside a note
_STROKE, _GAP = 22.0, 16.0  # px: the line before a word of the legend, between two
_LEAST = 60.0  # px of a note before what counts the others
_PAD = 4.0  # px below the strip
_LEAST_PLOT = 10.0  # px of the height that curves need at the least
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap


@dataclass(frozen=True, slots=True)
class Note:
    """What is still computed, or what has no curve or only a bound; and where, px."""

    text: str
    place: QRectF
    is_progress: bool = False


@dataclass(frozen=True, slots=True)
class Sample:
    """What a line with these dashes is ([]: solid); and where, px."""

    text: str
    dashes: tuple[float, ...]
    place: QRectF


@dataclass(frozen=True, slots=True)
class Strip:
    """Notes and samples of lines; their places count from its own corner, px.

    ``told`` is all notes, and what dashes are, in full where they are not seen so;
    else "".
    """

    notes: tuple[Note, ...] = ()
    samples: tuple[Sample, ...] = ()
    told: str = ""

    @property
    def height(self) -> float:
        """What it takes of the plot, px; 0 where it is empty."""
        parts: tuple[Note | Sample, ...] = (*self.notes, *self.samples)
        return max((one.place.bottom() for one in parts), default=-_PAD) + _PAD

    def paint(self, painter: QPainter, corner: QPointF, theme: Theme) -> None:
        """Write it."""
        painter.setFont(font(SMALL))
        metrics = QFontMetricsF(painter.font())
        for note in self.notes:
            ink = theme.accent if note.is_progress else theme.caution
            painter.setPen(QColor(ink))
            painter.drawText(note.place.translated(corner), _WRAPPED, note.text)
        for sample in self.samples:
            place = sample.place.translated(corner)
            middle = round(place.center().y()) + 0.5
            pen = QPen(QColor(theme.text), 1.6)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if sample.dashes:
                pen.setDashPattern([0.6 * dash for dash in sample.dashes])
            painter.setPen(pen)
            start = QPointF(place.left(), middle)
            painter.drawLine(start, start + QPointF(_STROKE, 0))
            painter.setPen(QColor(theme.secondary))
            words = place.adjusted(_STROKE + 6, 0, 0, 0)
            text = metrics.elidedText(
                sample.text, Qt.TextElideMode.ElideRight, words.width() + 1
            )
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)


def strip_of(curves: CurveSet, width: float, height: float) -> Strip:
    """Return what is told above a plot of this size, px.

    Curves need room first: where the notes, each in as many lines as it takes, leave
    too little, each has one line, and what has none is counted.
    """
    if curves.message or width <= 0:
        return Strip()
    legend = legend_of(curves)
    strip = _strip(curves, width, height, legend)
    left = height - TOP_PAD - strip.height - scaled(BOTTOM)
    if left < scaled(_LEAST_PLOT) and strip.samples:
        # the table names every source too
        bare = _strip(curves, width, height, [])
        told = "\n".join(text for text, _ in legend)
        return replace(bare, told="\n".join(filter(None, (told, bare.told))))
    return strip


def _strip(
    curves: CurveSet,
    width: float,
    height: float,
    legend: Sequence[tuple[str, list[float]]],
) -> Strip:
    samples = _samples(legend, width)
    full = ""
    if curves.sides is not None and _is_high(samples, height):
        # of each dose the letter: its name stands in the table and in the tool tip
        full = "\n".join(text for text, _ in legend)
        samples = _samples([(_short(text), dashes) for text, dashes in legend], width)
    is_one_line = len({one.place.top() for one in samples}) == 1
    is_beside = is_one_line and _width(samples) <= _BESIDE * width
    if is_beside:  # at the right end of the first line
        by = QPointF(width - samples[-1].place.right(), 0)
        samples = [
            Sample(one.text, one.dashes, one.place.translated(by)) for one in samples
        ]
    below = samples[-1].place.bottom() if samples else 0.0
    left = width - _width(samples) - _GAP if is_beside else width
    start = 0.0 if is_beside or not samples else below
    notes, room = _notes(curves), _Room(width, start, left, below)
    placed = _wrapped(notes, room)
    row = _row()
    is_whole = all(one.place.bottom() <= max(_SHARE * height, row) for one in placed)
    if not is_whole:
        count = max(int((_SHARE * height - start) // row), 1)
        placed = _in_lines(notes, room, count)
    told = "" if is_whole else "\n".join(text for text, _ in notes)
    told = "\n".join(filter(None, (full, told)))
    return Strip(tuple(placed), tuple(samples), told)


class _Room(NamedTuple):
    """Where notes stand, px: from ``start`` down, over all of the width.

    ``beside`` is what the legend leaves of the lines that end above ``below``.
    """

    width: float
    start: float
    beside: float
    below: float


def _row() -> float:
    return QFontMetricsF(font(SMALL)).height() + 2


def _width(samples: list[Sample]) -> float:
    return samples[-1].place.right() - samples[0].place.left()


def _is_high(samples: Sequence[Sample], height: float) -> bool:
    """Whether the legend leaves curves too little of a plot of this height, px."""
    lines = len({one.place.top() for one in samples})
    return lines > 1 and lines * _row() > _SHARE * height


def _short(text: str) -> str:
    """Return the letter of "B: IMRT · PLAN", and what has none as it is."""
    letter, colon, _ = text.partition(": ")
    return letter if colon and letter in list(Side) else text


def _samples(legend: Sequence[tuple[str, list[float]]], width: float) -> list[Sample]:
    """Return what solid and dashed lines are, in lines from the left.

    Only where there is more than one source: else the table says which.
    """
    if len(legend) < 2:
        return []
    metrics, row = QFontMetricsF(font(SMALL)), _row()
    x = y = 0.0
    found = []
    for word, dashes in legend:
        wide = min(_STROKE + 6 + metrics.horizontalAdvance(word) + 1, width)
        if x and x + wide > width:
            x, y = 0.0, y + row
        found.append(Sample(word, tuple(dashes), QRectF(x, y, wide, row)))
        x += wide + _GAP
    return found


def _wrapped(notes: list[tuple[str, int]], room: _Room) -> list[Note]:
    """Return the notes one below the other, each in as many lines as it takes."""
    metrics = QFontMetricsF(font(SMALL))
    result: list[Note] = []
    top = room.start
    for text, count in notes:
        if top < room.below and metrics.horizontalAdvance(text) > room.beside:
            top = room.below
        wide = room.beside if top < room.below else room.width
        need = metrics.boundingRect(QRectF(0, 0, wide, 10_000), _WRAPPED, text)
        wide = min(need.width() + 1, room.width)
        result.append(Note(text, QRectF(0, top, wide, need.height() + 2), not count))
        top = result[-1].place.bottom()
    return result


def _in_lines(notes: list[tuple[str, int]], room: _Room, most: int) -> list[Note]:
    """Return the beginnings of notes in so many lines; the last counts the rest."""
    metrics, row = QFontMetricsF(font(SMALL)), _row()
    result: list[Note] = []
    for n, (text, count) in enumerate(notes[:most]):
        top = room.start + n * row
        wide = room.beside if top < room.below else room.width
        rest = sum(many for _, many in notes[most:]) if n == most - 1 else 0
        end = f" · {_more(rest)}" if rest else ""
        left = wide - metrics.horizontalAdvance(end) - 1
        if left < _LEAST:
            text, end, left = f"{text}{end}", "", wide - 1
        seen = metrics.elidedText(text, Qt.TextElideMode.ElideRight, left) + end
        wide = min(metrics.horizontalAdvance(seen) + 1, room.width)
        result.append(Note(seen, QRectF(0, top, wide, row), not count))
    return result


def _notes(curves: CurveSet) -> list[tuple[str, int]]:
    """Return every note, and of how many reasons it tells: none of the progress."""
    notes = [(curves.progress_text, 0)] if curves.pending else []
    texts = absence_texts(curves)
    notes += [(text, 1) for text in texts[:_NAMED]]
    left = len(texts) - _NAMED
    if left > 0:
        notes.append((tr("and {n} more reasons for no curve", n=left), left))
    bounds = [curve for curve in curves.curves if curve.dvh.is_partial]
    if bounds:
        notes.append((_bounds_text(bounds), 1))
    return notes


def _bounds_text(curves: list[Curve]) -> str:
    """Return one note about all curves that are lower bounds."""
    if len(curves) == 1:
        return partial_text(curves[0])
    shares = [f"{one.name} {one.side}".rstrip() for one in curves]
    shares = [
        f"{name} {one.dvh.outside_text}"
        for name, one in zip(shares, curves, strict=True)
    ]
    named = first_few(shares)
    return tr("Lower bounds, in part outside the dose grid: {curves}", curves=named)


def _more(count: int) -> str:
    return tr_count(
        "and {n} more note: see the table", "and {n} more notes: see the table", count
    )
