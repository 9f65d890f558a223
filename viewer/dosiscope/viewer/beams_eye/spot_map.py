"""Spots of scanned ions on the isocentre plane, in the gantry system."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.viewer.frame import Frame

_LEAST, _MOST = 1.2, 9.0  # px, radius of the least and of the largest spot
_MOST_MM: Final = 3.0  # of the largest, where the picture is enlarged


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SpotMap:
    """Spots that are shown together.

    Attributes
    ----------
    positions
        Shape (spots, 2), mm.
    weights
        In the unit of ``unit``, shape (spots,).
    others
        Positions of the spots of all other layers, shape (n, 2), mm.
    text
        What they are: energy, how many, what they weigh.
    """

    positions: NDArray[np.float64]
    weights: NDArray[np.float64]
    others: NDArray[np.float64]
    text: str

    @property
    def ends(self) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """The least and the largest x, y of all spots, of any layer."""
        every = np.concatenate([self.positions, self.others])
        if not len(every):
            return None
        (x1, y1), (x2, y2) = every.min(axis=0).tolist(), every.max(axis=0).tolist()
        return (x1, y1), (x2, y2)

    def paint(self, painter: QPainter, frame: Frame, ink: QColor) -> None:
        """Draw a disc for each spot, its area as its weight; others as points."""
        flip = np.array((1.0, -1.0))
        faint = QColor(ink)
        faint.setAlpha(70)
        painter.setPen(QPen(faint, 2.0))
        for x, y in frame.pixels(np.unique(self.others, axis=0) * flip).tolist():
            painter.drawPoint(round(x), round(y))
        most = float(self.weights.max(initial=0.0))
        if most <= 0:
            return
        largest = max(_MOST, _MOST_MM * frame.scale)
        radii = np.maximum(largest * np.sqrt(self.weights / most), _LEAST)
        shade = QColor(ink)
        shade.setAlpha(120)
        painter.setBrush(shade)
        painter.setPen(QPen(ink, 1.0))
        places = frame.pixels(self.positions * flip)
        for (x, y), radius in zip(places.tolist(), radii.tolist(), strict=True):
            painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
        painter.setBrush(Qt.BrushStyle.NoBrush)
