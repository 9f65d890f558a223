"""ROI contours of the shown plane."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.strokes import Lines, dashed, pen
from dosiscope.viewer.roi_lines import roi_lines

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame

WIDTH = 2.0  # px
_GLOW_WIDTH, _GLOW_ALPHA = 8.0, 90
HALO: RGB = (225, 225, 225)  # around a line that is too dark for its ground
_DARK = 40.0  # of 255
_END = 6.0  # px, square that marks the end of an open contour


def is_dark(colour: RGB) -> bool:
    """Whether a colour of a file can hardly be seen on the black picture."""
    red, green, blue = colour
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _DARK


class ContourLayer(Layer):
    """The contours in an axial plane as they are in the file, never filled.

    Closed ones are lines; where they nest, the area between them belongs to the
    ROI (even-odd).  Open ones are drawn open, dashed, with their ends marked.  In every
    other plane the outline is cut from the solid that volume, DVH and read-out use.
    """

    overlay = "contours"

    def set_case(self) -> None:
        """Forget the contours of the last case."""
        self._of_plane: dict[int, tuple[Lines, Lines]] = {}

    def restyle(self) -> None:
        """Ask again for ROIs whose solid had not been made."""
        self._of_plane = {n: both for n, both in self._of_plane.items() if any(both)}

    def show_plane(self, plane: Plane) -> None:
        """Forget the contours of the last plane."""
        self._of_plane = {}

    def _find(self, numbers: list[int]) -> None:
        """Find closed and open contours of ROIs in the plane."""
        new = [n for n in numbers if n not in self._of_plane]
        for number, found in roi_lines(self.review, new, self.view.plane).items():
            self._of_plane[number] = Lines(found.closed), Lines(found.still_open)

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the visible ROIs, the highlighted one last and glowing."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highlight = None if frame.is_export else self.review.display.highlight
        numbers = [roi.number for roi in self.review.display.visible_rois]
        self._find(numbers)
        for number in sorted(numbers, key=lambda n: n == highlight):
            closed, still_open = self._of_plane[number]
            if not closed and not still_open:
                continue
            colour = self.review.display.colour(number)
            is_lit = number == highlight
            if is_lit:
                painter.setPen(pen(colour, _GLOW_WIDTH, _GLOW_ALPHA))
                closed.stroke(painter, frame)
                still_open.stroke(painter, frame)
            if is_dark(colour):
                painter.setPen(pen(HALO, WIDTH + 2))
                closed.stroke(painter, frame)
                still_open.stroke(painter, frame)
            painter.setPen(pen(colour, WIDTH + 1 if is_lit else WIDTH))
            closed.stroke(painter, frame)
            if still_open:
                _paint_open(painter, frame, still_open)


def _paint_open(painter: QPainter, frame: Frame, lines: Lines) -> None:
    ends = painter.pen()
    ends.setWidthF(1.0)
    painter.setPen(dashed(painter.pen()))
    lines.stroke(painter, frame)
    painter.setPen(ends)
    for line in lines.polylines:
        for x, y in (line[0], line[-1]):
            at = frame.to_pixel(x, y)
            painter.drawRect(QRectF(at.x() - _END / 2, at.y() - _END / 2, _END, _END))
