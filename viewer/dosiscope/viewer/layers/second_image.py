"""That images are laid over the base: which, how, where they end, in which colours."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from dosiscope.core.text import number_text
from dosiscope.resources.colour_tables import GREYS
from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.layers.annotations import MARGIN
from dosiscope.viewer.layers.labels import Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import (
    CAUTION,
    QUIET,
    Run,
    height_of,
    standing_in,
    width_of,
    wrapped,
)
from dosiscope.viewer.layers.strokes import dashed, pen
from dosiscope.viewer.layers.wash_bar import (
    Scale,
    number_line,
    paint_bar,
    paint_numbers,
)
from dosiscope.viewer.picture_text import window_decimals
from dosiscope.viewer.second_text import MARK, second_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.viewer.frame import Frame

_SHARE: Final = 0.6  # of the width
_TOP: Final = 9.0 * GRID  # px
_ALPHA: Final = 150
_BAR, _TO_NUMBERS = 10.0, 7.0  # px, width of the bar, and between it and its numbers
_BAR_LEAST, _BAR_MOST = 90.0, 200.0  # px, its height
_SMALL, _NARROW, _LOW = 800.0, 520.0, 400.0  # px of a picture, as of a comparison


class SecondImageLayer(Layer):
    """What it is, below the upper edge, and where it ends; no switch hides that."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the line within which its samples lie."""
        second = self.review.second.shown
        case = self.review.case
        if second is None or case is None or case.ct is None:
            return
        corners = frame.pixels(second.outline(frame.plane))
        if len(corners):
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(dashed(pen(QColor(frame.signs.accent), 1.0, _ALPHA)))
            painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners.tolist()]))

    def labels(self, frame: Frame) -> Iterator[Plate]:
        """Yield what it is; less where the picture is small, and never in a caption."""
        is_low = frame.height < _LOW and frame.width < _SMALL
        is_tight = (frame.width < _NARROW or is_low) and not frame.is_export
        words = second_words(self.view, is_short=frame.is_brief or is_tight)
        if not words or frame.is_captioned:
            return
        what, *cautions = words
        room = _SHARE * frame.width
        lines = list(wrapped(Run(what, QUIET, 500, SMALL), room))
        for one in cautions:
            lines += wrapped(Run(one, CAUTION, 500, SMALL), room)
        yield Plate(QRectF(frame.width / 2, _TOP, 0, 0), tuple(lines))


class SecondScaleLayer(Layer):
    """The bar of its colours at the left edge; of greys the window says enough."""

    overlay = "annotations"
    writes = True
    is_beside = True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the bar into the highest room between the words of the corners."""
        second, look = self.review.second.shown, self.review.second
        if second is None or look.table in GREYS or frame.is_brief:
            return
        centre, width = look.window
        scale = Scale(
            low=centre - width / 2,
            high=centre + width / 2,
            table=look.table,
            unit="",
            heading=f"{MARK} {second.volume.value_name}",
            is_fixed=True,
            decimals=window_decimals(look.grain),
        )
        heading = (Run(scale.heading, weight=600, size=SMALL),)
        numbers = [
            width_of(number_line(number_text(value, window_decimals(look.grain))))
            for value in (scale.low, scale.high)
        ]
        right = MARGIN + max(max(numbers) + _TO_NUMBERS + _BAR, width_of(heading))
        top, bottom = _room(frame, right)
        top += 2 * height_of(heading)
        bottom -= height_of(heading)
        if bottom - top >= _BAR_LEAST:
            height = min(bottom - top, _BAR_MOST)
            box = QRectF(right - _BAR, round(bottom - height), _BAR, height)
            paint_bar(painter, frame, box, scale)
            paint_numbers(painter, frame, box, scale)


def _room(frame: Frame, right: float) -> tuple[float, float]:
    """Return from where to where nothing is written left of ``right``: the most, px."""
    strip = QRectF(0, 0, right, frame.height)
    taken = sorted((place.top(), place.bottom()) for place in standing_in(strip))
    rooms, end = [], float(MARGIN)
    for top, bottom in (*taken, (frame.height - MARGIN, 0.0)):
        rooms.append((end, top))
        end = max(end, bottom)
    return max(rooms, key=lambda one: one[1] - one[0])
