"""CT, second image and colour wash, composed into one image."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter, QTransform

from dosiscope.core.sections.image_grid import ImageGrid
from dosiscope.viewer.colouring import (
    grey_of,
    mixing_table,
    window_table,
)
from dosiscope.viewer.layers.layer import Layer
from dosiscope.viewer.second_pixels import SecondPixels, mixed_colours, mixed_grey
from dosiscope.viewer.wash_pixels import WashPixels

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct
    from dosiscope.core.plane import Plane
    from dosiscope.viewer.frame import Frame
    from dosiscope.viewer.review import ViewState

_EDGE = 2.0  # px
_MOST_TABLES = 64  # a CT may have another rescale slope on every slice


class ImageLayer(Layer):
    """The CT image of the plane, with the second image over it, tinted by the dose.

    The dose is interpolated first and coloured after: a scaled image of colours
    would show colours, and so doses, that are not there.
    """

    def __init__(self, view: ViewState) -> None:
        super().__init__(view)
        self.set_case()

    def set_case(self) -> None:
        """Find the pixels on which CT and dose meet."""
        case = self.review.case
        self._ct: Ct | None = case.ct if case is not None else None
        self._pixels = ImageGrid(self._ct, self.view.dose, self.view.orientation)
        self._windows: dict[tuple[float | None, ...], NDArray[np.uint16]] = {}
        self._wash = WashPixels(self.view, self._pixels)
        self._second = SecondPixels(self.view, self._pixels)
        self._image: QImage | None = None
        self._is_on_white = False

    def show_plane(self, plane: Plane) -> None:
        """Forget the image of the last plane."""
        self._image = None

    def restyle(self) -> None:
        """Compose anew with the window and the wash that are set now."""
        self._image = None

    def paint(self, painter: QPainter, frame: Frame) -> None:
        """Draw the image; the first pixel's centre is at its Image Position."""
        if not all(self._pixels.shape):
            return
        if self._image is None or self._is_on_white != frame.is_on_white:
            self._is_on_white = frame.is_on_white
            self._image = self._compose()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        grid = self._pixels.grid
        if grid is not None:
            target = frame.rect(grid.u.edges, grid.v.edges)
            if frame.is_vector:  # not all who show shapes clip
                target, image = _within(frame.pane, target, self._image)
                painter.drawImage(target, image)
            else:
                painter.drawImage(target, self._image)
        else:
            painter.setTransform(self._askew(frame), combine=True)
            painter.drawImage(0, 0, self._image)

    def covers(self, frame: Frame) -> bool:
        """Whether the whole frame is within the image."""
        grid = self._pixels.grid
        if grid is None or not all(self._pixels.shape):
            return False
        image = frame.rect(grid.u.edges, grid.v.edges)
        # the last pixel may be half of the ground
        inner = image.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        return inner.contains(QRectF(0, 0, frame.width, frame.height))

    def _askew(self, frame: Frame) -> QTransform:
        """Map corners of pixels of rows that run askew to pixels of the frame."""
        assert self._ct is not None
        k = self._ct.geometry.nearest_plane(frame.plane.at)
        corners = [(k, -0.5, -0.5), (k, -0.5, 0.5), (k, 0.5, -0.5)]
        (x, y), (xi, yi), (xj, yj) = self._ct.geometry.to_mm(corners)[:, :2].tolist()
        at, s = frame.to_pixel(x, y), frame.scale
        across, down = (s * (xi - x), s * (yi - y)), (s * (xj - x), s * (yj - y))
        return QTransform(*across, *down, at.x(), at.y())

    def _compose(self) -> QImage:
        plane = self.view.plane
        index = self._grey(plane)
        look = self.review.look
        found = self._wash.on(plane) if look.is_shown("wash") else None
        second = self._second.on(plane) if self._ct is not None else None
        if second is not None and not second.is_grey:
            self._memory = mixed_colours(
                index, second, found, self._wash.table, look.wash_opacity
            )
        else:
            if second is not None:
                index = mixed_grey(index, second)
            if found is not None:
                index[found.part] |= found.bands << 8
            mixing = mixing_table(self._wash.table, look.wash_opacity)
            self._memory = np.take(mixing, index, mode="clip")
        rows, columns = self._memory.shape
        # the image only borrows the array's memory
        return QImage(
            self._memory.data, columns, rows, 4 * columns, QImage.Format.Format_RGB32
        )

    def _grey(self, plane: Plane) -> NDArray[np.uint16]:
        """Grey 0..255 of every pixel, shape [v, u]; the ground where there is no CT."""
        if self._ct is None or self._pixels.ct is None:
            ground = 255 if self._is_on_white else 0
            return np.full(self._pixels.shape, ground, np.uint16)
        image = self._pixels.ct.stored(plane)
        if image is None:
            return grey_of(self._pixels.ct.values(plane), self.review.look.window)
        k, stored = image
        return np.take(self._window(self._ct, k), stored, mode="clip")

    def _window(self, ct: Ct, k: int) -> NDArray[np.uint16]:
        slope, intercept = float(ct.slope[k]), float(ct.intercept[k])
        padding = None if ct.padding is None else int(ct.padding[k])
        key = (slope, intercept, padding, *self.review.look.window)
        if key not in self._windows:
            if len(self._windows) >= _MOST_TABLES:
                self._windows.clear()
            self._windows[key] = window_table(
                ct.stored.dtype, slope, intercept, self.review.look.window, padding
            )
        return self._windows[key]


def _within(pane: QRectF, target: QRectF, image: QImage) -> tuple[QRectF, QImage]:
    """Return the pixels of an image that reach into a pane, and where they lie."""
    across, down = target.width() / image.width(), target.height() / image.height()
    seen = pane.intersected(target).translated(-target.topLeft())
    left, top = math.floor(seen.left() / across), math.floor(seen.top() / down)
    right, bottom = math.ceil(seen.right() / across), math.ceil(seen.bottom() / down)
    width, height = max(right - left, 1), max(bottom - top, 1)
    corner = target.topLeft() + QPointF(left * across, top * down)
    place = QRectF(corner, QSizeF(width * across, height * down))
    return place, image.copy(left, top, width, height)
