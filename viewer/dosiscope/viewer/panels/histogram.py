"""The plot of a histogram in a panel: the mouse reads its bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QSizePolicy

from dosiscope.viewer.panels.histogram_item import Bars, HistogramItem
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state
from dosiscope.viewer.widgets.grown import grow_with_text

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

_HIGH = 132  # px


class HistogramPlot(SceneView):
    """Shows one histogram."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.item = HistogramItem()
        self.setCentralItem(self.item)
        grow_with_text(self, height=_HIGH)
        self.setMinimumWidth(160)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        state.changed.connect(self.item.renew)

    @property
    def bars(self) -> Bars | None:
        """What is plotted."""
        return self.item.bars

    def set_bars(self, bars: Bars | None) -> None:
        """Show another histogram, or none."""
        self.item.set_bars(bars)

    def sizeHint(self) -> QSize:
        """Return a size that shows a histogram well."""
        return QSize(360, _HIGH)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Read the bar under the mouse."""
        bars, view = self.bars, self.item.view()
        inside = bars is not None and view.area.contains(event.position())
        value = view.to_axes(event.position())[0] if inside else None
        read = None if bars is None or value is None else bars.at(value)
        self.item.point_at(read)

    def leaveEvent(self, event: QEvent) -> None:
        """Read no bar."""
        self.item.point_at(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave buttons alone: nothing comes to the scene."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the panel that scrolls."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()
