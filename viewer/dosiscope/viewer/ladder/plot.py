"""The ladder as a widget: z upwards, one dot a contour; what the mouse does in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from dosiscope.core.language import tr
from dosiscope.viewer.ladder.plot_item import LadderPlotItem, paint_alone
from dosiscope.viewer.plot_picture import PlotPicture
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.core.isodose import RGB
    from dosiscope.viewer.ladder.model import LadderModel
    from dosiscope.viewer.ladder.painting import LadderView

REACH = 12.0  # px from a contour within which the mouse means it
NOTCH = 1.25


class LadderPlot(SceneView):
    """Draws a `LadderModel`.

    Attributes
    ----------
    contour_clicked
        Index in the ROI of the contour that was clicked.
    plane_clicked
        z of a click beside the contours, mm.
    """

    contour_clicked = Signal(int)
    plane_clicked = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = LadderPlotItem()
        self.setCentralItem(self._item)
        self._colour: RGB = (200, 200, 200)
        self._hovered: int | None = None
        self._dragged_from: QPointF | None = None
        self.setMinimumSize(140, 120)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Ladder of contours"))
        state.changed.connect(self._recolour)

    # --- what is shown ---------------------------------------------------------

    @property
    def model(self) -> LadderModel | None:
        """What is drawn."""
        return self._item.model

    @property
    def view(self) -> LadderView:
        """The part of the ladder that is seen."""
        return self._item.view()

    def set_model(self, model: LadderModel | None, ink: RGB, message: str = "") -> None:
        """Show another ladder, or why there is none."""
        before = self.model
        is_same = (
            model is not None
            and before is not None
            and model.roi.number == before.roi.number
        )
        self._colour, self._hovered = ink, None
        self._item.set_model(model, ink, message)
        if not is_same:
            self.reset_view()

    def set_plane(self, z: float | None) -> None:
        """Mark the plane that is shown."""
        self._item.set_plane(z)

    def _recolour(self) -> None:
        self._item.renew()

    def sizeHint(self) -> QSize:
        """Return a size that shows a small ladder well."""
        return QSize(260, 420)

    def reset_view(self) -> None:
        """Show all of the ladder."""
        self.show_range(*self._item.limits())

    def show_range(self, low: float, high: float) -> None:
        """Show a range of z, within what there is, mm."""
        self._item.look_at(low, high)

    # --- mouse -----------------------------------------------------------------

    def contour_at(self, point: QPointF) -> int | None:
        """Return the contour (node) under a place of the widget."""
        if self.model is None or not len(self.model.z):
            return None
        places = self.view.places(self.model) - (point.x(), point.y())
        distance = np.hypot(places[:, 0], places[:, 1])
        nearest = int(distance.argmin())
        return nearest if distance[nearest] <= REACH else None

    def z_at(self, point: QPointF) -> float:
        """Return the z at a place of the widget, mm."""
        return self._item.z_at(point)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the height of the mouse."""
        turned = event.angleDelta().y()
        if self.model is None or not turned:
            return
        at = self.z_at(event.position())
        self._item.vb.scaleBy(y=NOTCH ** (-turned / 120), center=(0.0, at))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is clicked, or start a pan."""
        if self.model is None:
            return
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = event.position()
        elif event.button() is Qt.MouseButton.LeftButton:
            node = self.contour_at(event.position())
            if node is not None:
                self.contour_clicked.emit(int(self.model.contour[node]))
            else:
                self.plane_clicked.emit(self.z_at(event.position()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the contour under the mouse, or pan."""
        if self.model is None:
            return
        if self._dragged_from is not None:
            step = self.z_at(self._dragged_from) - self.z_at(event.position())
            self._dragged_from = event.position()
            self._item.vb.translateBy(y=step)
            return
        node = self.contour_at(event.position())
        if node != self._hovered:
            self._mark(node)
            self.setCursor(
                Qt.CursorShape.ArrowCursor
                if node is None
                else Qt.CursorShape.PointingHandCursor
            )

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a pan."""
        if event.button() is Qt.MouseButton.MiddleButton:
            self._dragged_from = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show everything again."""
        self.reset_view()

    def leaveEvent(self, event: QEvent) -> None:
        """Mark no contour."""
        self._mark(None)

    def _mark(self, node: int | None) -> None:
        self._hovered = node
        self._item.set_hovered(node)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    def event(self, event: QEvent) -> bool:
        """Show what there is to know of the contour under the mouse."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            node = self.contour_at(QPointF(event.pos()))
            text = self.model.tooltip(node) if self.model and node is not None else ""
            if text:
                QToolTip.showText(event.globalPos(), text, self)
            else:
                QToolTip.hideText()
            return True
        is_done: bool = super().event(event)
        return is_done

    def picture(self, title: str = "") -> PlotPicture:
        """Return the ladder as a picture of its own."""
        model, ink = self.model, self._colour

        def draw(painter: QPainter, room: QRectF) -> None:
            if model is not None:
                paint_alone(painter, room, model, ink)

        return PlotPicture(title=title, draw=draw, size=self.sizeHint())
