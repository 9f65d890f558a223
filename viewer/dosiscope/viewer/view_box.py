"""Which part of the plane a view shows to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from dosiscope.core.sections.volume_cut import box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.viewer.review import ViewState

_MARGIN = 0.06  # of the larger side
_EMPTY = QRectF(-250, -250, 500, 500)


def whole_box(view: ViewState) -> QRectF:
    """Return the whole CT (else dose, else contours) in the plane, u and v in mm."""
    case, plane = view.review.case, view.plane
    geometry = case.ct.geometry if case is not None and case.ct is not None else None
    if geometry is None and view.dose is not None:
        geometry = view.dose.geometry
    if geometry is not None:
        (left, right), (top, bottom) = box(geometry, plane.orientation)
        return QRectF(left, top, right - left, bottom - top)
    rois = view.review.display.rois
    points = [roi.contours.points for roi in rois if len(roi.contours)]
    return _with_margin(_around(plane, points)) if points else QRectF(_EMPTY)


def body_box(view: ViewState) -> QRectF:
    """Return the patient's outline with a margin, mm; without one, the whole CT."""
    outlines = [
        roi.contours.points
        for roi in view.review.display.rois
        if roi.interpreted_type == "EXTERNAL" and len(roi.contours)
    ]
    if not outlines:
        return whole_box(view)
    body = _with_margin(_around(view.plane, outlines))
    if view.review.case is not None and view.review.case.ct is not None:
        body = body.intersected(whole_box(view))
    return body if not body.isEmpty() else whole_box(view)


def _around(plane: Plane, points: list[NDArray[np.float64]]) -> QRectF:
    places = [plane.to_uv(p) for p in points]
    left, top = (min(float(p[:, axis].min()) for p in places) for axis in (0, 1))
    right, bottom = (max(float(p[:, axis].max()) for p in places) for axis in (0, 1))
    return QRectF(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def _with_margin(box: QRectF) -> QRectF:
    margin = _MARGIN * max(box.width(), box.height())
    return box.adjusted(-margin, -margin, margin, margin)
