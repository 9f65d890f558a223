"""The parts of a solid that do not touch: each ends and is sampled by its own measure.

Where an island's outlines end between two sections it ends half-way, as it would if no
other island had a contour there: where another lies changes nothing of this one.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.effort import spend
from dosiscope.core.polygons.components import label_components
from dosiscope.core.polygons.overlaps import overlapping_boxes
from dosiscope.core.polygons.rings import bounding_boxes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.solids.solid import Section, Solid, Span

_TOUCH = 1e-6  # mm
# More parts than this are sampled together, as each costs about a millisecond: they
# are small for the whole then, so that their thickness tells the cells' size, and the
# hottest part has small cells of its own anyway.
MOST = 16


def islands_of(solid: Solid, most: int = MOST) -> list[Solid]:
    """Return the parts of a solid that do not touch, each as a solid of its own.

    Polygons whose boxes overlap stay together, of one section or of neighbouring
    ones.  Volumes and histograms of the parts add up to those of the solid.  More
    than ``most`` parts come as one solid, in which some spans lie beside others at
    the same height.
    """
    section, group = _section_groups(solid)
    counts = np.array([len(s.polygons) for s in solid.sections], dtype=np.int64)
    first: NDArray[np.int64] = np.cumsum(counts) - counts
    many = counts[section]
    begin = first[section] - (np.cumsum(many) - many)
    member = np.repeat(begin, many) + np.arange(many.sum())
    rings, section_of = solid.rings
    boxes = bounding_boxes(rings)
    if not len(boxes):
        return [solid]
    pairs = member[overlapping_boxes(boxes[member], np.repeat(group, many))]
    spend()
    label = label_components(len(boxes), pairs)
    spend()
    if label.max() == 0:
        return [solid]
    if label.max() >= most:
        return [_together(solid, np.split(label, first[1:]))]
    parts = [
        _part(solid, label == n, section_of, first) for n in range(int(label.max()) + 1)
    ]
    return [part for part in parts if part.spans] or [solid]


def _section_groups(solid: Solid) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return sections and the group of each: every section, and pairs that meet."""
    meeting = {(s.lower, s.upper) for s in solid.spans if s.lower != s.upper}
    for one, other in pairwise(solid.spans):
        if other.low - one.high <= _TOUCH and one.upper != other.lower:
            meeting.add((one.upper, other.lower))
    alone = np.arange(len(solid.sections))
    pairs = np.array(sorted(meeting), dtype=np.int64).reshape(-1, 2)
    group = np.repeat(np.arange(len(pairs)) + len(alone), 2)
    return np.append(alone, pairs), np.append(alone, group)


def _part(
    solid: Solid,
    chosen: NDArray[np.bool_],
    section: NDArray[np.int64],
    first: NDArray[np.int64],
) -> Solid:
    """Return the solid of some polygons only, ended where they end."""
    kept = set(section[chosen].tolist())
    spans = [
        _ended(span, kept)
        for span in solid.spans
        if span.lower in kept or span.upper in kept
    ]
    used = sorted({n for span in spans for n in (span.lower, span.upper)})
    number = {old: new for new, old in enumerate(used)}
    sections = []
    for n in used:
        polygons = solid.sections[n].polygons
        mine = chosen[first[n] : first[n] + len(polygons)]
        held = tuple(p for p, keep in zip(polygons, mine, strict=True) if keep)
        sections.append(replace(solid.sections[n], polygons=held))
    moved = [replace(s, lower=number[s.lower], upper=number[s.upper]) for s in spans]
    return replace(solid, sections=tuple(sections), spans=tuple(moved))


def _ended(span: Span, kept: set[int]) -> Span:
    """Return a layer between two sections as a prism where one has nothing of a part.

    The volume is the same: half of the way with the whole area instead of all of it
    with a half on average.
    """
    if not _is_whole(span) or (span.lower in kept and span.upper in kept):
        return span
    middle = (span.low + span.high) / 2
    if span.upper in kept:
        return replace(span, low=middle, lower=span.upper)
    return replace(span, high=middle, upper=span.lower)


def _is_whole(span: Span) -> bool:
    """Whether a layer runs all the way between its sections, by their areas alone."""
    return (span.t_low, span.t_high, span.taper) == (0.0, 1.0, (1.0, 1.0))


def _together(solid: Solid, labels: list[NDArray[np.int64]]) -> Solid:
    """Return all parts as one solid, each ended where its polygons end.

    ``labels`` has the part of every polygon, section by section.
    """
    sections: list[Section] = []
    numbers: dict[tuple[int, bytes], int] = {}

    def some(section: int, chosen: NDArray[np.bool_]) -> int:
        """Return the number of the section that has the chosen polygons only."""
        key = (section, chosen.tobytes())
        if key not in numbers:
            old = solid.sections[section]
            kept = tuple(
                p for p, keep in zip(old.polygons, chosen, strict=True) if keep
            )
            numbers[key] = len(sections)
            sections.append(replace(old, polygons=kept))
        return numbers[key]

    spans: list[Span] = []
    for span in solid.spans:
        spend()
        below, above = labels[span.lower], labels[span.upper]
        goes_on, comes_from = np.isin(below, above), np.isin(above, below)
        if not _is_whole(span):
            goes_on[:], comes_from[:] = True, True
        middle = (span.low + span.high) / 2
        if goes_on.any() or comes_from.any():
            lower, upper = some(span.lower, goes_on), some(span.upper, comes_from)
            spans.append(replace(span, lower=lower, upper=upper))
        if not goes_on.all():
            end = some(span.lower, ~goes_on)
            spans.append(replace(span, high=middle, lower=end, upper=end))
        if not comes_from.all():
            end = some(span.upper, ~comes_from)
            spans.append(replace(span, low=middle, lower=end, upper=end))
    spans.sort(key=lambda span: span.low)
    return replace(solid, sections=tuple(sections), spans=tuple(spans))
