"""An RT Image in greys, drawn where it lies on the isocentre plane."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QImage, QPainter, QTransform

from dosiscope.viewer.colouring import grey_of
from dosiscope.viewer.scene_view import kept_state

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.rt_image import RtImage
    from dosiscope.viewer.frame import Frame

_kept: dict[tuple[int, tuple[float, float]], tuple[RtImage, QImage]] = {}
_MOST: Final = 4


def grey_image(image: RtImage, window: tuple[float, float]) -> QImage:
    """Return it in greys by a window, centre and width; the last few are kept."""
    key = id(image), window
    found = _kept.get(key)
    if found is not None and found[0] is image:
        return found[1]
    grey = grey_of(image.pixels, window).astype(np.uint8)
    if image.is_inverted:
        grey = 255 - grey
    grey = np.ascontiguousarray(grey)
    rows, columns = grey.shape
    borrowed = QImage(
        grey.data, columns, rows, columns, QImage.Format.Format_Grayscale8
    )
    made = borrowed.copy()  # the other borrows the array's memory
    while len(_kept) >= _MOST:
        _kept.pop(next(iter(_kept)))
    _kept[key] = image, made
    return made


def paint_greys(
    painter: QPainter,
    frame: Frame,
    image: RtImage,
    window: tuple[float, float],
    to_plane: NDArray[np.float64],
) -> None:
    """Draw an image.

    Parameters
    ----------
    to_plane
        What takes (column, row, 1) to x, y of the plane, shape (2, 3), mm; the
        picture's u is x and its v is -y.
    """
    (xx, xy, x0), (yx, yy, y0) = to_plane.tolist()
    s = frame.scale
    # the corner of the first pixel is half a pixel before its centre
    x0, y0 = x0 - (xx + xy) / 2, y0 - (yx + yy) / 2
    at = frame.to_pixel(x0, -y0)
    with kept_state(painter):
        # an enlarged pixel is seen as one
        is_enlarged = s * float(np.hypot(xx, yx)) > _ENLARGED
        hint = QPainter.RenderHint.SmoothPixmapTransform
        painter.setRenderHint(hint, not is_enlarged)
        to_pixels = QTransform(s * xx, -s * yx, s * xy, -s * yy, at.x(), at.y())
        painter.setTransform(to_pixels, combine=True)
        painter.drawImage(0, 0, grey_image(image, window))


_ENLARGED: Final = 8.0  # px of a pixel of the image
