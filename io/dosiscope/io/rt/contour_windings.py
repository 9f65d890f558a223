"""Contours that wind around some places twice: inside or outside is ambiguous (S21)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contour_checks.given_up import given_up, is_given_up
from dosiscope.core.contours.modes import area_contours
from dosiscope.core.effort import Allowance, Pool, TooEntangledError, bounded, spend
from dosiscope.core.language import tr
from dosiscope.core.polygons.rings import Rings, signed_areas
from dosiscope.core.progress import Progress, Steps
from dosiscope.core.text import counted
from dosiscope.io.files import tags
from dosiscope.io.remarks import Remarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Contours, StructureSet

# A share of the area below this may be a slip of the pen, or of rounding.
_SHARE: Final = 0.01
_AT_ONCE: Final = 50_000  # points of contours between two steps
_SAMPLES: Final = 96  # along each side of the box around a contour


def winding_steps(
    structure_set: StructureSet, pool: Pool | None = None
) -> Steps[list[Finding]]:
    """Return one finding for each ROI in which even-odd and winding rule differ.

    A step is an ROI or a part of its contours.
    """
    pool = pool or Pool()
    remarks = Remarks(structure_set.header)
    rois, uid = structure_set.rois, structure_set.header.sop_instance_uid
    for done, roi in enumerate(rois):
        yield Progress(done, len(rois), tr("Checking contours"))
        if roi.withheld or not len(roi.contours) or is_given_up(roi):
            continue
        found: list[int] = []
        allowance = Allowance(len(roi.contours.points), pool)
        parts = _ambiguous(roi.contours)
        while True:
            try:
                with bounded(allowance):
                    some = next(parts, None)
            except TooEntangledError:
                remarks.found.append(given_up(roi, uid))
                found = []
                break
            if some is None:
                break
            found += some
            yield Progress(done, len(rois), tr("Checking contours"))
        if not found:
            continue
        z = float(roi.contours.z[found[0]])
        remarks.add(
            "S21",
            share=tr(
                "{some} of {all}",
                some=len(found),
                all=counted(len(roi.contours), "contour"),
            ),
            name=roi.shown_name,
            tag=tags.ContourData,
            found=counted(len(found), "contour"),
            expected=tr("contours that do not cross themselves"),
            roi=roi.number,
            z=z,
        )
    return remarks.found


def _ambiguous(contours: Contours) -> Iterator[list[int]]:
    """Yield the indices of closed contours with area that is wound around twice."""
    # heavy, and wanted only where there are contours
    from dosiscope.core.polygons.even_odd import are_star_shaped

    used = area_contours(contours)
    # a polygon that is seen whole from one place is wound around once
    simple = are_star_shaped(Rings(contours.points[:, :2], contours.starts))
    used = used[~simple[used]]
    points = np.cumsum(np.diff(contours.starts)[used])
    for part in np.split(used, np.flatnonzero(np.diff(points // _AT_ONCE)) + 1):
        yield []
        yield from _ambiguous_of(contours, part)


def _ambiguous_of(contours: Contours, used: NDArray[np.int64]) -> Iterator[list[int]]:
    """Yield those of these closed contours (indices) that `_ambiguous` yields."""
    from dosiscope.core.polygons.even_odd import even_odd_areas
    from dosiscope.core.polygons.simple import are_simple

    starts = contours.starts
    polygons = [contours.points[starts[n] : starts[n + 1], :2] for n in used]
    open_question = np.flatnonzero(~are_simple(Rings.of(polygons)))
    used, polygons = used[open_question], [polygons[n] for n in open_question]
    rings = Rings.of(polygons)
    even_odd = even_odd_areas(rings, np.arange(len(used)), len(used))
    net = np.abs(signed_areas(rings))
    # where both areas agree, nothing is wound around twice (or against itself too)
    suspects = np.flatnonzero(
        np.abs(even_odd - net) > _SHARE * np.maximum(even_odd, net)
    )
    for n in suspects:
        yield [int(used[n])] if _share_wound_twice(polygons[n]) > _SHARE else []


def _share_wound_twice(polygon: NDArray[np.float64]) -> float:
    """Share of the places inside by winding that even-odd takes for outside."""
    low, high = polygon.min(axis=0), polygon.max(axis=0)
    middles = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
    x, y = (low[n] + middles * (high[n] - low[n]) for n in (0, 1))
    winding = np.zeros((_SAMPLES, _SAMPLES), dtype=np.int64)
    after = np.roll(polygon, -1, axis=0)
    (x0, y0), (x1, y1) = polygon.T, after.T
    for row, height in zip(winding, y.tolist(), strict=True):
        spend(len(polygon))
        at = (height >= np.minimum(y0, y1)) & (height < np.maximum(y0, y1))
        crossing = x0[at] + (height - y0[at]) / (y1[at] - y0[at]) * (x1[at] - x0[at])
        order = np.argsort(crossing)
        # edges to the right of a place count, up or down
        way = np.where(y1[at] > y0[at], 1, -1)[order]
        right = np.append(np.cumsum(way[::-1])[::-1], 0)
        row[:] = right[np.searchsorted(crossing[order], x, side="right")]
    inside = winding != 0
    twice = inside & (winding % 2 == 0)
    return float(twice.sum() / max(int(inside.sum()), 1))
