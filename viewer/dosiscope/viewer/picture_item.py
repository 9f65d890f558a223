"""The one item of a picture: own painting inside pyqtgraph's ViewBox."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QPainter

from dosiscope.viewer.scene_view import EVERYWHERE, SceneItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyqtgraph import ViewBox
    from PySide6.QtCore import QRectF


class PictureItem(SceneItem):
    """Paints the whole of a ViewBox, in its pixels.

    Its parent is the ViewBox itself and not the group of what the ViewBox moves: it
    asks for the range when it paints.  Items that are added to the ViewBox, in mm, lie
    above it.
    """

    def __init__(self, box: ViewBox, paint: Callable[[QPainter], None]) -> None:
        super().__init__()
        self._box, self._paint = box, paint
        self.setZValue(-1)
        self.setParentItem(box)

    def boundingRect(self) -> QRectF:
        """Everything: the picture has no edge."""
        return EVERYWHERE

    def draw(self, painter: QPainter) -> None:
        """Paint the picture, which covers its ground."""
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        self._paint(painter)
