"""Runs of dose samples inside outlines, and the least and largest dose along them.

At every height at which the dose of a prism can be extreme: on a face it is that
between two dose planes.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np

from dosiscope.core.batches import batches
from dosiscope.core.dvh.parity import PLAIN, cross
from dosiscope.core.effort import AT_ONCE, spend

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.dvh.found_range import At, FoundRange
    from dosiscope.core.dvh.grid import DoseWindow
    from dosiscope.core.dvh.prisms import Prisms
    from dosiscope.core.dvh.section_outlines import SectionOutlines

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

#: Section, row, first and last column of every run, sorted by section.
Runs: TypeAlias = "tuple[Ints, Ints, Ints, Ints]"

_ON_LINE: Final = 1e-9  # of a dose cell
_RUNS_AT_A_TIME: Final = 256
# What a run at one height costs beyond those of plain outlines, as work that is
# counted, and how many are looked at at once.
_A_RUN: Final = 5
_AT_ONCE: Final = AT_ONCE // 4


def runs_inside(
    places: SectionOutlines, window: DoseWindow, sections: tuple[int, int]
) -> Runs:
    """Return the runs of samples inside each section, by even-odd along its rows.

    Of ``sections``, the first and the last plus one.

    Returns
    -------
    section, row, left, right
        One entry a run of columns ``left`` to ``right``, sorted by section.
    """
    _, rows, columns = window.nodes.shape
    begin, end = sections
    some = places.of_sections(begin, end - 1)
    found = []
    for line, x in cross(some.rings, some.section, (end - begin, rows), middle=False):
        # along each row, crossings enter and leave in turn
        left = np.clip(np.ceil(x[::2] - _ON_LINE), 0, columns).astype(np.int64)
        right = np.clip(np.floor(x[1::2] + _ON_LINE), -1, columns - 1).astype(np.int64)
        keep = right >= left
        line = line[::2][keep]
        found.append((begin + line // rows, line % rows, left[keep], right[keep]))
    if not found:
        nothing = np.empty(0, np.int64)
        return nothing, nothing, nothing, nothing
    section, row, left, right = (
        np.concatenate(parts) for parts in zip(*found, strict=True)
    )
    return section, row, left, right


def look_at_runs(
    prisms: Prisms, runs: Runs, window: DoseWindow, found: FoundRange
) -> None:
    """Look at the dose inside at the rows and columns of samples.

    At every height that counts: on a face of a prism the dose is that between two
    dose planes.
    """
    section, row, left, right = runs
    if not len(section):
        return
    _, rows, columns = window.nodes.shape
    prism, height = prisms.levels(np.arange(len(prisms.section)))
    plane = np.minimum(height.astype(np.int64), window.nodes.shape[0] - 2)
    # every run of a section counts at every height where the section holds
    begin = np.searchsorted(section, prisms.section[prism])
    count = np.searchsorted(section, prisms.section[prism], side="right") - begin
    spend(_A_RUN * max(int(count.sum()) - PLAIN * rows * len(prism), 0))
    for levels in batches(count, _AT_ONCE):
        spend()
        many = count[levels]
        level = np.repeat(np.arange(levels.start, levels.stop), many)
        if not len(level):
            continue
        nth = np.arange(len(level)) - np.repeat(np.cumsum(many) - many, many)
        run = begin[level] + nth
        start = (plane[level] * rows + row[run]) * columns
        order = np.argsort(start, kind="stable")
        start, run = start[order], run[order]
        above = (height - plane)[level[order]]
        first, length = start + left[run], (right - left)[run] + 1
        _between_planes(window, first, length, above, found)


def _between_planes(
    window: DoseWindow, first: Ints, length: Ints, above: Floats, found: FoundRange
) -> None:
    """Look at the dose along runs of samples, each between two planes.

    A run begins at sample ``first`` of the lower plane; the plane above it counts
    with weight ``above``.
    """
    nodes = window.nodes.ravel()
    plane = window.nodes[0].size
    values = np.append(nodes, nodes[:1])
    ends = np.stack([first, first + length], axis=1).ravel()
    lower, upper = np.full((2, len(first)), np.inf), np.full((2, len(first)), -np.inf)
    for higher, used in enumerate((above < 1, above > 0)):
        bounds = ends[np.repeat(used, 2)] + higher * plane
        if len(bounds):
            lower[higher, used] = np.minimum.reduceat(values, bounds)[::2]
            upper[higher, used] = np.maximum.reduceat(values, bounds)[::2]
    on_plane = (above == 0) | (above == 1)
    least, most = lower.min(axis=0), upper.max(axis=0)

    def in_run(n: int, values: NDArray[np.float32], *, is_high: bool) -> At:
        begin = int(first[n]) + int(above[n]) * plane
        run = values[begin : begin + int(length[n])]
        return _at_sample(
            window, begin + int(run.argmax() if is_high else run.argmin())
        )

    whole = np.flatnonzero(on_plane)
    found.take(least[whole], lambda n: in_run(whole[n], nodes, is_high=False))
    found.take(most[whole], lambda n: in_run(whole[n], nodes, is_high=True))
    open_ = np.flatnonzero(~on_plane)
    while True:
        spend()
        promise = np.maximum(most[open_] - found.high, found.low - least[open_])
        open_, promise = open_[promise > 0], promise[promise > 0]
        if not len(open_):
            return
        open_ = open_[np.argsort(-promise, kind="stable")]
        now, open_ = open_[:_RUNS_AT_A_TIME], open_[_RUNS_AT_A_TIME:]
        many = length[now]
        which = np.repeat(np.arange(len(now)), many)
        at = first[now][which] + np.arange(len(which))
        at -= np.repeat(np.cumsum(many) - many, many)
        share = above[now][which]
        dose = nodes[at] + share * (nodes[at + plane] - nodes[at])
        found.take(dose, partial(_at_sample_above, window, at, share))


def _at_sample(window: DoseWindow, number: int) -> At:
    """Return column, row and plane of the sample with a number."""
    plane, row, column = np.unravel_index(number, window.nodes.shape)
    return float(column), float(row), float(plane)


def _at_sample_above(window: DoseWindow, at: Ints, share: Floats, n: int) -> At:
    """Return the same of a place above a sample, by a share of the next plane."""
    column, row, plane = _at_sample(window, int(at[n]))
    return column, row, plane + float(share[n])
