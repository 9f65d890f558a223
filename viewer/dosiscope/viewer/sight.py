"""The part of a plane that is in sight: pan, zoom and their limits."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from dosiscope.viewer.frame import Frame

LEAST_MM, MOST_MM = 4.0, 4000.0  # that can be seen, in x and in y


class Sight:
    """What a view of some size shows of a plane; x and y have the same scale.

    A box that was asked for stays whole when the view changes its size, until the
    picture is moved by hand; then its middle and its scale stay.
    """

    def __init__(self, width: float = 1.0, height: float = 1.0) -> None:
        self._width, self._height = width, height
        self._x = self._y = 0.0  # the middle, mm
        self._scale = 1.0  # pixels per mm
        self._box: QRectF | None = None  # that stays whole

    def resize(self, width: float, height: float) -> None:
        """Take another size of the view, pixels."""
        self._width, self._height = max(width, 1.0), max(height, 1.0)
        if self._box is not None:
            self.show(self._box)
        else:
            self._set_scale(self._scale)

    def show(self, box: QRectF) -> None:
        """Show a box (mm) as large as it can be, in the middle."""
        self._box = QRectF(box)
        self._x, self._y = box.center().x(), box.center().y()
        frame = Frame.fitting(box, self._width, self._height, 0.0)
        self._set_scale(frame.scale)

    def pan(self, pixels: QPointF) -> None:
        """Move the picture by so many pixels."""
        self.centre_on(
            self._x - pixels.x() / self._scale, self._y - pixels.y() / self._scale
        )

    def zoom(self, factor: float, pixel: QPointF) -> None:
        """Enlarge around a pixel, which keeps its place within the limits."""
        x, y, _ = self.frame().to_mm(pixel)
        before = self._scale
        self._set_scale(before * factor)
        shrunk = before / self._scale
        self.centre_on(x + (self._x - x) * shrunk, y + (self._y - y) * shrunk)

    def centre_on(self, x: float, y: float) -> None:
        """Bring a point (mm) into the middle."""
        self._box = None
        self._x, self._y = x, y

    def _set_scale(self, scale: float) -> None:
        least = max(self._width, self._height) / MOST_MM
        most = max(min(self._width, self._height) / LEAST_MM, least)
        self._scale = min(max(scale, least), most)

    def frame(self, z: float = 0.0, ratio: float = 1.0) -> Frame:
        """Return what is in sight as the frame of a picture of the plane at z."""
        return Frame(
            self._x - self._width / self._scale / 2,
            self._y - self._height / self._scale / 2,
            self._scale,
            self._width,
            self._height,
            z,
            ratio,
        )
