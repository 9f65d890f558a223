"""Where on a picture there is room for words: also among hundreds of others."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QRectF

from dosiscope.resources.theme import GRID

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

_STEP: Final = 3.0 * GRID  # px between places of a grid
_AT_ONCE: Final = 16  # most often one of the first is free


class Taken:
    """Rectangles of a picture on which nothing is written any more, pixels.

    They are held as arrays of numbers: rectangle by rectangle, a thousand words take
    minutes to be placed.
    """

    def __init__(self, rects: Iterable[QRectF] = ()) -> None:
        self._ends = np.empty((0, 4))  # left, top, right, bottom; shape (n, 4)
        self._count = 0
        for rect in rects:
            self.add(rect)

    def add(self, rect: QRectF) -> None:
        """Take one more."""
        if rect.isEmpty():
            return  # nothing lies on it
        if self._count == len(self._ends):
            more = np.empty((max(2 * self._count, 16), 4))
            more[: self._count] = self._ends
            self._ends = more
        self._ends[self._count] = _ends(rect)
        self._count += 1

    def first_free(self, places: Iterable[QRectF], whole: QRectF) -> QRectF | None:
        """Return the first place that is on the picture and free; None: none is.

        Places are asked for as far as they are needed.
        """
        left, top, right, bottom = self._sides
        inside = iter(one for one in places if whole.contains(one))
        while some := list(islice(inside, _AT_ONCE)):
            ends = np.array([_ends(one) for one in some])[:, :, np.newaxis]
            meets = (ends[:, 0] < right) & (ends[:, 2] > left)
            meets &= (ends[:, 1] < bottom) & (ends[:, 3] > top)
            free = np.flatnonzero(~meets.any(axis=1))
            if len(free):
                return some[int(free[0])]
        return None

    def nearest_free(self, wanted: QRectF, whole: QRectF) -> QRectF | None:
        """Return the free place nearest to the one that is wanted; None: none is.

        Those are looked at that are in its row or column, or on a grid.
        """
        return self._nearest(wanted, whole, most=0)

    def least_covering(self, wanted: QRectF, whole: QRectF) -> QRectF | None:
        """Return the place that meets the fewest rectangles; None: it fits nowhere.

        Of several, the nearest to the one that is wanted.
        """
        return self._nearest(wanted, whole, most=None)

    def _nearest(
        self, wanted: QRectF, whole: QRectF, most: int | None
    ) -> QRectF | None:
        """Return the nearest place that meets so many at the most; None: the fewest."""
        width, height = wanted.width(), wanted.height()
        x = _places(wanted.x(), whole.width() - width)
        y = _places(wanted.y(), whole.height() - height)
        fits = np.logical_and(
            x + width <= whole.width(), (y + height <= whole.height())[:, np.newaxis]
        )
        if not fits.any():
            return None
        met = self._met(x, y, width, height)
        most = int(met[fits].min()) if most is None else most
        is_good = fits & (met <= most)
        if not is_good.any():
            return None
        apart = np.abs(x - wanted.x()) + np.abs(y - wanted.y())[:, np.newaxis]
        apart[~is_good] = np.inf
        row, column = np.nonzero(apart == apart.min())
        first = np.lexsort((y[row], x[column]))[0]
        return QRectF(float(x[column[first]]), float(y[row[first]]), width, height)

    def _met(
        self,
        x: NDArray[np.float64],
        y: NDArray[np.float64],
        width: float,
        height: float,
    ) -> NDArray[np.int64]:
        """Return how many rectangles each place meets, shape (len(y), len(x)).

        Those that one meets are a block of the places, as x and y ascend: its corners
        are counted, and what they stand for is summed at the end.
        """
        left, top, right, bottom = self._sides
        first = np.searchsorted(x + width, left, "right")
        last = np.searchsorted(x, right)
        upper = np.searchsorted(y + height, top, "right")
        lower = np.searchsorted(y, bottom)
        corners = np.zeros((len(y) + 1, len(x) + 1), np.int64)
        for row, column, sign in (
            (upper, first, 1),
            (upper, last, -1),
            (lower, first, -1),
            (lower, last, 1),
        ):
            np.add.at(corners, (row, column), sign)
        return corners.cumsum(axis=0).cumsum(axis=1)[:-1, :-1]

    @property
    def _sides(self) -> tuple[NDArray[np.float64], ...]:
        return tuple(self._ends[: self._count].T)


def _places(wanted: float, most: float) -> NDArray[np.float64]:
    """Return where a side may begin, px, ascending: where wanted, and on a grid."""
    count = int(max(most, 0.0) // _STEP) + 1
    return np.sort(np.append(np.arange(count) * _STEP, wanted))


def _ends(rect: QRectF) -> tuple[float, float, float, float]:
    x, y = rect.x(), rect.y()
    return x, y, x + rect.width(), y + rect.height()
