"""The window with which images are shown at first, and in which steps it is set."""

from __future__ import annotations

from math import ceil, floor, log10
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.ct import Ct

_SOFT_TISSUE: Final = (40.0, 400.0)  # HU
# of the pixels that are no background, so many % lie below and above
_PERCENTILES: Final = (1.0, 99.0)
# background: less than this part of the way from the least to nearly the highest value
_BACKGROUND: Final = 0.1
_NEARLY_ALL: Final = 99.5
_MOST_PIXELS: Final = 1_000_000  # that are looked at


def usual_window(ct: Ct | None) -> tuple[float, float]:
    """Return centre and width of the window to start with, in the unit of the values.

    Of values that are not HU nothing is known beforehand: the window reaches from the
    1st to the 99th percentile of those that are no background.
    """
    if ct is None or ct.is_hounsfield:
        return _SOFT_TISSUE
    values = _some_values(ct)
    if not values.size:
        return _SOFT_TISSUE
    low, high = float(values.min()), float(np.percentile(values, _NEARLY_ALL))
    there = values[values > low + _BACKGROUND * (high - low)]
    if there.size:
        low, high = np.percentile(there, _PERCENTILES).tolist()
    width = high - low
    # one value everywhere is grey
    return (low + high) / 2, width if width > 0 else max(abs(high), 1.0)


def window_grain(ct: Ct | None, width: float) -> float:
    """Return the least width of a window, and the step in which it is set.

    ``width`` is that of the usual window: it has at least a thousand steps, each a
    power of ten; one HU of a CT.
    """
    if ct is None or ct.is_hounsfield:
        return 1.0
    grain: float = 10.0 ** floor(log10(width / 1000))
    return grain


def _some_values(ct: Ct) -> NDArray[np.float32]:
    """Return values spread evenly over all images, without those that are padded."""
    step = max(1, ceil((ct.stored.size / _MOST_PIXELS) ** 0.5))
    some = ct.stored[:, ::step, ::step]
    values = some.astype(np.float32)
    values *= ct.slope[:, None, None].astype(np.float32)
    values += ct.intercept[:, None, None].astype(np.float32)
    if ct.padding is None:
        return values.ravel()
    return np.asarray(values[some != ct.padding[:, None, None]])
