"""Where in a structure the dose is highest and lowest, and where its hottest part is.

The values themselves are those of the DVH; here is looked for places.  The structure is
cut into small cubes, ever finer where the dose is among the highest (or lowest), down
to cubes of 0.4 mm or less.

The place of D0.03cc
    The hottest 0.03 cc are the hottest cubes inside that have this volume together; the
    dose of the last of them is D0.03cc.  Their place is the middle of them all; where
    that itself is not as hot (two hot spots, a ring), it is the cube of them that is
    nearest to the middle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.language import tr
from dosiscope.core.progress import Progress

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.plane import Vector
    from dosiscope.core.progress import Steps
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]
    Cells = NDArray[np.int64]

PART_CC = 0.03
_PART_MM3 = 1000 * PART_CC
_FINEST_MM = 0.4
_THINNEST = 8  # cubes across the thinnest extent
_MOST_AT_FIRST = 100_000  # cubes
_KEPT = 4_000  # cubes that are cut further, inside, and as many beside
_NODES_AT_ONCE, _NODES, _MOST_NODES = 20_000, 1_000, 400_000
_LAST_MM = 0.005  # to which a highest and a lowest point are known
_AROUND = np.stack(np.meshgrid(*[[-1, 0, 1]] * 3, indexing="ij"), -1).reshape(-1, 3)
_HALVES = np.stack(np.meshgrid(*[[0, 1]] * 3, indexing="ij"), -1).reshape(-1, 3)
_SIDES = _AROUND[np.abs(_AROUND).sum(axis=1) == 1]


class HotPlace(NamedTuple):
    """A point (x, y, z), mm, and what is there: a dose in its unit."""

    at: Vector
    dose: float


@dataclass(frozen=True, slots=True, kw_only=True)
class HotPlaces:
    """Places of one structure in one dose; None where the dose covers none of it.

    Attributes
    ----------
    hottest, coldest
        Where the dose is highest and lowest.
    hottest_part
        The place of the hottest 0.03 cc, and D0.03cc; None of a smaller structure.
    """

    hottest: HotPlace | None
    coldest: HotPlace | None
    hottest_part: HotPlace | None


def hot_places(solid: Solid, dose: Dose) -> Steps[HotPlaces]:
    """Look for the places of a structure."""
    what = tr("Looking for the hottest place")
    yield Progress(0, 2, what)
    hot = _Search(solid, dose, 1.0)
    hot.run()
    yield Progress(1, 2, what)
    cold = _Search(solid, dose, -1.0)
    cold.run()
    yield Progress(2, 2, what)
    return HotPlaces(
        hottest=hot.extreme(), coldest=cold.extreme(), hottest_part=hot.part()
    )


class _Search:
    """Cubes of a structure, ever finer where the dose is highest, or lowest (-1)."""

    def __init__(self, solid: Solid, dose: Dose, sign: float) -> None:
        self._solid, self._dose, self._sign = solid, dose, sign
        self._corner = np.zeros(3)
        self._step = _FINEST_MM
        self._cells = np.empty((0, 3), np.int64)
        self._values = np.empty(0)

    def run(self) -> None:
        """Begin with coarse cubes and cut the best ones."""
        box = self._solid.extent
        if box is None:
            return
        self._corner, far = np.array(box[:3]), np.array(box[3:])
        size = np.maximum(far - self._corner, 1e-3)
        finest = min(_FINEST_MM, float(size.min()) / _THINNEST)
        times = 0
        while np.prod(np.ceil(size / (finest * 2**times))) > _MOST_AT_FIRST:
            times += 1
        self._step = finest * 2**times
        counts = np.ceil(size / self._step - 1e-9).astype(np.int64)
        cells = np.argwhere(np.ones(counts, np.bool_))
        self._take(cells, extra=self._hot_nodes(far))
        for _ in range(times):
            spend(len(self._cells))
            self._step /= 2
            halves = (2 * self._cells[:, None] + _HALVES).reshape(-1, 3)
            self._take(halves)
        inside = self._solid.contains(self._centres(self._cells))
        self._cells, self._values = self._cells[inside], self._values[inside]

    def _centres(self, cells: Cells) -> Floats:
        centres: Floats = self._corner + (cells + 0.5) * self._step
        return centres

    def _take(self, cells: Cells, extra: Cells | None = None) -> None:
        """Keep the best of cubes that are inside, and of those that touch them.

        A cube whose middle is outside may have the hottest part of the structure in
        its corner.
        """
        if extra is not None:
            cells = np.unique(np.concatenate([cells, extra]), axis=0)
        centres = self._centres(cells)
        values = self._sign * self._dose.sample(centres)
        values[np.isnan(values)] = -np.inf
        inside = self._solid.contains(centres)
        beside = np.zeros(len(cells), np.bool_)
        outer = np.flatnonzero(~inside)
        low, high = cells.min(axis=0) - 1, cells.max(axis=0) + 2
        keys = _keys(cells[inside], low, high)
        for side in _SIDES:
            beside[outer] |= np.isin(_keys(cells[outer] + side, low, high), keys)
        if not inside.any():  # thinner than a cube
            beside[:] = True
        kept = np.concatenate([_best(values, inside), _best(values, beside)])
        if extra is not None:
            chosen = np.isin(_keys(cells, low, high), _keys(extra, low, high))
            kept = np.union1d(kept, np.flatnonzero(chosen))
        self._cells, self._values = cells[kept], values[kept]

    def _hot_nodes(self, far: Floats) -> Cells:
        """Return the cubes with the best dose samples inside: narrow peaks are there.

        Between samples the dose is no higher than at them.
        """
        nodes, values = _nodes(self._dose, self._corner, far)
        values = -self._sign * values
        if len(values) > _MOST_NODES:
            best = np.argpartition(values, _MOST_NODES)[:_MOST_NODES]
            nodes, values = nodes[best], values[best]
        order = np.argsort(values)
        found: list[Floats] = []
        for first in range(0, len(order), _NODES_AT_ONCE):
            points = nodes[order[first : first + _NODES_AT_ONCE]]
            spend(len(points))
            found.append(points[self._solid.contains(points)])
            if sum(map(len, found)) >= _NODES:
                break
        points = np.concatenate([np.empty((0, 3)), *found])[:_NODES]
        cells: Cells = np.floor((points - self._corner) / self._step).astype(np.int64)
        return np.maximum(cells, 0)

    # --- what was found ----------------------------------------------------------

    def extreme(self) -> HotPlace | None:
        """Return the best point: from the best cubes on in ever smaller steps."""
        known = np.isfinite(self._values)
        if not known.any():
            return None
        best = np.flatnonzero(known)[np.argsort(-self._values[known])[:64]]
        points, step = self._centres(self._cells[best]), self._step
        values = self._values[best]
        while step > _LAST_MM:
            around = (points[:, None] + step * _AROUND).reshape(-1, 3)
            tried = self._sign * self._dose.sample(around)
            tried[np.isnan(tried) | ~self._solid.contains(around)] = -np.inf
            tried = tried.reshape(len(points), -1)
            which = tried.argmax(axis=1)
            rows = np.arange(len(points))
            is_better = tried[rows, which] > values
            moved = around.reshape(len(points), -1, 3)[rows, which]
            points = np.where(is_better[:, None], moved, points)
            values = np.where(is_better, tried[rows, which], values)
            if not is_better.any():
                step /= 2
        n = int(values.argmax())
        return HotPlace(_vector(points[n]), float(self._sign * values[n]))

    def part(self) -> HotPlace | None:
        """Return the place of the hottest 0.03 cc, and the least dose of it."""
        count = math.ceil(_PART_MM3 / self._step**3 - 1e-9)
        known = np.flatnonzero(np.isfinite(self._values))
        if len(known) < count or self._solid.volume_cc < PART_CC:
            return None
        hottest = known[np.argsort(-self._values[known])[:count]]
        least = float(self._values[hottest].min())
        points = self._centres(self._cells[hottest])
        middle = points.mean(axis=0)
        is_hot = float(self._dose.sample(middle)) >= least
        if not (is_hot and self._solid.contains(middle[None])[0]):
            middle = points[((points - middle) ** 2).sum(axis=1).argmin()]
        return HotPlace(_vector(middle), least)


def _best(values: Floats, which: NDArray[np.bool_]) -> Cells:
    """Return the numbers of the best of some values."""
    numbers = np.flatnonzero(which)
    if len(numbers) <= _KEPT:
        return numbers
    return numbers[np.argpartition(-values[numbers], _KEPT)[:_KEPT]]


def _keys(cells: Cells, low: Cells, high: Cells) -> Cells:
    """Return a number for each cube, different for different ones."""
    size = high - low + 1
    k, j, i = (cells - low).T
    keys: Cells = (k * size[1] + j) * size[2] + i
    return keys


def _nodes(dose: Dose, low: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Return the dose samples in a box: where they lie, (n, 3), and their values."""
    corners = np.array([[low[0], low[1], low[2]], [high[0], high[1], high[2]]])
    corners = np.stack(np.meshgrid(*corners.T, indexing="ij"), -1).reshape(-1, 3)
    geometry = dose.geometry
    index = geometry.to_index(corners)
    first = np.floor(np.nanmin(index[:, 1:], axis=0)).astype(np.int64)
    last = np.ceil(np.nanmax(index[:, 1:], axis=0)).astype(np.int64) + 1
    inside = (geometry.z >= low[2]) & (geometry.z <= high[2])
    planes = np.flatnonzero(inside)
    rows, columns = geometry.size
    if not len(planes) or (last <= 0).any() or (first >= (rows, columns)).any():
        return np.empty((0, 3)), np.empty(0)
    start, end = np.maximum(first, 0), np.minimum(last, (rows, columns))
    part = (
        slice(int(planes[0]), int(planes[-1]) + 1),
        slice(int(start[0]), int(end[0])),
        slice(int(start[1]), int(end[1])),
    )
    values = dose.values(*part)
    known = ~np.isnan(values)
    points = np.stack([axis[known] for axis in geometry.places(part)], axis=-1)
    return points, values[known]


def _vector(point: Floats) -> Vector:
    x, y, z = (float(v) for v in point)
    return x, y, z
