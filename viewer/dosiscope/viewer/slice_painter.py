"""What a slice view paints: the stack of layers, and when it must be painted again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from dosiscope.viewer.flash import Flash
from dosiscope.viewer.layers.standard import axial_stack

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import Review


class SlicePainter(QObject):
    """Paints the layers of a review.

    Changes are noted here and made in `paint`: of many between two frames, as of a
    turning wheel, only the last one costs anything.

    Attributes
    ----------
    changed
        The picture must be painted again.
    """

    changed = Signal()

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = axial_stack(review)
        self.flash = Flash(review, self)
        self.flash.changed.connect(self.changed)
        for renewed in (review.case_changed, review.dose_changed):
            renewed.connect(self._renew)
        for restyled in (
            review.rois_changed,
            review.window_changed,
            review.levels_changed,
            review.wash_changed,
            review.overlays_changed,
            review.highlight_changed,
        ):
            restyled.connect(self._restyle)
        review.plane_changed.connect(self.changed)
        review.cursor_changed.connect(self.changed)

    def _renew(self) -> None:
        self.stack.new_case()
        self.changed.emit()

    def _restyle(self) -> None:
        self.stack.new_style()
        self.changed.emit()

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint in logical pixels of the view."""
        self.stack.paint(painter, frame)
        self.flash.paint(painter, frame)
