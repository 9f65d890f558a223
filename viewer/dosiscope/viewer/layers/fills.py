"""What outlines enclose, as a path to fill: even-odd, however the lines are ordered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainterPath, QPolygonF

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.strokes import Lines


def inside_path(lines: Lines, frame: Frame) -> QPainterPath:
    """Return what closed outlines enclose, in pixels.

    Outlines that are joined are polygons.  Those cut from a solid are pieces in any
    order: a triangle over each piece, all from one point, covers what is inside an odd
    number of times and all else an even number.
    """
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.OddEvenFill)
    polylines = lines.polylines
    if all(np.array_equal(line[0], line[-1]) for line in polylines):
        for line in polylines:
            path.addPolygon(_polygon(frame.pixels(line)))
        return path
    pieces = frame.pixels(lines.segments)
    middle = pieces.reshape(-1, 2).mean(axis=0)
    for piece in pieces:
        path.addPolygon(_polygon(np.vstack([middle, piece.reshape(2, 2), middle])))
    return path


def _polygon(points: NDArray[np.float64]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points.tolist()])
