"""How much of one solid lies outside others, and how far it reaches out of them.

The solids are cut into layers in which none of them changes, and each layer is sampled
at points of a square grid; a volume is the points' share.  A reach is known to about
the distance of the points.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dvh.parity import cross
from dosiscope.core.effort import spend
from dosiscope.core.polygons.rings import Rings
from dosiscope.core.solids.common_layers import common_layers
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from dosiscope.core.solids.common_layers import SectionNumber
    from dosiscope.core.solids.solid import Solid

_MOST_POINTS: Final = 100_000
_FEW_POINTS: Final = 40_000
_FINEST_MM: Final = 0.2
_MOST_ASKED: Final = 150  # points whose distance is looked for
_MOST_NEAR: Final = 10_000  # points among which the nearest is looked for


@dataclass(frozen=True, slots=True)
class Outside:
    """What of a solid lies outside others.

    Attributes
    ----------
    cc
        Its volume.
    reach_mm
        How far it reaches out of them; None where they have nothing near it.
    """

    cc: float
    reach_mm: float | None = 0.0


def outside(inner: Solid, outers: Sequence[Solid]) -> Outside:
    """Return what of ``inner`` lies in none of ``outers``."""
    frame = _Frame.around(inner, outers)
    if frame is None:
        return Outside(0.0)
    points = frame.points(0)
    held = np.zeros_like(points)
    for n in range(1, len(outers) + 1):
        held |= frame.points(n)
    beyond = points & ~held
    if not beyond.any():
        return Outside(0.0)
    return Outside(frame.volume_cc(beyond), frame.reach(beyond, held))


def common_cc(one: Solid, other: Solid) -> float:
    """Return the volume that two solids have in common, cc."""
    if not _boxes_meet(one, other):
        return 0.0
    frame = _Frame.around(one, (other,), _FEW_POINTS)
    if frame is None:
        return 0.0
    return frame.volume_cc(frame.points(0) & frame.points(1))


def _boxes_meet(one: Solid, other: Solid) -> bool:
    a, b = one.extent, other.extent
    if a is None or b is None:
        return False
    return all(a[n] <= b[n + 3] and b[n] <= a[n + 3] for n in range(3))


@dataclass(frozen=True, slots=True, eq=False)
class _Frame:
    """Points within the box of the first of some solids.

    Attributes
    ----------
    sections
        Of every layer the section of every solid, None where it has none.
    z, thickness
        Middle of every layer and what it stands for, shape (layers,), mm.
    corner, step, size
        x and y of the first point, their distance, mm; rows and columns.
    """

    solids: tuple[Solid, ...]
    sections: tuple[tuple[SectionNumber, ...], ...]
    z: NDArray[np.float64]
    thickness: NDArray[np.float64]
    corner: tuple[float, float]
    step: float
    size: tuple[int, int]

    @classmethod
    def around(
        cls, inner: Solid, others: Sequence[Solid], most: int = _MOST_POINTS
    ) -> _Frame | None:
        """Return the points of a solid; None where it has no volume."""
        box = inner.extent
        if box is None:
            return None
        solids = (inner, *others)
        layers = common_layers(solids)
        if not layers:
            return None
        width, height = (max(box[n + 3] - box[n], _FINEST_MM) for n in (0, 1))
        step = float(np.sqrt(width * height * len(layers) / most))
        step = max(step, _FINEST_MM)
        rows, columns = (int(np.ceil(side / step)) for side in (height, width))
        spend(len(layers) * rows * columns)
        z, thickness = np.array([one for _, *one in layers]).T
        return cls(
            solids,
            tuple(which for which, *_ in layers),
            z,
            thickness,
            (box[0], box[1]),
            step,
            (rows, columns),
        )

    def points(self, number: int) -> NDArray[np.bool_]:
        """Return which points a solid holds, shape (layers, rows, columns)."""
        solid = self.solids[number]
        rows, columns = self.size
        polygons: list[NDArray[np.float64]] = []
        plane: list[int] = []
        for n, which in enumerate(self.sections):
            section = which[number]
            if section is not None:
                found = solid.sections[section].polygons
                polygons += found
                plane += [n] * len(found)
        turns = np.zeros((len(self.sections) * rows, columns + 1), dtype=np.uint8)
        if polygons:
            rings = Rings.of(polygons)
            rings = Rings((rings.xy - self.corner) / self.step, rings.starts)
            lines = len(self.sections), rows
            for line, x in cross(rings, np.array(plane), lines, middle=True):
                # from here on along the row, points are on the other side
                column = np.clip(np.ceil(x - 0.5), 0, columns).astype(np.int64)
                np.add.at(turns, (line, column), 1)
        inside = np.bitwise_xor.accumulate(turns & 1, axis=1)[:, :columns]
        return inside.reshape(len(self.sections), rows, columns).astype(np.bool_)

    def volume_cc(self, points: NDArray[np.bool_]) -> float:
        """Return the volume that points stand for, cc."""
        counts = np.count_nonzero(points, axis=(1, 2))
        return float(counts @ self.thickness) * self.step**2 / CUBIC_MM_PER_CC

    def reach(self, beyond: NDArray[np.bool_], held: NDArray[np.bool_]) -> float | None:
        """Return how far points lie from those that are held; None where none is."""
        if not held.any():
            return None
        asked = self._places(beyond)
        near = _thinned(self._places(_shell(held)), _MOST_NEAR)
        some = _thinned(asked, _MOST_ASKED)
        best = some[int(_squares(some, near).argmax())]
        # the farthest is beside the farthest of some, within what these stand for
        volume = np.count_nonzero(beyond) * self.step**2 * self.thickness.mean()
        around = 2 * (volume / len(some)) ** (1 / 3)
        beside = asked[((asked - best) ** 2).sum(axis=1) <= around**2]
        beside = np.vstack([best, _thinned(beside, _MOST_ASKED)])
        return float(np.sqrt(max(float(_squares(beside, near).max()), 0.0)))

    def _places(self, points: NDArray[np.bool_]) -> NDArray[np.float64]:
        layer, row, column = np.nonzero(points)
        xy = np.column_stack([column, row]) * self.step
        return np.column_stack([xy, self.z[layer] - self.z[0]])


def _shell(points: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return those that have a neighbour that is none of them: the nearest is there.

    What is beyond the edges does not count: the way to the nearest is within them.
    """
    around = np.pad(points, 1, mode="edge")
    within = (
        around[:-2, 1:-1, 1:-1]
        & around[2:, 1:-1, 1:-1]
        & around[1:-1, :-2, 1:-1]
        & around[1:-1, 2:, 1:-1]
        & around[1:-1, 1:-1, :-2]
        & around[1:-1, 1:-1, 2:]
    )
    return points & ~within


def _squares(
    asked: NDArray[np.float64], near: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the squared distance of places to the nearest of others, mm²."""
    spend(len(asked) * len(near))
    # |a - b|² = a² + b² - 2 a b: one product of matrices
    squares = (near**2).sum(axis=1) - 2 * asked @ near.T
    nearest: NDArray[np.float64] = squares.min(axis=1) + (asked**2).sum(axis=1)
    return nearest


def _thinned(places: NDArray[np.float64], most: int) -> NDArray[np.float64]:
    """Return every nth place, so that there are no more than ``most``."""
    if not len(places):
        return places
    return places[:: -(-len(places) // most)]
