"""What a DVH plot is made of: pyqtgraph's PlotItem with our ticks and all curves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import InfiniteLine, mkPen
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsScene

from dosiscope.viewer.bare_plot import BarePlot
from dosiscope.viewer.dvh.curves import CurveSet
from dosiscope.viewer.dvh.goal_marks import GoalItem
from dosiscope.viewer.dvh.painting import (
    BOTTOM,
    RIGHT_PAD,
    TOP_PAD,
    Grid,
    PlotView,
    label_room,
    paint_message,
    paint_plot,
)
from dosiscope.viewer.dvh.readout_item import ABOVE, ReadoutItem
from dosiscope.viewer.dvh.scale import Scale
from dosiscope.viewer.dvh.strip import Strip, strip_of
from dosiscope.viewer.level_drag import Axis
from dosiscope.viewer.level_marks import HIGH, paint_mark
from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.scene_view import EVERYWHERE, SceneItem
from dosiscope.viewer.theming import current_theme, scaled
from dosiscope.viewer.ticks import nice_ceiling

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGraphicsSceneResizeEvent

    from dosiscope.viewer.dvh.readout import DvhReadout
    from dosiscope.viewer.level_drag import LevelDrag

_LEAST = 1e-3  # of an axis that can be seen
_LEAST_ROOM = 4  # px of a plot of which anything is painted
_LABEL_ROOM = {"left": 40, "bottom": 90}  # px of an axis for each of its labels


class DoseAxis(PlotAxis):
    """The axis below, whose labels stay within the plot."""

    def place(self) -> list[tuple[QRectF, str]]:
        """Return where which label stands now: below its value, if there is room."""
        room, metrics = self.rect(), QFontMetricsF(self.style["tickFont"])
        placed = []
        free = -float(self.x())  # the left edge of the plot, and not of the axis
        for share, label in self.labels():
            wide = metrics.horizontalAdvance(label)
            start = max(share * room.width() - wide / 2, -float(self.x()))
            start = min(start, room.width() + RIGHT_PAD - wide - 1)
            if start >= free:
                place = QRectF(start, self.gap, wide, metrics.height())
                placed.append((place, label))
                free = start + wide + 8
        return placed


class LevelItem(SceneItem):
    """The isodose levels below the dose axis, and a line where one is dragged."""

    def __init__(self, plot: DvhPlotItem) -> None:
        super().__init__(plot)
        self._plot = plot
        self.levels: LevelDrag | None = None
        self.setZValue(ABOVE - 1)

    def boundingRect(self) -> QRectF:
        """Everything: a line goes through all of the plot."""
        return EVERYWHERE

    def draw(self, painter: QPainter) -> None:
        """Paint the marks of the levels that the axis holds."""
        axis = self._plot.level_axis()
        if self.levels is None or axis is None:
            return
        area = self._plot.view().area
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for dose, level in self.levels.shown():
            x = axis.px(dose)
            if area.left() - 1 <= x <= area.right() + 1:
                if self.levels.is_moved(level):
                    painter.setPen(QPen(QColor(*level.colour), 1))
                    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
                paint_mark(painter, QPointF(x, area.bottom() + HIGH / 2), level.colour)


class DvhPlotItem(BarePlot):
    """Two axes, the curves and the cross-hair; mouse and menus are not pyqtgraph's.

    Attributes
    ----------
    curves
        What is drawn.
    highlight
        ROI Number of the curves that are brought forward.
    limits
        Both ends of the dose and of the volume axis.
    """

    def __init__(self, *, is_fine: bool = False) -> None:
        self._axes = {
            "left": PlotAxis("left", room=_LABEL_ROOM["left"], gap=8),
            "bottom": DoseAxis("bottom", room=_LABEL_ROOM["bottom"], gap=6),
        }
        super().__init__(self._axes, is_kept=not is_fine)
        self.layout.setContentsMargins(0, TOP_PAD, RIGHT_PAD, 0)
        self._axes["bottom"].setHeight(BOTTOM)
        self.curves = CurveSet(Scale(), "Gy", "%")
        self.limits = (0.0, 1.0), (0.0, 100.0)
        self.highlight: int | None = None
        self._is_fine = is_fine
        self.strip = Strip()
        self.lines = [InfiniteLine(angle=angle) for angle in (90, 0)]
        for line in self.lines:
            line.hide()
            self.vb.addItem(line, ignoreBounds=True)
        self._readout = ReadoutItem(self)
        self.level_marks = LevelItem(self)
        self.goals = GoalItem(self)
        self.vb.sigResized.connect(self.still.renew)
        self.vb.sigRangeChanged.connect(self.still.renew)
        self.renew()

    def set_curves(self, curves: CurveSet, end: float, top: float) -> None:
        """Draw other curves; the axes go from 0 to ``end`` and ``top``."""
        self.curves = curves
        for side, unit in (("left", curves.volume_unit), ("bottom", curves.dose_unit)):
            self._axes[side].unit = None if curves.message else unit
        self._axes["left"].setWidth(label_room(curves, top))
        self.limits = (0.0, end), (0.0, top)
        self._lay_out()
        self.renew()

    def _lay_out(self) -> None:
        """Give what stands above the curves its room; a picture names all beside."""
        room = self.rect()
        if not self._is_fine:
            # as wide as the room for curves: the labels' is that of their axis
            left = self._axes["left"].width()
            self.strip = strip_of(
                self.curves, room.width() - left - RIGHT_PAD, room.height()
            )
        top = TOP_PAD + self.strip.height
        self.layout.setContentsMargins(0, top, RIGHT_PAD, 0)
        self.layout.activate()

    def resizeEvent(self, event: QGraphicsSceneResizeEvent) -> None:
        """Break the lines above the curves anew."""
        super().resizeEvent(event)
        if hasattr(self, "strip"):  # Qt may ask before all is made
            self._lay_out()

    def renew(self) -> None:
        """Paint everything anew: curves, sizes or colours are others."""
        for axis in self._axes.values():
            axis.recolour()
        self._axes["bottom"].setHeight(scaled(BOTTOM))
        for line in self.lines:
            line.setPen(mkPen(current_theme().accent))
        self.still.renew()

    def look_at(
        self, x: tuple[float, float] | None, y: tuple[float, float] | None
    ) -> None:
        """Show a part of the dose or of the volume axis, within what there is."""
        self._bound()
        self.vb.setRange(xRange=x, yRange=y, padding=0)

    def zoom(self, factor: float, place: QPointF) -> None:
        """Show ``factor`` times as much around a place of the plot, px.

        Beside the curves only of the axis that is there.
        """
        self._bound()
        area = self.vb.geometry()
        self.vb.scaleBy(
            x=None if place.x() < area.left() else factor,
            y=None if place.y() > area.bottom() else factor,
            center=self.vb.mapSceneToView(place),
        )

    def pan(self, step: QPointF) -> None:
        """Move what is seen by so many pixels."""
        self._bound()
        view = self.view()
        self.vb.translateBy(x=-step.x() / view.x_scale, y=step.y() / view.y_scale)

    def _bound(self) -> None:
        """Let no more be seen than there is, and no less than 1/1000 of an axis.

        Not before something is to be seen: curves that come and go leave a zoom alone.
        """
        (_, end), (_, top) = self.limits
        self.vb.setLimits(
            xMin=0.0,
            xMax=end,
            yMin=0.0,
            yMax=top,
            minXRange=_LEAST * end,
            maxXRange=end,
            minYRange=_LEAST * top,
            maxYRange=top,
        )

    def level_axis(self) -> Axis | None:
        """Return how the shown dose lies on its axis; None without curves."""
        view, curves = self.view(), self.curves
        if curves.message or view.area.width() <= 0:
            return None
        return Axis(view.to_px(0.0, 0.0).x(), view.x_scale / curves.dose_per_unit)

    def view(self) -> PlotView:
        """Return the part of the axes that is seen, and where."""
        (left, right), (bottom, top) = self.vb.viewRange()
        area = self.vb.geometry()
        return PlotView(left, right, bottom, top, area)

    def paint_still(self, painter: QPainter) -> None:
        """Paint grid, bands, curves and, but for an export, what is told above."""
        theme, view = current_theme(), self.view()
        if self.curves.message:
            paint_message(painter, self.rect(), [self.curves.message], theme)
            return
        if min(view.area.width(), view.area.height()) < _LEAST_ROOM:
            return  # no curve is told from another there
        grid = Grid(self._axes["bottom"].values(), self._axes["left"].values())
        paint_plot(
            painter,
            view,
            self.curves,
            grid,
            theme,
            self.highlight,
            is_fine=self._is_fine,
        )
        if not self._is_fine:
            corner = QPointF(view.area.left(), TOP_PAD)
            self.strip.paint(painter, corner, theme)

    def show_readout(self, readout: DvhReadout | None) -> None:
        """Show a cross-hair, or none."""
        view, (upright, level) = self.view(), self.lines
        upright.setVisible(readout is not None)
        level.setVisible(readout is not None)
        if readout is not None:
            x, y = view.to_axes(readout.place)
            upright.setPos(x)
            level.setPos(y)
            height = (y - view.bottom) / (view.top - view.bottom)
            width = (x - view.left) / (view.right - view.left)
            _span(upright, height if readout.across else 1.0)
            _span(level, width if readout.across else 1.0)
        self._readout.show_readout(readout)


def _span(line: InfiniteLine, share: float) -> None:
    """Draw a line from the start of its axis over a share of the view."""
    if line.span != (0, share):
        line.setSpan(0, share)
        line.viewTransformChanged()  # else it keeps the bounds of the span before


def limits_of(curves: CurveSet) -> tuple[float, float]:
    """Return the ends of both axes when everything is seen."""
    if curves.scale.percent_volume and not curves.scale.differential:
        top = 100.0
    else:
        top = nice_ceiling(max((float(c.y.max()) for c in curves.curves), default=1))
    return nice_ceiling(curves.dose_end), top


def paint_alone(
    painter: QPainter,
    room: QRectF,
    curves: CurveSet,
    x: tuple[float, float],
    y: tuple[float, float],
) -> None:
    """Paint curves into a room, finely and without notes or cross-hair.

    ``x`` and ``y`` are the parts of the axes that are seen, in their units.
    """
    scene = QGraphicsScene()
    plot = DvhPlotItem(is_fine=True)
    scene.addItem(plot)
    plot.resize(room.size())
    plot.set_curves(curves, x[1], y[1])
    plot.look_at(x, y)
    plot.paint_alone(painter, room)
