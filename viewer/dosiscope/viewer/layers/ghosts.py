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
from dosiscope.core.language import tr, tr_count
from dosiscope.core.text import mm_number
from dosiscope.viewer.layers.labels import Plate
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.layers.lettering import BAD, Run
from dosiscope.viewer.layers.lettering import wrapped as wrap
from dosiscope.viewer.layers.strokes import dashed, pen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.contours.graph import Ghost
    from dosiscope.core.plane import Plane
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.frame import Frame

_HATCH_STEP, _HATCH_WIDTH, _HATCH_ALPHA = 9.0, 1.4, 190  # px, px, of 255
_MOST_LINES = 800
_WIDTH = 1.8  # px
_WIDE, _NARROW = 380.0, 180.0  # px, of the sentence


@dataclass(frozen=True, slots=True)
class _Missing:
    """One ROI without the contour it should have on this plane."""

    outlines: tuple[NDArray[np.float64], ...]  # of both neighbours, (n, 2), mm
    sentence: str


class GhostLayer(Layer):
    """Hatched ghosts of the contours below and above, and a sentence.

    No switch hides it: it goes only with its ROI.
    """

    def set_case(self) -> None:
        """Forget the ghosts of the last case."""
        self._found: dict[int, _Missing | None] = {}

    def show_plane(self, plane: Plane) -> None:
        """Forget the ghosts of the last plane."""
        self._found = {}

    def _missing(self, roi: Roi) -> _Missing | None:
        if roi.number not in self._found:
            ghosts = [
                ghost
                for ghost in self.review.display.ghosts(roi.number)
                if abs(ghost.z - self.view.at) <= SAME_PLANE_MM + 1e-6
            ]
            self._found[roi.number] = _missing_of(roi, ghosts) if ghosts else None
        return self._found[roi.number]

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the ghosts of the visible ROIs."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for missing in self._shown(frame):
            _paint_ghost(painter, frame, _path(frame, missing.outlines))

    def labels(self, frame: Frame) -> Iterator[Plate]:
        """Yield what is wrong, below the ghosts."""
        room = max(_NARROW, min(_WIDE, 0.6 * frame.width))
        for missing in self._shown(frame):
            lines = wrap(Run(f"⚠ {missing.sentence}", BAD, 500), room)
            about = _path(frame, missing.outlines).boundingRect()
            yield Plate(about, tuple(lines))

    def _shown(self, frame: Frame) -> list[_Missing]:
        # across its plane an ROI that lacks a contour is not drawn at all
        if not frame.plane.is_axial or not self.view.has_image:
            return []
        found = map(self._missing, self.review.display.visible_rois)
        return [missing for missing in found if missing is not None]


def sentence_of(roi: Roi, ghosts: Sequence[Ghost]) -> str:
    """Return what is wrong on the plane of these ghosts."""
    first = ghosts[0]
    names = [
        f"{_number(roi, n)} (z {mm_number(float(roi.contours.z[n]))})"
        for n in (first.lower, first.upper)
    ]
    contours = {"roi": roi.shown_name, "first": names[0], "second": names[1]}
    rest = len(ghosts) - 1
    if not rest:
        return tr(
            "«{roi}»: no contour on this image plane although contours {first} and "
            "{second} are attached. Volume and DVH are withheld.",
            **contours,
        )
    return tr_count(
        "«{roi}»: no contour on this image plane although contours {first} and "
        "{second}, and {n} more pair are attached. Volume and DVH are withheld.",
        "«{roi}»: no contour on this image plane although contours {first} and "
        "{second}, and {n} more pairs are attached. Volume and DVH are withheld.",
        rest,
        **contours,
    )


def _number(roi: Roi, contour: int) -> str:
    number = roi.contours.numbers[contour]
    return tr("item {n}", n=contour + 1) if number is None else str(number)


def _missing_of(roi: Roi, ghosts: Sequence[Ghost]) -> _Missing:
    wanted = dict.fromkeys(n for ghost in ghosts for n in (ghost.lower, ghost.upper))
    outlines = tuple(roi.contours[n].points[:, :2] for n in wanted)
    return _Missing(outlines, sentence_of(roi, ghosts))


def _path(frame: Frame, outlines: Sequence[NDArray[np.float64]]) -> QPainterPath:
    """Return all outlines as one path, pixels."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for outline in outlines:
        points = frame.pixels(outline).tolist()
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in points]))
        path.closeSubpath()
    return path


def _paint_ghost(painter: QPainter, frame: Frame, path: QPainterPath) -> None:
    """Draw the outlines hatched."""
    bad = QColor(frame.signs.bad)
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(pen(bad, _HATCH_WIDTH, _HATCH_ALPHA))
    painter.drawLines(_hatch(path.boundingRect()))
    painter.restore()
    if painter.hasClipping():  # else Qt's SVG goes on with the one that was restored
        painter.setClipPath(painter.clipPath())
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(QColor(0, 0, 0), _WIDTH + 1.6, 110))
    painter.drawPath(path)
    painter.setPen(dashed(pen(bad, _WIDTH)))
    painter.drawPath(path)


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
