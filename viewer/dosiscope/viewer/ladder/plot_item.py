"""What a ladder is made of: pyqtgraph's PlotItem with one axis, z in mm upwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import InfiniteLine, mkPen
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsScene

from dosiscope.core.text import mm_number
from dosiscope.resources.theme import NORMAL, SMALL
from dosiscope.viewer.bare_plot import BarePlot
from dosiscope.viewer.ladder.painting import (
    LEFT,
    MARGIN,
    RADIUS_MOST,
    RIGHT,
    LadderView,
    paint_ladder,
    radius_of,
    view_of,
)
from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.scene_view import SceneItem
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import colour, current_theme, scaled

if TYPE_CHECKING:
    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.ladder.model import LadderModel

_LABEL_ROOM = 36  # px of the scale for each of its labels
_ABOVE = 1000  # of what else is in the plot
_FLAG = 8.0  # px, half of the height of the sign of the shown plane
_RING = 3.5  # px around a dot
_LEAST_MM = 0.5  # that can be seen


class PlaneFlag(SceneItem):
    """The sign at the scale that names the shown plane."""

    def __init__(self, plot: LadderPlotItem) -> None:
        super().__init__(plot)
        self._plot, self._text = plot, ""
        self.setZValue(_ABOVE)

    def stand_at(self, y: float, text: str) -> None:
        """Name a plane at a height of the plot, px."""
        self._text = text
        self.setPos(0.0, y)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return the sign and the words that it may cover, px."""
        return QRectF(0.0, -3 * scaled(_FLAG), scaled(LEFT), 6 * scaled(_FLAG))

    def draw(self, painter: QPainter) -> None:
        """Paint it; no word stands under a word."""
        theme = current_theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(SMALL, "semibold"))
        wide, high = scaled(LEFT), scaled(_FLAG)
        left = wide - 10 - painter.fontMetrics().horizontalAdvance(self._text)
        outline = QPolygonF(
            [
                QPointF(left - 5, -high),
                QPointF(wide - 6, -high),
                QPointF(wide, 0),
                QPointF(wide - 6, high),
                QPointF(left - 5, high),
            ]
        )
        covered = outline.boundingRect().translated(0, self.y())
        for place, _ in self._plot.scale_labels():
            if place.intersects(covered):
                below = place.translated(0, -self.y()).adjusted(-1, 0, 1, 0)
                painter.fillRect(below, QColor(theme.panel))
        painter.setBrush(QColor(theme.active))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawPolygon(outline)
        painter.setPen(QColor(theme.on_active))
        painter.drawText(QPointF(left, scaled(4)), self._text)


class Ring(SceneItem):
    """The ring around the contour under the mouse."""

    def __init__(self, plot: LadderPlotItem) -> None:
        super().__init__(plot)
        self._radius = 0.0
        self.setZValue(_ABOVE)

    def stand_around(self, place: QPointF, radius: float) -> None:
        """Surround a dot of this radius, px."""
        self._radius = radius + _RING
        self.setPos(place)
        self.update()

    def boundingRect(self) -> QRectF:
        """Return what the largest ring covers, px."""
        most = RADIUS_MOST + _RING + 2
        return QRectF(-most, -most, 2 * most, 2 * most)

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(), self._radius, self._radius)


class LadderPlotItem(BarePlot):
    """The scale, everything that lies still, the shown plane and the mouse's contour.

    Its ViewBox has z in mm upwards, bound to what there is; across it has no unit, and
    columns are laid out in px.  Mouse and menus are not pyqtgraph's.

    Attributes
    ----------
    model
        What is drawn.
    line
        The plane that is shown.
    """

    def __init__(self, *, is_kept: bool = True) -> None:
        self._scale = PlotAxis("left", room=_LABEL_ROOM, gap=9)
        super().__init__({"left": self._scale}, is_kept=is_kept)
        self.layout.setContentsMargins(0, MARGIN, 0, MARGIN)
        self._scale.setWidth(LEFT)
        self.model: LadderModel | None = None
        self._colour: RGB = (200, 200, 200)
        self._message = ""
        self._z: float | None = None
        self._hovered: int | None = None
        self.line = InfiniteLine(angle=0)
        self.vb.addItem(self.line, ignoreBounds=True)
        self._flag, self._ring = PlaneFlag(self), Ring(self)
        self.vb.sigResized.connect(self._follow_view)
        self.vb.sigRangeChanged.connect(self._follow_view)
        self.renew()

    # --- what is shown ---------------------------------------------------------

    def set_model(self, model: LadderModel | None, ink: RGB, message: str) -> None:
        """Show another ladder, or why there is none."""
        self.model, self._colour, self._message = model, ink, message
        self._hovered = None
        self._scale.unit = "mm" if self._is_drawn else None
        low, high = self.limits()
        most = high - low
        self.vb.setLimits(
            yMin=low,
            yMax=high,
            minYRange=min(max(1e-3 * most, _LEAST_MM), most),
            maxYRange=most,
        )
        self.renew()

    @property
    def _is_drawn(self) -> bool:
        return self.model is not None and not self._message

    def limits(self) -> tuple[float, float]:
        """Return the range of z that shows everything and a little around it, mm.

        The images next to its ends belong to it: they say what lies between.
        """
        if self.model is None:
            return 0.0, 1.0
        low, high = self.model.reach
        room = max(0.04 * (high - low), 1.2 * self.model.spacing, 1.0)
        return low - room, high + room

    def set_plane(self, z: float | None) -> None:
        """Mark the plane that is shown."""
        self._z = z
        self._mark_plane()

    def set_hovered(self, node: int | None) -> None:
        """Mark a contour, or none."""
        self._hovered = node
        self._mark_hovered()

    def renew(self) -> None:
        """Paint everything anew: contours, sizes or colours are others."""
        self._scale.recolour()
        self._scale.setWidth(scaled(LEFT))
        self.line.setPen(mkPen(current_theme().accent))
        self._follow_view()

    # --- what is in sight --------------------------------------------------------

    def look_at(self, low: float, high: float) -> None:
        """Show a range of z, within what there is, mm."""
        self.vb.setYRange(low, high, padding=0)

    def z_at(self, point: QPointF) -> float:
        """Return the z at a place of the plot, mm."""
        return float(self.vb.mapSceneToView(point).y())

    def view(self) -> LadderView:
        """Return what is in sight, and where."""
        low, high = self.vb.viewRange()[1]
        area = self.vb.geometry().adjusted(0, 0, -RIGHT, 0)
        return view_of(self.model, low, high, area)

    def scale_labels(self) -> list[tuple[QRectF, str]]:
        """Return the labels of the scale and their places, px."""
        corner = self._scale.pos()
        return [(p.translated(corner), text) for p, text in self._scale.placed()]

    def _follow_view(self, *_: object) -> None:
        self.still.renew()
        self._mark_plane()
        self._mark_hovered()

    def _mark_plane(self) -> None:
        low, high = self.vb.viewRange()[1]
        z = self._z
        is_seen = self._is_drawn and z is not None and low <= z <= high
        self.line.setVisible(is_seen)
        self._flag.setVisible(is_seen)
        if is_seen and z is not None:
            self.line.setPos(z)
            area = self.vb.geometry()
            y = area.bottom() - (z - low) / (high - low) * area.height()
            self._flag.stand_at(y, mm_number(z))

    def _mark_hovered(self) -> None:
        model, node = self.model, self._hovered
        self._ring.setVisible(self._is_drawn and node is not None)
        if model is not None and node is not None:
            view = self.view()
            place = QPointF(*view.places(model)[node])
            self._ring.stand_around(place, radius_of(model, view))

    # --- painting ----------------------------------------------------------------

    def paint_still(self, painter: QPainter) -> None:
        """Paint the contours and what connects them, or why there are none."""
        if self.model is None or self._message:
            painter.setFont(font(NORMAL))
            painter.setPen(colour("secondary"))
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            area = self.rect().adjusted(16, 0, -16, 0)
            painter.drawText(area, flags, self._message)
            return
        paint_ladder(painter, self.view(), self.model, self._colour, current_theme())


def paint_alone(painter: QPainter, room: QRectF, model: LadderModel, ink: RGB) -> None:
    """Paint all of a ladder into a room, finely, without plane and mouse."""
    scene = QGraphicsScene()
    plot = LadderPlotItem(is_kept=False)
    scene.addItem(plot)
    plot.resize(room.size())
    plot.set_model(model, ink, "")
    plot.look_at(*plot.limits())
    plot.paint_alone(painter, room)
