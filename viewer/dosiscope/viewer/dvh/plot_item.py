"""What a DVH plot is made of: pyqtgraph's PlotItem with our ticks and all curves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pyqtgraph import AxisItem, InfiniteLine, PlotItem, ViewBox, mkPen
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsScene

from dosiscope.resources.theme import SMALL
from dosiscope.viewer.dvh.curves import CurveSet
from dosiscope.viewer.dvh.painting import (
    BOTTOM,
    RIGHT_PAD,
    TOP_PAD,
    PlotView,
    label_room,
    paint_message,
    paint_notes,
    paint_plot,
    ticks_along,
)
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.scene_view import EVERYWHERE, SceneItem, faults_told, make_bare
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme
from dosiscope.viewer.ticks import tick_labels

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from dosiscope.viewer.dvh.readout import DvhReadout

_BEYOND = 40  # px that the label of a tick may reach over the end of its axis
_BELOW, _ABOVE = -1000, 1000  # of what else is in the plot

_Line = tuple[Any, "QPointF", "QPointF"]
_Text = tuple[QRectF, Qt.AlignmentFlag | Qt.TextFlag, str]


class PlotAxis(AxisItem):
    """An axis with round values, each with its unit.

    It has labels alone: grid and line of the axis lie below the curves, and so are
    painted with them.
    """

    def __init__(self, orientation: str) -> None:
        super().__init__(orientation, maxTickLength=0)
        self.unit: str | None = None  # None: there is nothing to label
        self.enableAutoSIPrefix(False)
        self.setStyle(hideOverlappingLabels=_BEYOND, tickFont=font(SMALL))

    def recolour(self) -> None:
        """Take the colours of the theme."""
        self.setTextPen(mkPen(current_theme().secondary))

    def paint(
        self,
        p: QPainter,
        opt: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint when Qt asks for it."""
        with faults_told():
            super().paint(p, opt, widget)

    def generateDrawSpecs(self, p: QPainter) -> tuple[_Line, list[_Line], list[_Text]]:
        """Return no line, no ticks, and where which label stands."""
        room = self.rect()
        # of no length it would be a point, which Qt paints even without a pen
        none: _Line = (QPen(Qt.PenStyle.NoPen), room.topLeft(), room.topRight())
        if self.unit is None:
            return none, [], []
        metrics = QFontMetricsF(self.style["tickFont"])
        is_dose = self.orientation == "bottom"
        labels = self._dose_labels if is_dose else self._volume_labels
        return none, [], labels(room, metrics)

    def _labels(self, length: float) -> list[tuple[float, str]]:
        """Return the ticks as shares of the axis, and their labels."""
        low, high = self.range
        values = ticks_along(self.orientation, low, high, length)
        labels = tick_labels(values, self.unit or "")
        return [
            ((value - low) / (high - low), label)
            for value, label in zip(values, labels, strict=True)
        ]

    def _dose_labels(self, room: QRectF, metrics: QFontMetricsF) -> list[_Text]:
        texts: list[_Text] = []
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
        free = -float(self.x())  # the left edge of the plot, and not of the axis
        for share, label in self._labels(room.width()):
            wide = metrics.horizontalAdvance(label)
            start = max(share * room.width() - wide / 2, -float(self.x()))
            start = min(start, room.width() + RIGHT_PAD - wide - 1)
            if start >= free:
                place = QRectF(start, 6, wide, metrics.height())
                texts.append((place, flags, label))
                free = start + wide + 8
        return texts

    def _volume_labels(self, room: QRectF, metrics: QFontMetricsF) -> list[_Text]:
        texts: list[_Text] = []
        flags = Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
        for share, label in self._labels(room.height()):
            wide = metrics.horizontalAdvance(label)
            top = (1 - share) * room.height() - metrics.ascent() / 2 - 1
            place = QRectF(room.width() - 8 - wide, top, wide, metrics.height())
            texts.append((place, flags, label))
        return texts


class CurvesItem(SceneItem):
    """The ground of a plot with its grid, all bands and curves, and the notes.

    One item for all: an item a curve, 2 px wide and antialiased, takes a hundred times
    as long when the cross-hair moves.  It is kept as a picture, but for an export.
    """

    def __init__(self, plot: DvhPlotItem, *, is_fine: bool) -> None:
        super().__init__(plot)
        self._plot, self._is_fine = plot, is_fine
        self._kept: QPixmap | None = None
        self.setZValue(_BELOW)

    def boundingRect(self) -> QRectF:
        """Everything: the axes lie on its ground."""
        return EVERYWHERE

    def renew(self, *_: object) -> None:
        """Paint anew what is kept."""
        self._kept = None
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Copy what is kept; the painter is clipped to what must be painted."""
        if self._is_fine:
            self._paint_still(painter)
            return
        ratio = painter.device().devicePixelRatioF()
        if self._kept is None or self._kept.devicePixelRatioF() != ratio:
            kept = QPixmap((self._plot.rect().size() * ratio).toSize())
            kept.setDevicePixelRatio(ratio)
            kept.fill(QColor(current_theme().panel))
            with QPainter(kept) as still:
                self._paint_still(still)
            self._kept = kept
        painter.drawPixmap(0, 0, self._kept)

    def _paint_still(self, painter: QPainter) -> None:
        plot, theme = self._plot, current_theme()
        if plot.curves.message:
            paint_message(painter, plot.rect(), [plot.curves.message], theme)
            return
        paint_plot(
            painter,
            plot.view(),
            plot.curves,
            theme,
            plot.highlight,
            is_fine=self._is_fine,
        )
        if not self._is_fine:
            paint_notes(painter, plot.view(), plot.curves, theme)


class ReadoutItem(SceneItem):
    """The dot on the curve and the tag of the cross-hair."""

    def __init__(self, plot: DvhPlotItem) -> None:
        super().__init__(plot)
        self._readout: DvhReadout | None = None
        self._bounds = QRectF()
        self.setZValue(_ABOVE)
        self.hide()

    def show_readout(self, readout: DvhReadout | None) -> None:
        """Show another one, or none."""
        self.prepareGeometryChange()
        self._readout = readout
        self._bounds = QRectF() if readout is None else readout.bounds()
        self.setVisible(readout is not None)

    def boundingRect(self) -> QRectF:
        """Dot and tag."""
        return self._bounds

    def draw(self, painter: QPainter) -> None:
        """Paint it over the curves."""
        if self._readout is not None:
            self._readout.paint(painter, current_theme())


class DvhPlotItem(PlotItem):
    """Two axes, the curves and the cross-hair; mouse and menus are not pyqtgraph's.

    Attributes
    ----------
    curves
        What is drawn.
    highlight
        ROI Number of the curves that are brought forward.
    """

    def __init__(self, *, is_fine: bool = False) -> None:
        box = ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        make_bare(box)
        self._axes = {side: PlotAxis(side) for side in ("left", "bottom")}
        super().__init__(viewBox=box, axisItems=dict(self._axes), enableMenu=False)
        self.hideButtons()
        self.layout.setContentsMargins(0, TOP_PAD, RIGHT_PAD, 0)
        self._axes["bottom"].setHeight(BOTTOM)
        self.curves = CurveSet(Scale(), "Gy", "%")
        self.highlight: int | None = None
        self._item = CurvesItem(self, is_fine=is_fine)
        self.lines = [InfiniteLine(angle=angle) for angle in (90, 0)]
        for line in self.lines:
            line.hide()
            box.addItem(line, ignoreBounds=True)
        self._readout = ReadoutItem(self)
        box.sigResized.connect(self._item.renew)
        self.renew()

    def set_curves(self, curves: CurveSet, top: float) -> None:
        """Draw other curves; ``top`` is the end of the volume axis, for its labels."""
        self.curves = curves
        for side, unit in (("left", curves.volume_unit), ("bottom", curves.dose_unit)):
            self._axes[side].unit = None if curves.message else unit
        self._axes["left"].setWidth(label_room(curves, top))
        self.layout.activate()
        self.renew()

    def renew(self) -> None:
        """Paint everything anew: curves, sizes or colours are others."""
        for axis in self._axes.values():
            axis.recolour()
        for line in self.lines:
            line.setPen(mkPen(current_theme().accent))
        self._item.renew()

    def look_at(self, left: float, right: float, bottom: float, top: float) -> None:
        """Show a part of the dose and of the volume axis."""
        self.vb.setRange(xRange=(left, right), yRange=(bottom, top), padding=0)
        self._item.renew()

    def view(self) -> PlotView:
        """Return the part of the axes that is seen, and where."""
        (left, right), (bottom, top) = self.vb.viewRange()
        area = self.vb.geometry()
        return PlotView(left, right, bottom, top, area)

    def show_readout(self, readout: DvhReadout | None) -> None:
        """Show a cross-hair, or none."""
        view, (upright, level) = self.view(), self.lines
        upright.setVisible(readout is not None)
        level.setVisible(readout is not None and readout.across)
        if readout is not None:
            x, y = view.to_axes(readout.place)
            upright.setPos(x)
            level.setPos(y)
            height = (y - view.bottom) / (view.top - view.bottom)
            width = (x - view.left) / (view.right - view.left)
            _span(upright, height if readout.across else 1.0)
            _span(level, width)
        self._readout.show_readout(readout)


def _span(line: InfiniteLine, share: float) -> None:
    """Draw a line from the start of its axis over a share of the view."""
    if line.span != (0, share):
        line.setSpan(0, share)
        line.viewTransformChanged()  # else it keeps the bounds of the span before


def paint_alone(
    painter: QPainter, room: QRectF, view: PlotView, curves: CurveSet
) -> None:
    """Paint what a plot shows into a room, finely and without notes or cross-hair."""
    scene = QGraphicsScene()
    plot = DvhPlotItem(is_fine=True)
    scene.addItem(plot)
    plot.resize(room.size())
    plot.set_curves(curves, view.top)
    plot.look_at(view.left, view.right, view.bottom, view.top)
    scene.render(painter, room, QRectF(plot.rect()))
