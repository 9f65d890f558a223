"""What every layer of the picture can do, and the stack that paints them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dosiscope.viewer.layers.labels import Label, place_labels
from dosiscope.viewer.layers.text import written

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QPainter

    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import Review


class Layer:
    """One kind of thing on the picture.

    A layer reads the review and keeps nothing but caches.  ``overlay`` names the
    switch of the review that hides it; "" cannot be hidden.
    """

    overlay = ""

    def __init__(self, review: Review) -> None:
        self.review = review
        self.labels: list[Label] = []  # the stack's: it places them when all is drawn

    def set_case(self) -> None:
        """Another case or dose is shown: forget what was made of the last one."""

    def show_plane(self, z: float) -> None:
        """Another plane is shown, mm: make what is needed for it."""

    def restyle(self) -> None:
        """Colours, window, levels or visibility have changed."""

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Paint in pixels of the frame; leave the painter's transform as it was."""
        raise NotImplementedError


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
        self._z: float | None = None
        self._labels: list[Label] = []
        for layer in self.layers:
            layer.labels = self._labels

    def new_case(self) -> None:
        """Note that case or dose have changed."""
        self._is_new = True

    def new_style(self) -> None:
        """Note that colours, window, levels or visibility have changed."""
        self._needs_style = True

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Bring the layers up to date and paint them."""
        for layer in self.layers:
            if self._is_new:
                layer.set_case()
            if self._is_new or self._needs_style:
                layer.restyle()
            if self._is_new or frame.z != self._z:
                layer.show_plane(frame.z)
        self._is_new = self._needs_style = False
        self._z = frame.z
        self._labels.clear()
        with written() as taken:
            for layer in self.layers:
                self._paint(layer, painter, frame)
            # words never lie on words: one placement for the labels of all layers
            place_labels(painter, frame, self._labels, taken)

    def _paint(self, layer: Layer, painter: QPainter, frame: Frame) -> None:
        is_told = frame.is_told and layer.overlay == "annotations"
        if is_told or not layer.overlay or self.review.is_shown(layer.overlay):
            painter.save()
            try:
                layer.paint(painter, frame)
            finally:
                painter.restore()
