"""Isodose lines: true level sets of the dose between its samples, in mm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.sections.level_sets import level_sets

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.sections.dose_sections import DoseSection

# Between the samples of a cell the level set is a hyperbola; where its chord would
# be further off than this, points are put in between.
_SAG_MM = 0.02
_MOST_PIECES = 16
_NEWTON_STEPS = 4
_SECANT_STEPS = 5
_STEEP = 1e6  # times what the dose reaches above a level: the fall where it ends
_FARTHEST_MM = 0.7  # from where samples of a section put a line to where it is


def isolines(
    section: DoseSection, levels: Iterable[float]
) -> dict[float, tuple[NDArray[np.float64], ...]]:
    """Return the lines on which the dose of a plane equals each level.

    The dose is bilinear between the samples of the section, so a line lies where the
    colour wash and the read-out pass the level.  Lines end where the dose ends.

    Parameters
    ----------
    levels
        In the dose's unit; one below which there is no dose has no line, as 0 where
        none is negative.

    Returns
    -------
    dict
        For every level its lines, each of shape (n, 2), u and v in mm; a closed line
        repeats its first vertex.
    """
    values = section.values
    found: dict[float, tuple[NDArray[np.float64], ...]] = dict.fromkeys(levels, ())
    least = np.fmin.reduce(values, axis=None)
    wanted = sorted(level for level in found if level > least)
    points, ends, owner = level_sets(values, wanted)
    if not len(ends):
        return found
    height = np.repeat(np.array(wanted)[owner], np.diff(ends, prepend=0))
    if section.read is None:
        points, ends = _curved(section, points, height, ends)
        uv = section.to_uv(points)
    else:
        points, height, ends = _halved(points, height, ends)
        uv = _settled(section, points, height)
    for n, curve in zip(owner.tolist(), np.split(uv, ends[:-1]), strict=True):
        found[wanted[n]] += (curve,)
    return found


def filled_areas(
    section: DoseSection, level: float, lines: Iterable[NDArray[np.float64]]
) -> tuple[NDArray[np.float64], ...]:
    """Return outlines within which the dose of a plane is at least a level.

    They end where the dose ends; what an odd number of them encloses is inside.

    Parameters
    ----------
    lines
        Those of this level, as `isolines` returns them.

    Returns
    -------
    tuple
        Closed outlines, each of shape (n, 2), u and v in mm.
    """
    lines, values = tuple(lines), section.values
    border = (values[0], values[-1], values[:, 0], values[:, -1])
    ends_low = all(bool((side < level).all()) for side in border)  # not so NaN
    are_closed = all(np.array_equal(line[0], line[-1]) for line in lines)
    if ends_low and are_closed and not np.isnan(values).any():
        return lines
    highest = np.nanmax(values) if not np.isnan(values).all() else level
    if highest <= level:
        return ()
    # what is not there has so little that the line runs along the outermost samples
    nothing = level - _STEEP * float(highest - level)
    known = np.where(np.isnan(values), nothing, values.astype(np.float64))
    # at a sample that is the level, lines end; no float32 is next to another float64
    just_below = float(np.nextafter(np.float32(level), -np.inf, dtype=np.float64))
    found = level_sets(np.pad(known, 1, constant_values=nothing), [just_below])
    uv = section.to_uv(found.points - 1)
    return tuple(np.split(uv, found.ends[:-1])) if len(found.ends) else ()


def _curved(
    section: DoseSection,
    points: NDArray[np.float64],
    level: NDArray[np.float64],
    ends: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Bend chords to the bilinear level set where it makes a difference.

    ``points`` (n, 2) are those of all lines, of ``level`` (n,) each; line m ends
    before ``ends[m]``.  Every chord lies in one cell of the grid: points on it are
    moved along the gradient until they have the level.  Returns new points and ends.
    """
    is_start = np.ones(len(points), dtype=np.bool_)
    is_start[ends - 1] = False
    start = np.flatnonzero(is_start)
    middle = (points[start] + points[start + 1]) / 2
    last = np.array(section.values.shape) - 2
    corner = np.clip(np.floor(middle), 0, last).astype(np.intp)
    moved, _ = _onto_level(section, middle, corner, level[start], 1)
    sag = np.hypot(*((moved - middle) * section.cell_sizes(corner)).T)
    bent = sag > _SAG_MM
    if not bent.any():
        return points, ends
    first = start[bent]
    # a chord's sag falls with the square of the number of its pieces
    pieces = np.minimum(np.ceil(np.sqrt(sag[bent] / _SAG_MM)), _MOST_PIECES)
    count = pieces.astype(np.int64) - 1
    owner = np.repeat(np.arange(len(first)), count)
    share = (np.arange(len(owner)) - (np.cumsum(count) - count)[owner] + 1) / pieces[
        owner
    ]
    step = points[first + 1] - points[first]
    between, error = _onto_level(
        section,
        points[first][owner] + share[:, None] * step[owner],
        corner[bent][owner],
        level[first][owner],
        _NEWTON_STEPS,
    )
    # in a saddle the chord may join what the level set does not: leave it straight
    lost = np.zeros(len(first), dtype=np.bool_)
    lost[owner[error > _SAG_MM / 20]] = True
    count[lost] = 0
    kept = ~lost[owner]
    whole = np.insert(points, first[owner[kept]] + 1, between[kept], axis=0)
    added = np.concatenate([[0], np.cumsum(count)])
    return whole, ends + added[np.searchsorted(first, ends)]


def _halved(
    points: NDArray[np.float64],
    level: NDArray[np.float64],
    ends: NDArray[np.int64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.int64]]:
    """Put a point in the middle of every chord; see `_curved` for the arrays."""
    is_start = np.ones(len(points), dtype=np.bool_)
    is_start[ends - 1] = False
    start = np.flatnonzero(is_start)
    middle = (points[start] + points[start + 1]) / 2
    return (
        np.insert(points, start + 1, middle, axis=0),
        np.insert(level, start + 1, level[start]),
        2 * ends - np.arange(1, len(ends) + 1),
    )


def _settled(
    section: DoseSection,
    points: NDArray[np.float64],
    level: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Move points up or down the dose until the read-out has their level there.

    From (row, column) to (u, v), shape (n, 2).  Where the dose ends they stay.
    """
    assert section.read is not None
    last = np.array(section.values.shape) - 2
    corner = np.clip(np.floor(points), 0, last).astype(np.intp)
    # where the dose ends, the cell on the other side of the point has one
    is_end = np.isnan(sum(_corners(section, corner)))
    corner[is_end] = np.clip(np.ceil(points[is_end]) - 1, 0, last)
    a, b, c, d = _corners(section, corner)
    height, width = section.cell_sizes(corner).T
    v, u = (points - corner).T
    along_v = ((c - a) * (1 - u) + (d - b) * u) / height
    along_u = ((b - a) * (1 - v) + (d - c) * v) / width
    steep = np.maximum(np.hypot(along_u, along_v), 1e-9)
    uv = section.to_uv(points)
    upwards = np.stack([along_u, along_v], axis=1) / steep[:, None]

    def short_of(share: NDArray[np.float64]) -> NDArray[np.float64]:
        assert section.read is not None
        return level - section.read(uv + share[:, None] * upwards)

    # secants along the direction in which the dose rises; the best is kept
    at, lacks = np.zeros(len(points)), short_of(np.zeros(len(points)))
    best, least = at, np.where(np.isnan(lacks), np.inf, np.abs(lacks))
    for _ in range(_SECANT_STEPS):
        then = np.clip(at + lacks / steep, -_FARTHEST_MM, _FARTHEST_MM)
        lacks_then = short_of(then)
        is_better = np.abs(lacks_then) < least
        best = np.where(is_better, then, best)
        least = np.where(is_better, np.abs(lacks_then), least)
        with np.errstate(divide="ignore", invalid="ignore"):
            slope = (lacks - lacks_then) / (then - at)
        steep = np.where(np.isfinite(slope) & (slope > 1e-9), slope, steep)
        at, lacks = then, lacks_then
    uv += best[:, None] * upwards
    return uv


def _corners(
    section: DoseSection, corner: NDArray[np.intp]
) -> tuple[NDArray[np.float64], ...]:
    """Return the doses at the four corners of cells, row by row, shape (n,) each."""
    j, i = corner.T
    plane = section.values
    a, b, c, d = plane[j, i], plane[j, i + 1], plane[j + 1, i], plane[j + 1, i + 1]
    return tuple(values.astype(np.float64) for values in (a, b, c, d))


def _onto_level(
    section: DoseSection,
    points: NDArray[np.float64],
    corner: NDArray[np.intp],
    level: NDArray[np.float64],
    steps: int,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Move points (row, column) within their cell, up or down the dose, to a level.

    Returns them, and how far (mm) each was still off before the last step.
    """
    a, b, c, d = _corners(section, corner)
    height, width = section.cell_sizes(corner).T
    v, u = (points - corner).T
    for _ in range(steps):
        value = (a * (1 - u) + b * u) * (1 - v) + (c * (1 - u) + d * u) * v
        along_v = ((c - a) * (1 - u) + (d - b) * u) / height
        along_u = ((b - a) * (1 - v) + (d - c) * v) / width
        steep = np.maximum(along_v**2 + along_u**2, 1e-12)
        share = (level - value) / steep
        error = np.abs(share) * np.sqrt(steep)
        # several times as fast as `clip`
        v = np.minimum(np.maximum(v + share * along_v / height, 0), 1)
        u = np.minimum(np.maximum(u + share * along_u / width, 0), 1)
    return corner + np.stack([v, u], axis=1), error
