"""The plot of a profile: a cross-hair reads it, and tells where that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from dosiscope.core.language import tr
from dosiscope.viewer.dvh.readout import DvhReadout
from dosiscope.viewer.profile.plot_item import ProfilePlotItem, profile_picture
from dosiscope.viewer.scene_view import SceneView
from dosiscope.viewer.theming import state

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
    from PySide6.QtWidgets import QWidget

    from dosiscope.viewer.plot_picture import PlotPicture
    from dosiscope.viewer.profile.curves import ProfileCurves


class ProfilePlot(SceneView):
    """Shows one profile.

    Attributes
    ----------
    pointed
        The point (x, y, z), mm, that the cross-hair reads, or None.
    """

    pointed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._item = ProfilePlotItem()
        self.setCentralItem(self._item)
        self.setMinimumSize(200, 90)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setAccessibleName(tr("Profile plot"))
        state.changed.connect(self._item.renew)

    @property
    def curves(self) -> ProfileCurves | None:
        """What is plotted."""
        return self._item.curves

    def set_curves(self, curves: ProfileCurves | None) -> None:
        """Show another profile, or none."""
        self._item.set_curves(curves)
        self._read(None)

    def sizeHint(self) -> QSize:
        """Return a size that shows a profile well."""
        return QSize(520, 190)

    # --- the cross-hair ----------------------------------------------------------

    def _read(self, along: float | None) -> None:
        """Read the profile at a distance from its start, or nowhere."""
        curves = self.curves
        if along is None or curves is None:
            self._item.show_readout(None)
            self.pointed.emit(None)
            return
        number, view = curves.nearest(along), self._item.view()
        at = float(curves.profile.along[number])
        place = view.to_px(at, (view.bottom + view.top) / 2)
        lines = curves.lines_at(number)
        self._item.show_readout(DvhReadout(place, view.area, lines), at)
        self.pointed.emit(curves.point(number))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the cross-hair."""
        view = self._item.view()
        inside = view.area.adjusted(-1, 0, 1, 0).contains(event.position())
        self._read(view.to_axes(event.position())[0] if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        """Take the cross-hair away."""
        self._read(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Leave buttons alone: nothing comes to the scene."""
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel alone: all of the line is seen."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the window."""
        event.ignore()

    # --- the picture ---------------------------------------------------------------

    def picture(self, title: str) -> PlotPicture:
        """Return the plot as a picture of its own, with a title."""
        return profile_picture(self.curves, title)
