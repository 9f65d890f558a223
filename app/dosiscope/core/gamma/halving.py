"""The least gamma^2 of cells in which the dose bends: halved until it is certain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.gamma.cells import Cells, bound, descend

if TYPE_CHECKING:
    from numpy.typing import NDArray

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


def in_doubt(at_least: Array, best: Array) -> NDArray[np.bool_]:
    """Whether there may be a gamma that matters below the best, (n,).

    ``at_least`` and ``best`` are gamma^2: what a cell has at least, and what is found.
    """
    low, found = np.sqrt(np.maximum(at_least, 0)), np.sqrt(best)
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
    for _ in range(_MOST_HALVINGS):
        if not len(cells):
            return
        found = bound(cells)
        left = np.flatnonzero(in_doubt(found.gamma2, best[owner]))
        cells, owner, at_least = cells.some(left), owner[left], found.gamma2[left]
        np.minimum.at(best, owner, descend(cells, found.place[:, left]))
        axis = found.bends[:, left].argmax(axis=0)
        left = np.flatnonzero(in_doubt(at_least, best[owner]))
        cells, owner, axis = cells.some(left), owner[left], axis[left]
        cells, owner = _halved(cells, owner, axis)


def _halved(cells: Cells, owner: Indices, axis: Indices) -> tuple[Cells, Indices]:
    parts, owners = [], []
    for n in range(3):
        which = np.flatnonzero(axis == n)
        parts.append(cells.some(which).halves(n))
        owners.append(np.tile(owner[which], 2))
    together = Cells(
        np.concatenate([part.e for part in parts], axis=-1),
        np.concatenate([part.low for part in parts], axis=1),
        np.concatenate([part.width for part in parts], axis=1),
    )
    return together, np.concatenate(owners)
