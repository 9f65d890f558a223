"""Image planes on which a contour is missing: a warning in place of an outline.

An attached pair that passes over an image plane without a contour there is not
valid (BRTO-II Figure 3.3.4-2).  Neither nothing nor an interpolated outline may be
drawn: two systems would disagree on the target.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPolygonF

from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.resources.theme import DARK, GRID, RADIUS
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.strokes import dashed, pen
from dosiscope.viewer.layers.text import BAD, Run, draw_block, height_of, width_of
from dosiscope.viewer.layers.text import wrapped as wrap
from dosiscope.viewer.plane_step import z_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import Ghost
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.frame import Frame

_HATCH_STEP, _HATCH_WIDTH, _HATCH_ALPHA = 9.0, 1.4, 190  # px, px, of 255
_MOST_LINES = 800
_WIDTH = 1.8  # px
_WIDE, _NARROW = 380.0, 180.0  # px, of the sentence
_PLATE = QColor(20, 22, 26, 225)
_PADDING = 6.0  # px
_FOOT = 56.0  # px at the lower edge that belong to position and window


@dataclass(frozen=True, slots=True)
class _Missing:
    """One ROI without the contour it should have on this plane."""

    outlines: tuple[NDArray[np.float64], ...]  # of both neighbours, (n, 2), mm
    sentence: str


class GhostLayer(Layer):
    """Hatched ghosts of the contours below and above, and a sentence.

    No switch hides it: it goes only with its ROI.
    """

    _z = 0.0

    def set_case(self) -> None:
        """Forget the ghosts of the last case."""
        self._found: dict[int, _Missing | None] = {}

    def show_plane(self, z: float) -> None:
        """Forget the ghosts of the last plane."""
        self._z = z
        self._found = {}

    def _missing(self, roi: Roi) -> _Missing | None:
        if roi.number not in self._found:
            ghosts = [
                ghost
                for ghost in self.review.ghosts(roi.number)
                if abs(ghost.z - self._z) <= SAME_PLANE_MM + 1e-6
            ]
            self._found[roi.number] = _missing_of(roi, ghosts) if ghosts else None
        return self._found[roi.number]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw ghosts and sentences of the visible ROIs."""
        if not self.review.has_image_at(frame.z):
            return
        found = [self._missing(roi) for roi in self.review.visible_rois]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        taken: list[QRectF] = []
        for missing in found:
            if missing is not None:
                box = _paint_ghost(painter, frame, missing.outlines)
                taken.append(_paint_sentence(painter, frame, box, missing, taken))


def sentence_of(roi: Roi, ghosts: Sequence[Ghost]) -> str:
    """Return what is wrong on the plane of these ghosts."""
    first = ghosts[0]
    names = [
        f"{_number(roi, n)} (z {z_text(float(roi.contours.z[n]))})"
        for n in (first.lower, first.upper)
    ]
    rest = len(ghosts) - 1
    more = f", and {rest} more {'pair' if rest == 1 else 'pairs'}" if rest else ""
    return (
        f"«{roi.shown_name}»: no contour on this image plane although contours "
        f"{names[0]} and {names[1]}{more} are attached. Volume and DVH are withheld."
    )


def _number(roi: Roi, contour: int) -> str:
    number = roi.contours.numbers[contour]
    return f"item {contour + 1}" if number is None else str(number)


def _missing_of(roi: Roi, ghosts: Sequence[Ghost]) -> _Missing:
    wanted = dict.fromkeys(n for ghost in ghosts for n in (ghost.lower, ghost.upper))
    outlines = tuple(roi.contours[n].points[:, :2] for n in wanted)
    return _Missing(outlines, sentence_of(roi, ghosts))


def _paint_ghost(
    painter: QPainter, frame: Frame, outlines: Sequence[NDArray[np.float64]]
) -> QRectF:
    """Draw all outlines hatched; return the box they take, pixels."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in outlines:
        points = frame.pixels(outline).tolist()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        path.closeSubpath()
    box = path.boundingRect()
    painter.save()
    painter.setClipPath(path)
    painter.setPen(pen(QColor(DARK.bad), _HATCH_WIDTH, _HATCH_ALPHA))
    painter.drawLines(_hatch(box))
    painter.restore()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(QColor(0, 0, 0), _WIDTH + 1.6, 110))
    painter.drawPath(path)
    painter.setPen(dashed(pen(QColor(DARK.bad), _WIDTH)))
    painter.drawPath(path)
    return box


def _hatch(box: QRectF) -> list[QLineF]:
    """Return slanting lines that cover a box, pixels."""
    height = box.height()
    count = min(int((box.width() + height) / _HATCH_STEP) + 1, _MOST_LINES)
    step = (box.width() + height) / count
    return [
        QLineF(x, box.bottom(), x + height, box.top())
        for n in range(count)
        for x in [box.left() - height + (n + 0.5) * step]
    ]


def _paint_sentence(
    painter: QPainter,
    frame: Frame,
    ghost: QRectF,
    missing: _Missing,
    taken: Sequence[QRectF],
) -> QRectF:
    """Write below the ghost, or as near to it as the picture has room."""
    room = max(_NARROW, min(_WIDE, 0.6 * frame.width))
    lines = wrap(Run(f"⚠ {missing.sentence}", BAD, 500), room)
    width = max(width_of(line) for line in lines)
    height = sum(height_of(line) for line in lines)
    left = ghost.center().x() - width / 2
    left = min(max(left, 3 * GRID), frame.width - width - 3 * GRID)
    top = ghost.bottom() + 3 * GRID
    top = max(min(top, frame.height - height - _FOOT), 3 * GRID)
    box = QRectF(left, top, width, height)
    for other in taken:
        if box.intersects(other):
            box.moveTop(other.bottom() + 2 * _PADDING)
    if box.bottom() > frame.height:  # no room below: stack upwards
        box.moveTop(min((o.top() for o in taken), default=box.top()) - height - 12)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_PLATE)
    plate = box.adjusted(-_PADDING - 2, -_PADDING / 2, _PADDING + 2, _PADDING / 2)
    painter.drawRoundedRect(plate, RADIUS, RADIUS)
    draw_block(painter, box.topLeft(), lines, frame.ratio)
    return plate
