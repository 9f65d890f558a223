"""Where a picture's pixels lie in the patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Frame:
    """The plane and the part of it that a picture shows.

    Pixels here are logical ones: on a dense screen or in an enlarged export one
    of them is ``ratio`` real pixels wide.

    Attributes
    ----------
    left, top
        Patient x and y at the left and upper edge of the picture, mm.
    scale
        Pixels per mm, the same in x and y.
    width, height
        Size of the picture, pixels.
    z
        Patient z of the plane, mm.
    is_export
        Whether it goes to a file: fine strokes, every word, nothing of the moment
        (mouse, highlight).
    shows_identity
        Whether the patient may be named.
    is_told
        Whether what identifies and qualifies it is on it, even where the screen
        hides that.
    """

    left: float
    top: float
    scale: float
    width: float
    height: float
    z: float
    ratio: float = 1.0
    is_export: bool = False
    shows_identity: bool = True
    is_told: bool = False

    @classmethod
    def fitting(
        cls, box: QRectF, width: float, height: float, z: float, **more: float | bool
    ) -> Frame:
        """Show at least this box (mm) in the middle of a picture."""
        scale = min(width / max(box.width(), 1e-6), height / max(box.height(), 1e-6))
        left = box.center().x() - width / scale / 2
        top = box.center().y() - height / scale / 2
        return cls(left, top, scale, width, height, z, **more)  # type: ignore[arg-type]  # fields

    def to_pixel(self, x: float, y: float) -> QPointF:
        """Return the pixel position of a point, mm."""
        return QPointF((x - self.left) * self.scale, (y - self.top) * self.scale)

    def to_mm(self, pixel: QPointF) -> tuple[float, float, float]:
        """Return the point (x, y, z) at a pixel position, mm."""
        x, y = pixel.x() / self.scale, pixel.y() / self.scale
        return self.left + x, self.top + y, self.z

    def rect(self, x: tuple[float, float], y: tuple[float, float]) -> QRectF:
        """Return the pixel rectangle between two x and two y, mm."""
        return QRectF(self.to_pixel(x[0], y[0]), self.to_pixel(x[1], y[1]))

    def pixels(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixel positions of points or of segments, shape (..., 2 n)."""
        result = xy - self._corner[: xy.shape[-1]]
        result *= self.scale
        return result

    @property
    def _corner(self) -> NDArray[np.float64]:
        return np.array((self.left, self.top, self.left, self.top))

    @property
    def box(self) -> QRectF:
        """The part of the plane that is shown, mm."""
        size = self.width / self.scale, self.height / self.scale
        return QRectF(self.left, self.top, *size)
