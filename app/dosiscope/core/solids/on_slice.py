"""The solid of an ROI whose contours lie on image planes: the slab model.

Between neighbouring image planes that both carry contours, occupancy runs
linearly from one to the other, which gives the volume of slabs that reach half
way; towards an image plane without contours, and at the ends, half a slice is
added.  An image plane without contours is empty (BRTO-II 3.2.4.1.2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import area_contours, on_planes
from dosiscope.core.errors import NotEvaluableError
from dosiscope.core.language import tr
from dosiscope.core.solids.end_rule import EndRule
from dosiscope.core.solids.solid import Section, Solid, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from dosiscope.core.contours.modes import SlicePlanes
    from dosiscope.core.structures import Roi

_TAPER_PIECES = 8


def build_on_slice(
    roi: Roi,
    planes: SlicePlanes,
    end_rule: EndRule,
    kept: NDArray[np.int64],
    *,
    of_source: bool = False,
) -> Solid:
    """Build the slab solid from the contours ``kept`` (indices), all on planes.

    ``of_source``: the planes are those of the source pixels, which its method tells.

    Raises
    ------
    NotEvaluableError
        There is a single plane only, so that its thickness is not known.
    """
    sections, at = _sections(roi, planes, kept)
    if not planes.step > 0:
        raise NotEvaluableError(
            tr(
                '"{name}" has no volume: its contours lie on a single plane '
                "(z = {z:.2f} mm) and no second image gives the slice distance.",
                name=roi.shown_name,
                z=planes.z[0],
            )
        )
    neighbours = planes.adjacent()
    spans: list[Span] = []
    areas = _Areas(roi.number, sections) if end_rule is EndRule.TAPERED else None
    for n, k in enumerate(at):
        joined_below = n > 0 and at[n - 1] == k - 1 and bool(neighbours[k - 1])
        joined_above = n + 1 < len(at) and at[n + 1] == k + 1 and bool(neighbours[k])
        z = sections[n].z
        if not joined_below:
            step = _step(planes, neighbours, k, -1)
            spans += _end(
                z, -1, step, n, end_rule, areas.ratios(n, 1) if areas else None
            )
        if joined_above:
            spans.append(Span(z, sections[n + 1].z, lower=n, upper=n + 1))
        else:
            step = _step(planes, neighbours, k, 1)
            spans += _end(
                z, 1, step, n, end_rule, areas.ratios(n, -1) if areas else None
            )
    method = tr("slabs between image planes")
    if of_source:
        method = tr("slabs between source planes")
    if not planes.is_image[at].all():
        method = tr(
            "slabs between contour planes ({step:.2f} mm apart): there is no "
            "image at some of them",
            step=planes.step,
        )
    return Solid(
        roi.number, tuple(sections), tuple(spans), end_rule=end_rule, method=method
    )


def _sections(
    roi: Roi, planes: SlicePlanes, kept: NDArray[np.int64]
) -> tuple[list[Section], NDArray[np.int64]]:
    """Return one section for every plane with contours, and the planes' indices."""
    contours = roi.contours
    z = contours.z[kept]
    upper = np.clip(np.searchsorted(planes.z, z), 0, len(planes.z) - 1)
    lower = np.maximum(upper - 1, 0)
    nearer = np.abs(planes.z[lower] - z) < np.abs(planes.z[upper] - z)
    plane = np.where(nearer, lower, upper)
    order = np.argsort(plane, kind="stable")
    polygons = contours.points[:, :2]
    starts = contours.starts
    sections: list[Section] = []
    at, begins = np.unique(plane[order], return_index=True)
    for k, members in zip(at, np.split(kept[order], begins[1:]), strict=True):
        outline = tuple(polygons[starts[n] : starts[n + 1]] for n in members)
        sections.append(Section(float(planes.z[k]), outline))
    return sections, at


def _step(
    planes: SlicePlanes, neighbours: NDArray[np.bool_], k: int, side: int
) -> float:
    """Distance to the neighbouring plane, or what it would be where there is none."""
    for way in (side, -side):
        gap = k if way > 0 else k - 1
        if 0 <= gap < len(neighbours) and neighbours[gap]:
            return float(planes.z[gap + 1] - planes.z[gap])
    return planes.step


def _end(
    z: float,
    side: int,
    step: float,
    n: int,
    rule: EndRule,
    ratios: tuple[float, float] | None,
) -> Iterator[Span]:
    """Yield the layers that an end adds beyond its plane, sorted by z."""
    length = {
        EndRule.NONE: 0.0,
        EndRule.AT_MOST_1_5_MM: min(step / 2, 1.5),
    }.get(rule, step / 2)
    cuts, shares = np.array([0.0, length]), np.ones(2)
    if ratios is not None:
        cuts, shares = _tapered(step, *ratios)
    if side < 0:
        cuts, shares = -cuts[::-1], shares[::-1]
    for m in range(len(cuts) - 1):
        if cuts[m + 1] > cuts[m]:
            taper = (float(shares[m]), float(shares[m + 1]))
            yield Span(
                z + float(cuts[m]),
                z + float(cuts[m + 1]),
                lower=n,
                upper=n,
                taper=taper,
            )


def _tapered(
    step: float, second: float, third: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Continue the last three areas as a quadratic to its end within one step.

    ``second`` and ``third`` are areas one and two steps inwards, as parts of the
    last.  Returns distances beyond the last plane, mm, and the part of its area
    there.
    """
    curve = (1 - 2 * second + third) / 2
    slope = 1 - second + curve  # per step, outwards
    roots = np.roots([curve, slope, 1.0])
    ends = [float(r.real) for r in roots if abs(r.imag) < 1e-9 and 0 < r.real <= 1]
    if slope >= 0 or not ends:
        # no end within the next slice: where it is, is not known
        return np.array([0.0, step / 2]), np.ones(2)
    s = np.linspace(0.0, min(ends), _TAPER_PIECES + 1)
    return s * step, np.maximum(1 + slope * s + curve * s * s, 0.0)


class _Areas:
    """Areas of the sections next to an end, as parts of the end's own."""

    def __init__(self, number: int, sections: list[Section]) -> None:
        self._areas = Solid(number, tuple(sections), ()).areas
        self._z = np.array([s.z for s in sections])

    def ratios(self, n: int, inwards: int) -> tuple[float, float] | None:
        """Areas one and two sections inwards; None where there are not so many."""
        one, two = n + inwards, n + 2 * inwards
        if not (0 <= two < len(self._areas)) or self._areas[n] <= 0:
            return None
        steps = np.abs(np.diff(self._z[[n, one, two]]))
        if abs(steps[1] - steps[0]) > 0.01 * steps[0]:
            return None
        return (
            float(self._areas[one] / self._areas[n]),
            float(self._areas[two] / self._areas[n]),
        )


def contours_on(roi: Roi, planes: SlicePlanes) -> NDArray[np.int64]:
    """Return the indices of the area contours that lie on the planes."""
    used = area_contours(roi.contours)
    return used[on_planes(roi.contours.z[used], planes.z)]
