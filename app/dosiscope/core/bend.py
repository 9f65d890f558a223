"""How far a dose bends between its samples: what interpolation can miss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.field import Field
    from dosiscope.core.progress import Steps


def bending(dose: Field) -> Steps[float]:
    """Find how far samples lie from what is interpolated between their neighbours.

    The most of it along every axis, added up, in the unit of the dose.  That is what
    interpolation misses on a grid twice as rough.  On the grid itself it misses no more
    where the dose has a kink, and a quarter of it where the dose is smooth; of an edge
    that is sharper than the samples nobody knows where between them it lies.
    """
    most = np.zeros(3)
    offsets = dose.geometry.offsets
    count = len(offsets)
    before: list[NDArray[np.float64]] = []
    for k in range(count):
        yield Progress(k, count, tr("Comparing beams with plan"))
        spend()
        plane = dose.values(slice(k, k + 1))[0]
        even = np.array([0.0, 1.0, 2.0])
        most[1] = max(most[1], _most((plane[:-2], plane[1:-1], plane[2:]), even))
        across = plane[:, :-2], plane[:, 1:-1], plane[:, 2:]
        most[2] = max(most[2], _most(across, even))
        before = [*before[-2:], plane]
        if len(before) > 2:
            most[0] = max(most[0], _most(before, offsets[k - 2 : k + 1]))
    return float(most.sum())


def _most(samples: Sequence[NDArray[np.float64]], at: NDArray[np.float64]) -> float:
    """Return how far the second of three lies at most from the line of the others."""
    first, middle, last = samples
    share = (at[1] - at[0]) / (at[2] - at[0])
    off = np.abs(middle - (first + share * (last - first)))
    return float(np.fmax.reduce(off, axis=None, initial=0.0))
