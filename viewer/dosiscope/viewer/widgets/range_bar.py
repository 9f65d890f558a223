"""A colour bar with two handles, the range of the colour wash, and isodose levels.

A pyqtgraph view, whose ViewBox has the dose across, with one item of ours in it.
pyqtgraph's ColorBarItem is not what is wanted here: the whole of its bar is the range,
so that no place on it is a dose, and nothing tells where in the dose the colours begin.
Its handles rest at a quarter and at three quarters whatever the range is, change it by
the square of how far they are dragged, and jump back when they are let go.  It rounds
what they give, knows no keys, and a right click opens a menu of its own.  The ends of a
LinearRegionItem are where they are drawn, but it has no keys either, a press beside an
end moves none, and one between them moves both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import ViewBox
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.language import tr
from dosiscope.viewer.level_drag import Axis
from dosiscope.viewer.level_marks import paint_mark
from dosiscope.viewer.scene_view import (
    EVERYWHERE,
    SceneItem,
    SceneView,
    kept_state,
    make_bare,
)
from dosiscope.viewer.theming import colour, state

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QWheelEvent

    from dosiscope.viewer.level_drag import LevelDrag

_RADIUS = 7.0
_BAR = 8.0
_STEPS = 32
_ROW, _LANE = 28, 8  # px, height of the bar with its handles, and of the levels
_LANE_AT = 28.0  # px, its middle
_LEVEL_TIP = tr(
    "Isodose levels below it: drag one to move it, away to remove it; "
    "double click to add one"
)


class RangeBar(SceneView):
    """Two handles over 0..maximum; the colours run between them.

    Below the lower handle nothing is drawn, above the upper one the last colour
    goes on: as in the picture.  The isodose levels, where they are given, have a lane
    of their own below: what is dragged, added and removed there are levels alone.
    """

    range_changed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self._maximum = 1.0
        self._range = (0.0, 1.0)
        self._colours: list[QColor] = []
        self._held: int | None = None
        self._active = 0
        self._levels: LevelDrag | None = None
        self._box = ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        make_bare(self._box)
        self.setCentralItem(self._box)
        _BarItem(self, self._box)
        self._box.sigResized.connect(self._fit)
        state.changed.connect(self._recolour)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(tr("Range of the colour wash"))
        self.setMouseTracking(True)
        self.setToolTip(tr("Drag the handles: doses where the colours begin and end"))
        self._fit()

    def sizeHint(self) -> QSize:
        """Ask for the height of a row, and for the lane of the levels."""
        return QSize(200, _ROW if self._levels is None else _ROW + _LANE)

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than that, as a scroll area would."""
        return QSize()

    def set_levels(self, levels: LevelDrag) -> None:
        """Show isodose levels below the bar."""
        self._levels = levels
        self.setToolTip(f"{self.toolTip()}\n{_LEVEL_TIP}")
        self.updateGeometry()

    @property
    def axis(self) -> Axis:
        """How the doses lie on the bar."""
        zero = self._box.mapViewToScene(QPointF(0.0, 0.0)).x()
        span = max(self._box.width() - 2 * _RADIUS, 1.0)
        return Axis(float(zero), span / self._maximum)

    def level_place(self, dose: float) -> QPointF:
        """Return where the mark of a level lies, px; beyond the bar at its end."""
        return QPointF(self.x_of(dose), _LANE_AT)

    def _is_in_lane(self, place: QPointF) -> bool:
        return self._levels is not None and place.y() >= _LANE_AT - _LANE / 2

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Take a colour table, shape (n, 3)."""
        at = [round(n * (len(table) - 1) / _STEPS) for n in range(_STEPS + 1)]
        self._colours = [QColor(*(int(v) for v in table[n])) for n in at]
        self.update()

    def set_range(self, low: float, high: float, maximum: float) -> None:
        """Show a range; the bar ends at ``maximum`` or at ``high`` if that is more.

        While a handle is dragged it does not end earlier than before.
        """
        at_least = self._maximum if self._held is not None else 1e-9
        self._maximum = max(maximum, high, at_least)
        self._range = (low, high)
        self._fit()

    def _recolour(self) -> None:
        self.update()

    def _fit(self, *_: object) -> None:
        """Let 0 and the maximum stand a radius from the ends, in the dose's unit."""
        span = max(self._box.width() - 2 * _RADIUS, 1.0)
        beyond = _RADIUS * self._maximum / span
        self._box.setXRange(-beyond, self._maximum + beyond, padding=0)
        self.update()

    @property
    def values(self) -> tuple[float, float]:
        """The range that is shown."""
        return self._range

    def x_of(self, value: float) -> float:
        """Return where a value lies, px."""
        within = min(max(value, 0.0), self._maximum)
        return float(self._box.mapViewToScene(QPointF(within, 0.0)).x())

    def _value_at(self, point: QPointF) -> float:
        value = float(self._box.mapSceneToView(point).x())
        return min(max(value, 0.0), self._maximum)

    def _move(self, handle: int, value: float) -> None:
        gap = self._maximum / 200
        low, high = self._range
        if handle == 0:
            low = max(min(value, high - gap), 0.0)
        else:
            high = min(max(value, low + gap), self._maximum)
        if (low, high) != self._range:
            self._range = (low, high)
            self.update()
            self.range_changed.emit(low, high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle with the left button."""
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        x = event.position().x()
        if self._is_in_lane(event.position()):
            assert self._levels is not None
            if self._levels.press(x, self.axis):
                self.setFocus(Qt.FocusReason.MouseFocusReason)  # for Escape
            return
        distances = [abs(self.x_of(value) - x) for value in self._range]
        self._held = self._active = int(distances[1] < distances[0])
        self._move(self._held, self._value_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle or the level, or show what can be dragged."""
        place, levels = event.position(), self._levels
        if self._held is not None:
            self._move(self._held, self._value_at(place))
        elif levels is not None and levels.held is not None:
            levels.move(place.x(), abs(place.y() - _LANE_AT), self.axis)
        elif levels is not None:
            found = levels.at(place.x(), self.axis) if self._is_in_lane(place) else None
            shapes = Qt.CursorShape
            self.setCursor(
                shapes.ArrowCursor if found is None else shapes.SizeHorCursor
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = None
            if self._levels is not None:
                self._levels.release()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Add a level where they are; else take the nearer handle, as with a click."""
        place, levels = event.position(), self._levels
        if levels is not None and self._is_in_lane(place):
            if levels.at(place.x(), self.axis) is None:
                levels.add(place.x(), self.axis)
        else:
            self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel, which scrolls."""
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which handle the keys move."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that they move none."""
        super().focusOutEvent(event)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the active handle by 1 %; up and down change the handle."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            value = self._range[self._active] + step * self._maximum / 100
            self._move(self._active, value)
        elif event.key() == Qt.Key.Key_Escape and self._levels is not None:
            event.setAccepted(self._levels.held is not None)
            self._levels.cancel()
            self._levels.release()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = 1 - self._active
            self.update()
        else:
            event.ignore()

    def paint(self, painter: QPainter) -> None:
        """Draw ground, groove, colours and handles."""
        painter.fillRect(self.rect(), colour("panel"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = min(self.height(), _ROW) / 2
        bar = QRectF(_RADIUS, middle - _BAR / 2, self.width() - 2 * _RADIUS, _BAR)
        groove = QPainterPath()
        groove.addRoundedRect(bar, _BAR / 2, _BAR / 2)
        painter.fillPath(groove, colour("line"))
        low, high = (self.x_of(value) for value in self._range)
        if self._colours:
            gradient = QLinearGradient(QPointF(low, 0), QPointF(max(high, low + 1), 0))
            for n, stop in enumerate(self._colours):
                gradient.setColorAt(n / _STEPS, stop)
            with kept_state(painter):
                painter.setClipPath(groove)
                part = QRectF(low, bar.top(), bar.right() - low, _BAR)
                painter.fillRect(part, gradient)
        for n, x in enumerate((low, high)):
            focused = self.hasFocus() and n == self._active
            painter.setPen(QPen(colour("accent" if focused else "panel"), 2))
            painter.setBrush(colour("text"))
            painter.drawEllipse(QPointF(x, middle), _RADIUS - 1, _RADIUS - 1)
        if self._levels is not None and self.isEnabled():
            for dose, level in self._levels.shown():
                if dose <= self._maximum:
                    paint_mark(painter, self.level_place(dose), level.colour)


class _BarItem(SceneItem):
    """The bar and its handles, in pixels: a child of the ViewBox itself."""

    def __init__(self, bar: RangeBar, box: ViewBox) -> None:
        super().__init__()
        self._bar = bar
        self.setParentItem(box)

    def boundingRect(self) -> QRectF:
        """Everything: it paints the ground."""
        return EVERYWHERE

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        self._bar.paint(painter)
