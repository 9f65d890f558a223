"""A colour bar with two handles: the range of the colour wash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from dosiscope.viewer.style import colour

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPaintEvent

_RADIUS = 7.0
_BAR = 8.0
_STEPS = 32


class RangeBar(QWidget):
    """Two handles over 0..maximum; the colours run between them.

    Below the lower handle nothing is drawn, above the upper one the last colour
    goes on: as in the picture.
    """

    range_changed = Signal(float, float)

    def __init__(self) -> None:
        super().__init__()
        self._maximum = 1.0
        self._range = (0.0, 1.0)
        self._colours: list[QColor] = []
        self._held: int | None = None
        self._active = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setToolTip("Drag the handles: doses where the colours begin and end")

    def sizeHint(self) -> QSize:
        """Ask for the height of a row."""
        return QSize(200, 28)

    def set_colours(self, table: NDArray[np.uint8]) -> None:
        """Take a colour table, shape (n, 3)."""
        at = [round(n * (len(table) - 1) / _STEPS) for n in range(_STEPS + 1)]
        self._colours = [QColor(*(int(v) for v in table[n])) for n in at]
        self.update()

    def set_range(self, low: float, high: float, maximum: float) -> None:
        """Show a range; the bar ends at ``maximum`` or at ``high`` if that is more."""
        self._maximum = max(maximum, high, 1e-9)
        self._range = (low, high)
        self.update()

    @property
    def values(self) -> tuple[float, float]:
        """The range that is shown."""
        return self._range

    def x_of(self, value: float) -> float:
        """Return where a value lies, px."""
        span = self.width() - 2 * _RADIUS
        return _RADIUS + span * min(max(value / self._maximum, 0.0), 1.0)

    def _value_at(self, x: float) -> float:
        span = max(self.width() - 2 * _RADIUS, 1.0)
        return min(max((x - _RADIUS) / span, 0.0), 1.0) * self._maximum

    def _move(self, handle: int, value: float) -> None:
        gap = self._maximum / 200
        low, high = self._range
        if handle == 0:
            low = min(max(value, 0.0), high - gap)
        else:
            high = min(max(value, low + gap), self._maximum)
        if (low, high) != self._range:
            self._range = (low, high)
            self.update()
            self.range_changed.emit(low, high)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the nearer handle."""
        x = event.position().x()
        distances = [abs(self.x_of(value) - x) for value in self._range]
        self._held = self._active = int(distances[1] < distances[0])
        self._move(self._held, self._value_at(x))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the handle."""
        if self._held is not None:
            self._move(self._held, self._value_at(event.position().x()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the active handle by 1 %; up and down change the handle."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            value = self._range[self._active] + step * self._maximum / 100
            self._move(self._active, value)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._active = 1 - self._active
            self.update()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw groove, colours and handles."""
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = self.height() / 2
            bar = QRectF(_RADIUS, middle - _BAR / 2, self.width() - 2 * _RADIUS, _BAR)
            groove = QPainterPath()
            groove.addRoundedRect(bar, _BAR / 2, _BAR / 2)
            painter.fillPath(groove, colour("line"))
            low, high = (self.x_of(value) for value in self._range)
            if self._colours:
                painter.save()
                painter.setClipPath(groove)
                gradient = QLinearGradient(
                    QPointF(low, 0), QPointF(max(high, low + 1), 0)
                )
                for n, stop in enumerate(self._colours):
                    gradient.setColorAt(n / _STEPS, stop)
                painter.fillRect(
                    QRectF(low, bar.top(), bar.right() - low, _BAR), gradient
                )
                painter.restore()
            for n, x in enumerate((low, high)):
                focused = self.hasFocus() and n == self._active
                painter.setPen(QPen(colour("accent" if focused else "panel"), 2))
                painter.setBrush(colour("text"))
                painter.drawEllipse(QPointF(x, middle), _RADIUS - 1, _RADIUS - 1)
