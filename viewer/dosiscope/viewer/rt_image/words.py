"""What lies under the mouse on an RT Image."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.text import mm_number, trimmed

if TYPE_CHECKING:
    from dosiscope.viewer.rt_image.sight import ImageSight


def place_text(sight: ImageSight, xy: tuple[float, float]) -> str:
    """Return place and value at a place of the picture, x and y as it has them.

    In mm at the isocentre; of an image that is not scaled column and row, from 1.
    """
    image, to_plane = sight.image, sight.to_plane
    column, row = np.linalg.solve(to_plane[:, :2], np.subtract(xy, to_plane[:, 2]))
    i, j = int(np.floor(column + 0.5)), int(np.floor(row + 0.5))
    rows, columns = image.stored.shape
    is_inside = 0 <= i < columns and 0 <= j < rows
    place = f"column {i + 1}, row {j + 1}"
    if not image.why_not_scaled:
        x, y = map(mm_number, xy)
        place = f"x {x}, y {y} mm at the isocentre"
    if not is_inside:
        return f"{place} · beside the image"
    value = float(image.values_of(image.stored[j : j + 1, i : i + 1])[0, 0])
    unit = f" {image.unit}" if image.unit else ""
    return f"{place} · value {trimmed(value, 3)}{unit}"
