"""The axis of a plot: pyqtgraph's, with the step of our ticks and a unit at each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyqtgraph import AxisItem, mkPen
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPen

from dosiscope.resources.theme import SMALL
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme, scaled
from dosiscope.viewer.ticks import nice_step, tick_labels, ticks

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QPainter

_BEYOND = 40  # px that the label of a tick may reach over the end of its axis
_FLAGS = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip

_Line = tuple[Any, "QPointF", "QPointF"]
_Text = tuple[QRectF, Qt.AlignmentFlag | Qt.TextFlag, str]


class PlotAxis(AxisItem):
    """An axis with round values, each with its unit.

    It has labels alone: ticks, grid and line lie below what is plotted.  All of them
    are painted with what lies still in the plot, and it paints nothing by itself.

    Parameters
    ----------
    room
        Px of the axis for each of its labels.
    gap
        Px between the labels and the plot.

    Attributes
    ----------
    unit
        What is written behind each number; None where there is nothing to label.
    """

    def __init__(self, orientation: str, *, room: float, gap: float) -> None:
        super().__init__(orientation, maxTickLength=0)
        self._room, self.gap = room, gap
        self.unit: str | None = None
        self._kept: tuple[tuple[object, ...], list[tuple[QRectF, str]]] | None = None
        self.enableAutoSIPrefix(False)
        self.setFlag(self.GraphicsItemFlag.ItemHasNoContents)
        self.setStyle(hideOverlappingLabels=_BEYOND, tickFont=font(SMALL))

    def recolour(self) -> None:
        """Take the colours of the theme, and the size of text."""
        self.setStyle(tickFont=font(SMALL))
        self.setTextPen(mkPen(current_theme().secondary))

    # --- where the ticks are -------------------------------------------------------

    def tickValues(
        self, minVal: float, maxVal: float, size: float
    ) -> list[tuple[float, list[float]]]:
        """Return the values of the one rule for ticks, and their distance.

        pyqtgraph's own would give distances of 1, 2 and 5 only, as many as it likes,
        and loses the end of an axis to rounding: 0.3 on one from 0 to 0.3.
        """
        wanted = max(2, int(size / scaled(self._room)))
        return [(nice_step(maxVal - minVal, wanted), ticks(minVal, maxVal, wanted))]

    def values(self) -> list[float]:
        """Return the values that are labelled, ascending, in the unit of the axis."""
        is_upright = self.orientation in ("left", "right")
        length = self.rect().height() if is_upright else self.rect().width()
        low, high = self.range
        ((_, values),) = self.tickValues(low, high, length)
        return values

    def labels(self) -> list[tuple[float, str]]:
        """Return what is labelled as shares of the axis, and the labels."""
        if self.unit is None:
            return []
        low, high = self.range
        values = self.values()
        return [
            ((value - low) / (high - low), label)
            for value, label in zip(values, tick_labels(values, self.unit), strict=True)
        ]

    # --- where the labels stand ----------------------------------------------------

    def placed(self) -> list[tuple[QRectF, str]]:
        """Return where which label stands, px from the corner of the axis."""
        size, corner = self.size().toTuple(), self.pos().toTuple()
        key = (*self.range, *size, *corner, self.unit)
        if self._kept is None or self._kept[0] != key:
            self._kept = key, self.place()
        return self._kept[1]

    def place(self) -> list[tuple[QRectF, str]]:
        """Return where which label stands now: at its value, before the plot."""
        room, metrics = self.rect(), QFontMetricsF(self.style["tickFont"])
        high = metrics.height()
        placed: list[tuple[QRectF, str]] = []
        for share, label in self.labels():
            wide = metrics.horizontalAdvance(label)
            top = (1 - share) * room.height() - high / 2
            left = room.width() - self.gap - wide
            place = QRectF(left, top, wide, high)
            if not placed or not place.intersects(placed[-1][0]):
                placed.append((place, label))
        return placed

    def generateDrawSpecs(self, p: QPainter) -> tuple[_Line, list[_Line], list[_Text]]:
        """Return no line, no ticks, and where which label stands."""
        room = self.rect()
        # of no length it would be a point, which Qt paints even without a pen
        none: _Line = (QPen(Qt.PenStyle.NoPen), room.topLeft(), room.topRight())
        return none, [], [(place, _FLAGS, label) for place, label in self.placed()]
