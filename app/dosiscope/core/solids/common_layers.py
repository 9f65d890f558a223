"""Layers in which none of several solids changes: where they are compared exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Solid

_THIN: Final = 1e-6  # mm

#: Which section of a solid holds; None where there is none.
SectionNumber: TypeAlias = int | None


def common_layers(
    solids: Sequence[Solid],
) -> list[tuple[tuple[SectionNumber, ...], float, float]]:
    """Return the layers of the first solid in which no solid changes.

    Each has the section of every solid, its middle and what it is thick; neighbouring
    ones with the same sections are one.
    """
    prisms = [[p for span in one.spans for p in span.prisms()] for one in solids]
    if not prisms[0]:  # one contour, and no end rule that makes a layer of it
        return []
    cuts = np.unique([z for one in prisms for low, high, _ in one for z in (low, high)])
    low, high = prisms[0][0][0], max(p[1] for p in prisms[0])
    cuts = cuts[(cuts >= low) & (cuts <= high)]
    middles = (cuts[:-1] + cuts[1:]) / 2
    which = np.stack([_sections_at(one, middles) for one in prisms], axis=1)
    layers: list[tuple[tuple[SectionNumber, ...], float, float]] = []
    begin = 0
    for n in range(len(middles)):
        if n + 1 < len(middles) and (which[n + 1] == which[n]).all():
            continue
        thickness = float(cuts[n + 1] - cuts[begin])
        if which[n, 0] >= 0 and thickness > _THIN:
            numbers = tuple(None if s < 0 else s for s in which[n].tolist())
            layers.append((numbers, float(cuts[n + 1] + cuts[begin]) / 2, thickness))
        begin = n + 1
    return layers


def _sections_at(
    prisms: Sequence[tuple[float, float, int]], z: NDArray[np.float64]
) -> NDArray[np.int64]:
    """Return the section at each height, -1 where there is none, shape (heights,)."""
    if not prisms:
        return np.full(len(z), -1)
    low, high, section = (np.array(values) for values in zip(*prisms, strict=True))
    n = np.maximum(np.searchsorted(low, z, side="right") - 1, 0)
    inside = (z >= low[n]) & (z <= high[n])
    return np.where(inside, section[n].astype(np.int64), -1)
