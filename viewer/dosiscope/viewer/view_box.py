"""Which part of the plane a view shows to begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSizeF

from dosiscope.core.sections.volume_cut import box

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from dosiscope.core.plane import Plane
    from dosiscope.core.structures import Roi
    from dosiscope.viewer.review import ViewState

_MARGIN = 0.06  # of the larger side
_LEAST, _BESIDE = 150.0, 120.0  # mm of a picture of an ROI, and of it beside that
_EMPTY = QRectF(-250, -250, 500, 500)


def whole_box(view: ViewState) -> QRectF:
    """Return the whole CT (else dose, else contours) in the plane, u and v in mm.

    Along z there may be images of a part of the patient alone: across the axial planes
    it is CT and dose.
    """
    case, plane = view.review.case, view.plane
    geometries = [case.ct.geometry] if case is not None and case.ct is not None else []
    if view.dose is not None and not (plane.is_axial and geometries):
        geometries.append(view.dose.geometry)
    if geometries:
        return _united([box(one, plane.orientation) for one in geometries])
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
    case = view.review.case
    if view.plane.is_axial and case is not None and case.ct is not None:
        body = body.intersected(whole_box(view))
    return body if not body.isEmpty() else whole_box(view)


def box_around(plane: Plane, roi: Roi, field: float = 0.0) -> QRectF:
    """Return what is seen of a plane with an ROI in the middle, mm.

    Parameters
    ----------
    field
        Of both sides; 0: the ROI with its surroundings.
    """
    taken = _around(plane, [roi.contours.points])
    widest = max(taken.width(), taken.height())
    side = field or max(min(2 * widest, widest + _BESIDE), _LEAST)
    corner = taken.center() - QPointF(side / 2, side / 2)
    return QRectF(corner, QSizeF(side, side))


def _around(plane: Plane, points: list[NDArray[np.float64]]) -> QRectF:
    places = [plane.to_uv(p) for p in points]
    left, top = (min(float(p[:, axis].min()) for p in places) for axis in (0, 1))
    right, bottom = (max(float(p[:, axis].max()) for p in places) for axis in (0, 1))
    return QRectF(left, top, max(right - left, 1.0), max(bottom - top, 1.0))


def _united(boxes: list[tuple[tuple[float, float], tuple[float, float]]]) -> QRectF:
    """Return the rectangle around ranges along u and v."""
    (left, top), (right, bottom) = (
        [least(pair[axis][end] for pair in boxes) for axis in (0, 1)]
        for end, least in ((0, min), (1, max))
    )
    return QRectF(left, top, right - left, bottom - top)


def _with_margin(box: QRectF) -> QRectF:
    margin = _MARGIN * max(box.width(), box.height())
    return box.adjusted(-margin, -margin, margin, margin)
