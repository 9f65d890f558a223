"""Contour Number and Attached Contours of one ROI, resolved to pairs of contours.

Numbers are unique within the ROI's Contour Sequence and never resolve across ROIs
(PS3.3-2016c C.8.8.6; BRTO-II 7.4.8.2.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.structures import Contours


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class AttachedContours:
    """What the contours of one ROI state about each other; nodes are positions.

    Attributes
    ----------
    pairs
        Resolved references (referring node, referred node), shape (n, 2), as they
        are stated: repeated ones too, self references left out.
    forward
        Which of them refer to a higher number, shape (n,).
    to_itself
        Nodes that refer to themselves.
    dangling
        (referring node, number that no contour of the ROI has).
    unnumbered
        Nodes without a usable Contour Number.
    ambiguous
        Nodes that share a number that is referred to, or that refer themselves.
    repeated_numbers
        Nodes that share a number no reference depends on.
    unstated
        Nodes without Attached Contours.
    stated
        How many references there are in all.
    """

    pairs: NDArray[np.int64]
    forward: NDArray[np.bool_]
    to_itself: NDArray[np.int64]
    dangling: tuple[tuple[int, int], ...]
    unnumbered: NDArray[np.int64]
    ambiguous: NDArray[np.int64]
    repeated_numbers: NDArray[np.int64]
    unstated: NDArray[np.int64]
    stated: int


def resolve(contours: Contours, nodes: NDArray[np.int64]) -> AttachedContours:
    """Resolve the references among the contours ``nodes`` (indices)."""
    stated = [contours.numbers[n] for n in nodes]
    lists = [contours.attached[n] for n in nodes]
    named = np.array([s is not None for s in stated], dtype=np.bool_)
    number = np.array([0 if s is None else s for s in stated], dtype=np.int64)
    counts = np.array([len(a) if a else 0 for a in lists], dtype=np.int64)
    source = np.repeat(np.arange(len(nodes)), counts)
    wanted = np.array([m for a in lists if a for m in a], dtype=np.int64)

    holders = np.flatnonzero(named)
    holders = holders[np.argsort(number[holders], kind="stable")]
    sorted_numbers = number[holders]
    first = np.searchsorted(sorted_numbers, wanted)
    many = np.searchsorted(sorted_numbers, wanted, side="right") - first
    itself = (many == 1) & named[source] & (number[source] == wanted)
    found = (many == 1) & ~itself
    target = holders[np.minimum(first[found], len(holders) - 1)]
    pairs = np.stack([source[found], target], axis=1)
    forward = named[pairs[:, 0]] & (number[pairs[:, 1]] > number[pairs[:, 0]])

    values, times = np.unique(sorted_numbers, return_counts=True)
    shared = values[times > 1]
    sharing = np.flatnonzero(named & np.isin(number, shared))
    at_stake = np.concatenate([wanted, number[sharing[counts[sharing] > 0]]])
    harmful = np.isin(number[sharing], at_stake)
    lost = np.flatnonzero(many == 0)
    return AttachedContours(
        pairs=pairs,
        forward=forward,
        to_itself=source[itself],
        dangling=tuple(zip(source[lost].tolist(), wanted[lost].tolist(), strict=True)),
        unnumbered=np.flatnonzero(~named),
        ambiguous=sharing[harmful],
        repeated_numbers=sharing[~harmful],
        unstated=np.array(
            [n for n, a in enumerate(lists) if a is None], dtype=np.int64
        ),
        stated=len(wanted),
    )
