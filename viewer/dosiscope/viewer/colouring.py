"""From stored values and doses to the colours of the picture, through tables."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.resources.colour_tables import colour_table, opacities

if TYPE_CHECKING:
    from numpy.typing import NDArray

_BANDS = 254  # colours of the wash between its lower and upper end
_LEAST_DOSE = 1e-9  # no dose has no colour


def window_table(
    dtype: np.dtype[np.int16] | np.dtype[np.uint16],
    slope: float,
    intercept: float,
    window: tuple[float, float],
    padding: int | None = None,
) -> NDArray[np.uint16]:
    """Return the grey 0..255 of each of the 65536 stored values, shape (65536,).

    Rescale and window in one.  The index is the stored value's bits as uint16;
    ``window`` is centre and width in the unit of the values; the padding value
    is black.
    """
    stored = np.arange(65536, dtype=np.uint16).view(dtype)
    grey = grey_of(stored.astype(np.float32) * np.float32(slope) + intercept, window)
    if padding is not None:
        grey[stored == padding] = 0
    return grey


def grey_of(
    values: NDArray[np.float32], window: tuple[float, float]
) -> NDArray[np.uint16]:
    """Return the grey 0..255 of values, same shape; NaN is black."""
    centre, width = window
    grey = (values - np.float32(centre - width / 2)) * np.float32(255 / width)
    # unlike clip, fmax takes the number where the other is NaN
    np.fmax(grey, 0, out=grey)
    np.minimum(grey, 255, out=grey)
    return grey.astype(np.uint16)


def wash_bands(
    dose: NDArray[np.float32], wash_range: tuple[float, float]
) -> NDArray[np.uint16]:
    """Return the number of each dose's colour, 1..255; 0 is no colour: below, or NaN.

    From the lower end of the range to its upper end run 254 colours; doses above
    have the highest.
    """
    low, high = max(wash_range[0], _LEAST_DOSE), wash_range[1]
    band = dose - np.float32(low)
    band *= np.float32(_BANDS / max(high - low, _LEAST_DOSE))
    band += 1
    # unlike clip, fmax takes the number where the other is NaN
    np.fmax(band, 0, out=band)
    np.minimum(band, 255, out=band)
    return band.astype(np.uint16)


def difference_bands(
    difference: NDArray[np.float32], end: float, threshold: float
) -> NDArray[np.uint16]:
    """Return the number of each difference's colour, 1..255; 0 is no colour.

    From -``end`` over 0, which is 128, to ``end`` they run evenly; what is beyond has
    the colour of the end.  No colour up to the threshold on both sides, and at NaN.
    """
    half = _BANDS // 2
    band = difference * np.float32(half / max(end, _LEAST_DOSE))
    np.clip(band, -half, half, out=band)
    np.rint(band, out=band)
    band += half + 1
    # false at NaN
    band[~(np.abs(difference) > np.float32(threshold))] = 0
    return band.astype(np.uint16)


def gamma_bands(gamma: NDArray[np.float32]) -> NDArray[np.uint16]:
    """Return the number of each gamma's colour, 1..255; 0, at NaN, is no colour.

    Up to 1, which is passed, they run from 1 to 128, from there to 2 and beyond up to
    255: no colour is of both.
    """
    half = np.float32(_BANDS // 2)
    band = np.where(
        gamma <= 1,
        1 + np.floor(gamma * half),
        half + 2 + np.floor((np.minimum(gamma, 2) - 1) * (half - 1)),
    )
    band[np.isnan(gamma)] = 0
    return band.astype(np.uint16)


@lru_cache(maxsize=4)
def mixing_table(name: str, opacity: float) -> NDArray[np.uint32]:
    """Return colour 0xffRRGGBB by colour number * 256 + grey, shape (65536,).

    It is kept, for all pictures: one takes 2 ms.

    ``name`` is the colour table's, ``opacity`` (0..1) the share of its colour, as far
    as the table has no other (`opacities`).
    """
    grey = np.arange(256)[None, :, None]
    colour = colour_table(name, _BANDS + 1).astype(np.float64)
    mixed = np.empty((256, 256, 3))
    mixed[0] = grey[0]
    share = np.minimum(opacity * opacities(name, _BANDS + 1), 1.0)[:, None, None]
    mixed[1:] = grey * (1 - share) + colour[:, None, :] * share
    rgb = np.round(mixed).astype(np.uint32)
    table = 0xFF000000 | rgb[..., 0] << 16 | rgb[..., 1] << 8 | rgb[..., 2]
    result = table.astype(np.uint32).ravel()
    result.setflags(write=False)
    return result
