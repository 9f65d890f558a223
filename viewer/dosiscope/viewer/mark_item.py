"""The grips of the selected mark: pyqtgraph's item above the picture, screen alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from dosiscope.core.marks.mark import MarkKind
from dosiscope.resources.theme import DARK
from dosiscope.viewer.marks import is_of_plane
from dosiscope.viewer.scene_view import EVERYWHERE, SceneItem

if TYPE_CHECKING:
    from collections.abc import Callable

    from pyqtgraph import ViewBox

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState

_SIDE = 7.0  # px


class MarkItem(SceneItem):
    """Squares where the selected mark can be taken hold of, in pixels of the view.

    The marks themselves are a layer, so that they are on saved pictures and their words
    are placed with all others; what is of the moment is here.
    """

    def __init__(
        self, box: ViewBox, state: ViewState, frame: Callable[[], Frame]
    ) -> None:
        super().__init__()
        self._state, self._frame = state, frame
        self.setZValue(1)
        self.setParentItem(box)
        self._appear()
        state.review.marks.selected_changed.connect(self._appear)

    def _appear(self) -> None:
        """Be asked to paint only where a mark is selected: asking takes time."""
        self.setVisible(self._state.review.marks.selected is not None)

    def boundingRect(self) -> QRectF:
        """Everything: the grips may be anywhere."""
        return EVERYWHERE

    def draw(self, painter: QPainter) -> None:
        """Paint the grips."""
        review = self._state.review
        mark = review.marks.selected
        if (
            mark is None
            or mark.kind is MarkKind.POINT
            or not review.look.is_shown("marks")
            or not is_of_plane(mark, self._state.plane)
        ):
            return
        frame = self._frame()
        painter.setPen(QPen(QColor(DARK.picture), 1.0))
        painter.setBrush(QColor(DARK.accent))
        for grip in mark.grips:
            at = frame.pixel_of(grip)
            corner = at.x() - _SIDE / 2, at.y() - _SIDE / 2
            painter.drawRect(QRectF(*corner, _SIDE, _SIDE))
