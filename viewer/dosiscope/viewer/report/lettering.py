"""Letters of a page: which there are, how wide words are, where lines break.

Lengths of pages are in tenths of a point (1/720 inch) everywhere in this folder: text
that is laid out in whole pixels of that size is the same on every device.
"""

from __future__ import annotations

import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QTextLayout, QTextOption

from dosiscope.core.visible import code_of, visible
from dosiscope.resources import theme
from dosiscope.resources.theme import PRINT
from dosiscope.viewer.style import load_fonts

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.core.report.document import Tone

POINT: Final = 10.0
INCH: Final = 72 * POINT
MM: Final = INCH / 25.4
SIDES: Final = 14 * MM  # free at the left and right of a page
_LEADING: Final = 1.28  # lines, as high as letters
_ASCENT: Final = 0.98  # from the top of a line to its base, as high as letters
# spaces within a quantity, at which no line ends: after a sign, before a unit
_WITHIN: Final = re.compile(
    r"(?<=[≤≥<>±=]) (?=[\d\N{MINUS SIGN}])|(?<=\d) (?=(?:%|Gy|cc|mm|MU|MV)(?!\w))"
)
# of a UID as it ends: no line ends behind the dots, as none does behind a letter
_TAIL: Final = re.compile(r"\N{HORIZONTAL ELLIPSIS}(?=\w)")
_BREAKS: Final = re.compile("[^\\S\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]+")


class Letters(Enum):
    """The kinds of letters on a page: how high, pt, and how strong."""

    TITLE = (16.0, QFont.Weight.DemiBold)
    HEADING = (11.5, QFont.Weight.DemiBold)
    SUBHEADING = (8.8, QFont.Weight.DemiBold)
    BODY = (8.5, QFont.Weight.Normal)
    CELL = (7.8, QFont.Weight.Normal)
    COLUMN = (7.0, QFont.Weight.Medium)
    SMALL = (7.0, QFont.Weight.Normal)
    EDGE = (7.4, QFont.Weight.Normal)  # head and foot of a page
    EDGE_STRONG = (7.4, QFont.Weight.DemiBold)

    @property
    def height(self) -> float:
        """Of a line."""
        return self.value[0] * POINT * _LEADING

    @property
    def base(self) -> float:
        """From the top of a line to where its letters stand."""
        return self.value[0] * POINT * _ASCENT


@lru_cache(maxsize=len(Letters))
def font_of(letters: Letters) -> QFont:
    """Return the font, the same whatever the size of text on the screen."""
    load_fonts()
    size, weight = letters.value
    font = QFont(theme.FONT)
    font.setPixelSize(round(size * POINT))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    # what the font exchanges for other shapes could not be searched for in a PDF
    font.setFeature(QFont.Tag("calt"), 0)
    return font


@lru_cache(maxsize=len(Letters))
def _metrics(letters: Letters) -> QFontMetricsF:
    return QFontMetricsF(font_of(letters))


@lru_cache(maxsize=1 << 14)
def width_of(text: str, letters: Letters) -> float:
    """Return how wide a line is."""
    return _metrics(letters).horizontalAdvance(text)


@lru_cache(maxsize=1 << 14)
def lines_of(text: str, letters: Letters, width: float) -> tuple[str, ...]:
    """Break a text into lines no wider than ``width``; nothing is left out.

    A word that is too long for a line is broken anywhere.  What has no shape, or none
    in any font, is told by signs (`drawable`), line breaks of the text are kept.
    """
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        lines += _broken(drawable(part), letters, width)
    return tuple(lines)


def drawable(text: str) -> str:
    """Return a text with signs for what cannot be drawn: a code for a letter.

    What no font of the machine has would be left out of a PDF, or be one box for all.
    """
    seen = visible(text)
    if seen.isascii():
        return seen
    return "".join(char if has_shape(char) else code_of(char) for char in seen)


@lru_cache(maxsize=1 << 12)
def has_shape(char: str) -> bool:
    """Whether a font of the machine has a character."""
    return char.isascii() or _metrics(Letters.BODY).inFontUcs4(ord(char))


def _broken(text: str, letters: Letters, width: float) -> list[str]:
    if width_of(text, letters) <= width:
        return [text]
    # as long as the text itself, of which the lines are cut
    layout = QTextLayout(_bound(text), font_of(letters))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    units = text.encode("utf-16-le")  # Qt counts in those
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1.0))
        start, length = line.textStart(), max(line.textLength(), 1)
        lines.append(units[2 * start : 2 * (start + length)].decode("utf-16-le"))
    layout.endLayout()
    return [line.strip(" ") for line in lines]


def longest_word(text: str, letters: Letters) -> float:
    """Return how wide the widest word of a text is, a quantity being one word."""
    words = _BREAKS.split(_bound(text))
    return max((width_of(word, letters) for word in words), default=0.0)


def _bound(text: str) -> str:
    """Return a text, as long, whose quantities hold together: "≤ 50 %" is on one line.

    So is what is left of a UID, "…12.3": another letter, no narrower, stands for dots.
    """
    return _TAIL.sub("W", _WITHIN.sub("\N{NO-BREAK SPACE}", text))


def ink(tone: Tone) -> QColor:
    """Return the colour in which something of a tone is written on white paper."""
    names = {"plain": PRINT.text, "faint": PRINT.secondary}
    return QColor(names.get(tone.value) or getattr(PRINT, tone.value))


def write(
    painter: QPainter,
    lines: tuple[str, ...],
    letters: Letters,
    x: float,
    y: float,
    colour: QColor,
    *,
    right: float | None = None,
) -> None:
    """Write lines below each other, ``y`` the top of the first.

    Parameters
    ----------
    right
        Where they end; None: they begin at ``x``.
    """
    painter.setFont(font_of(letters))
    painter.setPen(colour)
    for n, line in enumerate(lines):
        if not line:
            continue
        left = x if right is None else right - width_of(line, letters)
        painter.drawText(QPointF(left, y + n * letters.height + letters.base), line)
