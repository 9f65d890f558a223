"""The least gamma^2 of cells in which the dose bends: halved until it is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.gamma.cells import Cells, bound, descend, gamma2_at

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.gamma.cells import Bound

    Array = NDArray[np.float64]
    Indices = NDArray[np.int64]

# Cells are not halved for less of gamma than this; where it decides what passes, not
# for less than that.  Descending finds the least of a cell besides, so that both are
# bounds of what a second valley of the same cell may hide.
_WORTH: Final = 0.02
_WORTH_AT_1: Final = 1e-5
# What two threads may differ by in the last figure of a gamma of 1.
_ROUNDING: Final = 1e-7
_MOST_HALVINGS: Final = 60


def in_doubt(cells: Bound, best: Array) -> NDArray[np.bool_]:
    """Whether cells may have a gamma that matters below the best^2 of theirs, (n,)."""
    low, found = np.sqrt(np.maximum(cells.gamma2, 0)), np.sqrt(best)
    may_pass = (low < 1 - _WORTH_AT_1) & (found > 1 + _ROUNDING)
    return may_pass | (low < found - _WORTH)


def search_halves(cells: Cells, owner: Indices, best: Array) -> None:
    """Search cells, halving those in doubt.

    Parameters
    ----------
    owner
        The point that each cell is seen by, (n,).
    best
        Of the points, the least gamma^2 that is known, (points,); it is lowered.
    """
    cells = cells.within(best[owner])
    for _ in range(_MOST_HALVINGS):
        if not len(cells):
            return
        spend()
        found = bound(cells)
        left = np.flatnonzero(in_doubt(found, best[owner]))
        cells, owner, found = cells.some(left), owner[left], found.some(left)
        down = np.flatnonzero(
            found.is_hollow | (gamma2_at(cells, found.place) < best[owner])
        )
        lowest = descend(cells.some(down), found.place[:, down])
        np.minimum.at(best, owner[down], lowest)
        left = np.flatnonzero(~found.is_hollow & in_doubt(found, best[owner]))
        axis = found.bends[:, left].argmax(axis=0)
        cells, owner = _halved(cells.some(left), owner[left], axis)


def _halved(cells: Cells, owner: Indices, axis: Indices) -> tuple[Cells, Indices]:
    parts, owners = [], []
    for n in range(3):
        which = np.flatnonzero(axis == n)
        parts.append(cells.some(which).halves(n))
        owners.append(np.tile(owner[which], 2))
    return Cells.together(parts), np.concatenate(owners)
