"""Outlines that are written more than once on one plane: each counts once (RC-18).

Inside is what an odd number of outlines encloses, so a copy would take its original
away, and a copy that differs by a rounding would leave a film of it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

import numpy as np

from dosiscope.core.contour_checks.given_up import given_up
from dosiscope.core.contour_checks.report import Report
from dosiscope.core.contours.modes import ROUNDING, area_contours, cluster_planes
from dosiscope.core.effort import AT_ONCE, Allowance, TooEntangledError, bounded, spend
from dosiscope.core.findings import Attribute
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.language import tr
from dosiscope.core.polygons.even_odd import even_odd_areas
from dosiscope.core.polygons.overlaps import overlapping_boxes
from dosiscope.core.polygons.rings import Inside, Rings, bounding_boxes, signed_areas
from dosiscope.core.text import counted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from dosiscope.core.effort import Pool
    from dosiscope.core.findings import Finding
    from dosiscope.core.structures import Contours, Roi

# Two outlines are one where their areas differ by less than this part of the larger.
REPEATED: Final = 0.02
# The inner side of a thin wall lies wholly inside the outer one and keeps this clear of
# it; a copy does not.
WALL_MM: Final = 0.5
# What it costs to look at two outlines, besides their points: work that is counted.
_A_LOOK: Final = 10_000
# Two contours of one image lie apart by no more: each within 0.01 mm of it.
_ONE_PLANE_MM: Final = 2 * (SAME_PLANE_MM + ROUNDING)


def counted_once(
    roi: Roi, structure_set_uid: str = "", pool: Pool | None = None
) -> tuple[Roi, Finding | None]:
    """Return the ROI with every repeated outline once, and what is to be said of it.

    The first of each stays; attachments to a copy are attachments to it.  Where the
    outlines are too entangled to be looked at, the ROI stays as it is, which is said.
    """
    contours = roi.contours
    try:
        with bounded(Allowance(len(contours.points), pool)):
            original = _originals(contours)
    except TooEntangledError:
        return roi, given_up(roi, structure_set_uid)
    copies = np.flatnonzero(original >= 0)
    if not len(copies):
        return roi, None
    report = Report(roi, structure_set_uid)
    planes = len(np.unique(contours.z[copies]))
    report.add(
        "RC-18",
        share=counted(len(copies), "contour"),
        planes=tr("one plane") if planes == 1 else counted(planes, "plane"),
        contours=report.names(copies) if len(copies) > 1 else report.name(copies[0]),
        z=float(contours.z[copies[0]]),
        attribute=Attribute(0x30060040, "ContourSequence"),
        found=tr("{contours} repeated", contours=len(copies)),
        expected=tr("each outline once"),
    )
    return replace(roi, contours=_without(contours, original)), report.findings[0]


def _originals(contours: Contours) -> NDArray[np.int64]:
    """Return the contour that each one repeats, -1 where none; shape (contours,)."""
    original = np.full(len(contours), -1, dtype=np.int64)
    used = area_contours(contours)
    plane = _planes(contours, used)
    if len(np.unique(plane)) == len(used):
        return original
    rings = Rings(contours.points[:, :2], contours.starts)
    boxes, areas = bounding_boxes(rings)[used], np.abs(signed_areas(rings))[used]
    pairs = np.sort(overlapping_boxes(boxes, plane), axis=1)
    pairs = pairs[_alike(boxes, areas, pairs)]
    for a, b in pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))].tolist():
        first, second = int(used[a]), int(used[b])
        if original[first] < 0 and original[second] < 0:
            polygons = contours[first].points[:, :2], contours[second].points[:, :2]
            if _are_one(*polygons):
                original[second] = first
    return original


def _planes(contours: Contours, used: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return the plane of each contour ``used``, shape (n,).

    Those on one image are on one plane, whichever side of it; where contours are
    attached, every z is data.
    """
    z = contours.z[used]
    if any(numbers is not None for numbers in contours.attached):
        return np.searchsorted(cluster_planes(z), z, side="right") - 1
    order = np.argsort(z, kind="stable")
    plane = np.zeros(len(z), dtype=np.int64)
    plane[order[1:]] = np.cumsum(np.diff(z[order]) > _ONE_PLANE_MM)
    return plane


def _alike(
    boxes: NDArray[np.float64], areas: NDArray[np.float64], pairs: NDArray[np.int64]
) -> NDArray[np.bool_]:
    """Whether the boxes of pairs allow that their outlines are one, shape (pairs,).

    Looser than what is asked of the outlines; it saves their exact areas.
    """
    a, b = pairs.T
    size = np.maximum(boxes[a, 2:] - boxes[a, :2], boxes[b, 2:] - boxes[b, :2])
    apart = np.abs(boxes[a] - boxes[b]).reshape(-1, 2, 2).max(axis=1)
    near: NDArray[np.bool_] = (apart <= np.maximum(0.1 * size, 0.01)).all(axis=1)
    larger = np.maximum(areas[a], areas[b])
    near &= np.abs(areas[a] - areas[b]) <= 2 * REPEATED * larger
    return near


def _are_one(one: NDArray[np.float64], other: NDArray[np.float64]) -> bool:
    """Whether two outlines, shape (n, 2), are one outline written twice."""
    spend(_A_LOOK)
    rings = Rings.of([one, other, one, other])
    differ, first, second = even_odd_areas(rings, np.array([0, 0, 1, 2]), 3)
    if not differ < REPEATED * max(first, second):
        return False
    outer, inner = (one, other) if first >= second else (other, one)
    return not (Inside((outer,)).points(inner).all() and _clear(inner, outer))


def _clear(inner: NDArray[np.float64], outer: NDArray[np.float64]) -> bool:
    """Whether two outlines, shape (n, 2), keep `WALL_MM` apart."""
    return all(_distance(p, q) >= WALL_MM for p, q in ((inner, outer), (outer, inner)))


def _distance(points: NDArray[np.float64], outline: NDArray[np.float64]) -> float:
    """Least distance of points, shape (n, 2), to the edges of an outline, mm."""
    along = np.roll(outline, -1, axis=0) - outline
    length = np.maximum((along**2).sum(axis=1), 1e-30)
    least = np.inf
    for part in np.array_split(points, 1 + len(points) * len(outline) // AT_ONCE):
        spend(len(part) * len(outline))
        to = part[:, None] - outline
        share = np.clip((to * along).sum(axis=2) / length, 0.0, 1.0)
        rest = to - share[..., None] * along
        least = min(least, float((rest**2).sum(axis=2).min()))
    return float(np.sqrt(least))


def _without(contours: Contours, original: NDArray[np.int64]) -> Contours:
    """Return the contours that repeat none, attached as they and their copies were."""
    kept = original < 0
    once = contours.only(kept)
    if not any(contours.attached):
        return once
    numbers, attached = contours.numbers, list(contours.attached)
    renamed: dict[int, int] = {}
    for copy in np.flatnonzero(~kept).tolist():
        first = int(original[copy])
        old, new = numbers[copy], numbers[first]
        if old is not None and new is not None and old != new:
            renamed[old] = new
        attached[first] = _joined(attached[first], attached[copy])
    own = {number for n, number in enumerate(numbers) if kept[n] and number is not None}
    renamed = {old: new for old, new in renamed.items() if old not in own}
    stated = []
    for n in np.flatnonzero(kept).tolist():
        these = attached[n]
        if these is not None and (renamed or these != contours.attached[n]):
            others = (renamed.get(number, number) for number in these)
            these = tuple(dict.fromkeys(k for k in others if k != numbers[n]))
        stated.append(these)
    return replace(once, attached=tuple(stated))


def _joined(
    one: tuple[int, ...] | None, other: tuple[int, ...] | None
) -> tuple[int, ...] | None:
    if one is None or other is None:
        return one if other is None else other
    return tuple(dict.fromkeys((*one, *other)))
