"""The cross-hair's dot and tag as an item of a plot, of DVHs or of a profile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF

from dosiscope.viewer.scene_view import SceneItem
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.viewer.bare_plot import BarePlot
    from dosiscope.viewer.dvh.readout import DvhReadout

ABOVE: Final = 1000  # of what else is in the plot


class ReadoutItem(SceneItem):
    """What a `DvhReadout` paints, over the curves."""

    def __init__(self, plot: BarePlot) -> None:
        super().__init__(plot)
        self._readout: DvhReadout | None = None
        self._bounds = QRectF()
        self.setZValue(ABOVE)
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
        """Paint it."""
        if self._readout is not None:
            self._readout.paint(painter, current_theme())
