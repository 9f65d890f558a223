"""ROI contours of the shown plane."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from dosiscope.resources.theme import DARK, PRINT_PICTURE, blend, contrast
from dosiscope.viewer.layers.fills import inside_path
from dosiscope.viewer.layers.labels import Label, OnLine
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.markers import PASSAGE_REACH, passage
from dosiscope.viewer.layers.strokes import Lines, dashed, pen, with_dash
from dosiscope.viewer.roi_lines import roi_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.isodose import RGB
    from dosiscope.core.plane import Plane
    from dosiscope.core.sections.solid_cut import SolidCut
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import Placed

_GLOW_WIDTH, _GLOW_ALPHA = 8.0, 90
HALO: RGB = (225, 225, 225)  # around a line that is too dark for its ground
DARK_HALO: RGB = (70, 76, 84)  # around one that is too light for white paper
SHADOW: RGB = (12, 13, 15)  # around any other, where the user wants it
LEAST_CONTRAST = 3.0  # of graphic objects (WCAG 2, 1.4.11)
_PAPER = PRINT_PICTURE.ground
_PLACES = 32  # of a name on an outline
_END = 6.0  # px, square that marks the end of an open contour


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What is drawn of an ROI in a plane; ``crossings`` are places, mm.

    ``cut`` is how planes cut its solid, as far as that was known.
    """

    closed: Lines
    still_open: Lines
    crossings: NDArray[np.float64]
    cut: SolidCut | None

    def __bool__(self) -> bool:
        return bool(self.closed or self.still_open or len(self.crossings))


@lru_cache(maxsize=512)  # every line of every picture asks, of few colours
def halo_of(colour: RGB, *, on_white: bool = False) -> RGB | None:
    """Return what makes a colour of a file visible; None where it is so by itself.

    On the black picture, or on the white ground of a printed one.
    """
    ground, halo = (_PAPER, DARK_HALO) if on_white else (DARK.picture, HALO)
    return halo if contrast(name_of(colour), ground) < LEAST_CONTRAST else None


@lru_cache(maxsize=512)
def name_of(colour: RGB) -> str:
    """Return a colour as #rrggbb."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


class ContourLayer(Layer):
    """The contours in an axial plane as they are in the file.

    Closed ones are lines, filled where the user wants it; where they nest, the area
    between them belongs to the ROI (even-odd).  In every other plane the outline is cut
    from the solid that volume, DVH and read-out use.  Open ones are drawn open, dashed,
    with their ends marked, and have a sign with their name where they go through the
    plane.
    """

    overlay = "contours"

    def set_case(self) -> None:
        """Forget the contours of the last case."""
        self._of_plane: dict[int, _Drawn] = {}

    def restyle(self) -> None:
        """Ask again for ROIs that have another solid by now, or a first one."""
        results = self.review.results
        self._of_plane = {
            n: one for n, one in self._of_plane.items() if one.cut is results.cut(n)
        }

    def show_plane(self, plane: Plane) -> None:
        """Forget the contours of the last plane."""
        self._of_plane = {}

    def _find(self, numbers: list[int]) -> None:
        """Find closed and open contours of ROIs in the plane."""
        new = [n for n in numbers if n not in self._of_plane]
        for number, found in roi_lines(self.review, new, self.view.plane).items():
            self._of_plane[number] = _Drawn(
                Lines(found.closed),
                Lines(found.still_open),
                found.crossings,
                self.review.results.cut(number),
            )

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the visible ROIs, the highlighted one last and glowing."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highlight = None if frame.is_export else self.review.display.highlight
        numbers = [roi.number for roi in self.review.display.visible_rois]
        self._find(numbers)
        for number in sorted(numbers, key=lambda n: n == highlight):
            drawn = self._of_plane[number]
            if not drawn:
                continue
            closed, still_open = drawn.closed, drawn.still_open
            colour = self.review.display.colour(number)
            style = self.review.display.style(number)
            is_lit = number == highlight
            if style.fill > 0 and closed:
                shade = QColor(*colour)
                shade.setAlphaF(style.fill)
                painter.fillPath(inside_path(closed, frame), shade)
            width = style.width + 1 if is_lit else style.width
            if is_lit:
                painter.setPen(pen(colour, _GLOW_WIDTH, _GLOW_ALPHA))
                closed.stroke(painter, frame)
                still_open.stroke(painter, frame)
            halo = halo_of(colour, on_white=frame.is_on_white)
            if halo is not None:
                painter.setPen(pen(halo, width + 2))
                closed.stroke(painter, frame)
                still_open.stroke(painter, frame)
            elif self.review.display.has_halo:
                painter.setPen(pen(SHADOW, width + 2.5))
                closed.stroke(painter, frame)
                still_open.stroke(painter, frame)
            own = pen(colour, width, round(255 * style.opacity))
            painter.setPen(with_dash(own, style.dash))
            closed.stroke(painter, frame)
            painter.setPen(own)
            if still_open:
                _paint_open(painter, frame, still_open)
            for x, y in drawn.crossings.tolist():
                passage(painter, frame.to_pixel(x, y), QColor(*colour), is_lit)

    def labels(self, frame: Frame) -> Iterator[Placed]:
        """Yield the names of what goes through the plane, at each place.

        And of each outline, on it, where the user wants that.
        """
        visible = self.review.display.visible_rois
        has_names = self.review.display.has_names
        self._find([roi.number for roi in visible])
        for roi in visible:
            drawn = self._of_plane[roi.number]
            if not has_names and not len(drawn.crossings):
                continue
            colour = name_of(self.review.display.colour(roi.number))
            if has_names:
                places = _name_places(drawn, frame)
                if places:
                    ink = blend(colour, DARK.text, 0.3)
                    yield OnLine(places, roi.shown_name, ink)
            for x, y in drawn.crossings.tolist():
                at = frame.to_pixel(x, y)
                yield Label(at, roi.shown_name, colour, reach=PASSAGE_REACH)


def _name_places(drawn: _Drawn, frame: Frame) -> tuple[QPointF, ...]:
    """Return where a name may stand: on the outline, the uppermost place first."""
    rows = np.concatenate([drawn.closed.segments, drawn.still_open.segments])
    x, y = frame.pixels(rows).reshape(-1, 2, 2).mean(axis=1).T
    pane = frame.pane
    across = (x > pane.left()) & (x < pane.right())
    inside = np.flatnonzero(across & (y > pane.top()) & (y < pane.bottom()))
    order = inside[np.argsort(y[inside], kind="stable")]
    order = order[:: max(1, len(order) // _PLACES)]
    return tuple(QPointF(float(x[n]), float(y[n])) for n in order)


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
