"""Long work cut into parts, between which it can be stopped."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


def batches(sizes: NDArray[np.int64], most: int) -> Iterator[slice]:
    """Yield places of ``sizes``, shape (n,), of at most ``most`` together, or one."""
    ends = np.cumsum(sizes)
    start = 0
    while start < len(sizes):
        done = int(ends[start - 1]) if start else 0
        stop = max(int(np.searchsorted(ends, done + most, side="right")), start + 1)
        yield slice(start, stop)
        start = stop
