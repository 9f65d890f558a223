"""That images are laid over the base: which, how, and where they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF

from dosiscope.resources.theme import GRID, SMALL
from dosiscope.viewer.layers.labels import Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import CAUTION, QUIET, Run, wrapped
from dosiscope.viewer.layers.strokes import dashed, pen
from dosiscope.viewer.second_text import second_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dosiscope.viewer.frame import Frame

_SHARE: Final = 0.6  # of the width
_TOP: Final = 9.0 * GRID  # px
_ALPHA: Final = 150
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
