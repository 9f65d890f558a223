"""Which part of the plane a view shows to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from dosiscope.core.plane import AXIAL
from dosiscope.core.sections.volume_cut import box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.geometry import Geometry
    from dosiscope.viewer.review import Review

_MARGIN = 0.06  # of the larger side
_EMPTY = QRectF(-250, -250, 500, 500)


def whole_box(review: Review) -> QRectF:
    """Return the whole CT (else dose, else contours) in the plane, mm."""
    case = review.case
    geometry = case.ct.geometry if case is not None and case.ct is not None else None
    if geometry is None and review.dose is not None:
        geometry = review.dose.geometry
    if geometry is not None:
        return _box_of(geometry)
    points = [roi.contours.points for roi in review.rois if len(roi.contours)]
    return _with_margin(_around(points)) if points else QRectF(_EMPTY)


def body_box(review: Review) -> QRectF:
    """Return the patient's outline with a margin, mm; without one, the whole CT."""
    outlines = [
        roi.contours.points
        for roi in review.rois
        if roi.interpreted_type == "EXTERNAL" and len(roi.contours)
    ]
    if not outlines:
        return whole_box(review)
    body = _with_margin(_around(outlines))
    if review.case is not None and review.case.ct is not None:
        body = body.intersected(whole_box(review))
    return body if not body.isEmpty() else whole_box(review)


def _box_of(geometry: Geometry) -> QRectF:
    (left, right), (top, bottom) = box(geometry, AXIAL)
    return QRectF(left, top, right - left, bottom - top)


def _around(points: list[NDArray[np.float64]]) -> QRectF:
    left, top = (min(float(p[:, axis].min()) for p in points) for axis in (0, 1))
    right, bottom = (max(float(p[:, axis].max()) for p in points) for axis in (0, 1))
    return QRectF(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def _with_margin(box: QRectF) -> QRectF:
    margin = _MARGIN * max(box.width(), box.height())
    return box.adjusted(-margin, -margin, margin, margin)
