"""Where a picture's pixels lie in the patient."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from dosiscope.resources.theme import DARK, LIGHT, SCREEN_PICTURE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane, Vector
    from dosiscope.resources.theme import PictureColours, Theme


@dataclass(frozen=True, slots=True)
class Frame:
    """The plane and the part of it that a picture shows.

    Pixels here are logical ones: on a dense screen or in an enlarged export one
    of them is ``ratio`` real pixels wide.

    Attributes
    ----------
    left, top
        The plane's u and v at the left and upper edge of the picture, mm.
    scale
        Pixels per mm, the same in both.
    width, height
        Size of the picture, pixels.
    plane
        The plane that is shown.
    is_export
        Whether it goes to a file: fine strokes, every word, nothing of the moment
        (mouse, highlight).
    shows_identity
        Whether the patient may be named.
    is_told
        Whether what identifies and qualifies it is on it, even where the screen
        hides that.
    is_brief
        Whether a larger picture beside it says what identifies and qualifies both.
    is_captioned
        Whether words below it say what is true of its plane, and a key has all names.
    is_within
        Whether what is around it says whose it is.
    is_vector
        Whether it is painted as shapes and not as pixels: so are its letters.
    colours
        Of words and ground.
    is_on_white
        Whether what is drawn has no image below it, and a light ground.
    about
        What the planes are where several are on it, each with words of its own;
        "" where there is one.
    inner
        The part in which the plane is shown, pixels; None: all of it.  The rest is
        ground, for words.
    """

    left: float
    top: float
    scale: float
    width: float
    height: float
    plane: Plane
    ratio: float = 1.0
    is_export: bool = False
    shows_identity: bool = True
    is_told: bool = False
    is_brief: bool = False
    is_captioned: bool = False
    is_within: bool = False
    is_vector: bool = False
    colours: PictureColours = SCREEN_PICTURE
    is_on_white: bool = False
    about: str = ""
    inner: QRectF | None = None

    @classmethod
    def fitting(cls, box: QRectF, width: float, height: float, plane: Plane) -> Frame:
        """Show at least this box (u, v, mm) in the middle of a picture."""
        scale = min(width / max(box.width(), 1e-6), height / max(box.height(), 1e-6))
        left = box.center().x() - width / scale / 2
        top = box.center().y() - height / scale / 2
        return cls(left, top, scale, width, height, plane)

    @property
    def pane(self) -> QRectF:
        """The part in which the plane is shown, pixels."""
        return self.inner or QRectF(0, 0, self.width, self.height)

    @property
    def signs(self) -> Theme:
        """The colours of what is drawn on the image."""
        return LIGHT if self.is_on_white else DARK

    def to_pixel(self, u: float, v: float) -> QPointF:
        """Return the pixel position of a place on the plane, mm."""
        return QPointF((u - self.left) * self.scale, (v - self.top) * self.scale)

    def pixel_of(self, point: Vector) -> QPointF:
        """Return the pixel position of the foot of a point (x, y, z), mm."""
        u, v = self.plane.to_uv(point).tolist()
        return self.to_pixel(u, v)

    def to_mm(self, pixel: QPointF) -> Vector:
        """Return the point (x, y, z) at a pixel position, mm."""
        u, v = self.left + pixel.x() / self.scale, self.top + pixel.y() / self.scale
        x, y, z = self.plane.to_mm((u, v)).tolist()
        return x, y, z

    def rect(self, u: tuple[float, float], v: tuple[float, float]) -> QRectF:
        """Return the pixel rectangle between two u and two v, mm."""
        return QRectF(self.to_pixel(u[0], v[0]), self.to_pixel(u[1], v[1]))

    def pixels(self, uv: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return the pixel positions of places or of segments, shape (..., 2 n)."""
        result = uv - self._corner[: uv.shape[-1]]
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
