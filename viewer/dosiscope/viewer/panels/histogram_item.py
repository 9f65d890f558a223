"""What the plot of a histogram is made of: bars of shares, and a line at a value."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene

from dosiscope.core.language import tr
from dosiscope.core.text import number_text, part_text, percent_text
from dosiscope.resources.theme import GRID, SMALL, blend
from dosiscope.viewer.bare_plot import BarePlot
from dosiscope.viewer.dvh.painting import PlotView
from dosiscope.viewer.dvh.plot_item import DoseAxis
from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme
from dosiscope.viewer.ticks import decimals_of, nice_ceiling, tick_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.resources.theme import Theme

    Array = NDArray[np.float64]

_ROOM = {"left": 30, "bottom": 76}  # px of an axis for each label
_PAD = 8.0
_BOTTOM = 22.0
_SIZE = QSize(700, 300)  # px, of a picture of its own
_DECADES = 5  # of a logarithmic axis at most


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bars:
    """A histogram as it is shown.

    Attributes
    ----------
    edges
        Where bars begin and end, ascending, in ``unit``; shape (n + 1,).
    shares
        % of all that each bar has; shape (n,).
    unit
        Of the values, "" for a ratio.
    line
        The value that a line stands at.
    of
        What the shares are of, such as "of the volume".
    bad_from
        Bars from here on have the colour of what fails; None: none of them.
    is_log
        Whether heights are told by their logarithm: of a difference most lies
        near 0, and what matters lies far from it.
    """

    edges: Array
    shares: Array
    unit: str
    line: float
    of: str
    bad_from: float | None = None
    is_log: bool = False

    def at(self, value: float) -> int | None:
        """Return which bar holds a value; None where there is none."""
        if not self.edges[0] <= value <= self.edges[-1]:
            return None
        n = int(np.searchsorted(self.edges, value, side="right")) - 1
        return min(n, len(self.shares) - 1)

    def lines_at(self, n: int) -> tuple[str, str]:
        """Return what is read at a bar: from where to where, and its share."""
        low, high = self.edges[n : n + 2].tolist()
        ends = tick_labels([low, high], "")
        share = float(self.shares[n])
        told = part_text(share) if 0 < share < 100 else percent_text(share)
        reach = tr("{low} to {high}", low=ends[0], high=ends[1])
        return f"{reach} {self.unit}".rstrip(), f"{told} {self.of}"

    @property
    def heights(self) -> tuple[float, float]:
        """From where to where the axis of the shares goes, as it is plotted."""
        most = float(self.shares.max(initial=0.0))
        if not self.is_log:
            return 0.0, nice_ceiling(most)
        found = self.shares[self.shares > 0]
        if not len(found):
            return -1.0, 2.0
        top = math.ceil(math.log10(most) - 1e-9)
        low = math.floor(math.log10(float(found.min())) + 1e-9)
        return float(max(min(low, top - 1), top - _DECADES)), float(top)

    def plotted(self) -> Array:
        """Return the heights of all bars as they are plotted."""
        if not self.is_log:
            return self.shares
        bottom = self.heights[0]
        safe = np.maximum(self.shares, 10.0**bottom)
        return np.where(self.shares > 0, np.log10(safe), bottom)


class ShareAxis(PlotAxis):
    """The axis at the left: shares in %, by their powers of ten where it is so told."""

    def __init__(self) -> None:
        super().__init__("left", room=_ROOM["left"], gap=8)
        self.is_log = False

    def values(self) -> list[float]:
        """Return the values that are labelled, as they are plotted."""
        if not self.is_log:
            return super().values()
        low, high = (round(end) for end in self.range)
        room = max(1, int(self.rect().height() / _ROOM["left"]))
        step = max(1, math.ceil((high - low) / room))
        return [float(n) for n in range(high, low - 1, -step)][::-1]

    def labels(self) -> list[tuple[float, str]]:
        """Return what is labelled as shares of the axis, and the labels."""
        if not self.is_log or self.unit is None:
            return super().labels()
        low, high = self.range
        return [
            ((value - low) / (high - low), share_label(value))
            for value in self.values()
        ]


def share_label(power: float) -> str:
    """Return the label of a power of ten: "0.01 %"."""
    share = 10.0**power
    return f"{number_text(share, decimals_of(share))} %"


class HistogramItem(BarePlot):
    """Axes, bars and lines of one histogram; it always shows all of it."""

    def __init__(self, *, is_kept: bool = True) -> None:
        self._left = ShareAxis()
        self._below = DoseAxis("bottom", room=_ROOM["bottom"], gap=6)
        axes = {"left": self._left, "bottom": self._below}
        super().__init__(axes, is_kept=is_kept)
        self.layout.setContentsMargins(0, _PAD, 2 * _PAD, 0)
        self._below.setHeight(_BOTTOM)
        self.bars: Bars | None = None
        self.pointed: int | None = None
        self.vb.sigResized.connect(self.still.renew)
        self.vb.sigRangeChanged.connect(self.still.renew)
        self.renew()

    def set_bars(self, bars: Bars | None) -> None:
        """Show another histogram, or none."""
        self.bars, self.pointed = bars, None
        self._left.unit = self._below.unit = None
        if bars is not None:
            bottom, top = bars.heights
            self._left.is_log = bars.is_log
            self._left.unit, self._below.unit = "%", bars.unit
            labels = (
                [share_label(bottom), share_label(top)]
                if bars.is_log
                else tick_labels([0.0, top / 4, top], "%")
            )
            metrics = QFontMetricsF(font(SMALL))
            widest = max(metrics.horizontalAdvance(text) for text in labels)
            self._left.setWidth(widest + 2 * _PAD)
            ends = float(bars.edges[0]), float(bars.edges[-1])
            self.vb.setRange(xRange=ends, yRange=(bottom, top), padding=0)
            self.layout.activate()
        self.renew()

    def point_at(self, n: int | None) -> None:
        """Bring a bar forward, or none."""
        if n != self.pointed:
            self.pointed = n
            self.still.renew()

    def renew(self) -> None:
        """Paint everything anew: bars, sizes or colours are others."""
        for axis in (self._left, self._below):
            axis.recolour()
        self.still.renew()

    def view(self) -> PlotView:
        """Return the axes and where they are."""
        (left, right), (bottom, top) = self.vb.viewRange()
        return PlotView(left, right, bottom, top, self.vb.geometry())

    # --- what lies still ---------------------------------------------------------

    def paint_still(self, painter: QPainter) -> None:
        """Paint grid, bars, lines, and what is read at the bar that is pointed at."""
        theme, bars = current_theme(), self.bars
        if bars is None:
            return
        view = self.view()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        self._paint_grid(painter, view, theme)
        self._paint_bars(painter, view, bars, theme)
        at = view.to_px(bars.line, 0).x()
        if view.area.left() <= at <= view.area.right():
            painter.setPen(QPen(QColor(theme.text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(
                QPointF(at, view.area.top()), QPointF(at, view.area.bottom())
            )
        if self.pointed is not None:
            _paint_words(painter, view.area, bars.lines_at(self.pointed), theme)

    def _paint_grid(self, painter: QPainter, view: PlotView, theme: Theme) -> None:
        area = view.area
        painter.setPen(QPen(QColor(blend(theme.panel, theme.line, 0.55)), 1))
        for share in self._left.values():
            y = view.to_px(view.left, share).y()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())

    def _paint_bars(
        self, painter: QPainter, view: PlotView, bars: Bars, theme: Theme
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for n, high in enumerate(bars.plotted().tolist()):
            if not bars.shares[n] > 0:
                continue
            low = float(bars.edges[n])
            corner = view.to_px(low, high)
            right = view.to_px(float(bars.edges[n + 1]), high).x()
            bottom = view.area.bottom()
            # what is there is seen, however little it is
            top = min(corner.y(), bottom - 1.0)
            is_bad = bars.bad_from is not None and low >= bars.bad_from - 1e-12
            ink = theme.caution if is_bad else theme.accent
            strength = 1.0 if n == self.pointed else 0.75
            painter.setBrush(QColor(blend(theme.panel, ink, strength)))
            gap = 1.0 if right - corner.x() > 4 else 0.0
            wide = max(right - corner.x() - gap, 1.0)
            painter.drawRect(QRectF(corner.x(), top, wide, bottom - top))


def _paint_words(
    painter: QPainter, area: QRectF, lines: tuple[str, ...], theme: Theme
) -> None:
    """Write what is read in the corner that is at the right above."""
    painter.setFont(font(SMALL))
    metrics = QFontMetricsF(painter.font())
    wide = max(metrics.horizontalAdvance(line) for line in lines) + 2 * GRID
    row = metrics.height()
    box = QRectF(area.right() - wide, area.top(), wide, row * len(lines) + GRID)
    ground = QColor(theme.panel)
    ground.setAlphaF(0.85)
    painter.fillRect(box, ground)
    painter.setPen(QColor(theme.text))
    for n, line in enumerate(lines):
        place = QRectF(box.left(), box.top() + n * row, wide - GRID, row)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place, flags, line)


def paint_alone(painter: QPainter, room: QRectF, bars: Bars) -> None:
    """Paint a histogram into a room, finely."""
    scene = QGraphicsScene()
    plot = HistogramItem(is_kept=False)
    scene.addItem(plot)
    plot.resize(room.size())
    plot.set_bars(bars)
    plot.paint_alone(painter, room)


def histogram_picture(bars: Bars, title: str) -> PlotPicture:
    """Return a histogram as a picture of its own."""

    def draw(painter: QPainter, room: QRectF) -> None:
        paint_alone(painter, room.adjusted(8, 0, -8, -8), bars)

    return PlotPicture(title=title, draw=draw, size=_SIZE)
