"""How much of every cell of a plane lies inside a set of polygons, and where.

The covered part of a cell is what lies to the right of the edges in it, and of all
edges to the left of it in its row, each with the sign of its direction (Green's
theorem).  Edges are cut at the cells' borders, so areas and moments are exact.  A
point is inside where an odd number of polygons encloses it (`parity`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.dvh.parity import PLAIN, scan
from dosiscope.core.effort import AT_ONCE, spend

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TypeAlias

    from numpy.typing import NDArray

    from dosiscope.core.dvh.section_outlines import SectionOutlines

    #: The cell of every piece, and its terms (see `_terms`).
    _Pieces: TypeAlias = tuple[NDArray[np.int64], Iterator[NDArray[np.float64]]]

# A cell whose share is this near to 1 or 0 is full or empty.
_FULL = 0.9995
_EMPTY = 1e-6
# Moments of a whole cell: x, y, x^2, xy, y^2
_WHOLE = (1 / 2, 1 / 2, 1 / 3, 1 / 4, 1 / 3)
# Shares so far beyond 0..1 show that polygons of the plane cross, should what is
# counted too much and too little of its area be equal by chance.
_IMPOSSIBLE = 1e-3
# What a piece of an edge costs beyond those that a plain outline has, as work that is
# counted, and how many are worked at once.
_A_PIECE, _AT_ONCE = 3, AT_ONCE // 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Coverage:
    """The covered part of every cell of several planes.

    Attributes
    ----------
    share
        Covered share of every cell, 0..1, shape (planes, rows * columns).
    full
        Cells covered completely, same shape.
    entry
        Column of ``moments`` of a cell: 0 where nothing of it is covered, 1 where all
        is and no polygon crosses it.
    moments
        Integrals of x, y, x^2, xy, y^2 over the covered part, shape (5, entries),
        x and y running from 0 to 1 in the cell.
    """

    share: NDArray[np.float32]
    full: NDArray[np.bool_]
    entry: NDArray[np.int32]
    moments: NDArray[np.float32]

    def of_planes(self, first: int, last: int) -> Coverage:
        """Return that of planes ``first`` to ``last``."""
        some = slice(first, last + 1)
        return replace(
            self, share=self.share[some], full=self.full[some], entry=self.entry[some]
        )

    def among(self, cells: NDArray[np.intp]) -> Coverage:
        """Return that of some cells of each plane."""
        return replace(
            self,
            share=self.share.take(cells, axis=1),
            full=self.full.take(cells, axis=1),
            entry=self.entry.take(cells, axis=1),
        )


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """Cells that edges run through, sorted.

    ``carried`` are the parts of the row's height that are inside at the right border
    of each, and the integrals of y and y^2 over them, shape (3, cells); ``table`` the
    covered share and its moments x, y, x^2, xy, y^2, shape (6, cells).
    """

    cells: NDArray[np.int64]
    carried: NDArray[np.float64]
    table: NDArray[np.float64]

    def of_planes(self, first: int, last: int, size: int) -> Crossed:
        """Return those of some planes, of so many cells each, as of planes 0, 1, ..."""
        begin, end = np.searchsorted(self.cells, (first * size, (last + 1) * size))
        return Crossed(
            self.cells[begin:end] - first * size,
            self.carried[:, begin:end],
            self.table[:, begin:end],
        )


def rasterize(
    outlines: SectionOutlines, shape: tuple[int, int, int], lines: int
) -> Coverage:
    """Return how much of every cell the polygons cover; see `cross_cells`."""
    return fill_between(cross_cells(outlines, shape, lines), shape)


def cross_cells(
    outlines: SectionOutlines, shape: tuple[int, int, int], lines: int
) -> Crossed:
    """Return the cells that the polygons run through, and what they cover of them.

    Parameters
    ----------
    outlines
        Closed polygons of every plane: x and y in cells, cell (row r, column c)
        reaching from (c, r) to (c + 1, r + 1).  They may reach beyond the cells.
    shape
        Planes, rows and columns.
    lines
        Lines per row of cells, used for planes where polygons cross themselves or
        each other.
    """
    _, rows, columns = shape
    crossed = _sum_up(_edge_pieces(outlines, shape), shape)
    crosses = outlines.crosses | _impossible_planes(crossed, shape)
    if crosses.any():
        crossed = _without(crossed, crosses, rows * columns)
        plane = outlines.section
        found = scan(outlines.rings, plane, crosses[plane], shape, lines)
        parts = ((cell, _terms(*which)) for cell, *which in found)
        crossed = _joined(crossed, _sum_up(parts, shape))
    return crossed


def _edge_pieces(
    outlines: SectionOutlines, shape: tuple[int, int, int]
) -> Iterator[_Pieces]:
    """Yield cell and terms of all edges, cut at the borders of the cells."""
    planes, rows, columns = shape
    rings, plane, sign = outlines.rings, outlines.section, outlines.sign
    all_owners, following = rings.owner(), rings.following()
    plain = PLAIN * planes * (rows + columns)
    for first in range(0, len(rings.xy), _AT_ONCE):
        spend()
        these = slice(first, first + _AT_ONCE)
        (x1, y1), (x2, y2) = rings.xy[these].T, rings.xy[following[these]].T
        # what lies above or below the cells covers nothing of them
        counts = (y1 != y2) & (np.maximum(y1, y2) > 0) & (np.minimum(y1, y2) < rows)
        edges = np.flatnonzero(counts)
        owner = all_owners[these][edges]
        parts = [values[edges] for values in (x1, y1, x2, y2)]
        # what lies beside them counts as on their border, and needs no cuts there
        for beside, border in (
            (np.maximum(parts[0], parts[2]) <= 0, 0),
            (np.minimum(parts[0], parts[2]) >= columns, columns),
        ):
            parts[0][beside] = parts[2][beside] = border
        pieces = count_pieces(parts, (rows, columns))
        left = plain - int(pieces.sum()) + 3 * len(edges)
        plain = max(left, 0)
        spend(_A_PIECE * max(-left, 0))
        for some in batches(pieces.astype(np.int64), _AT_ONCE):
            spend()
            chosen = [values[some] for values in parts]
            yield _pieces_of(chosen, owner[some], (plane, sign), shape)


def _pieces_of(
    parts: list[NDArray[np.float64]],
    owner: NDArray[np.int64],
    polygons: tuple[NDArray[np.int64], NDArray[np.float64]],
    shape: tuple[int, int, int],
) -> _Pieces:
    """Return cell and terms of some edges (x1, y1, x2, y2) of the polygons ``owner``.

    ``polygons`` are the plane and the sign of each.
    """
    _, rows, columns = shape
    plane, sign = polygons
    parts, owner = cut_at_whole(parts, owner, rows, along_y=True)
    if len(owner) and (parts[1].min() < 0 or parts[1].max() > rows):
        height = parts[1] + parts[3]
        within = (height > 0) & (height < 2 * rows)
        parts, owner = [part[within] for part in parts], owner[within]
    parts, owner = cut_at_whole(parts, owner, columns, along_y=False)
    x1, y1, x2, y2 = parts
    x1, x2 = np.clip(x1, 0, columns), np.clip(x2, 0, columns)
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    column = np.clip(x, 0, columns - 1).astype(np.int64)
    row = np.clip(y, 0, rows - 1).astype(np.int64)
    dx, dy = x2 - x1, y2 - y1
    terms = _terms(sign[owner] * dy, x - column, y - row, dx, dy)
    return (plane[owner] * rows + row) * columns + column, terms


def count_pieces(
    edges: list[NDArray[np.float64]], cells: tuple[int, int]
) -> NDArray[np.float64]:
    """Return into about how many pieces the borders of cells cut each edge, at most.

    Edges are x1, y1, x2, y2 in cells, of which there are rows and columns.
    """
    rows, columns = cells
    x1, y1, x2, y2 = (
        np.clip(values, 0, most)
        for values, most in zip(edges, (columns, rows) * 2, strict=True)
    )
    pieces: NDArray[np.float64] = 3 + np.abs(x2 - x1) + np.abs(y2 - y1)
    return pieces


def cut_at_whole(
    parts: list[NDArray[np.float64]],
    owner: NDArray[np.int64],
    most: int,
    *,
    along_y: bool,
) -> tuple[list[NDArray[np.float64]], NDArray[np.int64]]:
    """Cut pieces (x1, y1, x2, y2) where y, or x, is whole, 0 to ``most``.

    Their order is lost.
    """
    x1, y1, x2, y2 = parts
    a, b, c, d = (y1, y2, x1, x2) if along_y else (x1, x2, y1, y2)
    first = np.maximum(np.floor(np.minimum(a, b)).astype(np.int64) + 1, 0)
    borders = np.minimum(np.ceil(np.maximum(a, b)).astype(np.int64), most + 1) - first
    cut = np.flatnonzero(borders > 0)
    if not len(cut):
        return parts, owner
    whole = np.flatnonzero(borders <= 0)
    pieces = borders[cut] + 1
    edge = np.repeat(cut, pieces)
    nth = np.arange(len(edge)) - np.repeat(np.cumsum(pieces) - pieces, pieces)
    # from the lower end upwards; the direction comes back with the sign of b - a
    up = a[edge] < b[edge]
    low, high = np.where(up, a[edge], b[edge]), np.where(up, b[edge], a[edge])
    low_other = np.where(up, c[edge], d[edge])
    slope = (np.where(up, d[edge], c[edge]) - low_other) / (high - low)
    border = (first[edge] + nth).astype(np.float64)
    start = np.where(nth == 0, low, border - 1)
    stop = np.where(nth == borders[edge], high, border)
    start_other = low_other + (start - low) * slope
    stop_other = low_other + (stop - low) * slope
    new = [
        np.concatenate([old[whole], np.where(up, one, two)])
        for old, one, two in (
            (a, start, stop),
            (b, stop, start),
            (c, start_other, stop_other),
            (d, stop_other, start_other),
        )
    ]
    a, b, c, d = new
    parts = [c, a, d, b] if along_y else [a, c, b, d]
    return parts, np.concatenate([owner[whole], owner[edge]])


def _terms(
    height: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    dx: NDArray[np.float64] | float = 0.0,
    dy: NDArray[np.float64] | float = 0.0,
) -> Iterator[NDArray[np.float64]]:
    """Yield the integrals along pieces: of height, y, y^2; of what is to the right.

    The latter are its area and moments x, y, x^2, xy, y^2.  Pieces have their middle
    at ``x``, ``y`` in the cell, the extent ``dx``, ``dy`` and count ``height``.
    """
    sxx, sxy, syy = dx * dx / 12, dx * dy / 12, dy * dy / 12
    xx, yy, right = x * x + sxx, y * y + syy, 1 - x
    yield height
    yield height * y
    yield height * yy
    yield height * right
    yield height * (0.5 - 0.5 * xx)
    yield height * (y * right - sxy)
    yield height * ((1 - x * (xx + 2 * sxx)) / 3)
    yield height * (0.5 * y * (1 - xx) - x * sxy)
    yield height * (yy * right - 2 * y * sxy)


def _sum_up(parts: Iterable[_Pieces], shape: tuple[int, int, int]) -> Crossed:
    """Sum the terms of every cell, and what comes in from the left."""
    size = shape[0] * shape[1] * shape[2]
    found = [_summed(cell, terms, size) for cell, terms in parts]
    if not found:
        cells, sums = np.empty(0, np.int64), np.empty((9, 0))
    elif len(found) == 1:
        ((cells, sums),) = found
    else:
        together = [np.concatenate(some, axis=-1) for some in zip(*found, strict=True)]
        cells, sums = _summed(together[0], together[1], size)
    carried = np.cumsum(sums[:3], axis=1)
    before, before_y, before_yy = carried - sums[:3]  # 0 at the start of a row
    table = sums[3:]
    table += [before, before / 2, before_y, before / 3, before_y / 2, before_yy]
    return Crossed(cells, carried, table)


def _summed(
    cell: NDArray[np.int64], terms: Iterable[NDArray[np.float64]], size: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return the cells (of so many) that have terms, sorted, and the sums of these."""
    touched = np.zeros(size, np.bool_)
    touched[cell] = True
    cells = np.flatnonzero(touched)
    position = np.empty(size, np.int32)
    position[cells] = np.arange(len(cells), dtype=np.int32)
    index = position[cell]
    sums = np.empty((9, len(cells)))
    for row, term in zip(sums, terms, strict=True):
        row[:] = np.bincount(index, term, len(cells))
    return cells, sums


def _impossible_planes(
    crossed: Crossed, shape: tuple[int, int, int]
) -> NDArray[np.bool_]:
    """Whether a plane has shares that no polygons that do not cross have, (planes,)."""
    planes, rows, columns = shape
    share, carried = crossed.table[0], crossed.carried[0]
    low = np.minimum(share, carried) < -_IMPOSSIBLE
    high = np.maximum(share, carried) > 1 + _IMPOSSIBLE
    impossible = np.zeros(planes, np.bool_)
    impossible[crossed.cells[low | high] // (rows * columns)] = True
    return impossible


def _without(crossed: Crossed, planes: NDArray[np.bool_], cells: int) -> Crossed:
    """Leave out the cells of some planes; each has so many ``cells``."""
    keep = ~planes[crossed.cells // cells]
    return Crossed(
        crossed.cells[keep], crossed.carried[:, keep], crossed.table[:, keep]
    )


def _joined(first: Crossed, second: Crossed) -> Crossed:
    cells = np.concatenate([first.cells, second.cells])
    order = np.argsort(cells, kind="stable")
    return Crossed(
        cells[order],
        np.concatenate([first.carried, second.carried], axis=1)[:, order],
        np.concatenate([first.table, second.table], axis=1)[:, order],
    )


def fill_between(crossed: Crossed, shape: tuple[int, int, int]) -> Coverage:
    """Add the cells between two crossed ones of a row and lay all out densely."""
    planes, rows, columns = shape
    size = planes * rows * columns
    cells, carried, table = crossed.cells, crossed.carried, crossed.table
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
    if len(thin):  # only a part of the row's height is inside
        run = np.repeat(thin, gap[thin])
        before = np.cumsum(gap[thin]) - gap[thin]
        nth = np.arange(len(run)) - np.repeat(before, gap[thin])
        part, y, yy = carried[:, run]
        extra = np.stack([part, part / 2, y, part / 3, y / 2, yy])
        cells = np.concatenate([cells, cells[run] + 1 + nth])
        table = np.concatenate([table, extra], axis=1)
    table[0][table[0] < _EMPTY] = 0
    entry = full.astype(np.int32)
    full[cells[table[0] > _FULL]] = True
    share = full.astype(np.float32)
    share[cells] = np.clip(table[0], 0, 1)
    entry[cells] = np.arange(2, len(cells) + 2)
    moments = np.zeros((5, len(cells) + 2), np.float32)
    moments[:, 1] = _WHOLE
    moments[:, 2:] = table[1:]
    layout = (planes, rows * columns)
    return Coverage(
        share=share.reshape(layout),
        full=full.reshape(layout),
        entry=entry.reshape(layout),
        moments=moments,
    )
