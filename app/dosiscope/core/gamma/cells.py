"""Where in a cell the trilinear dose comes nearest to a point: least gamma^2 of cells.

In the criteria of distance and dose a cell is a box around the point at 0, and
e(y) what the dose in it differs by; sought is the least of |y|^2 + e(y)^2.  Were e
linear, that is known in closed form, the ends of the box included.  So is then, by
duality, a bound from below, and what a trilinear dose bends away from its linear part
is known from its coefficients.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Array = NDArray[np.float64]
    Indices = NDArray[np.int64]

# Turns in which it is found which ends of a box hold; the last one counts anyway.
_TURNS: Final = 4
# Steps towards the least, and what one changes of gamma^2 at least, or it is the last.
_STEPS: Final = 12
_GAIN: Final = 1e-7
_HALVINGS: Final = 3
_FEWER: Final = 0.7  # of all that are still on their way are worth to be told apart
_SAME: Final = 1 + 1e-12
# Gamma^2 is convex where that is below 1; below this the steps get there too.
_HOLLOW: Final = 0.5


@dataclass(slots=True)
class Cells:
    """Cells, each as one point sees it.

    Attributes
    ----------
    e
        Coefficients of the trilinear difference in the shares of a cell along
        (k, j, i), shape (2, 2, 2, n): ``e[1, 0, 1]`` is that of f_k f_i.
    low, width
        Where they begin along (k, j, i) and how wide they are, shape (3, n).
    """

    e: Array
    low: Array
    width: Array

    @classmethod
    def of_corners(cls, corners: Array, low: Array, width: Array) -> Cells:
        """Return cells of the differences at corners, (2, 2, 2, n), taken over."""
        corners[1] -= corners[0]
        corners[:, 1] -= corners[:, 0]
        corners[:, :, 1] -= corners[:, :, 0]
        return cls(corners, low, width)

    @classmethod
    def together(cls, parts: Sequence[Cells]) -> Cells:
        """Return the cells of all parts, one part after the other."""
        return cls(
            np.concatenate([part.e for part in parts], axis=-1),
            np.concatenate([part.low for part in parts], axis=1),
            np.concatenate([part.width for part in parts], axis=1),
        )

    def __len__(self) -> int:
        return len(self.low[0])

    def some(self, which: Indices) -> Cells:
        """Return some of them."""
        return Cells(self.e[..., which], self.low[:, which], self.width[:, which])

    def within(self, best: Array) -> Cells:
        """Return the part of each that is nearer along every axis than a gamma^2, (n,).

        Farther away is none that is less; and in a smaller cell the dose bends less.
        """
        reach = np.sqrt(best)
        low = np.maximum(self.low, -reach)
        width = np.maximum(np.minimum(self.low + self.width, reach) - low, 0)
        share = _inverse(self.width)
        e = self.e.copy()
        for axis in range(3):
            here, along = np.moveaxis(e, axis, 0)  # views of it
            here += (low[axis] - self.low[axis]) * share[axis] * along
            along *= width[axis] * share[axis]
        return Cells(e, low, width)

    def halves(self, axis: int) -> Cells:
        """Return the lower halves along an axis, then the upper ones."""
        here = [slice(None)] * 3
        along = [slice(None)] * 3
        here[axis], along[axis] = slice(0, 1), slice(1, 2)
        first = self.e.copy()
        first[tuple(along)] *= 0.5
        second = first.copy()
        second[tuple(here)] += first[tuple(along)]
        width = self.width.copy()
        width[axis] *= 0.5
        low = self.low.copy()
        low[axis] += width[axis]
        lower, upper = Cells(first, self.low, width), Cells(second, low, width)
        return Cells.together((lower, upper))

    def at(self, f: Array) -> tuple[Array, Array]:
        """Return e at shares (3, n), and its slopes with them, (3, n)."""
        k, j, i = f
        e = self.e[0] + k * self.e[1]  # of (j, i)
        change_i = e[0, 1] + j * e[1, 1]
        change_j = e[1, 0] + i * e[1, 1]
        value = e[0, 0] + j * e[1, 0] + i * change_i
        up = self.e[1]
        change_k = up[0, 0] + i * up[0, 1] + j * (up[1, 0] + i * up[1, 1])
        return value, np.stack([change_k, change_j, change_i])


@dataclass(frozen=True, slots=True, kw_only=True)
class Bound:
    """What is known of cells before they are looked into.

    Attributes
    ----------
    gamma2
        Gamma^2 is nowhere less in them, (n,).
    place
        Where it is about least, (3, n).
    bends
        How much of the dose's bend is with shares along (k, j, i), (3, n).
    is_hollow
        Whether gamma^2 is convex in them, so that every way down leads to the least.
    """

    gamma2: Array
    place: Array
    bends: Array
    is_hollow: NDArray[np.bool_]

    def some(self, which: Indices) -> Bound:
        """Return that of some of them."""
        return Bound(
            gamma2=self.gamma2[which],
            place=self.place[:, which],
            bends=self.bends[:, which],
            is_hollow=self.is_hollow[which],
        )


def bound(cells: Cells) -> Bound:
    """Return the bound of cells, by the linear part of e around their middle."""
    middle = np.full((3, len(cells)), 0.5)
    value, slope = cells.at(middle)
    half = 0.5 * cells.e[1, 1, 1]
    kj = np.abs(cells.e[1, 1, 0] + half)
    ki = np.abs(cells.e[1, 0, 1] + half)
    ji = np.abs(cells.e[0, 1, 1] + half)
    half = np.abs(half)
    bend = 0.25 * (kj + ki + ji + half)
    high = cells.low + cells.width
    share = _inverse(cells.width)
    g = slope * share
    first = np.clip(0.0, cells.low, high)
    there = value + (g * (first - cells.low - 0.5 * cells.width)).sum(0)
    off = np.sign(there) * np.maximum(np.abs(there) - bend, 0)
    at_0 = off - (g * first).sum(0)
    e, y = _nearest_of_linear(at_0, g, cells.low, high)
    # for any e no more than the least: the dual of the minimum
    gamma2 = e * (2 * (at_0 + (g * y).sum(0)) - e) + (y * y).sum(0)
    gamma2 = np.maximum(gamma2, (first * first).sum(0))
    # half the second derivatives: 1 + g g' + e H, and the norm of H is its largest row
    most = np.abs(value) + 0.5 * np.abs(slope).sum(0) + bend
    k, j, i = share
    kj_, ki_, ji_ = (kj + half) * k * j, (ki + half) * k * i, (ji + half) * j * i
    norm = np.maximum(np.maximum(kj_ + ki_, kj_ + ji_), ki_ + ji_)
    bends = np.stack([kj + ki, kj + ji, ki + ji])
    is_hollow = most * norm < _HOLLOW
    return Bound(gamma2=gamma2, place=y, bends=bends, is_hollow=is_hollow)


def gamma2_at(cells: Cells, y: Array) -> Array:
    """Return gamma^2 at places in cells, (n,)."""
    value, _ = cells.at((y - cells.low) * _inverse(cells.width))
    result: Array = (y * y).sum(0) + value * value
    return result


def descend(cells: Cells, y: Array) -> Array:
    """Return the least gamma^2 on the way down from places in cells, (n,).

    In every step e is taken as linear; where that leads up, half as far is gone.
    """
    share = _inverse(cells.width)
    value, slope = cells.at((y - cells.low) * share)
    least: Array = (y * y).sum(0) + value * value
    active, now = None, least.copy()
    for _ in range(_STEPS):
        g = slope * share
        high = cells.low + cells.width
        _, goal = _nearest_of_linear(value - (g * y).sum(0), g, cells.low, high)
        y, value, slope, found = _no_higher(cells, share, y, goal, now)
        if active is None:
            np.minimum(least, found, out=least)
        else:
            least[active] = np.minimum(least[active], found)
        on = np.flatnonzero(found < now * (1 - _GAIN))
        now = found
        if not len(on):
            break
        if len(on) < _FEWER * len(found):
            active = on if active is None else active[on]
            y, now, value, slope = y[:, on], now[on], value[on], slope[:, on]
            cells, share = cells.some(on), share[:, on]
    return least


def _no_higher(
    cells: Cells, share: Array, y: Array, goal: Array, now: Array
) -> tuple[Array, Array, Array, Array]:
    """Go from y to a goal, or part of the way; return where to, e, slopes, gamma^2."""
    value, slope = cells.at((goal - cells.low) * share)
    found = (goal * goal).sum(0) + value * value
    for _ in range(_HALVINGS):
        up = np.flatnonzero(found > now * _SAME)
        if not len(up):
            break
        part = cells.some(up)
        nearer = 0.5 * (goal[:, up] + y[:, up])
        e, slopes = part.at((nearer - part.low) * share[:, up])
        goal[:, up], value[up], slope[:, up] = nearer, e, slopes
        found[up] = (nearer * nearer).sum(0) + e * e
    return goal, value, slope, found


def _nearest_of_linear(
    at_0: Array, g: Array, low: Array, high: Array
) -> tuple[Array, Array]:
    """Return e and y where |y|^2 + e^2 is least in boxes, e = at_0 + g y: (n,), (3, n).

    There every y is -g e, or the end next to it.  Which ends hold is found in turns, by
    Newton's method between ends that draw together.
    """
    at_low, at_high = g * low, g * high
    least = at_0 + np.minimum(at_low, at_high).sum(0)
    most = at_0 + np.maximum(at_low, at_high).sum(0)
    gg = g * g
    e = np.clip(at_0 / (1 + gg.sum(0)), least, most)
    y = np.clip(-g * e, low, high)
    for _ in range(_TURNS):
        gy = g * y
        is_above = e > at_0 + gy.sum(0)
        np.copyto(most, e, where=is_above)
        np.copyto(least, e, where=~is_above)
        is_held = (y <= low) | (y >= high)
        e = (at_0 + (is_held * gy).sum(0)) / (1 + (~is_held * gg).sum(0))
        is_off = (e < least) | (e > most)
        np.copyto(e, 0.5 * (least + most), where=is_off)
        y = np.clip(-g * e, low, high)
    return e, y


def _inverse(width: Array) -> Array:
    """Return 1 / width, 0 where that is 0."""
    wide = width > 0
    inverse: Array = np.zeros_like(width)
    np.divide(1.0, width, out=inverse, where=wide)
    return inverse
