"""Isodose lines of the dose B that the shown one is compared with: dashed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter

from dosiscope.viewer.layers.contours import SHADOW
from dosiscope.viewer.layers.isodoses import IsodoseLayer
from dosiscope.viewer.layers.strokes import pen
from dosiscope.viewer.shown_doses import has_other_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtGui import QPen

    from dosiscope.core.dose import Dose
    from dosiscope.core.isodose import Level
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import OnLine

_ON, _OFF = 7.0, 6.0  # px of a dash and of the gap after it
_EDGE = 1.2  # px of the dark edge around a dash


def other_pen(level: Level) -> QPen:
    """Return the pen of an isodose of B: colour and width are those of the level."""
    return _dashed(pen(level.colour, level.width))


def edge_pen(level: Level) -> QPen:
    """Return the pen of the dark edge, so that dashes are seen on lines of A, too.

    It is around the ends as well: where both lines are one, that alone tells of B.
    """
    edge = _dashed(pen(SHADOW, level.width + 2 * _EDGE))
    edge.setCapStyle(Qt.PenCapStyle.SquareCap)
    return edge


def _dashed(line: QPen) -> QPen:
    """Return the pen with dashes of the same length, whatever its width."""
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    width = line.widthF()
    line.setDashPattern([_ON / width, _OFF / width])
    return line


class OtherIsodoseLayer(IsodoseLayer):
    """The lines of B at the levels of A, in gray, on the pictures that show A.

    Nothing is filled: what B encloses would hide what A does.
    """

    def _drawn(self) -> Dose | None:
        return self.review.comparison.other

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw every shown level, each dash on a dark one."""
        if not has_other_lines(self.view):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for value, level in self.shown(fills=False):
            lines = self._lines[value]
            if lines:
                for stroke in (edge_pen(level), other_pen(level)):
                    painter.setPen(stroke)
                    lines.stroke(painter, frame)

    def labels(self, frame: Frame) -> Iterator[OnLine]:
        """Yield nothing: the lines of A are written on, at the same levels."""
        return iter(())
