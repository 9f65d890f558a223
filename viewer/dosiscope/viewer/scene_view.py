"""Views on a scene of pyqtgraph's that paint and answer as a widget of their own."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pyqtgraph import GraphicsObject, GraphicsView
from PySide6.QtCore import QRectF, Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pyqtgraph import ViewBox
    from PySide6.QtGui import QPainter, QPaintEvent, QRegion
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

# of items that paint their whole view, whatever its size: a rectangle that followed it
# would have the scene sort its items anew with every change
EVERYWHERE = QRectF(-1e5, -1e5, 2e5, 2e5)


class SceneView(GraphicsView):
    """A GraphicsView without ground, cache, frame, drops and menus.

    What is in it paints every pixel.  Whoever derives from it takes the mouse and the
    wheel in event methods of its own: nothing comes to the scene, whose items would
    answer with pyqtgraph's gestures and menus.

    Attributes
    ----------
    exposed
        The pixels that are asked for while it is painted on the screen, else None.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self.exposed: QRegion | None = None
        super().__init__(parent, useOpenGL=False, background=None)
        self.setCacheMode(self.CacheModeFlag.CacheNone)
        port = self.viewport()
        port.setAutoFillBackground(False)
        port.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAcceptDrops(False)  # files are dropped on the window

    def useOpenGL(self, b: bool = True) -> None:
        """Take a viewport that is made here.

        For one that Qt has made, PySide6 tries some 60 classes to find its type: 20 ms.
        """
        self.setViewport(QWidget())

    def update(self) -> None:
        """Paint soon; what is painted is the viewport.

        No signal is connected to it: it stands for a slot of Qt's, and PySide6 would
        call it when the view is deleted.  Views have a method of their own for that.
        """
        self.viewport().update()

    def repaint(self) -> None:
        """Paint now."""
        self.viewport().repaint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint; items may ask meanwhile what is exposed."""
        self.exposed = event.region()
        try:
            super().paintEvent(event)
        finally:
            self.exposed = None

    def close(self) -> bool:
        """Close as every widget: pyqtgraph would empty its scene."""
        return QWidget.close(self)


@contextmanager
def faults_told() -> Iterator[None]:
    """Hand what is raised in a block to whoever takes what nobody has caught.

    For what Qt calls to paint an item: raised through a scene, it ends the process.
    """
    try:
        yield
    except Exception:
        sys.excepthook(*sys.exc_info())


@contextmanager
def kept_state(painter: QPainter) -> Iterator[None]:
    """Leave a painter after a block as it was, also where something is raised."""
    painter.save()
    try:
        yield
    finally:
        painter.restore()


class SceneItem(GraphicsObject):
    """An item that leaves the painter as it was, also where its painting fails."""

    def draw(self, painter: QPainter) -> None:
        """Paint it."""
        raise NotImplementedError

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,
        widget: QWidget | None = None,
    ) -> None:
        """Paint when Qt asks for it."""
        with faults_told(), kept_state(painter):
            self.draw(painter)


def exposed_in(widget: QWidget | None) -> QRegion | None:
    """Return what is exposed of the view whose viewport an item is painted on."""
    view = None if widget is None else widget.parent()
    return view.exposed if isinstance(view, SceneView) else None


def make_bare(box: ViewBox) -> None:
    """Let a ViewBox map, and nothing else.

    It fills its place, and what is in it paints every pixel of that: it need not clip,
    has neither ground nor border, follows no data and takes no focus from the view.
    """
    box.disableAutoRange()
    flags = box.GraphicsItemFlag
    box.setFlag(flags.ItemClipsChildrenToShape, False)
    box.setFlag(flags.ItemHasNoContents)
    box.setFlag(flags.ItemIsFocusable, False)
    box.background.hide()
    box.borderRect.hide()
