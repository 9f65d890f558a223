"""What every layer of the picture can do, and the stack that paints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QRegion

from dosiscope.viewer.layers.labels import place
from dosiscope.viewer.layers.lettering import measured, written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.layers.labels import Placed
    from dosiscope.viewer.layers.lettering import Words
    from dosiscope.viewer.review import Review, ViewState


class Layer:
    """One kind of thing on the picture.

    A layer reads the view and its review and keeps nothing but caches; it paints any
    plane.  ``overlay`` names the switch of the review that hides it; "" cannot be
    hidden.  ``writes`` where `paint` writes words, other than those of `labels`.
    ``is_beside`` where what it paints may stand beside the plane, on ground for words.
    ``is_moving`` where it follows the mouse and the planes of other views: it is
    painted above all others, but not on words, so that these need not be painted anew.
    """

    overlay = ""
    writes = False
    is_moving = False
    is_beside = False

    def __init__(self, view: ViewState) -> None:
        self.view, self.review = view, view.review

    def set_case(self) -> None:
        """Another case or dose is shown: forget what was made of the last one."""

    def show_plane(self, plane: Plane) -> None:
        """Another plane is shown: make what is needed for it."""

    def restyle(self) -> None:
        """Colours, window, levels or visibility have changed."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint in pixels of the frame; leave the painter's transform as it was."""
        raise NotImplementedError

    def covers(self, frame: Frame) -> bool:
        """Whether it leaves nothing of the ground to be seen."""
        return False

    def moving_region(self, frame: Frame) -> QRegion | None:
        """Return where it paints what follows the mouse; None: somewhere."""
        return None if self.is_moving else QRegion()

    def labels(self, frame: Frame) -> Iterable[Placed]:
        """Return what is written where there is room: the stack places it."""
        return ()


class Stack:
    """The layers of one picture, the lowest first.

    Changes are only noted; the work is done when the picture is painted, so of
    many changes in between (a turning wheel) only the last one costs anything.
    """

    def __init__(self, review: Review, layers: Iterable[Layer]) -> None:
        self.review = review
        self.layers = tuple(layers)
        self._is_new = True
        self._needs_style = True
        self._plane: Plane | None = None
        self.words: list[Words] = []  # that `paint_still` has written

    def new_case(self) -> None:
        """Note that case or dose have changed."""
        self._is_new = True

    def new_style(self) -> None:
        """Note that colours, window, levels or visibility have changed."""
        self._needs_style = True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Bring the layers up to date and paint them."""
        self.paint_still(painter, frame)
        self.paint_moving(painter, frame)

    def is_changed(self, frame: Frame) -> bool:
        """Whether `paint_still` has to do anything that it has not done yet."""
        return self._is_new or self._needs_style or frame.plane != self._plane

    def paint_still(self, painter: QPainter, frame: Frame) -> None:
        """Bring the layers up to date; paint all but those that follow the mouse."""
        self.update(frame)
        with written() as taken:
            for layer in self.layers:
                if not layer.is_moving:
                    self._paint(layer, painter, frame)
            # words never lie on words: one placement for the labels of all layers
            place(painter, frame, self._labels(frame), taken)
        self.words = taken

    def covers(self, frame: Frame) -> bool:
        """Whether the layers, up to date, leave nothing of the ground to be seen."""
        return any(
            layer.covers(frame) for layer in self.layers if self._is_shown(layer, frame)
        )

    def paint_moving(self, painter: QPainter, frame: Frame) -> None:
        """Paint what follows the mouse, above the rest but not on its words."""
        room = self._room(frame)
        if room.isEmpty():
            return
        painter.save()
        try:
            painter.setClipRegion(room, Qt.ClipOperation.IntersectClip)
            for layer in self.layers:
                if layer.is_moving:
                    self._paint(layer, painter, frame)
        finally:
            painter.restore()

    def _room(self, frame: Frame) -> QRegion:
        """Return where something moves and no words stand.

        Of the words only those that are met are cut out: a region of many pieces
        makes Qt slow.
        """
        room = QRegion(QRectF(0, 0, frame.width, frame.height).toAlignedRect())
        moving = self.moving_region(frame)
        if moving is not None:
            room &= moving
        for one in self.words:
            place = one.place.toAlignedRect()
            if room.intersects(place):
                room -= QRegion(place)
        return room

    def moving_region(self, frame: Frame) -> QRegion | None:
        """Return where `paint_moving` paints, in whole pixels; None: somewhere."""
        region = QRegion()
        for layer in self.layers:
            if layer.is_moving and self._is_shown(layer, frame):
                part = layer.moving_region(frame)
                if part is None:
                    return None
                region |= part
        return region

    def measure(self, frame: Frame) -> list[Words]:
        """Return the words that `paint` would write and their places; paint nothing."""
        self.update(frame)
        with measured() as (painter, words):
            for layer in self.layers:
                if layer.writes:
                    self._paint(layer, painter, frame)
            place(painter, frame, self._labels(frame), words)
        return words

    def update(self, frame: Frame) -> None:
        """Bring the layers up to date."""
        for layer in self.layers:
            if self._is_new:
                layer.set_case()
            if self._is_new or self._needs_style:
                layer.restyle()
            if self._is_new or frame.plane != self._plane:
                layer.show_plane(frame.plane)
        self._is_new = self._needs_style = False
        self._plane = frame.plane

    def _labels(self, frame: Frame) -> list[Placed]:
        shown = (layer for layer in self.layers if self._is_shown(layer, frame))
        return [label for layer in shown for label in layer.labels(frame)]

    def _is_shown(self, layer: Layer, frame: Frame) -> bool:
        is_told = frame.is_told and layer.overlay == "annotations"
        return is_told or not layer.overlay or self.review.look.is_shown(layer.overlay)

    def _paint(self, layer: Layer, painter: QPainter, frame: Frame) -> None:
        if self._is_shown(layer, frame):
            painter.save()
            try:
                if frame.inner is not None and not layer.is_beside:
                    painter.setClipRect(frame.inner, Qt.ClipOperation.IntersectClip)
                layer.paint(painter, frame)
            finally:
                painter.restore()
