"""Words on the picture: readable on black and on bright CT alike."""

from __future__ import annotations

import math
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
)

from dosiscope.resources.theme import FONT, NORMAL
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from dosiscope.resources.theme import PictureColours
    from dosiscope.viewer.frame import Frame

_FALLBACKS = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_HALO = 3  # px around the letters
_HALO_RINGS = ((2.5, 100), (1.2, 170))  # distance in px, opacity 0..255 of each stroke
_GAP_SHADE = 190  # opacity between words
LINE_HEIGHT = 1.42  # of the font's size

# roles of `PictureColours`
TEXT, QUIET, STRONG, CAUTION, BAD = "text", "quiet", "strong", "caution", "bad"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one style.

    ``colour`` is a role of the picture's colours, or #rrggbb; ``size`` is in pixels;
    ``is_tabular`` gives all figures one width, for columns
    and for numbers that change under the eye (it pulls dates apart).
    """

    text: str
    colour: str = TEXT
    weight: int = 400
    size: float = NORMAL
    is_tabular: bool = False

    @property
    def font(self) -> QFont:
        """Its font."""
        return font(self.pixels, self.weight, self.is_tabular)

    @property
    def pixels(self) -> float:
        """Its size with the size of text that the user has chosen."""
        return self.size * state.text_scale


Line = tuple[Run, ...]


class Words(NamedTuple):
    """A line that stands on a picture, and the rectangle that it takes, pixels.

    Of what is no text, but must not be written on, the text is "".
    """

    text: str
    place: QRectF


_written: list[list[Words]] = []  # one list for every `written`
_measured_only: list[None] = []  # one entry for every `measured`


@contextmanager
def written() -> Iterator[list[Words]]:
    """Give the list to which every line that is drawn is added."""
    words: list[Words] = []
    _written.append(words)
    try:
        yield words
    finally:
        _written.pop()


@contextmanager
def measured() -> Iterator[tuple[QPainter, list[Words]]]:
    """Give a painter on nothing and the list as `written` does; draw no letter."""
    _measured_only.append(None)
    nothing = QImage(1, 1, QImage.Format.Format_RGB32)
    try:
        with QPainter(nothing) as painter, written() as words:
            yield painter, words
    finally:
        _measured_only.pop()


def add_written(words: Iterable[Words]) -> None:
    """Tell of what is drawn from a kept picture of it, or is no text."""
    for one in _written:
        one += words


def standing_in(place: QRectF) -> list[QRectF]:
    """Return where words and scales stand already that reach into a place, pixels."""
    words = _written[-1] if _written else []
    return [one.place for one in words if one.place.intersects(place)]


@lru_cache(maxsize=64)
def font(size: float, weight: int = 400, is_tabular: bool = False) -> QFont:
    """Return the program's font, size in pixels."""
    result = QFont()
    result.setFamilies(list(dict.fromkeys((FONT, *_FALLBACKS))))
    result.setPixelSize(max(1, round(size)))
    result.setWeight(QFont.Weight(weight))
    if is_tabular:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


@lru_cache(maxsize=512)
def _measured(run: Run) -> float:
    return QFontMetricsF(run.font).horizontalAdvance(run.text)


@lru_cache(maxsize=64)
def _ascent(size: float, weight: int) -> float:
    return QFontMetricsF(font(size, weight)).ascent()


class _Laid(NamedTuple):
    """A line with its sizes in pixels: from picture to picture hardly one changes.

    ``runs`` are the pieces, each with the space before it, its width and its ascent.
    """

    text: str
    width: float
    height: float
    ascent: float
    runs: tuple[tuple[Run, float, float, float], ...]


@lru_cache(maxsize=512)
def _laid(line: tuple[Run, ...]) -> _Laid:
    runs = tuple(
        (run, _gap(run) if n else 0.0, _measured(run), _ascent(run.pixels, run.weight))
        for n, run in enumerate(line)
    )
    gaps = sum(gap for _, gap, _, _ in runs)
    return _Laid(
        " ".join(run.text for run in line),
        sum(width for _, _, width, _ in runs) + gaps,
        max((run.pixels for run in line), default=NORMAL) * LINE_HEIGHT,
        max((ascent for _, _, _, ascent in runs), default=0.0),
        runs,
    )


def width_of(line: Sequence[Run]) -> float:
    """Width of a line in pixels; runs are a space apart."""
    return _laid(tuple(line)).width


def height_of(line: Sequence[Run]) -> float:
    """Height of a line in pixels, with its leading."""
    return _laid(tuple(line)).height


def _gap(run: Run) -> float:
    return 0.5 * run.pixels


def _gaps(text: str, metrics: QFontMetricsF) -> Iterator[QRectF]:
    """Yield the places between words, as high as small letters; the base line is 0."""
    high = metrics.xHeight()
    for n, letter in enumerate(text):
        if letter.isspace():
            left, right = (metrics.horizontalAdvance(text[:k]) for k in (n, n + 1))
            yield QRectF(left, -high - 1, right - left, high + 2)


@lru_cache(maxsize=512)
def _drawn(run: Run, ratio: float, colours: PictureColours) -> QImage:
    """Return the letters with their soft shadow, on nothing."""
    halo = QColor(colours.halo)
    letters = run.font
    metrics = QFontMetricsF(letters)
    width = metrics.horizontalAdvance(run.text) + 2 * _HALO + 1
    height = metrics.height() + 2 * _HALO
    image = QImage(
        math.ceil(width * ratio),
        math.ceil(height * ratio),
        QImage.Format.Format_ARGB32_Premultiplied,
    )
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.setFont(letters)
        base = QPointF(_HALO, _HALO + metrics.ascent())
        for reach, shade in _HALO_RINGS:
            halo.setAlpha(min(round(colours.halo_share * shade), 255))
            painter.setPen(halo)
            for n in range(8):
                angle = n * math.pi / 4
                shift = QPointF(reach * math.cos(angle), reach * math.sin(angle))
                painter.drawText(base + shift, run.text)
        # a line of the picture seen between the words would strike them out
        for gap in _gaps(run.text, metrics):
            halo.setAlpha(_GAP_SHADE)
            painter.fillRect(gap.translated(base), halo)
        painter.setPen(QColor(colours.letter(run.colour)))
        for _ in range(2):  # thin strokes would let the shadow through
            painter.drawText(base, run.text)
    return image


def _draw_shapes(
    painter: QPainter, base: QPointF, run: Run, colours: PictureColours
) -> None:
    """Draw the letters as shapes with their shadow: they are the same everywhere.

    Who opens the picture need not have the font.
    """
    letters = QPainterPath()
    letters.addText(base, run.font, run.text)
    halo = QColor(colours.halo)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for reach, shade in _HALO_RINGS:
        halo.setAlpha(min(round(colours.halo_share * shade), 255))
        stroke = QPen(halo, 2 * reach)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.strokePath(letters, stroke)
    halo.setAlpha(_GAP_SHADE)
    for gap in _gaps(run.text, QFontMetricsF(run.font)):
        painter.fillRect(gap.translated(base), halo)
    painter.fillPath(letters, QColor(colours.letter(run.colour)))
    painter.restore()


def draw_line(
    painter: QPainter, at: QPointF, line: Sequence[Run], frame: Frame, align: float = 0
) -> QRectF:
    """Draw a line; ``at`` is its top, at the left (0), middle (.5) or right (1).

    Returns the rectangle that the line takes.
    """
    ratio, colours = frame.ratio, frame.colours
    laid = _laid(tuple(line))
    width, height = laid.width, laid.height
    x = at.x() - align * width
    lead = (height - laid.ascent * 1.25) / 2
    rect = QRectF(x, at.y(), width, height)
    if width > 0:
        add_written([Words(laid.text, rect)])
    if _measured_only:
        return rect
    for run, gap, wide, ascent in laid.runs:
        x += gap
        top = at.y() + lead + laid.ascent - ascent
        if frame.is_vector:
            base = QPointF(x, at.y() + lead + laid.ascent)
            _draw_shapes(painter, base, run, colours)
            x += wide
            continue
        # on whole pixels the letters stay sharp
        corner = QPointF(
            round((x - _HALO) * ratio) / ratio, round((top - _HALO) * ratio) / ratio
        )
        painter.drawImage(corner, _drawn(run, ratio, colours))
        x += wide
    return rect


def draw_block(
    painter: QPainter,
    at: QPointF,
    lines: Sequence[Line],
    frame: Frame,
    align: float = 0,
    upwards: bool = False,
) -> QRectF:
    """Draw lines one under the other; ``at`` is their top (or bottom) corner."""
    height = sum(height_of(line) for line in lines)
    y = at.y() - height if upwards else at.y()
    taken = QRectF(at.x(), y, 0, 0)
    for line in lines:
        taken |= draw_line(painter, QPointF(at.x(), y), line, frame, align)
        y += height_of(line)
    return taken


def wrapped(run: Run, width: float, most: int = 0) -> list[Line]:
    """Break a run into lines no wider than ``width`` pixels.

    With ``most`` the rest after so many lines is cut off with an ellipsis.
    """
    return list(_wrapped(run, width, most))


@lru_cache(maxsize=512)
def _wrapped(run: Run, width: float, most: int) -> tuple[Line, ...]:
    """Return the same as `wrapped`: from picture to picture hardly a word changes."""
    lines: list[str] = []
    current = ""
    for word in run.text.split():
        longer = f"{current} {word}".strip()
        if current and _measured(replace(run, text=longer)) > width:
            lines.append(current)
            longer = word
        while len(longer) > 1 and _measured(replace(run, text=longer)) > width:
            # a word longer than a line goes on in the next one
            count = _held(run, longer, width)
            lines.append(longer[:count])
            longer = longer[count:]
            if most and len(lines) > most:
                break
        current = longer
        if most and len(lines) > most:
            break
    lines.append(current)
    if most and len(lines) > most:
        lines = lines[:most]
        last = lines[-1]
        while len(last) > 1 and _measured(replace(run, text=last + "…")) > width:
            last = last[:-1]
        lines[-1] = last.rstrip() + "…"
    return tuple((replace(run, text=line),) for line in lines)


def _held(run: Run, text: str, width: float) -> int:
    """Return how many letters of a text fit into a line: one at least, not all."""
    least, most = 1, min(len(text) - 1, 8 + round(width))  # by halves: words are long
    while least < most:
        middle = (least + most + 1) // 2
        if _measured(replace(run, text=text[:middle])) <= width:
            least = middle
        else:
            most = middle - 1
    return least


@lru_cache(maxsize=512)
def elided(run: Run, width: float) -> Run:
    """Return the run, or as much of it as ``width`` pixels hold with an ellipsis."""
    text = QFontMetricsF(run.font).elidedText(
        run.text, Qt.TextElideMode.ElideRight, max(width, 0.0)
    )
    return replace(run, text=text)


def stacked(line: Line, width: float) -> list[Line]:
    """Return a line, or where it is too wide its runs below each other, wrapped."""
    if width_of(line) <= width:
        return [line]
    return [part for run in line if run.text for part in wrapped(run, width)]


def _forget_sizes() -> None:
    for kept in (_measured, _laid, _drawn, _wrapped):
        kept.cache_clear()


state.changed.connect(_forget_sizes)
