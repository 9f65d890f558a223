"""Words on the picture: readable on black and on bright CT alike."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter

from dosiscope.resources.theme import DARK, FONT, NORMAL

if TYPE_CHECKING:
    from collections.abc import Sequence

_FALLBACKS = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")
_HALO = 2  # px around the letters
_SHADE = 110  # opacity of one of its strokes, 0..255
LINE_HEIGHT = 1.42  # of the font's size

TEXT, SECONDARY, CAUTION, BAD = DARK.text, DARK.secondary, DARK.caution, DARK.bad
# on bright bone the quiet grey of the panels is too quiet
QUIET = "#b4bdc8"


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one style; ``size`` in pixels."""

    text: str
    colour: str = TEXT
    weight: int = 400
    size: float = NORMAL


Line = tuple[Run, ...]


@lru_cache(maxsize=64)
def font(size: float, weight: int = 400) -> QFont:
    """Return the program's font with figures of one width."""
    result = QFont()
    result.setFamilies(list(dict.fromkeys((FONT, *_FALLBACKS))))
    result.setPixelSize(max(1, round(size)))
    result.setWeight(QFont.Weight(weight))
    result.setFeature(QFont.Tag("tnum"), 1)
    return result


@lru_cache(maxsize=512)
def _measured(text: str, size: float, weight: int) -> float:
    return QFontMetricsF(font(size, weight)).horizontalAdvance(text)


def width_of(line: Sequence[Run]) -> float:
    """Width of a line in pixels; runs are a space apart."""
    gaps = sum(_gap(run) for run in line[1:])
    return sum(_measured(run.text, run.size, run.weight) for run in line) + gaps


def height_of(line: Sequence[Run]) -> float:
    """Height of a line in pixels, with its leading."""
    return max((run.size for run in line), default=NORMAL) * LINE_HEIGHT


def _gap(run: Run) -> float:
    return 0.5 * run.size


@lru_cache(maxsize=512)
def _drawn(run: Run, ratio: float) -> QImage:
    """Return the letters with their soft shadow, on nothing."""
    letters = font(run.size, run.weight)
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
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.setFont(letters)
    base = QPointF(_HALO, _HALO + metrics.ascent())
    painter.setPen(QColor(0, 0, 0, _SHADE))
    for n in range(8):
        angle = n * math.pi / 4
        painter.drawText(base + QPointF(math.cos(angle), math.sin(angle)), run.text)
    painter.setPen(QColor(run.colour))
    painter.drawText(base, run.text)
    painter.end()
    return image


def draw_line(
    painter: QPainter, at: QPointF, line: Sequence[Run], ratio: float, align: float = 0
) -> QRectF:
    """Draw a line; ``at`` is its top, at the left (0), middle (.5) or right (1).

    Returns the rectangle that the line takes.
    """
    width, height = width_of(line), height_of(line)
    x = at.x() - align * width
    ascent = max(
        (QFontMetricsF(font(r.size, r.weight)).ascent() for r in line), default=0
    )
    lead = (height - ascent * 1.25) / 2
    rect = QRectF(x, at.y(), width, height)
    for n, run in enumerate(line):
        if n:
            x += _gap(run)
        own = QFontMetricsF(font(run.size, run.weight)).ascent()
        top = at.y() + lead + ascent - own
        # on whole pixels the letters stay sharp
        corner = QPointF(
            round((x - _HALO) * ratio) / ratio, round((top - _HALO) * ratio) / ratio
        )
        painter.drawImage(corner, _drawn(run, ratio))
        x += _measured(run.text, run.size, run.weight)
    return rect


def draw_block(
    painter: QPainter,
    at: QPointF,
    lines: Sequence[Line],
    ratio: float,
    align: float = 0,
    upwards: bool = False,
) -> QRectF:
    """Draw lines one under the other; ``at`` is their top (or bottom) corner."""
    height = sum(height_of(line) for line in lines)
    y = at.y() - height if upwards else at.y()
    taken = QRectF(at.x(), y, 0, 0)
    for line in lines:
        taken |= draw_line(painter, QPointF(at.x(), y), line, ratio, align)
        y += height_of(line)
    return taken


def wrapped(text: str, run: Run, width: float, most: int = 0) -> list[Line]:
    """Break a text into lines no wider than ``width`` pixels, in the style of a run.

    With ``most`` the rest after so many lines is cut off with an ellipsis.
    """
    lines: list[str] = []
    current = ""
    for word in text.split():
        longer = f"{current} {word}".strip()
        if current and _measured(longer, run.size, run.weight) > width:
            lines.append(current)
            current = word
        else:
            current = longer
    lines.append(current)
    if most and len(lines) > most:
        lines = lines[:most]
        while (
            len(lines[-1]) > 1
            and _measured(lines[-1] + "…", run.size, run.weight) > width
        ):
            lines[-1] = lines[-1][:-1]
        lines[-1] = lines[-1].rstrip() + "…"
    return [(Run(line, run.colour, run.weight, run.size),) for line in lines]
