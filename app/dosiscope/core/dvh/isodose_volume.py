"""The volume of an isodose in the whole dose grid: that of a level set, not of voxels.

Between its samples the dose is read in two ways.  Linearly, as the isodose lines and
the DVH have it: where the dose is rounded that is too low all over, and in a grid of
2.5 mm an isodose of 10 cc loses 2 % of its volume.  By cubic parabolas through four
samples a direction: that leaves 0.2 % of it.  Both are told; the second is the better
estimate.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final, NamedTuple
from weakref import WeakKeyDictionary

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.solids.solid import CUBIC_MM_PER_CC
from dosiscope.core.text import dose_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.dose import Dose
    from dosiscope.core.solids.solid import Solid

    Floats = NDArray[np.float64]
    Cells = NDArray[np.int64]

_FINER = 4  # parts of a dose cell in every direction, for the cubic dose
_POINTS = 3  # at which the dose of a cell is looked at, in two directions
_FEW_CELLS = 500  # twice as many are needed of fewer cells
_FLAT = 1e-9  # of the level
_AT_ONCE = 10_000  # dose cells
_FEW_ACROSS, _PLANES = 2_000, 24  # cells of a plane that are looked at by points
_ROUNDING = 1e-12
_MARGIN = 0.01  # of the level
_EVEN = 0.01  # by which distances of planes may differ to count as even


class IsodoseVolume(NamedTuple):
    """The volume that has at least a dose, the dose between its samples in two ways."""

    linear_cc: float
    cubic_cc: float


# As long as the dose is there; a reason where there is no volume.
_VOLUMES: Final[WeakKeyDictionary[Dose, dict[float, IsodoseVolume | str]]] = (
    WeakKeyDictionary()
)
_COMMON: Final[WeakKeyDictionary[Dose, dict[tuple[Solid, float], IsodoseVolume]]] = (
    WeakKeyDictionary()
)


def isodose_volume(dose: Dose, level: float) -> IsodoseVolume:
    """Return the volume with at least a dose, in the whole grid; worked out once.

    Raises
    ------
    NotEvaluableError
        The isodose reaches the edge of the grid, or samples without data.
    """
    known = _VOLUMES.setdefault(dose, {})
    if level not in known:
        try:
            block = _block(dose, level)
            known[level] = _volume(block, level) if block else IsodoseVolume(0.0, 0.0)
        except NotEvaluableError as why:
            known[level] = str(why)
    found = known[level]
    if isinstance(found, str):
        raise NotEvaluableError(found)
    return found


def common_volume(solid: Solid, dose: Dose, level: float) -> IsodoseVolume:
    """Return the volume of a solid with at least a dose; worked out once.

    All of the solid lies in the grid; the part beside it has no dose.

    Raises
    ------
    NotEvaluableError
        The samples around it have no dose data.
    """
    known = _COMMON.setdefault(dose, {})
    if (solid, level) not in known:
        known[solid, level] = _common(solid, dose, level)
    return known[solid, level]


def _at_least(dose: Dose, level: float) -> NDArray[np.bool_]:
    """Return which samples have at least a dose, shape (planes, rows, columns)."""
    stored, least = dose.stored, level / dose.scaling * (1 - _ROUNDING)
    # whole numbers are compared several times faster with one of their own type
    limit = math.ceil(least) if stored.dtype.kind == "u" else least
    return np.asarray(stored >= np.asarray(limit, dtype=stored.dtype))


class _Block(NamedTuple):
    """The dose around an isodose, and its cells, each between eight samples.

    Attributes
    ----------
    values
        With one more sample on all sides than the cells have.
    first
        Index (k, j, i) in the dose of the first corner of the first cell.
    cell_cc
        Volume of a cell of every slab.
    is_even
        Whether the planes lie at even distances.
    """

    values: Floats
    first: Cells
    cell_cc: Floats
    is_even: bool


def _block(dose: Dose, level: float) -> _Block | None:
    """Return the block around an isodose; None where there is none."""
    name = tr("the isodose of {dose}", dose=dose_text(level, dose.unit_text))
    if not level > 0:
        raise NotEvaluableError(tr("{what} is everywhere", what=name))
    if level > dose.maximum:
        return None
    hot = _at_least(dose, level)
    across = np.asarray(hot.any(axis=0))
    ends = [
        np.flatnonzero(one)
        for one in (hot.any(axis=(1, 2)), across.any(axis=1), across.any(axis=0))
    ]
    if not len(ends[0]):
        return None
    low, high = np.array([(one[0], one[-1]) for one in ends], dtype=np.int64).T
    last = np.array(dose.stored.shape) - 1
    if (low == 0).any() or (high == last).any():
        raise NotEvaluableError(
            tr("{what} reaches the edge of the dose grid", what=name)
        )
    return _cut(dose, low - 1, high + 1, name)


def _cells(block: _Block, level: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Return which cells are above a level, and which may be so in part."""
    inner = block.values[1:-1, 1:-1, 1:-1]
    # between its samples a cubic dose may be a little higher, or lower
    full = _of_corners(inner >= level * (1 + _MARGIN), np.logical_and)
    part = _of_corners(inner >= level * (1 - _MARGIN), np.logical_or) & ~full
    return full, part


def _volume(block: _Block, level: float) -> IsodoseVolume:
    """Return the volume within the cells of a block."""
    full, part = _cells(block, level)
    whole = float(np.count_nonzero(full, axis=(1, 2)) @ block.cell_cc)
    linear, cubic = _in_parts(block, np.argwhere(part), level)
    return IsodoseVolume(whole + linear, whole + cubic)


def _in_parts(block: _Block, cells: Cells, level: float) -> tuple[float, float]:
    """Return the volume within cells, (n, 3), linear and cubic, cc."""
    found = np.zeros(2)
    points = _POINTS if len(cells) > _FEW_CELLS else 2 * _POINTS
    for begin in range(0, len(cells), _AT_ONCE):
        some = cells[begin : begin + _AT_ONCE]
        spend(len(some))
        cc = block.cell_cc[some[:, 0]]
        for which, around in _by_steepness(_around(block.values, some)):
            shares = _shares(around, level, points, is_cubic=block.is_even)
            found += shares @ cc[which]
    return float(found[0]), float(found[1])


def _common(solid: Solid, dose: Dose, level: float) -> IsodoseVolume:
    block = _block_of_solid(solid, dose)
    if block is None:
        return IsodoseVolume(0.0, 0.0)
    full, part = _cells(block, level)
    corners = np.argwhere(np.ones(np.add(full.shape, 1), np.bool_)) + block.first
    inside = solid.contains(dose.geometry.to_mm(corners)).reshape(np.add(full.shape, 1))
    within = _of_corners(inside, np.logical_and)
    outline = _touched(solid, dose, block.first, full.shape)
    within &= ~outline
    cut = (_of_corners(inside, np.logical_or) | outline) & ~within
    whole = float(np.count_nonzero(full & within, axis=(1, 2)) @ block.cell_cc)
    linear, cubic = _in_parts(block, np.argwhere(part & within), level)
    cells = np.argwhere(cut & (full | part))
    t = _places(_FINER if len(cells) <= _AT_ONCE else _FINER // 2)
    places = np.stack(np.meshgrid(t, t, t, indexing="ij"), axis=-1)
    for begin in range(0, len(cells), _AT_ONCE):
        some = cells[begin : begin + _AT_ONCE]
        points = (some[:, None, None, None] + places + block.first).reshape(-1, 3)
        spend(len(points))
        held = solid.contains(dose.geometry.to_mm(points)).reshape(len(some), -1)
        cc = block.cell_cc[some[:, 0]] / len(t) ** 3
        lines, curves = _everywhere(_around(block.values, some), t, block.is_even)
        linear += float((held & (lines >= level)).sum(axis=1) @ cc)
        cubic += float((held & (curves >= level)).sum(axis=1) @ cc)
    return IsodoseVolume(whole + linear, whole + cubic)


def share_on_planes(solid: Solid, dose: Dose, level: float) -> float | None:
    """Return the share of the area of contours that has at least a dose, cubic.

    On the planes of the contours alone, where their outline is known.  None where it
    has none there.
    """
    block = _block_of_solid(solid, dose)
    if block is None or not block.is_even:
        return None
    shape = np.subtract(block.values.shape[1:], 3)
    t = _places(_FINER if shape.prod() <= _FEW_ACROSS else 1)
    across = np.argwhere(np.ones(shape, np.bool_))
    stated = [section.z for section in solid.sections if section.is_data]
    stated = stated[:: max(1, len(stated) // _PLANES)]
    planes = np.interp(stated, dose.geometry.z, np.arange(len(dose.geometry.z)))
    held = hot = 0
    for plane in planes - block.first[0]:
        slab = int(np.clip(np.floor(plane), 0, len(block.cell_cc) - 1))
        cells = np.column_stack([np.full(len(across), slab), across])
        above = np.array([plane - slab])
        j, i = np.meshgrid(t, t, indexing="ij")
        places = np.stack([np.full_like(j, above[0]), j, i], axis=-1)
        points = (cells[:, None, None] + places + block.first).reshape(-1, 3)
        spend(len(points))
        inside = solid.contains(dose.geometry.to_mm(points)).reshape(len(cells), -1)
        some = np.flatnonzero(inside.any(axis=1))
        around = _around(block.values, cells[some])
        curves = np.einsum("ka,nkji->naji", _cubic(above), around)
        values = _across(curves, _cubic(t)).reshape(len(some), -1)
        held += int(inside.sum())
        hot += int((inside[some] & (values >= level)).sum())
    return hot / held if held else None


def _touched(
    solid: Solid, dose: Dose, first: Cells, shape: tuple[int, ...]
) -> NDArray[np.bool_]:
    """Return the cells with points of outlines: a solid may be thinner than a cell.

    Between its planes a section reaches half the way to the next one.
    """
    touched = np.zeros(shape, np.bool_)
    rings, section = solid.rings
    z = np.array([one.z for one in solid.sections])
    half = float(np.median(np.diff(z))) / 2 if len(z) > 1 else 0.0
    heights = np.repeat(z[section], rings.lengths)
    for shift in (-half, 0.0, half):
        points = np.column_stack([rings.xy, heights + shift])
        index = dose.geometry.to_index(points) - first
        cells = np.floor(index[np.isfinite(index).all(axis=1)]).astype(np.int64)
        cells = cells[((cells >= 0) & (cells < shape)).all(axis=1)]
        touched[tuple(cells.T)] = True
    return touched


def _block_of_solid(solid: Solid, dose: Dose) -> _Block | None:
    """Return the cells that a solid may touch; None where it lies beside the grid."""
    box = solid.extent
    if box is None or min(dose.stored.shape) < 2:
        return None
    corners = np.stack(np.meshgrid(*zip(box[:3], box[3:], strict=True)), axis=-1)
    index = dose.geometry.to_index(corners.reshape(-1, 3))
    last = np.array(dose.stored.shape) - 1
    if np.isnan(index).all(axis=0).any():
        return None
    # planes beyond the grid have no index: all of it counts then
    index = np.where(np.isnan(index), [[-1.0]], index)
    low = np.clip(np.floor(index.min(axis=0)), 0, last - 1).astype(np.int64)
    high = np.clip(np.ceil(index.max(axis=0)), low + 1, last).astype(np.int64)
    return _cut(dose, low, high, tr("the structure"))


def _cut(dose: Dose, low: Cells, high: Cells, name: str) -> _Block:
    """Cut the cells between samples ``low`` and ``high`` out of a dose."""
    last = np.array(dose.stored.shape) - 1
    # one more sample around them shapes the dose of the outermost cells
    begin, end = np.maximum(low - 1, 0), np.minimum(high + 1, last)
    values = dose.values(*(slice(a, b + 1) for a, b in zip(begin, end, strict=True)))
    if dose.has_gaps and not np.isfinite(values).all():
        raise NotEvaluableError(
            tr("{what} reaches samples without dose data", what=name)
        )
    missing = list(zip(begin - (low - 1), (high + 1) - end, strict=True))
    if np.any(missing):
        values = np.pad(values, missing, mode="reflect", reflect_type="odd")
    heights = np.abs(np.diff(dose.geometry.offsets))[low[0] : high[0]]
    down, across = dose.geometry.spacing
    return _Block(
        values=values,
        first=low,
        cell_cc=heights * (down * across / CUBIC_MM_PER_CC),
        is_even=bool(np.ptp(heights) <= _EVEN * heights.max()),
    )


def _of_corners(flags: NDArray[np.bool_], join: np.ufunc) -> NDArray[np.bool_]:
    """Join the flags of the eight corners of every cell."""
    flags = join(flags[:-1], flags[1:])
    flags = join(flags[:, :-1], flags[:, 1:])
    joined: NDArray[np.bool_] = join(flags[:, :, :-1], flags[:, :, 1:])
    return joined


def _around(values: Floats, cells: Cells) -> Floats:
    """Return the samples around cells, four a direction, shape (cells, 4, 4, 4)."""
    _, rows, columns = values.shape
    near = np.arange(4)
    steps = (near[:, None, None] * rows + near[:, None]) * columns + near
    at = (cells[:, 0] * rows + cells[:, 1]) * columns + cells[:, 2]
    around: Floats = values.ravel()[at[:, None, None, None] + steps]
    return around


def _by_steepness(around: Floats) -> Iterator[tuple[Cells, Floats]]:
    """Yield which cells are steepest along a direction, and these, it first."""
    corners = around[:, 1:3, 1:3, 1:3]
    rises = [
        np.abs(np.diff(corners, axis=axis).sum(axis=(1, 2, 3))) for axis in (1, 2, 3)
    ]
    steepest = np.argmax(rises, axis=0)
    for axis in range(3):
        which = np.flatnonzero(steepest == axis)
        if len(which):
            yield which, np.moveaxis(around[which], axis + 1, 1)


def _shares(around: Floats, level: float, points: int, *, is_cubic: bool) -> Floats:
    """Return the shares of cells with at least a dose, linear and cubic, (2, cells).

    Across the steepest direction, which is the first, the dose is summed over Gauss's
    points.  Along it the linear dose is a straight line, whose share is exact, and the
    cubic one a few of them.
    """
    nodes, weights = np.polynomial.legendre.leggauss(points)
    t, weights = (nodes + 1) / 2, (np.outer(weights, weights) / 4).ravel()
    lines = _across(around[:, 1:3, 1:3, 1:3], np.stack([1 - t, t]))
    linear = _share_along(lines, level) @ weights
    if not is_cubic:
        return np.stack([linear, linear])
    along = _cubic(np.arange(_FINER + 1) / _FINER)
    curves = np.einsum("kp,nkq->npq", along, _across(around, _cubic(t)))
    return np.stack([linear, _share_along(curves, level) @ weights])


def _everywhere(around: Floats, t: Floats, is_cubic: bool) -> tuple[Floats, Floats]:
    """Interpolate cells at ``t`` in all directions, linear and cubic.

    Both are of shape (cells, points).
    """
    found: list[Floats] = []
    straight = np.stack([1 - t, t])
    inner = around[:, 1:3, 1:3, 1:3]
    for samples, weights in ((inner, straight), (around, _cubic(t))):
        if weights is not straight and not is_cubic:
            return found[0], found[0]
        for _ in range(3):
            # the last direction is done and becomes the first of the three
            samples = np.moveaxis(samples @ weights, -1, 1)
        found.append(samples.reshape(len(around), -1))
    return found[0], found[1]


def _across(around: Floats, weights: Floats) -> Floats:
    """Interpolate cells in the last two directions, shape (cells, samples, points)."""
    count, samples = around.shape[:2]
    lines = around @ weights
    lines = np.swapaxes(lines, 2, 3) @ weights
    return lines.reshape(count, samples, -1)


def _share_along(lines: Floats, level: float) -> Floats:
    """Return the share of lines of straight pieces that is at least as high.

    ``lines`` has shape (cells, ends of pieces, points); returned is (cells, points).
    """
    begin, end = lines[:, :-1], lines[:, 1:]
    most = np.maximum(begin, end)
    rise = np.abs(end - begin)
    # a piece without rise is above or below as a whole
    share = np.clip((most - level) / np.maximum(rise, _FLAT * level), 0, 1)
    mean: Floats = share.mean(axis=1)
    return mean


def _places(count: int) -> Floats:
    """Return evenly spread places in a cell, from 0 to 1, shape (count,)."""
    places: Floats = (np.arange(count) + 0.5) / count
    return places


def _cubic(t: Floats) -> Floats:
    """Return the weights of samples at -1, 0, 1 and 2, shape (4, ...): Lagrange's."""
    return np.stack(
        [
            -t * (t - 1) * (t - 2) / 6,
            (t + 1) * (t - 1) * (t - 2) / 2,
            -(t + 1) * t * (t - 2) / 2,
            (t + 1) * t * (t - 1) / 6,
        ]
    )
