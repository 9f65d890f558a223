"""A - B around a box, each dose trilinear in its own grid, as a dose of its own.

Where both have samples at the same points their differences are all there is to it.
Else A - B bends at the samples of either: the planes of both are taken, and the rows
and columns of the finer grid are divided until what the other bends between them is
small.  Only around the box, and no more samples than some: of a large one it may bend
more, but little of it does.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.dose_sum import finest
from dosiscope.core.effort import spend
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.comparing.dose_difference import DoseDifference
    from dosiscope.core.dose import Dose
    from dosiscope.core.geometry import Geometry

    Floats = NDArray[np.float64]
    Box = tuple[float, float, float, float, float, float]

_APART: Final = tr("no part of it has both doses")
# Lines that are nearer to each other than this, in steps, are one: rounded positions.
_SAME: Final = 1e-3
# Into how many parts rows and columns are divided: quarters of a voxel are usual shifts
# of grids, and a sample of one of them is one of all finer ones.
_FOLDS: Final = (8, 4, 2, 1)
_MOST: Final = 1_000_000  # samples
# With more than this only the planes of the finer grid are taken.
_MOST_PLANES: Final = 4 * _MOST
_AT_ONCE: Final = _MOST // 4


def difference_around(difference: DoseDifference, box: Box) -> Dose:
    """Return A - B in a box (x, y, z from, x, y, z to), mm, and a sample around it.

    Raises
    ------
    NotEvaluableError
        No part of it has both doses.
    """
    a, b = difference.a, difference.b
    lead = finest((a, b)).geometry
    other = b.geometry if lead is a.geometry else a.geometry
    is_along = _is_along(lead, other)
    lines = [
        _between(samples, places)
        for samples, places in zip(_lines(lead), _corners(lead, box), strict=True)
    ]
    if is_along:
        lines = [
            _within(samples, bounds)
            for samples, bounds in zip(lines, _seen_from(lead, other), strict=True)
        ]
        lines = _divided(lines, _seen_from(lead, other))
    else:
        lines = _all_divided(lines)
    geometry = _geometry(lead, lines)
    is_separable = is_along and not (a.has_gaps or b.has_gaps)
    sample = _sampled_along if is_separable else _sampled
    values = np.empty(geometry.shape)
    rows, columns = geometry.size
    at_once = max(1, _AT_ONCE // (rows * columns))
    for first in range(0, len(values), at_once):
        some = slice(first, first + at_once)
        part = geometry.part(some, slice(None), slice(None))
        np.subtract(sample(a, part), sample(b, part), out=values[some])
    if np.isnan(values).all():
        raise NotEvaluableError(_APART)
    return replace(difference.dose, geometry=geometry, stored=values, scaling=1.0)


def _is_along(one: Geometry, other: Geometry) -> bool:
    """Whether the rows of both run along the same line, and their columns."""
    cosines = (
        one.row_direction @ other.row_direction,
        one.column_direction @ other.column_direction,
    )
    return all(abs(abs(float(cosine)) - 1) < 1e-12 for cosine in cosines)


def _lines(geometry: Geometry) -> list[Floats]:
    """Return where its planes, rows and columns lie from its first sample, mm, rising.

    The planes along z, whichever way its normal points.
    """
    row, column = geometry.spacing
    rows, columns = geometry.size
    return [
        _way(geometry) * geometry.offsets,
        row * np.arange(rows, dtype=np.float64),
        column * np.arange(columns, dtype=np.float64),
    ]


def _way(geometry: Geometry) -> int:
    return 1 if geometry.normal[2] > 0 else -1


def _axes(geometry: Geometry) -> tuple[Floats, Floats, Floats]:
    normal = _way(geometry) * geometry.normal
    return normal, geometry.column_direction, geometry.row_direction


def _corners(geometry: Geometry, box: Box) -> list[Floats]:
    """Return where the corners of a box lie along the axes of a grid."""
    corners = np.array(list(product(*zip(box[:3], box[3:], strict=True))))
    return [(corners - geometry.origin) @ axis for axis in _axes(geometry)]


def _seen_from(lead: Geometry, other: Geometry) -> list[Floats]:
    """Return where the lines of another grid lie along the axes of the first."""
    found = []
    for axis, own, lines in zip(_axes(lead), _axes(other), _lines(other), strict=True):
        places = (other.origin - lead.origin) @ axis + float(own @ axis) * lines
        found.append(np.sort(places))
    return found


def _between(samples: Floats, places: Floats) -> Floats:
    """Return the samples along an axis that are needed between places, mm.

    Raises
    ------
    NotEvaluableError
        All places are beyond the first or the last sample.
    """
    low, high = places.min(), places.max()
    if high < samples[0] or low > samples[-1]:
        raise NotEvaluableError(_APART)
    first = int(np.searchsorted(samples, low, side="right")) - 1
    last = int(np.searchsorted(samples, high, side="left"))
    return samples[max(first, 0) : min(last, len(samples) - 1) + 1]


def _within(samples: Floats, bounds: Floats) -> Floats:
    """Return the first lines, up to those that enclose what the other grid has.

    Raises
    ------
    NotEvaluableError
        The other has nothing there.
    """
    return _between(samples, bounds[[0, -1]])


def _divided(lines: list[Floats], others: list[Floats]) -> list[Floats]:
    """Take the planes of both grids, and divide rows and columns that are apart.

    What is beyond the other grid is left out.
    """
    planes, *across = lines
    _, *others_across = others
    more = others[0][(others[0] > planes[0]) & (others[0] < planes[-1])]
    a_plane = len(across[0]) * len(across[1])
    if (len(planes) + len(more)) * a_plane <= _MOST_PLANES:
        step = np.diff(planes).max(initial=1.0)
        planes = np.sort(np.concatenate([planes, more]))
        planes = planes[np.diff(planes, prepend=-np.inf) > _SAME * step]
    are_apart = [
        _is_apart(own, other) for own, other in zip(across, others_across, strict=True)
    ]
    fold = _fold(len(planes) * a_plane, sum(are_apart))
    across = [
        _parted(own, fold if is_apart else 1)
        for own, is_apart in zip(across, are_apart, strict=True)
    ]
    return [
        _known(own, other) for own, other in zip([planes, *across], others, strict=True)
    ]


def _all_divided(lines: list[Floats]) -> list[Floats]:
    fold = _fold(int(np.prod([len(one) for one in lines])), len(lines))
    return [_parted(one, fold) for one in lines]


def _is_apart(own: Floats, other: Floats) -> bool:
    """Whether a line of the other grid is at none of the first."""
    if len(own) < 2:
        return False
    step = own[1] - own[0]
    there = other[(other > own[0]) & (other < own[-1])]
    index = (there - own[0]) / step
    return bool((np.abs(index - np.rint(index)) > _SAME).any())


def _fold(count: int, axes: int) -> int:
    """Return into how many parts lines are divided along so many axes."""
    return next(
        (fold for fold in _FOLDS if count * fold**axes <= _MOST),
        1,
    )


def _parted(lines: Floats, fold: int) -> Floats:
    """Divide the steps between lines."""
    numbers = np.arange(len(lines), dtype=np.float64)
    parts: Floats = np.interp(
        np.arange(fold * (len(lines) - 1) + 1) / fold, numbers, lines
    )
    return parts


def _known(lines: Floats, other: Floats) -> Floats:
    """Return the lines that lie within the other grid.

    Raises
    ------
    NotEvaluableError
        None does.
    """
    edge = _SAME * float(np.diff(lines).max(initial=1.0))
    kept: Floats = lines[(lines >= other[0] - edge) & (lines <= other[-1] + edge)]
    if not len(kept):
        raise NotEvaluableError(_APART)
    return kept


def _geometry(lead: Geometry, lines: list[Floats]) -> Geometry:
    """Return the grid of these planes, rows and columns."""
    planes, rows, columns = lines
    axes = _axes(lead)
    origin = lead.origin + sum(
        line[0] * axis for line, axis in zip(lines, axes, strict=True)
    )
    down, across = (
        float(line[1] - line[0]) if len(line) > 1 else own
        for line, own in zip((rows, columns), lead.spacing, strict=True)
    )
    return replace(
        lead,
        origin=origin,
        spacing=(down, across),
        offsets=_way(lead) * (planes - planes[0]),
        size=(len(rows), len(columns)),
    )


def _sampled(dose: Dose, geometry: Geometry) -> Floats:
    """Return a dose at the samples of a grid."""
    index = np.moveaxis(np.indices((1, *geometry.size), np.float64)[:, 0], 0, -1)
    values = np.empty(geometry.shape)
    for k, plane in enumerate(values):
        spend()
        index[..., 0] = k
        plane[:] = dose.sample(geometry.to_mm(index))
    return values


def _sampled_along(dose: Dose, geometry: Geometry) -> Floats:
    """Return the same of a dose whose lines run along those of the grid, axis by axis.

    All of the grid is within the dose.
    """
    lines, places = _seen_from(geometry, dose.geometry), _lines(geometry)
    part, steps = [], []
    for axis, (line, place) in enumerate(zip(lines, places, strict=True)):
        numbers = np.arange(len(line))
        at = np.interp(place, line, numbers)
        first = np.minimum(at.astype(np.int64), max(len(line) - 2, 0))
        low, high = int(first[0]), int(first[-1]) + 2
        own, other = _axes(geometry)[axis], _axes(dose.geometry)[axis]
        is_back = float(own @ other) < 0
        end = len(line)
        part.append(
            slice(max(end - high, 0), end - low) if is_back else slice(low, high)
        )
        steps.append((first - low, at - first, is_back))
    values = dose.values(*part)
    for axis, (first, share, is_back) in enumerate(steps):
        spend()
        if is_back:
            values = np.flip(values, axis)
        shape = [-1 if n == axis else 1 for n in range(3)]
        share = share.reshape(shape)
        second = np.minimum(first + 1, values.shape[axis] - 1)
        lower = values.take(first, axis)
        upper = values.take(second, axis)
        upper -= lower
        upper *= share
        lower += upper
        values = lower
    return values
