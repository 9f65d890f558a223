"""Outlines of what is left open between jaws, layers of leaves and blocks.

The openings of leaf pairs lie on one another like bands; those that touch along a part
of their border make one outline.  Where leaves move across others, or blocks stand in
the beam, the outlines are cut with one another (`outlines_where`).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal

import numpy as np

from dosiscope.core.effort import Allowance, Pool, TooEntangledError, bounded
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.polygons.union import outlines_where

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    Floats = NDArray[np.float64]
    Side = tuple[float | None, float | None]
    Layer = tuple[Literal["x", "y"], Floats, Floats, Floats]

_CLOSED_MM: Final = 1e-6  # no wider than rounding
_MOST_CORNERS: Final = 500  # that allow for work: nobody waits longer for a picture


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Openings:
    """What bounds a beam on the isocentre plane, mm.

    Attributes
    ----------
    x, y
        Jaws of side 1 and 2; None for a side without one.
    layers
        Layers of leaves: the axis along which they move; boundaries across it,
        ascending, shape (pairs + 1,); tips of side 1 and side 2, shape (pairs,).
        Beyond its first and its last leaf nothing is open.
    apertures
        Outlines outside of all of which the beam is stopped, where there are any.
    shields
        Outlines inside any of which it is stopped.
    """

    x: Side
    y: Side
    layers: Sequence[Layer] = ()
    apertures: Sequence[Floats] = ()
    shields: Sequence[Floats] = ()


def open_outlines(openings: Openings) -> list[Floats] | None:
    """Return outlines of what is open, by even-odd; None where a side has no bound.

    Raises
    ------
    NotEvaluableError
        Outlines of blocks cross so often that the work is more than is allowed.
    """
    jaws = _ends(openings)
    if jaws is None:
        return None
    x, y = jaws
    if x[1] - x[0] <= _CLOSED_MM or y[1] - y[0] <= _CLOSED_MM:
        return []
    groups: list[Sequence[Floats]] = []
    for axis, along, across in (("x", x, y), ("y", y, x)):
        bands = _bands(
            along, across, [layer[1:] for layer in openings.layers if layer[0] == axis]
        )
        outlines = list(_stacked(*bands))
        if axis == "x":
            groups.append(outlines)
        elif any(layer[0] == axis for layer in openings.layers):
            groups.append([outline[:, ::-1] for outline in outlines])
    if openings.apertures:
        groups.append(openings.apertures)
    if len(groups) == 1 and not openings.shields:
        return list(groups[0])
    return _cut(groups, openings.shields)


def _ends(openings: Openings) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return from where to where anything can be open in x and in y; None: no bound."""
    found = []
    for axis, jaws in (("x", openings.x), ("y", openings.y)):
        low, high = jaws
        lows, highs = [low], [high]
        for moving, boundaries, first, second in openings.layers:
            if moving == axis:
                lows.append(float(first.min()))
                highs.append(float(second.max()))
            else:
                lows.append(float(boundaries[0]))
                highs.append(float(boundaries[-1]))
        if openings.apertures:
            places = np.concatenate(openings.apertures)[:, 0 if axis == "x" else 1]
            lows.append(float(places.min()))
            highs.append(float(places.max()))
        known = [n for n in lows if n is not None], [n for n in highs if n is not None]
        if not all(known):
            return None
        found.append((max(known[0]), min(known[1])))
    return found[0], found[1]


def _bands(
    along: tuple[float, float],
    across: tuple[float, float],
    layers: Iterable[tuple[Floats, Floats, Floats]],
) -> tuple[Floats, Floats, Floats]:
    """Return bands across, of all layers that move along one axis, and what is open.

    Their borders have shape (bands + 1,), the ends of what is open shape (bands,).
    """
    layers = list(layers)
    inner = [one[0][(one[0] > across[0]) & (one[0] < across[1])] for one in layers]
    borders = np.unique(np.concatenate([np.array(across), *inner]))
    middles = (borders[1:] + borders[:-1]) / 2
    low = np.full(len(middles), along[0])
    high = np.full(len(middles), along[1])
    for boundaries, first, second in layers:
        pair = np.searchsorted(boundaries, middles) - 1  # within: see `_ends`
        low = np.maximum(low, first[pair])
        high = np.minimum(high, second[pair])
    return borders, low, high


def _stacked(borders: Floats, low: Floats, high: Floats) -> Iterable[Floats]:
    """Yield the outlines of bands: those that share a part of their border are one."""
    is_open = high - low > _CLOSED_MM
    run: list[int] = []
    for n in range(len(low)):
        if not is_open[n]:
            yield from _outline(run, borders, low, high)
            run = []
            continue
        if run:
            shared = min(high[n], high[n - 1]) - max(low[n], low[n - 1])
            if shared <= _CLOSED_MM:
                yield from _outline(run, borders, low, high)
                run = []
        run.append(n)
    yield from _outline(run, borders, low, high)


def _outline(
    run: Sequence[int], borders: Floats, low: Floats, high: Floats
) -> Iterable[Floats]:
    """Yield the outline of a run of bands, if there is one: up at low, down at high."""
    if not run:
        return
    left, right = _side(run, borders, low), _side(run, borders, high)
    yield np.array(left + right[::-1])


def _side(
    run: Sequence[int], borders: Floats, ends: Floats
) -> list[tuple[float, float]]:
    """Return the corners along one side of bands, from the first band to the last."""
    corners = [(float(ends[run[0]]), float(borders[run[0]]))]
    for before, n in pairwise(run):
        if ends[before] != ends[n]:
            border = float(borders[n])
            corners += [(float(ends[before]), border), (float(ends[n]), border)]
    corners.append((float(ends[run[-1]]), float(borders[run[-1] + 1])))
    return corners


def _cut(groups: Sequence[Sequence[Floats]], shields: Sequence[Floats]) -> list[Floats]:
    """Return outlines of what lies in one of every group, and in no shield."""
    polygons = [polygon for group in groups for polygon in group]
    group_of = [n for n, group in enumerate(groups) for _ in group]
    first_shield, wanted = len(polygons), len(groups)
    polygons += shields

    @cache
    def is_open(inside: frozenset[int]) -> bool:
        if any(n >= first_shield for n in inside):
            return False
        return len({group_of[n] for n in inside}) == wanted

    corners = min(sum(map(len, polygons)), _MOST_CORNERS)
    try:
        with bounded(Allowance(corners, Pool(0))):
            return outlines_where(polygons, lambda inside: is_open(frozenset(inside)))
    except TooEntangledError:
        raise NotEvaluableError(
            tr(
                "the outlines of its blocks have so many corners and crossings that "
                "what they leave open was given up"
            )
        ) from None
