"""The prisms of a solid in a window of a dose: where each outline holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.grid import DoseWindow
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

_TOUCH: Final = 1e-6  # mm
_ON_PLANE: Final = 1e-9  # of a plane


@dataclass(frozen=True, slots=True, eq=False)
class Prisms:
    """Where each outline holds: that of section ``section[n]`` from low to high.

    Heights ``low`` and ``high`` are in planes of the window, shape (prisms,).
    """

    section: Ints
    low: Floats
    high: Floats

    def levels(self, prism: Ints) -> tuple[Ints, Floats]:
        """Return heights at which the dose of each prism can be extreme.

        These are its faces and the dose planes between them: one entry a height,
        with the position in ``prism``, shape (heights,) both.
        """
        low, high = self.low[prism], self.high[prism]
        first: Ints = np.floor(low).astype(np.int64) + 1
        between: Ints = np.maximum(np.ceil(high).astype(np.int64) - first, 0)
        count: Ints = between + 1 + (high > low)
        owner = np.repeat(np.arange(len(prism)), count)
        nth = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
        plane: Floats = (first[owner] + nth - 1).astype(np.float64)
        height = np.where(nth == 0, low[owner], plane)
        return owner, np.where(nth > between[owner], high[owner], height)


def prisms_of(solid: Solid, window: DoseWindow, dose_z: Floats) -> Prisms:
    """Return the prisms of a solid between the first and the last plane of a dose.

    ``dose_z`` are all planes of the dose, ascending, mm.
    """
    found: list[list[float]] = []
    for span in solid.spans:
        for low, high, section in span.prisms():
            begin, end = max(low, float(dose_z[0])), min(high, float(dose_z[-1]))
            if begin > end + _TOUCH:
                continue
            last = found[-1] if found else None
            if last and last[0] == section and abs(last[2] - begin) <= _TOUCH:
                last[2] = end
            else:
                found.append([section, begin, end])
    numbers, low_z, high_z = np.array(found, dtype=np.float64).reshape(-1, 3).T
    planes = np.arange(len(dose_z)) - float(window.first_plane)
    last_plane = window.nodes.shape[0] - 1
    lows, highs = (
        np.clip(np.interp(z, dose_z, planes), 0, last_plane) for z in (low_z, high_z)
    )
    # a face that rounding took off a dose plane is on it
    for face in (lows, highs):
        whole = np.rint(face)
        near = np.abs(face - whole) < _ON_PLANE
        face[near] = whole[near]
    return Prisms(numbers.astype(np.int64), lows, np.maximum(lows, highs))
