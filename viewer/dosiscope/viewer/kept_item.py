"""What does not move in a plot: painted by us, kept as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPainter, QPixmap

from dosiscope.viewer.scene_view import EVERYWHERE, SceneItem
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyqtgraph import PlotItem
    from PySide6.QtCore import QRectF

_BELOW = -1000  # of what else is in the plot


class KeptItem(SceneItem):
    """The ground of a plot and all that lies still on it, below its axes.

    One item for all: an item for each curve or contour, antialiased, takes a hundred
    times as long when something moves above them.

    Parameters
    ----------
    paint
        Paints all of it in the pixels of the plot.
    is_kept
        Whether it is kept as a picture; not for an export, which is painted once and
        finer than the screen.
    """

    def __init__(
        self,
        plot: PlotItem,
        paint: Callable[[QPainter], None],
        *,
        is_kept: bool = True,
    ) -> None:
        super().__init__(plot)
        self._plot, self._paint, self._is_kept = plot, paint, is_kept
        self._picture: QPixmap | None = None
        self.setZValue(_BELOW)

    def boundingRect(self) -> QRectF:
        """Everything: the axes lie on its ground."""
        return EVERYWHERE

    def renew(self, *_: object) -> None:
        """Paint anew what is kept."""
        self._picture = None
        self.update()

    def draw(self, painter: QPainter) -> None:
        """Copy what is kept; the painter is clipped to what must be painted."""
        if not self._is_kept:
            self._paint(painter)
            return
        ratio = painter.device().devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            picture = QPixmap((self._plot.rect().size() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(current_theme().panel))
            with QPainter(picture) as still:
                self._paint(still)
            self._picture = picture
        painter.drawPixmap(0, 0, self._picture)
