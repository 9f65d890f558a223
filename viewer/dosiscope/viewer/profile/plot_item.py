"""What the plot of a profile is made of: dose to the left, the image to the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pyqtgraph import InfiniteLine, mkPen
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsScene

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, NORMAL, SMALL, blend
from dosiscope.viewer.bare_plot import BarePlot
from dosiscope.viewer.dvh.painting import PlotView
from dosiscope.viewer.dvh.plot_item import DoseAxis
from dosiscope.viewer.dvh.readout_item import ReadoutItem
from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme
from dosiscope.viewer.ticks import nice_ceiling, nice_step, tick_labels, ticks

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.dvh.readout import DvhReadout
    from dosiscope.viewer.profile.curves import ProfileCurves

    Array = NDArray[np.float64]

_ROOM = {"left": 34, "bottom": 80, "right": 34}  # px of an axis for each label
_PAD = 8.0
_BOTTOM = 22.0
_SIZE = QSize(900, 420)  # px, of a picture of its own
_STROKE = 18.0  # px, the piece of line before a name
_INKS = ("accent", "caution", "good", "bad")
EMPTY = tr("Draw a line on a picture: Tools, Line profile")


class ImageAxis(PlotAxis):
    """The axis at the right, whose values are the image's and not the doses'."""

    def __init__(self) -> None:
        super().__init__("right", room=_ROOM["right"], gap=8)
        self.ends = (0.0, 1.0)

    def values(self) -> list[float]:
        """Return the values that are labelled."""
        low, high = self.ends
        return ticks(low, high, max(2, int(self.rect().height() / _ROOM["right"])))

    def labels(self) -> list[tuple[float, str]]:
        """Return what is labelled as shares of the axis, and the labels."""
        if self.unit is None:
            return []
        low, high = self.ends
        values = self.values()
        texts = tick_labels(values, self.unit)
        return [
            ((v - low) / (high - low), t) for v, t in zip(values, texts, strict=True)
        ]

    def place(self) -> list[tuple[QRectF, str]]:
        """Return where which label stands: behind the plot, at its value."""
        metrics = QFontMetricsF(self.style["tickFont"])
        high, placed = metrics.height(), []
        for share, label in self.labels():
            top = (1 - share) * self.rect().height() - high / 2
            wide = metrics.horizontalAdvance(label)
            placed.append((QRectF(self.gap, top, wide, high), label))
        return placed


class ProfilePlotItem(BarePlot):
    """Axes, curves and cross-hair of one profile; it always shows all of the line."""

    def __init__(self, *, is_fine: bool = False) -> None:
        self._image = ImageAxis()
        self._axes: dict[str, PlotAxis] = {
            "left": PlotAxis("left", room=_ROOM["left"], gap=8),
            "bottom": DoseAxis("bottom", room=_ROOM["bottom"], gap=6),
            "right": self._image,
        }
        super().__init__(self._axes, is_kept=not is_fine)
        self.layout.setContentsMargins(0, _PAD, 0, 0)
        self._axes["bottom"].setHeight(_BOTTOM)
        self.curves: ProfileCurves | None = None
        self.line = InfiniteLine(angle=90)
        self.line.hide()
        self.vb.addItem(self.line, ignoreBounds=True)
        self._readout = ReadoutItem(self)
        self.vb.sigResized.connect(self.still.renew)
        self.vb.sigRangeChanged.connect(self.still.renew)
        self.renew()

    def set_curves(self, curves: ProfileCurves | None) -> None:
        """Show another profile, or none."""
        self.curves = curves
        for axis in self._axes.values():
            axis.unit = None
        if curves is not None:
            low, high = curves.dose_range
            bottom, top = -nice_ceiling(-low) if low < 0 else 0.0, nice_ceiling(high)
            self._axes["bottom"].unit = "mm"
            self._axes["left"].unit = curves.unit if curves.doses else None
            labels = tick_labels([bottom, top / 4, top], curves.unit)
            self._axes["left"].setWidth(_widest(labels) + 2 * _PAD)
            self._take_image(curves)
            self.vb.setRange(
                xRange=(0.0, max(curves.mark.length, 1e-6)),
                yRange=(bottom, top),
                padding=0,
            )
            self.layout.activate()
        self.renew()

    def _take_image(self, curves: ProfileCurves) -> None:
        found, axis = curves.image_range, self._image
        if found is None or curves.ct is None:
            axis.setWidth(2 * _PAD)
            return
        low, high = found
        step = nice_step(max(high - low, 1e-6), 5)
        low, high = np.floor(low / step) * step, np.ceil(high / step) * step
        axis.ends = float(low), float(max(high, low + step))
        axis.unit = "HU" if curves.ct.is_hounsfield else ""
        axis.setWidth(_widest(tick_labels(list(axis.ends), axis.unit)) + 2 * _PAD)

    def renew(self) -> None:
        """Paint everything anew: curves, sizes or colours are others."""
        for axis in self._axes.values():
            axis.recolour()
        self.line.setPen(mkPen(current_theme().secondary))
        self.still.renew()

    def view(self) -> PlotView:
        """Return the axes and where they are."""
        (left, right), (bottom, top) = self.vb.viewRange()
        return PlotView(left, right, bottom, top, self.vb.geometry())

    def show_readout(self, readout: DvhReadout | None, along: float = 0.0) -> None:
        """Show a cross-hair at a distance from the start, or none."""
        self.line.setVisible(readout is not None)
        self.line.setPos(along)
        self._readout.show_readout(readout)

    # --- what lies still ---------------------------------------------------------

    def paint_still(self, painter: QPainter) -> None:
        """Paint grid, curves and what they are."""
        theme, curves = current_theme(), self.curves
        if curves is None:
            painter.setFont(font(NORMAL))
            painter.setPen(QColor(theme.secondary))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(self.rect().adjusted(24, 0, -24, 0), flags, EMPTY)
            return
        view = self.view()
        self._paint_grid(painter, view, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipRect(view.area.adjusted(0, -2, 1, 2))
        names = []
        if curves.profile.image is not None and curves.ct is not None:
            low, high = self._image.ends
            share = (curves.profile.image - low) / (high - low)
            level = view.bottom + share * (view.top - view.bottom)
            ink = QColor(theme.secondary)
            _stroke(painter, view, curves, level, QPen(ink, 1.2))
            names.append((curves.ct.value_name, QPen(ink, 1.2)))
        for n, values in enumerate(curves.profile.doses):
            ink = QColor(getattr(theme, _INKS[n % len(_INKS)]))
            _stroke(painter, view, curves, values, QPen(ink, 2.0))
            dose = curves.doses[n]
            names.append((f"{dose.label} {dose.unit_text}", QPen(ink, 2.0)))
        painter.setClipping(False)
        _paint_names(painter, view.area, names, theme)

    def _paint_grid(self, painter: QPainter, view: PlotView, theme: Theme) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(QPen(QColor(blend(theme.panel, theme.line, 0.55)), 1))
        area = view.area
        for along in self._axes["bottom"].values():
            x = view.to_px(along, 0).x()
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
        for dose in self._axes["left"].values():
            y = view.to_px(0, dose).y()
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())


def _stroke(
    painter: QPainter, view: PlotView, curves: ProfileCurves, values: Array, pen: QPen
) -> None:
    """Draw a curve; where there is no value there is no line."""
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    known = ~np.isnan(values)
    breaks = np.flatnonzero(np.diff(known.astype(np.int8))) + 1
    for part in np.split(np.arange(len(values)), breaks):
        if known[part[0]]:
            places = zip(
                curves.profile.along[part].tolist(), values[part].tolist(), strict=True
            )
            painter.drawPolyline(QPolygonF([view.to_px(x, y) for x, y in places]))


def _paint_names(
    painter: QPainter, area: QRectF, names: list[tuple[str, QPen]], theme: Theme
) -> None:
    """Write what each curve is, at the top of the plot, from the right."""
    painter.setFont(font(SMALL))
    metrics, x = QFontMetricsF(painter.font()), area.right() - 2 * GRID
    high = metrics.height()
    for name, pen in names:
        wide = metrics.horizontalAdvance(name)
        if x - wide - _STROKE - 2 * GRID < area.left():
            return
        place = QRectF(x - wide, area.top() + 2, wide + 1, high)
        ground = QColor(theme.panel)
        ground.setAlphaF(0.8)
        painter.fillRect(place.adjusted(-_STROKE - 2 * GRID, 0, GRID, 0), ground)
        painter.setPen(pen)
        y = place.center().y()
        start = place.left() - GRID - _STROKE
        painter.drawLine(QPointF(start, y), QPointF(start + _STROKE, y))
        painter.setPen(QColor(theme.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)
        x = start - 4 * GRID


def _widest(texts: list[str]) -> float:
    metrics = QFontMetricsF(font(SMALL))
    return max(metrics.horizontalAdvance(text) for text in texts)


def paint_alone(painter: QPainter, room: QRectF, curves: ProfileCurves) -> None:
    """Paint a profile finely into a room."""
    scene = QGraphicsScene()
    plot = ProfilePlotItem(is_fine=True)
    scene.addItem(plot)
    plot.resize(room.size())
    plot.set_curves(curves)
    plot.paint_alone(painter, room)


def profile_picture(curves: ProfileCurves | None, title: str) -> PlotPicture:
    """Return a profile as a picture of its own."""

    def draw(painter: QPainter, room: QRectF) -> None:
        if curves is not None:
            paint_alone(painter, room.adjusted(8, 0, -8, -8), curves)

    return PlotPicture(title=title, draw=draw, size=_SIZE)
