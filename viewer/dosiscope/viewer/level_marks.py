"""The mark of an isodose level on an axis of dose: a triangle in its colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPen, QPolygonF

from dosiscope.resources.theme import DARK
from dosiscope.viewer.theming import colour

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.core.isodose import RGB

HALF, HIGH = 4.5, 7.0  # px, of a mark


def paint_mark(
    painter: QPainter, middle: QPointF, shade: RGB, *, on_picture: bool = False
) -> None:
    """Draw a triangle around a place.

    It points up, to the axis; on the picture, which is dark in every theme, to the
    left, where the bar is.
    """
    x, y, half = middle.x(), middle.y(), HIGH / 2
    corners = [(x, y - half), (x + HALF, y + half), (x - HALF, y + half)]
    if on_picture:
        corners = [(x - half, y), (x + half, y + HALF), (x + half, y - HALF)]
    edge = QColor(DARK.picture) if on_picture else colour("panel")
    painter.setPen(QPen(edge, 1))
    painter.setBrush(QColor(*shade))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))
