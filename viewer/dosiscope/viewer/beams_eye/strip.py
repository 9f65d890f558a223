"""The strip below a beam's eye: meterset and dose rate over the control points."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from pyqtgraph import InfiniteLine, mkPen
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.language import tr
from dosiscope.resources.theme import GRID, SMALL, blend
from dosiscope.viewer.bare_plot import BarePlot
from dosiscope.viewer.dvh.painting import PlotView
from dosiscope.viewer.plot_axis import PlotAxis
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.style import font
from dosiscope.viewer.theming import current_theme, scaled, state
from dosiscope.viewer.ticks import nice_ceiling, tick_labels

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.resources.theme import Theme
    from dosiscope.viewer.beams_eye.course import Course

_HEIGHT: Final = 118  # px
_HEAD: Final = 22.0  # px of the names above the plot
_PAD: Final = 6.0
_ROOM: Final = 26  # px of the axis for each label
_SWATCH: Final = 12.0


class CoursePlotItem(BarePlot):
    """One axis of metersets, everything that lies still, and where the beam is."""

    def __init__(self) -> None:
        self._axis = PlotAxis("left", room=_ROOM, gap=6)
        super().__init__({"left": self._axis})
        self.layout.setContentsMargins(_PAD, _HEAD + _PAD, 2 * _PAD, _PAD)
        self.course: Course | None = None
        self.line = InfiniteLine(angle=90)
        self.line.hide()
        self.vb.addItem(self.line, ignoreBounds=True)
        self.vb.sigResized.connect(self.still.renew)
        self.vb.sigRangeChanged.connect(self.still.renew)
        self.renew()

    def set_course(self, course: Course | None) -> None:
        """Show another beam, or none."""
        self.course = course
        self._axis.unit = None
        self.line.setVisible(course is not None)
        if course is not None:
            top = 1.0
            if course.cumulated is not None:
                most = float(np.nanmax(course.cumulated))
                top = nice_ceiling(most) if most > 0 else 1.0
                self._axis.unit = course.beam.meterset_unit
                wide = QFontMetricsF(font(SMALL))
                labels = tick_labels([0.0, top / 4, top], self._axis.unit)
                widest = max(map(wide.horizontalAdvance, labels))
                self._axis.setWidth(widest + 2 * _PAD)
            self.vb.setRange(
                xRange=(1.0, float(course.points)), yRange=(0.0, top), padding=0
            )
            self.layout.activate()
        self.renew()

    def show_point(self, point: int) -> None:
        """Mark a control point."""
        self.line.setPos(point + 1)

    def renew(self) -> None:
        """Paint everything anew: beam, size or colours are others."""
        self._axis.recolour()
        head = scaled(_HEAD) + _PAD
        self.layout.setContentsMargins(_PAD, head, 2 * _PAD, scaled(_PAD))
        self.line.setPen(mkPen(current_theme().accent, width=2))
        self.still.renew()

    def paint_still(self, painter: QPainter) -> None:
        """Paint grid, curves and their names."""
        course, theme = self.course, current_theme()
        if course is None:
            return
        (left, right), (bottom, top) = self.vb.viewRange()
        view = PlotView(left, right, bottom, top, self.vb.geometry())
        _paint_grid(painter, view, self._axis.values(), theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if course.steps is not None:
            _paint_steps(painter, view, course.steps, theme)
        at = np.arange(1, course.points + 1, dtype=np.float64)
        for _, role, share in course.further:
            ink = QColor(getattr(theme, role))
            _stroke(painter, view, at, share * top, QPen(ink, 1.4))
        if course.cumulated is not None:
            ink = QColor(theme.accent)
            _stroke(painter, view, at, course.cumulated, QPen(ink, 2.0))
        _paint_names(painter, self.rect(), course.names, theme)


def _paint_grid(
    painter: QPainter, view: PlotView, values: list[float], theme: Theme
) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(QColor(blend(theme.panel, theme.line, 0.55)), 1))
    area = view.area
    for value in values:
        y = view.to_px(0, value).y()
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
    painter.setPen(QPen(QColor(theme.line), 1))
    painter.drawLine(area.bottomLeft(), area.bottomRight())


def _paint_steps(
    painter: QPainter, view: PlotView, steps: NDArray[np.float64], theme: Theme
) -> None:
    """Draw a bar from each control point to the next, the largest as high as all."""
    most = float(np.nanmax(steps, initial=0.0))
    if most <= 0:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(blend(theme.panel, theme.secondary, 0.45)))
    bars = []
    for n, step in enumerate(np.nan_to_num(steps).tolist(), start=1):
        if step > 0:
            corner = view.to_px(n, view.top * step / most)
            bars.append(QRectF(corner, view.to_px(n + 1, 0.0)))
    painter.drawRects(bars)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def _stroke(
    painter: QPainter,
    view: PlotView,
    at: NDArray[np.float64],
    values: NDArray[np.float64],
    line: QPen,
) -> None:
    """Draw a line; where nothing is stated there is none."""
    painter.setPen(line)
    known = ~np.isnan(values)
    breaks = np.flatnonzero(np.diff(known.astype(np.int8))) + 1
    for part in np.split(np.arange(len(values)), breaks):
        if known[part[0]]:
            places = zip(at[part].tolist(), values[part].tolist(), strict=True)
            painter.drawPolyline(QPolygonF([view.to_px(x, y) for x, y in places]))


def _paint_names(
    painter: QPainter, whole: QRectF, names: list[tuple[str, str]], theme: Theme
) -> None:
    """Write what is drawn, each with its colour, as far as there is room."""
    painter.setFont(font(SMALL))
    metrics = QFontMetricsF(painter.font())
    x, y = whole.left() + _PAD, whole.top()
    for name, role in names:
        wide = metrics.horizontalAdvance(name)
        if x + _SWATCH + GRID + wide > whole.right() - _PAD:
            return
        ink = (
            getattr(theme, role) if role else blend(theme.panel, theme.secondary, 0.45)
        )
        painter.fillRect(QRectF(x, y + scaled(_HEAD) / 2 - 2, _SWATCH, 4), QColor(ink))
        painter.setPen(QColor(theme.secondary))
        box = QRectF(x + _SWATCH + GRID, y, wide + 2, scaled(_HEAD))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
        x = box.right() + 3 * GRID


class CourseStrip(SceneView):
    """The plot as a widget: a click or drag goes to a control point.

    Attributes
    ----------
    chosen
        Index of the control point at which the mouse is.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = CoursePlotItem()
        self.setCentralItem(self.item)
        self.setObjectName("beams-eye-strip")
        self.setAccessibleName(tr("Meterset along the control points"))
        self._fit()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Click or drag: go to a control point"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        state.changed.connect(self._recolour)

    def point_at(self, x: float) -> int:
        """Return the control point at a place across, px."""
        course = self.item.course
        count = 1 if course is None else course.points
        along = float(self.item.vb.mapSceneToView(QPointF(x, 0.0)).x())
        return max(0, min(round(along) - 1, count - 1))

    def _recolour(self) -> None:
        self._fit()
        self.item.renew()

    def _fit(self) -> None:
        self.setFixedHeight(_height())

    def sizeHint(self) -> QSize:
        """Return a size that shows it well."""
        return QSize(360, _height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is clicked."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.chosen.emit(self.point_at(event.position().x()))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on while the button is held."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.chosen.emit(self.point_at(event.position().x()))
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave it to what is around."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the panel."""
        event.ignore()


def _height() -> int:
    """Return the height of the strip, px: larger words do not take it from the plot."""
    return round(_HEIGHT + scaled(_HEAD) - _HEAD)
