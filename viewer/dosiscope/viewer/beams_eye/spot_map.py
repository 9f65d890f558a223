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

_LEAST: Final = 1.0  # px, radius of the least spot
_SMALLEST, _MOST = 2.5, 24.0  # px, of the largest one: as far as spots are apart
_TOUCHING: Final = 0.55


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

    @property
    def spacing(self) -> float:
        """How far spots are apart, about, mm: each has as much room as all others."""
        used = self.positions[self.weights > 0]
        if len(used) < 2:
            return 5.0
        width, height = np.ptp(used, axis=0).tolist()
        return float(np.sqrt(max(width, 1.0) * max(height, 1.0) / len(used)))

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
        largest = min(max(_TOUCHING * self.spacing * frame.scale, _SMALLEST), _MOST)
        radii = np.maximum(largest * np.sqrt(self.weights / most), _LEAST)
        shade = QColor(ink)
        shade.setAlpha(120)
        painter.setBrush(shade)
        painter.setPen(QPen(ink, 1.0))
        places = frame.pixels(self.positions * flip)
        for (x, y), radius in zip(places.tolist(), radii.tolist(), strict=True):
            painter.drawEllipse(QRectF(x - radius, y - radius, 2 * radius, 2 * radius))
        painter.setBrush(Qt.BrushStyle.NoBrush)
