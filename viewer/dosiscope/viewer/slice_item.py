"""The one graphics item of a slice view: it paints the stack of layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyqtgraph as pg
from PySide6.QtCore import QRectF

from dosiscope.viewer.flash import Flash
from dosiscope.viewer.frame import Frame
from dosiscope.viewer.layers.standard import axial_stack

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from dosiscope.viewer.review import Review

# It paints whatever part of the plane is in sight, and the words at its edges.
_EVERYWHERE = QRectF(-1e5, -1e5, 2e5, 2e5)


class SliceItem(pg.GraphicsObject):
    """Paints the layers in a ViewBox whose coordinates are patient mm."""

    def __init__(self, review: Review) -> None:
        super().__init__()
        self.review = review
        self.stack = axial_stack(review)
        self.flash = Flash(review, self)
        self.flash.changed.connect(self._repaint)
        for changed in (review.case_changed, review.dose_changed):
            changed.connect(self._renew)
        for changed in (
            review.rois_changed,
            review.window_changed,
            review.levels_changed,
            review.wash_changed,
            review.overlays_changed,
            review.highlight_changed,
        ):
            changed.connect(self._restyle)
        review.plane_changed.connect(self._repaint)
        review.cursor_changed.connect(self._repaint)

    def _renew(self) -> None:
        self.stack.new_case()
        self.update()

    def _restyle(self) -> None:
        self.stack.new_style()
        self.update()

    def _repaint(self) -> None:
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        """Everything: the picture has no edge."""
        return _EVERYWHERE

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint in pixels of the view; the painter's transform says where mm are."""
        if widget is None:
            return
        to_pixel = painter.worldTransform()
        scale = to_pixel.m11()
        if scale <= 0:
            return
        frame = Frame(
            -to_pixel.dx() / scale,
            -to_pixel.dy() / scale,
            scale,
            widget.width(),
            widget.height(),
            self.review.z,
            widget.devicePixelRatioF(),
        )
        painter.resetTransform()
        self.stack.paint(painter, frame)
        self.flash.paint(painter, frame)
        painter.setWorldTransform(to_pixel)
