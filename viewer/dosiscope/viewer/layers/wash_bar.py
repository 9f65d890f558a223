"""The bar that says which value each colour of the wash is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from dosiscope.core.language import tr
from dosiscope.core.text import number_text, signed_number
from dosiscope.resources.colour_tables import colour_table, opacities
from dosiscope.resources.theme import DARK, SMALL
from dosiscope.viewer import picture_text
from dosiscope.viewer.layers.lettering import (
    QUIET,
    STRONG,
    TEXT,
    Line,
    Run,
    Words,
    add_written,
    draw_line,
    height_of,
)
from dosiscope.viewer.theming import state
from dosiscope.viewer.ticks import ticks_within

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.viewer.frame import Frame

_SHADOW = QColor(0, 0, 0, 150)
_TICK_ROOM = 44  # px of the bar for each of its numbers
_TICK_ALPHA = 200  # of 255
_ROWS = 255


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """What the colours are, from the lower to the upper end of the bar.

    Attributes
    ----------
    unit
        Stands after the number at the upper end.
    heading
        Stands above the bar.
    is_signed
        Whether a plus stands before numbers above 0.
    is_fixed
        Whether no end of it can be moved.
    blank
        Up to here, on both sides of 0, there is no colour; 0: everywhere there is.
    decimals
        Of every number; None: as many as these need as doses.
    """

    low: float
    high: float
    table: str
    unit: str
    heading: str = ""
    is_signed: bool = False
    is_fixed: bool = False
    blank: float = 0.0
    decimals: int | None = None

    def text(self, value: float, decimals: int) -> str:
        """Return a number at the bar."""
        written = signed_number if self.is_signed else number_text
        text = written(value, decimals)
        return f"{text} {self.unit}".rstrip() if value == self.high else text

    def common_decimals(self, values: Iterable[float]) -> int:
        """Return with how many decimals numbers at the bar are told."""
        if self.decimals is not None:
            return self.decimals
        return picture_text.common_decimals(values)

    @property
    def words(self) -> str:
        """What the colours are in words, where there is no bar."""
        decimals = self.common_decimals((self.low, self.high))
        ends = (self.text(value, decimals) for value in (self.low, self.high))
        low, high = ends
        return f"{self.heading}: {tr('{first} to {last}', first=low, last=high)}"


def number_line(text: str, colour: str = TEXT) -> Line:
    """Return a number as it stands at scales."""
    return (Run(text, colour, size=SMALL, is_tabular=True),)


def paint_bar(painter: QPainter, frame: Frame, box: QRectF, scale: Scale) -> None:
    """Draw the colours into a box."""
    painter.setPen(QPen(_SHADOW, 1.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box.adjusted(-1, -1, 1, 1))
    blank = scale.blank / (scale.high - scale.low)
    painter.drawImage(box, _bar_image(scale.table, blank, ground_of(frame)))
    add_written([Words("", box)])  # no label may lie on it
    if scale.heading:
        line = (Run(scale.heading, weight=600, size=SMALL),)
        at = QPointF(box.right(), box.top() - 1.7 * height_of(line))
        draw_line(painter, at, line, frame, 1)


def paint_numbers(painter: QPainter, frame: Frame, box: QRectF, scale: Scale) -> None:
    """Write values beside the bar, with handles at its ends on the screen."""
    low, high = scale.low, scale.high
    room = _TICK_ROOM * state.text_scale
    inner = ticks_within(low, high, max(2, int(box.height() // room)))
    apart = height_of(number_line("0")) * (high - low) / box.height()
    inner = [one for one in inner if low + apart <= one <= high - apart]
    decimals = scale.common_decimals((low, *inner, high))
    for value in (low, *inner, high):
        y = box.bottom() - (value - low) / (high - low) * box.height()
        is_end = value in (low, high)
        colour = STRONG if is_end else QUIET
        line = number_line(scale.text(value, decimals), colour)
        at = QPointF(box.left() - 7, y - height_of(line) / 2)
        draw_line(painter, at, line, frame, 1)
        tick = QColor(frame.colours.strong)
        tick.setAlpha(_TICK_ALPHA)
        painter.setPen(QPen(tick, 1.0))
        y = round(y) + 0.5
        painter.drawLine(QLineF(box.left() - 4, y, box.left(), y))
        if is_end and not scale.is_fixed and not frame.is_export:  # it can be dragged
            handle = QRectF(box.left() - 2, y - 2, box.width() + 4, 4)
            painter.setPen(QPen(_SHADOW, 1.0))
            painter.setBrush(QColor("#ffffff"))
            painter.drawRoundedRect(handle, 2, 2)


def ground_of(frame: Frame) -> str:
    """Return what lies below the colours of a picture: black of the image, or none."""
    return frame.colours.ground if frame.is_on_white else DARK.picture


@lru_cache(maxsize=8)
def _bar_image(table: str, blank: float, below: str) -> QImage:
    """Return the table as an image one pixel wide, the highest on top.

    It is as much of the ground below as the colours are faint; ``blank`` is the share
    of the bar on both sides of its middle that has no colour.
    """
    share = np.minimum(opacities(table, _ROWS), 1.0)
    share[np.abs(np.linspace(-0.5, 0.5, _ROWS)) < blank] = 0
    one = QColor(below)
    ground = np.array([one.red(), one.green(), one.blue()])
    mixed = colour_table(table, _ROWS) * share[:, None] + ground * (1 - share[:, None])
    colours: NDArray[np.uint8] = np.ascontiguousarray(
        np.round(mixed).astype(np.uint8)[::-1, None, :]
    )
    image = QImage(colours.tobytes(), 1, _ROWS, 3, QImage.Format.Format_RGB888)
    return image.copy()
