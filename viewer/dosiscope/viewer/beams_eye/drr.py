"""The picture through the patient behind what shapes the beam."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage, QPainter, QTransform

from dosiscope.viewer.colouring import grey_of

if TYPE_CHECKING:
    from dosiscope.core.rt_image import RtImage
    from dosiscope.viewer.frame import Frame

_kept: dict[tuple[int, tuple[float, float]], tuple[RtImage, QImage]] = {}
_MOST = 4


def window_of(image: RtImage) -> tuple[float, float]:
    """Return the window that the file asks for, else all of its values."""
    if image.window is not None and image.window[1] > 0:
        return image.window
    values = image.values_of(np.array([image.stored.min(), image.stored.max()]))
    low, high = float(values.min()), float(values.max())
    return (low + high) / 2, max(high - low, 1e-6)


def grey_image(image: RtImage, window: tuple[float, float]) -> QImage:
    """Return it in greys; the last few are kept."""
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


def paint_drr(
    painter: QPainter, frame: Frame, image: RtImage, collimator: float
) -> None:
    """Draw it in the system of the beam limiting device, scaled to the isocentre."""
    (xx, xy, x0), (yx, yy, y0) = image.to_isocentre(collimator).tolist()
    s = frame.scale
    # the corner of the first pixel is half a pixel before its centre
    x0, y0 = x0 - (xx + xy) / 2, y0 - (yx + yy) / 2
    at = frame.to_pixel(x0, -y0)
    to_picture = QTransform(s * xx, -s * yx, s * xy, -s * yy, at.x(), at.y())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setTransform(to_picture, combine=True)
    painter.drawImage(0, 0, grey_image(image, window_of(image)))
    painter.restore()
