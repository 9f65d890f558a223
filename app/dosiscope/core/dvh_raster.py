"""How much of every cell of a plane lies inside a set of polygons, and where.

Horizontal lines cut the polygons at exact x; a cell's share is the mean over its
lines.  A point is inside where an odd number of polygons encloses it, so holes,
islands, keyholes and XOR contours need no case of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# A cell whose share is this near to 1 or 0 is full or empty.
_FULL = 0.9995
_EMPTY = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """The covered part of every cell of several planes.

    Attributes
    ----------
    share
        Covered share of every cell, 0..1, shape (planes, rows * columns).
    full
        Cells covered completely, same shape.
    entry
        Column of ``moments`` of a cell; 0 where no polygon crosses it, its
        covered part then being the whole cell ``share`` times.
    moments
        Integrals of x, y, x^2, xy, y^2 over the covered part, shape (5, entries),
        x and y running from 0 to 1 in the cell.
    """

    share: NDArray[np.float32]
    full: NDArray[np.bool_]
    entry: NDArray[np.int32]
    moments: NDArray[np.float32]


def rasterize(
    polygons: Sequence[NDArray[np.float64]],
    plane_of: Sequence[int],
    shape: tuple[int, int, int],
    lines: int,
) -> Coverage:
    """Return how much of every cell the polygons cover.

    Parameters
    ----------
    polygons
        Closed polygons, each of shape (n, 2): x and y in cells, cell (row r,
        column c) reaching from (c, r) to (c + 1, r + 1).
    plane_of
        Plane of every polygon.
    shape
        Planes, rows and columns.
    lines
        Lines per row of cells.
    """
    planes, rows, columns = shape
    line, x = _crossings(polygons, plane_of, rows * lines, lines, columns)
    if not len(line):
        return _nothing(planes, rows * columns)
    column = np.minimum(x.astype(np.int64), columns - 1)
    row = line // lines
    cells, carried, table = _crossed_cells(
        row * columns + column, 1 - (x - column), ((line - row * lines) + 0.5) / lines
    )
    table[:, :] *= 1 / lines
    carried[:, :] *= 1 / lines
    return _fill_between(cells, carried, table, shape)


def _nothing(planes: int, cells: int) -> Coverage:
    size = (planes, cells)
    return Coverage(
        np.zeros(size, np.float32),
        np.zeros(size, np.bool_),
        np.zeros(size, np.int32),
        np.zeros((5, 1), np.float32),
    )


def _crossings(
    polygons: Sequence[NDArray[np.float64]],
    plane_of: Sequence[int],
    lines_per_plane: int,
    lines: int,
    columns: int,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Where the lines cross the edges: line numbers and x, sorted by both."""
    lengths = np.array([len(polygon) for polygon in polygons])
    points = np.concatenate(polygons)
    starts = np.cumsum(lengths) - lengths
    following = np.arange(1, len(points) + 1)
    following[starts + lengths - 1] = starts
    x, y = points[:, 0], points[:, 1] * lines
    x2, y2 = x[following], y[following]
    # the line through the middle of strip n lies at n + 1/2
    first = np.ceil(np.minimum(y, y2) - 0.5).astype(np.int64)
    last = np.ceil(np.maximum(y, y2) - 0.5).astype(np.int64)
    np.clip(first, 0, lines_per_plane, out=first)
    np.clip(last, 0, lines_per_plane, out=last)
    edges = np.flatnonzero(last > first)
    count = (last - first)[edges]
    total = int(count.sum())
    slope = (x2[edges] - x[edges]) / (y2[edges] - y[edges])
    at_first = x[edges] + (0.5 - y[edges]) * slope
    plane = np.repeat(np.asarray(plane_of, dtype=np.int64), lengths)[edges]
    strip = np.arange(total) - np.repeat(np.cumsum(count) - count - first[edges], count)
    crossing = np.repeat(at_first, count) + strip * np.repeat(slope, count)
    np.clip(crossing, 0, columns, out=crossing)
    # one sort of one number that holds line and x
    stride = float(columns + 2)
    key = (np.repeat(plane * lines_per_plane, count) + strip) * stride + crossing
    key.sort()
    line = np.floor(key / stride)
    return line.astype(np.int64), key - line * stride


def _crossed_cells(
    cell: NDArray[np.int64], right: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.float64]]:
    """Sum share and moments over the lines of every crossed cell.

    Parameters
    ----------
    cell
        Cell of every crossing, ordered by line and x.
    right
        Part of the cell to the right of the crossing.
    y
        Height of the line in the cell, 0..1.

    Returns
    -------
    cells
        The crossed cells, sorted.
    carried
        Lines inside at the right edge of each, and the sums of their y and y^2,
        shape (3, cells).
    table
        Sums over the lines of the lengths and of their x, y, x^2, xy, y^2 moments,
        shape (6, cells).
    """
    sign = np.ones(len(cell))
    sign[1::2] = -1  # sorted along each line, crossings enter and leave in turn
    order = np.argsort(cell, kind="stable")
    cell, sign, right, y = cell[order], sign[order], right[order], y[order]
    begin = np.flatnonzero(np.concatenate([[True], cell[1:] != cell[:-1]]))
    left = 1 - right
    yy = y * y
    half_square = sign * (1 - left * left) * 0.5
    length = sign * right
    add = np.add.reduceat
    step = np.stack([add(sign, begin), add(sign * y, begin), add(sign * yy, begin)])
    carried = np.cumsum(step, axis=1)
    before, before_y, before_yy = carried - step  # 0 at the start of a row
    table = np.stack(
        [
            before + add(length, begin),
            before / 2 + add(half_square, begin),
            before_y + add(length * y, begin),
            before / 3 + add(sign * (1 - left * left * left), begin) / 3,
            before_y / 2 + add(half_square * y, begin),
            before_yy + add(length * yy, begin),
        ]
    )
    return cell[begin], carried, table


def _fill_between(
    cells: NDArray[np.int64],
    carried: NDArray[np.float64],
    table: NDArray[np.float64],
    shape: tuple[int, int, int],
) -> Coverage:
    """Add the cells between two crossed ones of a row and lay all out densely."""
    planes, rows, columns = shape
    size = planes * rows * columns
    inside = carried[0]
    following = np.append(cells[1:], -1)
    same_row = following // columns == cells // columns
    gap = np.where(same_row & (inside > _EMPTY), following - cells - 1, 0)
    runs = np.flatnonzero((gap > 0) & (inside > _FULL))
    step = np.zeros(size + 1, np.int8)
    step[cells[runs] + 1] += 1
    step[following[runs]] -= 1
    full = np.cumsum(step[:-1], dtype=np.int8).view(np.bool_)
    thin = np.flatnonzero((gap > 0) & (inside <= _FULL))
    if len(thin):  # only some of the lines pass through these cells
        run = np.repeat(thin, gap[thin])
        nth = np.arange(len(run)) - np.repeat(
            np.cumsum(gap[thin]) - gap[thin], gap[thin]
        )
        part, y, yy = carried[:, run]
        extra = np.stack([part, part / 2, y, part / 3, y / 2, yy])
        cells = np.concatenate([cells, cells[run] + 1 + nth])
        table = np.concatenate([table, extra], axis=1)
    table[0][table[0] < _EMPTY] = 0
    full[cells[table[0] > _FULL]] = True
    share = full.astype(np.float32)
    share[cells] = np.clip(table[0], 0, 1)
    entry = np.zeros(size, np.int32)
    entry[cells] = np.arange(1, len(cells) + 1)
    moments = np.zeros((5, len(cells) + 1), np.float32)
    moments[:, 1:] = table[1:]
    layout = (planes, rows * columns)
    return Coverage(
        share.reshape(layout), full.reshape(layout), entry.reshape(layout), moments
    )
