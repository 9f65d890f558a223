"""How steep the dose of a window is, all over it and around every block of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.effort import spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

# Dose cells a block, and the longest edge that a block and those around it hold.
_BLOCK: Final = 8
_REACH: Final = 6
_SMALL_WINDOW: Final = 50_000  # samples
_SAMPLES_AT_ONCE: Final = 2_000_000


class Steepness:
    """The most by which the dose of a window changes a plane, row and column."""

    def __init__(self, nodes: NDArray[np.float32]) -> None:
        self._shape = nodes.shape
        self._nodes = nodes
        self._known: list[tuple[float, NDArray[np.float32] | None]] = []

    def around(
        self, at: tuple[Floats, Floats, Floats], lengths: Floats
    ) -> tuple[Floats, Floats, Floats]:
        """Return it around each edge that begins ``at`` a height, row and column.

        All over the window for one whose length is large, or in a small window; all
        arrays are of shape (n,).
        """
        if not self._known:
            self._known = [self._look(axis) for axis in range(3)]
        long = np.flatnonzero(~(lengths <= _REACH))
        blocks = tuple(
            np.clip(place.astype(np.int64), 0, count - 1) // _BLOCK
            for place, count in zip(at, self._shape, strict=True)
        )
        found = []
        for steepest, around in self._known:
            if around is None:
                found.append(np.full(len(lengths), steepest, np.float64))
                continue
            # the last row of nodes may begin a block that has no differences
            places = tuple(
                np.minimum(one, count - 1)
                for one, count in zip(blocks, around.shape, strict=True)
            )
            values = around[places].astype(np.float64)
            values[long] = steepest
            found.append(values)
        return found[0], found[1], found[2]

    def _look(self, axis: int) -> tuple[float, NDArray[np.float32] | None]:
        """Return the largest change along an axis, of all and around every block."""
        if self._nodes.size <= _SMALL_WINDOW:
            return float(np.abs(np.diff(self._nodes, axis=axis)).max()), None
        change = _largest_changes(self._nodes, axis)
        return float(change.max()), _largest_around(change)


def _largest_changes(nodes: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """Return the largest change along an axis in every block of samples."""
    parts = []
    planes = _BLOCK * max(_SAMPLES_AT_ONCE // (_BLOCK * nodes[0].size), 1)
    for first in range(0, len(nodes), planes):
        spend()
        # the change to the plane above belongs to the one below
        change = np.diff(nodes[first : first + planes + (axis == 0)], axis=axis)
        np.abs(change, out=change)
        for n in range(3):
            change = _largest_of_blocks(change, n)
        parts.append(change)
    return np.concatenate([part for part in parts if len(part)])


def _largest_around(values: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return the largest of every value and those around it, in all directions."""
    for axis in range(values.ndim):
        along = np.moveaxis(values, axis, 0)
        largest = along.copy()
        np.maximum(largest[1:], along[:-1], out=largest[1:])
        np.maximum(largest[:-1], along[1:], out=largest[:-1])
        values = np.moveaxis(largest, 0, axis)
    return values


def _largest_of_blocks(values: NDArray[np.float32], axis: int) -> NDArray[np.float32]:
    """Return the largest of every ``_BLOCK`` values along an axis; a rest counts too.

    Slice by slice: several times faster than ``reduceat``.
    """
    along = np.moveaxis(values, axis, 0)
    largest = along[::_BLOCK].copy()
    for n in range(1, min(_BLOCK, len(along))):
        other = along[n::_BLOCK]
        part = largest[: len(other)]
        np.maximum(part, other, out=part)
    return np.moveaxis(largest, 0, axis)
