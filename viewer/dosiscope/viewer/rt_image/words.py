"""The values of an RT Image in words: its window, and what lies under the mouse."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.language import tr
from dosiscope.core.text import mm_number, trimmed

if TYPE_CHECKING:
    from dosiscope.core.rt_image import RtImage
    from dosiscope.viewer.rt_image.sight import ImageSight


def window_text(sight: ImageSight) -> str:
    """Return width and centre of the window; of doses it may be a fraction of 1."""
    decimals = max(1, 2 - floor(log10(sight.window[1])))
    centre, width = (trimmed(value, decimals) for value in sight.window)
    return f"W {width} · L {centre}{_unit(sight.image)}"


def _unit(image: RtImage) -> str:
    return f" {image.unit}" if image.unit else ""


def place_text(sight: ImageSight, xy: tuple[float, float]) -> str:
    """Return place and value at a place of the picture, x and y as it has them.

    In mm at the isocentre; of an image that is not scaled column and row, from 1.
    """
    image, to_plane = sight.image, sight.to_plane
    column, row = np.linalg.solve(to_plane[:, :2], np.subtract(xy, to_plane[:, 2]))
    i, j = int(np.floor(column + 0.5)), int(np.floor(row + 0.5))
    rows, columns = image.stored.shape
    is_inside = 0 <= i < columns and 0 <= j < rows
    place = tr("column {column}, row {row}", column=i + 1, row=j + 1)
    if not image.why_not_scaled:
        x, y = map(mm_number, xy)
        place = tr("x {x}, y {y} mm at the isocentre", x=x, y=y)
    if not is_inside:
        return f"{place} · {tr('beside the image')}"
    value = float(image.values_of(image.stored[j : j + 1, i : i + 1])[0, 0])
    # of doses a step of what is stored may be a tiny one
    decimals = max(3, ceil(-log10(abs(image.slope))))
    told = tr("value {value}", value=f"{trimmed(value, decimals)}{_unit(image)}")
    return f"{place} · {told}"
