"""What is seen of solids from the source of a beam: silhouettes in perspective.

Of the prisms of a solid those faces are seen that look to the source (`SolidFaces`).  A
ray goes through such faces once for every time it enters a prism; and how many of them
lie over a place of the isocentre plane is the winding number, around that place, of
their border alone.  So a silhouette is where the borders of all prisms, projected, are
wound around, and no face has to be drawn.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from dosiscope.core.beams.eye import BeamsEye
    from dosiscope.core.beams.solid_faces import SolidFaces

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

#: mm between rows: what is seen is off by half of that at most.
FINEST: Final = 0.1
_ROWS: Final = 1500  # at most
_SAME: Final = 1e-6  # mm that is rounding
_NEAREST: Final = 1.0  # mm that a solid must be away from the source


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Silhouette:
    """What is seen of a solid on the isocentre plane, row by row.

    Rows run across the patient's z as it is seen, where the layers of a solid do not
    hide each other's ends: what lies between two rows is off by half of their distance
    at most, and elsewhere exact.

    Attributes
    ----------
    turn
        What takes x, y of the eye's system to along and across the rows, (2, 2).
    start, step
        Of the rows across, mm: row n is at ``start + (n + 0.5) * step``.
    row, left, right
        Row of each span, and from where to where it is covered along it, (spans,), mm;
        sorted.
    rows
        How many there are.
    """

    turn: Floats
    start: float
    step: float
    rows: int
    row: Ints
    left: Floats
    right: Floats

    def contains(self, xy: ArrayLike) -> NDArray[np.bool_]:
        """Whether places of the isocentre plane, shape (n, 2), mm, are covered."""
        places = np.asarray(xy, dtype=np.float64).reshape(-1, 2) @ self.turn.T
        along, across = places[:, 0], places[:, 1]
        row = np.floor((across - self.start) / self.step).astype(np.int64)
        begin = np.searchsorted(self.row, row, "left")
        end = np.searchsorted(self.row, row, "right")
        found = np.zeros(len(row), np.bool_)
        for n in np.flatnonzero(end > begin).tolist():
            some = slice(int(begin[n]), int(end[n]))
            found[n] = bool(
                ((self.left[some] <= along[n]) & (along[n] <= self.right[some])).any()
            )
        return found

    @property
    def outline(self) -> Floats:
        """Its border as segments x1, y1, x2, y2, shape (n, 4), mm.

        As far as it costs nothing a segment starts where the one before it ends.
        """
        if not len(self.row):
            return np.empty((0, 4))
        above, below = self._matches()
        lines = [*self._sides(below), *self._ends(above, below)]
        rows = np.concatenate(lines)
        result = np.empty_like(rows)
        for n in (0, 2):
            along, across = rows[:, n], rows[:, n + 1]
            result[:, n] = along * self.turn[0, 0] + across * self.turn[1, 0]
            result[:, n + 1] = along * self.turn[0, 1] + across * self.turn[1, 1]
        return result

    def _across(self, row: Ints, further: float = 0.0) -> Floats:
        middle = row.astype(np.float64) + 0.5
        return self.start + (middle + further) * self.step

    def _matches(self) -> tuple[Ints, Ints]:
        """Return the one span of the next row, and of the last, that goes on; else -1.

        It does where each meets no other of the other's row.
        """
        count = len(self.row)
        first = np.searchsorted(self.row, self.row + 1, "left")
        stop = np.searchsorted(self.row, self.row + 1, "right")
        # of the spans of the next row those that begin before it ends, end after it
        # begins: both are sorted, row by row
        wide = float(self.right.max() - self.left.min()) + 1.0
        low = float(self.left.min())
        begins = self.row * wide + (self.left - low)
        ends = self.row * wide + (self.right - low)
        shift = (self.row + 1) * wide
        begin = np.searchsorted(ends, shift + (self.left - low), "left")
        end = np.searchsorted(begins, shift + (self.right - low), "right")
        begin, end = np.maximum(begin, first), np.minimum(end, stop)
        meets = np.maximum(end - begin, 0)
        met = np.bincount(np.concatenate([[0], begin[meets > 0]]), minlength=count + 1)
        met[0] -= 1
        met -= np.bincount(np.concatenate([[0], end[meets > 0]]), minlength=count + 1)
        met[0] += 1
        times = np.cumsum(met)[:count]  # by how many of the row before it is met
        following = np.full(count, -1, np.int64)
        single = np.flatnonzero(meets == 1)
        single = single[times[begin[single]] == 1]
        following[single] = begin[single]
        before = np.full(count, -1, np.int64)
        before[following[single]] = single
        return before, following

    def _sides(self, following: Ints) -> list[Floats]:
        """Return the left sides downwards and the right sides, chain by chain."""
        some = np.flatnonzero(following >= 0)
        if not len(some):
            return []
        chain = np.arange(len(following))
        to = np.where(following >= 0, following, chain)
        while True:  # the last span of each chain
            further = to[to]
            if (further == to).all():
                break
            to = further
        some = some[np.argsort(to[some] * (self.rows + 1) + self.row[some])]
        after = following[some]
        y0, y1 = self._across(self.row[some]), self._across(self.row[after])
        return [
            np.column_stack([side[some], y0, side[after], y1])
            for side in (self.left, self.right)
        ]

    def _ends(self, before: Ints, following: Ints) -> list[Floats]:
        """Return where spans begin, end, part or meet: half a row from theirs."""
        result = []
        opens = np.flatnonzero(before < 0)
        closes = np.flatnonzero(following < 0)
        for some, half in ((opens, -0.5), (closes, 0.5)):
            y = self._across(self.row[some])
            edge = self._across(self.row[some], half)
            for side in (self.left, self.right):
                result.append(np.column_stack([side[some], y, side[some], edge]))
        # on the line between two rows: what is covered on one side of it alone
        line = np.concatenate([self.row[opens], self.row[closes] + 1])
        line = np.repeat(line, 2)
        where = np.concatenate(
            [
                np.column_stack([self.left[some], self.right[some]]).ravel()
                for some in (opens, closes)
            ]
        )
        order = np.lexsort((where, line))
        line, where = line[order][::2], where[order].reshape(-1, 2)
        y = self.start + line * self.step
        rows = np.column_stack([where[:, 0], y, where[:, 1], y])
        result.append(rows[where[:, 1] - where[:, 0] > _SAME])
        return result


def silhouette_of(
    faces: SolidFaces, eye: BeamsEye, finest: float = FINEST
) -> Silhouette:
    """Return what is seen of a solid from the source.

    Parameters
    ----------
    finest
        Distance between rows, mm; larger where more than 1500 would be needed.

    Raises
    ------
    NotEvaluableError
        It reaches the source.
    """
    turn = _turn_of(eye)
    if not len(faces.first):
        return Silhouette(
            turn=turn, start=0.0, step=1.0, rows=0, row=_NONE, left=_EMPTY, right=_EMPTY
        )
    along, across = _projected(faces, eye, turn)
    begin, end, way = _borders(faces, eye)
    low, high = float(across.min()), float(across.max())
    rows = int(np.clip(np.ceil((high - low) / finest), 1, _ROWS))
    step = max((high - low) / rows, _SAME)
    across -= low
    across /= step
    across -= 0.5
    row, left, right = _spans(along, across, begin, end, way)
    return Silhouette(
        turn=turn, start=low, step=step, rows=rows, row=row, left=left, right=right
    )


def _turn_of(eye: BeamsEye) -> Floats:
    """Return what takes x, y of the eye to across and along the patient's z."""
    there, back = eye.isocentre + np.array([[0, 0, 0.5], [0, 0, -0.5]])
    x, y = np.diff(eye.project(np.stack([back, there])), axis=0)[0]
    length = float(np.hypot(x, y))
    if length < 1e-3:  # it runs along the beam: every row is as good
        return np.eye(2)
    return np.array([[y, -x], [x, y]]) / length


def _projected(faces: SolidFaces, eye: BeamsEye, turn: Floats) -> tuple[Floats, Floats]:
    """Return where all vertices are seen, along and across the rows, mm.

    Those at the floor of their prism, then those at its ceiling: (2 * vertices,).
    """
    # not as a product of matrices: its threads would wait for each other longer than
    # all of this takes
    x, y = faces.columns
    level = eye.axes[:, :1] * x + eye.axes[:, 1:2] * y
    level -= (eye.axes @ eye.isocentre)[:, None]
    rise = eye.axes[:, 2]
    count = len(faces.xy)
    seen = np.empty((3, 2 * count))
    for n, z in enumerate((faces.low, faces.high)):
        at = slice(n * count, (n + 1) * count)
        np.multiply(rise[:, None], z[faces.of_vertex], out=seen[:, at])
        seen[:, at] += level
    nearest = min(eye.distances) - float(seen[2].max())
    if nearest < _NEAREST:
        raise NotEvaluableError(tr("it reaches the source of the beam"))
    one, other = eye.distances
    shrink = 1 - seen[2] / one
    seen[0] /= shrink
    seen[1] /= shrink if one == other else 1 - seen[2] / other
    both = turn @ _gantry_to_eye(eye).T
    return both[0, 0] * seen[0] + both[0, 1] * seen[1], (
        both[1, 0] * seen[0] + both[1, 1] * seen[1]
    )


def _borders(faces: SolidFaces, eye: BeamsEye) -> tuple[Ints, Ints, Ints]:
    """Return the borders of the faces that look to the source.

    Both ends, numbers as those of `_projected`, and the way each runs (1, -1).
    """
    facing = faces.facing(eye)
    ceiling, floor = faces.levels(eye)
    prism, count = faces.prism, len(faces.xy)
    # of walls that look there the foot and, backwards, the top; of a ceiling or a
    # floor all its edges: what is run to and fro is gone
    is_up, is_down = ceiling[prism], floor[prism]
    is_top = facing & is_down
    is_top |= is_up & ~facing
    to_top = is_top * count
    begin, end = faces.first + to_top, faces.last + to_top
    way = np.ones(len(prism), np.int8)
    way[is_down] = -1
    parts = [(begin, end, way)]
    is_level = ~(is_up | is_down)
    if is_level.any():
        used, walls = ~is_level | facing, is_level & facing
        first, last = faces.first[walls] + count, faces.last[walls] + count
        parts = [
            (begin[used], end[used], way[used]),
            (first, last, np.full(len(first), -1, np.int8)),
        ]
    # upright borders, where walls that look there meet others
    change = np.bincount(faces.last[facing], minlength=count)
    change = change - np.bincount(faces.first[facing], minlength=count)
    some = np.flatnonzero(change)
    parts.append((some, some + count, change[some].astype(np.int8)))
    begins, ends, ways = zip(*parts, strict=True)
    return np.concatenate(begins), np.concatenate(ends), np.concatenate(ways)


def _gantry_to_eye(eye: BeamsEye) -> Floats:
    """Return what a row x, y of the gantry system is multiplied with."""
    units = eye.place(np.eye(2)) - eye.isocentre  # x and y of the eye in the patient
    found: Floats = eye.axes[:2] @ units.T
    return found


def _spans(
    along: Floats, across: Floats, begin: Ints, end: Ints, way: Ints
) -> tuple[Ints, Floats, Floats]:
    """Return which parts of the rows are wound around: row, left, right.

    ``across`` counts in rows.
    """
    next_row = np.ceil(across).astype(np.int64)
    n0, n1 = next_row.take(begin), next_row.take(end)
    crossing = np.flatnonzero(n0 != n1)
    n0, n1 = n0.take(crossing), n1.take(crossing)
    begin, end = begin.take(crossing), end.take(crossing)
    t0, x0 = across.take(begin), along.take(begin)
    slope = (along.take(end) - x0) / (across.take(end) - t0)
    x0 -= t0 * slope
    way = way.take(crossing)
    way[n1 > n0] *= -1  # upwards it ends, from the left
    first, count = np.minimum(n0, n1), np.abs(n1 - n0)
    owner = np.repeat(np.arange(len(crossing)), count)
    if not len(owner):
        return _NONE, _EMPTY, _EMPTY
    row = np.arange(len(owner))
    row += np.repeat(first - (np.cumsum(count) - count), count)
    x = x0.take(owner)
    x += row * slope.take(owner)
    least = float(x.min())
    order = np.argsort(row * (float(x.max()) - least + 1.0) + (x - least))
    row, x = row.take(order), x.take(order)
    is_in = np.cumsum(way.take(owner).take(order), dtype=np.int32) != 0
    changes = is_in.copy()
    changes[1:] ^= is_in[:-1]
    ends = np.flatnonzero(changes)  # begins and ends, in turn
    row, left, right = row.take(ends[::2]), x.take(ends[::2]), x.take(ends[1::2])
    # prisms that touch are one, and what has no width is none
    apart = np.ones(len(row), np.bool_)
    apart[1:] = (row[1:] != row[:-1]) | (left[1:] - right[:-1] > _SAME)
    begins = np.flatnonzero(apart)
    row, left = row[begins], left[begins]
    right = right[np.append(begins[1:] - 1, len(right) - 1)] if len(begins) else right
    kept = right - left > _SAME
    return row[kept], left[kept], right[kept]


_NONE: Final = np.empty(0, np.int64)
_EMPTY: Final = np.empty(0)
