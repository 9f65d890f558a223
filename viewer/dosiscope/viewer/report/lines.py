"""Lines of text and rules as strips of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF
from PySide6.QtGui import QColor, QPen

from dosiscope.core.report.document import Tone
from dosiscope.resources.theme import PRINT
from dosiscope.viewer.report.lettering import Letters, ink, lines_of, write
from dosiscope.viewer.report.strip import Strip

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter


def line_strip(
    line: str,
    letters: Letters = Letters.BODY,
    tone: Tone = Tone.PLAIN,
    *,
    before: float = 0.0,
    keeps: bool = False,
) -> Strip:
    """Return a line of text."""

    def paint(painter: QPainter, top: float) -> None:
        write(painter, (line,), letters, 0.0, top, ink(tone))

    return Strip(height=letters.height, paint=paint, before=before, keeps=keeps)


def text_strip(
    text: str,
    width: float,
    *,
    letters: Letters = Letters.BODY,
    tone: Tone = Tone.PLAIN,
    before: float = 0.0,
    keeps: bool = False,
) -> Strip:
    """Return lines of text that stand together."""
    lines = lines_of(text, letters, width)

    def paint(painter: QPainter, top: float) -> None:
        write(painter, lines, letters, 0.0, top, ink(tone))

    tall = len(lines) * letters.height
    return Strip(height=tall, paint=paint, before=before, keeps=keeps)


def rule(painter: QPainter, y: float, width: float, thick: float) -> None:
    """Draw a line across the page."""
    painter.setPen(QPen(QColor(PRINT.line), thick))
    painter.drawLine(QLineF(0.0, y, width, y))
