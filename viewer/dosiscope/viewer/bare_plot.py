"""A plot of pyqtgraph's with what lies still in it painted by us and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyqtgraph import PlotItem, ViewBox
from PySide6.QtGui import QColor, QPainter, QPixmap

from dosiscope.viewer.exposed import copy_exposed
from dosiscope.viewer.scene_view import (
    EVERYWHERE,
    SceneItem,
    exposed_in,
    kept_state,
    make_bare,
)
from dosiscope.viewer.theming import current_theme

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QRegion
    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from dosiscope.viewer.plot_axis import PlotAxis

_BELOW = -1000  # of what else is in the plot


class BarePlot(PlotItem):
    """A PlotItem that maps and lays out; mouse, menus and buttons are not pyqtgraph's.

    Whoever derives from it paints what lies still, and adds items for what moves.

    Parameters
    ----------
    axes
        The axes by their side; there are no others.
    is_kept
        Whether what lies still is kept as a picture; not for an export, which is
        painted once and finer than the screen.

    Attributes
    ----------
    still
        The item that paints what lies still.
    """

    def __init__(self, axes: Mapping[str, PlotAxis], *, is_kept: bool = True) -> None:
        box = ViewBox(enableMouse=False, enableMenu=False, defaultPadding=0)
        make_bare(box)
        super().__init__(viewBox=box, axisItems=dict(axes), enableMenu=False)
        # pyqtgraph makes seven menus without a parent: whatever is styled, they are too
        self.destroyed.connect(self.ctrlMenu.deleteLater)
        self.hideButtons()
        for side in ("left", "bottom", "right", "top"):
            if side not in axes:
                self.hideAxis(side)
                self.getAxis(side).unlinkFromView()  # it would follow, unseen
        self.still = KeptItem(self, tuple(axes.values()), is_kept=is_kept)

    def paint_alone(self, painter: QPainter, room: QRectF) -> None:
        """Paint what lies still, in this size, into a room of another painter.

        Not through a scene, which would clip: Qt's SVG does not come back from a clip
        within a clip.
        """
        with kept_state(painter):
            painter.translate(room.topLeft())
            self.still.paint_all(painter)

    def paint_still(self, painter: QPainter) -> None:
        """Paint everything that lies still but the axes' labels, px of the plot."""
        raise NotImplementedError


class KeptItem(SceneItem):
    """The ground of a plot, all that lies still on it, and the labels of its axes.

    One item for all, kept as a picture: an item for each curve or contour, antialiased,
    takes a hundred times as long when something moves above them.
    """

    def __init__(
        self, plot: BarePlot, axes: tuple[PlotAxis, ...], *, is_kept: bool
    ) -> None:
        super().__init__(plot)
        self._plot, self._axes, self._is_kept = plot, axes, is_kept
        self._picture: QPixmap | None = None
        self._exposed: QRegion | None = None
        self.setZValue(_BELOW)

    def boundingRect(self) -> QRectF:
        """Everything: the axes lie on its ground."""
        return EVERYWHERE

    def renew(self, *_: object) -> None:
        """Paint anew what is kept: curves, sizes, range or colours are others."""
        self._picture = None
        self.update()

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint when Qt asks for it."""
        self._exposed = exposed_in(widget)
        super().paint(painter, option, widget)

    def draw(self, painter: QPainter) -> None:
        """Copy what is kept to where it must be painted."""
        if not self._is_kept:
            self.paint_all(painter)
            return
        ratio = painter.device().devicePixelRatioF()
        if self._picture is None or self._picture.devicePixelRatioF() != ratio:
            picture = QPixmap((self._plot.rect().size() * ratio).toSize())
            picture.setDevicePixelRatio(ratio)
            picture.fill(QColor(current_theme().panel))
            with QPainter(picture) as still:
                self.paint_all(still)
            self._picture = picture
        copy_exposed(painter, self._picture, self._exposed)

    def paint_all(self, painter: QPainter) -> None:
        """Paint it."""
        with kept_state(painter):
            self._plot.paint_still(painter)
        for axis in self._axes:
            with kept_state(painter):
                painter.translate(axis.pos())
                axis.drawPicture(painter, *axis.generateDrawSpecs(painter))
