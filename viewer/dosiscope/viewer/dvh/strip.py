"""What stands above the curves of a DVH plot, never on them: notes and the dashes.

Curves take any place of a plot, and others after a zoom: words in it would lie on some.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen

from dosiscope.core.text import counted
from dosiscope.resources.theme import SMALL
from dosiscope.viewer.dvh.painting import (
    absence_texts,
    legend_of,
    partial_text,
)
from dosiscope.viewer.style import font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.curves import CurveSet

_NAMED = 3  # reasons of one kind that are told each
_SHARE = 0.4  # of the plot's height that the strip may take
_BESIDE = 0.6  # of its width that the legend may take beside a note
_STROKE, _GAP = 22.0, 16.0  # px: the line before a word of the legend, between two
_PAD = 4.0  # px below the strip
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
    """Notes and samples of lines; their places count from its own corner, px."""

    notes: tuple[Note, ...] = ()
    samples: tuple[Sample, ...] = ()

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

    A reason is told to its end, in as many lines as it takes.  What has no room is
    counted: the table names it.
    """
    if curves.message or width <= 0:
        return Strip()
    samples = _samples(curves, width)
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
    notes = _placed(curves, QRectF(0, start, width, _SHARE * height), left, below)
    return Strip(tuple(notes), tuple(samples))


def _width(samples: list[Sample]) -> float:
    return samples[-1].place.right() - samples[0].place.left()


def _samples(curves: CurveSet, width: float) -> list[Sample]:
    """Return what solid and dashed lines are, in lines from the left.

    Only where there is more than one source: else the table says which.
    """
    legend = legend_of(curves)
    if len(legend) < 2:
        return []
    metrics = QFontMetricsF(font(SMALL))
    row = metrics.height() + 2
    x = y = 0.0
    found = []
    for word, dashes in legend:
        wide = min(_STROKE + 6 + metrics.horizontalAdvance(word) + 1, width)
        if x and x + wide > width:
            x, y = 0.0, y + row
        found.append(Sample(word, tuple(dashes), QRectF(x, y, wide, row)))
        x += wide + _GAP
    return found


def _placed(curves: CurveSet, room: QRectF, beside: float, below: float) -> list[Note]:
    """Return the notes one below the other in a room.

    ``beside`` is what the legend leaves of the first line, which ends at ``below``.
    """
    notes = _notes(curves)
    metrics = QFontMetricsF(font(SMALL))
    result: list[Note] = []
    top = room.top()

    def place(text: str) -> QRectF:
        one = metrics.horizontalAdvance(text)
        if top < below and one > beside:
            start, wide = below, room.width()
        else:
            start, wide = top, beside if top < below else room.width()
        box = QRectF(0, 0, wide, 10_000)
        need = metrics.boundingRect(box, _WRAPPED, text)
        return QRectF(0, start, min(need.width() + 1, room.width()), need.height() + 2)

    for n, (text, _) in enumerate(notes):
        rest = sum(many for _, many in notes[n + 1 :])
        box = place(text)
        after = place(_more(rest)).height() if rest else 0.0
        if box.bottom() + after > room.bottom():
            text = _more(rest + notes[n][1])
            box = place(text)
            if box.bottom() <= max(room.bottom(), below):
                result.append(Note(text, box))
            break
        result.append(Note(text, box, text == curves.progress_text))
        top = box.bottom()
    return result


def _notes(curves: CurveSet) -> list[tuple[str, int]]:
    """Return every note, and of how many reasons it tells."""
    notes = [(curves.progress_text, 0)] if curves.pending else []
    partial = [partial_text(c) for c in curves.curves if c.dvh.is_partial]
    for texts, what in (
        (absence_texts(curves), "reasons for no curve"),
        (partial, "partly outside the dose grid"),
    ):
        notes += [(text, 1) for text in texts[:_NAMED]]
        left = len(texts) - _NAMED
        if left > 0:
            notes.append((f"and {left} more {what}", left))
    return notes


def _more(count: int) -> str:
    return f"and {counted(count, 'more note', 'more notes')}: see the table"
