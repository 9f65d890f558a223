"""The planes that a view can reach: of images, else contours, else the dose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from dosiscope.core.contours.modes import (
    area_contours,
    cluster_planes,
    nearest_distance,
    on_planes,
)
from dosiscope.core.geometry import SAME_PLANE_MM
from dosiscope.core.plane import AXIAL
from dosiscope.core.sections.volume_cut import VolumeCut, extents

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from dosiscope.core.case import Case
    from dosiscope.core.dose import Dose
    from dosiscope.core.geometry import Geometry
    from dosiscope.core.plane import Orientation
    from dosiscope.core.structures import Roi, StructureSet


_APART_MM = 1.0  # planes along which nothing has samples of its own
_MOST = 2000


def base_planes(
    case: Case | None, dose: Dose | None, orientation: Orientation = AXIAL
) -> NDArray[np.float64]:
    """Return where the CT's own pixels lie along the normal, ascending, mm.

    May be empty.  Without a CT these are the contours' planes: on those of the dose no
    contour would be on its own plane.  Planes of the dose are added only where no
    contour is near, so that all of the dose can be reached.  Contours lie across every
    other orientation everywhere: there the dose's own samples count.
    """
    ct = case.ct if case is not None else None
    if orientation != AXIAL:
        if ct is not None:
            return _own_planes(ct.geometry, orientation)
        if dose is not None:
            return _own_planes(dose.geometry, orientation)
        return _through(case.structure_set if case is not None else None, orientation)
    if ct is not None:
        return ct.geometry.z
    doses = dose.geometry.z if dose is not None else np.empty(0)
    planes, reach = _contour_planes(case.structure_set if case is not None else None)
    if not len(planes):
        return doses
    beyond = doses[nearest_distance(doses, planes) > reach + SAME_PLANE_MM]
    return np.sort(np.concatenate([planes, beyond]))


def with_contours(
    base: NDArray[np.float64],
    case: Case | None,
    rois: Iterable[Roi],
    orientation: Orientation = AXIAL,
) -> NDArray[np.float64]:
    """Return base planes and those of contours that lie on none of them, mm.

    ``rois`` are those that are shown.  Without a CT the contours' planes are among the
    base planes already, and across every other orientation they lie everywhere.
    """
    if case is None or case.ct is None or orientation != AXIAL:
        return base
    contours = [
        roi.contours.z[[kind.has_plane for kind in kinds]]
        for roi in rois
        if roi.number not in case.off_slice_ignored and len(kinds := roi.contours.kinds)
    ]
    if not contours:
        return base
    extra = np.unique(np.concatenate(contours))
    if len(base) and len(extra):  # closer than this is the image's plane
        extra = extra[~on_planes(extra, base)]
    return np.sort(np.concatenate([base, cluster_planes(extra)]))


def _own_planes(geometry: Geometry, orientation: Orientation) -> NDArray[np.float64]:
    """Return the planes on which samples lie, or evenly spaced ones through them."""
    cut = VolumeCut.of(geometry, orientation)
    if cut is not None:
        return cut.normal.positions
    return _evenly(*extents(geometry, orientation, 0.0)[2])


def _through(
    structures: StructureSet | None, orientation: Orientation
) -> NDArray[np.float64]:
    """Return evenly spaced planes through all contours."""
    points = [
        roi.contours.points
        for roi in (structures.rois if structures is not None else ())
        if len(roi.contours.points) and not roi.withheld
    ]
    if not points:
        return np.empty(0)
    places = np.concatenate(points) @ np.array(orientation.normal)
    return _evenly(float(places.min()), float(places.max()))


def _evenly(low: float, high: float) -> NDArray[np.float64]:
    count = min(max(int((high - low) / _APART_MM) + 1, 2), _MOST)
    return np.linspace(low, high, count) if high > low else np.array([low])


def _contour_planes(
    structures: StructureSet | None,
) -> tuple[NDArray[np.float64], float]:
    """Return the planes of all outlines, and half the least distance in any ROI, mm.

    Planes nearer to each other than this are one: that of the ROI with more of
    them.  Attached contours are off the slices by intention: each has its plane.
    """
    exact, usual, steps = [np.empty(0)], [], []
    for roi in structures.rois if structures is not None else ():
        if roi.withheld:
            continue
        z = cluster_planes(roi.contours.z[area_contours(roi.contours)])
        if any(attached is not None for attached in roi.contours.attached):
            exact.append(z)
        elif len(z):
            usual.append(z)
        if len(z) > 1:
            steps.append(float(np.median(np.diff(z))))
    reach = min(steps, default=0.0) / 2
    planes = cluster_planes(np.concatenate(exact))
    for z in sorted(usual, key=len, reverse=True):
        new = z[nearest_distance(z, planes) >= max(reach, SAME_PLANE_MM + 1e-6) - 1e-6]
        planes = np.sort(np.concatenate([planes, new]))
    return planes, reach
